"""The colours: two sides, and one fixed symmetric scale of balance for every page.

Told apart by people with any colour vision, and visible on white and on near black (Okabe and
Ito). Whoever uses a colour adds a second sign: position, a triangle or a number.
"""

from __future__ import annotations

COLOURS = {"cooperation": "#0072B2", "conflict": "#D55E00"}
NEUTRAL = "#CFCFCF"
#: Balances beyond these ends keep the colour of the end.
SCALE = (-5.0, 5.0)
#: For kinds of thing without a side, as many as stay apart; none is that of a side.
CATEGORIES = ("#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#8A8A8A")

_DARK, _LIGHT = "#000000", "#FFFFFF"


def balance_colours(balance: float) -> tuple[str, str]:
    """The colour of a balance (-10 to 10) and that of text upon it, as `#RRGGBB`."""
    low, high = SCALE
    share = max(low, min(balance, high)) / high
    end = COLOURS["cooperation"] if share > 0 else COLOURS["conflict"]
    mixed = [
        round(middle + (far - middle) * abs(share))
        for middle, far in zip(_parts(NEUTRAL), _parts(end), strict=True)
    ]
    ground = "#" + "".join(f"{part:02X}" for part in mixed)
    return ground, max(_DARK, _LIGHT, key=lambda ink: contrast(ink, ground))


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, 1 to 21 (WCAG 2)."""
    lights = sorted((_luminance(one), _luminance(other)))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def _parts(colour: str) -> list[int]:
    return [int(colour[at : at + 2], 16) for at in (1, 3, 5)]


def _luminance(colour: str) -> float:
    linear = [
        part / 255 / 12.92 if part / 255 <= 0.04045 else ((part / 255 + 0.055) / 1.055) ** 2.4
        for part in _parts(colour)
    ]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
