"""Tables as HTML: heads, the frame in which they scroll, cells of a balance. Pure functions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from relations.movement import LEAST_EVENTS
from relations.pages import balance_words
from relations.texts import _

#: A head of a column: its words, and its class ("n" for numbers, "r-wide" to go on a phone).
Head = tuple[str, str]


def table(
    label: str, heads: Sequence[Head], body: str, css: str = "", over: str = "", seen: bool = False
) -> str:
    """Write a table of ready rows `body` under `heads`; `over` is a ready row above these.

    `label` says what it shows; it is `seen` where no heading above the table says the same.
    """
    head = "".join(f"<th scope='col' class='{own}'>{escape(words)}</th>" for words, own in heads)
    rows = f"<thead>{over}<tr>{head}</tr></thead><tbody>{body}</tbody>"
    return framed(label, rows, "r-table", css, seen)


def framed(label: str, rows: str, kind: str, css: str = "", seen: bool = False) -> str:
    """Put ready rows into a table of the class `kind`, in a frame that scrolls by keys too."""
    said, hidden = escape(label), "" if seen else ' class="r-hidden"'
    return (
        f'<div class="r-scroll {css}" role="region" aria-label="{said}" tabindex="0">'
        f'<table class="{kind}"><caption{hidden}>{said}</caption>{rows}</table></div>'
    )


def balance(value: float | None, occurred: int) -> str:
    """Write the cell of a balance; of too few events it is a dash, which says why to all."""
    said, few = balance_words.score_of(value, occurred), escape(balance_words.too_few(occurred))
    if few:
        said = f'<abbr title="{few}" role="img" aria-label="{few}">{said}</abbr>'
    return f"<td class='n'>{said}</td>"


def dashes(occurred: Iterable[int]) -> str:
    """Say what the dashes of a table of balances mean; nothing where it has none."""
    if all(number >= LEAST_EVENTS for number in occurred):
        return ""
    return _(
        "A dash: fewer than {least} events occurred, too few to speak of a balance.",
        least=LEAST_EVENTS,
    )
