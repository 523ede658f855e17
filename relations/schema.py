"""Every column of every published dataset: name, Arrow type, label, meaning and unit.

One table feeds the Parquet writer, the checks, the headers on the pages, the CSV header and
the data dictionary. It knows nothing of where rows come from or go to.
"""

from __future__ import annotations

from dataclasses import dataclass

import pyarrow as pa

_TEXT, _DATE, _TIME = pa.string(), pa.date32(), pa.timestamp("s")
_FLAG, _SCORE, _COUNT = pa.bool_(), pa.float64(), pa.int32()


@dataclass(frozen=True, slots=True)
class Column:
    """One column: `label` heads it on a page, `meaning` explains it in one sentence."""

    name: str
    type: pa.DataType
    label: str
    meaning: str
    unit: str = ""
    nullable: bool = False


def _span(part: str, meaning: str, nullable: bool = False) -> tuple[Column, Column]:
    unit = "characters from the start of the article's text"
    return (
        Column(
            f"{part}_start",
            _COUNT,
            f"{part.capitalize()} start",
            f"first character of {meaning}",
            unit,
            nullable,
        ),
        Column(
            f"{part}_end",
            _COUNT,
            f"{part.capitalize()} end",
            f"one past the last character of {meaning}",
            unit,
            nullable,
        ),
    )


ARTICLES: tuple[Column, ...] = (
    Column(
        "article_id", _TEXT, "Article", "stable hash of source, address or title, date and text"
    ),
    Column("collection", _TEXT, "Collection", "the collection the article belongs to"),
    Column("source", _TEXT, "Source", "who published it", nullable=True),
    Column("title", _TEXT, "Title", "headline as published", nullable=True),
    Column("url", _TEXT, "Address", "web address of the article", nullable=True),
    Column(
        "published",
        _TIME,
        "Published",
        "date and time printed on the article, without time "
        "zone; midnight where only the day is known",
    ),
    Column("language", _TEXT, "Language", "two-letter ISO 639-1 code"),
    Column("licence", _TEXT, "Licence", "terms under which the text may be used", nullable=True),
    Column(
        "rests_on",
        _TEXT,
        "Rests on",
        "public reports the text rests on: a JSON list of objects with title, url, publisher "
        "and date",
        nullable=True,
    ),
    Column("text", _TEXT, "Text", "the document in plain text: headline, blank line, body"),
)

