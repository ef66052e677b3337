"""How the OpenAPI description tells of ``/sparql``, whose parameters the protocol defines."""

from __future__ import annotations

from typing import Any, Final

from api.media_types import GRAPH_TYPES, RESULT_TYPES
from api.sparql_request import DIRECT, FORM

_TYPES = {media_type: {"schema": {"type": "string"}} for media_type in RESULT_TYPES | GRAPH_TYPES}
_RESPONSES: dict[int | str, dict[str, Any]] = {
    200: {"description": "The whole answer; never one that was cut short.", "content": _TYPES},
    400: {"description": "No SPARQL, or not allowed: syntax with line and column, SERVICE, FROM."},
    403: {"description": "An update: this endpoint is read-only."},
    406: {"description": "None of the accepted formats can carry the answer."},
    413: {"description": "The query or its answer is larger than allowed."},
    415: {"description": "The body is neither a form nor a query."},
    503: {"description": "Too slow, too much memory, or too many queries; see `Retry-After`."},
}
_DATASET = [
    {"name": name, "in": "query", "schema": {"type": "array", "items": {"type": "string"}}}
    for name in ("default-graph-uri", "named-graph-uri")
]
_QUERY: dict[str, Any] = {
    "name": "query",
    "in": "query",
    "schema": {"type": "string"},
    "description": "A SELECT, ASK, CONSTRUCT or DESCRIBE query; none gives the description "
    "of the service.",
    "example": "SELECT ?d ?n WHERE { ?d <http://data.europa.eu/eli/ontology#id_local> ?n } LIMIT 9",
}
_FORM_SCHEMA = {
    "type": "object",
    "required": ["query"],
    "properties": {"query": {"type": "string"}},
}
GET_DOCS: Final[dict[str, Any]] = {
    "summary": "Ask in SPARQL",
    "operation_id": "sparql_get",
    "responses": _RESPONSES,
    "openapi_extra": {"parameters": [_QUERY, *_DATASET]},
}
POST_DOCS: Final[dict[str, Any]] = {
    "summary": "Ask in SPARQL, in the body",
    "operation_id": "sparql_post",
    "responses": _RESPONSES,
    "openapi_extra": {
        "parameters": _DATASET,
        "requestBody": {
            "required": True,
            "content": {
                FORM: {"schema": _FORM_SCHEMA},
                DIRECT: {"schema": {"type": "string"}},
            },
        },
    },
}
