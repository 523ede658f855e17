from __future__ import annotations

from pathlib import Path

import pytest

from relations.sources import common


def test_newlines_become_one_kind() -> None:
    assert common.clean("a\r\nb\rc\u2028d\x0ce") == "a\nb\nc\nd\ne"


def test_signs_that_nobody_sees_are_taken_out() -> None:
    assert common.clean("Pu\u00adtin\u200b met\x00 \u202eErdogan\ufeff\x9f") == "Putin met Erdogan"


def test_no_break_spaces_stay_and_tabs_become_spaces() -> None:
    assert common.clean("Mr\u00a0Putin\tsaid") == "Mr\u00a0Putin said"


def test_letters_are_composed() -> None:
    assert common.clean("Erdog\u0306an") == "Erdo\u011fan"


def test_half_surrogates_can_be_stored_afterwards() -> None:
    assert common.clean("a\ud800b").encode() == "a\ufffdb".encode()


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("Erdoğan".encode(), ("Erdoğan", False)),
        ("Erdoğan".encode("utf-8-sig"), ("Erdoğan", False)),
        ("Erdoğan".encode("utf-16"), ("Erdoğan", False)),
        ("Müller".encode("latin-1"), ("Müller", True)),
        (b"", ("", False)),
    ],
)
def test_bytes_are_decoded_by_their_mark_or_as_utf8_or_latin1(
    data: bytes, expected: tuple[str, bool]
) -> None:
    assert common.decode(data) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://example.org/a?b=1", "https://example.org/a?b=1"),
        (" http://example.org ", "http://example.org"),
        ("javascript:alert(1)", None),
        ("https://example.org/<script>", None),
        ("https://example.org/a b", None),
        ("ftp://example.org", None),
        ("", None),
        (None, None),
    ],
)
def test_only_web_addresses_are_links(text: str | None, expected: str | None) -> None:
    assert common.web_address(text) == expected


def test_a_problem_reads_as_file_line_reason() -> None:
    assert str(common.Problem("a.csv", 7, "no date")) == "a.csv:7: no date"
    assert str(common.Problem("a.txt", 0, "no date")) == "a.txt: no date"


def test_a_huge_document_is_refused_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "huge.txt"
    path.write_bytes(b"a" * 101)
    monkeypatch.setattr(common, "MAX_BYTES", 100)
    with pytest.raises(common.BadRecordError, match="101 bytes"):
        common.read_bytes(path)
