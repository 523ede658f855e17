"""The catalogue for translators: complete, up to date, and enough to translate every page."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po
from google.protobuf.json_format import MessageToDict
from streamlit.testing.v1 import AppTest

from relations import countries, ontology, texts, translating
from relations.pages import read
from relations.schema import TABLES
from tests import factory, showing
from tests.pages.conftest import open_page

ROOT = Path(__file__).parents[1]
BRACKETED = re.compile("⟦[^⟦⟧]*⟧")
WORD = re.compile(r"[^\W\d_]{3,}")
#: Words of no language: names of formats, scales and libraries, and what only programs read.
NAMES = {"plover", "parquet", "csv", "json", "goldstein", "cameo", "localhost", "http", "https"}
#: Fields of Streamlit's elements whose text a reader sees.
SHOWN = {"label", "body", "placeholder", "help", "options", "content"}
PAGES: dict[str, dict[str, str]] = {
    "": {"collection": "none", "colour": "1"},
    "RUS-TUR": {"q": "Moscow", "from_": "2015", "status": "wrong", "modes": "1"},
    "TUR": {"year": "2015"},
    "TUR-USA": {"type": "AID"},
    "search": {"q": "Sochi"},
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
    for path in (ROOT / "relations").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                first = node.args[:1] if node.func.id in ("_", "N_", "ngettext") else []
                made = [one for one in first if isinstance(one, ast.JoinedStr | ast.BinOp)]
                assert not made, f"{path.name}:{node.lineno}"


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
    texts._catalogue.cache_clear()
    yield
    texts.speak(None)
    texts._catalogue.cache_clear()


@pytest.mark.usefixtures("bracketed")
@pytest.mark.parametrize("path", PAGES)
def test_a_file_translates_every_word_of_a_page_but_the_data(
    path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RELATIONS_DATA", str(tmp_path / "data"))
    showing.publish_sample(tmp_path / "data")
    page = open_page(path, **PAGES[path])
    page.context = {"url": f"http://localhost/{path}", "locale": "eo"}
    page.run()
    said = [_without_brackets(text) for text in _texts(page)]
    assert any(len(text) < len(whole) for text, whole in zip(said, _texts(page), strict=True))
    left = {word for text in said for word in WORD.findall(text.lower())} - _known(path)
    assert left == set()


def _texts(page: AppTest) -> list[str]:
    """All that a reader sees on a page, HTML as its words, charts as their titles."""
    found: list[str] = []
    blocks: list[Any] = [page._tree]
    while blocks:
        node = blocks.pop()
        blocks.extend(getattr(node, "children", {}).values())
        if getattr(node, "proto", None) is not None and not getattr(node, "children", {}):
            found.extend(_of_element(MessageToDict(node.proto)))
    return found


def _of_element(told: Any, key: str = "") -> Iterator[str]:
    if isinstance(told, dict):
        for name, value in told.items():
            yield from _of_element(value, name)
    elif isinstance(told, list):
        for value in told:
            yield from _of_element(value, key)
    elif isinstance(told, str) and key == "spec":
        yield from _of_chart(json.loads(told))
    elif isinstance(told, str) and key in SHOWN:
        yield _words(told)


def _of_chart(spec: Any) -> Iterator[str]:
    if isinstance(spec, dict):
        for name, value in spec.items():
            if name in ("title", "description"):
                yield " ".join(value) if isinstance(value, list) else str(value or "")
            else:
                yield from _of_chart(value)
    elif isinstance(spec, list):
        for value in spec:
            yield from _of_chart(value)


def _words(body: str) -> str:
    """The words of HTML: its text, and the attributes that are read out."""
    body = re.sub(r"<style>.*?</style>", " ", body, flags=re.DOTALL)
    body = re.sub(r"<(code|mark)>.*?</\1>|\b[0-9a-f]{8,}\b", " ", body)
    body = re.sub(r"<[^>]*?\b(?:title|alt|aria-label)=\"([^\"]*)\"[^>]*>", r" \1 ", body)
    return unescape(re.sub(r"<[^>]*>", " ", body)).replace("\\", "")


def _without_brackets(text: str) -> str:
    while (fewer := BRACKETED.sub(" ", text)) != text:
        text = fewer
    return text


def _known(path: str) -> set[str]:
    """Words that are data: of texts, sources, countries, codes, addresses."""
    texts.speak("eo")
    data = [path, "sample", *NAMES, *map(countries.name, countries.names())]
    data += [str(value) for row in factory.events() for value in row.as_row().values()]
    data += [str(value) for row in factory.articles().values() for value in row.as_row().values()]
    data += [f"{table} {column.name} {column.type}" for table in TABLES for column in TABLES[table]]
    data += [mode for known in ontology.EVENT_TYPES.values() for mode in known.modes]
    for published, text in read.EXAMPLES.values() if path == "read" else ():
        data += [
            str(value) for row in read.events_in(text, published) or () for value in row.values()
        ]
    data += [str(vars(showing.ABOUT) if hasattr(showing.ABOUT, "__dict__") else showing.ABOUT)]
    data += [value for given in PAGES.values() for pair in given.items() for value in pair]
    return {word for text in data for word in WORD.findall(text.lower())}
