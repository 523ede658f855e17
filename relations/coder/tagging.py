"""Words of a sentence as tokens with part of speech, lemma and the name they belong to.

A name of several words is one token. The base tags are TextBlob's (Penn Treebank tag set);
`_repair` then settles what decides between a verb and a noun in news English, because the
base tagger looks at single words only.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from lemminflect import getAllInflections, getAllLemmas
from textblob.en import tag as base_tags

from relations.coder import lexicon
from relations.coder.gazetteer import Mention
from relations.coder.text import words
from relations.records import Span

_BE = {"be", "am", "is", "are", "was", "were", "been", "being", "'s", "’s"}
_HAVE = {"have", "has", "had", "having"}
_DO = {"do", "does", "did"}
_MODALS = {"will", "would", "can", "could", "may", "might", "shall", "should", "must", "wo", "ca"}
_DETERMINERS = {"the", "a", "an", "this", "that", "these", "those", "any", "some", "no", "each"}
_POSSESSIVES = {"his", "her", "its", "their", "our", "my", "your"}
_PREPOSITIONS = {
    "of", "in", "on", "at", "by", "for", "with", "from", "to", "into", "between", "against",
    "after", "before", "over", "about", "amid", "during", "toward", "towards", "under", "through",
    "near", "among", "without", "within", "despite", "across", "around", "via", "along",
}  # fmt: skip
_PARTICIPLE_PREPOSITIONS = {"including", "following", "regarding", "concerning", "according"}
_QUOTES = set("\"“”‘’'«»")
_FINITE = {"VBD", "VBZ", "VBP", "MD"}


@dataclass(slots=True)
class Token:
    """One word, or one name of several words; `span` counts characters of the article."""

    text: str
    span: Span
    tag: str = ""
    lemma: str = ""
    mention: Mention | None = None
    glued: bool = False  # a hyphen without space ties it to the token before

    @property
    def low(self) -> str:
        """The word in small letters."""
        return self.text.lower()


@cache
def trigger_forms() -> dict[str, str]:
    """Every inflected form of the verbs in the word lists, with its lemma."""
    lemmas = {row["trigger"].split()[0] for row in lexicon.rows("verbs.tsv")}
    lemmas |= {row["lemma"] for row in lexicon.rows("operators.tsv")}
    forms: dict[str, str] = {}
    for lemma in sorted(lemmas):
        forms.setdefault(lemma, lemma)
        for tag, found in getAllInflections(lemma, upos="VERB").items():
            if tag.startswith("V"):
                forms.update((form, lemma) for form in found if form not in forms)
    return forms


@lru_cache(maxsize=65536)
def lemma_of(word: str, upos: str) -> str:
    """The dictionary form of a small-letter word read as VERB or NOUN."""
    if " of " in word:  # an office of several words, such as "secretary of state"
        first, _, rest = word.partition(" of ")
        return f"{lemma_of(first, upos)} of {rest}"
    if upos == "VERB" and word in trigger_forms():
        return trigger_forms()[word]
    found = getAllLemmas(word, upos=upos)
    return str(found[upos][0]) if found else word


@lru_cache(maxsize=65536)
def _can_be_verb(word: str) -> bool:
    return bool(getAllLemmas(word, upos="VERB"))


def tokens(text: str, span: Span, names: Iterable[Mention]) -> list[Token]:
    """The tagged tokens of one sentence; `names` are the mentions inside it, in order."""
    made = _cut(text, span, names)
    for token, tag in zip(made, _base(made), strict=True):
        token.tag = tag
    _repair(made)
    for token in made:
        upos = "VERB" if token.tag.startswith(("VB", "MD")) else "NOUN"
        token.lemma = lemma_of(token.low, upos) if token.mention is None else token.text
    return made


def _cut(text: str, span: Span, names: Iterable[Mention]) -> list[Token]:
    made: list[Token] = []
    at = span.start
    for name in names:
        made += [Token(text[s:e], Span(s, e)) for s, e in words(text, at, name.span.start)]
        made.append(Token(text[name.span.start : name.span.end], name.span, mention=name))
        at = name.span.end
    made += [Token(text[s:e], Span(s, e)) for s, e in words(text, at, span.end)]
    return _glue([token for token in made if token.text not in _QUOTES])


def _glue(made: list[Token]) -> list[Token]:
    """Drop hyphens between words without space and mark the second word as glued."""
    kept: list[Token] = []
    for index, token in enumerate(made):
        tight = index and made[index - 1].span.end == token.span.start
        if token.text in "-‐‑–" and tight and index + 1 < len(made):
            following = made[index + 1]
            if following.span.start == token.span.end and following.text[0].isalnum():
                following.glued = True
                continue
        kept.append(token)
    return kept


def _base(made: Sequence[Token]) -> list[str]:
    shown = [_shown(token) for token in made]
    tagged = base_tags(" ".join(shown), tokenize=False)
    if len(tagged) != len(made):
        tagged = [base_tags(word, tokenize=False)[0] for word in shown]
    return [str(tag) for _, tag in tagged]


def _shown(token: Token) -> str:
    """What the base tagger is given: a plain name for every name, no sign it would split at."""
    if token.mention is not None:
        return "Turkish" if token.mention.kind == "demonym" else "Turkey"
    return token.text.partition(" ")[0].replace("/", "-")


def _repair(made: list[Token]) -> None:
    for index, token in enumerate(made):
        before = made[index - 1] if index else None
        after = made[index + 1] if index + 1 < len(made) else None
        token.tag = _tag(token, before, after, made, index)


def _tag(
    token: Token, before: Token | None, after: Token | None, made: list[Token], index: int
) -> str:
    low = token.low
    if token.mention is not None:
        return "NNP"
    if low in _MODALS and after is not None and low not in {"may"} | _BE:
        return "MD"
    if low == "may":
        return "MD" if token.text == "may" else "NNP"
    if low in {"'s", "’s"}:
        return "POS" if _ends_noun(before) else "VBZ"
    if low in _DETERMINERS:
        return "DT" if token.tag != "IN" else "IN"
    if low in _PARTICIPLE_PREPOSITIONS:
        return "IN"
    if token.glued and before is not None:
        return "JJ"
    if low in {"n't", "n’t", "not", "never"}:
        return "RB"
    if low in _BE | _HAVE | _DO or not low[0].isalpha():
        return token.tag
    return _verb_or_noun(token, before, after, made, index)


def _ends_noun(token: Token | None) -> bool:
    return token is not None and token.tag.startswith(("NN", "CD", "PRP"))


def _verb_or_noun(
    token: Token, before: Token | None, after: Token | None, made: list[Token], index: int
) -> str:
    """Settle words that may be a verb: by the word before, the word after and the clause."""
    low, tag = token.low, token.tag
    if made[index - 1].low == "to" and index and _opens_object(after) and _can_be_verb(low):
        return "VB" if lemma_of(low, "VERB") == low else tag
    if low not in trigger_forms() and not (tag.startswith("VB") and _can_be_verb(low)):
        return tag
    left = _left_word(made, index)
    if left in {"to"}:
        return "VB" if lemma_of(low, "VERB") == low and not _noun_after_to(token, after) else tag
    if left in _MODALS | _DO:
        return "VB"
    if low.endswith("ing"):
        return _gerund(token, before, after)
    if left in _BE or left in _HAVE:
        return "VBN" if _is_participle(low) else tag
    if left in _DETERMINERS or left in _POSSESSIVES:
        return _after_determiner(token, after)
    if left == "'s" or left == "’s" or left in _PREPOSITIONS:
        return "JJ" if _is_participle(low) and low.endswith("ed") else _as_noun(low)
    if _lists_nouns(token, before, after, made, index):
        return _as_noun(low)
    if _modifies_noun(token, before, after):
        return "JJ"
    if not _is_participle(low):
        return _present(token, before, after, made, index)
    if after is not None and after.low == "by":
        return "VBN"
    if _is_present(low) and low == lemma_of(low, "VERB"):
        return "VBD" if _subject_before(before) else _as_noun(low)
    return "VBD"


def _lists_nouns(
    token: Token, before: Token | None, after: Token | None, made: list[Token], index: int
) -> bool:
    """`cooperation and trade with`: a word that can be a noun, joined to a noun."""
    if before is None or before.low not in {"and", "or"} or index < 2:
        return False
    noun_too = token.tag.startswith("NN") or bool(getAllLemmas(token.low, upos="NOUN"))
    joins = made[index - 2].tag in {"NN", "NNS"} and not _is_participle(token.low)
    return noun_too and joins and (after is None or after.low in _PREPOSITIONS | {",", "."})


def _modifies_noun(token: Token, before: Token | None, after: Token | None) -> bool:
    """`Turkish armed forces`: a participle between a nationality and a noun."""
    return (
        before is not None
        and before.mention is not None
        and before.mention.kind == "demonym"
        and not before.text.endswith("s")
        and after is not None
        and after.tag.startswith("NN")
        and _is_participle(token.low)
    )


def _left_word(made: list[Token], index: int) -> str:
    """The nearest word to the left that is no adverb."""
    at = index - 1
    while at >= 0 and (made[at].tag == "RB" or made[at].low in {"also", "n't", "not"}):
        at -= 1
    return made[at].low if at >= 0 else ""


def _noun_after_to(token: Token, after: Token | None) -> bool:
    """`to talks with`: a plural noun; `to visit Turkey`: a verb."""
    return token.tag == "NNS" and (after is None or after.low in _PREPOSITIONS)


def _gerund(token: Token, before: Token | None, after: Token | None) -> str:
    if before is not None and before.low in _DETERMINERS | _POSSESSIVES | {"'s", "’s"}:
        return "NN"
    if before is not None and before.mention is not None and before.mention.kind == "demonym":
        return "NN" if not before.text.endswith("s") else "VBG"
    if before is not None and before.tag == "NN" and (after is None or after.low in _PREPOSITIONS):
        return "NN"  # "the border crossing with"
    if token.tag == "NN" and before is not None and before.tag == "JJ":
        return "NN"
    return "VBG"


def _after_determiner(token: Token, after: Token | None) -> str:
    if _is_participle(token.low) and after is not None and after.tag.startswith(("NN", "JJ")):
        return "JJ"
    return _as_noun(token.low)


def _as_noun(low: str) -> str:
    return "NNS" if low.endswith("s") and not low.endswith("ss") else "NN"


@lru_cache(maxsize=65536)
def _is_participle(low: str) -> bool:
    inflected = getAllInflections(lemma_of(low, "VERB"), upos="VERB")
    return low in {*inflected.get("VBD", ()), *inflected.get("VBN", ())}


@lru_cache(maxsize=65536)
def _is_present(low: str) -> bool:
    inflected = getAllInflections(lemma_of(low, "VERB"), upos="VERB")
    return low in {*inflected.get("VBZ", ()), *inflected.get("VB", ()), *inflected.get("VBP", ())}


def _subject_before(before: Token | None) -> bool:
    if before is None:
        return False
    return before.mention is not None or before.tag in {
        "NNS", "NNPS", "NNP", "PRP", "WP", "WDT", "RB", "NN",
    } or before.low in {"who", "which", "and", "also", ","}  # fmt: skip


def _present(
    token: Token, before: Token | None, after: Token | None, made: list[Token], index: int
) -> str:
    """`Turkey strikes targets` against `Turkish strikes on`: a verb needs a subject before it,
    something it can act on after it, and no finite verb already in its clause.
    """
    low = token.low
    if not _subject_before(before) or before is None:
        return token.tag if not low.endswith("s") else _as_noun(low)
    if before.mention is not None and before.mention.kind == "demonym":
        singular = not before.text.endswith(("s", "sh", "ch", "se"))
        if low.endswith("s") or singular:
            return _as_noun(low)
    if not low.endswith("s") and not _plural_subject(before, made, index):
        demanded = before.mention is not None and index > 1 and made[index - 2].low == "that"
        return "VBP" if demanded and _opens_object(after) else token.tag
    if after is not None and after.tag in _FINITE | {"POS"}:
        return _as_noun(low)
    if after is not None and after.low in {"of", "between"}:
        return _as_noun(low)
    if before.mention is None and before.tag == "NN" and not _opens_object(after):
        return token.tag
    if _finite_before(made, index):
        return token.tag
    return "VBZ" if low.endswith("s") else "VBP"


def _plural_subject(before: Token, made: list[Token], index: int) -> bool:
    if before.tag in {"NNS", "NNPS"} or before.low in {"they", "we", "who", "also"}:
        return True
    return any(token.low in {"and", "&"} for token in made[max(0, index - 8) : index])


def _opens_object(after: Token | None) -> bool:
    if after is None:
        return False
    return (
        after.mention is not None
        or after.tag in {"DT", "PRP$", "PRP", "NNP", "NNPS", "TO", "CD"}
        or after.low in _DETERMINERS | _POSSESSIVES | {"to", "with", "that"}
    )


def _finite_before(made: list[Token], index: int) -> bool:
    """Whether the clause to the left already has its finite verb."""
    for token in reversed(made[:index]):
        if token.text in {",", ";", ":", "—", "–"} or token.low in _CLAUSE_OPENERS:
            return False
        if token.tag in _FINITE:
            return True
    return False


_CLAUSE_OPENERS = {
    "that", "who", "which", "after", "as", "while", "when", "if", "because", "and", "but",
    "before", "since", "whether", "although", "though", "where",
}  # fmt: skip
