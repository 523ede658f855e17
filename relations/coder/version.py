"""The coder's name and version, which changes with every rule and every word list."""

from __future__ import annotations

import hashlib
from importlib.resources import files

from relations import __version__
from relations.coder.lexicon import own_lists


def digest() -> str:
    """Eight hexadecimal digits that change with any module, list or weight of the coder."""
    total = hashlib.sha256()
    for package in ("relations.coder", "relations.coder.lexicon", "relations.coder.model"):
        for part in sorted(files(package).iterdir(), key=lambda entry: entry.name):
            if part.name.endswith((".py", ".tsv", ".parquet")):
                total.update(part.name.encode() + b"\0" + part.read_bytes())
    for path in own_lists():
        total.update(b"own list\0" + path.read_bytes())
    return total.hexdigest()[:8]


CODER = f"relations-rules {__version__}+{digest()}"
