"""How to cite what is published: the collections, a single event, the coder."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from relations.dataset import Collection
from relations.texts import _


def citing_html(collections: Sequence[Collection]) -> str:
    """Write how to cite each collection, one event, and what coded them."""
    facts = (
        (_("The data"), _items([_of_collection(one) for one in collections])),
        (_("A single event"), _of_event()),
        (_("The coder"), _of_coders(sorted({one.coder for one in collections}))),
    )
    told = "".join(f"<dt>{escape(name)}</dt><dd>{said}</dd>" for name, said in facts)
    return f'<dl class="r-facts">{told}</dl>'


def _items(said: Sequence[str]) -> str:
    if not said:
        return escape(_("Nothing is published in the data folder yet."))
    return "<ul>" + "".join(f"<li>{escape(one)}</li>" for one in said) + "</ul>"


def _of_collection(one: Collection) -> str:
    return _(
        "{citation}. Collection {name}, version {version}.",
        citation=(one.citation or one.title).rstrip("."), name=one.name, version=one.version,
    )  # fmt: skip


def _of_event() -> str:
    return escape(
        _(
            "Open the event: below its text stands a citation to copy, with its identifier, its "
            "coder, the text it was read in, the version of the data and its address."
        )
    )


def _of_coders(names: Sequence[str]) -> str:
    said = _(
        "Give its name with its version, because another version may read the same text "
        "differently:"
    )
    return escape(said) + _items([_("{coder} (event coder)", coder=one) for one in names])
