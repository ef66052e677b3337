"""A reading becomes triples: no store, no query, no file is touched here."""

from kg.triples.describe import describe
from kg.triples.terms import Triple

__all__ = ["Triple", "describe"]
