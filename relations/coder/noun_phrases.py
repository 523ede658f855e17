"""Where a noun phrase ends: names, amounts, times, titles and adjectives in a row.

A list of several noun phrases is left to `phrases`; a list of adjectives before one noun is read
here.
"""

from __future__ import annotations

from collections.abc import Sequence

from relations.coder.chunks import STOPS, Phrase
from relations.coder.dates import MONTHS, WEEKDAYS
from relations.coder.roles import role_of
from relations.coder.words import Token

_NOUN_TAGS = {"NN", "NNS", "NNP", "NNPS", "CD", "JJ", "JJR", "JJS", "PRP$", "DT", "PDT", "$", "#"}
_STARTERS = {"DT", "PRP$", "PDT"}
#: Nouns that a name may follow at once: "its capital Tripoli", "the ally Turkey".
_NAMED_NOUNS = {
    "capital", "city", "town", "village", "province", "region", "state", "district", "port",
    "island", "neighbour", "neighbor", "ally", "allies", "rival", "neighbours", "neighbors",
}  # fmt: skip
_ORGANS = {
    "administration", "ministry", "department", "agency", "commission", "committee", "council",
    "office", "authority", "bureau", "court", "guard", "service", "organisation", "organization",
}  # fmt: skip
_QUARTERS = {"northern", "southern", "eastern", "western", "central", "north-eastern"}
_DAYS = {"today", "yesterday", "tomorrow", *WEEKDAYS}
_DAY_PARTS = {"morning", "afternoon", "evening", "night"}
#: Words that open the title of a person: "in a statement President Obama thanked …".
_TITLES = {
    "president", "prime", "foreign", "defence", "defense", "secretary", "chancellor", "king",
    "queen", "vice", "minister", "premier", "senator", "general", "ambassador",
}  # fmt: skip
#: Words before a number that belong to it: "at least four", "more than 20".
_BOUNDS = {("at", "least"), ("at", "most"), ("more", "than"), ("fewer", "than"), ("less", "than")}
_ABOUT = {"around", "about", "over", "nearly", "almost", "approximately"}
_TIME_UNITS = {"minutes", "hours", "days", "weeks", "months", "years"}
_TIME_OPENERS = {"next", "last", "this", "late", "early", "earlier"}


def noun_phrase(tokens: Sequence[Token], at: int) -> Phrase | None:
    """The noun phrase that starts at a token; None where none does."""
    if tokens[at].tag == "PRP" or tokens[at].low in {"they", "he", "she", "it"}:
        return Phrase("NP", at, at + 1, members=[(at, at + 1)])
    end = _after_bound(tokens, at)
    while end < len(tokens) and _continues(tokens, at, end):
        end += 1
    while end > at and tokens[end - 1].tag in {"POS"}:
        end -= 1
    if end == at or not any(_can_head(t) for t in tokens[at:end]):
        return None
    return Phrase("NP", at, end, members=[(at, end)])


def _after_bound(tokens: Sequence[Token], at: int) -> int:
    """Where the number starts in `at least four soldiers`; `at` where no number is bounded."""
    bound = tuple(token.low for token in tokens[at : at + 2])
    if at == 0 and bound[0] in _ABOUT and _is_number(tokens, 1):
        return 1
    return at + 2 if bound in _BOUNDS and _is_number(tokens, at + 2) else at


def _is_number(tokens: Sequence[Token], at: int) -> bool:
    """Whether a number stands there that counts no time: "four soldiers", not "two years"."""
    if at + 1 >= len(tokens) or tokens[at].tag != "CD":
        return False
    unit = tokens[at + 1].low
    return unit not in _TIME_UNITS and f"{unit}s" not in _TIME_UNITS


def _can_head(token: Token) -> bool:
    return token.mention is not None or token.tag.startswith(("NN", "CD", "DT", "JJ"))


def _continues(tokens: Sequence[Token], at: int, end: int) -> bool:
    token = tokens[end]
    if token.text in STOPS or _time_behind(tokens, at, end) or _amount(tokens, at, end):
        return False
    if _titled_behind(tokens, at, end):
        return False
    if token.mention is not None or token.glued:
        return not _clash(tokens, at, end)
    if token.tag == "POS":
        return end > at
    if token.tag in _STARTERS and end > at and tokens[end - 1].tag not in {"PDT", "DT"}:
        return False
    if token.tag in _NOUN_TAGS:
        return True
    if token.low in {"and", "&"} and (_inside_title(tokens, at, end) or _compass(tokens, end)):
        return True
    if token.low in {"and", "&", ","}:
        return _joins_adjectives(tokens, at, end) or _between_adjectives(tokens, at, end)
    return token.tag in {"RB", "RBS", "RBR"} and _adverb_inside(tokens, end)


