"""Bilateral relations: news text in, dated events between two countries out."""

__version__ = "0.1.0"
