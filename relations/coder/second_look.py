"""A second look at the tags of a sentence, once every word has one: what neighbours correct.

`close to` is no verb, `complained that` no participle, `each other's` owns something.
"""

from __future__ import annotations

from relations.coder.roles import is_warplane
from relations.coder.words import BE, HAVE, Token, clause_takers, is_participle, lemma_of

_FINITE = {"was", "were", "is", "are", "has", "have", "had", "will"}
_WHILES = {"day", "morning", "afternoon", "evening", "night", "week", "month", "year"}
_CRAFT = {"jets", "fighters", "bombers", "warplanes"}
_OWNERS = {"'s", "’s"}
_OTHERS = {"other", "another"}  # "each other's", "one another's"
_WAYS = {"north", "south", "east", "west"}
_CHARGING = {"complain", "charge", "lament", "protest"}
_COUNTS = {"number", "total", "bodies", "remains"}
_OF_PHRASES = {"IN", "DT", "JJ", "NN", "NNS", "NNP", "NNPS", "CD", "PRP$", "POS"}
_INTRANSITIVE = {
    "talk", "confer", "converse", "complain", "arrive", "travel", "apologise", "apologize",
    "retaliate", "reply", "insist",
}  # fmt: skip
#: Two words, which of them has another tag than it seems, and what it is.
_PAIRS = {
    ("as", "many"): (0, "PDT"),
    ("close", "to"): (0, "RB"),
    ("behind", "closed"): (1, "JJ"),
}


def look_again(tokens: list[Token]) -> None:
    """Correct the tags in place."""
    for index in range(1, len(tokens) - 1):
        for at in (index - 1, index):
            pair = (tokens[at].low, tokens[at + 1].low)
            if pair in _PAIRS:
                which, tag = _PAIRS[pair]
                tokens[at + which].tag = tag
        tokens[index].tag = _better(tokens, index)


def _better(tokens: list[Token], index: int) -> str:
    """The tag of a word, seen with those around it."""
    token, before, after = tokens[index], tokens[index - 1], tokens[index + 1]
    if token.low in _CRAFT and is_warplane(before):
        return "NNS"
    if token.low == "states" and before.tag in {"NNP", "JJ"} and after.tag in {"TO", "IN"}:
        return "NNS"
    if token.low == "that" and after.low in _WHILES:
        return "DT"
    if token.low in _OWNERS and before.low in _OTHERS:
        return "POS"
    if token.low in _WAYS and _before_noun(tokens, index):
        return "JJ"
    if _never_passive(tokens, index) or _tells_that(tokens, index):
        return "VBD"
    return "VBN" if _told_of_noun(tokens, index) else token.tag


def _never_passive(tokens: list[Token], index: int) -> bool:
    """`Putin and Trump talked by telephone`: of some verbs there is no passive."""
    token, before = tokens[index], tokens[index - 1]
    intransitive = token.tag == "VBN" and lemma_of(token.low, "VERB") in _INTRANSITIVE
    return intransitive and before.low not in BE | HAVE and before.tag not in {"RB", "VBD", "VBP"}


def _before_noun(tokens: list[Token], index: int) -> bool:
    """`the north and south shores`: a point of the compass beside a noun."""
    if tokens[index - 1].tag not in {"DT", "JJ", "CC", "PRP$", "POS"}:
        return False
    after = tokens[index + 1]
    if after.low in {"and", "or"} and index + 3 < len(tokens) and tokens[index + 2].low in _WAYS:
        after = tokens[index + 3]
    return after.tag in {"NN", "NNS"}


def _tells_that(tokens: list[Token], index: int) -> bool:
    """`Ankara complained on Monday that`: who tells something, not who is told of."""
    told = tokens[index].tag in {"VBN", "VBD"} and tokens[index - 1].tag.startswith("NN")
    if not told or lemma_of(tokens[index].low, "VERB") not in clause_takers() | _CHARGING:
        return False
    for later in tokens[index + 1 : index + 5]:
        if later.low == "that" and later.tag == "IN":
            return True
        if later.tag not in _OF_PHRASES:
            return False
    return False


def _told_of_noun(tokens: list[Token], index: int) -> bool:
    """`The soldier killed in the raid was shot by`: the verb of the sentence comes later."""
    token = tokens[index]
    if token.tag != "VBD" or not is_participle(token.low) or token.lemma in clause_takers():
        return False
    if tokens[index + 1].tag != "IN" or not tokens[index - 1].tag.startswith("NN"):
        return False
    if any(t.low in _COUNTS for t in tokens[max(0, index - 5) : index]):
        return True  # "the number of Turkish soldiers killed in Syria"
    for later in tokens[index + 1 :]:
        if later.low in _FINITE:
            return True
        if later.tag not in _OF_PHRASES:
            return False
    return False
