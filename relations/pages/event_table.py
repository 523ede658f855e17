"""The table of events: one page of rows out of SQL, of which the reader chooses one."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import pyarrow as pa
import streamlit as st

from relations.pages import wording
from relations.texts import _

PAGE_ROWS = 25
_HEIGHT, _ROW, _HEAD = 560, 35, 38


def show(
    rows: list[dict[str, Any]], key: str, chosen: int | None, choose: Callable[[str], None]
) -> None:
    """Draw `rows` of `queries.page` with row number `chosen` selected.

    A click anywhere in a row calls `choose` with its event. `key` must change with the rows,
    because what the browser remembers of a selection is a row number.
    """
    codes = _("Countries by their ISO 3166-1 codes, so that none is cut off.")
    empty: list[Any] = []
    selected = empty if chosen is None else [chosen]
    st.session_state[key] = {"selection": {"rows": selected, "columns": [], "cells": []}}
    st.dataframe(
        displayed(rows),
        key=key,
        on_select=partial(_picked, key, [row["event_id"] for row in rows], choose),
        # A required row would choose the first one where the chosen event is not in the table.
        selection_mode=["single-row" if chosen is None else "single-row-required", "single-cell"],
        hide_index=True,
        height=min(_HEIGHT, _HEAD + _ROW * len(rows)),
        column_config={
            "Date": st.column_config.TextColumn(_("Date"), width=85),
            "From → toward": st.column_config.TextColumn(_("From → toward"), width=95, help=codes),
            "Type": st.column_config.TextColumn(_("Type"), width=115),
            "Sentence": st.column_config.TextColumn(_("Sentence"), width="large"),
            "Status": st.column_config.TextColumn(_("Status"), width=85),
        },
        alt=_("Events in the chosen order; choose one to read the text it stands in"),
    )


def displayed(rows: list[dict[str, Any]]) -> pa.Table:
    """Make the columns that are shown, under keys of ours, as text that nothing interprets."""
    return pa.table(
        {
            "Date": [wording.short_date(row["date"], row["date_precision"]) for row in rows],
            "From → toward": [_codes(row) for row in rows],
            "Type": [_type(row) for row in rows],
            "Sentence": [row["sentence"] or row["article_title"] or "" for row in rows],
            "Status": [wording.status_name(row["status"]) for row in rows],
        }
    )


def _codes(row: dict[str, Any]) -> str:
    """Write who acts toward whom by codes: names would be cut where a table has little room."""
    arrow = "↔" if row["reciprocal"] else "→"
    return f"{row['source_country']} {arrow} {row['target_country']}"


def _type(row: dict[str, Any]) -> str:
    """Say side, type and mode, and beside them what did not happen."""
    said = f"{wording.side(row['quad_class'])} {wording.act(row['event_type'], row['mode'])}"
    status = row["status"]
    return said if status == "occurred" else f"{said}, {wording.status_name(status)}"


def _picked(key: str, ids: list[str], choose: Callable[[str], None]) -> None:
    """Let a clicked cell choose its row; what the browser sends is checked against the rows."""
    selection = st.session_state[key]["selection"]
    cells, rows = selection["cells"], selection["rows"]
    row = cells[0][0] if cells else rows[0] if rows else None
    if isinstance(row, int) and 0 <= row < len(ids):
        choose(ids[row])
