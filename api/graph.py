"""``GET /api/graph``: a document and what stands around it, with positions for drawing."""

from typing import Annotated, Any

from fastapi import APIRouter, Query

from api.dependencies import DocumentParameter, LangParameter, LibraryOf, documented
from kg import query
from viz.network import merge, network_json

router = APIRouter(prefix="/api/graph", tags=["graph"])
MAX_EXPANDED = 12


@router.get("", summary="The network around a document", responses=documented(300, 404, 422))
def graph_around(
    library: LibraryOf,
    document: DocumentParameter,
    limit: Annotated[
        int, Query(ge=1, le=300, description="Greatest number of documents.", examples=[31])
    ] = 31,
    expand: Annotated[
        list[str] | None,
        Query(
            max_length=MAX_EXPANDED,
            description="Further documents whose surroundings shall be shown; may be repeated.",
            examples=[["vb/30/2020/NĐ-CP"]],
        ),
    ] = None,
    lang: LangParameter = None,
) -> dict[str, Any]:
    """Nodes and edges as the page draws them, each edge with its evidence.

    `hidden` counts the documents that the limit left out.
    """
    first, *others = (
        query.neighbourhood(library.store, query.find_document(library.store, one).iri, limit=limit)
        for one in (document, *(expand or ()))
    )
    found: dict[str, Any] = network_json(
        merge(first, *others), [other.focus.id for other in others]
    )
    return found
