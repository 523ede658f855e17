"""The command line: reads arguments, calls the makers, prints results and progress.

Results go to standard output, progress and problems to standard error. Exit status 0 is
success, 1 a failure told in one message, 2 wrong usage. The work itself is done elsewhere.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, nullcontext
from datetime import date, datetime
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import click

from relations import OWN_LISTS, __version__, dataset
from relations.building import RecipeError
from relations.building import build as build_seeds
from relations.checks import check as check_collection
from relations.dataset import About, DatasetError
from relations.extraction import ExtractionError, Job, Report
from relations.extraction import extract as run_extraction
from relations.records import Article
from relations.sources import Defaults, Problem, dates, estimate
from relations.sources.common import clean, decode, one_line

if TYPE_CHECKING:
    from relations.evaluation.gold import Gold

_ROOT = Path(__file__).resolve().parent.parent
_SHOWN = 20

data_option = click.option(
    "--data", "data_dir", metavar="DIR", envvar="RELATIONS_DATA", show_envvar=True,
    type=click.Path(file_okay=False, path_type=Path), default=_ROOT / "data",
    show_default="data/ of the project", help="Folder of the published collections.",
)  # fmt: skip


def _use_actors(_ctx: click.Context, _param: click.Parameter, paths: tuple[Path, ...]) -> None:
    """Hand lists of the user's own to the coder, worker processes included."""
    if paths:
        os.environ[OWN_LISTS] = os.pathsep.join(str(path.resolve()) for path in paths)


actors_option = click.option(
    "--actors", multiple=True, metavar="FILE", expose_value=False, callback=_use_actors,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help=f"A list of actors or leaders of your own; may be given again.  [env var: {OWN_LISTS}]",
)  # fmt: skip


class PrintedDate(click.ParamType[datetime]):
    """A date or a time as people print it; ISO 8601 is always understood."""

    name = "date"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> datetime:
        """Turn the argument into a datetime, or fail as wrong usage."""
        found = dates.of_value(value)
        if found is None:
            self.fail(f"{value!r} is not a date such as 2019-09-16 or 2019-09-16T22:22", param, ctx)
        return found


PRINTED_DATE = PrintedDate()


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="relations")
def main() -> None:
    """News text in, dated events between two countries out."""


@contextmanager
def _plain_errors() -> Iterator[None]:
    """Tell expected failures in one message with exit status 1, without a traceback."""
    try:
        yield
    except (DatasetError, ExtractionError, RecipeError, OSError) as problem:
        raise click.ClickException(str(problem)) from problem


@click.command()
@click.argument("text")
@click.option("--published", required=True, type=PRINTED_DATE, help="Date or time of publication.")
@click.option("--title", help="Headline, which is read too.")
@actors_option
@data_option
def code(text: str, published: datetime, title: str | None, data_dir: Path) -> None:
    """Print the events of TEXT, one JSON object a line ('-' reads standard input).

    The fields are the columns of the events table. A text without events prints nothing.
    """
    from relations import coder

    if text == "-":
        text, guessed = decode(sys.stdin.buffer.read())
        if guessed:
            click.echo("standard input is not UTF-8: read as Latin-1", err=True)
    body, headline = clean(text), one_line(title or "") or None
    if not body and not headline:
        raise click.ClickException("the text is empty")
    article = Article.of(collection="code", published=published, body=body, title=headline)
    for event in coder.code(article):
        line = json.dumps(event.as_row(), ensure_ascii=False, default=_iso)
        click.echo(line.encode("utf-8", "replace"))


def _iso(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"no JSON for {type(value).__name__}")


@click.command()
@click.argument("inputs", metavar="INPUT...", nargs=-1, required=True,
                type=click.Path(exists=True, path_type=Path))  # fmt: skip
