"""Correct the base tags of a sentence from left to right; small words decide first.

News English drops articles and piles up nouns, so the word before, the word after and the
clause so far decide. Words behind a content word are left to `noun_or_verb`; what stands around
a word is told by `positions`. Tags are those of the Penn Treebank.
"""

from __future__ import annotations

from relations.coder.noun_or_verb import after_content_word
from relations.coder.positions import (
    DETERMINERS,
    NOT,
    OWNING,
    POSSESSIVES,
    PREPOSITIONS,
    Place,
    as_noun,
    opens_object,
    opens_thing,
)
from relations.coder.roles import role_of
from relations.coder.second_look import look_again
from relations.coder.shapes import behind_title, bounded, by_shape, is_due_to, precedes_verb
from relations.coder.words import (
    BE,
    DO,
    HAVE,
    Token,
    can_be_noun,
    can_be_verb,
    is_participle,
    lemma_of,
    trigger_forms,
)

_MODALS = {
    "will", "would", "can", "could", "may", "might", "shall", "should", "must", "wo", "ca",
}  # fmt: skip
_PARTICIPLE_PREPOSITIONS = {"including", "following", "regarding", "concerning", "according"}
_BACK = {"back", "over", "out", "up", "down", "off", "from", "into"}
_SUBJECT_PRONOUNS = {"he", "she", "it", "they", "we", "i", "who"}
#: Verbs that a gerund follows as their object: "began bombing raids", "denies firing missiles".
_GERUND_TAKERS = {
    "begin", "start", "stop", "continue", "keep", "resume", "halt", "avoid", "consider", "deny",
    "admit", "cease", "finish", "quit", "suggest", "propose", "recommend", "end", "risk", "oppose",
    "die", "arrive", "come", "go", "leave", "return",
}  # fmt: skip


_HELPING = {"help", "helps", "helped", "helping"}

_ASKING = {"demand", "insist", "urge", "ask", "request", "require", "propose", "recommend"}


def settle(tokens: list[Token]) -> None:
    """Correct the base tags of a sentence from left to right, then look at it once more."""
    for index, token in enumerate(tokens):
        token.tag = _tag(Place(tokens, index))
    look_again(tokens)


def _tag(place: Place) -> str:
    token, low = place.token, place.token.low
    if token.mention is not None:
        return "NNP"
    closed = _closed_class(place)
    if closed is not None:
        return closed
    if token.glued and place.before is not None:
        return "JJ"
    shaped = by_shape(place)
    if shaped is not None:
        return shaped
    if low in BE | HAVE | DO or not low[0].isalpha():
        return token.tag
    return _verb_or_noun(place)


def _closed_class(place: Place) -> str | None:
    """Tag the small words of which there are few; None for all others."""
    token, low = place.token, place.token.low
    if low == "may":
        return "MD" if token.text == "may" else "NNP"
    if low in _MODALS and place.after is not None:
        return "MD"
    if low in OWNING:
        before = place.before
        owned = before is not None and before.tag.startswith(("NN", "CD", "PRP"))
        return "POS" if owned else "VBZ"
    if low == "military" and _acts_itself(place):
        return "NN"
    if low == "face-to-face":
        return "RB"
    if low == "each" and precedes_verb(place):
        return "RB"
    if low in DETERMINERS:
        return "IN" if token.tag == "IN" else "DT"
    if low in _PARTICIPLE_PREPOSITIONS or is_due_to(place):
        return "IN"
    if low.replace(",", "").isdigit():
        return "CD"
    return "RB" if low in NOT else None


def _acts_itself(place: Place) -> bool:
    """`The US military captures soldiers`: a noun where a verb and no noun follows."""
    before, after = place.before, place.after
    return (
        before is not None
        and (before.mention is not None or before.low in DETERMINERS | OWNING | POSSESSIVES)
        and after is not None
        and after.low in trigger_forms()
        and (
            after.low.endswith("ed")
            or not can_be_noun(after.low)
            or (place.index + 2 < len(place.tokens) and opens_object(place.tokens[place.index + 2]))
        )
    )


def _verb_or_noun(place: Place) -> str:
    low, tag = place.token.low, place.token.tag
    after_to = place.before is not None and place.before.low == "to" and place.before.tag != "IN"
    if after_to and can_be_verb(low) and opens_object(place.after):
        return "VB" if lemma_of(low, "VERB") == low else tag
    if _subjunctive(place) and can_be_verb(low) and lemma_of(low, "VERB") == low:
        return "VBP"
    if _relative_verb(place):
        return "VBD" if is_participle(low) else "VBZ" if low.endswith("s") else "VBP"
    if place.left in _SUBJECT_PRONOUNS and low.endswith("s") and can_be_verb(low):
        return "VBZ"
    if _goes_on_name(place):
        return "NNP"
    verb = tag.startswith("VB") or _acts_on(place)
    if low not in trigger_forms() and not (verb and can_be_verb(low)):
        return tag
    return _after_function_word(place) or after_content_word(place)


