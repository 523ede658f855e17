"""Texts in the reader's language: found by file, filled with values, English where none is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from relations import choices, texts
from relations.texts import _, ngettext

GERMAN = """
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

msgid "Nothing of {pair}"
msgstr "Nichts von {pair}"

msgid "{number:,} event"
msgid_plural "{number:,} events"
msgstr[0] "{number} Ereignis"
msgstr[1] "{number} Ereignisse"

msgid "broken {name}"
msgstr "kaputt {nam}"

msgid "number {number}"
msgstr "{number[0]}"

msgid "{day} {month} {year}"
msgstr "{day}. {month} {year}"

"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setattr(texts, "FOLDER", tmp_path)
    (tmp_path / "de.po").write_text(GERMAN, encoding="utf-8")
    texts._translation.cache_clear()
    yield tmp_path
    texts.speak(None)
    texts._translation.cache_clear()


@pytest.mark.usefixtures("folder")
def test_a_file_is_all_that_a_translation_needs() -> None:
    texts.speak("de-AT")
    assert _("Nothing of {pair}", pair="RUS-TUR") == "Nichts von RUS-TUR"
    assert ngettext("{number:,} event", "{number:,} events", 1) == "1 Ereignis"
    assert ngettext("{number:,} event", "{number:,} events", 2) == "2 Ereignisse"
    assert choices.long_date(date(2019, 3, 1)) == "1. März 2019"
    assert texts.written() == "de"


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("asked", "found"),
    [("pt-br", "pt_BR"), ("pt", "pt_BR"), ("zh-Hant-TW", "zh_TW"), ("de-CH", "de"), ("ja", "en")],
)
def test_the_nearest_translation_is_taken(folder: Path, asked: str, found: str) -> None:
    for name in ("pt_BR", "zh_TW"):
        (folder / f"{name}.po").write_text('msgid "Date"\nmsgstr "x"\n', encoding="utf-8")
    texts.speak(asked)
    assert texts.written() == found


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("language", ["fr", "", None, "../..", "en-US", "de" * 200])
def test_other_languages_stay_english(language: str | None) -> None:
    texts.speak(language)
    assert _("Nothing of {pair}", pair="RUS-TUR") == "Nothing of RUS-TUR"
    assert ngettext("{number:,} event", "{number:,} events", 2000) == "2,000 events"


@pytest.mark.usefixtures("folder")
def test_a_translation_with_wrong_braces_does_not_break_a_page() -> None:
    texts.speak("de")
    assert _("broken {name}", name="text") == "broken text"
    assert _("number {number}", number=1) == "number 1"


@pytest.mark.parametrize(
    "content",
    [
        'msgid "Nothing of {pair}\n msgstr',
        GERMAN.replace("plural=(n != 1)", "plural=foo"),
        GERMAN.replace("nplurals=2", "nplurals=1"),
    ],
)
def test_a_file_that_cannot_be_read_leaves_english(folder: Path, content: str) -> None:
    (folder / "de.po").write_text(content, encoding="utf-8")
    texts.speak("de")
    assert _("Nothing of {pair}", pair="RUS-TUR") == "Nothing of RUS-TUR"