@click.option(
    "--collection", required=True, metavar="NAME", help="Lower-case letters, digits, '-'."
)
@click.option("--replace", "mode", flag_value="replace", help="Put the inputs in place of NAME.")
@click.option("--add", "mode", flag_value="add", help="Add the inputs to NAME.")
@click.option("--published", type=PRINTED_DATE, help="Date of articles that state none.")
@click.option("--source", help="Publisher of articles that state none.")
@click.option("--language", default="en", show_default=True, help="Two-letter code, likewise.")
@click.option("--licence", help="Terms of use of articles that state none, and of NAME.")
@click.option("--title", default="", help="What the collection is called.")
@click.option("--citation", help="How the collection is to be cited.")
@click.option("--workers", type=click.IntRange(1), help="Processes.  [default: one a processor]")
@click.option("--problems", type=click.File("w", encoding="utf-8"), metavar="FILE",
              help="Write every problem to FILE as JSON lines.")  # fmt: skip
@actors_option
@data_option
def extract(
    inputs: tuple[Path, ...], collection: str, mode: str | None, title: str, licence: str | None,
    citation: str | None, source: str | None, published: datetime | None, language: str,
    workers: int | None, problems: IO[str] | None, data_dir: Path,
) -> None:  # fmt: skip
    """Code the articles in INPUT... and publish them as one collection.

    Inputs are .txt, .html, .jsonl, .csv and .parquet files, or folders of them. A run that is
    stopped goes on where it was when the same command is given again.

    A record that cannot be read is told on standard error with its file, line and reason, and
    the rest is published: the exit status is then 0. It is 1 where nothing could be read.
    """
    from relations import coder

    job = Job(
        inputs=inputs,
        defaults=Defaults(collection, published, source, language, licence),
        data_dir=data_dir,
        about=About(title, licence, citation, source),
        read=coder.read,
        coder=coder.CODER,
        mode="replace" if mode == "replace" else "add" if mode == "add" else "new",
        workers=workers or 0,
    )
    told = _Problems(problems)
    with _plain_errors(), _progress(estimate(inputs)) as advance:
        try:
            report = run_extraction(job, advance, told)
        except KeyboardInterrupt:
            click.echo("\nstopped: the same command goes on from what is finished", err=True)
            raise
        finally:
            told.show()
    _summarise(report)


class _Problems:
    """Keeps the first problems to show at the end, and writes all of them to a file if asked."""

    def __init__(self, file: IO[str] | None) -> None:
        self._file = file
        self._first: list[str] = []
        self._count = 0

    def __call__(self, problem: Problem) -> None:
        self._count += 1
        if self._count <= _SHOWN:
            self._first.append(str(problem))
        if self._file:
            fields = {"file": problem.file, "line": problem.line, "reason": problem.reason,
                      "lost": problem.lost}  # fmt: skip
            self._file.write(json.dumps(fields, ensure_ascii=False) + "\n")

    def show(self) -> None:
        for line in self._first:
            click.echo(line, err=True)
        if self._count > _SHOWN:
            more = self._count - _SHOWN
            click.echo(f"and {more:,} problems more: --problems FILE writes them all", err=True)


@contextmanager
def _progress(records: int, label: str = "coding") -> Iterator[Callable[[int], None]]:
    """Show a bar on standard error where that is a terminal."""
    bar = click.progressbar(length=records, label=label, file=sys.stderr, show_pos=True)
    with bar if sys.stderr.isatty() else nullcontext() as shown:
        yield shown.update if shown else lambda done: None


def _summarise(report: Report) -> None:
    made, rate = report.collection, report.sentences / max(report.seconds, 1e-9)
    parts = [
        f"{report.articles + report.lost:,} records read, {report.lost:,} left out",
        f"{report.sentences:,} sentences, {report.events:,} events found",
        f"collection {made.name}: {made.rows['articles']:,} articles, {made.rows['events']:,} "
        f"events, {made.pairs:,} pairs, {made.first_date or '–'} to {made.last_date or '–'}",
        f"{report.seconds:.1f} seconds, {rate:,.0f} sentences a second",
    ]
    if report.resumed:
        parts.insert(1, f"{report.resumed:,} parts were there from a run before")
    click.echo("\n".join(parts), err=True)


