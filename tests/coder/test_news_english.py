"""Turns of news English: names, amounts, sites and makers, what is only claimed or asked for."""

from __future__ import annotations

from datetime import datetime

import pytest

from tests.coder.reading import lines

_DAY = datetime(2013, 7, 12)

_TOLD = [
    # the shape of a word
    ("Turkish F-16s shoot down a Syrian military aircraft.", ["TUR > SYR ASSAULT occurred"]),
    ("The Israeli Air Defense Command shoots down a Syrian Air Force drone.",
     ["ISR > SYR ASSAULT occurred"]),
    ("The Kenyan Armed Forces resume exercises with the Chilean Armed Forces.",
     ["CHL = KEN COOPERATE occurred"]),
    ("Peru placed sanctions on BANDES, the Chilean state bank.", ["PER > CHL SANCTION occurred"]),
    ("An air-strike by French forces on a town in northern Mali killed 30 people.",
     ["FRA > MLI ASSAULT occurred"]),
    ("The United States will impose tariffs of 10% on US$300 billion worth of Chinese exports.",
     ["USA > CHN THREATEN planned"]),
    ("Peru, Chile and Kenya each expel a Russian diplomat.",
     ["CHL > RUS SANCTION occurred", "KEN > RUS SANCTION occurred", "PER > RUS SANCTION occurred"]),
    # who a clause is about
    ("A pact meant to prevent clashes was signed in Lima by Peru and Chile.",
     ["CHL = PER SUPPORT occurred"]),
    ("Two Chilean sailors who had been held for more than five months were released by Peru.",
     ["PER > CHL RETREAT occurred"]),
    ("Peru's president telephoned Chile's president, offered his condolences and invited him.",
     ["CHL = PER CONSULT occurred", "PER > CHL SUPPORT occurred", "PER > CHL AGREE occurred"]),
    ("Peruvian envoys were refused entry to Chile.", ["CHL > PER REJECT occurred"]),
    ("A Peruvian writer was granted asylum by Chile.", ["CHL > PER AID occurred"]),
    ("Peru let the Chilean journalist Juan Soto go.", ["PER > CHL RETREAT occurred"]),
    ("Peru demanded at a news conference that Chile return the ships.",
     ["PER > CHL REQUEST occurred"]),
    ("Kenyan missiles were launched at Ethiopian troops.", ["KEN > ETH ASSAULT occurred"]),
    ("Peru's envoy was summoned to the Chilean foreign ministry.",
     ["CHL > PER ACCUSE occurred"]),
    ("A visit to Lima by Chile's foreign minister ended badly.", ["CHL > PER CONSULT occurred"]),
    ("The signing came at the end of talks in Rome that day between Peru and Chile.",
     ["CHL = PER CONSULT occurred"]),
    ("In a statement President Uhuru Kenyatta thanked Peru.", ["KEN > PER SUPPORT occurred"]),
    ("Memorandums on schools, trade and health were signed by Peru and Chile.",
     ["CHL = PER SUPPORT occurred"]),
    ("Peru signed an accord on energy, trade and schools with Chile.",
     ["CHL = PER SUPPORT occurred"]),
    ("Duties on Chilean wine were abolished by Peru.", ["PER > CHL CONCEDE occurred"]),
    ("A ban on Chilean wine was imposed by Peru.", ["PER > CHL SANCTION occurred"]),
    ("President Uhuru Kenyatta, who is on a state visit, and President Pinera held talks.",
     ["CHL = KEN CONSULT occurred"]),
    ("President Uhuru Kenyatta had more than an hour of talks with Peru's president.",
     ["KEN = PER CONSULT occurred"]),
    ("Peru is due to hold talks with Chile.", ["CHL = PER CONSULT planned"]),
    ("Kenya freed ten Ethiopian sailors and Ethiopia let nine Kenyans go.",
     ["KEN > ETH RETREAT occurred", "ETH > KEN RETREAT occurred"]),
    ("Peruvian and Chilean soldiers withdrew on Sunday from the spot.",
     ["CHL = PER RETREAT occurred"]),
    ("Peru condemned what it called the unlawful arrest of sailors by Chile.",
     ["PER > CHL ACCUSE occurred"]),
    # what is said of another state
    ("Peru complained on Monday that Chile had moved the buoys.", ["PER > CHL ACCUSE occurred"]),
    ("Lima said that Chile had broken the treaty.", ["PER > CHL ACCUSE occurred"]),
    ("Peru's president said that Kenya was behind the attack.", ["PER > KEN ACCUSE occurred"]),
    ("Peru described the Chilean tariffs as economic bullying.", ["PER > CHL ACCUSE occurred"]),
    # whose a thing or a place is
    ("Ethiopian troops have withdrawn from a key town in central Somalia.",
     ["ETH > SOM RETREAT occurred"]),
    ("Chile orders the release of the Peruvian minister.", ["CHL > PER CONCEDE occurred"]),
    ("Chile lifts the sanctions it placed on Peru.", ["CHL > PER CONCEDE occurred"]),
    ("French jets carry out strikes targeting militants in Mali.", ["FRA > MLI ASSAULT occurred"]),
    ("Chile vetoes a Peruvian-drafted resolution.", ["CHL > PER REJECT occurred"]),
    ("Kenya sent 300 troops to help Mozambique.", ["KEN > MOZ AID occurred"]),
    ("Montenegro receives 30,000 doses of a vaccine donated by China.",
     ["CHN > MNE AID occurred"]),
    # who acts
    ("Peru says security forces have arrested three Kenyans.", ["PER > KEN COERCE occurred"]),
    ("British police announce that a Kenyan has been charged with fraud.",
     ["GBR > KEN ACCUSE occurred"]),
    ("Sixty Kenyans are forcibly and publicly deported to Nairobi from Malta and Cyprus.",
     ["CYP > KEN COERCE occurred", "MLT > KEN COERCE occurred"]),
    ("The premier of Malta and the premier of Kenya agree on trade.",
     ["KEN = MLT AGREE occurred"]),
    # how it is said
    ("Peru is concerned over Chile's military preparations.", ["PER > CHL ACCUSE occurred"]),
    ("Malta rules out apologising to Kenya.", ["MLT > KEN REJECT occurred"]),
    ("Malta refuses to allow a visit from the president of Kenya.", ["MLT > KEN REJECT occurred"]),
    ("Malta abandons a pledge to shelter Syrian refugees.", ["MLT > SYR REJECT occurred"]),
    ("Peru will recall its envoy to Chile, accusing Chile of fraud.",
     ["PER > CHL THREATEN planned", "PER > CHL ACCUSE occurred"]),
    ("There is no sign that Russian troops have withdrawn from Georgia.",
     ["RUS > GEO RETREAT denied"]),
    ("Kenya calls the Russian raid a war crime.", ["KEN > RUS ACCUSE occurred"]),
    ("Chile asked that Peru arrest him, and Peru requests that Chile halt the sale.",
     ["PER > CHL REQUEST occurred"]),
]  # fmt: skip

_NOT_TOLD = [
    "Chile denies reports of an agreement to exchange prisoners with Peru.",
    "Chile repeated allegations that Peru is helping Kenya.",
    "Chile sold arms in a move to threaten Peru.",
    "Kenya resumes its diplomatic operations in Ukraine.",
    "Fifteen people were hurt in a bombing of a Syrian Catholic church in Iraq.",
    "A British hostage is released in Iraq.",
    "Five British workers kidnapped in Kenya have been set free in Chad.",
    "A Kenyan won a lawsuit against the American police after the Madrid attacks.",
    "Former president of Bolivia Evo Morales lands in Argentina.",
    "Germany shuts its airspace as volcanic ash from Iceland reaches Europe.",
]


@pytest.mark.parametrize(("text", "expected"), _TOLD)
def test_the_acts_of_a_sentence(text: str, expected: list[str]) -> None:
    assert sorted(lines(text, _DAY)) == sorted(expected)


@pytest.mark.parametrize("text", _NOT_TOLD)
def test_no_act_is_read_where_none_is_told(text: str) -> None:
    assert lines(text, _DAY) == []
