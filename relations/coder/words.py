"""One word of a sentence, and what the English word lists say of its forms.

Lemmas and inflections come from LemmInflect; the verbs of the lexicon go before its own
choice, so that "found" is a form of "find" if the lists know "find".
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from lemminflect import getAllInflections, getAllLemmas

from relations.coder import lexicon
from relations.coder.gazetteer import Mention
from relations.records import Span

#: Auxiliary verbs, in small letters; a bare "'s" may also be a possessive.
BE = frozenset({"be", "am", "is", "are", "was", "were", "been", "being", "'s", "’s"})
HAVE = frozenset({"have", "has", "had", "having"})
DO = frozenset({"do", "does", "did"})


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
        for tag, found in _inflections(lemma).items():
            if tag.startswith("V"):
                forms.update((form, lemma) for form in found if form not in forms)
    return forms


def _inflections(lemma: str) -> dict[str, tuple[str, ...]]:
    """Verb forms by tag; of `test-fire` the last part is inflected: "test-fired"."""
    found = getAllInflections(lemma, upos="VERB")
    first, hyphen, last = lemma.rpartition("-")
    if found or not hyphen:
        return dict(found)
    return {
        tag: tuple(f"{first}-{form}" for form in forms)
        for tag, forms in getAllInflections(last, upos="VERB").items()
    }


@cache
def clause_takers() -> frozenset[str]:
    """Verbs of saying, asking and expecting: a clause may follow them without "that"."""
    effects = {"said", "request", "denied", "wish", "planned"}
    return frozenset(r["lemma"] for r in lexicon.rows("operators.tsv") if r["effect"] in effects)


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
def can_be_verb(word: str) -> bool:
    """Whether a small-letter word is a form of some verb."""
    return bool(getAllLemmas(word, upos="VERB"))


@lru_cache(maxsize=65536)
def can_be_noun(word: str) -> bool:
    """Whether a small-letter word is a form of some noun."""
    return bool(getAllLemmas(word, upos="NOUN"))


@lru_cache(maxsize=65536)
def is_participle(word: str) -> bool:
    """Whether a small-letter word is a past tense or past participle."""
    inflected = _inflections(lemma_of(word, "VERB"))
    return word in {*inflected.get("VBD", ()), *inflected.get("VBN", ())}


@lru_cache(maxsize=65536)
def is_passive_form(word: str) -> bool:
    """Whether a small-letter word can stand in a passive: "spoken", not "spoke"."""
    inflected = _inflections(lemma_of(word, "VERB"))
    return word in (inflected.get("VBN") or inflected.get("VBD") or ())
