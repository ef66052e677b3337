"""The pages people look at: every HTML route, what the pages load, and search suggestions.

Routes ask ``kg.query`` and hand what they get to ``viz.page``; they hold no HTML. Everything that a
page loads is served from here: our own files and vis-network from the installed pyvis. What goes
wrong on these routes is answered with a page, too.
"""

# No postponed annotations: FastAPI reads them when the router is made.
from collections.abc import Callable, Coroutine
from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, JSONResponse, Response
from fastapi.routing import APIRoute

from api.arguments import day_written
from api.assets import asset_response
from api.dependencies import LibraryOf
from api.holdings import front
from kg import query
from kg.agencies import standing
from kg.errors import AmbiguousDocument, KgError, UnknownDocument
from kg.filters import Filters
from kg.ingest import Library
from kg.model import AgencyRecord, Neighbourhood, Paths, Trace
from kg.paths import Bounds, either_way
from kg.reach import Question
from kg.store import Store
from kg.trace import trace
from viz import links, page, words
from viz.api_page import api_page
from viz.network import merge

FOUND = 60
SUGGESTED = 8
AROUND = 31
SKETCHED = 300
EXPANDED = 12
TRACED = 300
DEEPEST = 50
LONGEST = 6

Text = Annotated[str, Query(max_length=400)]
Opened = Annotated[list[str] | None, Query(max_length=EXPANDED)]


