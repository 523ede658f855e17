from __future__ import annotations

import json
from datetime import date, datetime
from typing import Any

import pytest

from relations import references
from relations.records import Article
from relations.sources import Defaults, Problem, fields

WHEN = {"published": "2019-09-16"}


def make(record: dict[str, Any], **defaults: Any) -> list[Article | Problem]:
    return list(fields.to_article(record, Defaults("sample", **defaults), "a.jsonl", 7))


def article(record: dict[str, Any], **defaults: Any) -> Article:
    (found,) = make(record, **defaults)
    assert isinstance(found, Article)
    return found


def problem(record: dict[str, Any], **defaults: Any) -> Problem:
    (found,) = make(record, **defaults)
    assert isinstance(found, Problem)
    assert (found.file, found.line, found.lost) == ("a.jsonl", 7, True)
    return found


def test_every_field_is_taken() -> None:
    found = article({
        "published": "2019-09-16T22:22", "title": " Truce\n agreed ", "text": "They met.",
        "source": "Gazette", "url": "https://example.org/a", "language": "EN-gb", "licence": "CC0",
        "id": 5, "category": "War",
    })  # fmt: skip
    assert found == Article.of(
        collection="sample", published=datetime(2019, 9, 16, 22, 22), title="Truce agreed",
        body="They met.", source="Gazette", url="https://example.org/a", language="en",
        licence="CC0",
    )  # fmt: skip


def test_references_are_kept_and_a_broken_list_of_them_does_not_lose_the_article() -> None:
    report = {"title": "Deal", "url": "https://example.org/r", "publisher": "Gazette"}
    found = article({"text": "They met.", "references": [report, "https://example.org/s"], **WHEN})
    assert [one.url for one in references.from_text(found.rests_on)] == [
        "https://example.org/r", "https://example.org/s",
    ]  # fmt: skip
    kept, told = make({"text": "They met.", "references": [{"page": 5}], **WHEN})
    assert isinstance(kept, Article)
    assert kept.rests_on is None
    assert isinstance(told, Problem)
    assert not told.lost
    assert "a reference needs a title or a url" in told.reason


@pytest.mark.parametrize(
    ("field", "name"),
    [(field, name) for field, names in fields.FIELD_NAMES.items() for name in names],
)
def test_every_documented_name_is_understood(field: str, name: str) -> None:
    values = {
        "text": "They met.",
        "title": "Truce",
        "published": "2020-01-01",
        "source": "Gazette",
        "url": "https://example.org",
        "language": "fr",
        "licence": "CC0",
        "lede": "First.",
        "rests_on": [{"title": "Report"}],
    }
    record = {"text": "They met.", **WHEN, **{name: values[field]}}
    if name not in ("text", *WHEN):
        record = {key: value for key, value in record.items() if key not in (field,)} | {
            name.upper().replace("_", " "): values[field]
        }
    found = article(record)
    seen = {
        "text": found.text,
        "title": found.title,
        "source": found.source,
        "url": found.url,
        "language": found.language,
        "licence": found.licence,
        "lede": found.text[:6],
        "rests_on": json.loads(found.rests_on or "null"),
        "published": found.published.date().isoformat(),
    }
    assert seen[field] == values[field]


def test_the_callers_defaults_fill_what_is_missing() -> None:
    when = datetime(2020, 1, 1)
    found = article({"text": "They met."}, published=when, source="S", licence="L", language="de")
    assert (found.published, found.source, found.licence, found.language) == (when, "S", "L", "de")
    own = {"text": "They met.", **WHEN, "source": "T", "licence": "M", "language": "fr"}
    found = article(own, published=when, source="S", licence="L", language="de")
    assert (found.published.year, found.source, found.licence, found.language) == (
        2019, "T", "M", "fr",
    )  # fmt: skip


def test_a_title_alone_is_an_article() -> None:
    assert article({"title": "Russia and Turkey hold talks", **WHEN}).text == (
        "Russia and Turkey hold talks"
    )


def test_the_lede_is_the_first_paragraph_once() -> None:
    lede = {"lede": "They met.", **WHEN}
    assert article({**lede, "text": "More."}).text == "They met.\n\nMore."
    assert article({**lede, "text": "They met. More."}).text == "They met. More."
    assert article({**lede, "text": " "}).text == "They met."


def test_a_list_of_sources_is_joined() -> None:
    assert article({"text": "A.", **WHEN, "sources": ["BBC", "AP"]}).source == "BBC, AP"
    assert article({"text": "A.", **WHEN, "sources": []}).source is None


@pytest.mark.parametrize("value", [date(2019, 9, 16), datetime(2019, 9, 16), "16 Sep 2019"])
def test_dates_of_any_type_are_understood(value: object) -> None:
    assert article({"text": "A.", "date": value}).published == datetime(2019, 9, 16)


def test_an_address_of_another_kind_is_left_out_with_a_notice() -> None:
    found, notice = make({"text": "A.", **WHEN, "url": "javascript:alert(1)"})
    assert isinstance(found, Article)
    assert found.url is None
    assert isinstance(notice, Problem)
    assert not notice.lost
    assert "javascript:alert(1)" in notice.reason


@pytest.mark.parametrize(
    ("record", "words"),
    [
        ({**WHEN}, "no text"),
        ({"text": " \n", "title": None, **WHEN}, "no text"),
        ({"text": float("nan"), **WHEN}, "no text"),
        ({"text": ["a"], **WHEN}, "'text' holds a list"),
        ({"text": 5, **WHEN}, "'text' holds a int"),
        ({"text": "A.", "title": {"en": "B"}, **WHEN}, "'title' holds a dict"),
        ({"text": "A."}, "no date: give a field 'published'"),
        ({"text": "A.", "published": "03/04/2019"}, "'03/04/2019' is not a date"),
        ({"text": "A.", "published": 1568672520}, "'1568672520' is not a date"),
        ({"text": "A.", **WHEN, "language": "english"}, "two-letter language code"),
        ({"text": "a" * 1_000_001, **WHEN}, "1,000,001 characters"),
    ],
)
def test_a_record_that_is_no_article_says_why(record: dict[str, Any], words: str) -> None:
    assert words in problem(record).reason
