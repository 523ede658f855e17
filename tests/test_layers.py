"""The house: who may import whom. Read from the source, so that a forgotten import fails."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "relations"
GROUND = {"texts", "schema", "ontology", "countries", "references", "palette"}
MAKING = {
    "sources", "coder", "importers", "shards", "extraction", "folding", "building", "training",
    "evaluation", "cli",
}  # fmt: skip
SHOWING = {
    "store", "finding", "choices", "scopes", "filters", "counting", "facets",
    "queries", "rows", "overviews",
    "movement", "turning", "periods", "charts", "exports", "provenance", "feeds", "routes",
    "answers", "shell", "web", "pages",
}  # fmt: skip
#: Rooms that ask the data in SQL.
SQL = {"store", "scopes", "filters", "counting", "facets", "queries", "overviews", "rows"}


def _modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def _imports(path: Path) -> set[str]:
    """Every module that a file imports, by full name."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def _room(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def _rooms_imported(path: Path) -> set[str]:
    names = {name for name in _imports(path) if name.startswith("relations.")}
    return {name.split(".")[1] for name in names}


@pytest.mark.parametrize("path", _modules(), ids=lambda p: str(p.relative_to(ROOT)))
def test_streamlit_stays_in_the_pages_and_altair_in_the_charts(path: Path) -> None:
    tops = {name.split(".")[0] for name in _imports(path)}
    if _room(path) != "pages":
        assert "streamlit" not in tops
    if _room(path) != "charts":
        assert "altair" not in tops


@pytest.mark.parametrize("room", sorted(GROUND))
def test_the_ground_floor_imports_nothing_of_the_project_but_texts(room: str) -> None:
    assert _rooms_imported(PACKAGE / f"{room}.py") <= {"texts"} - {room}


def test_neither_wing_imports_the_other() -> None:
    """But for the page that reads a text of the visitor's own: it calls the coder."""
    for path in _modules():
        room = _room(path)
        if path == PACKAGE / "pages" / "read.py":
            assert _rooms_imported(path) & MAKING == {"coder"}
            continue
        if room in MAKING:
            assert not _rooms_imported(path) & SHOWING, path
        elif room in SHOWING:
            assert not _rooms_imported(path) & MAKING, path


def test_the_records_have_the_columns_of_the_schema() -> None:
    from dataclasses import fields

    from relations import records, schema

    assert [f.name for f in fields(records.Event)] == [c.name for c in schema.EVENTS]
    assert [f.name for f in fields(records.Article)] == [c.name for c in schema.ARTICLES]


def test_the_front_door_and_every_page_stay_short() -> None:
    for path in [ROOT / "app.py", *(PACKAGE / "pages").glob("*.py")]:
        assert len(path.read_text(encoding="utf-8").splitlines()) < 200, path


def test_sql_is_written_in_queries_and_rooms_that_it_uses() -> None:
    asks = re.compile(r"\bSELECT\b.+\bFROM\b|\bFROM (events|articles|monthly)\b")
    used, waiting = set[str](), ["queries"]
    while waiting:
        used.add(room := waiting.pop())
        waiting += _rooms_imported(PACKAGE / f"{room}.py") - used - GROUND
    assert used >= SQL
    for path in _modules():
        if _room(path) in SHOWING and asks.search(path.read_text(encoding="utf-8")):
            assert _room(path) in SQL, path


@pytest.mark.parametrize("path", sorted((PACKAGE / "pages").glob("*.py")), ids=lambda p: p.name)
def test_pages_ask_queries_and_no_room_behind_it(path: Path) -> None:
    assert not _rooms_imported(path) & {"overviews", "counting", "rows", "facets"}


def test_every_page_of_its_own_has_a_path_and_a_title() -> None:
    from relations.pages import main

    paths = [page.PATH for page in main.PAGES]
    assert len(set(paths)) == len(paths)
    assert all(page.TITLE and callable(page.show) for page in main.PAGES)
