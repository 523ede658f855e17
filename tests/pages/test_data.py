from __future__ import annotations

from pathlib import Path

from relations.routes import ADDRESSES
from relations.schema import TABLES
from tests.pages.conftest import Visit, html, open_page


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


def test_an_empty_folder_says_so(data_dir: Path) -> None:
    assert "Nothing is published" in open_page("data").info[0].value
