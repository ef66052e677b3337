"""Directives under a document: given by what implements it, or to be done under it.

In: a store and the IRI of a document. Out: IRIs of the documents that implement it, directly or
through others, for a query to ask which directives stand in them or cite them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.trace import load

if TYPE_CHECKING:
    from kg.store import Store

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
    """Return what implements the document, directly or through intermediate documents."""
    reached = load(store, document, "implements", "in")
    return tuple(sorted(iri for iri in reached if iri != document))
