"""The first view of a pair's or a country's page as plain HTML, until the page is drawn.

It says and shows what the page itself does, at the same place: title, answer and numbers, of a
pair also bars and what to read first. Of a link to an event it shows the event. How it looks, and
how it goes, is `preview_style`'s business.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from html import escape
from typing import Any

from relations import charts, queries, scopes
from relations.dataset import DatasetError
from relations.filters import Filters
from relations.pages import (
    balance_words,
    event_html,
    events,
    lead,
    marking,
    pair,
    preview_style,
    small_bars,
    timeline,
    wording,
)
from relations.palette import COLOURS
from relations.periods import Step, axis_periods, name_of
from relations.queries import Summary
from relations.shell import Preview
from relations.store import Store, StoreError, StoreStale
from relations.texts import _, speak, written

Query = Mapping[str, list[str]]

_WIDE, _HIGH = 820, 180


def of(
    get_store: Callable[[], Store], titles: Mapping[str, str],
    segment: str, query: Query, language: str,
) -> Preview | None:  # fmt: skip
    """Make the preview of the page at `segment` of the path; None where we know no such page.

    `titles` are those of the pages that are no pair or country, by path.
    """
    speak(language)
    if segment in titles:
        return _bare(_(titles[segment]))
    if not scopes.is_written(segment):
        return None
    try:
        try:
            return _of_scope(get_store(), segment, query)
        except StoreStale:
            # The data were published anew between opening the store and asking it.
            return _of_scope(get_store(), segment, query)
    except (StoreError, DatasetError):
        return _bare(scopes.name(segment))


def _bare(title: str) -> Preview:
    return Preview(title, _(lead.WHAT), written(), preview_style.standing(""))


def _of_scope(store: Store, scope: str, query: Query) -> Preview:
    filters, _notices = Filters.parse(scope, query, [one.name for one in store.collections])
    summary = queries.summary(store, filters)
    if not summary.events:
        return _bare(scopes.name(scope))
    asked = (query.get("event") or [""])[-1]
    event = events.of_page(store, filters, asked) if asked else None
    step = timeline.step_of((query.get("step") or [""])[-1], summary)
    html = _event(event, scope) if event else _body(store, filters, summary, step)
    return Preview(
        scopes.name(scope), lead.answer(filters, summary), written(), preview_style.standing(html)
    )


def _event(event: Mapping[str, Any], scope: str) -> str:
    """Show the event that is asked for, with its text."""
    return (
        f"<h1>{escape(lead.title(scope))}</h1>{marking.STYLE}"
        f"{event_html.headline(event)}{event_html.source_text(event)}"
    )


def _body(store: Store, filters: Filters, summary: Summary, step: Step) -> str:
    numbers = "".join(
        f"<div><dt>{escape(name)}</dt><dd>{escape(number)}</dd></div>"
        for name, number in lead.numbers(summary)
    )
    parts = [
        f"<h1>{escape(lead.title(filters.scope))}</h1>",
        f'<p class="lead">{escape(lead.answer(filters, summary))}</p>',
        f'<p class="phone">{escape(lead.menu())}</p>',
        f"<dl>{numbers}</dl>",
        f'<p class="lead">{escape(lead.movement(store, filters, summary))}</p>',
        f'<p class="small">{escape(balance_words.meaning())}</p>',
    ]
    if scopes.is_pair(filters.scope):
        parts.append(f'<p class="ways">{pair.ways(filters)}</p>')
        parts += [_bars(store, filters, summary, step), _first_reading(store, filters)]
    return "".join(parts)


def _bars(store: Store, filters: Filters, summary: Summary, step: Step) -> str:
    """Draw the timeline as a picture, between its first and last period, and say what it shows."""
    table = queries.series(store, filters, step)
    if not table.num_rows:
        return ""
    counts = charts.by_side(table, step)
    span = timeline.covered(filters, summary)
    periods = axis_periods(table["period"].to_pylist(), step, span)
    ups, downs = COLOURS
    drawn = small_bars.svg(
        [(counts.get((one, ups), 0), counts.get((one, downs), 0)) for one in periods],
        _WIDE, _HIGH, " preserveAspectRatio='none' aria-hidden='true'",
    )  # fmt: skip
    ends = "".join(f"<span>{escape(name_of(one))}</span>" for one in (periods[0], periods[-1]))
    title = wording.heading(timeline.what(filters, step), sum(counts.values()), *(span or ()))
    said = charts.describe(table, step, wording.either_status(filters.statuses))
    return (
        f"<figure><h2>{escape(_('Timeline'))}</h2><h3>{escape(title)}</h3>"
        f'<p class="sides">{escape(_(charts.SIDES_TITLE))}</p>{drawn}<div class="ends">{ends}</div>'
        f"<figcaption>{escape(said)}</figcaption></figure>"
    )


def _first_reading(store: Store, filters: Filters) -> str:
    lists = "".join(
        f"<div><h2>{escape(title)}</h2>{lines}</div>"
        for title, lines in lead.to_read(store, filters)
    )
    return f'<div class="lists">{lists}</div>'
