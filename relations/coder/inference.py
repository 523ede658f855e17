"""Acts that no frame of the word lists knows, read by the two models.

Every two countries that a sentence names are asked both ways: does the one act toward the
other, and how. What the models hold for nothing, or are unsure of, gives no event; nor does
what the sentence only lets somebody claim, ask for or comment on.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import combinations, permutations

from relations.coder import complements, modality, senses
from relations.coder.actors import Party
from relations.coder.classifier import ACT, model
from relations.coder.clauses import Clauses
from relations.coder.discourse import Reader
from relations.coder.features import Marked, acts_on, features
from relations.coder.frames import Act
from relations.coder.gazetteer import BODIES
from relations.records import Span

LINKED = .85  # least probability that there is an act
SURE = 0.25  # least probability of its type
_MOST_PARTIES = 8
_NO_STATE = {"OPP", "REB", "CRM", "BUS", "EDU", "NGO", "JRN", "PTY"}
_MUTUAL_SENSES = {
    "CONSULT": {"MEET", "talks", "PHONE", "phone"},
    "SUPPORT": {"SIGN", "treaty", "RECOGNISE"},
    "COOPERATE": {"COOPERATE", "cooperation"},
    "ASSAULT": {"clash"},
}
_VISITING = {"VISIT", "visit"}
#: Verbs whose object is somebody else's act, told for comment and not as news.
_COMMENTING = {
    "CRITICISE", "ACCUSE", "ASK", "PRAISE", "WORRY", "DENY", "REJECT", "BACK", "CONDOLE",
    "INVESTIGATE", "THREATEN", "SUE", "SAY",
}  # fmt: skip
#: Prepositions of place, and the types of act that are done to a place.
_WHERE = {"in", "at", "near", "inside", "across", "around", "outside", "from", "via", "about", "over"}
_LOCAL = {"ASSAULT", "COERCE", "MOBILIZE", "AID", "RETREAT", "PROTEST"}
_PARTING = {"after", "as", "while", "when", "because", "since", "although", "before", "amid", "despite",
            "following", "who", "which", "whom", "whose", ";"}  # fmt: skip
#: Words that report or join, and tell no act by themselves.
_EMPTY = {"be", "admit", "acknowledge", "endorse", "receive", "have", "say", "report", "announce", "state", "tell", "claim", "confirm", "note", "add",
          "reveal", "write", "declare", "argue", "insist", "comment", "explain", "review"}  # fmt: skip
_AGENTS = {"source subject", "source by", "source with"}
_CLEAR = 0.9  # a link so sure that the target may stand behind a preposition of place
_STATUS = {"planned": "planned", "wish": "hypothetical", "denied": "denied"}


@dataclass(frozen=True, slots=True)
class _Finding:
    """An ordered pair of parties, the type between them, and how sure the models are."""

    source: Party
    target: Party
    event_type: str
    link: float
    share: float
    found: tuple[str, ...]

    @property
    def worth(self) -> float:
        """How sure the models are of act and type together."""
        return self.link * self.share


def acts(reader: Reader, framed: Collection[Act]) -> Iterator[Act]:
    """The acts between countries that the frames have not read already, one for each two."""
    taken: dict[frozenset[str], set[str]] = {}
    for act in framed:
        for one, other in combinations([*act.sources, *act.targets], 2):
            types = taken.setdefault(frozenset((one.code, other.code)), set())
            types.update((act.event_type, modality.settled(act.event_type, act.mode, act.effects)))
    spent = [act.trigger for act in framed]
    best: dict[frozenset[str], tuple[float, Act]] = {}
    for source, target in permutations(_parties(reader), 2):
        two = frozenset((source.code, target.code))
        if len(two) < 2:
            continue
        finding = _ask(reader.clauses, source, target)
        if finding is None or not _may(source, finding.event_type):
            continue
        if finding.event_type in taken.get(two, ()):
            continue
        act = _act_of(reader, finding, spent)
        if act is not None and finding.worth > best.get(two, (0.0, act))[0]:
            best[two] = finding.worth, act
    yield from (act for _, act in best.values())


def _parties(reader: Reader) -> list[Party]:
    found: list[Party] = []
    for index, phrase in enumerate(reader.clauses.phrases):
        if phrase.kind == "NP":
            found += [p for p in reader.parties(index) if p.code not in BODIES and not _firm(p)]
    return found if len(found) <= _MOST_PARTIES else []


def _firm(party: Party) -> bool:
    """`Pfizer`, `Harvard`: named bodies that are in a state and not of it."""
    return party.sector in _NO_STATE - {"REB", "CRM"} and party.kind == "agent"


def _ask(clauses: Clauses, source: Party, target: Party) -> _Finding | None:
    found = tuple(features(Marked.of(clauses, source.span, target.span)))
    link = model("link").judge(found).of(ACT)
    if link < LINKED:
        return None
    event_type, share = model("types").judge(found).ranked()[0]
    return _Finding(source, target, event_type, link, share, found) if share >= SURE else None


def _may(source: Party, event_type: str) -> bool:
    """Who can be the source: an organ of the state; its people only where they protest."""
    if source.sector in _NO_STATE:
        return False
    if source.kind == "people":
        return event_type == "PROTEST"
    return source.kind in {"agent", "envoy", "force", "thing"}


def _act_of(reader: Reader, finding: _Finding, spent: Collection[Span]) -> Act | None:
    clauses = reader.clauses
    trigger = _trigger(clauses, finding)
    if trigger is None or _inside(clauses.tokens[trigger].span, spent):
        return None
    verb = _verb_of(clauses, trigger)
    if not _fits(clauses, finding, trigger, verb):
        return None
    reading = modality.read(clauses, verb) if verb is not None else modality.Reading()
    if reading.blocked or (verb is not None and _commented(clauses, trigger, verb)):
        return None
    token = clauses.tokens[trigger]
    meant = set(senses.of(clauses.tokens, trigger))
    event_type = finding.event_type
    mutual = bool(meant & _MUTUAL_SENSES.get(event_type, set()))
    return Act(
        rule=f"model.{event_type.lower()}.{token.lemma.lower()}",
        event_type=event_type,
        mode="visit" if event_type == "CONSULT" and meant & _VISITING else None,
        mutual=mutual,
        sources=(finding.source,),
        targets=(finding.target,),
        trigger=Span(token.span.start, token.span.end),
        effects=tuple(reading.effects),
        pattern="model",
        status=_status(reading, event_type, token.lemma.lower()),
        decided=tuple(model("types").deciding(finding.found, event_type)),
    )


def _status(reading: modality.Reading, event_type: str, trigger: str) -> str:
    effects = [effect for effect, _ in reading.effects]
    if event_type in {"THREATEN", "AGREE", "REJECT"} and {"threat", "agree", "refuse"} & set(effects):
        return "occurred"  # done by saying it
    if event_type != "REJECT":  # who denies or refuses has done so
        effects.append(modality.operators().get(trigger, ("", ""))[0])
    return next((_STATUS[e] for e in effects if e in _STATUS), "occurred")


def _trigger(clauses: Clauses, finding: _Finding) -> int | None:
    """The word whose meaning speaks most for the type; what the source does goes first."""
    types = model("types")
    marked = Marked.of(clauses, finding.source.span, finding.target.span)
    own = {clauses.phrases[v].end - 1 for v in clauses.verb_groups()
           if _is_agent(clauses, marked, v)}  # fmt: skip
    best, score = None, 0.0
    for index, names in senses.row(clauses.tokens, ()):
        gain = max(types.speaks(f"sense: {n}", finding.event_type) for n in names)
        if clauses.tokens[index].lemma.lower() in _EMPTY:
            continue
        gain *= 2.0 if index in own else 1.0
        if gain > score:
            best, score = index, gain
    return best


def _inside(span: Span, others: Collection[Span]) -> bool:
    return any(other.start <= span.start < other.end for other in others)


def _fits(clauses: Clauses, finding: _Finding, trigger: int, verb: int | None) -> bool:
    """Whether the source does what the word tells, and the target is not only where it is done."""
    marked = Marked.of(clauses, finding.source.span, finding.target.span)
    if _joint(clauses, marked, finding) and not _both(finding):
        return False
    agent = verb is not None and _is_agent(clauses, marked, verb)
    owns = _owns_act(clauses, marked.source, trigger, finding.event_type)
    if not owns and not (agent and finding.source.kind != "thing"):
        return False
    if not owns and _parted(clauses, trigger, marked.target):
        return False
    before = clauses.tokens[marked.target.start - 1].low if marked.target.start else ""
    return before not in _WHERE or finding.event_type in _LOCAL or finding.link > _CLEAR


def _joint(clauses: Clauses, marked: Marked, finding: _Finding) -> bool:
    """`US and Iraqi forces took an Iraqi town`: the target's own state acts with the source."""
    for phrase in clauses.phrases:
        if phrase.kind == "NP" and phrase.start <= marked.source.start < phrase.end:
            inside = clauses.tokens[phrase.start : phrase.end]
            return any(t.mention and t.mention.code == finding.target.code for t in inside)
    return False


