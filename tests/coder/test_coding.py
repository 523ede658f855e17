"""What the coder reads in one sentence: act, direction, status, and when it stays silent."""

from __future__ import annotations

from dataclasses import replace

import pytest

from relations import coder
from tests.coder.reading import article, events, line, lines

_ACTS = [
    # active, passive, mutual
    ("Turkey accused Russia of treachery.", ["TUR > RUS ACCUSE occurred"]),
    ("Russia was accused by Turkey of treachery.", ["TUR > RUS ACCUSE occurred"]),
    ("A Russian jet was shot down by Turkish forces.", ["TUR > RUS ASSAULT occurred"]),
    ("Six Turkish soldiers were killed in a Syrian air strike.", ["SYR > TUR ASSAULT occurred"]),
    ("Russia and Turkey signed an agreement on gas.", ["RUS = TUR SUPPORT occurred"]),
    ("The leaders of Russia and Turkey met in Sochi.", ["RUS = TUR CONSULT occurred"]),
    ("The president of Russia visited China.", ["RUS > CHN CONSULT occurred"]),
    ("Israeli warplanes strike targets in Syria, killing five.", ["ISR > SYR ASSAULT occurred"]),
    ("China sanctions US firms over arms sales.", ["CHN > USA SANCTION occurred"]),
    ("Sanctions were imposed on Russia by the United States.", ["USA > RUS SANCTION occurred"]),
    ("Russia expelled two American diplomats.", ["RUS > USA SANCTION occurred"]),
    ("The last Italian troops left Afghanistan.", ["ITA > AFG RETREAT occurred"]),
    ("Germany donated tents to Nepal.", ["DEU > NPL AID occurred"]),
    ("Moscow bought Iranian drones.", ["RUS > IRN COOPERATE occurred"]),
    ("Greece urged Turkey to withdraw its ships.", ["GRC > TUR REQUEST occurred"]),
    ("Armenia demanded that Azerbaijan halt the attack.", ["ARM > AZE REQUEST occurred"]),
    ("Iran threatened to attack Israel.", ["IRN > ISR THREATEN occurred"]),
    ("The US lifted sanctions on Sudan.", ["USA > SDN CONCEDE occurred"]),
    ("Talks between Russia and Ukraine began in Turkey.", ["RUS = UKR CONSULT occurred"]),
    ("Turkey, which bought Russian missiles, thanked Qatar.",
     ["TUR > RUS COOPERATE occurred", "TUR > QAT SUPPORT occurred"]),
    # who alone decides on a common act decides alone
    ("Russia refused to meet Ukraine.", ["RUS > UKR REJECT occurred"]),
    ("Iran said it will not negotiate with Iraq.", ["IRN > IRQ REJECT occurred"]),
    ("Russia said it would deepen trade with Turkey.", ["RUS > TUR AGREE planned"]),
    ("On Friday Putin accused Turkey of treachery.", ["RUS > TUR ACCUSE occurred"]),
    # status
    ("Chinese and American officials will hold talks next week.", ["CHN = USA CONSULT planned"]),
    ("Erdogan is expected to discuss the matter with Trump.", ["TUR = USA CONSULT planned"]),
    ("Russia denied that it had attacked Turkey.", ["RUS > TUR ASSAULT denied"]),
    ("Russia and Germany did not sign the treaty.", ["DEU = RUS SUPPORT denied"]),
    ("Turkey might buy Russian aircraft.", ["TUR > RUS AGREE hypothetical"]),
    ("Israel agreed to release Syrian prisoners.", ["ISR > SYR CONCEDE occurred"]),
]  # fmt: skip

_SILENT = [
    "Spain beat Germany 2-1 in the World Cup.",
    "A Turkish-backed group attacked the town.",
    "Pro-Russian separatists shelled the airport in Ukraine.",
    "Turkey is larger than Greece.",
    "The UN condemned Russia.",
    "Ukraine accused fighters of shelling a hospital.",
    "The lawyer said Turkey and Greece have a long history.",
    "Ankara and Moscow have an established relationship when it comes to military cooperation.",
    "The turkey was served with Brussels sprouts in Russia and China.",
]


@pytest.mark.parametrize(("sentence", "expected"), _ACTS, ids=[s for s, _ in _ACTS])
def test_an_act_is_read_with_direction_type_and_status(sentence: str, expected: list[str]) -> None:
    assert lines(sentence) == expected


@pytest.mark.parametrize("sentence", _SILENT)
def test_what_is_no_act_between_states_gives_no_event(sentence: str) -> None:
    assert lines(sentence) == []


def test_a_meeting_of_three_is_one_row_a_pair_with_one_group() -> None:
    found = events("Putin met his Turkish and Iranian counterparts in Ankara on Monday.")
    assert [event.pair for event in found] == ["RUS-TUR", "IRN-RUS", "IRN-TUR"]
    assert {event.reciprocal for event in found} == {True}
    assert len({event.group_id for event in found}) == 1
    assert found[0].group_id is not None


def test_every_span_names_its_words_in_the_text() -> None:
    text = "Turkish forces shot down a Russian jet near the border on Tuesday."
    (event,) = events(text)
    spans = {
        "sentence": text,
        "source": "Turkish forces",
        "target": "Russian jet",
        "trigger": "shot down",
        "date": "on Tuesday",
    }
    for part, words in spans.items():
        start, end = getattr(event, f"{part}_start"), getattr(event, f"{part}_end")
        assert text[start:end] == words


def test_the_reasons_name_act_direction_status_and_date() -> None:
    (event,) = events("Turkey might buy Russian aircraft.")
    why = (event.why or "").splitlines()
    assert [reason.split(":")[0] for reason in why] == ["Act", "Direction", "Status", "Date"]
    assert "by itself the word means COOPERATE" in why[0]
    assert "“might buy”" in why[2]
    assert event.rule == "cooperate.buy"


def test_the_same_act_told_twice_in_the_same_words_is_one_event() -> None:
    text = "Turkey condemned Russia.\n\nAnkara said little more. Turkey condemned Russia again."
    assert lines(text) == ["TUR > RUS ACCUSE occurred"]


def test_a_headline_that_the_body_repeats_adds_nothing() -> None:
    told = article("Turkey condemned Russia on Monday.", title="Ankara slams Moscow")
    assert [line(event) for event in coder.code(told)] == ["TUR > RUS ACCUSE occurred"]
    alone = article("It was a long day.", title="Ankara slams Moscow")
    assert [line(event) for event in coder.code(alone)] == ["TUR > RUS ACCUSE occurred"]


def test_a_headline_that_tells_another_act_counts() -> None:
    told = article("Putin congratulated Erdogan.", title="Putin spoke by telephone with Erdogan")
    assert [line(event) for event in coder.code(told)] == [
        "RUS = TUR CONSULT occurred",
        "RUS > TUR SUPPORT occurred",
    ]


def test_the_same_article_gives_the_same_events_and_ids_every_time() -> None:
    told = article("Turkey condemned Russia. Moscow then expelled two Turkish diplomats.")
    assert coder.code(told) == coder.code(told)
    assert len({event.event_id for event in coder.code(told)}) == 2


def test_an_article_without_two_countries_is_counted_but_not_read() -> None:
    reading = coder.read(article("Rain fell on Moscow. It was cold."))
    assert reading.sentences == 2
    assert reading.events == ()


def test_an_article_in_another_language_gives_no_event() -> None:
    told = replace(article("Turkey condemned Russia."), language="fr")
    assert coder.read(told).events == ()
