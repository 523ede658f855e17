"""Settle between verb and noun where a single word does not tell: "strikes", "talks", "armed".

News English drops articles and piles up nouns, so the word before, the word after and the
clause so far decide. Tags are those of the Penn Treebank.
"""

from __future__ import annotations

from dataclasses import dataclass

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
    trigger_forms,
)

_MODALS = {
    "will", "would", "can", "could", "may", "might", "shall", "should", "must", "wo", "ca",
}  # fmt: skip
_DETERMINERS = {
    "the", "a", "an", "this", "that", "these", "those", "any", "some", "no", "each",
}  # fmt: skip
_POSSESSIVES = {"his", "her", "its", "their", "our", "my", "your"}
_OWNING = {"'s", "’s"}
_PREPOSITIONS = {
    "of", "in", "on", "at", "by", "for", "with", "from", "to", "into", "between", "against",
    "after", "before", "over", "about", "amid", "during", "toward", "towards", "under", "through",
    "near", "among", "without", "within", "despite", "across", "around", "via", "along",
}  # fmt: skip
_PARTICIPLE_PREPOSITIONS = {"including", "following", "regarding", "concerning", "according"}
_BACK = {"back", "over", "out", "up", "down", "off", "from", "into"}
_NOT = {"n't", "n’t", "not", "never"}
_FINITE = {"VBD", "VBZ", "VBP", "MD"}
_SUBJECT_PRONOUNS = {"he", "she", "it", "they", "we", "i", "who"}
#: Nouns that are plural without "s".
_PLURALS = {"police", "people", "men", "women", "children", "personnel", "aircraft"}
#: Verbs that a gerund follows as their object: "began bombing raids", "denies firing missiles".
_GERUND_TAKERS = {
    "begin", "start", "stop", "continue", "keep", "resume", "halt", "avoid", "consider", "deny",
    "admit", "cease", "finish", "quit", "suggest", "propose", "recommend", "end", "risk", "oppose",
    "die", "arrive", "come", "go", "leave", "return",
}  # fmt: skip
_CLAUSE_OPENERS = {
    "that", "who", "which", "after", "as", "while", "when", "if", "because", "and", "but",
    "before", "since", "whether", "although", "though", "where",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Place:
    """A token where it stands: the tokens before it are settled, those after it are not."""

    tokens: list[Token]
    index: int

    @property
    def token(self) -> Token:
        """The token itself."""
        return self.tokens[self.index]

    @property
    def before(self) -> Token | None:
        """The token before it."""
        return self.tokens[self.index - 1] if self.index else None

    @property
    def after(self) -> Token | None:
        """The token after it."""
        return self.tokens[self.index + 1] if self.index + 1 < len(self.tokens) else None

    @property
    def left(self) -> str:
        """The nearest word to the left that is no adverb, in small letters."""
        at = self.index - 1
        while at >= 0 and (self.tokens[at].tag == "RB" or self.tokens[at].low in {"also", *_NOT}):
            at -= 1
        return self.tokens[at].low if at >= 0 else ""

    @property
    def after_nationality(self) -> bool:
        """Whether an adjective of nationality stands right before: "Turkish …"."""
        before = self.before
        return (
            before is not None
            and before.mention is not None
            and before.mention.kind == "demonym"
            and not before.text.endswith("s")
        )


def settle(tokens: list[Token]) -> None:
    """Correct the base tags of a sentence from left to right."""
    for index, token in enumerate(tokens):
        token.tag = _tag(Place(tokens, index))


def _tag(place: Place) -> str:
    token, low = place.token, place.token.low
    if token.mention is not None:
        return "NNP"
    closed = _closed_class(place)
    if closed is not None:
        return closed
    if token.glued and place.before is not None:
        return "JJ"
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
    if low in _OWNING:
        before = place.before
        owned = before is not None and before.tag.startswith(("NN", "CD", "PRP"))
        return "POS" if owned else "VBZ"
    if low == "military" and _acts_itself(place):
        return "NN"
    if low in _DETERMINERS:
        return "IN" if token.tag == "IN" else "DT"
    if low in _PARTICIPLE_PREPOSITIONS:
        return "IN"
    if low.replace(",", "").isdigit():
        return "CD"
    return "RB" if low in _NOT else None


def _acts_itself(place: Place) -> bool:
    """`The US military captures soldiers`: a noun where a verb and no noun follows."""
    before, after = place.before, place.after
    return (
        before is not None
        and (before.mention is not None or before.low in _DETERMINERS | _OWNING)
        and after is not None
        and after.low in trigger_forms()
        and (
            after.low.endswith("ed")
            or not can_be_noun(after.low)
            or (
                place.index + 2 < len(place.tokens) and _opens_object(place.tokens[place.index + 2])
            )
        )
    )


def _verb_or_noun(place: Place) -> str:
    low, tag = place.token.low, place.token.tag
    after_to = place.before is not None and place.before.low == "to"
    if after_to and can_be_verb(low) and _opens_object(place.after):
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
    return _after_function_word(place) or _after_content_word(place)


def _relative_verb(place: Place) -> bool:
    """Tell `jets that breached their airspace` from `a claim that armed men attacked`."""
    before, after, low = place.before, place.after, place.token.low
    if before is None or before.low != "that" or place.index < 2 or not can_be_verb(low):
        return False
    noun = place.tokens[place.index - 2].tag
    if not noun.startswith("NN") or low.endswith("ing"):
        return False
    goes_on = _opens_object(after) or (after is not None and after.low in _PREPOSITIONS | _BACK)
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
    return named and place.token.text.islower() and _opens_thing(after)


def _opens_thing(after: Token | None) -> bool:
    """Whether a word opens a noun phrase for certain: "the", "his", "them", "12", a name."""
    if after is None:
        return False
    return after.mention is not None or after.tag in {"DT", "PRP$", "PRP", "CD"}


def _after_function_word(place: Place) -> str | None:
    """What the small word before decides: "to visit", "will visit", "a visit", "was visited"."""
    low, tag, left = place.token.low, place.token.tag, place.left
    if left == "to":
        noun = tag == "NNS" and (place.after is None or place.after.low in _PREPOSITIONS)
        return "VB" if lemma_of(low, "VERB") == low and not noun else tag
    if left in _MODALS | DO:
        return "VB"
    if low.endswith("ing"):
        return _gerund(place)
    if left in (BE - _OWNING) | HAVE:
        return "VBN" if is_participle(low) else tag
    if left in _DETERMINERS | _POSSESSIVES:
        return _after_determiner(place)
    if left in _OWNING | _PREPOSITIONS:
        return "JJ" if is_participle(low) and low.endswith("ed") else _as_noun(low)
    return None


def _after_content_word(place: Place) -> str:
    low = place.token.low
    if _lists_nouns(place):
        return _as_noun(low)
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
        return "VBD" if _subject_before(place.before) else _as_noun(low)
    return "VBD"


def _describes_object(place: Place) -> bool:
    """Tell `a tariff on goods imported from China` from `said goods arrived from China`."""
    before, after, low = place.before, place.after, place.token.low
    if before is None or after is None or before.tag not in {"NN", "NNS"} or before.mention:
        return False
    if not low.endswith("ed") or after.low not in _PREPOSITIONS or not is_passive_form(low):
        return False
    verb = _finite_verb_before(place)
    return verb is not None and lemma_of(verb.low, "VERB") not in clause_takers()


def _lists_nouns(place: Place) -> bool:
    """Tell `cooperation and trade with`: a word that can be a noun, joined to a noun."""
    before, low = place.before, place.token.low
    if before is None or before.low not in {"and", "or"} or place.index < 2:
        return False
    noun_too = place.token.tag.startswith("NN") or can_be_noun(low)
    joins = place.tokens[place.index - 2].tag in {"NN", "NNS"} and not is_participle(low)
    ends = place.after is None or place.after.low in _PREPOSITIONS | {",", "."}
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
            before.tag in {"CD", "JJ", "VBD", "VBZ", "VBP", "VBN"}
            or before.low in {"several", "many", "some", "dozens"}
        )
        and before.low not in BE | HAVE | DO
        and after is not None
        and after.tag.startswith(("NN", "JJ"))
        and is_participle(place.token.low)
    )


