"""Directives under a document: given by what implements it, or to be done under it.

In: a store and the IRI of a document. Out: IRIs of the documents that implement it, are based on
it or guide how, directly or through others, for a query to ask which directives stand in them or
cite them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.reach import Question, reach

if TYPE_CHECKING:
    from kg.store import Store

CARRIES_OUT = ("implements", "based_on", "guides")
# A directive stands in a document that implements the basis, or cites the basis or such a one.
UNDER_BASIS = """
  { VALUES ?implementing { $implementing } ?directive vd:issuedIn ?implementing }
  UNION
  { VALUES ?cited { $under } ?citation vd:cited ?cited .
    ?directive vd:basedOnCitation ?citation }
"""
UNDER_UNIMPLEMENTED = """
  VALUES ?cited { $under } ?citation vd:cited ?cited . ?directive vd:basedOnCitation ?citation .
"""


def implementers(store: Store, document: str) -> tuple[str, ...]:
    """Return what carries the document out, directly or through intermediate documents."""
    _, *levels = reach(store, document, Question(CARRIES_OUT)).certain
    return tuple(sorted(iri for level in levels for iri in level))
