from __future__ import annotations

import re
from html import escape
from pathlib import Path

import pytest
from starlette.applications import Starlette

from relations.filters import DEFINITIONS, PAGE_KEYS
from relations.pages import address_book, compare, read, search
from relations.routes import ADDRESSES, build_routes
from relations.schema import TABLES
from relations.scopes import canonical
from tests.asgi import request
from tests.factory import events
from tests.pages.conftest import Visit, html, open_page
from tests.showing import sample_store


def test_each_collection_has_its_terms_version_and_downloads(visit: Visit) -> None:
    told = html(visit("data"))
    assert "<dt>Licence</dt><dd>CC BY 4.0</dd>" in told
    assert "7 events, 3 articles; 24 November 2015 to 16 September 2019" in told
    assert 'href="./download/collection/sample/articles.parquet"' in told
    assert 'href="./download/all.csv?collection=sample"' in told


def test_every_column_and_every_address_is_told(visit: Visit) -> None:
    told = html(visit("data"))
    for columns in TABLES.values():
        for column in columns:
            assert f"<code>{column.name}</code>" in told
    for address in ADDRESSES:
        assert f"<code>{address.path}</code>" in told


def test_each_table_can_be_had_in_both_forms_with_what_is_to_be_known(visit: Visit) -> None:
    told = html(visit("data"))
    for table in TABLES:
        for form in ("csv", "parquet"):
            assert f'href="./download/collection/sample/{table}.{form}"' in told
    assert 'href="./download/collection/sample/metadata.json"' in told


def test_the_examples_of_events_and_collections_are_published(visit: Visit) -> None:
    newest = max(events(), key=lambda one: one.date).date
    examples = re.findall(r"<br>For instance <code>(/download/(?:event|coll)[^<]+)</code>",
                          html(visit("data")))  # fmt: skip
    assert len(examples) == 5
    app = Starlette(routes=build_routes(sample_store))
    for example in examples:
        answer = request(app, example)
        assert answer.status == 200
        if example.endswith(".json") and "/event/" in example and "metadata" not in example:
            assert f'"date": "{newest}"' in answer.text


def test_every_filter_and_every_key_of_a_page_is_told(visit: Visit) -> None:
    told = html(visit("data"))
    for definition in DEFINITIONS:
        wanted = definition.wanted.format(most=200)
        row = rf"<code>{definition.key}</code></th><td>{wanted}"
        assert re.search(row, told, re.IGNORECASE), definition.key
    assert set(PAGE_KEYS) == set(address_book._KEYS)
    for value in (*PAGE_KEYS, "occurred", "CONSULT", "RUS-TUR", "any-TUR", "mutual", "week"):
        assert f"<code>{value}</code>" in told
    assert "<code>sample</code>" in told


def test_the_pages_that_are_told_are_there(visit: Visit) -> None:
    told = html(visit("data"))
    for path in address_book.PAGES:
        assert f"<code>{escape(path)}</code>" in told
        name = path.partition("?")[0].strip("/")
        assert name in (search.PATH, compare.PATH, read.PATH) or canonical(name) == name
    assert f"/read?example={next(iter(read.EXAMPLES))}" in address_book.PAGES


@pytest.mark.parametrize("text", ["<b>", "=1"])
def test_what_stands_in_the_data_is_never_html(text: str) -> None:
    assert "<b>" not in address_book.keys_html([text])


def test_an_empty_folder_says_so(data_dir: Path) -> None:
    assert "Nothing is published" in open_page("data").info[0].value
