"""The labelled sentences, what is learned from them, and that the shipped weights are theirs."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from relations import ontology, training
from relations.coder.classifier import NOTHING, model
from relations.records import Span
from relations.training import Example, TrainingTextError


def written(folder: Path, *lines: str) -> Path:
    (folder / "some.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


def test_a_line_gives_type_mode_status_and_spans_without_the_marks(tmp_path: Path) -> None:
    line = "SUPPORT\t-\toccurred\t<s>Turkey</s> praised <t>Russia</t>."
    (made,) = training.examples(written(tmp_path, line))
    assert made == Example(
        "SUPPORT", None, "occurred", "Turkey praised Russia.", Span(0, 6), Span(15, 21)
    )


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("SUPPORT\t-\toccurred", "3 columns where 4 are needed"),
        ("HUG\t-\toccurred\t<s>A</s> b <t>C</t>", "'HUG' is no PLOVER type"),
        ("AID\t-\toccurred\t<s>A</s> gave C", "no <t>…</t>"),
    ],
)
def test_a_bad_line_is_named(tmp_path: Path, line: str, reason: str) -> None:
    with pytest.raises(TrainingTextError, match=r"some\.tsv:1: ") as caught:
        list(training.examples(written(tmp_path, line)))
    assert reason in str(caught.value)


def test_every_type_has_some_hundreds_of_sentences_and_no_line_stands_twice() -> None:
    every = list(training.examples())
    counts = Counter(example.event_type for example in every)
    assert set(counts) == {*ontology.EVENT_TYPES, NOTHING}
    assert min(counts.values()) >= 300
    seen = Counter((e.text, e.source, e.target) for e in every)
    assert [key for key, n in seen.items() if n > 1] == []


def test_modes_and_statuses_are_known() -> None:
    for example in training.examples():
        if example.event_type == NOTHING:
            continue
        assert example.status in ontology.STATUSES, example
        assert (
            example.mode is None or example.mode in ontology.EVENT_TYPES[example.event_type].modes
        )


@pytest.mark.parametrize("name", ["types", "link"])
def test_the_shipped_weights_were_learned_from_the_shipped_text(name: str) -> None:
    about = pq.read_schema(training.MODEL / f"{name}.parquet").metadata[b"model"]
    assert json.loads(about)["text"] == training.fingerprint()


def test_learning_from_a_part_gives_models_that_answer(tmp_path: Path) -> None:
    pytest.importorskip("sklearn", reason="learning needs scikit-learn (requirements-dev.txt)")
    every = list(training.examples())[::12]
    kept = training.train(every, tmp_path)
    assert min(kept.values()) > 1000
    again = tmp_path / "again"
    again.mkdir()
    training.train(every, again)
    for name in ("types", "link"):
        assert (again / f"{name}.parquet").read_bytes() == (
            tmp_path / f"{name}.parquet"
        ).read_bytes()


def test_the_shipped_model_agrees_with_the_text_it_was_learned_from() -> None:
    every = [e for e in training.examples() if e.event_type != NOTHING][::50]
    right = sum(
        model("types").judge(training.features_of(e)).ranked()[0][0] == e.event_type for e in every
    )
    assert right / len(every) > 0.95
