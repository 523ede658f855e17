"""Group tagged words into phrases: noun phrases, verb groups, prepositions and joints.

A sentence becomes a flat row of phrases; `clauses` reads from their order who acts on whom.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from relations.coder.dates import MONTHS, WEEKDAYS
from relations.coder.roles import role_of
from relations.coder.words import BE, DO, HAVE, Token

_NOUN_TAGS = {"NN", "NNS", "NNP", "NNPS", "CD", "JJ", "JJR", "JJS", "PRP$", "DT", "PDT", "$", "#"}
_STARTERS = {"DT", "PRP$", "PDT"}
_AUX_TAGS = {"MD"}
_AUX = (BE | HAVE | DO) - {"'s", "’s"}
_RELATIVE = {"who", "which", "whom", "whose"}
_SUBORDINATORS = {
    "that", "if", "whether", "while", "when", "because", "although", "though", "unless", "as",
    "where", "once", "so", "than", "until", "since", "after", "before",
}  # fmt: skip
#: Nouns that a name may follow at once: "its capital Tripoli", "the ally Turkey".
_NAMED_NOUNS = {
    "capital", "city", "town", "village", "province", "region", "state", "district", "port",
    "island", "neighbour", "neighbor", "ally", "allies", "rival", "neighbours", "neighbors",
}  # fmt: skip
_ORGANS = {
    "administration", "ministry", "department", "agency", "commission", "committee", "council",
    "office", "authority", "bureau", "court", "guard", "service", "organisation", "organization",
}  # fmt: skip
_DAYS = {"today", "yesterday", "tomorrow", *WEEKDAYS}
#: Words before a number that belong to it: "at least four", "more than 20".
_BOUNDS = {("at", "least"), ("at", "most"), ("more", "than"), ("fewer", "than"), ("less", "than")}
_OFFICES = {"minister", "ministers", "ministry", "secretary", "department", "committee", "office"}
_TIME_UNITS = {"minutes", "hours", "days", "weeks", "months", "years"}
_TIME_OPENERS = {"next", "last", "this", "late", "early", "earlier"}
_STOPS = set(";:()[]—–-…!?.")
#: Subordinators that are prepositions where a noun phrase without a verb follows.
EITHER = {"after", "before", "since", "until", "as", "than"}


@dataclass(slots=True)
class Phrase:
    """Tokens `start` to `end` (exclusive) of a sentence as one unit.

    `kind` is NP (noun phrase), VG (verb group), P (preposition), REL (relative pronoun),
    SUB (subordinator), CC, COMMA, STOP or ADV. Of a noun phrase that lists several,
    `members` holds each (start, end).
    """

    kind: str
    start: int
    end: int
    low: str = ""
    members: list[tuple[int, int]] = field(default_factory=list)


def phrases(tokens: Sequence[Token]) -> list[Phrase]:
    """The phrases of a sentence in order; together they cover every token."""
    found: list[Phrase] = []
    at = 0
    while at < len(tokens):
        phrase = _verb_group(tokens, at) or _noun_phrase(tokens, at) or _single(tokens, at)
        found.append(phrase)
        at = phrase.end
    return _join_lists(found, tokens)


def _single(tokens: Sequence[Token], at: int) -> Phrase:
    token = tokens[at]
    return Phrase(_single_kind(token), at, at + 1, token.low)


def _single_kind(token: Token) -> str:
    low = token.low
    if low == ",":
        return "COMMA"
    if low in _STOPS:
        return "STOP"
    if low in {"and", "or", "but", "&", "nor"}:
        return "CC"
    if low in _RELATIVE:
        return "REL"
    if low in _SUBORDINATORS and low not in EITHER:
        return "SUB"
    return "P" if token.tag in {"IN", "TO"} or low in EITHER else "ADV"


def _is_adverb(token: Token) -> bool:
    return token.tag in {"RB", "RBR", "RBS"} and token.low not in {"ago", "earlier", "later"}


def _verb_group(tokens: Sequence[Token], at: int) -> Phrase | None:
    """`has not yet been accused`, `to discuss`, `will meet`: auxiliaries, adverbs, one verb."""
    end = at
    if tokens[at].low == "to" and at + 1 < len(tokens):
        end = at + 1
    head = None
    while end < len(tokens):
        token = tokens[end]
        if token.low in _AUX or token.tag in _AUX_TAGS:
            head = end
        elif token.tag.startswith("VB"):
            head = end
            end += 1
            break
        elif not (_is_adverb(token) and end > at) or (token.low == "to"):
            break
        end += 1
    if head is None:
        return None
    return Phrase("VG", at, head + 1, tokens[head].low)


def _noun_phrase(tokens: Sequence[Token], at: int) -> Phrase | None:
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
    if token.text in _STOPS or _time_behind(tokens, at, end) or _amount(tokens, at, end):
        return False
    if token.mention is not None or token.glued:
        return not _clash(tokens, at, end)
    if token.tag == "POS":
        return end > at
    if token.tag in _STARTERS and end > at and tokens[end - 1].tag not in {"PDT", "DT"}:
        return False
    if token.tag in _NOUN_TAGS:
        return True
    if token.low in {"and", "&"} and _inside_title(tokens, at, end):
        return True
    if token.low in {"and", "&", ","}:
        return _joins_adjectives(tokens, at, end) or _between_adjectives(tokens, at, end)
    return token.tag in {"RB", "RBS", "RBR"} and _adverb_inside(tokens, end)


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
    if before.low in _DAYS or _date_ends(tokens, at, end):
        return True  # "On Friday Putin said"
    if before.mention is None:
        plain = before.tag in {"NN", "NNS"} and before.text.islower()
        plain = plain and before.low not in _NAMED_NOUNS
        return plain and token.mention.kind != "demonym" and role_of(before) is None
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


def _join_lists(found: list[Phrase], tokens: Sequence[Token]) -> list[Phrase]:
    """Make one noun phrase of `Russia, Turkey and Iran`."""
    joined: list[Phrase] = []
    at = 0
    while at < len(found):
        phrase, end = _joined(found, at, tokens)
        joined.append(phrase)
        at = end + 1
    return joined


def _joined(found: list[Phrase], at: int, tokens: Sequence[Token]) -> tuple[Phrase, int]:
    """The phrase at `at` with all that belongs to it, and the index of the last part."""
    phrase = found[at]
    if _place_of_country(found, at, tokens):
        name = found[at + 2]
        return Phrase("NP", phrase.start, name.end, members=name.members), at + 2
    end = _office_end(found, at, tokens)
    if end > at:
        whole = (phrase.start, found[end].end)
        return Phrase("NP", *whole, members=[whole]), end
    end = _list_end(found, at, tokens) if phrase.kind == "NP" else at
    if end == at and _headline_pair(found, at, tokens):
        end = at + 2
    if end == at:
        return phrase, at
    members = [m for p in found[at : end + 1] if p.kind == "NP" for m in p.members]
    return Phrase("NP", phrase.start, found[end].end, members=members), end


def _office_end(found: list[Phrase], at: int, tokens: Sequence[Token]) -> int:
    """`Minister of Economy, Trade and Industry`: the last phrase of what the office is for."""
    if at < 2 or found[at].kind != "NP" or found[at - 1].low not in {"of", "for"}:
        return at
    office = found[at - 2]
    if office.kind != "NP" or tokens[office.end - 1].low.partition(" ")[0] not in _OFFICES:
        return at
    look = at
    while look + 2 < len(found) and _names_field(found[look], tokens):
        joint, item = found[look + 1].kind, found[look + 2]
        if joint not in {"COMMA", "CC"} or item.kind != "NP" or not _names_field(item, tokens):
            break
        if joint == "CC":
            return look + 2
        look += 2
    return at


def _headline_pair(found: list[Phrase], at: int, tokens: Sequence[Token]) -> bool:
    """`Obama, Castro hold talks`: two names and a comma, and a verb that is plural."""
    if len(found) < at + 4 or (at and found[at - 1].kind != "STOP"):
        return False
    first, comma, second, verb = found[at : at + 4]
    names = all(
        p.kind == "NP" and p.end - p.start == 1 and tokens[p.start].mention for p in (first, second)
    )
    plural = verb.kind == "VG" and tokens[verb.start].tag in {"VBP", "VB"}
    return names and comma.kind == "COMMA" and plural


def _names_field(phrase: Phrase, tokens: Sequence[Token]) -> bool:
    first = tokens[phrase.start]
    return first.mention is None and first.text[0].isupper()


def _place_of_country(found: list[Phrase], at: int, tokens: Sequence[Token]) -> bool:
    """`in Medina, Saudi Arabia`: a place and, after a comma, the country it lies in."""
    if not 0 < at < len(found) - 2 or found[at - 1].kind != "P" or found[at].kind != "NP":
        return False
    name, follows = found[at + 2], found[at + 3].kind if at + 3 < len(found) else ""
    if found[at + 1].kind != "COMMA" or name.kind != "NP" or name.end - name.start != 1:
        return False
    mention = tokens[name.start].mention
    inside = tokens[found[at].start : found[at].end]
    place = all(t.tag.startswith("NNP") for t in inside)
    place = place and not any(t.mention and t.mention.kind == "name" for t in inside)
    return place and follows != "CC" and mention is not None and mention.kind == "name"


def _list_end(found: list[Phrase], at: int, tokens: Sequence[Token]) -> int:
    """Index of the last phrase of the list that starts at `at`; `at` where there is none."""
    look, last = at + 1, at
    while look < len(found) and found[look].kind in {"COMMA", "CC"}:
        closing = found[look].kind == "CC"
        if not closing and look + 1 < len(found) and found[look + 1].kind == "CC":
            closing, look = True, look + 1
        item = found[look + 1] if look + 1 < len(found) else None
        if item is None or item.kind != "NP" or not _actorlike(item, tokens):
            break
        if closing:
            follows = found[look + 2].kind if look + 2 < len(found) else ""
            opened = found[at - 1].kind if at else ""
            comma = found[look - 1].kind == "COMMA"
            apart = (opened == "VG" and comma) or _next_clause(found, at)
            if follows == "VG" and (apart or _opening(found, at)):
                break
            last = look + 1
            break
        look += 2
    return last if _actorlike(found[at], tokens) else at


def _opening(found: list[Phrase], at: int) -> bool:
    """`In Kenya, British and Irish officials met`: the first phrase only says where or when."""
    if not at or found[0].kind != "P" or found[at - 1].low in {"of", "between"}:
        return False
    plain = all(phrase.kind in {"P", "NP"} for phrase in found[:at])
    return plain and found[at + 1].kind == "COMMA"


def _next_clause(found: list[Phrase], at: int) -> bool:
    """`carried out raids in Iraq and Turkish soldiers withdrew`: what follows is a clause."""
    if not at or found[at - 1].kind != "P" or found[at - 1].low in {"of", "between"}:
        return False
    return any(phrase.kind == "VG" for phrase in found[:at])


def _actorlike(phrase: Phrase, tokens: Sequence[Token]) -> bool:
    inside = tokens[phrase.start : phrase.end]
    return any(t.mention is not None for t in inside) or inside[0].tag in {"PRP", "PRP$"}
