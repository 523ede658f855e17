"""The page on method: the steps, the measured figures by type, or why there are none."""

from __future__ import annotations

from pathlib import Path

from relations import measured
from tests.pages.conftest import Visit, html

SCORE = {"n": 4, "precision": 0.75, "recall": 0.5, "f1": 0.6}
HALF = {
    "records": 1200, "all": SCORE, "classes": {"AID": SCORE},
    "dates right": {"right": 3, "of": 4}, "negative records": 40, "events in negative records": 1,
    "errors": ["not kept"],
}  # fmt: skip


def test_the_figures_stand_with_their_n_and_the_coder(visit: Visit, data_dir: Path) -> None:
    other = {**HALF, "classes": {"REJECT": SCORE}}
    del other["negative records"], other["events in negative records"]  # every text has an event
    figures = {"gold": {"untouched": HALF, "tuned": other},
               "chronicle": {"untouched": other, "tuned": HALF}}  # fmt: skip
    measured.write(data_dir, "coder 1 <b>", figures)
    told = html(visit("method"))
    assert "On 1,200 labelled texts" in told
    assert "75 % of the events found are right" in told
    assert "3 of 4 are right" in told
    assert "40 texts without an event the coder saw 1 event." in told
    assert "coder 1 &lt;b&gt;" in told
    assert "Aid" in told
    assert "Reject" in told
    assert "On 1,200 dispatches of the chronicle" in told
    assert told.count("texts without an event") == 1


def test_without_figures_the_page_says_how_to_make_them(visit: Visit) -> None:
    page = visit("method")
    assert "No figures lie beside the published data" in page.info[0].value


def test_a_broken_file_of_figures_is_no_figures(tmp_path: Path) -> None:
    (tmp_path / measured.FILE).write_text("{}")
    assert measured.read(tmp_path) is None


def test_the_errors_are_not_published(tmp_path: Path) -> None:
    measured.write(tmp_path, "coder", {"gold": {"untouched": HALF, "tuned": HALF}})
    assert "not kept" not in (tmp_path / measured.FILE).read_text()


def test_types_and_statuses_have_examples_with_links(visit: Visit) -> None:
    told = html(visit("method"))
    assert "<dt>Assault (modes: " in told
    assert "Turkish forces shot down a Russian jet on Tuesday." in told
    assert "<dt>Denied</dt>" in told
    assert "No such event is published here." in told
