"""How a preview looks, and how it goes: over the page that is being drawn, until that stands.

It lies in a closed shadow tree: the page's own styles and scripts do not reach it, nor it them.
"""

from __future__ import annotations

from pathlib import Path

_STYLE, _ARRIVES = (
    (Path(__file__).parent / f"preview.{kind}").read_text(encoding="utf-8")
    for kind in ("css", "js")
)


def standing(html: str) -> str:
    """Put ready HTML, if any, over the page until it is drawn; without scripts it stays."""
    over = f"<style>{_STYLE}</style><main>{html}</main>"
    preview = f'<div id="preview"><template shadowrootmode="closed">{over}</template></div>'
    return f"{preview if html else ''}<script>{_ARRIVES}</script>"
