from __future__ import annotations

from datetime import date

import pytest

from relations.references import Reference, from_text, of_value, to_text

REPORT = Reference("Jet\u2019s fall", "https://example.org/1", "Gazette", "2015-11-24")


def test_what_is_written_is_read_back() -> None:
    assert from_text(to_text((REPORT, Reference("Bare title")))) == (
        REPORT,
        Reference("Bare title"),
    )


def test_none_are_no_text() -> None:
    assert to_text(()) is None
    assert from_text(None) == from_text("") == ()


def test_a_list_may_be_given_as_json_text_as_addresses_or_with_dates() -> None:
    assert of_value("https://example.org/1")[0].url == "https://example.org/1"
    assert of_value('["https://example.org/1"]')[0].title == "https://example.org/1"
    assert of_value([{"title": "a  b", "date": date(2015, 11, 24)}]) == (
        Reference("a b", date="2015-11-24"),
    )


@pytest.mark.parametrize("value", [{}, 5, [5], [{}], [""], "[", "[" * 100_000, [{"date": "2015"}]])
def test_what_is_no_list_of_references_is_refused(value: object) -> None:
    with pytest.raises(ValueError, match=r"reference|Expecting"):
        of_value(value)


@pytest.mark.parametrize("text", ["nothing", "[", '{"a": 1}', "[1]", "[" * 100_000])
def test_broken_text_reads_as_no_references(text: str) -> None:
    assert from_text(text) == ()
