"""The page on method: how text becomes an event, and how often that is right, by type."""

from __future__ import annotations

from html import escape

import streamlit as st

from relations import measured
from relations.measured import Class, Half, Measured
from relations.pages import data, frame, links, wording
from relations.store import Store

PATH = "method"
_STEPS = (
    ("Who", "Names of states, their people, organs, seats and leaders (with the dates they were "
     "in office) are looked up in word lists. “He”, “the ministry”, “both countries” are resolved "
     "by rule within their paragraph, or left alone."),
    ("What", "The clause says who acts on whom. A list of verb and noun frames gives the type of "
     "act; where no frame fits, two small models, trained on sentences written for this project, "
     "say whether there is an act between the two and of what type. What they are unsure of "
     "gives no event."),
    ("How it was said", "Done, planned, possible, denied, refused, threatened, ended: this is "
     "settled first, then the type. Announced cooperation is an agreement, a threatened attack a "
     "threat, a refused meeting a rejection."),
    ("When", "The time expression in the clause of the act is counted from the day of "
     "publication. Where there is none the day of publication stands, and the page says so."),
    ("Once", "The same act told twice in an article is one event. Told by several articles of a "
     "collection it is one event with the number of reports: same countries, roles, type and "
     "status, at most two days apart, and at least half of the content words in common."),
)  # fmt: skip
_LIMITS = (
    "The coder reads English news. It misses acts told in ways it does not know: the recall above "
    "says how many of the labelled ones it finds.",
    "It does not judge whether a report is true, and more reports are not more conflict.",
    "The labelled texts were written for this project by a language model in the manner of news, "
    "and are cleaner than much of what is printed. Their untouched half was not read while the "
    "rules were made, but its total score was watched.",
    "Raw digests of world news of 2002 to 2022 are harder: of 200 events drawn at random "
    "175 were judged right (87.5 %), and of the acts told in two draws of 100 items 28 to 49 % "
    "were found, as labellers differ on what counts. Judges and labellers were language models.",
    "Acts of firms, private persons, opposition and armed groups are not acts of a state.",
)


def show(store: Store) -> None:
    """Draw the page."""
    st.title("How often the coder is right, and how it reads")
    found = measured.read(data.folder())
    if found is None:
        st.info("No figures lie beside the published data. `python -m relations build` makes them.")
    else:
        st.html(summary_html(found))
        st.html(table_html(found))
    st.subheader("How text becomes an event", anchor=False)
    st.html(_ordered(_STEPS))
    st.subheader("Known limits", anchor=False)
    st.html('<div class="r-facts"><ul>' + "".join(f"<li>{escape(one)}</li>" for one in _LIMITS)
            + "</ul></div>")  # fmt: skip
    st.subheader("What the types and statuses mean", anchor=False)
    st.html(frame.glossary_html())
    st.html(links.anchor(links.HOME, "All pairs", "r-button"))
    frame.foot(store)


def summary_html(found: Measured) -> str:
    """Say in words what was measured, on how much, with which coder."""
    half = found.untouched
    said = (
        f"On {half.records:,} labelled texts that were never read while the rules were made, "
        f"{_percent(half.every.precision)} of the events found are right in source, target, type "
        f"and status (precision), and {_percent(half.every.recall)} of the {half.every.n:,} "
        f"labelled events are found (recall). Of the dates of those, {half.dates_right:,} of "
        f"{half.dates_of:,} are right. In {half.negatives:,} texts without an event the coder "
        f"saw {wording.count(half.false_in_negatives, 'event')}."
    )
    return f'<p class="r-lead">{escape(said)}</p><p class="r-facts">Coder {escape(found.coder)}</p>'


def table_html(found: Measured) -> str:
    """Write precision, recall and F1 by type with n, for both halves side by side."""
    names = sorted({one.name for half in (found.untouched, found.tuned) for one in half.classes})
    groups = "".join(
        f"<th scope='colgroup' colspan='4'>{escape(title)}</th>"
        for title in ("Untouched half", "Half used for tuning")
    )
    head = "".join(f"<th scope='col' class='n'>{h}</th>" for h in 2 * _HEADS)
    body = "".join(_row(name, found.untouched, found.tuned) for name in [*names, "all"])
    return (
        f'<div class="r-scroll"><table class="r-table"><thead><tr><td></td>{groups}</tr>'
        f"<tr><th scope='col'>Type</th>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


_HEADS = ("n", "Precision", "Recall", "F1")


def _row(name: str, *halves: Half) -> str:
    cells = "".join(_cells(_of(half, name)) for half in halves)
    title = "All types" if name == "all" else name.capitalize()
    return f"<tr><th scope='row'>{escape(title)}</th>{cells}</tr>"


def _of(half: Half, name: str) -> Class | None:
    return half.every if name == "all" else next((c for c in half.classes if c.name == name), None)


def _cells(one: Class | None) -> str:
    if one is None:
        return "<td class='n'>0</td>" + "<td class='n'>–</td>" * 3
    values = "".join(
        f"<td class='n'>{_percent(v)}</td>" for v in (one.precision, one.recall, one.f1)
    )
    return f"<td class='n'>{one.n:,}</td>{values}"


def _percent(share: float) -> str:
    return f"{100 * share:.0f} %"


def _ordered(steps: tuple[tuple[str, str], ...]) -> str:
    rows = "".join(f"<dt>{escape(name)}</dt><dd>{escape(said)}</dd>" for name, said in steps)
    return f'<dl class="r-facts">{rows}</dl>'