def _gerund(place: Place) -> str:
    before, after = place.before, place.after
    if before is None:
        return "VBG"
    if before.low in _DETERMINERS | _POSSESSIVES | _OWNING or place.after_nationality:
        return "NN"
    if before.tag == "NN" and (after is None or after.low in _PREPOSITIONS):
        return "NN"  # "the border crossing with"
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
    return can_be_noun(low) and (plain or after.low in _PREPOSITIONS)


def _after_determiner(place: Place) -> str:
    after = place.after
    if is_participle(place.token.low) and after is not None and after.tag.startswith(("NN", "JJ")):
        return "JJ"
    return _as_noun(place.token.low)


def _as_noun(low: str) -> str:
    return "NNS" if low.endswith("s") and not low.endswith("ss") else "NN"


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
        return _as_noun(low) if low.endswith("s") else _bare(place)
    if before.mention is not None and before.mention.kind == "demonym":
        singular = not before.text.endswith(("s", "sh", "ch", "se"))
        if low.endswith("s") or singular:
            return _as_noun(low)
    if not low.endswith("s") and not _plural_subject(place):
        return _bare(place)
    return _after_subject(place, before)


def _after_subject(place: Place, before: Token) -> str:
    """The tag of a word that may be the verb of the subject right before it."""
    low, after, tag = place.token.low, place.after, place.token.tag
    if _verb_follows(place) or (after is not None and after.low in {"of", "between"}):
        return _as_noun(low) if can_be_noun(low) else tag
    common = before.mention is None and before.tag == "NN"
    if common and not _opens_object(after) and not _actor_acts(place):
        return tag
    if _finite_before(place):
        return _as_noun(low) if _ends_as_noun(place) else tag
    return "VBZ" if low.endswith("s") else "VBP"


