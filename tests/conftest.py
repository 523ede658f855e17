"""What holds for all tests: none leaves a stand-in behind for those that come after it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from types import ModuleType

import pytest


@pytest.fixture(scope="module", autouse=True)
def _nothing_left_behind() -> Iterator[None]:
    """Fail where the package holds something of the tests' own once a file of tests is done."""
    yield
    assert stand_ins() == []


def stand_ins() -> list[str]:
    """List what in the modules of the package is not the package's own, by full name.

    That is what the tests define, and a module that another has replaced or that was dropped.
    """
    rooms = {name: room for name, room in sys.modules.items() if name.split(".")[0] == "relations"}
    return [
        f"{name}.{key}"
        for name, room in rooms.items()
        for key, value in vars(room).items()
        if _strange(value, rooms)
    ]


def _strange(value: object, rooms: dict[str, ModuleType]) -> bool:
    if isinstance(value, ModuleType):
        name = value.__name__
        return name.split(".")[0] == "relations" and rooms.get(name) is not value
    return str(getattr(value, "__module__", "")).split(".")[0] == "tests"
