"""Single events as short lines of HTML, each with its sentence and a link to its text.

Pure functions from rows of `queries.page` to escaped HTML.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from relations import finding
from relations.pages import links, wording
from relations.texts import _

Row = Mapping[str, Any]


def lines(rows: Sequence[Row], query: links.Query = (), text: str = "") -> str:
    """List events; `query` goes into their links, hits of `text` are marked."""
    chosen = list(query)
    return (
        f'<ul class="r-lines">{"".join(f"<li>{line(row, chosen, text)}</li>" for row in rows)}</ul>'
    )


def line(row: Row, query: links.Query = (), text: str = "", excerpt: str | None = None) -> str:
    """Write one event: date as link, then what `told` says, and an excerpt that has `text`."""
    address = links.scope(row["pair"], [*query, ("event", row["event_id"])])
    day = wording.short_date(row["date"], row["date_precision"])
    found = ""
    if excerpt:
        label = escape(_("In the text:"))
        found = f'<div class="r-said">{label} … {marked(excerpt, text)} …</div>'
    return f"{links.anchor(address, day)} · {told(row, text)}{found}"


def told(row: Row, text: str = "") -> str:
    """Write who acts toward whom, the act, a status that is none of done, and the sentence."""
    who = wording.direction(row["source_country"], row["target_country"], row["reciprocal"])
    act = f"{wording.side(row['quad_class'])} {wording.act(row['event_type'], row['mode'])}"
    status = "" if row["status"] == "occurred" else f" · {wording.status_name(row['status'])}"
    sentence = row["sentence"] or row["article_title"] or ""
    # A sentence is cut to two lines, unless a hit is looked for in it.
    said = f'<div class="{"r-said" if text else "r-clip"}">{marked(sentence, text)}</div>'
    return f"{escape(who)} · <strong>{escape(act)}</strong>{escape(status)}{said}"


def marked(text: str, words: str) -> str:
    """Escape `text` with every hit of `words` marked."""
    parts, at = [], 0
    for start, end in finding.spans(text, words):
        parts += [escape(text[at:start]), f"<mark>{escape(text[start:end])}</mark>"]
        at = end
    return "".join([*parts, escape(text[at:])])
