"""Acts told by nouns: where the sentence says that they happened, and where it does not."""

from __future__ import annotations

import pytest

from relations import ontology
from relations.coder import lexicon
from tests.coder.reading import lines

_NOUNS = list(lexicon.rows("nouns.tsv"))
_FLAGS = {
    "mutual", "event", "aside", "clash", "joint", "to-phrase", "trip", "deed", "measure", "state",
    "protest", "drawn", "heeded", "staged",
}  # fmt: skip

_TOLD = [
    # meetings, calls and visits in the background
    ("Putin, during a telephone conversation with Merkel, praised the deal.",
     ["DEU = RUS CONSULT occurred"]),
    ("In a telephone call, Angela Merkel briefed Emmanuel Macron on his plan.",
     ["DEU = FRA CONSULT occurred"]),
    ("Turkey and Iran agreed to fight crime at a summit in Sochi.", ["IRN = TUR CONSULT occurred"]),
    ("Erdogan said on a visit to Moscow that prices are high.", ["TUR > RUS CONSULT occurred"]),
    ("Erdogan will raise the issue in talks with Merkel on Friday.",
     ["DEU = TUR CONSULT planned"]),
    ("A crowd cheered during the first visit of the Chinese premier to Japan.",
     ["CHN > JPN CONSULT occurred"]),
    # what becomes of them
    ("Talks between Russia and Ukraine, scheduled to take place today, are postponed.",
     ["RUS = UKR REJECT occurred"]),
    ("Talks between India and Pakistan are planned for next week.",
     ["IND = PAK CONSULT planned"]),
    ("Erdogan's trip to Cuba has been postponed.", ["TUR > CUB REJECT occurred"]),
    # deeds
    ("Russian airstrikes against ISIS in Palmyra kill 5 people.", ["RUS > SYR ASSAULT occurred"]),
    ("Israel kills ten people in airstrikes conducted against Syrian targets.",
     ["ISR > SYR ASSAULT occurred"]),
    ("Two Turkish soldiers were killed in clashes with Syrian troops.",
     ["SYR > TUR ASSAULT occurred"]),
    ("At least four Armenian soldiers are killed following an Azeri attack.",
     ["AZE > ARM ASSAULT occurred"]),
    ("A man was rescued in a joint operation by US and Afghan forces.",
     ["AFG = USA COOPERATE occurred"]),
    # measures
    ("The release of two Iranians from Iraqi custody is no sign of a thaw.",
     ["IRQ > IRN RETREAT occurred"]),
    ("After the expulsion of Russian diplomats by Poland, nobody spoke.",
     ["POL > RUS SANCTION occurred"]),
    ("Deliveries of Russian missiles to Iran began.", ["RUS > IRN COOPERATE occurred"]),
    ("A man was hurt during a rally outside the Turkish embassy in Berlin.",
     ["DEU > TUR PROTEST occurred"]),
    # what an act brings upon its doer, and what was asked
    ("The German chancellor's remarks drew condemnation from Turkey.",
     ["TUR > DEU ACCUSE occurred"]),
    ("Russia's move was met with criticism from Ukraine.", ["UKR > RUS ACCUSE occurred"]),
    ("Vietnam received a warning from China.", ["CHN > VNM THREATEN occurred"]),
    ("Polish troops came under attack from Russian jets.", ["RUS > POL ASSAULT occurred"]),
    ("Egypt was the target of an Israeli raid.", ["ISR > EGY ASSAULT occurred"]),
    ("Following a request from Armenia, Russia sent troops.", ["ARM > RUS REQUEST occurred"]),
    # said to be done, begun or extended
    ("Japan's purchase of American jets was completed.", ["JPN > USA COOPERATE occurred"]),
    ("Iran confirmed the arrest of a British teacher.", ["IRN > GBR COERCE occurred"]),
    ("The detention of two Britons in Iran was confirmed.", ["IRN > GBR COERCE occurred"]),
    ("Polish aid to Ukraine arrived on Tuesday.", ["POL > UKR AID occurred"]),
    ("Washington's sanctions against Moscow were extended.", ["USA > RUS SANCTION occurred"]),
    ("New US sanctions on Russia took effect on Monday.", ["USA > RUS SANCTION occurred"]),
    ("After the downing of a Russian jet by Turkey, prices rose.",
     ["TUR > RUS ASSAULT occurred"]),
    ("India and France conducted joint patrols off Goa.", ["FRA = IND COOPERATE occurred"]),
    ("Two U.S. drone strikes are reported to have killed nine people in North Waziristan.",
     ["USA > PAK ASSAULT occurred"]),
    ("The Polish defence minister said Russian airstrikes continued across the country.",
     ["RUS > POL ASSAULT occurred"]),
    ("Following their meeting, Erdogan and Putin agreed on a plan.",
     ["RUS = TUR CONSULT occurred"]),
]  # fmt: skip

_NOT_TOLD = [
    "Bread prices have risen since the Russian invasion of Ukraine.",
    "The EU imposed curbs over Russia's invasion of Ukraine.",
    "Analysts fear Russia's withdrawal from Syria.",
    "The American embargo on Cuba has hurt bakers.",
    "German tourists died on a trip to Egypt.",
    "The Polish team's trip to Germany ended in defeat.",
    "The king of Spain is mocked for going on a trip to Botswana.",
    "The prospect of talks between Iran and Israel is remote.",
    "Argentina and Chile drew in a meeting in Lima.",
    "Turkish exports drew praise from German cooks.",
    "Iran faces an Israeli attack, analysts say.",
    "At the request of the German owner, the Polish bank sold it.",
    "A general held in Switzerland at the request of Serbia was sent home.",
    "German aid to Kenya reached a record in 2019.",
    "Iran confirmed the death of a British teacher.",
    "A strike by Chilean lorry drivers left Bolivian goods at the port.",
]


@pytest.mark.parametrize(("text", "expected"), _TOLD)
def test_a_noun_tells_an_act_where_the_sentence_says_it_happened(
    text: str, expected: list[str]
) -> None:
    found = lines(text)
    assert [line for line in found if line in expected] == expected, found


@pytest.mark.parametrize("text", _NOT_TOLD)
def test_a_noun_that_is_only_judged_or_in_the_background_tells_nothing(text: str) -> None:
    assert lines(text) == []


def test_every_noun_has_a_known_type_mode_and_flags() -> None:
    for row in _NOUNS:
        kind = ontology.EVENT_TYPES[row["type"]]
        assert not row["mode"] or row["mode"] in kind.modes, row
        assert set(row["flags"].split(",")) <= _FLAGS, row
