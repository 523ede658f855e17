"""One event told as HTML: what happened, the source text with its parts marked, the facts.

Pure functions from the answer of `queries.event` to escaped HTML; how texts are cut and marked
is `marking`'s business.
"""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any

from relations import countries, ontology
from relations.pages import wording
from relations.pages.marking import Mark, legend_html, to_html, window
from relations.texts import _

#: Texts up to this many characters are shown whole; of longer ones, as much around the sentence.
WHOLE_TEXT = 2_500
REACH = 600

Event = Mapping[str, Any]

#: Columns of the spans, by kind of mark.
_SPANS = {
    "sentence": "sentence",
    "source": "source",
    "target": "target",
    "act": "trigger",
    "date": "date",
}


def headline(event: Event) -> str:
    """Say what happened in one line, then the status with its meaning."""
    day = wording.full_date(event["date"], event["date_precision"])
    day = _("reported {day}", day=day) if event["date_basis"] == "published" else day
    said = wording.direction(event["source_country"], event["target_country"], event["reciprocal"])
    act = wording.act(event["event_type"], event["mode"])
    status = event["status"]
    meaning = ontology.STATUSES.get(status)
    return (
        f'<div class="r-lead r-event-said"><strong>{escape(wording.side(event["quad_class"]))} '
        f"{escape(act)}</strong> · {escape(said)} · {escape(day)}</div>"
        f"<div><strong>{escape(wording.first_capital(wording.status_name(status)))}</strong>"
        f"{escape(f': {_(meaning)}') if meaning else ''}</div>"
    )


def marks(event: Event) -> list[Mark]:
    """List the marked ranges of an event's article; parts without a span have none."""
    found = []
    for kind, column in _SPANS.items():
        start, end = event[f"{column}_start"], event[f"{column}_end"]
        if start is not None and end is not None:
            found.append(Mark(start, end, kind))
    return found


def labels(event: Event) -> dict[str, str]:
    """Say what is written behind each marked part: the country, the act, the date."""
    source, target = (countries.name(event[f"{one}_country"]) for one in ("source", "target"))
    mutual = event["reciprocal"]
    return {
        "source": source if mutual else _("from {country}", country=source),
        "target": target if mutual else _("toward {country}", country=target),
        "act": wording.act(event["event_type"], None),
        "date": wording.short_date(event["date"], event["date_precision"]),
    }


def is_long(event: Event) -> bool:
    """Whether the article's text is shown in part unless the reader asks for all of it."""
    return len(event["article_text"] or "") > WHOLE_TEXT


def source_text(event: Event, whole: bool = False) -> str:
    """Show the article's text with the event's parts marked, and a legend.

    Of a long text only the surroundings of the sentence, unless `whole`. Without an article the
    bare sentence, and without that a word on why there is nothing to read.
    """
    text = event["article_text"]
    if not text:
        return _without_text(event)
    found = marks(event)
    start, end = 0, len(text)
    if is_long(event) and not whole:
        first, last = (found[0].start, found[0].end) if found else (0, 0)
        start, end = window(text, first, last, REACH)
    body = to_html(text, [*_headline(event), *found], labels(event), start, end)
    before, after = ("… " if start else ""), (" …" if end < len(text) else "")
    kinds = [mark.kind for mark in found]
    return legend_html(kinds) + f'<div class="src-text">{before}{body}{after}</div>'


def _headline(event: Event) -> list[Mark]:
    title = event["article_title"] or ""
    return [Mark(0, len(title), "headline")] if event["article_text"].startswith(title) else []


def _without_text(event: Event) -> str:
    why = _("The text is not kept here: the event comes from {coder}.", coder=event["coder"])
    sentence = event["sentence"] or ""
    marked = to_html(sentence, [Mark(0, len(sentence), "sentence")], {})
    return (f'<div class="src-text">{marked}</div>' if marked else "") + f"<div>{escape(why)}</div>"


def reasons(event: Event) -> str:
    """Say why the event was coded so, one reason a line."""
    told = event["why"] or _("The coder {coder} recorded no reason.", coder=event["coder"])
    lines = "".join(f"<li>{escape(line)}</li>" for line in told.splitlines())
    head = escape(_("Why it was coded so"))
    return f'<div class="r-facts"><strong>{head}</strong><ul>{lines}</ul></div>'


def codes(event: Event) -> str:
    """List the rule, the values that follow from the type, and the identifiers."""
    rows = "".join(
        f"<dt>{escape(head)}</dt><dd>{escape(said)}</dd>" for head, said in _facts(event) if said
    )
    return f'<dl class="r-facts">{rows}</dl>'


def _facts(event: Event) -> list[tuple[str, str | None]]:
    basis = ontology.DATE_BASES.get(event["date_basis"])
    quad_class = ontology.QUAD_CLASSES.get(event["quad_class"])
    intensity, goldstein = wording.score(event["intensity"]), wording.score(event["goldstein"])
    root = event["cameo_root"]
    return [
        (_("Rule"), event["rule"]),
        (_("Date"), _(basis) if basis else event["date_basis"]),
        (_("Type"), _type_words(event["event_type"])),
        (_("Class"), _(quad_class) if quad_class else None),
        (_("Intensity"), _("{score} on PLOVER's scale from −10 to +10", score=intensity)),
        ("CAMEO", _("root {root}, Goldstein {goldstein}", root=root, goldstein=goldstein)),
        (_("Reports"), wording.articles(event["reports"])),
        (_("Coder"), event["coder"]),
        (_("Collection"), event["collection"]),
        (_("Event"), event["event_id"]),
    ]


def _type_words(code: str) -> str:
    known = ontology.EVENT_TYPES.get(code)
    return f"{code}: {_(known.meaning)}" if known else code
