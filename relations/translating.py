"""Gathers the texts that readers see into the file that translators work from.

`python -m relations.translating` writes `messages.pot` anew, and `python -m relations.translating
tr` makes the file of a language, or brings it up to date. Texts are found by reading the code, not
by running it: every `_("…")`, `N_("…")` and `ngettext("…", "…", …)`; beside them what the tables
of the ontology, the schema and the addresses say of their rows. How a translation is found and
used is `texts`' business.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

from babel import Locale
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from relations import ontology, texts
from relations.routes import ADDRESSES
from relations.schema import TABLES

POT = texts.FOLDER / "messages.pot"
#: How many of the first arguments are texts, by the function's name.
_CALLS = {"_": 1, "N_": 1, "ngettext": 2}

#: A text, or its two forms for one and for many.
Message = str | tuple[str, str]


def gathered() -> Catalog:
    """Every text of the pages with the files it stands in, as a catalogue without translations."""
    catalogue = Catalog(project="relations", charset="utf-8")
    package = Path(__file__).parent
    for path in sorted(package.rglob("*.py")):
        where = path.relative_to(package.parent).as_posix()
        for message in _in_code(path):
            catalogue.add(message, locations=[(where, 0)])
    for name, message in _in_tables():
        catalogue.add(message, locations=[(name, 0)])
    return catalogue


def _in_code(path: Path) -> Iterator[Message]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
            continue
        number = _CALLS.get(node.func.id, 0)
        arguments = [one.value for one in node.args[:number] if isinstance(one, ast.Constant)]
        found = [one for one in arguments if isinstance(one, str)]
        if number and len(found) == number:
            yield found[0] if number == 1 else (found[0], found[1])


def _in_tables() -> Iterator[tuple[str, str]]:
    known = ontology.EVENT_TYPES.values()
    for message in (
        *(one.code.capitalize() for one in known), *(one.meaning for one in known),
        *(mode.replace("-", " ") for one in known for mode in one.modes),
        *(meaning for one in known for meaning in one.mode_meanings.values()),
        *ontology.QUAD_CLASSES.values(),
        *ontology.STATUSES, *ontology.STATUSES.values(), *ontology.DATE_BASES.values(),
    ):  # fmt: skip
        yield "relations/ontology.py", message
    for column in (column for table in TABLES.values() for column in table):
        yield from (("relations/schema.py", said) for said in (column.meaning, column.unit) if said)
    for address in ADDRESSES:
        yield "relations/routes.py", address.meaning


_HEADER = """\
# The texts of the pages. `python -m relations.translating tr` makes a file like this one for a
# language, here tr, with the plurals it needs. Words in braces stay as they are.

"""


def write(path: Path = POT) -> None:
    """Write the catalogue; the same code gives the same bytes."""
    with path.open("wb") as file:
        file.write(_HEADER.encode())
        write_po(
            file, gathered(), width=100, sort_output=True, omit_header=True, include_lineno=False
        )


def write_language(code: str) -> Path:
    """Make the file of a language such as `tr` or `pt_BR`, or add to it what is new.

    Raises UnknownLocaleError or ValueError for a code that CLDR does not know.
    """
    path = texts.FOLDER / f"{Locale.parse(code)}.po"
    catalogue = Catalog(locale=code, project="relations", charset="utf-8", fuzzy=False)
    if path.is_file():
        with path.open("rb") as file:
            catalogue = read_po(file, locale=code, abort_invalid=True)
    catalogue.update(gathered(), no_fuzzy_matching=True)
    with path.open("wb") as file:
        write_po(file, catalogue, width=100, sort_output=True, include_lineno=False)
    return path


if __name__ == "__main__":
    write()
    for language in sys.argv[1:]:
        write_language(language)
