"""Publishes one collection over and over, two versions in turn, until it is killed.

Run as `python -m tests.publish_loop DATA`: for each line on standard input, the version to
begin with, it forks a process that publishes without end, prints its number, and waits for its
death. Forking saves the start of an interpreter for every kill.
"""

from __future__ import annotations

import os
import sys
from itertools import count
from pathlib import Path

import pyarrow as pa

from relations import dataset
from relations.dataset import About, Collection
from tests import factory


def publish(data_dir: Path, version: int) -> Collection:
    """Publish version 0, all events, or version 1, the first three."""
    events = factory.events()[:3] if version else factory.events()
    articles = factory.articles().values()
    return dataset.publish(data_dir, "sample", articles, events, About("Sample"), factory.CODER)


def main(data_dir: Path) -> None:
    pa.array([0])  # pyarrow imports much on its first use: once here, not in every child
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            for version in count(int(line)):
                publish(data_dir, version % 2)
        sys.stdout.write(f"{child}\n")
        sys.stdout.flush()
        os.waitpid(child, 0)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
