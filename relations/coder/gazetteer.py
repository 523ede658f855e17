"""Find the words that name a state, its people, its seats of power and its leaders.

Matching is by whole words, longest first, with capitals as written and accents folded.
A leader counts for his office at the article's date and for a former official after it.
What a name's place in a sentence means is for `actors`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from itertools import chain

from relations.coder.lexicon import own_rows, rows
from relations.records import Span

_WORD = re.compile(r"\w+|[^\w\s]")

#: Kinds of entry whose bearer is a person.
PERSON = "leader"


@dataclass(frozen=True, slots=True)
class Entry:
    """One way to name an actor; `begin` and `end` bound a leader's term (None: open)."""

    code: str
    kind: str
    sector: str | None = None
    needs: frozenset[str] = frozenset()
    begin: date | None = None
    end: date | None = None

    def serves(self, day: date) -> bool:
        """Whether the term includes the day."""
        return (self.begin is None or self.begin <= day) and (self.end is None or day <= self.end)


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a text: where it stands and the entry it stands for."""

    span: Span
    code: str
    kind: str
    sector: str | None


#: Signs that no decomposition turns into the plain one that word lists use.
_PLAIN = str.maketrans({"ı": "i", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "’": "'"})

_TITLES = {"President", "Premier", "Secretary", "Chancellor", "King", "Queen", "Sheikh", "Prime"}

Names = dict[str, list[tuple[tuple[str, ...], list[Entry]]]]


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """The word without accents, so that Erdoğan and Erdogan are one."""
    if word.isascii():
        return word
    plain = unicodedata.normalize("NFKD", word.translate(_PLAIN))
    return "".join(c for c in plain if not unicodedata.combining(c))


def _key(name: str) -> tuple[str, ...]:
    return tuple(fold(word) for word in _WORD.findall(name))


def _day(cell: str, last: bool) -> date | None:
    if not cell:
        return None
    parts = [int(part) for part in cell.split("-")]
    if len(parts) == 3:
        return date(*parts)
    if len(parts) == 2:
        return date(parts[0], parts[1], 28 if last else 1)
    return date(parts[0], 12, 31) if last else date(parts[0], 1, 1)


def _entries() -> Iterator[tuple[str, Entry]]:
    """All names with what they stand for; a name of the user's own goes before ours."""
    own = [pair for row in own_rows() for pair in _named(row)]
    taken = {_key(name) for name, entry in own if entry.kind != PERSON}
    yield from own
    for row in chain(rows("actors.tsv"), rows("leaders.tsv")):
        yield from (pair for pair in _named(row) if _key(pair[0]) not in taken)


def _named(row: dict[str, str]) -> Iterator[tuple[str, Entry]]:
    """The names in a row of actors or of leaders."""
    if row.get("code"):
        needs = frozenset(row.get("needs", "").split())
        kind = row.get("kind") or "seat"
        yield row["name"], Entry(row["code"], kind, row.get("sector") or None, needs)
        return
    term = (_day(row.get("from", ""), last=False), _day(row.get("to", ""), last=True))
    entry = Entry(row["country"], PERSON, row.get("sector") or "GOV", frozenset(), *term)
    for name in [row["name"], *filter(None, row.get("aliases", "").split("|"))]:
        yield name, entry


@cache
def _names() -> Names:
    """Entries by first word, the longest names first."""
    found: dict[tuple[str, ...], list[Entry]] = {}
    for name, entry in _entries():
        found.setdefault(_key(name), []).append(entry)
    names: Names = {}
    for key, entries in found.items():
        names.setdefault(key[0], []).append((key, entries))
    for group in names.values():
        group.sort(key=lambda item: -len(item[0]))
    return names


def _choose(
    entries: list[Entry], day: date, words: frozenset[str], *, single: bool
) -> Entry | None:
    """The one entry that a name stands for on a day; None where it cannot be told.

    A last name alone or behind a title (`single`) counts only while its bearer is in office.
    """
    fixed = [entry for entry in entries if entry.kind != PERSON]
    if fixed:
        return next((e for e in fixed if not e.needs or e.needs & words), None)
    serving = [entry for entry in entries if entry.serves(day)]
    if serving:
        return serving[0] if len({entry.code for entry in serving}) == 1 else None
    if single or len({entry.code for entry in entries}) > 1:
        return None
    former = any(entry.end is not None and entry.end < day for entry in entries)
    return Entry(entries[0].code, PERSON, "ELI" if former else None)


def mentions(text: str, day: date) -> list[Mention]:
    """All names in a text in order, without overlaps; traps are left out."""
    spans = [Span(m.start(), m.end()) for m in _WORD.finditer(text)]
    words = [fold(text[start:end]) for start, end in spans]
    present = frozenset(words)
    found: list[Mention] = []
    at = 0
    while at < len(words):
        length, entry = _match(words, at, day, present)
        if entry is not None and entry.kind != "trap":
            span = Span(spans[at].start, spans[at + length - 1].end)
            found.append(Mention(span, entry.code, entry.kind, entry.sector))
        at += length
    return found


def _match(
    words: list[str], at: int, day: date, present: frozenset[str]
) -> tuple[int, Entry | None]:
    for key, entries in _names().get(words[at], ()):
        if len(key) == 1 or tuple(words[at : at + len(key)]) == key:
            entry = _choose(entries, day, present, single=len(key) == 1 or key[0] in _TITLES)
            if entry is not None:
                return len(key), entry
    return 1, None


def countries_named(found: Iterable[Mention]) -> set[str]:
    """The alpha-3 codes among some mentions; bodies such as the UN are not countries."""
    return {mention.code for mention in found if mention.code not in BODIES}


#: Codes that are no countries: bodies of states, and names that stand for no state.
BODIES = frozenset({"UNO", "EUR", "IGO", "NGO", "NONE"})
