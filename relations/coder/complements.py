"""What a verb or noun governs: its direct object and prepositional phrases, in order.

`clauses` says who acts; this says on what, with whom, against whom. Indices are those of
phrases.
"""

from __future__ import annotations

from dataclasses import dataclass

from relations.coder.chunks import EITHER
from relations.coder.clauses import Clauses
from relations.coder.roles import role_of
from relations.coder.words import clause_takers

_TOPICS = {"on", "about", "in"}
_NAMING = {"call", "term", "describe", "see", "regard", "brand", "view"}
_MORE = (["more"], ["less"], ["fewer"])
_AIMED = {"against", "on", "at"}
_GIVEN = {
    "donate", "supply", "provide", "send", "deliver", "gift", "accuse", "want", "seek", "request",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Slot:
    """A complement: the preposition before it ("" for the direct object) and its phrases.

    `extra` holds the `of` phrases that belong to it, in order.
    """

    prep: str
    phrase: int
    extra: tuple[int, ...] = ()


def of_verb(clauses: Clauses, verb: int, after: int) -> list[Slot]:
    """The complements of a verb group that stand behind phrase `after`, times left out.

    `after` is the verb group itself, or its particle ("call off").
    """
    found: list[Slot] = []
    at, prep, commas = after + 1, "", 0
    while at < len(clauses.phrases):
        kind = clauses.kind(at)
        at, moved = _past(clauses, after, at, found)
        if moved and clauses.kind(at) != "NP":
            continue
        if clauses.kind(at) == "NP":
            if not _takes(clauses, verb, at, prep, found):
                break
            if clauses.kind(at - 1) == "CC" and found:
                prep = found[-1].prep
            end, extra = with_of(clauses, at)
            if not clauses.is_time(at) or (extra and not prep):  # "held a third day of talks"
                found.append(Slot(prep, at, extra))
            at, prep = end, ""
            continue
        commas += kind == "COMMA"
        if _ends(clauses, at, commas) or (found and clauses.phrases[at].low == "amid"):
            break
        prep = clauses.phrases[at].low if kind == "P" else prep
        at += 1
    return found


def _past(clauses: Clauses, after: int, at: int, found: list[Slot]) -> tuple[int, bool]:
    """Where to read on: past what only names, lists, describes or measures; and whether it is."""
    if at == after + 1 and (named := _behind_naming(clauses, at)):
        return named, True
    if clauses.kind(at) == "NP":
        more = clauses.words(at) in _MORE and clauses.kind(at + 2) == "NP"
        measured = more and clauses.phrases[at + 1].low == "than"
        return (at + 2, True) if measured else (at, False)  # "had more than an hour of talks"
    listed = _behind_list(clauses, at) if found and found[-1].prep in {*_TOPICS, ""} else None
    behind = listed or (behind_apposition(clauses, at) if found else None)
    if behind is not None:
        return behind, True
    if _is_reduced(clauses, at) or (at == after + 1 and _is_attribute(clauses, at)):
        return at + 1, True
    return at, False


def _behind_naming(clauses: Clauses, at: int) -> int | None:
    """`condemned what it called the treatment of`: the object stands behind the naming."""
    named = clauses.kind(at + 1) == "NP" and clauses.kind(at + 2) == "VG"
    if not named or clauses.phrases[at].low != "what":
        return None
    if clauses.head(at + 2).lemma not in _NAMING:
        return None
    as_what = clauses.kind(at + 3) == "P" and clauses.phrases[at + 3].low == "as"
    return at + 3 + as_what


def _behind_list(clauses: Clauses, comma: int) -> int | None:
    """`an accord on energy, trade and technology with X`: what follows the topics listed."""
    at = comma
    while clauses.kind(at) == "COMMA" and clauses.kind(at + 1) == "NP":
        at += 2
    ends = at > comma and clauses.kind(at) == "CC" and clauses.kind(at + 1) == "NP"
    return at + 2 if ends and clauses.kind(at + 2) == "P" else None


def behind_apposition(clauses: Clauses, comma: int) -> int | None:
    """`deports X, a cleric, to Libya`: what follows the comma that closes an apposition."""
    if clauses.kind(comma) != "COMMA" or not describes(clauses, comma + 1):
        return None
    at = comma + 1
    while clauses.kind(at) == "NP" or (clauses.kind(at) == "P" and clauses.kind(at + 1) == "NP"):
        at += 1
    closed = clauses.kind(at) == "COMMA" and clauses.kind(at + 1) == "P"
    return at + 1 if closed else None


def describes(clauses: Clauses, at: int) -> bool:
    """`a cleric`, `son of`, `Speaker of`: a noun phrase that says who somebody is."""
    if clauses.kind(at) != "NP" or clauses.kind(at - 2) != "NP" or clauses.is_time(at):
        return False
    first, head = clauses.tokens[clauses.phrases[at].start], clauses.head(at)
    told = first.tag == "DT" or not head.tag.startswith("NNP") or role_of(head) is not None
    return told and head.mention is None and len(clauses.phrases[at].members) == 1


def _is_reduced(clauses: Clauses, at: int) -> bool:
    """`air strikes conducted against posts`: the participle hands its target on."""
    if clauses.kind(at) != "VG" or clauses.kind(at - 1) != "NP" or clauses.kind(at + 1) != "P":
        return False
    head, prep = clauses.head(at), clauses.phrases[at + 1].low
    if clauses.phrases[at].end - clauses.phrases[at].start > 1:
        return False
    like_past = head.tag == "VBD" and head.low.endswith("ed")
    given = head.lemma in _GIVEN and prep == "by"
    return (head.tag == "VBN" and prep in _AIMED) or given or (like_past and prep == "against")


def _is_attribute(clauses: Clauses, at: int) -> bool:
    """`massed armoured vehicles`, `restore severed ties`: a participle before its noun."""
    if clauses.kind(at) != "VG" or clauses.kind(at - 1) != "VG" or clauses.kind(at + 1) != "NP":
        return False
    head, single = clauses.head(at), len(clauses.words(at)) == 1
    bare = clauses.tokens[clauses.phrases[at + 1].start].tag[:2] in {"NN", "JJ"}
    return single and bare and head.tag in {"VBN", "VBD"} and head.low.endswith("ed")


def _takes(clauses: Clauses, verb: int, at: int, prep: str, found: list[Slot]) -> bool:
    """Whether a noun phrase is still a complement of the verb."""
    if prep:
        return True
    if found and clauses.kind(at - 1) not in {"NP", "CC"}:
        return False
    return not _starts_clause(clauses, at, verb)


def _ends(clauses: Clauses, at: int, commas: int) -> bool:
    """Whether a phrase that is no noun phrase ends the row of complements."""
    kind = clauses.kind(at)
    if kind == "COMMA":
        return commas > 1 or clauses.kind(at + 1) != "P"
    if kind == "CC":  # "cooperation and trade with": a joint between noun phrases goes on
        return not clauses.kind(at - 1) == clauses.kind(at + 1) == "NP"
    return kind not in {"P", "ADV"} or (kind == "P" and _opens_clause(clauses, at))


def _opens_clause(clauses: Clauses, at: int) -> bool:
    """`shut its airspace as ash from Iceland reached it`: a clause begins, no phrase."""
    if clauses.phrases[at].low not in EITHER or clauses.kind(at + 1) != "NP":
        return False
    look = at + 1
    while clauses.kind(look) in {"NP", "P"}:
        look += 1
    return clauses.kind(look) == "VG" and clauses.voice(look).finite


def with_of(clauses: Clauses, at: int) -> tuple[int, tuple[int, ...]]:
    """Where a noun phrase and its `of` phrases end, and the indices of those phrases."""
    extra: list[int] = []
    end = at + 1
    while clauses.kind(end + 1) == "NP" and clauses.phrases[end].low == "of":
        extra.append(end + 1)
        end += 2
    return end, tuple(extra)


def _starts_clause(clauses: Clauses, at: int, verb: int) -> bool:
    """Whether an object is rather the subject of a finite verb right behind it.

    "said diplomats held talks" against "expels diplomats held in Kabul": only a verb of
    saying or asking takes a clause without "that".
    """
    end, _ = with_of(clauses, at)
    if clauses.kind(end) != "VG" or not clauses.voice(end).finite:
        return False
    single = clauses.phrases[end].end - clauses.phrases[end].start == 1
    if single and clauses.head(end).tag == "VBD" and clauses.head(end).low.endswith("ed"):
        return clauses.head(verb).lemma in clause_takers()
    return clauses.head(end).tag != "VBN"


def of_noun(clauses: Clauses, phrase: int) -> list[Slot]:
    """The prepositional phrases behind a noun phrase, up to the next verb or joint."""
    found: list[Slot] = []
    at = phrase + 1
    while clauses.kind(at) == "P" and clauses.kind(at + 1) == "NP":
        end, extra = with_of(clauses, at + 1)
        found.append(Slot(clauses.phrases[at].low, at + 1, extra))
        at = end
        if clauses.kind(at) == "NP" and clauses.is_time(at):
            at += 1  # "talks in Brussels that day between"
    return found
