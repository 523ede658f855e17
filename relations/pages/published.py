"""What is published: the process's one store, and the overview that every page needs.

A collection published anew shows on the next run of a page, without a restart.
"""

from __future__ import annotations

import os
from pathlib import Path

import pyarrow as pa
import streamlit as st

from relations import queries
from relations.store import Store, current


def folder() -> Path:
    """Name the data folder: RELATIONS_DATA, or `data/` at the top of the project."""
    return Path(os.environ.get("RELATIONS_DATA") or Path(__file__).parents[2] / "data")


def store() -> Store:
    """Give the store of the version that is published now. Raises DatasetError for broken data."""
    return current(folder())


def overview(store: Store, collections: tuple[str, ...] = ()) -> pa.Table:
    """`overviews.overview`, asked once per version and choice of collections."""
    return _overview(store, str(folder()), store.version, collections)


@st.cache_resource(max_entries=16, show_spinner=False)
def _overview(_store: Store, folder: str, version: str, collections: tuple[str, ...]) -> pa.Table:
    return queries.overview(_store, collections)
