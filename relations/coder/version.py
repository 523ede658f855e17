"""The coder's name and version, which changes with every rule and every word list."""

from __future__ import annotations

import hashlib
from importlib.resources import files

from relations import __version__


def digest() -> str:
    """Eight hexadecimal digits that change with any module or list of the coder."""
    total = hashlib.sha256()
    for folder in (files("relations.coder"), files("relations.coder.lexicon")):
        for part in sorted(folder.iterdir(), key=lambda entry: entry.name):
            if part.name.endswith((".py", ".tsv")):
                total.update(part.name.encode() + b"\0" + part.read_bytes())
    return total.hexdigest()[:8]


CODER = f"relations-rules {__version__}+{digest()}"