def _bare(place: Place) -> str:
    """`a two-week quarantine for`: a bare form right behind an adjective is a noun."""
    before, low = place.before, place.token.low
    behind = before is not None and (before.tag == "JJ" or "-" in before.text)
    noun = behind and place.token.tag in {"VB", "VBP"} and can_be_noun(low)
    return _as_noun(low) if noun else place.token.tag


def _verb_follows(place: Place) -> bool:
    """`Turkey strikes kill 12`: the word that follows is the verb, or an owner's sign."""
    after = place.after
    if after is None:
        return False
    if after.tag in _FINITE | {"POS"}:
        return True
    behind = place.tokens[place.index + 2] if place.index + 2 < len(place.tokens) else None
    bare = can_be_verb(after.low) and lemma_of(after.low, "VERB") == after.low
    bare = bare and after.mention is None and after.tag.startswith(("NN", "VB"))
    return bare and place.token.low.endswith("s") and _opens_thing(behind)


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
    verb = _finite_verb_before(place)
    if before is None or before.mention is None or verb is None or not can_be_noun(low):
        return False
    ends = after is None or after.tag[:2] not in {"NN", "JJ", "DT", "PR", "CD", "RB"}
    says = lemma_of(verb.low, "VERB") in clause_takers()
    return low.endswith("s") and ends and not _opens_object(after) and not says


def _subjunctive(place: Place) -> bool:
    """Tell `demanded that Azerbaijan halt the attack` from `the Azerbaijan halt`."""
    before, after = place.before, place.after
    opened = place.index > 1 and place.tokens[place.index - 2].low == "that"
    named = before is not None and before.mention is not None and before.mention.kind != "demonym"
    return opened and named and (_opens_object(after) or (after is not None and after.low in _BACK))


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


def _opens_object(after: Token | None) -> bool:
    if after is None:
        return False
    return (
        after.mention is not None
        or after.tag in {"DT", "PRP$", "PRP", "NNP", "NNPS", "TO", "CD"}
        or after.low in _DETERMINERS | _POSSESSIVES | {"to", "with", "that"}
    )


def _finite_before(place: Place) -> bool:
    """Whether the clause to the left already has its finite verb."""
    return _finite_verb_before(place) is not None


def _finite_verb_before(place: Place) -> Token | None:
    for token in reversed(place.tokens[: place.index]):
        if token.text in {",", ";", ":", "—", "–"} or token.low in _CLAUSE_OPENERS:
            return None
        if token.tag in _FINITE:
            return token
    return None
