"""The texts that readers see, in their own language where somebody has translated them.

Texts stand in the code in English, as `_("…")` and `ngettext("…", "…", number)`.
`translating` gathers them in `relations/languages/messages.pot`; a translation is one file
beside it, such as `de.po`, and needs no line of code. What a text says is its caller's business.
"""

from __future__ import annotations

import gettext
import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from io import BytesIO
from pathlib import Path

ENGLISH = "en"
#: One file a language; a translator works in this folder alone.
FOLDER = Path(__file__).parent / "languages"

#: How a browser writes a language: `de`, `pt-BR`, `zh-Hant-TW`.
_TAG = r"[A-Za-z]{2,8}([-_][A-Za-z0-9]{1,8}){0,4}"
_LOG = logging.getLogger(__name__)
_LANGUAGE: ContextVar[str] = ContextVar("language of the reader", default=ENGLISH)


def speak(language: str | None) -> None:
    """Say texts in this language (`de`, `pt-BR`) in this thread; English where there is none."""
    known = language and re.fullmatch(_TAG, language)
    _LANGUAGE.set(language if language and known else ENGLISH)


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
    """The language that texts are written in: a translation that suits the reader, or English."""
    return _translation(language())[0]


def _(message: str, **values: object) -> str:
    """Say a text of ours in the reader's language, with `{name}` replaced by the value given."""
    return _filled(_translation(language())[1].gettext(message), message, values)


def ngettext(one: str, many: str, number: int, **values: object) -> str:
    """Say a text as the number wants it; `{number}` stands for the number itself."""
    said = _translation(language())[1].ngettext(one, many, number)
    return _filled(said, one if number == 1 else many, {"number": number, **values})


def N_(message: str) -> str:  # noqa: N802 - the name that gettext's users know
    """Mark a text to be translated where it is shown, with `_`."""
    return message


def first_capital(text: str) -> str:
    """Write the text with its first letter in capitals and the rest left alone."""
    return text[:1].upper() + text[1:]


def _filled(said: str, english: str, values: dict[str, object]) -> str:
    if not values:
        return said
    try:
        return said.format(**values)
    except (LookupError, ValueError, AttributeError, TypeError):
        _LOG.warning("this translation has other braces than its text: %s", said)
        return english.format(**values)


@lru_cache(maxsize=64)
def _translation(language: str) -> tuple[str, gettext.NullTranslations]:
    """The language of the translation that suits best, and its texts; English where none does."""
    path = _file(language)
    if path is None:
        return ENGLISH, gettext.NullTranslations()
    # Imported here, because most of the project's work has no use for it.
    from babel import UnknownLocaleError
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import PoFileError, read_po

    compiled = BytesIO()
    try:
        with path.open("rb") as file:
            write_mo(compiled, read_po(file, locale=path.stem, abort_invalid=True))
        compiled.seek(0)
        return path.stem, gettext.GNUTranslations(compiled)
    except (PoFileError, UnknownLocaleError, ValueError, LookupError, OSError) as problem:
        _LOG.error("%s cannot be read, so its texts stay English: %s", path.name, problem)
        return ENGLISH, gettext.NullTranslations()


def _file(language: str) -> Path | None:
    """The translation for a language: with its region, without it, or for another region."""
    known = {path.stem.lower(): path for path in sorted(FOLDER.glob("*.po"))}
    name, *rest = language.replace("-", "_").lower().split("_")
    near = [one for one in known if one.startswith(f"{name}_")]
    for wanted in ("_".join([name, *rest]), "_".join([name, *rest[-1:]]), name, *near):
        if wanted in known:
            return known[wanted]
    return None
