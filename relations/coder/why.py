"""The reasons of an event in plain words, one a line, for a reader who knows no codebook."""

from __future__ import annotations

from relations import countries, ontology
from relations.coder.actors import Party
from relations.coder.dates import Dated
from relations.coder.frames import Act
from relations.records import Article, Span

_EFFECTS = {
    "planned": "announced or expected",
    "agree": "agreed or promised",
    "threat": "threatened",
    "refuse": "refused",
    "denied": "not done or denied",
    "wish": "possible, wished for or tied to a condition",
    "ended": "brought to an end",
}
_STATUSES = {
    "occurred": "told as done or under way",
    "planned": "told as announced or expected",
    "hypothetical": "told as possible, wished for or conditional",
    "denied": "told as not done, or denied",
}


def reasons(
    article: Article,
    act: Act,
    sides: tuple[Party, Party],
    settled: tuple[str, str | None, str],
    when: Dated | None,
    *,
    mutual: bool,
) -> str:
    """Why the event has this act, direction, status and date; lines joined by line breaks."""
    lines = [_act(article, act, settled), _direction(article, act, sides, mutual)]
    lines.append(_status(act, settled[2]))
    lines.append(_date(article, when))
    return "\n".join(lines)


def _quoted(article: Article, span: Span) -> str:
    return f"“{article.text[span.start : span.end]}”"


def _act(article: Article, act: Act, settled: tuple[str, str | None, str]) -> str:
    event_type, mode, _ = settled
    kind = f"{event_type}, {mode}" if mode else event_type
    if act.pattern == "model":
        return _by_model(article, act, kind)
    line = f"Act: {_quoted(article, act.trigger)} is read as {kind}"
    line += f" ({ontology.EVENT_TYPES[event_type].meaning})"
    if event_type != act.event_type:
        line += f"; by itself the word means {act.event_type}"
    return line + "."


def _by_model(article: Article, act: Act, kind: str) -> str:
    """What the type model made of the sentence, and the clues that weighed most."""
    clues = ", ".join(act.decided)
    return (
        f"Act: no frame of the word lists fits; the type model reads {kind} "
        f"({ontology.EVENT_TYPES[act.event_type].meaning}) and is {act.sure:.0%} sure, around "
        f"{_quoted(article, act.trigger)}. Chief clues: {clues}."
    )


def _direction(article: Article, act: Act, sides: tuple[Party, Party], mutual: bool) -> str:
    source, target = (_side(article, party) for party in sides)
    if mutual:
        return f"Sides: {source} and {target} act together."
    form = {"passive": "the verb is passive, so its subject is acted upon",
            "noun": "read from where they stand to the noun",
            "model": "the link model, asked both ways, finds it this way round"}  # fmt: skip
    how = form.get(act.pattern, "the subject acts, the object is acted upon")
    return f"Direction: {source} acts toward {target}; {how}."


def _side(article: Article, party: Party) -> str:
    words = _quoted(article, party.span)
    name = countries.name(party.code)
    if party.via:
        return f"{words}, which by the words before it means {name},"
    return f"{words} ({name})"


def _status(act: Act, status: str) -> str:
    line = f"Status: {status}, {_STATUSES[status]}"
    read = [f"“{words}”: {_EFFECTS[effect]}" for effect, words in act.effects if effect in _EFFECTS]
    return f"{line} ({'; '.join(read)})." if read else f"{line}."


def _date(article: Article, when: Dated | None) -> str:
    if when is None:
        return "Date: the sentence states none, so the day of publication stands."
    words = _quoted(article, when.span)
    return f"Date: {words} gives {when.date.isoformat()}, exact to the {when.precision}."
