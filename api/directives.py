"""Who must do what: ``/api/directives``, ``/api/agencies`` and ``/api/meetings``."""

from datetime import date
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Path, Query, Request
from starlette.responses import Response

from api.agency_schemas import Agency, AgencyChange, AgencyDetails, Successor
from api.dependencies import (
    Day,
    LangParameter,
    LibraryOf,
    Limit,
    Offset,
    SettingsOf,
    documented,
    in_order,
)
from api.errors import ApiError
from api.language import language
from api.negotiation import file_wanted
from api.pagination import page_of
from api.schemas import Directive, Document, Meeting, Page
from api.task_files import MEDIA_TYPES, TaskFile, task_file
from kg import query
from kg.iri import agency_iri, id_of
from kg.tasks.filters import Role

ISSUED = 100

router = APIRouter(prefix="/api", tags=["directives"])

_FILES: dict[int | str, dict[str, Any]] = {
    200: {"content": {kind: {"schema": {"type": "string"}} for kind in MEDIA_TYPES.values()}}
}
TaskFormat = Annotated[
    Literal["json", "csv", "xlsx", "ics"] | None,
    Query(
        description="`json` (default), `csv`, `xlsx` (Excel) or `ics` (iCalendar); else `Accept` "
        "decides. Files hold all that was found, whatever `limit` says.",
        examples=["json"],
    ),
]


@router.get(
    "/directives",
    summary="Who must do what by when",
    response_model=Page[Directive],
    responses={**documented(300, 404, 422), **_FILES},
)
def find_directives(
    request: Request,
    library: LibraryOf,
    settings: SettingsOf,
    agency: Annotated[
        str | None,
        Query(
            description="Agency by name, part of its name, IRI or id; diacritics are optional.",
            examples=["Sở Xây dựng"],
        ),
    ] = None,
    role: Annotated[
        Role,
        Query(
            description="With `agency`: whether it leads, helps, or gets the result.",
            examples=["lead"],
        ),
    ] = "lead",
    due_before: Annotated[
        Day | None,
        Query(description="Only those due before this day.", examples=["2021-12-31"]),
    ] = None,
    due_after: Annotated[
        Day | None,
        Query(description="Only those due after this day.", examples=["2021-08-01"]),
    ] = None,
    as_of: Annotated[
        Day | None,
        Query(
            description="Say of each whether it was overdue on this day, else today.",
            examples=["2021-12-31"],
        ),
    ] = None,
    overdue: Annotated[
        bool,
        Query(
            description="Only those that were overdue on the day of `as_of`, else today.",
            examples=["true"],
        ),
    ] = False,
    basis: Annotated[
        str | None,
        Query(
            description="Only those under this document: given by what implements it, also "
            "through intermediate documents, or citing it or one of these; `through` leads from "
            "each to it.",
            examples=["22-NQ/TU"],
        ),
    ] = None,
    document: Annotated[
        str | None,
        Query(
            description="Only those of this document, as in `/api/trace`.", examples=["861/QĐ-TTg"]
        ),
    ] = None,
    successors: Annotated[
        bool,
        Query(
            description="With `agency`: also what was given to the bodies whose duties came to it "
            "(marked by `inherited_from`), and to those that took over from it.",
            examples=["true"],
        ),
    ] = False,
    limit: Limit = 100,
    offset: Offset = 0,
    format: TaskFormat = None,
    lang: LangParameter = None,
) -> Page[Directive] | Response:
    """Directives in order of deadline; those without a printed date come last."""
    in_order(due_after, due_before)
    source = query.find_document(library.store, document).iri if document else None
    under = query.find_document(library.store, basis).iri if basis else None
    found = query.directives(
        library.store,
        agency=agency,
        role=role,
        due_before=due_before,
        due_after=due_after,
        document=source,
        basis=under,
        successors=successors,
        as_of=as_of or date.today(),
        overdue=overdue,
    )
    kind = file_wanted(request, format, MEDIA_TYPES)
    if kind is not None:
        data = task_file(kind, found, language(request), settings.base_url, bom=True)
        return _download(kind, data)
    return page_of(found[offset : offset + limit + 1], Directive, limit, offset)


def _download(kind: TaskFile, data: bytes) -> Response:
    name = f'attachment; filename="directives.{kind}"'
    headers = {"Content-Disposition": name, "Vary": "Accept"}
    return Response(data, media_type=MEDIA_TYPES[kind], headers=headers)


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
) -> AgencyDetails:
    """What an agency was, who holds its duties today, what it issued and what it has part in.

    Documents come the newest first, tasks in order of deadline: its own and those inherited from
    its predecessors. `overdue` is in view of today.
    """
    view = query.agency_view(library.store, id, date.today(), limit=ISSUED + 1)
    if view is None:
        raise ApiError(404, "unknown_agency", query=id)
    known = view.standing
    return AgencyDetails(
        **Agency.model_validate(view.record).model_dump(),
        status=known.status,
        reason=known.history.reason,
        today=tuple(Successor(name=name, id=id_of(agency_iri(name))) for name in known.today),
        before=tuple(AgencyChange.model_validate(one) for one in known.history.before),
        after=tuple(AgencyChange.model_validate(one) for one in known.history.after),
        issued=page_of(view.issued, Document, ISSUED, 0),
        tasks=tuple(map(Directive.model_validate, view.tasks)),
        as_partner=tuple(map(Directive.model_validate, view.as_partner)),
        as_recipient=tuple(map(Directive.model_validate, view.as_recipient)),
    )


@router.get("/meetings", summary="Meetings", responses=documented(422))
def find_meetings(
    library: LibraryOf, limit: Limit = 100, offset: Offset = 0, lang: LangParameter = None
) -> Page[Meeting]:
    """Meetings whose conclusions are in the store, with their agenda; the newest first."""
    found = query.meetings(library.store)
    return page_of(found[offset : offset + limit + 1], Meeting, limit, offset)
