from __future__ import annotations

import json
import pickle
from datetime import datetime
from pathlib import Path

import pytest

from relations import sources
from relations.records import Article
from relations.sources import Defaults, Problem, Slice

DEFAULTS = Defaults("sample", published=datetime(2019, 9, 16))
WIKIPEDIA = "wikipedia_current_events_2002_2022.parquet"


def fill(folder: Path) -> Path:
    (folder / "sub").mkdir(parents=True)
    (folder / ".hidden").mkdir()
    (folder / "b.txt").write_text("Russia and Turkey met.")
    (folder / "a.csv").write_text("text\nFrom a table.\nFrom it too.\n")
    (folder / "sub" / "c.JSONL").write_text('{"text": "From a line."}\nbad\n')
    (folder / "notes.pdf").write_text("x")
    (folder / ".hidden" / "d.txt").write_text("Unseen.")
    return folder


def test_a_folder_is_read_whole_and_in_order(tmp_path: Path) -> None:
    found = list(sources.read([fill(tmp_path / "in")], DEFAULTS))
    assert {item.text for item in found if isinstance(item, Article)} == {
        "Russia and Turkey met.", "From a table.", "From it too.", "From a line.",
    }  # fmt: skip
    problems = [item for item in found if isinstance(item, Problem)]
    assert [(Path(p.file).name, p.line, p.lost) for p in problems] == [
        ("notes.pdf", 0, False), ("c.JSONL", 2, True),
    ]  # fmt: skip
    assert list(sources.read([tmp_path / "in"], DEFAULTS)) == found


def test_files_of_unknown_kind_or_missing_are_problems_when_named(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_text("x")
    unknown, missing = sources.read([tmp_path / "a.pdf", tmp_path / "b.txt"], DEFAULTS)
    assert isinstance(unknown, Problem)
    assert isinstance(missing, Problem)
    assert ".jsonl" in unknown.reason
    assert "no such file" in missing.reason
    assert unknown.lost
    assert missing.lost


def test_a_large_file_is_cut_into_slices_of_records(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text("".join(json.dumps({"text": f"Text {n}."}) + "\n" for n in range(25)))
    pieces = list(sources.slices([path], DEFAULTS, records=10))
    assert [len(piece.records) for piece in pieces] == [10, 10, 5]
    places = [place for piece in pieces for place, _ in piece.read()]
    assert places == [(str(path), line) for line in range(1, 26)]


def test_slices_of_long_records_hold_fewer(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text("".join(json.dumps({"text": "word " * 150_000}) + "\n" for _ in range(6)))
    assert [len(piece.records) for piece in sources.slices([path], DEFAULTS)] == [3, 3]


def test_documents_share_slices(tmp_path: Path) -> None:
    for number in range(25):
        (tmp_path / f"{number:02}.txt").write_text(f"Text {number}.")
    pieces = list(sources.slices([tmp_path], DEFAULTS, records=10))
    assert [len(piece.files) for piece in pieces] == [10, 10, 5]


def test_a_slice_travels_to_another_process_unchanged(tmp_path: Path) -> None:
    for piece in sources.slices([fill(tmp_path / "in")], DEFAULTS):
        copy = pickle.loads(pickle.dumps(piece))
        assert list(copy.read()) == list(piece.read())
        assert copy.fingerprint() == piece.fingerprint()


def only(path: Path, defaults: Defaults = DEFAULTS) -> Slice:
    (piece,) = sources.slices([path], defaults)
    return piece


@pytest.mark.parametrize("name", ["a.txt", "a.csv"])
def test_the_fingerprint_follows_content_and_defaults(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text("text\none\n")
    before = only(path).fingerprint()
    assert only(path).fingerprint() == before
    assert only(path, Defaults("sample", source="S")).fingerprint() != before
    path.write_text("text\ntwo\n")
    assert only(path).fingerprint() != before


def test_the_records_are_counted_beforehand(tmp_path: Path) -> None:
    assert sources.estimate([fill(tmp_path / "in"), tmp_path / "missing"]) == 1 + 3 + 2


def test_the_real_chronicle_is_read_without_a_problem() -> None:
    path = Path(__file__).parents[3] / "shared" / "data" / WIKIPEDIA
    if not path.exists():
        pytest.skip("the chronicle is not on this machine")
    first = next(sources.slices([path], Defaults("chronicle")))
    items = [item for _, item in first.read()]
    assert len(items) == sources.SLICE_RECORDS
    assert all(isinstance(item, Article) for item in items)
