"""What a word's spelling and neighbours tell before its class is weighed: capitals, hyphens, ranks.

Asked by `tagging`, which decides.
"""

from __future__ import annotations

from relations.coder.positions import COMPOUND_HEADS, DETERMINERS, PREPOSITIONS, Place
from relations.coder.words import BE, Token, can_be_verb, trigger_forms

#: Words that look like verbs and end the names of armies.
_CAPITAL_HEADS = {"Forces", "Guards", "Services", "Command"}
#: Nouns that the base tagger takes for adjectives or adverbs.
_HEADS_AS_ADJECTIVES = {
    "offensive", "north", "south", "east", "west", "northwest", "northeast", "southwest",
    "southeast",
}  # fmt: skip
_PASSING = {"invading", "attacking", "advancing", "retreating", "visiting", "occupying"}
_PERSONS = {"president", "minister", "premier", "chancellor", "secretary", "king", "ambassador"}


def by_shape(place: Place) -> str | None:
    """The tag that a word's shape settles; None where its place must tell."""
    token, low = place.token, place.token.low
    if "-" in token.text and token.tag == "VBN" and place.after_nationality:
        return "JJ"  # "an Israeli helicopter-launched missile"
    if _is_compound(token):
        return "NNS" if low.endswith("s") else "NN"
    if _is_own_name(place) or _is_capital_inside(place):
        return "NNPS" if token.tag == "NNS" else "NNP"
    if low in _HEADS_AS_ADJECTIVES and _heads_phrase(place):
        return "NN"
    return "JJ" if low in _PASSING and _before_forces(place) else None


def _before_forces(place: Place) -> bool:
    """`abducted by invading Russian forces`: what the forces do, and no act of the sentence."""
    before, after = place.before, place.after
    opened = before is not None and before.low in PREPOSITIONS | DETERMINERS
    return opened and after is not None and after.mention is not None


def _is_compound(token: Token) -> bool:
    """`an air-strike on`: a hyphenated noun that the base tagger takes for an adjective."""
    first, _, last = token.low.rpartition("-")
    return bool(first) and last in COMPOUND_HEADS


def _is_own_name(place: Place) -> bool:
    """`sanctions on BANDES`, `Rwandan Defense Forces`: capitals that only a name has."""
    text, before = place.token.text, place.before
    if text in _CAPITAL_HEADS:
        if before is None or before.tag != "NNP" or not before.text[:1].isupper():
            return False
        return before.mention is None or before.mention.kind == "demonym"
    return len(text) > 2 and text.isupper() and text.isalpha() and place.token.tag == "NN"


def _is_capital_inside(place: Place) -> bool:
    """`US Armed Forces`, `Operation Cast Lead`: no verb, where running text has a capital."""
    token, before = place.token, place.before
    verbal = token.tag.startswith(("VB", "JJ")) or token.low in trigger_forms()
    if before is None or not verbal or not token.text[0].isupper():
        return False
    if before.low in {".", ":", ";", "?", "!"} or not before.text[0].isupper():
        return False
    words = [t.text for t in place.tokens if t.mention is None and t.text[0].isalpha()]
    return 2 * sum(word[0].isupper() for word in words) < len(words)


def _heads_phrase(place: Place) -> bool:
    """`a major offensive into`, `in northwest of`: no noun behind it."""
    after = place.after
    if place.token.low != "offensive":
        return after is not None and after.low == "of"
    return place.token.tag == "JJ" and (after is None or not after.tag.startswith(("NN", "JJ")))


def is_due_to(place: Place) -> bool:
    """`due to heightened tensions`: a preposition of two words."""
    before, after = place.before, place.after
    if _is_due_to_do(place):
        return False
    if place.token.low == "due":
        return after is not None and after.low == "to"
    return place.token.low == "to" and before is not None and before.low == "due"


def _is_due_to_do(place: Place) -> bool:
    """`is due to hold talks`: no cause, but what is to come."""
    due = place.index - (place.token.low == "to")
    row = place.tokens[due - 1 : due + 4] if due else []
    if len(row) < 4 or row[0].low not in BE or [t.low for t in row[1:3]] != ["due", "to"]:
        return False
    return row[3].mention is None and row[3].low in trigger_forms() and can_be_verb(row[3].low)


def precedes_verb(place: Place) -> bool:
    """`Poland and Sweden each expel a diplomat`: no article of the verb behind it."""
    before, after = place.before, place.after
    named = before is not None and (before.mention is not None or before.tag == "NNS")
    return named and after is not None and after.low in trigger_forms()


def behind_title(place: Place) -> bool:
    """`Deputy Prime Minister Yuri Borisov visits ally Venezuela`: a person acts."""
    if not can_be_verb(place.token.low) or place.token.low not in trigger_forms():
        return False
    row = place.tokens[max(0, place.index - 4) : place.index]
    titles = [t for t in row if t.mention is None and t.lemma is not None and t.text[0].isupper()]
    person = any(t.low in _PERSONS for t in titles)
    verb = any(t.tag in {"VBD", "VBZ", "VBP", "MD"} for t in place.tokens[place.index + 1 :])
    return person and not verb


def bounded(place: Place) -> bool:
    """`a camp killing at least 23`: a number follows the preposition."""
    behind = place.tokens[place.index + 1 : place.index + 3]
    return [t.low for t in behind] in (["at", "least"], ["at", "most"])
