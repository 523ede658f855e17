"""The making wing: what coding, and publishing, cost beside the least that could be done."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from sentencex import segment
from textblob.en import tag

from relations import coder
from relations.dataset import About, publish
from relations.records import Article
from relations.schema import arrow_schema
from tests import factory
from tests.benchmarks import Row, median

_SENTENCES = (
    "Russia and Turkey held talks in Sochi on Monday.",
    "Turkish forces shot down a Russian jet near the border, the army said.",
    "Rain is expected in Ankara and Moscow over the weekend.",
    "The United States imposed sanctions on two firms in Iran, which accused it of piracy.",
    "The minister denied that his government had threatened Greece.",
    "Shares rose in London and Tokyo after the central bank spoke.",
)
_COPIES = 50
_EVENTS = 50_000


def measure() -> Iterator[Row]:
    """Yield coding against splitting and tagging alone, publishing against writing."""
    text = "\n".join(_SENTENCES * _COPIES)
    article = Article.of(collection="bench", published=factory.PUBLISHED, body=text)
    ours = median(lambda: coder.read(article))
    yield Row(
        f"code {len(_SENTENCES) * _COPIES} sentences", ours,
        median(lambda: [tag(one) for one in segment("en", text)]), "splitting and tagging alone",
    )  # fmt: skip
    yield _publishing()


def _publishing() -> Row:
    rows = [event.as_row() for event in factory.events()]
    many = [row | {"event_id": f"{n:016x}"} for n in range(_EVENTS // len(rows)) for row in rows]
    for n, row in enumerate(many):
        row["event_id"] = f"{n:016x}"
    table = pa.Table.from_pylist(many, schema=arrow_schema("events"))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        return Row(
            f"publish {len(many):,} events",
            median(lambda: _publish(folder, table), times=3),
            median(lambda: pq.write_table(table, folder / "peer.parquet", compression="zstd"), 3),
            "pyarrow writing one unsorted file",
        )


def _publish(folder: Path, table: pa.Table) -> None:
    publish(
        folder, "bench", list(factory.articles("bench").values()), table.to_reader(),
        About("Benchmark", None, None, None), factory.CODER,
    )  # fmt: skip