def _relative_verb(place: Place) -> bool:
    """Tell `jets that breached their airspace` from `a claim that armed men attacked`."""
    before, after, low = place.before, place.after, place.token.low
    if before is None or before.low != "that" or place.index < 2 or not can_be_verb(low):
        return False
    noun = place.tokens[place.index - 2].tag
    if not noun.startswith("NN") or low.endswith("ing"):
        return False
    goes_on = opens_object(after) or (after is not None and after.low in PREPOSITIONS | _BACK)
    if is_participle(low) or low.endswith("s"):
        return goes_on and (is_participle(low) or noun in {"NN", "NNP"})
    return goes_on and noun == "NNS" and lemma_of(low, "VERB") == low and not low.endswith("ed")


def _goes_on_name(place: Place) -> bool:
    """`President Tsai Ing-wen`: a word with hyphen and capital behind a name."""
    token, before = place.token, place.before
    name = before is not None and before.tag == "NNP"
    return name and "-" in token.text and token.text[0].isupper() and token.tag in {"NN", "JJ"}


def _acts_on(place: Place) -> bool:
    """`Obama addresses an audience`: a word in "s" between a name and an object."""
    before, after, low = place.before, place.after, place.token.low
    if before is None or after is None or not low.endswith("s") or place.token.tag != "NNS":
        return False
    named = before.mention is not None and before.mention.kind != "demonym"
    titled = before.tag == "NNP" and behind_title(place)
    return (named or titled) and place.token.text.islower() and (titled or opens_thing(after))


def _after_function_word(place: Place) -> str | None:
    """What the small word before decides: "to visit", "will visit", "a visit", "was visited"."""
    low, tag, left = place.token.low, place.token.tag, place.left
    if left == "to" and place.before is not None and place.before.tag != "IN":
        noun = tag == "NNS" and (place.after is None or place.after.low in PREPOSITIONS)
        return "VB" if lemma_of(low, "VERB") == low and not noun else tag
    if left in _MODALS | DO:
        return "VB"
    if low.endswith("ing"):
        return _gerund(place)
    if left in (BE - OWNING) | HAVE:
        return "VBN" if is_participle(low) else tag
    if left in DETERMINERS | POSSESSIVES:
        return _after_determiner(place)
    if left in OWNING | PREPOSITIONS:
        return "JJ" if is_participle(low) and low.endswith("ed") else as_noun(low)
    return None


def _gerund(place: Place) -> str:
    before, after = place.before, place.after
    if before is None:
        return "VBG"
    if before.low in DETERMINERS | POSSESSIVES | OWNING or place.after_nationality:
        return "NN"
    ends = after is None or after.low in PREPOSITIONS
    if before.tag == "NN" and ends and not bounded(place):
        return "NN"  # "the border crossing with"
    if before.tag == "NNP" and ends and place.token.low == "crossing":
        return "NN"
    if _gerund_modifies(place):
        return "NN"
    return "NN" if place.token.tag == "NN" and before.tag == "JJ" else "VBG"


def _gerund_modifies(place: Place) -> bool:
    """Tell `fires warning shots`, `cancels meeting with` from `begins removing landmines`."""
    before, after, low = place.before, place.after, place.token.low
    if before is None or after is None or before.tag not in {"VBD", "VBZ", "VBP"}:
        return False
    if before.low in BE | HAVE | DO or lemma_of(before.low, "VERB") in _GERUND_TAKERS:
        return False
    plain = after.mention is None and after.tag in {"NN", "NNS"}
    return can_be_noun(low) and (plain or after.low in PREPOSITIONS)


def _after_determiner(place: Place) -> str:
    after = place.after
    if is_participle(place.token.low) and after is not None and after.tag.startswith(("NN", "JJ")):
        return "JJ"
    return as_noun(place.token.low)


def _asked_of_organ(place: Place) -> bool:
    """`requesting that the Cuban government arrest them`."""
    before, start = place.before, place.index - 4
    row = place.tokens[max(start, 0) : place.index]
    if before is None or role_of(before) is None or len(row) < 4 or before.tag != "NN":
        return False
    asked = row[0].low == "that" and start > 0 and place.tokens[start - 1].tag.startswith("VB")
    return asked and row[1].tag == "DT" and row[2].mention is not None


def _subjunctive(place: Place) -> bool:
    """Tell `demanded that Azerbaijan halt the attack` from `the Azerbaijan halt`."""
    before, after = place.before, place.after
    opened = place.index > 1 and place.tokens[place.index - 2].low in {"that", *_HELPING}
    named = before is not None and before.mention is not None and before.mention.kind != "demonym"
    asked = opened and named and place.index > 2
    if asked and lemma_of(place.tokens[place.index - 3].low, "VERB") in _ASKING:
        return lemma_of(place.token.low, "VERB") == place.token.low and after is not None
    return ((opened and named) or _asked_of_organ(place)) and (
        opens_object(after) or (after is not None and after.low in _BACK)
    )
