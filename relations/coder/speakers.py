"""Who says what a sentence reports. What they say and do is read elsewhere."""

from __future__ import annotations

from relations.coder import modality
from relations.coder.actors import Party
from relations.coder.discourse import Reader


def speaker(reader: Reader) -> list[Party]:
    """Who says what this sentence reports; empty where nobody is named as speaking."""
    clauses = reader.clauses
    for verb in clauses.verb_groups():
        lemma = clauses.head(verb).lemma
        if modality.operators().get(lemma, ("", ""))[0] == "said" and clauses.voice(verb).finite:
            found = [p for p in reader.parties(clauses.subject(verb)) if p.acts]
            if found:
                return found
    return []
