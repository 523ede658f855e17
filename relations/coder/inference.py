"""Acts that no frame of the word lists knows, read by the two models.

Every two countries that a sentence names are asked both ways: does the one act toward the
other, and how. What the models hold for nothing, or are unsure of, gives no event; nor does
what the clause does not bear out (`standing`), or lets somebody only claim or ask for.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import combinations, permutations

from relations.coder import modality, senses, settling, standing
from relations.coder.actors import FIGHTERS, FIRMS, Party
from relations.coder.classifier import ACT, model
from relations.coder.clauses import Clauses
from relations.coder.discourse import Reader
from relations.coder.features import features, in_words
from relations.coder.frames import Act
from relations.coder.gazetteer import BODIES
from relations.coder.marked import Marked
from relations.records import Span

LINKED = 0.8  # least probability that there is an act
SURE = 0.6  # least probability of its type
_CLEAR = 0.95  # a link so sure that the target may stand behind a preposition of place
_MOST_PARTIES = 8
_NO_STATE = FIRMS | {"OPP", "PTY", "ELI"}
_MUTUAL_SENSES = {
    "CONSULT": {"MEET", "talks", "PHONE", "phone"},
    "SUPPORT": {"SIGN", "treaty", "RECOGNISE"},
    "COOPERATE": {"COOPERATE", "cooperation"},
    "ASSAULT": {"clash"},
}
_VISITING = {"VISIT", "visit"}
_CONSULTING = _VISITING | _MUTUAL_SENSES["CONSULT"]
#: Words that report or join, and tell no act by themselves.
_EMPTY = {
    "be", "admit", "acknowledge", "endorse", "receive", "have", "say", "report", "announce",
    "state", "tell", "claim", "confirm", "note", "add", "reveal", "write", "declare", "argue",
    "insist", "comment", "explain", "review", "deny",
}  # fmt: skip
_STATUS = {"planned": "planned", "wish": "hypothetical", "denied": "denied"}
_RECEIVING = {"receive", "get", "obtain"}
_ALLOWING = {"allow", "permit"}  # done by saying it
_PERFORMED = {"threat", "agree", "refuse"}


@dataclass(frozen=True, slots=True)
class _Finding:
    """An ordered pair of parties, the type between them, and how sure the models are."""

    source: Party
    target: Party
    event_type: str
    link: float
    share: float
    found: tuple[str, ...]
    marked: Marked

    @property
    def worth(self) -> float:
        """How sure the models are of act and type together."""
        return self.link * self.share


def acts(reader: Reader, framed: Collection[Act]) -> Iterator[Act]:
    """The acts between countries that the frames have not read already, one for each two."""
    taken, spent = _taken(framed), [act.trigger for act in framed]
    best: dict[tuple[str, str], tuple[float, Act]] = {}
    for source, target in permutations(_parties(reader), 2):
        two = frozenset((source.code, target.code))
        finding = _ask(reader.clauses, source, target) if len(two) == 2 else None
        if finding is None or finding.event_type in taken.get(two, ()):
            continue
        act = _act_of(reader, finding, spent)
        way = (source.code, target.code)
        if act is not None and (way not in best or finding.worth > best[way][0]):
            best[way] = finding.worth, act
    yield from (act for way, (worth, act) in best.items() if not _outdone(best, way))


def _outdone(best: dict[tuple[str, str], tuple[float, Act]], way: tuple[str, str]) -> bool:
    """Whether the turned pair is surer of the same words: one act has one direction."""
    worth, act = best[way]
    back = best.get((way[1], way[0]))
    return (
        back is not None and back[1].trigger == act.trigger and (back[0], way[1]) > (worth, way[0])
    )


def _taken(framed: Collection[Act]) -> dict[frozenset[str], set[str]]:
    """The types that the frames have read already, by the two countries."""
    taken: dict[frozenset[str], set[str]] = {}
    for act in framed:
        types = {act.event_type, settling.settled(act.event_type, act.mode, act.effects)}
        for one, other in combinations([*act.sources, *act.targets], 2):
            taken.setdefault(frozenset((one.code, other.code)), set()).update(types)
    return taken


def _parties(reader: Reader) -> list[Party]:
    found: list[Party] = []
    for index, phrase in enumerate(reader.clauses.phrases):
        if phrase.kind == "NP":
            found += [p for p in reader.parties(index) if p.code not in BODIES and not _firm(p)]
    return found if len(found) <= _MOST_PARTIES else []


def _firm(party: Party) -> bool:
    """`Pfizer`, `Harvard`: named bodies that are in a state and not of it."""
    return party.sector in _NO_STATE and party.kind in {"agent", "thing"}


def _ask(clauses: Clauses, source: Party, target: Party) -> _Finding | None:
    marked = Marked.of(clauses, source.span, target.span)
    found = tuple(features(marked))
    link = model("link").judge(found).of(ACT)
    if link < LINKED:
        return None
    event_type, share = model("types").judge(found).ranked()[0]
    if share < SURE or not _may(source, target, event_type):
        return None
    return _Finding(source, target, event_type, link, share, found, marked)


def _may(source: Party, target: Party, event_type: str) -> bool:
    """Who can be a side: organs of states, people where they protest, fighters as victims."""
    if source.sector in _NO_STATE | FIGHTERS:
        return False
    if target.sector in FIGHTERS and event_type not in {"ASSAULT", "COERCE"}:
        return False
    crowd = source.kind == "agent" and source.sector is None and not (source.name or source.via)
    if source.kind == "people" or crowd:  # "Sudanese fight in Libya"
        return event_type == "PROTEST"
    return source.kind in {"agent", "envoy", "force", "thing"}


def _act_of(reader: Reader, finding: _Finding, spent: Collection[Span]) -> Act | None:
    clauses = reader.clauses
    trigger = _trigger(clauses, finding)
    if trigger is None or _inside(clauses.tokens[trigger].span, spent):
        return None
    verb = standing.verb_of(clauses, trigger)
    if not _borne_out(clauses, finding, trigger, verb):
        return None
    reading = modality.read(clauses, verb) if verb is not None else modality.Reading()
    if reading.blocked or (verb is not None and standing.commented(clauses, trigger, verb)):
        return None
    token, event_type = clauses.tokens[trigger], finding.event_type
    meant = set(senses.of(clauses.tokens, trigger))
    status = _status(reading, event_type, token.lemma.lower())
    if event_type == "AGREE" and meant & _CONSULTING:
        return None  # the model takes a visit to come for a promise: it is not sure enough
    decided = model("types").deciding(finding.found, event_type)
    return Act(
        rule=f"model.{event_type.lower()}.{token.lemma.lower()}",
        event_type=event_type,
        mode="visit" if event_type == "CONSULT" and meant & _VISITING else None,
        mutual=bool(meant & _MUTUAL_SENSES.get(event_type, set())),
        sources=(finding.source,),
        targets=(finding.target,),
        trigger=Span(token.span.start, token.span.end),
        effects=tuple(reading.effects),
        pattern="model",
        status=status,
        decided=tuple(in_words(feature) for feature in decided),
        sure=finding.share,
    )


def _status(reading: modality.Reading, event_type: str, trigger: str) -> str:
    effects = [effect for effect, _ in reading.effects]
    if event_type in {"THREATEN", "AGREE", "REJECT"} and _PERFORMED & set(effects):
        return "occurred"  # done by saying it
    if event_type != "REJECT":  # who denies or refuses has done so
        own = modality.operators().get(trigger, ("", ""))[0]
        effects += [own] if trigger not in _ALLOWING else []
    return next((_STATUS[e] for e in effects if e in _STATUS), "occurred")


def _trigger(clauses: Clauses, finding: _Finding) -> int | None:
    """The word whose meaning speaks most for the type; what the source does goes first."""
    types = model("types")
    own = {
        clauses.phrases[verb].end - 1
        for verb in clauses.verb_groups()
        if standing.does(clauses, finding.marked, verb)
    }
    best, score = None, 0.0
    for index, names in senses.row(clauses.tokens, ()):
        if clauses.tokens[index].lemma.lower() in _EMPTY:
            continue
        gain = max(types.speaks(f"sense: {name}", finding.event_type) for name in names)
        gain *= 2.0 if index in own else 1.0
        if gain > score:
            best, score = index, gain
    return best


def _inside(span: Span, others: Collection[Span]) -> bool:
    return any(other.start <= span.start < other.end for other in others)


def _borne_out(clauses: Clauses, finding: _Finding, trigger: int, verb: int | None) -> bool:
    """Whether the source does what the word tells, and the target is not only where it is done."""
    marked, event_type = finding.marked, finding.event_type
    meant = set(senses.of(clauses.tokens, trigger))
    mutual = bool(meant & _MUTUAL_SENSES.get(event_type, set()))
    if not mutual and standing.acts_beside(clauses, marked.source, finding.target.code):
        return False
    if not standing.owns(clauses, marked.source, trigger, event_type):
        agent = verb is not None and standing.does(clauses, marked, verb)
        if not agent or finding.source.kind == "thing":
            return False
        if standing.parted(clauses, trigger, marked.target):
            return False
    if standing.warned_of(clauses, trigger) or standing.struck_there(clauses, marked.source):
        return False
    if standing.only_beside(clauses, marked.target):
        return False
    if verb is not None and clauses.head(verb).lemma in _RECEIVING:
        return False  # who gets something does nothing to the giver
    if verb is not None and standing.for_another_end(clauses, verb, marked.target):
        return False
    if not standing.reaches(clauses, marked, trigger, verb, event_type):
        return False
    return finding.link > _CLEAR or not standing.only_where(clauses, marked.target, event_type)
