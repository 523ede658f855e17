"""One act, one event: reports of several articles are put together by the rule, and only then."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from relations import folding
from relations.parquet import record_batches, write_batches
from relations.records import Article, Event
from tests import factory

ONE = "Turkey accused Russia of bombing civilians near Idlib, the ministry said."
OTHER = "The ministry in Ankara accused Russia of bombing civilians in Idlib province."
ELSE = "Turkey accused Moscow of breaking a promise about tomatoes and tourists."


def article(number: int, published: datetime) -> Article:
    return Article.of(
        collection="c", body=f"text {number}", published=published, source=str(number)
    )


def event(sentence: str, told: Article, day: date = date(2020, 2, 3)) -> Event:
    made = replace(
        factory.events("c")[0], event_id=f"{told.source}-{sentence[:20]}", date=day,
        date_precision="day", article_id=told.article_id, reported_by=told.article_id,
        sentence=sentence, reports=1,
    )  # fmt: skip
    return made


def folded(folder: Path, events: list[Event], articles: list[Article]) -> list[dict[str, object]]:
    events_at, articles_at = folder / "e.parquet", folder / "a.parquet"
    write_batches("events", record_batches("events", events), events_at)
    write_batches("articles", record_batches("articles", articles), articles_at)
    rows: list[dict[str, object]] = []
    for path in folding.fold([events_at], [articles_at], folder):
        rows += pq.read_table(path).to_pylist()
    return rows


FIRST, SECOND = article(1, datetime(2020, 2, 3)), article(2, datetime(2020, 2, 4))


def test_two_reports_of_one_act_become_one_event_of_the_first_published(tmp_path: Path) -> None:
    (row,) = folded(tmp_path, [event(OTHER, SECOND), event(ONE, FIRST)], [SECOND, FIRST])
    assert row["article_id"] == FIRST.article_id
    assert row["reports"] == 2
    assert row["reported_by"] == f"{FIRST.article_id} {SECOND.article_id}"


def test_the_order_in_which_reports_arrive_makes_no_difference(tmp_path: Path) -> None:
    both = [event(ONE, FIRST), event(OTHER, SECOND)]
    assert folded(tmp_path, both, [FIRST, SECOND]) == folded(tmp_path, both[::-1], [FIRST, SECOND])


def test_folding_again_changes_nothing(tmp_path: Path) -> None:
    (row,) = folded(tmp_path, [event(ONE, FIRST), event(OTHER, SECOND)], [FIRST, SECOND])
    again = replace(event(ONE, FIRST), reports=2, reported_by=str(row["reported_by"]))
    (twice,) = folded(tmp_path, [again, event(OTHER, SECOND)], [FIRST, SECOND])
    assert (twice["reports"], twice["reported_by"]) == (2, row["reported_by"])


@pytest.mark.parametrize(
    "second",
    [
        event(ELSE, SECOND),
        event(OTHER, SECOND, date(2020, 2, 6)),
        replace(event(OTHER, SECOND), status="denied"),
        replace(event(OTHER, SECOND), date_precision="month"),
        event(OTHER, FIRST),
    ],
    ids=["other words", "three days later", "other status", "other precision", "same article"],
)
def test_what_the_rule_does_not_name_stays_two_events(tmp_path: Path, second: Event) -> None:
    assert len(folded(tmp_path, [event(ONE, FIRST), second], [FIRST, SECOND])) == 2


def test_sentences_are_alike_when_half_of_their_words_are_shared() -> None:
    assert folding.similar(ONE, OTHER)
    assert not folding.similar(ONE, ELSE)
    assert not folding.similar("They met.", "They met.")
