"""The pages of who must do what: ``/nhiem-vu`` with its filters, ``/co-quan`` of one agency.

What the form says is taken as it is written; a day that nobody can read lists nothing, and the
page says so.
"""

# No postponed annotations: FastAPI reads them when the router is made.
from datetime import date
from typing import Annotated

from fastapi import Depends, Query
from fastapi.responses import HTMLResponse

from api.arguments import day_of_form, day_or_none
from api.dependencies import LibraryOf, in_order
from api.pages import Text, page_router
from kg import query
from kg.agencies.records import named
from kg.model import DirectiveRecord
from kg.storage.store import Store
from kg.tasks.filters import Role
from viz import page

ISSUED = 100

router = page_router()


def _asked(
    agency: Text = "",
    role: Role = "lead",
    due_before: Text = "",
    due_after: Text = "",
    as_of: Text = "",
    overdue: bool = False,
    basis: Text = "",
    document: Text = "",
    successors: bool = False,
    group: Annotated[page.Group | None, Query()] = None,
    number: Annotated[int, Query(alias="page", ge=1)] = 1,
) -> page.TasksAsked:
    return page.TasksAsked(
        agency=agency.strip(),
        role=role,
        due_before=day_of_form(due_before),
        due_after=day_of_form(due_after),
        as_of=day_of_form(as_of),
        overdue=overdue,
        basis=basis.strip(),
        document=document.strip(),
        successors=successors,
        group=group,
        page=number,
    )


@router.get("/nhiem-vu")
def tasks(library: LibraryOf, asked: Annotated[page.TasksAsked, Depends(_asked)]) -> str:
    unread = tuple(text for text in asked.days if text and not day_or_none(text))
    found = () if unread else _found(library.store, asked)
    busy = [one for one in query.agencies(library.store) if one.directives]
    strange = bool(asked.agency) and not found and not named(library.store, asked.agency).all
    return page.tasks_page(found, asked, agencies=busy, unread=unread, strange=strange)


def _found(store: Store, asked: page.TasksAsked) -> tuple[DirectiveRecord, ...]:
    first, last = day_or_none(asked.due_after), day_or_none(asked.due_before)
    in_order(first, last)
    return query.directives(
        store,
        agency=asked.agency or None,
        role=asked.role,
        due_before=last,
        due_after=first,
        document=query.find_document(store, asked.document).iri if asked.document else None,
        basis=query.find_document(store, asked.basis).iri if asked.basis else None,
        successors=asked.successors,
        as_of=day_or_none(asked.as_of) or date.today(),
        overdue=asked.overdue,
    )


@router.get("/co-quan/{id:path}")
def agency(library: LibraryOf, id: str) -> HTMLResponse:
    wanted = id if id.startswith("cq/") else f"cq/{id}"
    view = query.agency_view(library.store, wanted, date.today(), limit=ISSUED + 1)
    if view is None:
        told = "Trong kho không có văn bản nào nhắc đến cơ quan này."
        return HTMLResponse(page.error_page("Không tìm thấy cơ quan", told), 404)
    return HTMLResponse(page.agency_page(view, limit=ISSUED))
