"""What a reader chose to see: one value that gives SQL, parameters, words and address.

`DEFINITIONS` is the whole list of filters; everything else here walks through it. The module
opens nothing and draws nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Self

from relations import choices, finding, ontology, scopes
from relations.choices import Definition, either, long_date
from relations.texts import N_, _

#: Keys that the pages use in the same address and that choose no rows.
PAGE_KEYS: tuple[str, ...] = ("event", "page", "step", "sort", "modes", "rank", "whole")

_MOST_NOTICES = 20


@dataclass(frozen=True, slots=True)
class Filters:
    """The events that a reader asked for; an empty field chooses all.

    `scope` is a pair such as `RUS-TUR`, a country such as `TUR`, or empty for all of them. Both
    dates are inclusive. `directions` holds those of `scopes.directions`: `RUS-TUR` is Russia's
    acts toward Turkey. `text` must occur in the sentence or in the article it was read from,
    whatever the case and the accents, as `finding` says. Lists are put in one order, so that
    equal choices are equal values. Raises ValueError for a scope that is none, `date_from` after
    `date_to` and text that cannot be shown or looked for; values from an address go through
    `parse`, which asks no more.
    """

    scope: str = scopes.EVERYTHING
    date_from: date | None = None
    date_to: date | None = None
    types: tuple[str, ...] = ()
    directions: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    years: tuple[str, ...] = ()
    collections: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    text: str = ""

    def __post_init__(self) -> None:
        if self.scope != scopes.canonical(self.scope):
            raise ValueError(f"{self.scope!r} is not in capitals and alphabetical order")
        if self.date_from and self.date_to and self.date_from > self.date_to:
            raise ValueError(f"{self.date_from} lies after {self.date_to}")
        text = choices.sought(self.text)
        if text is None:
            raise ValueError(f"{choices.shown(self.text)!r} is not text to search for")
        object.__setattr__(self, "text", text)
        for definition in DEFINITIONS:
            if definition.options:
                order = definition.options(self.scope, ())
                chosen = _ordered(getattr(self, definition.field), order)
                object.__setattr__(self, definition.field, chosen)

    @property
    def pair(self) -> str | None:
        """The pair that is asked for, None where it is a country or everything."""
        return self.scope if scopes.is_pair(self.scope) else None

    def where(self, without: Collection[str] = ()) -> tuple[str, dict[str, object]]:
        """Return the SQL condition on rows of `events`, and its named parameters.

        `without` names keys to leave out. Without those of EVENT_KEYS the condition also fits
        rows of `monthly`, where its column `month` is called `date`.
        """
        condition, parameters = scopes.condition(self.scope)
        conditions, direction = [condition], scopes.direction_sql(self.scope)
        for definition, value in self._chosen():
            if definition.key not in without:
                conditions.append(definition.condition.format(direction=direction))
                parameters[definition.field] = definition.parameter(value)
        return " AND ".join(conditions), parameters

    def words(self) -> str:
        """Say the choice as part of a sentence; "all events" where nothing is chosen."""
        parts = (definition.words(self) for definition, _ in self._chosen())
        return "; ".join(part for part in parts if part) or _("all events")

    def query(self, without: Collection[str] = ()) -> list[tuple[str, str]]:
        """Write the choice as keys and values of an address; a list repeats its key."""
        return [
            (definition.key, str(one))
            for definition, value in self._chosen()
            if definition.key not in without
            for one in (value if isinstance(value, tuple) else (value,))
        ]

    def _chosen(self) -> Iterator[tuple[Definition, Any]]:
        for definition in DEFINITIONS:
            if value := getattr(self, definition.field):
                yield definition, value

    @classmethod
    def parse(
        cls,
        scope: str,
        query: Mapping[str, str | Sequence[str]],
        known_collections: Sequence[str] | None = None,
        other_keys: Collection[str] = PAGE_KEYS,
    ) -> tuple[Self, tuple[str, ...]]:
        """Read the filters of an address, and a notice in words for all that was not taken.

        A value of `query` is one text or a list of them. Collections are checked where
        `known_collections` is given; `other_keys` are passed over in silence. Dates may be
        days, months (`2019-09`) or years. Only a `scope` that is none raises (ValueError).
        """
        scope = scopes.canonical(scope)
        given = {key: [text] if isinstance(text, str) else text for key, text in query.items()}
        notices: list[str] = []
        _order_dates(given, notices)
        fields = {}
        for definition in DEFINITIONS:
            options = _options(definition, scope, known_collections)
            value = definition.parse(given.pop(definition.key, ()), options, notices)
            if value:
                fields[definition.field] = value
        unknown = (key for key in given if key not in other_keys)
        notices.extend(
            _("{key} is not a filter; it was left out", key=choices.shown(key)) for key in unknown
        )
        return cls(scope, **fields), _bounded(notices)


def _date_words(filters: Filters) -> str:
    first, last = filters.date_from, filters.date_to
    if first and last:
        if first == last:
            return _("on {day}", day=long_date(first))
        return _("{first} to {last}", first=long_date(first), last=long_date(last))
    if first:
        return _("from {day}", day=long_date(first))
    return _("up to {day}", day=long_date(last)) if last else ""


DEFINITIONS: tuple[Definition, ...] = (
    Definition(
        "from", "date_from", N_("a date such as 2019-01-31"), "date >= $date_from",
        _date_words, read=choices.first_day,
    ),
    Definition(
        "to", "date_to", N_("a date such as 2019-01-31"), "date <= $date_to",
        lambda chosen: "" if chosen.date_from else _date_words(chosen), read=choices.last_day,
    ),
    Definition(
        "type", "types", N_("a PLOVER event type"), "event_type = ANY($types)",
        lambda chosen: either([ontology.type_name(code) for code in chosen.types]),
        options=lambda scope, known: tuple(ontology.EVENT_TYPES),
    ),
    Definition(
        "direction", "directions", N_("a direction here"), "({direction}) = ANY($directions)",
        lambda chosen: either([scopes.direction_words(value) for value in chosen.directions]),
        options=lambda scope, known: scopes.directions(scope),
    ),
    Definition(
        "status", "statuses", N_("a status"), "status = ANY($statuses)",
        lambda chosen: either([ontology.status_name(status) for status in chosen.statuses]),
        options=lambda scope, known: tuple(ontology.STATUSES),
    ),
    Definition(
        "year", "years", N_("a year such as 2019"), "strftime(date, '%Y') = ANY($years)",
        lambda chosen: _("in {years}", years=either(chosen.years)),
        options=lambda scope, known: (), read=choices.year,
    ),
    Definition(
        "collection", "collections", N_("a collection here"), "collection = ANY($collections)",
        lambda chosen: _("collection {names}", names=either(chosen.collections)),
        options=lambda scope, known: tuple(known),
    ),
    Definition(
        "source", "sources", N_("the name of a source"),
        "(collection, article_id) IN "
        "(SELECT (collection, article_id) FROM articles WHERE source = ANY($sources))",
        lambda chosen: _("published by {sources}", sources=either(chosen.sources)),
        options=lambda scope, known: (), read=choices.plain_text,
    ),
    Definition(
        "q", "text", N_("printable text with a letter or sign, of at most {most} characters"),
        # The store finds the articles whose text has the words, once for all questions.
        "(regexp_matches(sentence, $text) "
        "OR article_id IN (SELECT unnest($hits::VARCHAR[])))",
        lambda chosen: _("the source text contains “{words}”", words=chosen.text),
        read=choices.sought, parameter=finding.pattern,
    ),
)  # fmt: skip

#: Keys of filters that only `events` can answer: `monthly` knows neither days nor texts.
EVENT_KEYS = ("from", "to", "source", "q")


def _ordered(values: Collection[str], order: Sequence[str]) -> tuple[str, ...]:
    """Take each value once: first those in `order`, then the rest by alphabet."""
    listed = [value for value in order if value in values]
    return (*listed, *sorted(set(values) - {*listed}))


def _options(
    definition: Definition, scope: str, collections: Sequence[str] | None
) -> Sequence[str] | None:
    if definition.options is None or (definition.key == "collection" and collections is None):
        return None
    return definition.options(scope, collections or ())


def _order_dates(given: dict[str, Sequence[str]], notices: list[str]) -> None:
    """Swap the texts of `from` and `to` where they stand the wrong way round.

    The texts and not the days are swapped, so that from=2020 to=2019 means two whole years.
    """
    starts, ends = given.get("from"), given.get("to")
    if not starts or not ends:
        return
    start, end = choices.first_day(starts[0].strip()), choices.last_day(ends[0].strip())
    if start and end and start > end:
        given["from"], given["to"] = ends, starts
        notices.append(
            _("from={start} lies after to={end}; the two were swapped", start=start, end=end)
        )


def _bounded(notices: Sequence[str]) -> tuple[str, ...]:
    """Keep at most a screenful of notices: an address may hold thousands of bad values."""
    more = len(notices) - _MOST_NOTICES
    rest = (_("and {number} more like these", number=more),) if more > 0 else ()
    return (*notices[:_MOST_NOTICES], *rest)
