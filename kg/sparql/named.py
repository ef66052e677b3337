"""The questions that come with the program: SPARQL in ``queries/*.rq``, each with a title.

In: nothing. Out: the queries, by file name. ``# title:`` on the first line is what people read.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_TITLE = "# title:"


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A query with the name of its file and its Vietnamese title."""

    name: str
    title_vi: str
    sparql: str


@cache
def named_queries() -> tuple[NamedQuery, ...]:
    """Return every query of the package, by name."""
    folder = files("kg") / "queries"
    found = (entry for entry in folder.iterdir() if entry.name.endswith(".rq"))
    return tuple(
        _named(entry.name.removesuffix(".rq"), entry.read_text(encoding="utf-8"))
        for entry in sorted(found, key=lambda entry: entry.name)
    )


def named_query(name: str) -> NamedQuery:
    """Return one query; KeyError for an unknown name."""
    return {query.name: query for query in named_queries()}[name]


def _named(name: str, text: str) -> NamedQuery:
    title, _, sparql = text.partition("\n")
    if not title.startswith(_TITLE):
        raise ValueError(f"queries/{name}.rq: the first line must begin with “{_TITLE}”")
    return NamedQuery(name, title.removeprefix(_TITLE).strip(), sparql.strip() + "\n")
