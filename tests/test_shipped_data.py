"""The data that ships with the project is what its seeds give, byte for byte."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from relations import cli, dataset
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


def test_a_shipped_pair_has_its_text_beside_every_event() -> None:
    (collection,) = dataset.open_collections(ROOT / "data")
    assert collection.rows["articles"] == 1
    assert collection.rows["events"] >= 10
