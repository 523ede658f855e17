"""The catalogue for translators: complete, up to date, and enough to translate every page."""

from __future__ import annotations

import ast
import base64
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from pathlib import Path
from string import ascii_letters
from typing import Any

import pyarrow as pa
import pytest
from babel.dates import get_month_names
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po
from google.protobuf.json_format import MessageToDict
from streamlit.testing.v1 import AppTest

from relations import countries, ontology, texts, translating
from relations.dataset import About, publish
from relations.pages import read
from relations.schema import TABLES
from tests import factory
from tests.pages.conftest import open_page

ROOT = Path(__file__).parents[1]
BRACKETED = re.compile("⟦[^⟦⟧]*⟧")
WORD = re.compile(r"[^\W\d_]{3,}")
#: Words of no language: formats, scales, libraries, and what only programs read.
NAMES = {"plover", "parquet", "csv", "json", "goldstein", "cameo", "localhost", "http", "https"}
#: Fields of Streamlit's elements whose text a reader sees.
SHOWN = {"label", "body", "placeholder", "help", "options", "content", "alt"}
#: Fields of the charts' data that a reader sees in tooltips and on axes.
TOLD = {"side", "type", "partner"}
#: Data are written in letters that no text of ours has, so that what is left in ours is ours.
FOREIGN = str.maketrans(ascii_letters, "".join(chr(0x0430 + at) for at in range(52)))
MOSCOW = "Moscow".translate(FOREIGN)
PAGES: dict[str, dict[str, Any]] = {
    "": {"collection": "none", "colour": "1"},
    "RUS-TUR": {"q": MOSCOW, "from_": "2015", "modes": "1", "event": "none"},
    "TUR": {"year": "2015", "status": ["occurred", "denied", "wrong"]},
    "TUR-USA": {"type": "AID"},
    "USA-TUR": {},
    "search": {"q": "Sochi".translate(FOREIGN)},
    "compare": {"pairs": "RUS-TUR,TUR-USA,x", "share": "1"},
    "read": {"example": "visit"},
    "data": {},
    "method": {},
    "nowhere": {},
}


def test_the_file_for_translators_is_up_to_date(tmp_path: Path) -> None:
    translating.write(tmp_path / "messages.pot")
    fresh = (tmp_path / "messages.pot").read_text(encoding="utf-8")
    assert fresh == translating.POT.read_text(encoding="utf-8"), "run `make texts`"


def test_every_text_stands_in_the_code_as_it_is() -> None:
    """A text that is put together before it is translated could not be found."""
    found = ast.Constant | ast.Name | ast.Attribute | ast.Subscript
    for path in (ROOT / "relations").rglob("*.py"):
        # The names of types and modes are gathered from the ontology itself.
        allowed = found | ast.Call if path.name == "ontology.py" else found
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                number = {"_": 1, "N_": 1, "ngettext": 2}.get(node.func.id, 0)
                assert all(isinstance(one, allowed) for one in node.args[:number]), (
                    f"{path.name}:{node.lineno}"
                )


