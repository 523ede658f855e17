"""The reader beside the table: one event with the text it was read from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape
from typing import Any
from urllib.parse import urljoin

import streamlit as st

from relations.pages import address, citation, event_html, frame, links, provenance
from relations.provenance import today
from relations.store import Store
from relations.texts import _, ngettext

#: The addresses of the events before and after this one; empty where there is none.
Ways = tuple[str, str]


def show(
    store: Store, event: dict[str, Any], reports: Sequence[dict[str, Any]], place: str,
    ways: Ways, to: Callable[..., str],
) -> None:  # fmt: skip
    """Draw `event` and who else reports it.

    `place` says which of how many it is, `ways` lead to its neighbours; `to` gives the address
    of this page with some keys changed.
    """
    whole = address.one("whole") == "1"
    st.html(_ways(ways, place))
    st.html(event_html.headline(event))
    st.html(event_html.source_text(event, whole=whole))
    if event_html.is_long(event):
        st.html(_length(event, whole, to))
    line = provenance.source_line(event)
    if line:
        st.html(line)
    for told in (provenance.rests_on(event), provenance.other_reports(event, reports)):
        if told:
            st.html(told)
    st.html(event_html.reasons(event))
    with st.expander(_("Codes and identifiers"), expanded=False):
        st.html(event_html.codes(event))
    own = _address(event)
    frame.caption(_("Link to this event:"))
    st.code(own, language=None, wrap_lines=True)
    frame.caption(_("Citation:"))
    st.code(citation.citation(event, own, store.version, today()), language=None, wrap_lines=True)


def _ways(ways: Ways, place: str) -> str:
    """Write the links to the events before and after, and which of how many this is."""
    buttons = [
        links.anchor(to, words, "r-button", rel)
        if to else f'<span class="r-button r-off">{escape(words)}</span>'
        for to, words, rel in zip(ways, (_("Previous"), _("Next")), ("prev", "next"), strict=True)
    ]  # fmt: skip
    said = f'<span class="r-place">{escape(place)}</span>'
    return f'<div class="r-buttons">{"".join(buttons)} {said}</div>'


def _length(event: dict[str, Any], whole: bool, to: Callable[..., str]) -> str:
    """Link to the whole of a long text, or back to what stands around the sentence."""
    chosen = event["event_id"]
    if whole:
        return links.anchor(to(event=chosen, page="", whole=""), _("Only around the sentence"))
    words = ngettext(
        "Whole text ({number:,} character)", "Whole text ({number:,} characters)",
        len(event["article_text"]),
    )  # fmt: skip
    return links.anchor(to(event=chosen, page="", whole="1"), words)


def _address(event: dict[str, Any]) -> str:
    relative = links.scope(event["pair"], [("event", event["event_id"])])
    return urljoin(st.context.url or "", relative)
