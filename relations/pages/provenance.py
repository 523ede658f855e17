"""Where an event's text comes from, as HTML: who published it, what it rests on, who else tells.

Pure functions to escaped HTML from the answers of `queries.event` and `queries.reports`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from html import escape
from typing import Any

from relations import references
from relations.choices import long_date
from relations.pages import links
from relations.references import Reference
from relations.texts import _, ngettext

Event = Mapping[str, Any]


def source_line(event: Event) -> str:
    """Say where the text was published: title, source, date, licence, link to the original."""
    parts = [event["article_title"], event["article_source"]]
    if day := _day(event["article_published"]):
        parts.append(_("published {day}", day=day))
    if event["article_licence"]:
        parts.append(_("Licence: {licence}", licence=event["article_licence"]))
    said = [escape(str(part)) for part in parts if part]
    if links.is_web(event["article_url"]):
        said.append(links.outward(event["article_url"], _("Original article")))
    return f'<div class="r-facts">{" · ".join(said)}</div>' if said else ""


def rests_on(event: Event) -> str:
    """List the public reports the text rests on, with links; empty where it names none."""
    known = references.from_text(event["article_rests_on"])
    if not known:
        return ""
    rows = "".join(f"<li>{_reference(one)}</li>" for one in known)
    told = ngettext("The text rests on this report", "The text rests on these reports", len(known))
    return f'<div class="r-facts"><strong>{escape(told)}</strong><ul>{rows}</ul></div>'


def _reference(one: Reference) -> str:
    parts = [one.publisher, one.date]
    return " · ".join([links.outward(one.url, one.title), *(escape(p) for p in parts if p)])


def other_reports(event: Event, reports: Sequence[Mapping[str, Any]]) -> str:
    """List the other articles that tell the same act; empty where there is none."""
    others = [one for one in reports if one["article_id"] != event["article_id"]]
    if not others:
        return ""
    rows = "".join(f"<li>{_report(one)}</li>" for one in others)
    told = ngettext(
        "{number:,} other report of this act", "{number:,} other reports of this act", len(others)
    )
    return f'<div class="r-facts"><strong>{escape(told)}</strong><ul>{rows}</ul></div>'


def _report(article: Mapping[str, Any]) -> str:
    parts = [article["source"], _day(article["published"])]
    title = links.outward(article["url"], article["title"] or _("Untitled"))
    return " · ".join([title, *(escape(str(part)) for part in parts if part)])


def _day(moment: object) -> str | None:
    return long_date(moment.date()) if isinstance(moment, datetime) else None
