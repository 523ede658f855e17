"""The page on method: how text becomes an event, and how often that is right, by type."""

from __future__ import annotations

from html import escape
from typing import NamedTuple

import streamlit as st

from relations import measured
from relations.measured import Class, Half, Measured, Sample
from relations.pages import citing, examples, frame, links, published, tables, wording
from relations.store import Store
from relations.texts import N_, _

PATH, TITLE = "method", N_("Method")


class _Words(NamedTuple):
    """What is said of a set of labels: its heading, its scores in a sentence, its halves."""

    title: str
    scores: str
    halves: tuple[str, str]


_SAMPLES = {
    measured.CHRONICLE: _Words(
        N_("On the chronicle: dispatches about what happened"),
        N_(
            "On {records:,} dispatches of the chronicle on country pairs that were not read for "
            "making the rules (sixteen of them were read to check their facts), {precision} of "
            "the events found are right in source, target, type and status (precision), and "
            "{recall} of the {labelled:,} labelled events are found (recall)."
        ),
        (N_("Untouched pairs"), N_("Pairs used for tuning")),
    ),
    measured.GOLD: _Words(
        N_("On composed sentences and articles of all kinds"),
        N_(
            "On {records:,} labelled texts that were not read for making the rules, {precision} "
            "of the events found are right in source, target, type and status (precision), and "
            "{recall} of the {labelled:,} labelled events are found (recall)."
        ),
        (N_("Untouched half"), N_("Half used for tuning")),
    ),
}
_STEPS = (
    (N_("Who"),
     N_("Names of states, their people, organs, seats and leaders (with the dates they were "
        "in office) are looked up in word lists. “He”, “the ministry”, “both countries” are "
        "resolved by rule within their paragraph, or left alone.")),
    (N_("What"),
     N_("The clause says who acts on whom. A list of verb and noun frames gives the type of "
        "act; where no frame fits, two small models, trained on sentences written for this "
        "project, say whether there is an act between the two and of what type. What they are "
        "unsure of gives no event. An answer that names nobody (“condemned the shooting”) is "
        "taken to be to the other of two states that deal with each other in the words "
        "before.")),
    (N_("How it was said"),
     N_("Done, planned, possible, denied, refused, threatened, ended: this is settled first, "
        "then the type. Announced cooperation is an agreement, a threatened attack a threat, "
        "a refused meeting a rejection.")),
    (N_("When"),
     N_("The time expression in the clause of the act is counted from the day of publication. "
        "Where there is none, the recent day that the text told last counts, and where it "
        "told none the day of publication, and the page says so.")),
    (N_("Once"),
     N_("The same act told twice in an article is one event. Told by several articles of a "
        "collection it is one event with the number of reports: same countries, roles, type "
        "and status, at most two days apart, and at least half of the content words in "
        "common.")),
)  # fmt: skip
_LIMITS = (
    N_(
        "The coder reads English news. It misses acts told in ways it does not know: the recall "
        "above says how many of the labelled ones it finds."
    ),
    N_("It does not judge whether a report is true, and more reports are not more conflict."),
    N_(
        "The labelled texts and the chronicle were written and labelled for this project by a "
        "language model in the manner of news, and are cleaner than much of what is printed. Their "
        "untouched parts were not read for making the rules, but their total scores were watched."
    ),
    N_(
        "Raw digests of world news of 2002 to 2022 are harder: language models that had not made "
        "the rules judged 76 of 100 events of this version, drawn at random, right (82 of 100 of "
        "an earlier one; the one that made the rules was kinder, with 180 of 200). Of the acts "
        "told in a draw of 100 items 34 to 53 % are found, as labellers differ on what counts."
    ),
    N_("Acts of firms, private persons, opposition and armed groups are not acts of a state."),
)


def show(store: Store) -> None:
    """Draw the page."""
    st.title(_("How often the coder is right, and how it reads"))
    found = measured.read(published.folder())
    if found is None:
        st.info(
            _("No figures lie beside the published data. `python -m relations build` makes them.")
        )
    else:
        _show_figures(found)
    st.header(_("How text becomes an event"), anchor=False)
    st.html(_ordered(_STEPS))
    st.header(_("Known limits"), anchor=False)
    st.html('<div class="r-facts"><ul>' + "".join(f"<li>{escape(_(one))}</li>" for one in _LIMITS)
            + "</ul></div>")  # fmt: skip
    st.header(_("What the types and statuses mean"), anchor=False)
    st.html(frame.glossary_html())
    st.header(_("What the modes mean, with the newest event of each"), anchor="examples")
    examples.show_types(store)
    st.header(_("The newest event of each status"), anchor=False)
    examples.show_statuses(store)
    st.header(_("How to cite"), anchor="cite")
    st.html(citing.citing_html(store.collections))
    st.html(links.anchor(links.HOME, _("All pairs"), "r-button"))
    frame.foot(store)


def _show_figures(found: Measured) -> None:
    st.html(coder_html(found))
    for name, words in _SAMPLES.items():
        sample = found.sample(name)
        if sample is not None:
            st.header(_(words.title), anchor=False)
            st.html(summary_html(sample, words.scores))
            st.html(table_html(sample, words.halves))


def coder_html(found: Measured) -> str:
    """Say which coder the figures are of."""
    return f'<p class="r-facts">{escape(_("Coder {coder}", coder=found.coder))}</p>'


def summary_html(sample: Sample, scores: str) -> str:
    """Say in words what was measured and on how many texts; `scores` is one of the `_Words`."""
    half = sample.untouched
    said = [
        _(
            scores, records=half.records, labelled=half.every.n,
            precision=_percent(half.every.precision), recall=_percent(half.every.recall),
        ),
        _("Of the dates of those, {right:,} of {dates:,} are right.",
          right=half.dates_right, dates=half.dates_of),
    ]  # fmt: skip
    if half.negatives:
        seen = wording.events(half.false_in_negatives)
        said.append(_("In {texts:,} texts without an event the coder saw {events}.",
                      texts=half.negatives, events=seen))  # fmt: skip
    return f'<p class="r-lead">{escape(" ".join(said))}</p>'


def table_html(sample: Sample, halves: tuple[str, str]) -> str:
    """Write precision, recall and F1 by type with n, for both halves side by side."""
    both = (sample.untouched, sample.tuned)
    names = sorted({one.name for half in both for one in half.classes})
    groups = "".join(f"<th scope='colgroup' colspan='4'>{escape(_(one))}</th>" for one in halves)
    scores = ("n", _("Precision"), _("Recall"), "F1")
    heads = [(_("Type"), ""), *((name, "n") for name in 2 * scores)]
    body = "".join(_row(name, *both) for name in [*names, "all"])
    labelled = sum(half.every.n for half in both)
    label = wording.heading(_("Precision, recall and F1 by type, labelled events"), labelled)
    return tables.table(label, heads, body, over=f"<tr><td></td>{groups}</tr>", seen=True)


def _row(name: str, *halves: Half) -> str:
    cells = "".join(_cells(_of(half, name)) for half in halves)
    title = _("All types") if name == "all" else wording.type_name(name)
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
    rows = "".join(f"<dt>{escape(_(name))}</dt><dd>{escape(_(said))}</dd>" for name, said in steps)
    return f'<dl class="r-facts">{rows}</dl>'
