"""The coder at work on a text of the visitor's own: what it finds there, and why.

The one page that calls the coder. Nothing of the text is kept, and nothing leaves the machine.
"""

from __future__ import annotations

import json
import threading
from datetime import UTC, date, datetime
from html import escape
from typing import Any

import streamlit as st

from relations import coder, texts
from relations.choices import either, shown
from relations.pages import address, event_html, frame, links, wording
from relations.pages.marking import legend_html, to_html
from relations.records import Article, Event
from relations.store import Store
from relations.texts import N_, _

PATH, TITLE = "read", N_("Read a text")
#: A long newspaper article; more is cut, so that no visitor holds up the others.
MOST_CHARACTERS = 20_000
MOST_SHOWN = 60
_BUSY_SECONDS = 10.0
_ONE_AT_A_TIME = threading.Semaphore(2)
_TEXT, _DATE = "read-text", "read-date"

EXAMPLES: dict[str, tuple[date, str]] = {
    "visit": (
        date(2019, 9, 17),
        "The presidents of Russia and Turkey held talks in "
        "Ankara on Monday. Moscow will deliver a second battery of missiles next year, Vladimir "
        "Putin said. Washington has threatened Turkey with sanctions over the purchase, which "
        "Ankara denied would weaken the alliance.",
    ),
    "border": (
        date(2020, 6, 17),
        "India accused China of attacking its soldiers in the Galwan valley on Monday night. "
        "Beijing rejected the charge and urged New Delhi to hold talks. Both sides agreed on "
        "Wednesday to pull back their troops.",
    ),
    "strait": (
        date(2023, 4, 10),
        "China ended three days of military exercises around Taiwan on Monday. The United States "
        "called on Beijing to show restraint. Tokyo could send a ship through the strait, a "
        "Japanese newspaper wrote.",
    ),
}
_LABELS = {"visit": N_("A visit"), "border": N_("A clash"), "strait": N_("An exercise")}


def show(store: Store) -> None:
    """Draw the fields, then the events of the text with their reasons."""
    example = address.one("example")
    unknown = [key for key in address.query() if key != "example"]
    st.title(_("See how a text is read"), anchor=False)
    said = [_("“{key}” is not used on this page", key=key) for key in unknown]
    if example and example not in EXAMPLES:
        said.append(_(
            "example={value} is not known here ({known})",
            value=shown(example), known=either(list(EXAMPLES)),
        ))  # fmt: skip
    frame.notices(said)
    _fill(example)
    lead = _(
        "Paste English news and the day it was published: the acts between countries that the "
        "coder finds are marked, each with the reasons. The text is not kept."
    )
    st.html(f'<p class="r-lead">{escape(lead)}</p>')
    _fields(example)
    text, published = str(st.session_state[_TEXT]), st.session_state[_DATE]
    if text.strip():
        _answer(text, published)
    else:
        st.info(_("Nothing to read yet: paste a text, or choose an example."))
    frame.glossary()
    frame.foot(store)


def _fill(example: str | None) -> None:
    """Put the example of the address into the fields when it is asked for, and out when it goes."""
    before = st.session_state.get("read-example")
    if example in EXAMPLES and before != example:
        st.session_state[_DATE], st.session_state[_TEXT] = EXAMPLES[example]
    elif not example and before in EXAMPLES and st.session_state.get(_TEXT) == EXAMPLES[before][1]:
        st.session_state[_TEXT] = ""
    st.session_state["read-example"] = example
    st.session_state.setdefault(_TEXT, "")
    st.session_state.setdefault(_DATE, datetime.now(UTC).date())


def _fields(example: str | None) -> None:
    buttons = [
        links.anchor(
            links.page(PATH, [("example", name)]),
            _(label),
            "r-button" + " r-on" * (name == example),
        )
        for name, label in _LABELS.items()
    ]
    st.html(f'<div class="r-buttons">{escape(_("Examples:"))} {"".join(buttons)}</div>')
    with st.form("read", border=False):
        st.text_area(_("Text"), key=_TEXT, height=180)
        with st.container(horizontal=True, vertical_alignment="bottom"):
            st.date_input(
                _("Published on"), key=_DATE, format="YYYY-MM-DD", width=160,
                min_value=date(1900, 1, 1), max_value=date(2100, 12, 31),
            )  # fmt: skip
            st.form_submit_button(_("Read"), type="primary")


def _answer(text: str, published: date | None) -> None:
    day = published or datetime.now(UTC).date()
    body = text[:MOST_CHARACTERS]
    if len(text) > MOST_CHARACTERS:
        st.warning(_(
            "Only the first {read:,} of {all:,} characters were read.",
            read=MOST_CHARACTERS, all=len(text),
        ))  # fmt: skip
    with st.spinner(_("Reading …")):
        found = events_in(body, day)
    if found is None:
        st.warning(_("Others are reading at the moment. Please try again in a few seconds."))
        return
    st.header(wording.events(len(found)), anchor="found")
    if not found:
        st.info(_(
            "The coder is sure of no act of one country toward another in this text. It reads "
            "English, needs at least two countries, and leaves out what it is unsure of."
        ))  # fmt: skip
        return
    lines = "".join(json.dumps(row, ensure_ascii=False, default=str) + "\n" for row in found)
    st.download_button(
        _("Download JSON lines ({events})", events=wording.events(len(found))), lines.encode(),
        "events.jsonl", "application/jsonl", on_click="ignore",
    )  # fmt: skip
    st.html(legend_html(["sentence", "source", "target", "act", "date"]))
    st.html("".join(event_block(row) for row in found[:MOST_SHOWN]))
    if len(found) > MOST_SHOWN:
        frame.caption(
            _("The first {number} are shown; the download has all of them.", number=MOST_SHOWN)
        )


def events_in(text: str, published: date) -> list[dict[str, Any]] | None:
    """Code a text; one row an event with the fields of `schema`, None where others are served."""
    if not _ONE_AT_A_TIME.acquire(timeout=_BUSY_SECONDS):
        return None
    try:
        moment = datetime(published.year, published.month, published.day)
        article = Article.of(collection="read", published=moment, body=text)
        with texts.english():  # reasons are in English, so that they are the same everywhere
            events: tuple[Event, ...] = coder.code(article)
    finally:
        _ONE_AT_A_TIME.release()
    return [{**event.as_row(), "article_text": article.text} for event in events]


def event_block(row: dict[str, Any]) -> str:
    """Write one event: its headline, its sentence with the parts marked, the reasons."""
    whole = row["article_text"]
    body = to_html(
        whole, event_html.marks(row), event_html.labels(row), row["sentence_start"],
        row["sentence_end"],
    )  # fmt: skip
    pair = links.anchor(links.scope(row["pair"]), _("Page of {pair}", pair=row["pair"]))
    return (
        f'<div class="r-event">{event_html.headline(row)}<div class="src-text">{body}</div>'
        f'{event_html.reasons(row)}<div class="r-facts">{pair}</div></div>'
    )
