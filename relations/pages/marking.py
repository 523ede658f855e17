"""Source text as escaped HTML with the parts of an event marked.

Pure functions on strings: no Streamlit, no event. Text from outside never reaches the page
but through `html.escape`. Marks may overlap in any way; they are cut at each other's
boundaries. Each kind has a line style of its own and a label in words, so that nothing
hangs on colour alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from relations.texts import N_, _

#: Kinds of mark, outermost first, with what the legend says of each.
KINDS: dict[str, str] = {
    "headline": N_("headline"),
    "sentence": N_("sentence"),
    "source": N_("who acts"),
    "target": N_("toward whom"),
    "act": N_("the act"),
    "date": N_("the date"),
}

#: Kinds that hold other marks with their labels, and have no label of their own.
_WIDE = ("headline", "sentence")

#: Works on any background: lines take the colour of the text, tints let it through.
STYLE = """<style>
.src-text{white-space:pre-wrap;overflow-wrap:anywhere;line-height:1.75}
.m-headline{font-weight:600}
.m-sentence{background:rgba(128,128,128,.18);border-radius:2px;padding:.15em 0;
-webkit-box-decoration-break:clone;box-decoration-break:clone}
.m-source{border-bottom:2px solid currentColor}
.m-target{border-bottom:4px double currentColor}
.m-act{font-weight:700;outline:1px solid currentColor;outline-offset:1px;border-radius:1px}
.m-date{border-bottom:2px dotted currentColor}
.m-tag{font-size:.72em;font-weight:400;opacity:.85;margin:0 .3em;padding:0 .35em;
border:1px solid currentColor;border-radius:.6em;white-space:nowrap;user-select:none}
.m-legend{font-size:.85rem;opacity:.9;line-height:2;margin-bottom:.4rem}
.m-legend>span{margin-right:1em;white-space:nowrap}
</style>"""


@dataclass(frozen=True, slots=True)
class Mark:
    """A half-open range of characters and what it stands for: one of KINDS."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text under the same marks; `ends` are the kinds whose mark stops here."""

    text: str
    kinds: tuple[str, ...]
    ends: tuple[str, ...]


def pieces(text: str, marks: Iterable[Mark], start: int = 0, end: int | None = None) -> list[Piece]:
    """Cut `text[start:end]` wherever a mark begins or ends.

    Joined, the pieces' texts are `text[start:end]`. Marks are clipped to it; what is then
    empty is left out.
    """
    stop = len(text) if end is None else min(end, len(text))
    kept = _clipped(marks, start, stop)
    cuts = sorted({start, stop, *(m.start for m in kept), *(m.end for m in kept)})
    return [
        Piece(text[left:right], _covering(kept, left), _ending(kept, right))
        for left, right in pairwise(cuts)
    ]


def _clipped(marks: Iterable[Mark], start: int, stop: int) -> list[Mark]:
    clipped = (Mark(max(m.start, start), min(m.end, stop), m.kind) for m in marks)
    order = list(KINDS)
    return sorted(
        (m for m in clipped if m.start < m.end), key=lambda m: (order.index(m.kind), m.start)
    )


def _covering(marks: Sequence[Mark], at: int) -> tuple[str, ...]:
    return tuple(dict.fromkeys(m.kind for m in marks if m.start <= at < m.end))


def _ending(marks: Sequence[Mark], at: int) -> tuple[str, ...]:
    return tuple(dict.fromkeys(m.kind for m in marks if m.end == at))


def to_html(
    text: str,
    marks: Iterable[Mark],
    labels: Mapping[str, str],
    start: int = 0,
    end: int | None = None,
) -> str:
    """Write `text[start:end]` as HTML with marks; `labels` gives the words shown after a kind."""
    return "".join(_piece_html(piece, labels) for piece in pieces(text, marks, start, end))


def _piece_html(piece: Piece, labels: Mapping[str, str]) -> str:
    inner = escape(piece.text)
    for kind in reversed(piece.kinds):
        if kind not in _WIDE:
            inner = f'<span class="m-{kind}">{inner}</span>'
    tags = (labels[kind] for kind in piece.ends if kind in labels)
    inner += "".join(f'<span class="m-tag">{escape(tag)}</span>' for tag in tags)
    for kind in reversed(piece.kinds):
        if kind in _WIDE:
            inner = f'<span class="m-{kind}">{inner}</span>'
    return inner


def legend_html(kinds: Iterable[str]) -> str:
    """Show each kind in its own style."""
    shown = " ".join(
        f'<span><span class="m-{kind}">{escape(_(KINDS[kind]))}</span></span>' for kind in kinds
    )
    return f'<div class="m-legend">{escape(_("Marked:"))} {shown}</div>'


def window(text: str, start: int, end: int, reach: int) -> tuple[int, int]:
    """Find the range that leaves at most `reach` characters on each side of `start:end`.

    It is cut between words where there is a gap between words to cut at.
    """
    left, right = max(0, start - reach), min(len(text), end + reach)
    if left and (gap := re.search(r"\s", text[left:start])):
        left += gap.end()
    if right < len(text) and (gap := re.search(r"\s\S*$", text[end:right])):
        right = end + gap.start()
    return left, right