def _both(finding: _Finding) -> bool:
    return finding.event_type in _MUTUAL_SENSES


def _is_agent(clauses: Clauses, marked: Marked, verb: int) -> bool:
    """Whether the source does what a verb tells: its subject, or in a passive who stands by."""
    places = set(acts_on(marked, verb))
    if clauses.voice(verb).passive:
        return "source by" in places
    return bool(_AGENTS & places) or _right_before(clauses, marked.source, verb)


def _parted(clauses: Clauses, trigger: int, target: range) -> bool:
    """Whether another clause or circumstance begins between the act and the target."""
    return any(t.low in _PARTING for t in clauses.tokens[trigger + 1 : target.start])


def _right_before(clauses: Clauses, source: range, verb: int) -> bool:
    """`Senator and candidate John McCain visits`: no other party between it and the verb."""
    head = clauses.phrases[verb].start
    own = [i for i, p in enumerate(clauses.phrases) if p.start <= source.start < p.end]
    if not own or clauses.kind(own[0] - 1) == "P":
        return False
    between = clauses.tokens[source.stop : head]
    return source.stop <= head and not any(
        t.mention is not None or t.low in {";", ":"} or t.tag.startswith(("VB", "MD")) for t in between
    )


def _owns_act(clauses: Clauses, source: range, trigger: int, event_type: str) -> bool:
    """`in an Israeli raid`: the source stands before a noun that tells the act or its kind."""
    types = model("types")
    return any(
        _same_phrase(clauses, index, source)
        and (index == trigger or max(types.speaks(f"sense: {n}", event_type) for n in names) > 0)
        for index, names in senses.row(clauses.tokens, ())
        if clauses.tokens[index].tag.startswith("NN")
    )


