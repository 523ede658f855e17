"""How two parties stand to the word that tells an act: who does it, to whom, and not only where.

Asked of acts that the models have found: a clause must bear out what they say.
"""

from __future__ import annotations

from relations.coder import complements, modality, senses
from relations.coder.classifier import model
from relations.coder.clause_features import acts_on
from relations.coder.clauses import Clauses
from relations.coder.farther import LOCAL
from relations.coder.marked import Marked
from relations.coder.objects import is_attack

#: Prepositions of place.
_WHERE = {
    "in", "at", "near", "inside", "across", "around", "outside", "from", "via", "about", "over",
}  # fmt: skip
_TO_WHOM = {"with", "against", "to", "toward", "towards", "on", "upon", "from", "between", "for"}
#: What an arrest is made for: "held for opposition to the Afrin offensive".
_REASONS = {"for", "to", "with", "toward", "towards"}
_THERE = {"in", "into", "at", "across", "inside", "outside", "over", "through"}
_ENVOYS = {"ambassador", "envoy", "consul"}
_PARTING = {
    "after", "as", "while", "when", "because", "since", "although", "before", "amid", "despite",
    "following", "who", "which", "whom", "whose", ";",
}  # fmt: skip
_AGENTS = {"source subject", "source by", "source with"}
_CALLING = {"describe", "call", "term", "brand", "label", "characterise", "characterize"}
#: Verbs whose object is somebody else's act, told for comment and not as news.
_COMMENTING = {
    "CRITICISE", "ACCUSE", "ASK", "PRAISE", "WORRY", "DENY", "REJECT", "BACK", "CONDOLE",
    "INVESTIGATE", "THREATEN", "SUE", "SAY",
}  # fmt: skip


def does(clauses: Clauses, marked: Marked, verb: int) -> bool:
    """Whether the source does what a verb tells: its subject, or in a passive who stands by."""
    places = set(acts_on(marked, verb))
    if clauses.voice(verb).passive:
        return "source by" in places
    return bool(_AGENTS & places) or _right_before(clauses, marked.source, verb)


def _right_before(clauses: Clauses, source: range, verb: int) -> bool:
    """`Senator and candidate John McCain visits`: no other party between it and the verb."""
    head = clauses.phrases[verb].start
    own = _phrase_of(clauses, source)
    if own is None or clauses.kind(own - 1) == "P" or source.stop > head:
        return False
    return not any(
        t.mention is not None or t.low in {";", ":"} or t.tag.startswith(("VB", "MD"))
        for t in clauses.tokens[source.stop : head]
    )


def _phrase_of(clauses: Clauses, where: range) -> int | None:
    """The phrase that a party starts in."""
    phrases = enumerate(clauses.phrases)
    return next((i for i, p in phrases if p.start <= where.start < p.end), None)


def owns(clauses: Clauses, source: range, trigger: int, event_type: str) -> bool:
    """`in an Israeli raid`: the source stands before a noun that tells the act or its kind."""
    least = _gain(clauses, trigger, event_type) / 2
    heads = {p.end - 1 for p in clauses.phrases if p.kind == "NP"}
    return any(
        index == trigger or (index in heads and _gain(clauses, index, event_type) >= least > 0)
        for index, _ in senses.row(clauses.tokens, ())
        if clauses.tokens[index].tag.startswith("NN") and _same_phrase(clauses, index, source)
    )


def _gain(clauses: Clauses, token: int, event_type: str) -> float:
    """How much the meaning of a word speaks for a type."""
    types = model("types")
    names = senses.of(clauses.tokens, token)
    return max((types.speaks(f"sense: {name}", event_type) for name in names), default=0.0)


def _same_phrase(clauses: Clauses, token: int, where: range) -> bool:
    return any(
        p.kind == "NP" and p.start <= token < p.end and p.start < where.stop and where.start < p.end
        for p in clauses.phrases
    )


def acts_beside(clauses: Clauses, source: range, code: str) -> bool:
    """`US and Iraqi forces took an Iraqi town`: the target's own state acts with the source."""
    for index, phrase in enumerate(clauses.phrases):
        if phrase.kind == "NP" and phrase.start <= source.start < phrase.end:
            joined = [index]
            joined += [index - 2] if clauses.kind(index - 1) == "CC" else []
            joined += [index + 2] if clauses.kind(index + 1) == "CC" else []
            return any(_names(clauses, i, code) for i in joined if clauses.kind(i) == "NP")
    return False


def _names(clauses: Clauses, index: int, code: str) -> bool:
    phrase = clauses.phrases[index]
    inside = clauses.tokens[phrase.start : phrase.end]
    return any(token.mention is not None and token.mention.code == code for token in inside)


