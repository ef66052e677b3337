"""Everything that is asked of the graph, in one place to import from.

Each function takes a store first and returns values of ``kg.model``; none of them writes.
"""

from kg.agencies.records import agencies, agency
from kg.agencies.view import agency_view
from kg.documents import document_view, documents, neighbourhood
from kg.find import find_document
from kg.meetings import meetings
from kg.records import record, records
from kg.sparql.named import NamedQuery, named_queries, named_query
from kg.tasks.find import directives, duties

__all__ = [
    "NamedQuery",
    "agencies",
    "agency",
    "agency_view",
    "directives",
    "document_view",
    "documents",
    "duties",
    "find_document",
    "meetings",
    "named_queries",
    "named_query",
    "neighbourhood",
    "record",
    "records",
]