def _same_phrase(clauses: Clauses, token: int, where: range) -> bool:
    """Whether a noun and a party stand in one noun phrase: "an Israeli raid"."""
    return any(
        p.kind == "NP" and p.start <= token < p.end and p.start < where.stop and where.start < p.end
        for p in clauses.phrases
    )


def _verb_of(clauses: Clauses, token: int) -> int | None:
    """The verb group that a word is the head of, or whose clause a noun stands in."""
    groups = clauses.verb_groups()
    own = [g for g in groups if clauses.phrases[g].start <= token < clauses.phrases[g].end]
    if own:
        return own[0]
    left = [g for g in groups if clauses.phrases[g].end <= token]
    right = [g for g in groups if clauses.phrases[g].start > token]
    return left[-1] if left else right[0] if right else None


def _commented(clauses: Clauses, trigger: int, verb: int) -> bool:
    """Whether a noun is only what a verb of saying or judging is about."""
    head = clauses.phrases[verb].end - 1
    if head == trigger or head > trigger:
        return False
    about = any(
        clauses.phrases[p].start <= trigger < clauses.phrases[p].end
        for slot in complements.of_verb(clauses, verb, verb)
        for p in (slot.phrase, *slot.extra)
    )
    return about and bool(set(senses.of(clauses.tokens, head)) & _COMMENTING)
