"""How words are found in a text: one regular expression, read alike by DuckDB and by Python.

Whatever the case and the accents: `Erdogan` finds `Erdoğan`, `İSTANBUL` finds `Istanbul`,
`Kılıçdaroğlu` finds `Kilicdaroglu`, `Weiss` finds `Weiß`, and the reverse of each. Typographic
apostrophes, quotation marks and dashes are plain ones, white space of any width is one space.

The words are folded and not the texts: every letter becomes the class of all signs that fold to
it. So nothing is kept beside the texts, a hit stands where it stands in the original, and the
two readers cannot disagree, whatever Unicode each of them knows: the expression holds nothing
but classes of signs, `(?:|)` and `*`, none of which depends on flags or on a locale.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

_ACCENTS = "\u0300-\u036f"
#: Signs that a search passes over: accents set behind their letter, soft hyphens, joiners.
_PASSED = f"\u00ad{_ACCENTS}\u200b-\u200d\u2060\ufeff"
_ACCENT = re.compile(f"[{_ACCENTS}]")
#: Signs that Unicode neither takes apart nor changes with the case, as people write them plainly.
_PLAIN = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛ʹʻʼʽˈ′`´", "'"),
        **dict.fromkeys("“”„‟«»″", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **{"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "æ": "ae", "œ": "oe"},
    }
)
#: Where signs with a case, accents or ligatures stand; all others fold to themselves.
_BLOCKS = (range(0x3000), range(0xA640, 0xAC00), range(0xFB00, 0xFB07), range(0xFF21, 0xFF5B))


def _plainly(sign: str) -> str:
    """Write a sign without case and accents, in more than one sign where it is a ligature."""
    if sign.isspace():
        return " "
    if sign.isalpha():
        sign = _bare(_bare(sign).casefold())
    return sign.translate(_PLAIN)


def _bare(sign: str) -> str:
    """Take the accents off a letter; signs that are no accents stay with it, as in Hindi."""
    bare = _ACCENT.sub("", unicodedata.normalize("NFD", sign))
    return bare if len(bare) == 1 else sign


def _folds() -> dict[str, str]:
    """What every sign folds to that does not fold to itself."""
    signs = (chr(code) for block in _BLOCKS for code in block)
    folds = {sign: _plainly(sign) for sign in signs}
    return {sign: plain for sign, plain in folds.items() if plain != sign}


def _written() -> dict[str, str]:
    """All signs that fold to one text, by that text."""
    signs: dict[str, str] = {}
    for sign, plain in _FOLDS.items():
        signs[plain] = signs.get(plain, "") + sign
    return signs


_FOLDS = _folds()
_WRITTEN = _written()
_TABLE = str.maketrans(_FOLDS)
_SPACES = " " + _WRITTEN[" "]
#: What one sign may write, such as `ss` and `ffi`, longest first.
_SEVERAL = sorted((text for text in _WRITTEN if len(text) > 1), key=len, reverse=True)
_UNIT = re.compile("|".join([*map(re.escape, _SEVERAL), " +", "."]), re.DOTALL)
_EDGES = re.compile(f"^[{re.escape(_SPACES)}{_PASSED}]+|[{re.escape(_SPACES)}{_PASSED}]+$")
_LIGATURE = re.compile(f"([{re.escape(''.join(_WRITTEN[text] for text in _SEVERAL))}])")


def folded(text: str) -> str:
    """Write a text without case and accents; what a search passes over is left out."""
    return re.sub(f"[{_PASSED}]", "", text).translate(_TABLE)


@lru_cache(maxsize=256)
def pattern(words: str) -> str:
    """Write the expression that finds these words; empty where nothing is left to look for."""
    return "".join(_unit(unit) for unit in _units(_EDGES.sub("", words)))


def has(text: str, words: str) -> bool:
    """Whether the text has the words; none has words of which nothing is left."""
    return first(text, words) is not None


def first(text: str, words: str) -> tuple[int, int] | None:
    """Start and end of the first hit, as `spans` gives them; None without one."""
    return next(spans(text, words), None)


def spans(text: str, words: str) -> Iterator[tuple[int, int]]:
    """Start and end of every hit of the words in the text, in its own characters, in order."""
    if sought := pattern(words):
        yield from (hit.span() for hit in re.finditer(sought, text))


def _units(words: str) -> Iterator[str]:
    """Cut words into letters, and runs of letters that one sign may write.

    A sign of the words that writes several letters stays one unit: `sß` is `s` and `ss`.
    """
    for number, piece in enumerate(_LIGATURE.split(words)):
        yield from (folded(piece),) if number % 2 else _UNIT.findall(folded(piece))


def _unit(unit: str) -> str:
    if unit.isspace():
        return f"{_class(_SPACES)}[{re.escape(_SPACES)}{_PASSED}]*"
    ways = [f"[{_PASSED}]*".join(map(_letter, way)) for way in _ways(unit)]
    return (ways[0] if len(ways) == 1 else f"(?:{'|'.join(ways)})") + f"[{_PASSED}]*"


def _ways(unit: str) -> Iterator[tuple[str, ...]]:
    """All ways to cut a unit into parts that one sign writes: f·f·i, ff·i, f·fi, ffi."""
    if not unit:
        yield ()
    for length in range(1, len(unit) + 1):
        if length == 1 or unit[:length] in _WRITTEN:
            yield from ((unit[:length], *rest) for rest in _ways(unit[length:]))


def _letter(part: str) -> str:
    """Match any sign that folds to this part."""
    return _class((part if len(part) == 1 else "") + _WRITTEN.get(part, ""))


def _class(signs: Iterable[str]) -> str:
    return f"[{''.join(re.escape(sign) for sign in sorted(signs))}]"
