"""How a verb finds who acts and toward whom: objects, appositions, shared and relative ones."""

from __future__ import annotations

from datetime import datetime

import pytest

from tests.coder.reading import lines

_SIDES = [
    # two objects, instruments, appositions
    ("Cambodia gives Laos a six-day ultimatum.", ["KHM > LAO THREATEN occurred"]),
    ("Six Iranian generals were hit with an asset freeze by Britain.",
     ["GBR > IRN SANCTION occurred"]),
    ("Niger deports Saadi Amin, son of a general, to Libya.", ["NER > LBY COERCE occurred"]),
    ("Britain imposes sanctions on Teodoro Mangue, the son of the president of Kenya, over fraud.",
     ["GBR > KEN SANCTION occurred"]),
    ("Israel killed ten people in air strikes against Syrian positions.",
     ["ISR > SYR ASSAULT occurred"]),
    ("Kuwait gave Malawi $5m in 2002 to pay its teachers.", ["KWT > MWI AID occurred"]),
    ("Chile broke off relations with Peru, giving Peruvian diplomats 72 hours to leave.",
     ["CHL > PER SANCTION occurred"]),
    # who refuses to recognise, announces troops, deports
    ("Spain does not recognise Kosovo.", ["ESP > XKX REJECT occurred"]),
    ("Spain recognised Kosovo.", ["ESP > XKX SUPPORT occurred"]),
    ("Brazil announced the deployment of 300 soldiers to Haiti.",
     ["BRA > HTI MOBILIZE planned"]),
    ("Gabon expelled forty Malian workers.", ["GAB > MLI COERCE occurred"]),
    ("Japan reached an agreement with Chile on fishing.", ["CHL = JPN SUPPORT occurred"]),
    # a participle that tells of its noun
    ("The Turkish soldier killed in the north of Syria on Monday was buried by his family.", []),
    ("An Israeli raid on Syria was foiled by rebels.", []),
    ("An Israeli raid on Syria was called off.", []),
    ("Talks between Russia and Ukraine were called off.", ["RUS = UKR REJECT occurred"]),
    ("Talks between Russia and Ukraine were called constructive.", []),
    ("Four Turkish soldiers died, bringing the number of Turkish soldiers killed in Syria to 9.",
     []),
    # what is near, meant or offered, and not done
    ("Chile said it was ready and willing to send troops to Peru.", ["CHL > PER MOBILIZE planned"]),
    ("Peru and Chile had almost reached agreement on trade.", ["CHL = PER SUPPORT hypothetical"]),
    ("A French official states there is neither hunger nor crisis in Chad.", []),
    ("France's foreign minister was in Lima on Monday.", ["FRA > PER CONSULT occurred"]),
    # a citizen of its own, targets of measures, talks amid something else
    ("A Kenyan-British trader was arrested by British police.", []),
    ("A Kenyan trader was arrested by British police.", ["GBR > KEN COERCE occurred"]),
    ("Japan widened sanctions against Russia, targeting its energy companies.",
     ["JPN > RUS SANCTION occurred"]),
    ("Turkey and Iran hold talks amid the escalation with Syria.", ["IRN = TUR CONSULT occurred"]),
    # what a second verb shares with the first
    ("Chad closes its border with Sudan and severs economic relations.",
     ["TCD > SDN COERCE occurred", "TCD > SDN SANCTION occurred"]),
    ("Iran arrested two Britons and released them on Friday.",
     ["IRN > GBR COERCE occurred", "IRN > GBR RETREAT occurred"]),
    ("France condemned Syria, urging it to stop the violence.",
     ["FRA > SYR ACCUSE occurred", "FRA > SYR REQUEST occurred"]),
    ("Turkey expelled the Israeli envoy, giving him a day to leave.",
     ["TUR > ISR SANCTION occurred"]),
    ("Chile released three Bolivians whom its police had arrested.",
     ["CHL > BOL RETREAT occurred", "CHL > BOL COERCE occurred"]),
    # toward each other, between
    ("Thailand and Cambodia recall their ambassadors over the row.",
     ["KHM = THA SANCTION occurred"]),
    ("India and Pakistan accused each other of shelling.", ["IND = PAK ACCUSE occurred"]),
    ("Talks between Russia and Ukraine are postponed.", ["RUS = UKR REJECT occurred"]),
    # who acts in a passive
    ("A French journalist was sentenced to ten years in prison in Ethiopia.",
     ["ETH > FRA SANCTION occurred"]),
    ("Three Russian activists monitoring trials in Belarus are expelled.",
     ["BLR > RUS COERCE occurred"]),
    ("The Russian ambassador to Poland was summoned.", ["POL > RUS ACCUSE occurred"]),
    ("At least 20 Turkish soldiers were killed in clashes with Syrian forces.",
     ["SYR > TUR ASSAULT occurred"]),
    # errands, fronted acts, shared modals, what others must do
    ("French President Nicolas Sarkozy visits Afghanistan to meet with President Hamid Karzai.",
     ["AFG = FRA CONSULT occurred", "FRA > AFG CONSULT occurred"]),
    ("After meeting Russian officials, German diplomats said the talks were useful.",
     ["DEU = RUS CONSULT occurred"]),
    ("Turkey's president will travel to Greece and hold talks with Greek officials.",
     ["GRC = TUR CONSULT planned", "TUR > GRC CONSULT planned"]),
    ("Benin's president said on Thursday that Nigeria must reopen the crossing.",
     ["BEN > NGA REQUEST occurred"]),
    ("Serbia demanded on Sunday that Kosovo withdraw the police.",
     ["SRB > XKX REQUEST occurred"]),
    ("In Vienna, police arrested two Russian diplomats.", ["AUT > RUS COERCE occurred"]),
    ("Turkey, along with Iran, condemned Israel.",
     ["TUR > ISR ACCUSE occurred", "IRN > ISR ACCUSE occurred"]),
    ("The trade war between China and Japan was discussed in Berlin.", []),
    ("Yemenis were released from custody in Amsterdam.", ["NLD > YEM RETREAT occurred"]),
    ("On Thursday President Nicolas Maduro threatened Colombia with reprisals.",
     ["VEN > COL THREATEN occurred"]),
    # captives and prisoners, two passives with one auxiliary, blows told in a clause
    ("Iran freed eight British sailors seized in May.",
     ["IRN > GBR COERCE occurred", "IRN > GBR RETREAT occurred"]),
    ("Two Yemenis were released in Amsterdam, having been arrested in May.",
     ["NLD > YEM COERCE occurred", "NLD > YEM RETREAT occurred"]),
    ("A Jamaican singer is released from a U.S. prison and deported back to Jamaica.",
     ["USA > JAM COERCE occurred", "USA > JAM RETREAT occurred"]),
    ("Relatives hope for a deal to free three Americans held in Tehran.",
     ["IRN > USA COERCE occurred"]),
    ("Seven Iranian exiles were killed when Iraqi forces stormed the camp.",
     ["IRQ > IRN ASSAULT occurred"]),
    ("A Turkish spy was indicted in Greece.", ["GRC > TUR ACCUSE occurred"]),
    # objects of two words and of one name, participles before nouns, origins told by clauses
    ("The Greek navy fires warning shots at a Turkish boat.", ["GRC > TUR MOBILIZE occurred"]),
    ("The French navy captures 11 Somali pirates.", ["FRA > SOM COERCE occurred"]),
    ("China massed armoured vehicles along its border with Vietnam.",
     ["CHN > VNM MOBILIZE occurred"]),
    ("Britain imposes a two-week quarantine on people who arrive from Belgium.",
     ["GBR > BEL SANCTION occurred"]),
    # statuses: warnings of oneself, adjectives, ties to come
    ("North Korea warns it will attack South Korea.", ["PRK > KOR THREATEN occurred"]),
    ("Iran warns that Israel will attack Syria.", ["ISR > SYR THREATEN planned"]),
    ("Taiwan is ready to hold talks with China.", ["TWN > CHN AGREE occurred"]),
    ("Russia will re-open its embassy in Libya.", ["RUS > LBY AGREE planned"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), _SIDES)
def test_sides(text: str, expected: list[str]) -> None:
    assert sorted(lines(text, datetime(2013, 7, 12))) == sorted(expected)
