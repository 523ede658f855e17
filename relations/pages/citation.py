"""How to cite one event, as plain text to copy."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from relations.choices import long_date
from relations.pages import wording


def citation(event: Mapping[str, Any], address: str, version: str, day: date) -> str:
    """Write how to cite the event: what, where it was read, which data, when it was looked up."""
    kind = wording.act(event["event_type"], event["mode"])
    who = wording.direction(event["source_country"], event["target_country"], event["reciprocal"])
    when = wording.full_date(event["date"], event["date_precision"])
    source = event["article_title"] or event["article_source"] or "source text"
    publisher = event["article_source"]
    read_from = f"“{source}”" + (f", {publisher}" if publisher and publisher != source else "")
    return (
        f"{who}: {kind}, {event['status']}, {when}. Event {event['event_id']}, coded by "
        f"{event['coder']} from {read_from}. Collection {event['collection']}, data version "
        f"{version}. {address} (retrieved {long_date(day)})."
    )
