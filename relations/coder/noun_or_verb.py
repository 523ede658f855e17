"""Settle between noun and verb by position where no small word tells: "strikes", "talks", "armed".

Words behind a preposition, determiner or auxiliary are left to `tagging`.
"""

from __future__ import annotations

from relations.coder.positions import (
    FINITE,
    PREPOSITIONS,
    Place,
    as_noun,
    finite_verb_before,
    opens_object,
    opens_thing,
)
from relations.coder.roles import role_of
from relations.coder.words import (
    BE,
    DO,
    HAVE,
    Token,
    can_be_noun,
    can_be_verb,
    clause_takers,
    is_participle,
    is_passive_form,
    lemma_of,
)

#: Nouns that are plural without "s".
_PLURALS = {"police", "people", "men", "women", "children", "personnel", "aircraft"}


def after_content_word(place: Place) -> str:
    """The tag of a word that stands behind a noun, a name or an adjective."""
    low = place.token.low
    if _lists_nouns(place):
        return as_noun(low)
    if _modifies_noun(place):
        return "JJ"
    if _qualifies(place):
        return "JJ"
    if not is_participle(low):
        return _present(place)
    if place.after is not None and place.after.low == "by" and is_passive_form(low):
        return "VBN"
    if _describes_object(place):
        return "VBN"
    if low == lemma_of(low, "VERB"):  # "hit", "cut": past and present are one
        return "VBD" if _subject_before(place.before) else as_noun(low)
    return "VBD"


def _describes_object(place: Place) -> bool:
    """Tell `a tariff on goods imported from China` from `said goods arrived from China`."""
    before, after, low = place.before, place.after, place.token.low
    if before is None or after is None or before.tag not in {"NN", "NNS"} or before.mention:
        return False
    if not low.endswith("ed") or after.low not in PREPOSITIONS or not is_passive_form(low):
        return False
    verb = finite_verb_before(place)
    return verb is not None and lemma_of(verb.low, "VERB") not in clause_takers()


def _lists_nouns(place: Place) -> bool:
    """Tell `cooperation and trade with`: a word that can be a noun, joined to a noun."""
    before, low = place.before, place.token.low
    if before is None or before.low not in {"and", "or"} or place.index < 2:
        return False
    noun_too = place.token.tag.startswith("NN") or can_be_noun(low)
    comma = place.tokens[place.index - 2].low == ","
    joins = place.tokens[max(place.index - 2 - comma, 0)].tag in {"NN", "NNS"}
    joins = joins and not is_participle(low)
    ends = place.after is None or place.after.low in PREPOSITIONS | {",", "."}
    return noun_too and joins and ends


def _modifies_noun(place: Place) -> bool:
    """Tell `Turkish armed forces`: a participle between a nationality and a noun."""
    after = place.after
    noun_follows = after is not None and after.tag.startswith("NN")
    return place.after_nationality and noun_follows and is_participle(place.token.low)


def _qualifies(place: Place) -> bool:
    """Tell `four suspected militants`: a participle between a number and a noun."""
    before, after = place.before, place.after
    if before is None or before.text in {":", "—"}:  # "Armed drones struck"
        plain = after is not None and after.mention is None and after.tag == "NNS"
        return plain and place.token.low.endswith("ed")
    return (
        before is not None
        and (
            before.low in {"most", "least"}
            or before.tag in {"CD", "JJ", "VBD", "VBZ", "VBP", "VBN"}
            or before.low in {"several", "many", "some", "dozens"}
        )
        and before.low not in BE | HAVE | DO
        and after is not None
        and after.tag.startswith(("NN", "JJ"))
        and is_participle(place.token.low)
    )


def _subject_before(before: Token | None) -> bool:
    if before is None:
        return False
    tags = {"NNS", "NNPS", "NNP", "PRP", "WP", "WDT", "RB", "NN"}
    words = {"who", "which", "and", "but", "also", ","}
    return before.mention is not None or before.tag in tags or before.low in words


def _present(place: Place) -> str:
    """Tell `Turkey strikes targets` from `Turkish strikes on`.

    A verb needs a subject before it, something it can act on after it, and no finite verb
    already in its clause.
    """
    low, before = place.token.low, place.before
    if before is None or not _subject_before(before):
        return as_noun(low) if low.endswith("s") else _bare(place)
    if before.mention is not None and before.mention.kind == "demonym":
        singular = not before.text.endswith(("s", "sh", "ch", "se"))
        if low.endswith("s") or singular:
            return as_noun(low)
    if not low.endswith("s") and not _plural_subject(place):
        return _bare(place)
    return _after_subject(place, before)


def _after_subject(place: Place, before: Token) -> str:
    """The tag of a word that may be the verb of the subject right before it."""
    low, after, tag = place.token.low, place.after, place.token.tag
    if _verb_follows(place) or (after is not None and after.low in {"of", "between"}):
        return as_noun(low) if can_be_noun(low) else tag
    common = before.mention is None and before.tag == "NN"
    if common and not opens_object(after) and not _actor_acts(place):
        return tag
    if _finite_before(place):
        return as_noun(low) if _ends_as_noun(place) else tag
    return "VBZ" if low.endswith("s") else "VBP"


def _bare(place: Place) -> str:
    """`a two-week quarantine for`: a bare form right behind an adjective is a noun."""
    before, low = place.before, place.token.low
    behind = before is not None and (before.tag == "JJ" or "-" in before.text)
    noun = behind and place.token.tag in {"VB", "VBP"} and can_be_noun(low)
    return as_noun(low) if noun else place.token.tag


def _verb_follows(place: Place) -> bool:
    """`Turkey strikes kill 12`: the word that follows is the verb, or an owner's sign."""
    after = place.after
    if after is None:
        return False
    if after.tag in FINITE | {"POS"}:
        return True
    behind = place.tokens[place.index + 2] if place.index + 2 < len(place.tokens) else None
    bare = can_be_verb(after.low) and lemma_of(after.low, "VERB") == after.low
    bare = bare and after.mention is None and after.tag.startswith(("NN", "VB"))
    return bare and place.token.low.endswith("s") and opens_thing(behind)


def _actor_acts(place: Place) -> bool:
    """`coast guard fires water cannon`, `police raid offices`: a body and what it acts on."""
    before, after = place.before, place.after
    if before is None or after is None:
        return False
    body = role_of(before) is not None or before.low in _PLURALS
    return body and after.tag.startswith(("NN", "JJ", "VBG", "VBN"))


def _ends_as_noun(place: Place) -> bool:
    """`evade U.S. sanctions.`: a clause that has its verb, and nothing left to act on."""
    before, after, low = place.before, place.after, place.token.low
    verb = finite_verb_before(place)
    if before is None or before.mention is None or verb is None or not can_be_noun(low):
        return False
    ends = after is None or after.tag[:2] not in {"NN", "JJ", "DT", "PR", "CD", "RB"}
    says = lemma_of(verb.low, "VERB") in clause_takers()
    return low.endswith("s") and ends and not opens_object(after) and not says


def _plural_subject(place: Place) -> bool:
    before = place.before
    if before is None:
        return False
    if before.tag in {"NNS", "NNPS"} or before.low in {"they", "we", "who", "also"} | _PLURALS:
        return True
    if before.mention is not None and before.mention.kind == "demonym":
        return before.text.endswith("s")
    nearby = place.tokens[max(0, place.index - 8) : place.index]
    return any(token.low in {"and", "&"} for token in nearby)


def _finite_before(place: Place) -> bool:
    """Whether the clause to the left already has its finite verb."""
    return finite_verb_before(place) is not None
