"""Who must do what: ``/api/directives``, ``/api/agencies`` and ``/api/meetings``."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Path, Query, Request
from starlette.responses import Response

from api.dependencies import LangParameter, LibraryOf, Limit, Offset, documented
from api.errors import ApiError
from api.negotiation import CSV_ANSWER, FormatParameter, csv_response, wants_csv
from api.pagination import page_of
from api.schemas import Agency, AgencyWithDirectives, Directive, Meeting, Page
from api.tables import task_table
from kg import query
from kg.iri import iri_of

router = APIRouter(prefix="/api", tags=["directives"])


@router.get(
    "/directives",
    summary="Who must do what by when",
    response_model=Page[Directive],
    responses={**documented(300, 404, 422), **CSV_ANSWER},
)
def find_directives(
    request: Request,
    library: LibraryOf,
    agency: Annotated[
        str | None,
        Query(
            description="Agency by name, part of its name, IRI or id; diacritics are optional.",
            examples=["Sở Xây dựng"],
        ),
    ] = None,
    due_before: Annotated[
        date | None,
        Query(description="Only those due before this day.", examples=["2021-12-31"]),
    ] = None,
    document: Annotated[
        str | None,
        Query(
            description="Only those of this document, as in `/api/trace`.", examples=["861/QĐ-TTg"]
        ),
    ] = None,
    limit: Limit = 100,
    offset: Offset = 0,
    format: FormatParameter = None,
    lang: LangParameter = None,
) -> Page[Directive] | Response:
    """Directives in order of deadline; those without a printed date come last."""
    source = query.find_document(library.store, document).iri if document else None
    found = query.directives(library.store, agency=agency, due_before=due_before, document=source)
    if wants_csv(request, format):
        return csv_response(task_table(found), "directives")
    return page_of(found[offset : offset + limit + 1], Directive, limit, offset)


@router.get("/agencies", summary="Agencies", responses=documented(422))
def find_agencies(
    library: LibraryOf,
    q: Annotated[
        str | None,
        Query(description="Part of the name; diacritics are optional.", examples=["so xay dung"]),
    ] = None,
    limit: Limit = 100,
    offset: Offset = 0,
    lang: LangParameter = None,
) -> Page[Agency]:
    """Agencies and groups of agencies, with the number of directives that each must carry out."""
    found = query.agencies(library.store, q=q)
    return page_of(found[offset : offset + limit + 1], Agency, limit, offset)


@router.get("/agencies/{id:path}", summary="One agency", responses=documented(404, 422))
def one_agency(
    library: LibraryOf,
    id: Annotated[
        str, Path(description="The agency's id.", examples=["cq/Sở_Xây_dựng_tỉnh_Lạng_Sơn"])
    ],
    lang: LangParameter = None,
) -> AgencyWithDirectives:
    """An agency and all that it must carry out, in order of deadline."""
    iri = iri_of(id)
    found = next((one for one in query.agencies(library.store) if one.iri == iri), None)
    if found is None:
        raise ApiError(404, "unknown_agency", query=id)
    tasks = query.directives(library.store, agency=iri)
    return AgencyWithDirectives(
        **Agency.model_validate(found).model_dump(),
        tasks=tuple(Directive.model_validate(task) for task in tasks),
    )


@router.get("/meetings", summary="Meetings", responses=documented(422))
def find_meetings(
    library: LibraryOf, limit: Limit = 100, offset: Offset = 0, lang: LangParameter = None
) -> Page[Meeting]:
    """Meetings whose conclusions are in the store, with their agenda; the newest first."""
    found = query.meetings(library.store)
    return page_of(found[offset : offset + limit + 1], Meeting, limit, offset)
