"""The front door: `streamlit run app.py` serves the pages and the download addresses.

The data folder is RELATIONS_DATA, or `data/` beside this file.
"""

from functools import partial
from pathlib import Path

import streamlit as st

from relations.pages import frame, main, preview, published
from relations.routes import build_routes, middleware

app = st.App(
    Path(__file__).parent / "relations" / "pages" / "main.py",
    routes=build_routes(published.store, [page.PATH for page in main.PAGES]),
    middleware=middleware(partial(preview.of, published.store, main.titles())),
    on_script_error=frame.failed,
)
