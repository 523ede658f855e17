"""From an article to its events: read sentence by sentence, date, settle, fold repeats.

The steps live in the modules beside this one; here they are put in order.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations, product

from relations import ontology
from relations.coder import inference, matching, nominal, settling, timing, topics, why
from relations.coder.actors import FIGHTERS, FIRMS, Party, distinct
from relations.coder.clauses import Clauses
from relations.coder.dates import Dated
from relations.coder.discourse import Reader
from relations.coder.frames import Act
from relations.coder.gazetteer import BODIES, Entry, Mention, countries_named, mentions
from relations.coder.introductions import introduced, recalled
from relations.coder.memory import Memory
from relations.coder.phrases import phrases
from relations.coder.storyline import Storyline, latest
from relations.coder.text import Sentence, dateline_end, sentences
from relations.coder.tokens import tokens
from relations.coder.version import CODER
from relations.coder.words import clause_takers
from relations.records import Article, Event, Span, stable_id

_LONGEST_SENTENCE = 2_500  # characters; what is longer is a list or a table, not a sentence
_OF_TWO = ("both ", "the two ", "the pair ", "the presidents ", "the leaders ", "the ministers ")
#: What a state does to another's firms, it does to the other state.
_AGAINST_FIRMS = {("SANCTION", "discontinue"), ("COERCE", "seize")}
#: What is done and not said, so that the one day of its sentence is its own.
_DEEDS = {"CONSULT", "COERCE", "ASSAULT", "SANCTION", "RETREAT", "CONCEDE", "COOPERATE", "AID"}
_PRIVATE = FIRMS | FIGHTERS | {"OPP"}
_MOST_SIDES = 8  # a longer list of countries is an attendance list, not an act


@dataclass(frozen=True, slots=True)
class Reading:
    """What one article gave: its events, and how many sentences it has."""

    events: tuple[Event, ...]
    sentences: int


@dataclass(frozen=True, slots=True)
class _Found:
    """An event with what folding repeats needs to know."""

    event: Event
    headline: bool
    rule: str


def code(article: Article) -> tuple[Event, ...]:
    """The events of an article in the order of its text."""
    return read(article).events


def read(article: Article) -> Reading:
    """Code an article. Pure: the same article gives the same events on every run."""
    found = mentions(article.text, article.published.date())
    every = list(sentences(article.text, article.headline_end))
    if len(countries_named(found)) < 2 or not article.language.startswith("en"):
        return Reading((), len(every))
    made = list(_events(article, every, found))
    return Reading(tuple(_fold(made)), len(every))


def _events(article: Article, every: list[Sentence], found: list[Mention]) -> Iterator[_Found]:
    memory, story = Memory(), Storyline(article.text, article.published.date())
    known: dict[str, Entry] = {}
    starts = [mention.span.start for mention in found]
    for number, sentence in enumerate(every):
        memory.move(sentence.paragraph, number)
        inside = _inside(sentence.span, found, starts)
        if known:
            inside = recalled(article.text, sentence.span, known, inside)
        reader = _reader(article.text, sentence, inside, memory)
        made: list[_Found] = []
        if reader is not None:
            made = _told_in(article, sentence, reader, story)
            reader.remember()
            known.update(introduced(reader.clauses))
        yield from made
        if not sentence.headline:
            story.add(sentence.span, latest(filter(None, map(_stated, made))))


def _reader(text: str, sentence: Sentence, inside: list[Mention], memory: Memory) -> Reader | None:
    """The sentence ready to be read; None where it cannot tell an act between two states."""
    if not inside and not _speaks_of_two(text, sentence.span):
        return None
    if sentence.span.end - sentence.span.start > _LONGEST_SENTENCE:
        return None
    span = _without_dateline(text, sentence.span)
    made = tokens(text, span, [m for m in inside if m.span.start >= span.start])
    return Reader(Clauses(made, phrases(made)), memory) if made else None


def _told_in(
    article: Article, sentence: Sentence, reader: Reader, story: Storyline
) -> list[_Found]:
    """The events of one sentence; who deals with whom in it is remembered."""
    span = _without_dateline(article.text, sentence.span)
    if topics.is_contest(article.text[span.start : span.end]):
        return []
    acts, verbs = _acts(reader), _verbs(reader.clauses)
    if dealing := _dealing(acts):
        reader.memory.note_dealing(dealing)
    return [item for act in acts for item in _rendered(article, sentence, act, verbs, story)]


def _dealing(told: list[Act]) -> tuple[Party, ...]:
    """Both sides of the acts of a sentence, where they are all between the same two states."""
    parties = [p for act in told for p in (*act.sources, *act.targets)]
    codes = {party.code for party in parties}
    return tuple(distinct(parties)) if len(codes) == 2 and not codes & BODIES else ()


def _acts(reader: Reader) -> list[Act]:
    """The acts of one sentence: by frames of verbs, then of nouns, then by the models."""
    framed = [*matching.acts(reader), *nominal.acts(reader)]
    return [*framed, *inference.acts(reader, framed)]


def _inside(span: Span, found: list[Mention], starts: list[int]) -> list[Mention]:
    return found[bisect_left(starts, span.start) : bisect_left(starts, span.end)]


def _speaks_of_two(text: str, span: Span) -> bool:
    low = text[span.start : span.end].lower()
    return low.startswith("they ") or any(words in low for words in _OF_TWO)


def _without_dateline(text: str, span: Span) -> Span:
    return Span(span.start + dateline_end(text[span.start : span.end]), span.end)


def _verbs(clauses: Clauses) -> timing.Verbs:
    heads = [clauses.head(group) for group in clauses.verb_groups()]
    return timing.Verbs(
        all=tuple(head.span for head in heads),
        acting=tuple(head.span for head in heads if head.lemma not in clause_takers()),
    )


def _rendered(
    article: Article, sentence: Sentence, act: Act, verbs: timing.Verbs, story: Storyline
) -> Iterator[_Found]:
    settled: tuple[str, str | None, str] | None
    if act.status is not None:
        settled = act.event_type, act.mode, act.status
    else:
        settled = settling.settle(act.event_type, act.mode, act.effects)
    if settled is None:
        return
    event_type, mode, status = settled
    mutual = _is_mutual(act, event_type)
    day = article.published.date()
    place = timing.Place(article.text, sentence.span, day, story.last(), act.pattern == "noun")
    when = timing.of_act(place, act.trigger, verbs, planned=status == "planned")
    if when is None and status == "occurred" and not sentence.headline:
        when = _undated(place, act, event_type, story)
    sides = list(_dyads(act, mutual))
    group = stable_id(article.article_id, *act.trigger, act.rule) if len(sides) > 1 else None
    for source, target in sides:
        event = Event.of(
            article,
            date=when.date if when else day,
            date_precision=when.precision if when else "day",
            date_basis="stated" if when else "published",
            source_country=source.code,
            target_country=target.code,
            source_sector=source.sector,
            target_sector=target.sector,
            reciprocal=mutual,
            event_type=event_type,
            mode=mode,
            status=status,
            sentence_span=sentence.span,
            source_span=source.span,
            target_span=target.span,
            trigger_span=act.trigger,
            date_span=when.span if when else None,
            rule=act.rule,
            why=why.reasons(article, act, (source, target), settled, when, mutual=mutual),
            coder=CODER,
            group_id=group,
        )
        yield _Found(event, sentence.headline, act.rule)


def _undated(place: timing.Place, act: Act, event_type: str, story: Storyline) -> Dated | None:
    """The day of an act that has happened, where no time beside it says when."""
    told = timing.of_report(place, act.trigger)
    if told is None and event_type in _DEEDS:
        told = timing.only_day(place)
    return told or story.day_for(place.sentence)


def _stated(found: _Found) -> Dated | None:
    """The time stated for an event that has happened."""
    event = found.event
    if event.date_start is None or event.date_end is None or event.status != "occurred":
        return None
    return Dated(event.date, event.date_precision, Span(event.date_start, event.date_end))


def _dyads(act: Act, mutual: bool) -> Iterator[tuple[Party, Party]]:
    """Source and target of every pair of the act; bodies and a country toward itself left out."""
    sources, targets = _states(act.sources, acting=True), _states(_struck(act))
    if max(len(sources), len(targets)) > _MOST_SIDES or (act.sources and not sources):
        return  # a list, or somebody acts who is no state
    if mutual and (_all_together(act) or not targets):
        yield from combinations(_states([*sources, *targets]), 2)
    elif mutual and len(sources) > 1:
        yield from combinations(sources, 2)
        yield from ((s, t) for s, t in product(sources, targets) if s.code != t.code)
    else:  # who signs with two has not made the two sign with each other
        yield from ((s, t) for s, t in product(sources, targets) if s.code != t.code)


def _all_together(act: Act) -> bool:
    """Who meets with several meets them at once; negotiations may be held with each alone."""
    return act.event_type == "CONSULT" and (act.rule == "consult.meet" or act.pattern == "noun")


def _struck(act: Act) -> Iterator[Party]:
    """The targets that stand for a state: no named firm, and no opposition that is helped."""
    helped = ontology.quad_class(act.event_type) <= 2
    home = [p.span for p in act.targets if p.code in {source.code for source in act.sources}]
    for party in act.targets:
        if any(_joined(party.span, own) for own in home):
            continue  # "a Finnish-Canadian is arrested by Canada": a citizen of its own
        signing = act.event_type in {"SUPPORT", "AGREE"} and party.kind == "firm"
        firm = party.sector in FIRMS and (signing or party.kind in {"agent", "thing"})
        itself = party.kind == "agent" or act.event_type == "COERCE"  # not "a firm's seeds"
        firm = firm and not (itself and (act.event_type, act.mode) in _AGAINST_FIRMS)
        if not firm and not (helped and party.sector in FIGHTERS | {"OPP"}):
            yield party


def _joined(one: Span, other: Span) -> bool:
    """Whether two spans stand side by side, with a hyphen or nothing between them."""
    return min(abs(one.start - other.end), abs(other.start - one.end)) <= 1


def _is_mutual(act: Act, event_type: str) -> bool:
    """Whether both sides act. Who alone announces or refuses a common act does so alone."""
    alone = event_type != act.event_type and len(_states(act.sources)) == 1
    return act.mutual and not (alone and act.targets)


def _states(parties: Iterable[Party], *, acting: bool = False) -> list[Party]:
    found: dict[str, Party] = {}
    for party in parties:
        if party.code not in BODIES and not (acting and _private(party)):
            found.setdefault(party.code, party)
    return list(found.values())


def _private(party: Party) -> bool:
    """`Air France`, `Harvard`: of a country, but not acting for it by name."""
    return party.sector in _PRIVATE and party.kind != "firm"


def _fold(made: list[_Found]) -> Iterator[Event]:
    """Drop what is told twice: the same act by the same words, and what a headline repeats."""
    told: set[tuple[object, ...]] = set()
    body = {_sort_of_act(item.event) for item in made if not item.headline}
    for item in made:
        event = item.event
        if item.headline and _sort_of_act(event) in body:
            continue
        act = (event.source_country, event.target_country, event.reciprocal, event.event_type)
        keys = {
            (*act, event.status, "rule", item.rule, event.date),
            (*act, event.status, "sentence", event.sentence_start),
        }
        if not keys & told:
            yield event
        told |= keys


def _sort_of_act(event: Event) -> tuple[str, str, str, bool]:
    """What makes a headline's act one of the body's; a call and a visit are two, though."""
    mutual = event.reciprocal and event.event_type == "CONSULT"
    return event.pair, event.event_type, event.status, mutual
