from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from relations.sources import Problem, tables
from relations.sources.tables import Record


def write(tmp_path: Path, name: str, content: str | bytes) -> Path:
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_json_lines_give_records_with_their_lines(tmp_path: Path) -> None:
    path = write(tmp_path, "a.jsonl", '\ufeff{"text": "A"}\r\n\n{"text": "Ç", "n": [1]}')
    assert list(tables.json_lines(path)) == [
        Record(1, {"text": "A"}), Record(3, {"text": "Ç", "n": [1]}),
    ]  # fmt: skip


def test_bad_json_lines_are_listed_and_the_rest_goes_on(tmp_path: Path) -> None:
    lines = ['{"text": "A"}', "{bad", "[1]", '"x"', "[" * 100_000, '{"text": "B"}']
    found = list(tables.json_lines(write(tmp_path, "a.jsonl", "\n".join(lines))))
    assert [item.line for item in found] == [1, 2, 3, 4, 5, 6]
    problems = [item.reason for item in found if isinstance(item, Problem)]
    assert len(problems) == 4
    assert problems[0].startswith("not JSON")
    assert problems[1] == "a JSON list, not an object with fields"


def test_a_line_too_long_is_listed_and_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tables, "MAX_BYTES", 50)
    long = json.dumps({"text": "a" * 300})
    path = write(tmp_path, "a.jsonl", f'{{"text": "A"}}\n{long}\n{{"text": "B"}}\n{long}')
    found = list(tables.json_lines(path))
    assert [(item.line, isinstance(item, Problem)) for item in found] == [
        (1, False), (2, True), (3, False), (4, True),
    ]  # fmt: skip


def test_latin1_is_told_once(tmp_path: Path) -> None:
    content = '{"text": "Müller"}\n{"text": "Käse"}\n'.encode("latin-1")
    notice, first, second = tables.json_lines(write(tmp_path, "a.jsonl", content))
    assert isinstance(notice, Problem)
    assert (notice.line, notice.lost) == (1, False)
    assert (first, second) == (Record(1, {"text": "Müller"}), Record(2, {"text": "Käse"}))


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_csv_rows_are_records_with_the_line_they_begin_on(tmp_path: Path, delimiter: str) -> None:
    rows = [
        ["Published", "text", "note"],
        ["2019-09-16", '"one,\ntwo; ""three"""', "1"],
        ["2019-09-17", "four", "2"],
    ]
    path = write(tmp_path, "a.csv", "\ufeff" + "\r\n".join(map(delimiter.join, rows)) + "\r\n\r\n")
    assert list(tables.delimited(path)) == [
        Record(2, {"Published": "2019-09-16", "text": 'one,\ntwo; "three"', "note": "1"}),
        Record(4, {"Published": "2019-09-17", "text": "four", "note": "2"}),
    ]


def test_csv_rows_of_another_width_are_listed(tmp_path: Path) -> None:
    path = write(tmp_path, "a.csv", "published,text\n2019-09-16\n2019-09-16,a,b\n2019-09-16,c\n")
    short, wide, good = tables.delimited(path)
    assert isinstance(short, Problem)
    assert (short.line, short.reason) == (2, "1 fields where the header names 2")
    assert isinstance(wide, Problem)
    assert wide.line == 3
    assert good == Record(4, {"published": "2019-09-16", "text": "c"})


def test_an_open_quotation_mark_is_told_with_the_lines_it_costs(tmp_path: Path) -> None:
    path = write(tmp_path, "a.csv", 'published,text\n2019-09-16,"open\n' + "2019-09-16,b\n" * 5)
    (problem,) = tables.delimited(path)
    assert isinstance(problem, Problem)
    assert problem.line == 2
    assert problem.reason.startswith("not CSV up to line 7")
    assert "quotation mark" in problem.reason


def test_rows_after_a_row_that_is_no_csv_are_read(tmp_path: Path) -> None:
    rows = ["published,text", '2019-09-16,"a" b', '2019-09-16,5" of rain', "2019-09-16,c"]
    problem, first, second = tables.delimited(write(tmp_path, "a.csv", "\n".join(rows)))
    assert isinstance(problem, Problem)
    assert problem.line == 2
    assert first == Record(3, {"published": "2019-09-16", "text": '5" of rain'})
    assert second == Record(4, {"published": "2019-09-16", "text": "c"})


def test_a_csv_file_without_known_columns_says_so(tmp_path: Path) -> None:
    for content in ("", "a,b\n1,2\n", "2019-09-16,Russia and Turkey met.\n"):
        (problem,) = tables.delimited(write(tmp_path, "a.csv", content))
        assert isinstance(problem, Problem)
        assert "must name the columns" in problem.reason


def test_latin1_and_long_lines_of_a_csv_file_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tables, "MAX_BYTES", 50)
    rows = ["published,text", "2019-09-16," + "a" * 300, "2019-09-16,Müller", "2019-09-16,b"]
    found = list(tables.delimited(write(tmp_path, "a.csv", "\n".join(rows).encode("latin-1"))))
    assert [(i.line, i.lost) for i in found if isinstance(i, Problem)] == [(2, True), (3, False)]
    assert [(i.line, i.fields["text"]) for i in found if isinstance(i, Record)] == [
        (3, "Müller"), (4, "b"),
    ]  # fmt: skip


def test_parquet_rows_are_records_of_the_known_columns(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    rows = {"id": [1, 2], "published": [date(2019, 9, 16), None], "text": ["A", "B"],
            "sources": [["BBC"], []]}  # fmt: skip
    pq.write_table(pa.table(rows), path)
    assert list(tables.parquet(path)) == [
        Record(1, {"published": date(2019, 9, 16), "text": "A", "sources": ["BBC"]}),
        Record(2, {"published": None, "text": "B", "sources": []}),
    ]


def test_a_broken_parquet_file_is_a_problem(tmp_path: Path) -> None:
    for content in (b"", b"PAR1 and no more", b"PAR1" + b"\0" * 100 + b"PAR1"):
        (problem,) = tables.parquet(write(tmp_path, "a.parquet", content))
        assert isinstance(problem, Problem)
        assert "not a readable Parquet file" in problem.reason


def test_the_records_of_a_file_are_counted_beforehand(tmp_path: Path) -> None:
    assert tables.count(write(tmp_path, "a.jsonl", "{}\n{}\n")) == 2
    assert tables.count(write(tmp_path, "b.parquet", "none")) == 0
    pq.write_table(pa.table({"text": ["A", "B", "C"]}), tmp_path / "c.parquet")
    assert tables.count(tmp_path / "c.parquet") == 3
