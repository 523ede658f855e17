"""The reader beside the table: one event with the text it was read from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any
from urllib.parse import urljoin

import streamlit as st

from relations.pages import citation, event_html, frame, links, provenance
from relations.provenance import today
from relations.store import Store
from relations.texts import _, ngettext


def show(
    store: Store, event: dict[str, Any], reports: Sequence[dict[str, Any]], place: str,
    newer: Callable[[], None] | None, older: Callable[[], None] | None,
) -> None:  # fmt: skip
    """Draw `event` and who else reports it.

    `place` says which of how many it is, the callbacks lead to its neighbours.
    """
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.button(_("Previous"), key="newer-event", on_click=newer, disabled=newer is None)
        st.button(_("Next"), key="older-event", on_click=older, disabled=older is None)
        st.text(place)
    st.html(event_html.headline(event))
    st.html(event_html.source_text(event, whole=_wants_all(event)))
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


def _wants_all(event: dict[str, Any]) -> bool:
    """Let the reader ask for the whole of a long text; short ones are whole anyway."""
    if not event_html.is_long(event):
        return False
    label = ngettext(
        "Whole text ({number:,} character)", "Whole text ({number:,} characters)",
        len(event["article_text"]),
    )  # fmt: skip
    return st.toggle(label, key=f"whole-{event['event_id']}")


def _address(event: dict[str, Any]) -> str:
    relative = links.scope(event["pair"], [("event", event["event_id"])])
    return urljoin(st.context.url or "", relative)
