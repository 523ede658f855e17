"""README and ARCHITECTURE keep up with the code: commands, filters and rooms are all named."""

from __future__ import annotations

from pathlib import Path

import pytest

from relations import cli, filters

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
ARCHITECTURE = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")

_WORDS = {"from": "Dates", "to": "Dates", "q": "words in"}


@pytest.mark.parametrize("command", sorted(cli.main.commands))
def test_the_readme_names_every_command(command: str) -> None:
    assert f"`python -m relations {command}" in README


@pytest.mark.parametrize("key", [definition.key for definition in filters.DEFINITIONS])
def test_the_readme_names_every_filter(key: str) -> None:
    assert _WORDS.get(key, key) in README


def test_the_architecture_names_every_room() -> None:
    package = ROOT / "relations"
    modules = {f"relations/{path.name}" for path in package.glob("*.py")} - {
        "relations/__init__.py",
        "relations/__main__.py",
    }
    folders = {f"relations/{path.parent.name}/" for path in package.glob("*/__init__.py")}
    missing = {name for name in modules | folders if f"`{name}`" not in ARCHITECTURE}
    assert missing == set()


def test_the_architecture_names_every_step_of_the_coder() -> None:
    modules = {path.stem for path in (ROOT / "relations" / "coder").glob("*.py")}
    helpers = {"__init__", "frames", "topics"}
    missing = {name for name in modules - helpers if f"`{name}`" not in ARCHITECTURE}
    assert missing == set()


def test_links_to_files_lead_somewhere() -> None:
    import re

    for text in (README, ARCHITECTURE):
        for target in re.findall(r"\]\((?!https?:)([^)#]+)\)", text):
            assert (ROOT / target).exists(), target
