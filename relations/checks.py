"""Whether a published collection is sound: bytes, columns, order, codes, spans, summary.

One table of rules, each a question to DuckDB that finds the rows breaking it. Checking reads
every row; that the named files are there in the right size is seen at every opening.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from relations import countries, ontology
from relations.files import digest
from relations.manifest import Collection
from relations.parquet import MONTHLY_QUERY, coverage
from relations.schema import SORT_KEYS, TABLES, arrow_schema


@dataclass(frozen=True, slots=True)
class Rule:
    """`broken` is a SQL condition, true for a row of `rows` that breaks the rule."""

    words: str
    broken: str
    key: str = "event_id"
    rows: str = "events"


_TOLD = "(SELECT e.*, a.text FROM events e LEFT JOIN articles a USING (article_id))"


def _span(part: str) -> Rule:
    start, end = f"{part}_start", f"{part}_end"
    return Rule(
        f"have a span of the {part} that does not lie inside the article's text",
        f"({start} IS NULL) <> ({end} IS NULL) OR {start} < 0 OR {start} >= {end} "
        f"OR {end} > length(text) OR ({start} IS NOT NULL AND text IS NULL)",
        rows=_TOLD,
    )


def _repeated(table: str, key: str) -> Rule:
    rows = f"(SELECT {key}, count(*) AS times FROM {table} GROUP BY {key})"  # noqa: S608
    return Rule(f"of the identifiers in {table} occur more than once", "times > 1", key, rows)


_RULES: tuple[Rule, ...] = (
    _repeated("events", "event_id"),
    _repeated("articles", "article_id"),
    Rule("events belong to another collection", "collection <> $name"),
    Rule("articles belong to another collection", "collection <> $name", "article_id", "articles"),
    Rule(
        "articles have an address that is not http or https",
        "NOT regexp_matches(url, '^https?://')", "article_id", "articles",
    ),
    Rule(
        "events name an unknown country",
        "NOT (list_contains($codes, source_country) AND list_contains($codes, target_country))",
    ),
    Rule(
        "events have a pair that is not their two countries in alphabetical order",
        "source_country = target_country OR pair <> least(source_country, target_country) "
        "|| '-' || greatest(source_country, target_country)",
    ),
    Rule(
        "reciprocal events do not name their countries in the pair's order",
        "reciprocal AND source_country > target_country",
    ),
    Rule(
        "events have a type that is not a PLOVER type, or not its quad class",
        "NOT list_contains($types, event_type || ' ' || quad_class)",
    ),
    Rule("events have an unknown status", "NOT list_contains($statuses, status)"),
    Rule("events have an unknown precision", "NOT list_contains($precisions, date_precision)"),
    Rule("events have an unknown date basis", "NOT list_contains($bases, date_basis)"),
    Rule(
        "events have an intensity or Goldstein value outside -10 to 10",
        "abs(intensity) > 10 OR abs(goldstein) > 10",
    ),
    Rule("events are told by no article at all", "reports < 1"),
    Rule(
        "events count other reports than they name",
        "reported_by IS NOT NULL AND reports <> len(string_split(reported_by, ' '))",
    ),
    Rule(
        "events were read from an article that is not in the collection",
        "article_id IS NOT NULL AND text IS NULL", rows=_TOLD,
    ),
    Rule(
        "events have a sentence that is not the article's words at its span",
        "sentence <> text[sentence_start + 1 : sentence_end]", rows=_TOLD,
    ),
    *(_span(part) for part in ("sentence", "source", "target", "trigger", "date")),
)  # fmt: skip


def check(collection: Collection) -> list[str]:
    """List what is wrong with a published collection, in words; an empty list if nothing is."""
    problems = [text for table in TABLES for text in _check_file(collection, table)]
    if problems:  # rules would only repeat, or stumble over, what the files already show
        return problems
    with duckdb.connect(":memory:") as con:
        for table in TABLES:
            con.from_parquet(str(collection.path(table))).create_view(table)
        for table in TABLES:
            problems += _check_order(con, table, collection.path(table))
        for rule in _RULES:
            problems += _check_rule(con, rule, collection.name)
        if not problems:  # bad values do not add up
            problems += _check_summary(con, collection)
    return [f"{collection.name}: {problem}" for problem in problems]


def _check_file(collection: Collection, table: str) -> list[str]:
    path = collection.path(table)
    if digest(path) != collection.hashes[table]:
        return [f"{path}: the content does not have the hash that the manifest names"]
    try:
        file = pq.ParquetFile(path)
    except (pa.ArrowInvalid, OSError) as problem:
        return [f"{path}: not a Parquet file ({problem})"]
    found = []
    if _plain(file.schema_arrow) != _plain(arrow_schema(table)):
        found.append(f"{path}: the columns are not those of the schema")
    if file.metadata.num_rows != collection.rows[table]:
        rows = collection.rows[table]
        found.append(f"{path}: {file.metadata.num_rows} rows, but the manifest names {rows}")
    return found


def _plain(schema: pa.Schema) -> list[tuple[str, str, bool]]:
    """Names, types and nullability; Parquet knows no seconds and stores milliseconds."""
    types = (str(field.type).replace("timestamp[s]", "timestamp[ms]") for field in schema)
    return [(f.name, t, f.nullable) for f, t in zip(schema, types, strict=True)]


def _check_order(con: duckdb.DuckDBPyConnection, table: str, path: Path) -> list[str]:
    keys = ", ".join(SORT_KEYS[table])
    rows = _count(
        con,
        f"SELECT count(*) FROM (SELECT row({keys}) AS this, "  # noqa: S608
        "lag(this) OVER (ORDER BY file_row_number) AS before "
        "FROM read_parquet($file, file_row_number = true)) WHERE this < before",
        {"file": str(path)},
    )
    return [f"{table}: {rows} rows are out of the order {keys}"] if rows else []


def _count(con: duckdb.DuckDBPyConnection, query: str, values: dict[str, str]) -> int:
    return int(con.execute(query, values).fetchall()[0][0])


def _check_rule(con: duckdb.DuckDBPyConnection, rule: Rule, name: str) -> list[str]:
    query = f"SELECT count(*), min({rule.key}) FROM {rule.rows} WHERE {rule.broken}"  # noqa: S608
    values = {"name": name, **_known()}
    used = {key: value for key, value in values.items() if f"${key}" in rule.broken}
    broken, example = con.execute(query, used).fetchall()[0]
    return [f"{broken} {rule.words}, such as {rule.key} {example!r}"] if broken else []


def _known() -> dict[str, list[str]]:
    return {
        "codes": list(countries.names()),
        "types": [f"{t.code} {t.quad_class}" for t in ontology.EVENT_TYPES.values()],
        "statuses": list(ontology.STATUSES),
        "precisions": list(ontology.DATE_PRECISIONS),
        "bases": list(ontology.DATE_BASES),
    }


def _check_summary(con: duckdb.DuckDBPyConnection, collection: Collection) -> list[str]:
    """Compare what is derived, the monthly table and the coverage, with the events."""
    found = []
    file = str(collection.path("events"))
    con.sql(MONTHLY_QUERY, params={"file": file}).to_table("derived")
    rows = _count(
        con,
        "SELECT count(*) FROM ((FROM derived EXCEPT ALL FROM monthly) "
        "UNION ALL (FROM monthly EXCEPT ALL FROM derived))",
        {},
    )
    if rows:
        found.append(f"monthly: {rows} rows differ from what the events add up to")
    told = (collection.first_date, collection.last_date, collection.pairs)
    if coverage(con, collection.path("events")) != told:
        found.append("the manifest's dates and number of pairs are not those of the events")
    return found
