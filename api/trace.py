"""``GET /api/trace``: the chain of documents from one document, with evidence for each step."""

from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request
from kg.query import find_document
from kg.trace import trace
from starlette.responses import Response

from api.dependencies import DocumentParameter, LangParameter, LibraryOf, documented
from api.errors import ApiError
from api.negotiation import CSV_ANSWER, FormatParameter, csv_response, wants_csv
from api.schemas import Trace, trace_shape
from api.tables import trace_table
from kg.vocab import RELATIONS

router = APIRouter(prefix="/api/trace", tags=["trace"])
ANY = "any"


@router.get(
    "",
    summary="Trace a chain of documents",
    response_model=Trace,
    responses={**documented(300, 404, 422), **CSV_ANSWER},
)
def trace_document(
    request: Request,
    library: LibraryOf,
    document: DocumentParameter,
    relation: Annotated[
        str,
        Query(
            description="Relation to follow: one of "
            + ", ".join(f"`{kind}`" for kind in (*RELATIONS, ANY))
            + "; `any` follows all of them.",
            examples=["implements"],
        ),
    ] = "implements",
    direction: Annotated[
        Literal["in", "out"],
        Query(
            description="`in`: documents that point to this one; `out`: those it points to.",
            examples=["in"],
        ),
    ] = "in",
    depth: Annotated[
        int | None, Query(ge=1, description="Greatest number of steps.", examples=[3])
    ] = None,
    format: FormatParameter = None,
    lang: LangParameter = None,
) -> Trace | Response:
    """Which documents implement this one, directly and through others; breadth first.

    Each step brings the citation that proves it, with its sentence and offsets.
    """
    if relation not in (*RELATIONS, ANY):
        known = ", ".join((*RELATIONS, ANY))
        raise ApiError(422, "unknown_relation", relation=relation, known=known)
    root = find_document(library.store, document)
    followed = None if relation == ANY else relation
    found = trace(library.store, root.iri, followed, direction=direction, depth=depth)
    if wants_csv(request, format):
        return csv_response(trace_table(found), "trace")
    return trace_shape(found, relation, direction)
