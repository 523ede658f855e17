"""The dashboard's pages: read the address, ask, draw.

`main` is the script that Streamlit runs; every other file holds one page or one part of one.
Streamlit is imported here alone (and in `app.py`); SQL and coding are never done here.
"""
