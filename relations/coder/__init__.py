"""The event coder: an Article in, its Events out, each with its words and its reasons.

Word lists and clause rules over a small tagger, and two linear models for what these do not
know; no network, and the same answer on every run. `read` is the whole interface; another
coder may stand in its place.
"""

from relations.coder.coding import Reading, code, read
from relations.coder.version import CODER

__all__ = ["CODER", "Reading", "code", "read"]