def parted(clauses: Clauses, trigger: int, target: range) -> bool:
    """Whether another clause or circumstance begins between the act and the target."""
    return any(t.low in _PARTING for t in clauses.tokens[trigger + 1 : target.start])


def for_another_end(clauses: Clauses, verb: int, target: range) -> bool:
    """Whether the target belongs to an end that is served, or to a word that only describes.

    `sends arms to A to counter B`, `kills men crawling into B`.
    """
    between = [
        v for v in clauses.verb_groups() if v > verb and clauses.phrases[v].end <= target.start
    ]
    if not between:
        return False
    last = clauses.voice(between[-1])
    describes = not last.finite and not last.infinitive and clauses.kind(between[-1] - 1) != "P"
    return describes or modality.read(clauses, between[-1]).blocked


def warned_of(clauses: Clauses, trigger: int) -> bool:
    """`warns against attacks on flights to Uganda`: a warning of others is no threat."""
    after = clauses.tokens[trigger + 1].low if trigger + 1 < len(clauses.tokens) else ""
    return clauses.tokens[trigger].lemma == "warn" and after in {"against", "of", "about"}


def struck_there(clauses: Clauses, source: range) -> bool:
    """`A rocket attack on Camp Taji kills`: where an attack is done does not do it."""
    own = _phrase_of(clauses, source)
    if own is None or clauses.kind(own - 1) != "P":
        return False
    return clauses.phrases[own - 1].low in _THERE | {"on", "against", "near"} and any(
        is_attack(clauses, own - back) for back in (2, 3)
    )


def only_beside(clauses: Clauses, target: range) -> bool:
    """`the ambassador to Sweden`, `the border with Gaza`: where something else belongs."""
    own = _phrase_of(clauses, target)
    if own is None or clauses.kind(own - 2) != "NP":
        return False
    before = (clauses.head(own - 2).lemma, clauses.phrases[own - 1].low)
    return before in {(envoy, "to") for envoy in _ENVOYS} | {("border", "with")}


def only_where(clauses: Clauses, target: range, event_type: str) -> bool:
    """Whether the target is the place of an act that is not done to places."""
    before = clauses.tokens[target.start - 1].low if target.start else ""
    return before in _WHERE and event_type not in LOCAL


def reaches(
    clauses: Clauses, marked: Marked, trigger: int, verb: int | None, event_type: str
) -> bool:
    """Whether the target is a complement of the word that tells the act.

    Its object, or behind a preposition that leads to whom it is done; "in" only of what is
    done to places. Of a passive it is the subject; of a noun, what stands behind it.
    """
    if event_type == "CONSULT" and clauses.tokens[trigger].lemma == "discuss":
        return "target with" in acts_on(marked, verb) if verb is not None else False
    leading = _TO_WHOM | (_THERE if event_type in LOCAL else set())
    leading -= _REASONS if event_type == "COERCE" else set()
    if verb is not None:
        places = {p.removeprefix("target ") for p in acts_on(marked, verb) if p[:7] == "target "}
        if clauses.voice(verb).passive and "subject" in places:
            return True
        if places & ({"object", "object of"} | leading | {f"{p} of" for p in leading}):
            return True
    if _same_phrase(clauses, trigger, marked.target):
        return True
    own = next((i for i, p in enumerate(clauses.phrases) if p.start <= trigger < p.end), None)
    slots = complements.of_noun(clauses, own) if own is not None else []
    return any(
        clauses.phrases[at].start <= marked.target.start < clauses.phrases[at].end
        for slot in slots
        if slot.prep in leading | {"of"}
        for at in (slot.phrase, *slot.extra)
    )


def verb_of(clauses: Clauses, token: int) -> int | None:
    """The verb group that a word is the head of, or whose clause a noun stands in."""
    groups = clauses.verb_groups()
    own = [g for g in groups if clauses.phrases[g].start <= token < clauses.phrases[g].end]
    if own:
        return own[0]
    left = [g for g in groups if clauses.phrases[g].end <= token]
    right = [g for g in groups if clauses.phrases[g].start > token]
    return left[-1] if left else right[0] if right else None


def commented(clauses: Clauses, trigger: int, verb: int) -> bool:
    """Whether a noun is only what a verb of saying or judging is about."""
    head = clauses.phrases[verb].end - 1
    if head >= trigger:
        return False
    if clauses.head(verb).lemma in _CALLING and clauses.kind(verb + 1) == "NP":
        return True  # "describes the recognition of X as a precedent"
    about = any(
        clauses.phrases[p].start <= trigger < clauses.phrases[p].end
        for slot in complements.of_verb(clauses, verb, verb)
        for p in (slot.phrase, *slot.extra)
    )
    return about and bool(set(senses.of(clauses.tokens, head)) & _COMMENTING)
