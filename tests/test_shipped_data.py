"""The data that ships with the project is what its seeds give, byte for byte."""

from __future__ import annotations

from pathlib import Path

import pyarrow.parquet as pq
from click.testing import CliRunner

from relations import cli, dataset, references
from relations.checks import check

ROOT = Path(__file__).parents[1]


def _contents(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_rebuilding_the_shipped_data_changes_nothing(tmp_path: Path) -> None:
    done = CliRunner().invoke(cli.main, ["build", "--data", str(tmp_path)])
    assert done.exit_code == 0, done.output
    assert _contents(tmp_path) == _contents(ROOT / "data")


def test_the_shipped_data_is_sound() -> None:
    for collection in dataset.open_collections(ROOT / "data"):
        assert check(collection) == []


def test_the_shipped_events_have_their_text_and_the_chronicle_its_references() -> None:
    made = {one.name: one for one in dataset.open_collections(ROOT / "data")}
    assert set(made) == {"seeds", "chronicle"}
    assert made["seeds"].rows["articles"] == 1
    assert made["seeds"].rows["events"] >= 10
    assert made["chronicle"].rows["articles"] >= 700
    articles = pq.read_table(made["chronicle"].path("articles")).to_pylist()
    assert all(references.from_text(row["rests_on"]) for row in articles)
    events = pq.read_table(made["chronicle"].path("events"), columns=["article_id"])
    assert set(events["article_id"].to_pylist()) <= {row["article_id"] for row in articles}


def test_the_shipped_data_stay_small() -> None:
    assert sum(len(content) for content in _contents(ROOT / "data").values()) < 5_000_000
