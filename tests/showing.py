"""Published data for the tests of the showing wing: the sample, and many random events.

Folders are made once per test run and removed at its end. `rows` gives the events that were
published as plain dictionaries, against which answers are compared.
"""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from relations import ontology
from relations.dataset import About, publish
from relations.records import Event, stable_id
from relations.store import Store
from tests import factory

ABOUT = About("Sample", licence="CC BY 4.0", citation="Sample (2019)", source="tests")
COLLECTIONS = ("other", "sample")
WORDS = ("talks in Sochi", "100% of the S-400", "Über_Ankara", "said", 'it\'s "war"')

_FOLDERS: list[TemporaryDirectory[str]] = []


def folder() -> Path:
    """Make a folder that lasts until the test run ends."""
    made = TemporaryDirectory(prefix="relations-tests-")
    _FOLDERS.append(made)
    return Path(made.name)


def publish_sample(data_dir: Path, name: str = "sample") -> None:
    """Publish the seven events of the factory as a collection."""
    made, events = factory.articles(name).values(), factory.events(name)
    publish(data_dir, name, made, events, ABOUT, factory.CODER)


def random_events(collection: str, count: int, seed: int) -> list[Event]:
    """Make events of RUS-TUR (and a few of TUR-USA) over 2018 to 2020, of every kind."""
    dice = random.Random(seed)
    sample = factory.events(collection)
    return [_random_event(dice, sample, collection, number) for number in range(count)]


def _random_event(dice: random.Random, sample: list[Event], collection: str, number: int) -> Event:
    one, other = dice.choices((("RUS", "TUR"), ("TUR", "USA")), (9, 1))[0]
    reciprocal = dice.random() < 0.3
    if not reciprocal and dice.random() < 0.5:
        source, target = other, one
    else:
        source, target = one, other
    code = dice.choice(list(ontology.EVENT_TYPES))
    return replace(
        dice.choice(sample),
        event_id=stable_id(collection, number),
        pair=f"{one}-{other}",
        date=date(2018, 1, 1) + timedelta(days=dice.randrange(3 * 365)),
        source_country=source,
        target_country=target,
        reciprocal=reciprocal,
        event_type=code,
        quad_class=ontology.quad_class(code),
        intensity=ontology.intensity(code),
        status=dice.choice(list(ontology.STATUSES)),
        sentence=dice.choice([*WORDS, None]),
    )


@cache
def sample_store() -> Store:
    """Open the sample, published as one collection."""
    data_dir = folder()
    publish_sample(data_dir)
    return Store.open(data_dir)


@cache
def random_data() -> tuple[Store, list[dict[str, Any]]]:
    """Open two collections of random events; the same as rows, with `text` and `publisher`."""
    data_dir, rows = folder(), []
    for seed, name in enumerate(COLLECTIONS):
        events = random_events(name, 400, seed)
        publish(data_dir, name, factory.articles(name).values(), events, ABOUT, factory.CODER)
        told = {one.article_id: one for one in factory.articles(name).values()}
        rows += [
            event.as_row() | {"text": told[event.article_id].text,
                              "publisher": told[event.article_id].source}
            for event in events
        ]  # fmt: skip
    return Store.open(data_dir), rows


@cache
def empty_store() -> Store:
    """Open a folder without a collection."""
    return Store.open(folder())
