"""How to cite one event, as plain text to copy."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from relations.choices import long_date
from relations.pages import wording
from relations.texts import _


def citation(event: Mapping[str, Any], address: str, version: str, day: date) -> str:
    """Write how to cite the event: what, where it was read, which data, when it was looked up."""
    kind = wording.act(event["event_type"], event["mode"])
    who = wording.direction(event["source_country"], event["target_country"], event["reciprocal"])
    when = wording.full_date(event["date"], event["date_precision"])
    return _(
        "{who}: {act}, {status}, {date}. Event {event}, coded by {coder} from {source}. "
        "Collection {collection}, data version {version}. {address} (retrieved {day}).",
        who=who, act=kind, status=wording.status_name(event["status"]), date=when,
        event=event["event_id"], coder=event["coder"], source=_source(event),
        collection=event["collection"], version=version, address=address, day=long_date(day),
    )  # fmt: skip


def _source(event: Mapping[str, Any]) -> str:
    title, publisher = event["article_title"], event["article_source"]
    if title and publisher and title != publisher:
        return _("“{title}”, {publisher}", title=title, publisher=publisher)
    return _("“{title}”", title=title or publisher or _("source text"))
