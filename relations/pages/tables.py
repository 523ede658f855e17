"""Tables as HTML, their heads and the frame in which they scroll. Pure functions on strings."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

#: A head of a column: its words, and its class ("n" for numbers, "r-wide" to go on a phone).
Head = tuple[str, str]


def table(heads: Sequence[Head], body: str, css: str = "r-scroll", over: str = "") -> str:
    """Write a table of ready rows `body` under `heads`; `over` is a ready row above these."""
    head = "".join(f"<th scope='col' class='{own}'>{escape(words)}</th>" for words, own in heads)
    return (
        f'<div class="{css}"><table class="r-table"><thead>{over}<tr>{head}</tr></thead>'
        f"<tbody>{body}</tbody></table></div>"
    )
