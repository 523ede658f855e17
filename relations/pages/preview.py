"""The top of a pair's or a country's page as plain HTML, which stands until the page is drawn.

It says and shows what the page itself does, at the same place: title, answer, numbers, bars,
what to read first. How it looks, and how it goes, is `preview_style`'s business.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from html import escape

from relations import charts, queries, scopes
from relations.choices import either
from relations.filters import Filters
from relations.pages import balance_words, lead, preview_style, small_bars, timeline, wording
from relations.palette import COLOURS
from relations.periods import STEPS, Step, axis_periods, name_of, period_of, step_for
from relations.queries import Summary
from relations.shell import Preview
from relations.store import Store
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
        return Preview(_(titles[segment]), _(lead.WHAT), written())
    if not scopes.is_written(segment):
        return None
    store = get_store()
    filters, _notices = Filters.parse(segment, query, [one.name for one in store.collections])
    summary = queries.summary(store, filters)
    title = lead.title(segment)
    if not summary.events:
        return Preview(title, _(lead.WHAT), written())
    said = lead.answer(filters, summary)
    if query.get("event"):  # what is asked for stands farther down
        return Preview(title, said, written())
    return Preview(title, said, written(), _body(store, filters, summary, _step(query, summary)))


def _step(query: Query, summary: Summary) -> Step:
    asked = (query.get("step") or [""])[-1]
    suits = step_for(summary.first_date, summary.last_date)
    return next((step for step in STEPS if step == asked), suits)


def _body(store: Store, filters: Filters, summary: Summary, step: Step) -> str:
    numbers = "".join(
        f"<div><dt>{escape(name)}</dt><dd>{escape(number)}</dd></div>"
        for name, number in lead.numbers(summary)
    )
    parts = [
        f"<h1>{escape(lead.title(filters.scope))}</h1>",
        f'<p class="lead">{escape(lead.answer(filters, summary))}</p>',
        f"<dl>{numbers}</dl>",
        f'<p class="lead">{escape(lead.movement(store, filters, summary))}</p>',
        f'<p class="small">{escape(balance_words.meaning())}</p>',
    ]
    if scopes.is_pair(filters.scope):
        parts += [_bars(store, filters, summary, step), _first_reading(store, filters)]
    return preview_style.standing("".join(parts))


def _bars(store: Store, filters: Filters, summary: Summary, step: Step) -> str:
    """Draw the timeline as a picture, between its first and last period, and say what it shows."""
    table = queries.series(store, filters, step)
    if not table.num_rows:
        return ""
    counts: dict[tuple[str, str], int] = {}
    for row in table.to_pylist():
        at = period_of(row["period"], step), row["side"]
        counts[at] = counts.get(at, 0) + row["events"]
    span = timeline.covered(filters, summary)
    periods = axis_periods(table["period"].to_pylist(), step, span)
    ups, downs = COLOURS
    drawn = small_bars.svg(
        [(counts.get((one, ups), 0), counts.get((one, downs), 0)) for one in periods],
        _WIDE, _HIGH, " preserveAspectRatio='none' aria-hidden='true'",
    )  # fmt: skip
    ends = "".join(f"<span>{escape(name_of(one))}</span>" for one in (periods[0], periods[-1]))
    title = wording.heading(timeline.what(filters, step), sum(counts.values()), *(span or ()))
    statuses = either([wording.status_name(status) for status in filters.statuses])
    said = charts.describe(table, step, statuses)
    return (
        f"<figure><h2>{escape(_('Timeline'))}</h2><h3>{escape(title)}</h3>"
        f'<p class="sides">{escape(_(charts.SIDES_TITLE))}</p>{drawn}<div class="ends">{ends}</div>'
        f"<figcaption>{escape(said)}</figcaption></figure>"
    )


def _first_reading(store: Store, filters: Filters) -> str:
    lists = "".join(
        f"<div><h2>{escape(title)}</h2>{events}</div>"
        for title, events in lead.to_read(store, filters)
    )
    return f'<div class="lists">{lists}</div>'
