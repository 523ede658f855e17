"""Sentences about contests, where countries "beat" and "face" each other without acting.

The words are in `lexicon/topics.tsv`.
"""

from __future__ import annotations

import re
from functools import cache

from relations.coder import lexicon


@cache
def _contest() -> re.Pattern[str]:
    words = [word for row in lexicon.rows("topics.tsv") for word in row["words"].split("|")]
    return re.compile(r"\b(?:" + "|".join(re.escape(word) for word in words) + r")\b")


def is_contest(sentence: str) -> bool:
    """Whether a sentence tells of sport or another contest."""
    return _contest().search(sentence) is not None
