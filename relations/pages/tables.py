"""Tables as HTML, their heads and the frame in which they scroll. Pure functions on strings."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

#: A head of a column: its words, and its class ("n" for numbers, "r-wide" to go on a phone).
Head = tuple[str, str]


def table(heads: Sequence[Head], body: str, css: str = "r-scroll", over: str = "") -> str:
    """Write a table of ready rows `body` under `heads`; `over` is a ready row above these."""
    head = "".join(f"<th scope='col' class='{own}'>{escape(words)}</th>" for words, own in heads)
    return framed(f"{over}<tr>{head}</tr>", body, "", css)


def framed(heads: str, body: str, label: str, css: str = "r-scroll") -> str:
    """Write a table of ready rows, those of its head and its body; `label` says what it shows."""
    return (
        f'<div class="{css}"><table class="r-table"><caption class="r-hidden">{escape(label)}'
        f"</caption><thead>{heads}</thead><tbody>{body}</tbody></table></div>"
    )
