"""Filters: the same choice as SQL, as words, as an address, and back."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from relations import finding
from relations.filters import DEFINITIONS, Filters
from tests import showing, strategies

relaxed = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)
PAIR = "RUS-TUR"


def as_mapping(pairs: list[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return found


def direction_of(row: dict[str, Any]) -> str:
    if row["reciprocal"]:
        return "mutual"
    return f"{row['source_country']}-{row['target_country']}"


def direction_in(scope: str, row: dict[str, Any]) -> str:
    """The direction of a row as a page about one country, or about all of them, tells it."""
    if row["reciprocal"] or "-" in scope:
        return direction_of(row)
    if not scope:
        return "any-any"
    return f"{scope}-any" if row["source_country"] == scope else f"any-{scope}"


def chosen(filters: Filters, row: dict[str, Any]) -> bool:
    """What the filters mean, said in Python and not in SQL."""
    words = finding.folded(filters.text)
    return (
        filters.scope in ("", row["pair"], *row["pair"].split("-"))
        and (filters.date_from is None or row["date"] >= filters.date_from)
        and (filters.date_to is None or row["date"] <= filters.date_to)
        and (not filters.types or row["event_type"] in filters.types)
        and (not filters.directions or direction_in(filters.scope, row) in filters.directions)
        and (not filters.statuses or row["status"] in filters.statuses)
        and (not filters.collections or row["collection"] in filters.collections)
        and (not filters.years or str(row["date"].year) in filters.years)
        and (not filters.sources or row["publisher"] in filters.sources)
        and any(words in finding.folded(text) for text in (row["sentence"] or "", row["text"]))
    )


@relaxed
@given(strategies.filters(strategies.SCOPES))
def test_address_brings_back_the_same_filters(filters: Filters) -> None:
    back, notices = Filters.parse(filters.scope, as_mapping(filters.query()), showing.COLLECTIONS)
    assert back == filters
    assert notices == ()


@relaxed
@given(strategies.filters(strategies.SCOPES))
def test_sql_chooses_the_rows_that_the_filters_mean(filters: Filters) -> None:
    store, rows = showing.random_data()
    where, parameters = filters.where()
    found = store.ask(f"SELECT event_id FROM events WHERE {where}", parameters)
    expected = sorted(row["event_id"] for row in rows if chosen(filters, row))
    assert sorted(found["event_id"].to_pylist()) == expected


@relaxed
@given(strategies.queries)
def test_no_query_string_raises_or_reaches_sql(query: dict[str, Any]) -> None:
    store, _ = showing.random_data()
    filters, notices = Filters.parse(PAIR, query, showing.COLLECTIONS)
    where, parameters = filters.where()
    store.ask(f"SELECT count(*) FROM events WHERE {where}", parameters)
    assert all(notice.isprintable() and len(notice) < 400 for notice in notices)
    assert len(notices) <= 21
    again, none = Filters.parse(PAIR, as_mapping(filters.query()), showing.COLLECTIONS)
    assert (again, none) == (filters, ())


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({}, "all events"),
        ({"from": "2019", "to": "2019"}, "1 January 2019 to 31 December 2019"),
        ({"from": "2019-02-03"}, "from 3 February 2019"),
        ({"to": "2020-02"}, "up to 29 February 2020"),
        ({"from": "2019-02-03", "to": "2019-02-03"}, "on 3 February 2019"),
        ({"type": ["ACCUSE", "CONSULT"]}, "Consult or Accuse"),
        ({"type": ["AID", "ACCUSE", "CONSULT"]}, "Consult, Aid or Accuse"),
        ({"direction": "RUS-TUR"}, "Russia toward Turkey"),
        ({"direction": ["mutual", "TUR-RUS"]}, "Turkey toward Russia or both together"),
        ({"status": ["planned", "denied"]}, "planned or denied"),
        ({"collection": "sample"}, "collection sample"),
        ({"q": "S-400"}, "the source text contains “S-400”"),
        ({"year": ["2019", "2015"]}, "in 2015 or 2019"),
        ({"source": "Test Gazette"}, "published by Test Gazette"),
        (
            {"status": "occurred", "type": "AID", "to": "2019", "direction": "RUS-TUR"},
            "up to 31 December 2019; Aid; Russia toward Turkey; occurred",
        ),
    ],
)
def test_words_read_as_english(query: dict[str, Any], expected: str) -> None:
    filters, notices = Filters.parse(PAIR, query, showing.COLLECTIONS)
    names = filters.words().replace("Russian Federation", "Russia").replace("Türkiye", "Turkey")
    assert names == expected
    assert notices == ()


@pytest.mark.parametrize(
    ("query", "field", "value"),
    [
        ({"type": "consult"}, "types", ("CONSULT",)),
        ({"status": "Occurred"}, "statuses", ("occurred",)),
        ({"direction": "tur-rus"}, "directions", ("TUR-RUS",)),
        ({"direction": "MUTUAL"}, "directions", ("mutual",)),
        ({"collection": "Sample"}, "collections", ("sample",)),
        ({"type": ["AID", "aid"]}, "types", ("AID",)),
        ({"from": " 2019-01-31 "}, "date_from", date(2019, 1, 31)),
        ({"q": "  a   b "}, "text", "a b"),
    ],
)
def test_values_are_taken_in_capitals_or_not(query: Any, field: str, value: object) -> None:
    filters, notices = Filters.parse(PAIR, query, showing.COLLECTIONS)
    assert getattr(filters, field) == value
    assert notices == ()


@pytest.mark.parametrize(
    ("query", "notice"),
    [
        ({"type": "FOO"}, "type=FOO is not a PLOVER event type; it was left out"),
        ({"type": "FOO' OR 1=1"}, "type=FOO' OR 1=1 is not a PLOVER event type; it was left out"),
        ({"from": "2019-02-30"}, "from=2019-02-30 is not a date such as 2019-01-31; "),
        ({"from": "20190101"}, "from=20190101 is not a date"),
        ({"status": "done"}, "(occurred, planned, hypothetical, denied)"),
        ({"direction": "USA-TUR"}, "not a direction here (RUS-TUR, TUR-RUS, mutual)"),
        ({"collection": "gdelt"}, "collection=gdelt is not a collection here (other, sample)"),
        ({"form": "2019"}, "form is not a filter; it was left out"),
        ({"from": ["2019", "2020"]}, "from was given more than once; the first was used"),
        ({"year": "19"}, "year=19 is not a year such as 2019"),
        ({"type": ""}, "type= is not a PLOVER event type"),
        ({"q": "a\x00b"}, "q=a�b is not printable text"),
        ({"q": "\u0301"}, "is not printable text with a letter or sign, of at most 200 characters"),
    ],
)
def test_what_is_not_taken_is_told(query: Any, notice: str) -> None:
    filters, notices = Filters.parse(PAIR, query, showing.COLLECTIONS)
    assert len(notices) == 1
    assert notice in notices[0]
    if "more than once" not in notice:
        assert filters == Filters(PAIR)


def test_good_values_stay_beside_a_bad_one() -> None:
    filters, notices = Filters.parse(PAIR, {"type": ["FOO", "AID"], "from": "2019"})
    assert filters == Filters(PAIR, date(2019, 1, 1), types=("AID",))
    assert len(notices) == 1


def test_dates_the_wrong_way_round_are_swapped_with_a_notice() -> None:
    filters, notices = Filters.parse(PAIR, {"from": "2020", "to": "2018-05"})
    assert (filters.date_from, filters.date_to) == (date(2018, 5, 1), date(2020, 12, 31))
    assert len(notices) == 1
    assert "swapped" in notices[0]


def test_keys_of_the_page_are_no_mistake_but_unknown_keys_are() -> None:
    query = {"event": "0ab5", "page": "2", "step": "year", "utm_source": "x"}
    _, notices = Filters.parse(PAIR, query)
    assert notices == ("utm_source is not a filter; it was left out",)
    _, strict = Filters.parse(PAIR, query, other_keys=())
    assert len(strict) == 4


def test_thousands_of_bad_values_give_a_screenful_of_notices() -> None:
    _, notices = Filters.parse(PAIR, {"type": [f"X{n}" for n in range(5000)]})
    assert len(notices) == 21
    assert notices[-1] == "and 4980 more like these"


def test_pair_is_put_in_order_and_must_be_one() -> None:
    assert Filters.parse("tur-rus", {})[0].pair == PAIR
    for wrong in ("RUS-RUS", "RUS-XXX", "XXX", "Turkey", "RUS-TUR-USA"):
        with pytest.raises(ValueError, match=r"pair|code"):
            Filters.parse(wrong, {})
    with pytest.raises(ValueError, match="alphabetical"):
        Filters("TUR-RUS")


def test_impossible_values_are_refused_where_they_are_made() -> None:
    with pytest.raises(ValueError, match="lies after"):
        Filters(PAIR, date(2020, 1, 1), date(2019, 1, 1))
    with pytest.raises(ValueError, match="not text"):
        Filters(PAIR, text="a\x00")
    with pytest.raises(ValueError, match="not text"):
        Filters(PAIR, text="\u0301\u0308")


def test_equal_choices_are_equal_values() -> None:
    one = Filters(PAIR, types=("ACCUSE", "AID", "AID"), statuses=("denied", "occurred"))
    other = Filters(PAIR, types=("AID", "ACCUSE"), statuses=("occurred", "denied"))
    assert one == other
    assert hash(one) == hash(other)


def test_a_filter_left_out_leaves_the_others() -> None:
    filters = Filters(PAIR, date(2019, 1, 5), types=("AID",), text="a")
    where, parameters = filters.where(without=("from", "to", "q"))
    assert set(parameters) == {"scope", "types"}
    assert "$date_from" not in where
    assert "$types" in where


def test_every_filter_has_its_own_key_and_field() -> None:
    fields = set(Filters.__dataclass_fields__) - {"scope"}
    assert {definition.field for definition in DEFINITIONS} == fields
    assert len({definition.key for definition in DEFINITIONS}) == len(DEFINITIONS)
