"""Feed and sitemap: well-formed XML whatever the texts hold."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest

from relations.dataset import publish
from relations.feeds import MOST_ENTRIES, atom, sitemap
from relations.filters import Filters
from relations.store import Store
from tests import factory, showing

ATOM = "{http://www.w3.org/2005/Atom}"
SITE = "http://localhost/"


def _feed(store: Store, filters: Filters) -> ElementTree.Element:
    return ElementTree.fromstring(atom(store, filters, SITE, f"{SITE}feed/x.atom"))


def test_entries_say_what_happened_and_lead_to_the_event() -> None:
    feed = _feed(showing.sample_store(), Filters("RUS-TUR", types=("ASSAULT",)))
    [entry] = feed.findall(f"{ATOM}entry")
    title = entry.findtext(f"{ATOM}title")
    assert title == "2015-11-24: Turkey toward Russia: Assault (aerial), occurred"
    link = entry.find(f"{ATOM}link")
    assert link is not None
    assert link.get("href", "").startswith(f"{SITE}RUS-TUR?event=")
    assert entry.findtext(f"{ATOM}updated") == "2015-11-24T00:00:00Z"
    assert "shot down a Russian jet" in (entry.findtext(f"{ATOM}summary") or "")
    assert feed.findtext(f"{ATOM}title") == "Russia – Turkey: Assault"


def test_a_feed_has_what_the_standard_asks_for_even_without_events() -> None:
    feed = _feed(showing.sample_store(), Filters("RUS-TUR", text="nowhere to be found"))
    for name in ("id", "title", "updated"):
        assert feed.findtext(f"{ATOM}{name}")
    assert not feed.findall(f"{ATOM}entry")


def test_a_feed_is_bounded_and_newest_first() -> None:
    entries = _feed(showing.random_data()[0], Filters()).findall(f"{ATOM}entry")
    days = [entry.findtext(f"{ATOM}updated") or "" for entry in entries]
    assert len(entries) == MOST_ENTRIES
    assert days == sorted(days, reverse=True)


@pytest.mark.parametrize("words", ["a\x00b\x0b", "<script>&amp;]]>", "\ufffe", "\t\n"])
def test_no_text_breaks_the_xml(words: str, tmp_path: Path) -> None:
    one = replace(factory.events()[0], sentence=words)
    made = factory.articles().values()
    publish(tmp_path, "sample", made, [one], showing.ABOUT, factory.CODER)
    [entry] = _feed(Store.open(tmp_path), Filters()).findall(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}summary")


def test_a_sitemap_lists_addresses() -> None:
    root = ElementTree.fromstring(sitemap(SITE, ["", "RUS-TUR"]))
    assert [one[0].text for one in root] == [SITE, f"{SITE}RUS-TUR"]