@click.command()
@click.option("--seeds", type=click.Path(exists=True, file_okay=False, path_type=Path),
              default=_ROOT / "seeds", show_default="seeds/ of the project",
              help="Folder with the documents and collections.toml.")  # fmt: skip
@data_option
def build(seeds: Path, data_dir: Path) -> None:
    """Rebuild the shipped collections from the seed documents; other collections stay."""
    from relations import coder

    with _plain_errors():
        for report in build_seeds(seeds, data_dir, coder.read, coder.CODER):
            _summarise(report)
    from relations.evaluation import seeds as labelled

    if labelled.write(seeds, data_dir, coder.CODER):
        click.echo("figures of the coder on the labelled texts written", err=True)


@click.command()
@data_option
def check(data_dir: Path) -> None:
    """Verify the collections: hashes, columns, order, codes, spans, monthly sums.

    Prints what is wrong, one problem a line; the exit status is then 1.
    """
    with _plain_errors():
        collections = dataset.open_collections(data_dir)
        problems = [text for made in collections for text in check_collection(made)]
    for text in problems:
        click.echo(text)
    if problems or not collections:
        reason = f"{len(problems)} problems" if problems else "there is no collection to check"
        raise click.ClickException(f"{reason} in {data_dir}")
    for made in collections:
        click.echo(f"{made.name}: {made.rows['events']:,} events, "
                   f"{made.rows['articles']:,} articles, sound")  # fmt: skip


@click.command()
@click.argument("gold", nargs=-1, required=True,
                type=click.Path(exists=True, dir_okay=False, path_type=Path))  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="Print the whole result as JSON.")
@click.option("--errors", type=click.IntRange(0), default=50, show_default=True,
              help="How many errors of each kind to print.")  # fmt: skip
@click.option("--predictions", type=click.File("w", encoding="utf-8"), metavar="FILE",
              help="Write the coder's answer to every record to FILE as JSON lines.")  # fmt: skip
@actors_option
def evaluate(
    gold: tuple[Path, ...], as_json: bool, errors: int, predictions: IO[str] | None
) -> None:
    """Score the coder against the labels in GOLD..., JSON lines of four kinds.

    A relation given two spans (text, source_span, target_span, root), the events of a text
    (text, published, events), the country of an actor (text, country), the date of an
    expression (expr, ref, date). Lines that are none of them are told on standard error, and
    the rest is scored; the exit status is 1 where nothing could be scored.
    """
    from relations.evaluation import measure, report

    records = _gold(gold)
    if not records:
        raise click.ClickException("there is no gold record to score")
    with _progress(len(records), "asking") as advance:
        results = measure.measure(records, advance)
    if predictions:
        for result in results:
            predictions.writelines(json.dumps(a, ensure_ascii=False) + "\n" for a in result.answers)
    if as_json:
        found = [measure.as_json(result) for result in results]
        click.echo(json.dumps(found, ensure_ascii=False, indent=1))
        return
    for result in results:
        for line in report.lines(result, errors):
            click.echo(line)


def _gold(paths: Iterable[Path]) -> list[Gold]:
    """Read all records; tell on standard error which lines are none."""
    from relations.evaluation import gold

    records: list[Gold] = []
    for path in paths:
        for found in gold.read(path):
            if isinstance(found, gold.Flaw):
                click.echo(f"{found} (left out)", err=True)
            else:
                records.append(found)
    return records


@click.command()
def train() -> None:
    """Learn the weights of the coder's two models anew from its labelled sentences.

    Needs scikit-learn: pip install -r requirements-dev.txt. Run build afterwards, because the
    coder then has a new version.
    """
    from relations import training

    try:
        every = list(training.examples())
        kept = training.train(every)
    except ModuleNotFoundError as problem:
        raise click.ClickException(
            f"{problem.name} is missing: pip install -r requirements-dev.txt"
        ) from problem
    except training.TrainingTextError as problem:
        raise click.ClickException(str(problem)) from problem
    for name, number in kept.items():
        click.echo(f"{name}: {len(every):,} sentences, {number:,} features", err=True)


for _command in (code, extract, build, check, evaluate, train):
    main.add_command(_command)
