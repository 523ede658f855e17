from __future__ import annotations

from pathlib import Path

import pytest

from relations.dataset import publish
from relations.pages import published
from tests import factory
from tests.showing import ABOUT


def _publish(folder: Path, events: int) -> None:
    made, chosen = factory.articles().values(), factory.events()[:events]
    publish(folder, "sample", made, chosen, ABOUT, factory.CODER)


def test_one_store_serves_one_version(data_dir: Path) -> None:
    _publish(data_dir, 3)
    assert published.store() is published.store()


def test_a_new_version_gets_a_new_store(data_dir: Path) -> None:
    stores = []
    for events in (3, 4, 5):
        _publish(data_dir, events)
        stores.append(published.store())
    assert len({id(store) for store in stores}) == 3
    assert stores[-1].ask("SELECT count(*) AS n FROM events")["n"][0].as_py() == 5


def test_the_data_folder_stands_beside_the_app_unless_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("RELATIONS_DATA", raising=False)
    assert published.folder() == Path(__file__).parents[2] / "data"
