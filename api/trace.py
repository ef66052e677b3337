"""Chains of documents over HTTP: what one leads to, and the ways between two.

``GET /api/trace`` and ``GET /api/paths``, as JSON and as the files of ``api.trace_files``.
"""

from datetime import date
from typing import Annotated, Any, Final, Literal

from fastapi import APIRouter, Depends, Query, Request
from starlette.responses import Response

import kg.model
from api.dependencies import (
    Day,
    DocumentParameter,
    LangParameter,
    LibraryOf,
    SettingsOf,
    documented,
    in_order,
)
from api.errors import ApiError
from api.language import language
from api.negotiation import file_wanted
from api.settings import Settings
from api.trace_files import MEDIA_TYPES, TraceFile, trace_file
from api.trace_schemas import Paths, Trace, paths_shape, trace_shape
from kg.query import find_document
from kg.traces.filters import Filters
from kg.traces.paths import Bounds, either_way
from kg.traces.reach import Question
from kg.traces.trace import trace
from kg.vocab import RELATIONS
from viz.traced_page import asked_line, policy

router = APIRouter(prefix="/api", tags=["trace"])
ANY: Final = "any"

_FILES: dict[int | str, dict[str, Any]] = {
    200: {"content": {kind: {"schema": {"type": "string"}} for kind in MEDIA_TYPES.values()}}
}
_TRACE = Query(
    description="`json` (default), `csv`, `xlsx` (Excel), `ttl` (Turtle), `graphml`, or `html` (a "
    "page to print); else `Accept` decides.",
    examples=["json"],
)
TraceFormat = Annotated[Literal["json", "csv", "xlsx", "ttl", "graphml", "html"] | None, _TRACE]
Relations = Annotated[
    list[str],
    Query(
        description="Relation to follow: one of "
        + ", ".join(f"`{kind}`" for kind in (*RELATIONS, ANY))
        + "; `any` follows all of them. May be repeated.",
        examples=[["implements"]],
    ),
]
On = Annotated[
    Day | None,
    Query(
        description="Say of each act whether it is in force on this day.", examples=["2024-08-01"]
    ),
]
Ambiguous = Annotated[
    bool,
    Query(
        description="Walk on where a citation is ambiguous, too; else such a document is told, "
        "marked, and its way ends there.",
        examples=[False],
    ),
]
Depth = Annotated[int | None, Query(ge=1, description="Greatest number of steps.", examples=[3])]


def _filters(
    type: Annotated[
        str | None, Query(description="Only documents of this type.", examples=["Thông tư"])
    ] = None,
    issuer: Annotated[
        str | None,
        Query(description="Only those of this body; words of its name do.", examples=["Bộ Y tế"]),
    ] = None,
    from_: Annotated[
        Day | None, Query(alias="from", description="First day.", examples=["2021-01-01"])
    ] = None,
    to: Annotated[Day | None, Query(description="Last day.", examples=["2021-12-31"])] = None,
    status: Annotated[
        Literal["in_force", "ended", "not_yet", "unknown"] | None,
        Query(
            description="Only those with this answer on the day of `on`, else today.",
            examples=["in_force"],
        ),
    ] = None,
) -> Filters:
    """What is left out is walked through, and told where it is on the way (`matched`)."""
    in_order(from_, to)
    return Filters(type or None, issuer or None, from_, to, status)


def followed(relations: list[str]) -> tuple[str, ...]:
    """The keys of the relations asked for; an unknown one is a 422."""
    for relation in relations:
        if relation not in (*RELATIONS, ANY):
            known = ", ".join((*RELATIONS, ANY))
            raise ApiError(422, "unknown_relation", relation=relation, known=known)
    return tuple(RELATIONS) if ANY in relations else tuple(dict.fromkeys(relations))


@router.get(
    "/trace",
    summary="Trace a chain of documents",
    response_model=Trace,
    responses={**documented(300, 404, 422), **_FILES},
)
def trace_document(
    request: Request,
    library: LibraryOf,
    settings: SettingsOf,
    filters: Annotated[Filters, Depends(_filters)],
    document: DocumentParameter,
    relation: Relations = ["implements"],  # noqa: B006 (FastAPI copies it)
    direction: Annotated[
        Literal["in", "out"],
        Query(
            description="`in`: documents that point to this one; `out`: those it points to.",
            examples=["in"],
        ),
    ] = "in",
    depth: Depth = None,
    on: On = None,
    ambiguous: Ambiguous = False,
    limit: Annotated[
        int,
        Query(ge=1, le=10_000, description="Greatest number of steps told.", examples=[1000]),
    ] = 1000,
    format: TraceFormat = None,
    lang: LangParameter = None,
) -> Trace | Response:
    """Which documents implement this one, directly and through others; breadth first.

    Each step brings the citation that proves it, with its sentence and offsets.
    """
    asked = Question(followed(relation), direction, depth, ambiguous)
    root = find_document(library.store, document)
    day = on or (date.today() if filters.status else None)
    found = trace(library.store, root.iri, asked, filters=filters, on=day, limit=limit)
    kind = file_wanted(request, format, MEDIA_TYPES)
    if kind is not None:
        return _file(kind, found, request, settings, day, asked_line(asked, filters))
    return trace_shape(found, ",".join(relation), direction, day)


@router.get(
    "/paths",
    summary="The ways from one document to another",
    response_model=Paths,
    responses={**documented(300, 404, 422), **_FILES},
)
def paths_between(
    request: Request,
    library: LibraryOf,
    settings: SettingsOf,
    document: DocumentParameter,
    goal: Annotated[
        str,
        Query(min_length=1, description="The other document, likewise.", examples=["22-NQ/TU"]),
    ],
    relation: Relations = [ANY],  # noqa: B006 (FastAPI copies it)
    depth: Annotated[
        int, Query(ge=1, le=12, description="Greatest number of steps.", examples=[6])
    ] = 6,
    on: On = None,
    ambiguous: Ambiguous = False,
    limit: Annotated[
        int, Query(ge=1, le=100, description="Greatest number of paths.", examples=[20])
    ] = 20,
    format: TraceFormat = None,
    lang: LangParameter = None,
) -> Paths | Response:
    """Every simple path along the relations, the shortest first; where none, those against them."""
    asked = Question(followed(relation), ambiguous=ambiguous)
    start, end = (find_document(library.store, one).iri for one in (document, goal))
    bounds = Bounds(length=depth, number=limit)
    found = either_way(library.store, start, end, asked, bounds=bounds, on=on)
    kind = file_wanted(request, format, MEDIA_TYPES)
    if kind is not None:
        return _file(kind, found, request, settings, on, asked_line(asked))
    return paths_shape(found, ",".join(relation), on)


def _file(
    kind: TraceFile,
    found: kg.model.Trace | kg.model.Paths,
    request: Request,
    settings: Settings,
    on: date | None,
    asked: str,
) -> Response:
    """A download; the page to print opens in the browser."""
    root = settings.base_url
    lang = language(request)
    data = trace_file(kind, found, lang, base_url=root, on=on, asked=asked, bom=True)
    headers = {"Vary": "Accept"}
    if kind == "html":
        headers["Content-Security-Policy"] = policy()
    else:
        headers["Content-Disposition"] = f'attachment; filename="trace.{kind}"'
    return Response(data, media_type=MEDIA_TYPES[kind], headers=headers)
