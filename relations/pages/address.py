"""The address as the only state: read it on every run, write it once for every change.

One write makes one entry in the browser's history, so that Back undoes the last step.
Widgets are set from the address before they are drawn; their callbacks write it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from typing import TypeVar
from urllib.parse import unquote, urlsplit

import streamlit as st

from relations.choices import either, shown
from relations.filters import PAGE_KEYS, Filters
from relations.periods import STEPS
from relations.queries import SORTS
from relations.store import Store
from relations.texts import _, ngettext

_Value = TypeVar("_Value", bound=str)

#: The orders of a country's partners.
RANKS = ("events", "best", "worst")
#: Keys that stand beside the filters: those of a page of events, of the comparison, of home.
_BESIDE = (*PAGE_KEYS, "pairs", "share", "find")


def query() -> dict[str, list[str]]:
    """All keys of the address with all their values."""
    return {key: st.query_params.get_all(key) for key in st.query_params}


def one(key: str) -> str | None:
    """Read the last value of a key, None where it is absent or empty."""
    return st.query_params.get(key) or None


def one_of(key: str, values: Sequence[_Value]) -> _Value | None:
    """Read the last value of a key if it is one of these, None otherwise."""
    asked = one(key)
    return next((value for value in values if value == asked), None)


def misread(keys: Sequence[str] = PAGE_KEYS) -> list[str]:
    """Say which of these keys of a page the address has with values that mean nothing."""
    known = {"step": STEPS, "sort": tuple(SORTS), "modes": ("1",), "rank": RANKS,
             "share": ("1",), "whole": ("1",)}  # fmt: skip
    said = [
        _("{key}={value} is not known here ({known})", key=key, value=shown(str(one(key))),
          known=either(values))
        for key, values in known.items()
        if key in keys and one(key) and one_of(key, values) is None
    ]  # fmt: skip
    if "page" in keys and asked_number() is None:
        page = shown(str(one("page")))
        said.append(_("page={value} is not the number of a page", value=page))
    return said


def changed(chosen: Iterable[tuple[str, str]], **new: str) -> list[tuple[str, str]]:
    """List what is chosen, the keys `new`, and all others that stand beside a choice now.

    An empty text takes a key away: the step that a change makes says what it leaves behind.
    """
    others = kept(*(key for key in _BESIDE if key not in new))
    return [*chosen, *others, *((key, text) for key, text in new.items() if text)]


def change(**new: str | Iterable[str]) -> None:
    """Write the keys `new` in place of what the address has of them; all others stay.

    What stays is read from the address and not from the last drawing: another widget may have
    changed it since. An empty text takes a key away.
    """
    texts = {key: [text] if isinstance(text, str) else list(text) for key, text in new.items()}
    held = query() | texts
    write((key, text) for key, values in held.items() for text in values if text)


def write(pairs: Iterable[tuple[str, str]]) -> None:
    """Put these keys and values, and no others, into the address as one step of history."""
    wanted: dict[str, list[str]] = {}
    for key, value in pairs:
        wanted.setdefault(key, []).append(value)
    if wanted != query():
        st.query_params.from_dict(wanted)


def asked_page() -> str:
    """Name the last part of the path that opened this session; empty for the home page."""
    if "asked_page" not in st.session_state:
        path = urlsplit(st.context.url or "").path
        st.session_state["asked_page"] = unquote(path).strip("/").rpartition("/")[2].strip()
    return str(st.session_state["asked_page"])


def asked_number() -> int | None:
    """`page=` of the address, 1 where it is absent; None where it is not the number of a page."""
    digits = (one("page") or "1").lstrip("0")
    # Cut off, because Python refuses thousands of digits; no table has so many pages.
    return int(digits[:9]) if digits.isascii() and digits.isdigit() else None


def page_number(last: int) -> int:
    """`page=` of the address, brought into 1 to `last`."""
    return min(asked_number() or 1, last)


def last_page(rows: int, size: int) -> int:
    """The number of the last page of so many rows, `size` a page."""
    return max(1, -(-rows // size))


def beyond(rows: int, size: int) -> tuple[str, ...]:
    """Say, as a notice, that so many rows have no page as late as `page=` of the address."""
    last = last_page(rows, size)
    if not rows or (asked_number() or 1) <= last:
        return ()
    said = ngettext(
        "page={page} is not there: there is {number:,} page, which is shown",
        "page={page} is not there: there are {number:,} pages, of which the last is shown",
        last, page=shown(str(one("page"))),
    )  # fmt: skip
    return (said,)


def as_page(number: object) -> str:
    """Write the number of a page as an address has it: the first needs no word."""
    return "" if number == 1 else str(number)


def kept(*keys: str) -> list[tuple[str, str]]:
    """List what the address holds of these keys, to be written again beside something new."""
    return [(key, text) for key in keys for text in st.query_params.get_all(key)]


def listed(key: str, values: Iterable[str]) -> list[tuple[str, str]]:
    """Write each value with the key, as an address has a list."""
    return [(key, value) for value in values]


def digest(store: Store, filters: Filters) -> str:
    """Short text for the keys of widgets: it changes with the data and with the filters."""
    return hashlib.sha256(repr((store.version, filters)).encode()).hexdigest()[:12]
