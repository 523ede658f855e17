"""The page on method: the steps, the measured figures by type, or why there are none."""

from __future__ import annotations

from html import escape
from pathlib import Path

import pytest

from relations import measured, ontology
from relations.dataset import About, open_collections, publish
from relations.ontology import EventType
from relations.pages import examples, wording
from tests import factory
from tests.pages.conftest import Visit, html, open_page

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
    assert "<h3>Assault</h3>" in told
    assert "Turkish forces shot down a Russian jet on Tuesday." in told
    assert "<dt>Denied</dt>" in told
    assert "No such event is published here." in told


@pytest.mark.parametrize("known", ontology.EVENT_TYPES.values(), ids=lambda one: one.code)
def test_every_mode_says_what_it_means_and_how_much_it_weighs(known: EventType) -> None:
    told = examples.type_html(known, {})
    for mode, score in known.modes.items():
        [row] = [one for one in told.split("<tr>") if f">{mode}</code>" in one]
        assert escape(known.mode_meanings[mode]) in row
        assert wording.score(score) in row
        assert "No such event is published here." in row
    assert told.count("No such event") == (len(known.modes) + 1 if known.modes else 1)


def test_a_mode_has_its_newest_event_as_an_example(visit: Visit) -> None:
    rows = [one.split("</tr>")[0] for one in html(visit("method")).split("<tr>")]
    [allege] = [row for row in rows if ">allege</code>" in row]
    assert "says that the other did wrong" in allege
    assert 'href="./RUS-TUR?event=' in allege
    assert "Moscow *accused* Ankara of &lt;b&gt;treachery&lt;/b&gt;" in allege
    without = [row for row in rows if "no mode" in row and "./RUS-TUR?event=" in row]
    assert len(without) == 1  # the talks; an event that is planned is no example


def test_the_page_says_how_to_cite_data_event_and_coder(data_dir: Path) -> None:
    about = About("Title", citation="Maker: <i>Sample</i> *2019*.")
    publish(data_dir, "sample", factory.articles().values(), factory.events(), about, "hand <1>")
    publish(data_dir, "other", [], [], About("Bare title"), "hand <1>")
    versions = {one.name: one.version for one in open_collections(data_dir)}
    told = html(open_page("method"))
    cited = "Maker: &lt;i&gt;Sample&lt;/i&gt; *2019*. Collection sample, version {sample}."
    assert cited.format(**versions) in told
    assert "Bare title. Collection other, version {other}.".format(**versions) in told
    assert "below its text stands a citation to copy" in told
    assert told.count("<li>hand &lt;1&gt; (event coder)</li>") == 1


def test_without_data_there_is_nothing_to_cite(data_dir: Path) -> None:
    assert "Nothing is published in the data folder yet." in html(open_page("method"))
