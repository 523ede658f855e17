"""Bilateral relations: news text in, dated events between two countries out."""

__version__ = "0.1.0"

#: The environment variable that names files with actors of the user's own.
OWN_LISTS = "RELATIONS_ACTORS"