EVENTS: tuple[Column, ...] = (
    Column("event_id", _TEXT, "Event", "stable hash: same text and same coder give the same id"),
    Column(
        "group_id",
        _TEXT,
        "Group",
        "shared by the rows of one act among three or more countries",
        nullable=True,
    ),
    Column("collection", _TEXT, "Collection", "the collection the event belongs to"),
    Column(
        "pair", _TEXT, "Pair", "the two countries' ISO 3166-1 alpha-3 codes in alphabetical order"
    ),
    Column("date", _DATE, "Date", "first day of the period the act is dated to"),
    Column("date_precision", _TEXT, "Precision", "how exact the date is: day, week, month or year"),
    Column("date_basis", _TEXT, "Date from", "stated in the text, or the day of publication"),
    Column(
        "source_country",
        _TEXT,
        "From",
        "country that acts (alpha-3); for a reciprocal act the first of the pair",
    ),
    Column(
        "target_country",
        _TEXT,
        "Toward",
        "country acted upon (alpha-3); for a reciprocal act the second of the pair",
    ),
    Column(
        "source_sector",
        _TEXT,
        "Source sector",
        "PLOVER sector of the source: GOV, MIL, …",
        nullable=True,
    ),
    Column(
        "target_sector",
        _TEXT,
        "Target sector",
        "PLOVER sector of the target: GOV, MIL, …",
        nullable=True,
    ),
    Column("reciprocal", _FLAG, "Mutual", "true where both sides act together, as in a meeting"),
    Column("event_type", _TEXT, "Type", "PLOVER event type"),
    Column("mode", _TEXT, "Mode", "PLOVER mode, a finer kind of the type", nullable=True),
    Column(
        "quad_class",
        pa.int8(),
        "Quad class",
        "1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict",
    ),
    Column("intensity", _SCORE, "Intensity", "PLOVER intensity of type and mode", "-10 to 10"),
    Column("cameo_root", _TEXT, "CAMEO root", "CAMEO root code nearest to type and mode"),
    Column("goldstein", _SCORE, "Goldstein", "Goldstein value of the CAMEO root", "-10 to 10"),
    Column("status", _TEXT, "Status", "occurred, planned, hypothetical or denied"),
    Column("reports", _COUNT, "Reports", "articles that tell the act", "articles"),
    Column(
        "reported_by",
        _TEXT,
        "Reported by",
        "articles that tell the act, the one the event was read from first, separated by spaces",
        nullable=True,
    ),
    Column("article_id", _TEXT, "Article", "the article the event was read from", nullable=True),
    Column("sentence", _TEXT, "Sentence", "the sentence the event was read from", nullable=True),
    *_span("sentence", "the sentence", nullable=True),
    *_span("source", "the words for the source", nullable=True),
    *_span("target", "the words for the target", nullable=True),
    *_span("trigger", "the words for the act", nullable=True),
    *_span("date", "the words for the date", nullable=True),
    Column("rule", _TEXT, "Rule", "identifier of the coding rule that fired", nullable=True),
    Column(
        "why",
        _TEXT,
        "Why",
        "in plain words, one reason a line: act, direction, status, date",
        nullable=True,
    ),
    Column("coder", _TEXT, "Coder", "name and version of the coder or importing system"),
)

MONTHLY: tuple[Column, ...] = (
    Column("pair", _TEXT, "Pair", "the two countries' alpha-3 codes in alphabetical order"),
    Column("month", _DATE, "Month", "first day of the month"),
    Column("source_country", _TEXT, "From", "country that acts (alpha-3)"),
    Column("target_country", _TEXT, "Toward", "country acted upon (alpha-3)"),
    Column("reciprocal", _FLAG, "Mutual", "true where both sides act together"),
    Column("event_type", _TEXT, "Type", "PLOVER event type"),
    Column("quad_class", pa.int8(), "Quad class", "1 to 4, as in the events"),
    Column("status", _TEXT, "Status", "occurred, planned, hypothetical or denied"),
    Column("collection", _TEXT, "Collection", "the collection counted"),
    Column("events", _COUNT, "Events", "number of events", "events"),
    Column("last_date", _DATE, "Latest", "date of the latest event counted"),
    Column(
        "intensity_sum", _SCORE, "Intensity sum", "sum of the events' intensities", "-10 to 10 each"
    ),
    Column(
        "goldstein_sum",
        _SCORE,
        "Goldstein sum",
        "sum of the events' Goldstein values",
        "-10 to 10 each",
    ),
)

TABLES: dict[str, tuple[Column, ...]] = {
    "events": EVENTS,
    "articles": ARTICLES,
    "monthly": MONTHLY,
}

#: Total orders in which the datasets are stored.
SORT_KEYS: dict[str, tuple[str, ...]] = {
    "events": ("pair", "date", "event_id"),
    "articles": ("article_id",),
    "monthly": ("pair", "month", "source_country", "reciprocal", "event_type", "status"),
}


def arrow_schema(table: str) -> pa.Schema:
    """The Arrow schema of one of TABLES, nullability and meanings included."""
    return pa.schema(
        pa.field(c.name, c.type, c.nullable, metadata={"meaning": c.meaning, "unit": c.unit})
        for c in TABLES[table]
    )


def column(table: str, name: str) -> Column:
    """One column of one table. Raises KeyError where there is none of that name."""
    for entry in TABLES[table]:
        if entry.name == name:
            return entry
    raise KeyError(f"{table} has no column {name!r}")
