"""What each mode means, and the newest published event of each type, mode and status."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

import streamlit as st

from relations import ontology, queries
from relations.filters import Filters
from relations.ontology import EventType
from relations.pages import event_lines, frame, tables, wording
from relations.pages.event_lines import Row
from relations.store import Store
from relations.texts import N_, _

_NONE = N_("No such event is published here.")

#: The newest event that occurred, by type and mode; None is the mode of an event without one.
Newest = Mapping[tuple[str, str | None], Row]


def show_types(store: Store) -> None:
    """Draw each type with its modes, and the newest event of each that occurred."""
    found = queries.newest_by_mode(store).to_pylist()
    newest = {(row["event_type"], row["mode"]): row for row in found}
    frame.caption(
        _(
            "A mode says more closely what the source of an event does to its target, here called "
            "the other. It is written as the files write it. Some types have no modes. The "
            "examples are events that occurred."
        )
    )
    st.html("".join(type_html(one, newest) for one in ontology.EVENT_TYPES.values()))


def show_statuses(store: Store) -> None:
    """Draw the newest event of each status."""
    told = ""
    for name in ontology.STATUSES:
        title = wording.first_capital(wording.status_name(name))
        found = queries.page(store, Filters(statuses=(name,)), 1).to_pylist()
        line = event_lines.lines(found) if found else escape(_(_NONE))
        told += f"<dt>{escape(title)}</dt><dd>{line}</dd>"
    st.html(f'<dl class="r-facts">{told}</dl>')


def type_html(known: EventType, newest: Newest) -> str:
    """Write a type as a heading over its modes, or over one example where it has none."""
    name = wording.type_name(known.code)
    title = f"<h3>{escape(name)}</h3>"
    if not known.modes:
        return title + _example(newest.get((known.code, None)))
    rows = [
        _row(_code(mode), _(known.mode_meanings[mode]), score, newest.get((known.code, mode)))
        for mode, score in known.modes.items()
    ]
    rows.append(
        _row(escape(_("no mode")), _("the text does not say in which of these ways"),
             known.intensity, newest.get((known.code, None)))
    )  # fmt: skip
    heads = ((_("Mode"), ""), (_("Meaning, and the newest event"), ""), (_("Intensity"), "n"))
    label = _("{type}: its modes, and the newest event of each", type=name)
    return title + tables.table(label, heads, "".join(rows))


def _code(mode: str) -> str:
    # Streamlit lets code break within a word where a table is narrow.
    return f'<code style="white-space:nowrap">{escape(mode)}</code>'


def _row(name: str, meaning: str, score: float, event: Row | None) -> str:
    """Write a mode, whose `name` is HTML, because codes are marked as such."""
    return (
        f"<tr><th scope='row'>{name}</th><td>{escape(meaning)}{_example(event)}</td>"
        f"<td class='n'>{wording.score(score)}</td></tr>"
    )


def _example(event: Row | None) -> str:
    if event is None:
        return f'<p class="r-caption">{escape(_(_NONE))}</p>'
    return f'<div class="r-facts">{event_lines.line(event)}</div>'
