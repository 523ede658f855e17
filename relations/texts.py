"""The texts that readers see, in their own language where somebody has translated them.

Texts stand in the code in English, as `_("…")` and `ngettext("…", "…", number)`.
`translating` gathers them in `relations/languages/messages.pot`; a translation is one file
beside it, such as `de.po`, and needs no line of code. What a text says is its caller's business.
"""

from __future__ import annotations

import gettext
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from io import BytesIO
from pathlib import Path

ENGLISH = "en"
#: One file a language; a translator works in this folder alone.
FOLDER = Path(__file__).parent / "languages"

_LOG = logging.getLogger(__name__)
_LANGUAGE: ContextVar[str] = ContextVar("language of the reader", default=ENGLISH)


def speak(language: str | None) -> None:
    """Say texts in this language (`de`, `pt-BR`) in this thread; English where there is none."""
    _LANGUAGE.set(language or ENGLISH)


@contextmanager
def english() -> Iterator[None]:
    """Say everything in English meanwhile: what is kept or compared must not hang on a reader."""
    before = _LANGUAGE.set(ENGLISH)
    try:
        yield
    finally:
        _LANGUAGE.reset(before)


def language() -> str:
    """The language that the reader of this thread asked for, translated or not."""
    return _LANGUAGE.get()


def written() -> str:
    """The language that texts are written in: the reader's where it is translated, or English."""
    return _file(language()).stem if _file(language()).is_file() else ENGLISH


def _(message: str, **values: object) -> str:
    """Say a text of ours in the reader's language, with `{name}` replaced by the value given."""
    return _filled(_catalogue(language()).gettext(message), message, values)


def ngettext(one: str, many: str, number: int, **values: object) -> str:
    """Say a text as the number wants it; `{number}` stands for the number itself."""
    said = _catalogue(language()).ngettext(one, many, number)
    return _filled(said, one if number == 1 else many, {"number": number, **values})


def N_(message: str) -> str:  # noqa: N802 - the name that gettext's users know
    """Mark a text to be translated where it is shown, with `_`."""
    return message


def _filled(said: str, english: str, values: dict[str, object]) -> str:
    if not values:
        return said
    try:
        return said.format(**values)
    except (KeyError, IndexError, ValueError, AttributeError):
        _LOG.warning("this translation has other braces than its text: %s", said)
        return english.format(**values)


def _file(language: str) -> Path:
    """The translation that suits a language best, whether or not it is there."""
    name = language.replace("-", "_")
    exact = FOLDER / f"{Path(name).name}.po"
    return exact if exact.is_file() else FOLDER / f"{Path(name).name.partition('_')[0]}.po"


@lru_cache(maxsize=64)
def _catalogue(language: str) -> gettext.NullTranslations:
    path = _file(language)
    if not path.is_file():
        return gettext.NullTranslations()
    # Imported here, because most of the project's work has no use for it.
    from babel import UnknownLocaleError
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import PoFileError, read_po

    compiled = BytesIO()
    try:
        with path.open("rb") as file:
            write_mo(compiled, read_po(file, locale=path.stem, abort_invalid=True))
    except (PoFileError, UnknownLocaleError, ValueError, LookupError) as problem:
        _LOG.error("%s cannot be read, so its texts stay English: %s", path.name, problem)
        return gettext.NullTranslations()
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)
