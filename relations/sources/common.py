"""What all sources share: problems, the caller's defaults, decoding and cleaning of text."""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

#: Longest text of one article, in characters; a longer one is a problem, not an article.
MAX_TEXT = 1_000_000
#: Longest record or single-document file, in bytes.
MAX_BYTES = 8_000_000


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong with one record; `lost` says whether the record was left out.

    `line` counts from 1 (a line of text or a row of Parquet); 0 stands for the whole file.
    """

    file: str
    line: int
    reason: str
    lost: bool = True

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: {self.reason}"


@dataclass(frozen=True, slots=True)
class Defaults:
    """The collection's name, and what to take where a record does not say."""

    collection: str
    published: datetime | None = None
    source: str | None = None
    language: str = "en"
    licence: str | None = None


class BadRecordError(ValueError):
    """A record that cannot become an article; the message is the reason of a Problem."""


_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
NOT_UTF8 = "not UTF-8: read as Latin-1, so accented letters may be wrong"


def decode(data: bytes) -> tuple[str, bool]:
    """Decode bytes by their mark or as UTF-8, else as Latin-1; the flag tells of the latter."""
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), "utf-8")
    try:
        return data.decode(encoding), False
    except UnicodeDecodeError:
        return data.decode("latin-1"), True


_NEWLINES = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
# Signs that no reader sees but that split words or turn the order of letters around.
_UNSEEN = dict.fromkeys([0xAD, 0x200B, 0x200E, 0x200F, 0x2060, 0xFEFF, *range(0x202A, 0x202F),
                         *range(0x2066, 0x206A)])  # fmt: skip
_CONTROLS = {code: None for code in range(0xA0) if unicodedata.category(chr(code)) == "Cc"}
_REMOVED = {**_UNSEEN, **_CONTROLS}
del _REMOVED[ord("\n")]
_REMOVED_OR_BLANK: dict[int, str | None] = {**_REMOVED, ord("\t"): " "}
_HALF = re.compile(r"[\ud800-\udfff]")


def clean(text: str) -> str:
    """Text with one kind of newline and composed letters, without unseen signs, stripped.

    No-break spaces stay: they are part of what was published.
    """
    text = _NEWLINES.sub("\n", text).translate(_REMOVED_OR_BLANK)
    return unicodedata.normalize("NFC", _HALF.sub("\N{REPLACEMENT CHARACTER}", text)).strip()


def one_line(text: str) -> str:
    """Clean text, with every run of white space made one space."""
    return " ".join(clean(text).split())


def web_address(text: str | None) -> str | None:
    """Return the address where it is plain http or https; None for any other."""
    text = (text or "").strip()
    return text if re.fullmatch(r"https?://[^\s<>\"]+", text) else None


def read_bytes(path: Path) -> bytes:
    """Read a file that is one document. Raises BadRecordError where it is too large."""
    size = path.stat().st_size
    if size > MAX_BYTES:
        raise BadRecordError(f"{size:,} bytes are more than one document may have ({MAX_BYTES:,})")
    return path.read_bytes()


def read_text(path: Path) -> tuple[str, bool]:
    """Read and decode a text file, as `decode` does. Raises BadRecordError for other files."""
    data = read_bytes(path)
    if b"\0" in data and not data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise BadRecordError("not a text file: it holds zero bytes")
    return decode(data)


def bounded(body: str) -> str:
    """Return `body` where it is not too long for one article. Raises BadRecordError otherwise."""
    if len(body) > MAX_TEXT:
        raise BadRecordError(f"the text has {len(body):,} characters, more than {MAX_TEXT:,}: "
                             "split it")  # fmt: skip
    return body