class PageRoute(APIRoute):
    """A route whose errors are pages."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        answer = super().get_route_handler()

        async def answer_with_page(request: Request) -> Response:
            try:
                return await answer(request)
            except KgError as error:
                return _problem(error)
            except RequestValidationError as error:
                wrong = ", ".join(str(one["loc"][-1]) for one in error.errors())
                told = f"Địa chỉ có giá trị không dùng được: {wrong}."
                return HTMLResponse(page.error_page("Yêu cầu chưa đúng", told), 422)

        return answer_with_page


router = APIRouter(
    route_class=PageRoute, include_in_schema=False, default_response_class=HTMLResponse
)


def _problem(error: KgError) -> Response:
    title = {300: "Có nhiều văn bản", 404: "Không tìm thấy văn bản"}.get(
        error.status, "Không thực hiện được"
    )
    candidates = error.candidates if isinstance(error, AmbiguousDocument) else ()
    asked, told = getattr(error, "query", ""), str(error)
    if isinstance(error, UnknownDocument):
        asked = asked.removeprefix("vb/").partition("~")[0]
        told = f"Không có văn bản «{asked}» trong kho. Hãy kiểm tra lại số, ký hiệu."
    body = page.error_page(title, told, candidates=candidates, query=asked)
    return HTMLResponse(body, error.status)


def not_found_page(path: str) -> Response:
    """The page for an address that leads nowhere."""
    told = f"Không có trang nào ở địa chỉ {path}."
    return HTMLResponse(page.error_page("Không tìm thấy trang", told), 404)


@router.get("/")
def home(library: LibraryOf) -> str:
    shown = front(library)
    return page.home_page(shown.holdings, shown.newest, shown.busiest)


@router.get("/tim-kiem")
def search(library: LibraryOf, q: Text = "") -> str:
    wanted = q.strip()
    documents = library.documents(q=wanted or None, limit=FOUND + 1)
    total = len(documents) if len(documents) <= FOUND else None
    agencies = _agencies(library, wanted)
    near = () if documents or agencies else library.near(wanted, SUGGESTED)
    return page.search_page(
        wanted, documents[:FOUND], agencies, total, more=total is None, near=near
    )


@router.get("/goi-y", response_class=JSONResponse)
def suggestions(library: LibraryOf, q: Text = "") -> JSONResponse:
    """What the search field suggests while one types."""
    documents = library.documents(q=q.strip(), limit=SUGGESTED) if q.strip() else ()
    agencies = _agencies(library, q.strip())[:3]
    return JSONResponse(
        [
            {
                "href": links.document(one),
                "name": words.heading_of(one),
                "meta": " · ".join(part for part in (words.origin(one), one.title) if part),
                "kind": words.kind_of(one),
            }
            for one in documents
        ]
        + [
            {
                "href": links.agency(one.name),
                "name": one.name,
                "meta": f"cơ quan · {one.directives} nhiệm vụ",
                "kind": "other",
            }
            for one in agencies
        ]
    )


def _agencies(library: Library, asked: str) -> tuple[AgencyRecord, ...]:
    """The agencies a search means; a number means a document."""
    if not asked or any(char.isdigit() for char in asked):
        return ()
    return query.agencies(library.store, q=asked)[:12]


@router.get("/van-ban/{id:path}")
def document(library: LibraryOf, id: str, on: Text = "") -> str:
    found = query.find_document(library.store, id)
    day = _day(on) or date.today()
    return page.document_page(library.document_view(found.iri, limit=SKETCHED, on=day), day)


@router.get("/do-thi/xuat/{id:path}")
def network_file(library: LibraryOf, id: str, mo: Opened = None) -> Response:
    around, opened = _around(library, id, mo or [])
    name = "mang-luoi.html"
    return HTMLResponse(
        page.export_html(around, opened),
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


@router.get("/do-thi/{id:path}")
def network(library: LibraryOf, id: str, mo: Opened = None) -> str:
    return page.network_page(*_around(library, id, mo or []))


def _around(library: Library, id: str, opened: list[str]) -> tuple[Neighbourhood, list[str]]:
    found = [query.find_document(library.store, one) for one in (id, *opened)]
    first, *others = (query.neighbourhood(library.store, one.iri, limit=AROUND) for one in found)
    return merge(first, *others), [one.id for one in found[1:]]


@router.get("/nhiem-vu")
def tasks(
    library: LibraryOf,
    agency: Text = "",
    due_before: Text = "",
    due_after: Text = "",
    as_of: Text = "",
    overdue: bool = False,
    basis: Text = "",
    document: Text = "",
    successors: bool = False,
) -> str:
    wanted = query.find_document(library.store, document).iri if document.strip() else None
    under = query.find_document(library.store, basis).iri if basis.strip() else None
    due = _day(due_before)
    seen = _day(as_of) or date.today()
    unread = tuple(day for day in (due_before, due_after, as_of) if day.strip() and not _day(day))
    found = (
        ()
        if unread
        else query.directives(
            library.store,
            agency=agency.strip() or None,
            due_before=due,
            due_after=_day(due_after),
            document=wanted,
            basis=under,
            successors=successors,
            as_of=seen,
            overdue=overdue,
        )
    )
    busy = [one for one in query.agencies(library.store) if one.directives]
    return page.tasks_page(
        found,
        agency=agency,
        due_before=due,
        due_after=_day(due_after),
        as_of=seen if _day(as_of) or overdue else None,
        overdue=overdue,
        basis=basis,
        document=document,
        agencies=busy,
        successors=successors,
        unread=unread,
    )


@router.get("/co-quan/{id:path}")
def agency(library: LibraryOf, id: str) -> HTMLResponse:
    found = query.agency(library.store, id if id.startswith("cq/") else f"cq/{id}")
    if found is None:
        told = "Trong kho không có văn bản nào nhắc đến cơ quan này."
        return HTMLResponse(page.error_page("Không tìm thấy cơ quan", told), 404)
    known = standing(found.name, date.today())
    return HTMLResponse(page.agency_page(found, known, query.duties(library.store, found.iri)))


def _asked(
    document: Text = "",
    goal: Text = "",
    relation: Text = "implements",
    direction: Text = "in",
    depth: Text = "",
    on: Text = "",
    type: Text = "",
    issuer: Text = "",
    from_: Annotated[str, Query(alias="from", max_length=400)] = "",
    to: Text = "",
    status: Text = "",
    ambiguous: Text = "",
) -> page.Asked:
    """The form of the trace page; what cannot be used counts as not given."""
    return page.Asked(
        document=document,
        goal=goal.strip(),
        relation=relation if relation in words.relations() else "",
        direction="out" if direction == "out" else "in",
        depth=depth if depth.isdecimal() and 1 <= int(depth) <= DEEPEST else "",
        on=on if _day(on) else "",
        type=type.strip(),
        issuer=issuer.strip(),
        from_=from_ if _day(from_) else "",
        to=to if _day(to) else "",
        status=status if status in words.labels()["force"] else "",
        ambiguous="true" if ambiguous else "",
    )


def _day(text: str) -> date | None:
    try:
        return day_written(text)
    except ValueError:
        return None


@router.get("/truy-vet")
def traced(library: LibraryOf, asked: Annotated[page.Asked, Depends(_asked)]) -> Response:
    if not asked.document.strip():
        return HTMLResponse(page.trace_page(None, asked))
    day = _day(asked.on) or date.today()
    try:
        found = _traced(library.store, asked, day)
    except AmbiguousDocument as error:
        shown = page.trace_page(None, asked, notice=str(error), candidates=error.candidates)
        return HTMLResponse(shown, 300)
    except KgError as error:
        return HTMLResponse(page.trace_page(None, asked, notice=str(error)), error.status)
    return HTMLResponse(page.trace_page(found, asked, on=day))


def _traced(store: Store, asked: page.Asked, day: date) -> Trace | Paths:
    root = query.find_document(store, asked.document).iri
    relations = (asked.relation,) if asked.relation else tuple(words.relations())
    question = Question(
        relations=relations,
        direction="out" if asked.direction == "out" else "in",
        depth=int(asked.depth or DEEPEST),
        ambiguous=bool(asked.ambiguous),
    )
    if asked.goal.strip():
        goal = query.find_document(store, asked.goal).iri
        bounds = Bounds(length=min(int(asked.depth or LONGEST), LONGEST))
        return either_way(store, root, goal, question, bounds=bounds, on=day)
    filters = Filters(
        asked.type or None,
        asked.issuer or None,
        _day(asked.from_),
        _day(asked.to),
        asked.status or None,
    )
    return trace(store, root, question, filters=filters, on=day, limit=TRACED)


@router.get("/truy-van")
def query_page() -> str:
    return page.sparql_page(
        [page.SavedQuery(one.name, one.title_vi, one.sparql) for one in query.named_queries()]
    )


@router.get("/tai-lieu-api")
def api_documentation(request: Request) -> str:
    return api_page(request.app.openapi())


@router.get("/static/{name:path}")
def static(request: Request, name: str) -> Response:
    return asset_response(name, request.headers.get("if-none-match", "")) or not_found_page(
        request.url.path
    )
