"""Group tagged words into phrases, left to right, and join what is listed or belongs together.

A sentence becomes a flat row of phrases; `clauses` reads from their order who acts on whom.
`chunks` says what a phrase is and finds verb groups and joints, `noun_phrases` the rest.
"""

from __future__ import annotations

from collections.abc import Sequence

from relations.coder.chunks import Phrase, single, verb_group
from relations.coder.noun_phrases import noun_phrase
from relations.coder.words import Token, clause_takers

_SUBJECTS = {"he", "she", "they", "we"}
_OFFICES = {"minister", "ministers", "ministry", "secretary", "department", "committee", "office"}


def phrases(tokens: Sequence[Token]) -> list[Phrase]:
    """The phrases of a sentence in order; together they cover every token."""
    found: list[Phrase] = []
    at = 0
    while at < len(tokens):
        phrase = (
            _face_to_face(tokens, at)
            or verb_group(tokens, at)
            or noun_phrase(tokens, at)
            or single(tokens, at)
        )
        found.append(phrase)
        at = phrase.end
    return _join_lists(found, tokens)


def _face_to_face(tokens: Sequence[Token], at: int) -> Phrase | None:
    """`met face to face`: says how, not whom."""
    words = [token.low for token in tokens[at : at + 3]]
    return Phrase("ADV", at, at + 3, words[0]) if words == ["face", "to", "face"] else None


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
        if tokens[item.start].low in _SUBJECTS:
            break  # "supports its bid, and he visited London"
        of = [p.low for p in (*found[max(at - 1, 0) : at], *found[look + 2 : look + 3])]
        if found[look].kind == "CC" and of == ["of", "of"]:
            break  # "the premier of Croatia and the president of Slovenia"
        if closing:
            follows = found[look + 2].kind if look + 2 < len(found) else ""
            opened = found[at - 1].kind if at else ""
            comma = found[look - 1].kind == "COMMA"
            acted = opened == "VG" and not _tells(found[at - 1], tokens)
            apart = (opened == "VG" and comma) or acted or _next_clause(found, at)
            if follows == "VG" and (apart or _opening(found, at)):
                break
            last = look + 1
            break
        look += 2
    return last if _actorlike(found[at], tokens) else at


def _tells(verb: Phrase, tokens: Sequence[Token]) -> bool:
    """`said Iran and Iraq signed`, not `freed 35 Russians and Kyiv let 30 go`."""
    return tokens[verb.end - 1].lemma in clause_takers()


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
