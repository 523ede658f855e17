"""The word lists hold together: known codes, types, slots and flags, dates in order, no doubles."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from relations import countries, ontology
from relations.coder import lexicon, modality
from relations.coder.frames import frames
from relations.coder.gazetteer import BODIES

VERBS = list(lexicon.rows("verbs.tsv"))
LEADERS = list(lexicon.rows("leaders.tsv"))
ACTORS = list(lexicon.rows("actors.tsv"))

_SLOTS = {"obj", "obj!", "place", "clause", "inf", "helped"}
_PREPOSITIONS = {
    "about", "across", "after", "against", "along", "at", "between", "by", "for", "from", "in",
    "inside", "into", "near", "of", "off", "on", "outside", "over", "past", "through", "to",
    "toward", "towards", "upon", "with",
}  # fmt: skip
_FLAGS = {
    "mutual", "swap", "bare", "force", "firm", "official", "military", "inf", "people", "ahead",
    "refusal", "first", "felt", "active",
    "alone",
}  # fmt: skip
_KINDS = {"name", "demonym", "capital", "seat", "body", "place", "igo", "trap"}


def test_every_verb_frame_uses_known_types_modes_slots_and_flags() -> None:
    for row in VERBS:
        kind = ontology.EVENT_TYPES[row["type"]]
        assert not row["mode"] or row["mode"] in kind.modes, row
        assert set(row["target"].split(",")) <= _SLOTS | _PREPOSITIONS, row
        assert set(filter(None, row["flags"].split(","))) <= _FLAGS, row
        assert lexicon.lemma_set(row["object"]) or not row["object"], row


def test_no_verb_frame_stands_twice() -> None:
    rows = Counter((r["trigger"], r["object"], r["target"], r["type"]) for r in VERBS)
    assert [row for row, times in rows.items() if times > 1] == []
    assert sum(len(group) for group in frames().values()) == len(VERBS)


def test_every_operator_has_a_known_effect_and_subject() -> None:
    effects = {effect for effect, _ in modality.operators().values()}
    known = {"same", "said", "planned", "agree", "threat", "refuse", "denied", "wish", "ended"}
    assert effects <= known | {"request", "alleged"}
    assert {who for _, who in modality.operators().values()} == {"subject", "object", "speaker"}


def test_every_actor_has_a_known_code_and_kind_and_stands_once() -> None:
    for row in ACTORS:
        assert countries.is_country(row["code"]) or row["code"] in BODIES, row
        assert row["kind"] in _KINDS, row
        assert (row["kind"] == "trap") <= (row["code"] == "NONE"), row
    names = Counter(row["name"] for row in ACTORS)
    assert [name for name, times in names.items() if times > 1] == []


@pytest.mark.parametrize("kind", ["name", "demonym", "capital"])
def test_most_countries_have_names_demonyms_and_capitals(kind: str) -> None:
    named = {row["code"] for row in ACTORS if row["kind"] == kind} - BODIES
    assert len(named) >= 185


def test_every_leader_has_a_known_country_and_a_term_that_ends_after_it_begins() -> None:
    for row in LEADERS:
        assert countries.is_country(row["country"]) or row["country"] in BODIES - {"NONE"}, row
        assert row["office"], row
        begin = _first(row["from"]) if row["from"] else date.min
        end = _first(row["to"]) if row["to"] else date.max
        assert begin <= end, row


def _first(cell: str) -> date:
    year, month, day, *_ = [*(int(part) for part in cell.split("-")), 1, 1]
    return date(year, month, day)


def test_a_row_with_too_many_cells_is_named_with_its_line(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Folder:
        def joinpath(self, _name: str) -> Folder:
            return self

        def read_text(self, **_: str) -> str:
            return "# note\na\tb\n1\t2\n1\t2\t3\n"

    monkeypatch.setattr(lexicon, "files", lambda _package: Folder())
    with pytest.raises(ValueError, match=r"odd\.tsv:4: 3 cells, the header has 2"):
        list(lexicon.rows("odd.tsv"))