@pytest.mark.parametrize("code", ["de", "ja", "tr", "ru", "ar", "pt_BR"])
def test_a_new_language_has_the_plurals_it_needs(
    code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(texts, "FOLDER", tmp_path)
    made = translating.write_language(code)
    with made.open("rb") as file:
        catalogue = read_po(file, locale=code)
    one, many = "{number:,} event", "{number:,} events"
    forms = catalogue.get(one).string
    assert len(forms) == catalogue.num_plurals
    catalogue.get(one).string = tuple(f"{at} {{number}}" for at in range(len(forms)))
    with made.open("wb") as file:
        write_po(file, catalogue)
    assert translating.write_language(code) == made  # what is translated stays
    texts._translation.cache_clear()
    try:
        texts.speak(code)
        for number in range(30):
            assert texts.ngettext(one, many, number).endswith(f" {number}")
    finally:
        texts.speak(None)
        texts._translation.cache_clear()


@pytest.fixture
def bracketed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A language in which every text of ours stands in brackets, by a file alone."""
    made = Catalog(locale="eo", charset="utf-8")
    for message in translating.gathered():
        if message.id and message.pluralizable:
            made.add(message.id, tuple(f"⟦{form}⟧" for form in message.id))
        elif message.id:
            made.add(message.id, f"⟦{message.id}⟧")
    with (tmp_path / "eo.po").open("wb") as file:
        write_po(file, made)
    monkeypatch.setattr(texts, "FOLDER", tmp_path)
    texts._translation.cache_clear()
    yield
    texts.speak(None)
    texts._translation.cache_clear()


@pytest.mark.usefixtures("bracketed")
@pytest.mark.parametrize("path", PAGES)
def test_a_file_translates_every_word_of_a_page_but_the_data(
    path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RELATIONS_DATA", str(tmp_path / "data"))
    _publish_in_foreign_letters(tmp_path / "data")
    page = open_page(path, **PAGES[path])
    page.context = {"url": f"http://localhost/{path}", "locale": "eo"}
    page.run()
    assert not page.exception
    said = [_without_brackets(text) for text in _texts(page)]
    words = {word for text in said for word in WORD.findall(text.lower()) if word.isascii()}
    assert words - _known(path) == set()


def _publish_in_foreign_letters(folder: Path) -> None:
    def written(text: str | None) -> str | None:
        return text.translate(FOREIGN) if text else text

    articles = [
        replace(one, title=written(one.title), text=str(written(one.text)),
                source=written(one.source), licence=written(one.licence))
        for one in factory.articles().values()
    ]  # fmt: skip
    events = [
        replace(one, sentence=written(one.sentence), why=str(written(one.why)),
                rule=str(written(one.rule)), coder=str(written(one.coder)))
        for one in factory.events()
    ]  # fmt: skip
    about = About("Заголовок", licence="Лицензия", citation="Ссылка", source="Источник")
    publish(folder, "sample", articles, events, about, "кодировщик")


def _texts(page: AppTest) -> list[str]:
    """All that a reader sees on a page: HTML as its words, tables, charts with their axes."""
    found: list[str] = []
    blocks: list[Any] = [page._tree]
    while blocks:
        node = blocks.pop()
        children = getattr(node, "children", {})
        blocks.extend(children.values())
        if getattr(node, "proto", None) is not None and not children:
            found.extend(_of_element(MessageToDict(node.proto)))
    return found


def _of_element(told: Any, key: str = "") -> Iterator[str]:
    if key == "datasets":
        yield from (text for one in told for text in _of_rows(one["data"]["data"], TOLD))
    elif key == "arrowData":
        yield from _of_rows(told["data"], None)
    elif isinstance(told, dict):
        for name, value in told.items():
            yield from _of_element(value, name)
    elif isinstance(told, list):
        for value in told:
            yield from _of_element(value, key)
    elif isinstance(told, str):
        yield from _of_text(told, key)


def _of_text(told: str, key: str) -> Iterator[str]:
    if key == "spec":
        yield from _of_chart(json.loads(told))
    elif key == "columns":
        yield from (column.get("label", "") for column in json.loads(told).values())
    elif key in SHOWN:
        yield _words(told)


def _of_rows(encoded: str, columns: set[str] | None) -> Iterator[str]:
    """The texts of these columns of an Arrow table, of all where None are named."""
    table = pa.ipc.open_stream(base64.b64decode(encoded)).read_all()
    for name in table.column_names:
        if columns is None or name in columns:
            yield from (value for value in table[name].to_pylist() if isinstance(value, str))


def _of_chart(spec: Any) -> Iterator[str]:
    if isinstance(spec, dict):
        for name, value in spec.items():
            if name == "title" and isinstance(value, dict):
                yield from (" ".join(value[part]) for part in ("text", "subtitle"))
            elif name in ("title", "description"):
                yield " ".join(value) if isinstance(value, list) else str(value or "")
            elif name == "labelExpr":
                yield " ".join(re.findall(r'"([^"]*)"', value))
            else:
                yield from _of_chart(value)
    elif isinstance(spec, list):
        for value in spec:
            yield from _of_chart(value)


def _words(body: str) -> str:
    """The words of HTML: its text, and the attributes that are read out."""
    body = re.sub(r"<style>.*?</style>", " ", body, flags=re.DOTALL)
    body = re.sub(r"<code>.*?</code>|\b[0-9a-f]{8,}\b", " ", body)
    body = re.sub(r"<[^>]*?\b(?:title|alt|aria-label)=\"([^\"]*)\"[^>]*>", r" \1 ", body)
    return unescape(re.sub(r"<[^>]*>", " ", body))


def _without_brackets(text: str) -> str:
    while (fewer := BRACKETED.sub(" ", text)) != text:
        text = fewer
    return text


def _known(path: str) -> set[str]:
    """Words that no translator writes: names of countries, codes, months of CLDR, keys."""
    texts.speak("eo")
    data = [path, "sample", *NAMES, *map(countries.name, countries.names()), *countries.names()]
    data += list(ontology.EVENT_TYPES)
    for width in ("wide", "abbreviated"):
        data += list(get_month_names(width, locale="eo").values())
    if path == "data":
        data += [f"{table} {one.name} {one.type}" for table in TABLES for one in TABLES[table]]
    if path == "method":
        data += [mode for known in ontology.EVENT_TYPES.values() for mode in known.modes]
    if path == "read":
        published, text = read.EXAMPLES["visit"]
        coded = read.events_in(text, published) or []
        data += [str(value) for row in coded for value in row.values()]
    data += [str(one) for pair in PAGES[path].items() for one in pair]
    return {word for text in data for word in WORD.findall(text.lower())}