def _titled_behind(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether a person's title starts behind a noun: `in a statement President Obama …`."""
    token, before = tokens[end], tokens[end - 1]
    if not at or end <= at or tokens[at - 1].tag != "IN" or token.low not in _TITLES:
        return False
    plain = before.tag in {"NN", "NNS"} and before.text.islower() and role_of(before) is None
    return plain and token.tag.startswith("NNP") and tokens[at].tag in _STARTERS | {"CD", "NN"}


def _amount(tokens: Sequence[Token], at: int, end: int) -> bool:
    """`gives Ukraine $500 million` or `50 tanks`: behind a name, a number of what follows."""
    mention = tokens[end - 1].mention if end > at else None
    if mention is None or mention.kind == "demonym":
        return False
    low, following = tokens[end].low, tokens[end + 1 : end + 2]
    year = low.isdigit() and len(low) == 4
    counts = tokens[end].tag == "CD" and any(t.tag == "NNS" for t in following)
    return tokens[end].tag == "$" or (counts and not year)


def _time_behind(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether a time starts behind a name or noun: `from Tehran hours later`."""
    if end == at:
        return False
    token, before = tokens[end], tokens[end - 1]
    if token.low in _TIME_UNITS and before.mention is not None:
        return True
    if token.low in _TIME_OPENERS and before.tag.startswith("NN"):
        return True
    if token.low in _DAYS:  # "Turkey Friday recalled its envoy"
        plain = before.tag in {"NN", "NNS"} and before.text.islower()
        return before.mention is not None or plain
    return token.tag == "CD" and _opens_time(tokens, at, end)


def _opens_time(tokens: Sequence[Token], at: int, end: int) -> bool:
    following = tokens[end + 1].low if end + 1 < len(tokens) else ""
    unit = following in _TIME_UNITS or f"{following}s" in _TIME_UNITS
    return end > at and unit and tokens[end - 1].tag.startswith("NN")


def _inside_title(tokens: Sequence[Token], at: int, end: int) -> bool:
    """`the Food and Drug Administration`: the joint is part of an organ's name."""
    before, behind = tokens[end - 1 : end], tokens[end + 1 : end + 4]
    plain = all(t.mention is None and t.tag.startswith("NNP") for t in [*before, *behind[:1]])
    return end > at and plain and any(t.low in _ORGANS for t in behind)


def _compass(tokens: Sequence[Token], end: int) -> bool:
    """`northern and eastern Syria`: two quarters of one country."""
    around = (tokens[end - 1 : end], tokens[end + 1 : end + 2])
    return bool(end) and all(t.low in _QUARTERS for row in around for t in row)


def _adverb_inside(tokens: Sequence[Token], end: int) -> bool:
    """`the newly elected president`: an adverb between determiner and adjective."""
    following = tokens[end + 1] if end + 1 < len(tokens) else None
    return (
        end > 0
        and tokens[end - 1].tag in {"DT", "PRP$"}
        and following is not None
        and following.tag in {"JJ", "NN"}
    )


def _clash(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Two names in a row that do not modify each other: `in Moscow Putin said`."""
    if end == at:
        return False
    before, token = tokens[end - 1], tokens[end]
    if token.mention is None or token.glued:
        return False
    if before.low in _DAYS | _DAY_PARTS or _date_ends(tokens, at, end):
        return True  # "On Friday Putin said"
    if before.mention is None:
        plain = before.tag in {"NN", "NNS"} and before.text.islower()
        plain = plain and before.low not in _NAMED_NOUNS
        return plain and token.mention.kind != "demonym" and role_of(before) is None
    if before.mention.kind == "name" and token.mention.kind == "demonym":
        return before.mention.code != token.mention.code  # "offered Russia Turkish help"
    modifies = before.mention.kind in {"demonym", "name"} or before.mention.code == (
        token.mention.code
    )
    return not modifies


def _date_ends(tokens: Sequence[Token], at: int, end: int) -> bool:
    """`In January Turkey struck`, `On March 3 Russia said`: a date and, behind it, a name."""
    dated = tokens[at:end]
    month = dated[0].low in MONTHS and dated[0].text[0].isupper()
    return at > 0 and tokens[at - 1].tag == "IN" and month and all(t.tag == "CD" for t in dated[1:])


def _joins_adjectives(tokens: Sequence[Token], at: int, end: int) -> bool:
    """`Russian, Turkish and Iranian officials`: nationalities listed before one noun."""
    if end == at or not _nationality(tokens[end - 1]) or _country_of_place(tokens, at, end):
        return False
    look = end
    while look < len(tokens) and (
        tokens[look].low in {"and", "&", ","} or _nationality(tokens[look])
    ):
        look += 1
    if look >= len(tokens) or not tokens[look].tag.startswith(("NN", "JJ")):
        return False
    if tokens[look].low in _TIME_OPENERS:
        return False  # "signed by Ukraine and Russia late on Monday"
    if not any(t.low in {"and", "&"} for t in tokens[end:look]) and not _demonym(tokens[end - 1]):
        return False  # "to Indonesia, American officials said"
    return _nationality(tokens[look - 1])


def _country_of_place(tokens: Sequence[Token], at: int, end: int) -> bool:
    """`In Geneva, Switzerland, US and Russian officials`: the country only says where."""
    if end != at + 1 or tokens[end].low != "," or _demonym(tokens[at]):
        return False
    if at < 3:  # "In Kenya, British and Irish officials"
        return at == 1 and tokens[0].tag == "IN"
    preposition, place, comma = tokens[at - 3 : at]
    here = tokens[at].mention
    same = place.mention is None or (here is not None and place.mention.code == here.code)
    return comma.low == "," and preposition.tag == "IN" and place.tag.startswith("NNP") and same


def _demonym(token: Token) -> bool:
    return token.mention is not None and token.mention.kind == "demonym"


def _between_adjectives(tokens: Sequence[Token], at: int, end: int) -> bool:
    """`secret, direct talks`: a comma between two adjectives of one noun."""
    if tokens[end].low != "," or end == at or end + 2 >= len(tokens):
        return False
    around = (tokens[end - 1], tokens[end + 1])
    return all(t.tag == "JJ" for t in around) and tokens[end + 2].tag.startswith("NN")


def _nationality(token: Token) -> bool:
    return (
        token.mention is not None
        and token.mention.kind in {"demonym", "name"}
        and not (token.mention.kind == "demonym" and token.text.endswith("ians"))
    )
