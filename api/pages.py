"""The pages people look at: every HTML route, what the pages load, and search suggestions.

Routes ask ``kg.query`` and hand what they get to ``viz.page``; they hold no HTML. Everything that a
page loads is served from here: our own files and vis-network from the installed pyvis. What goes
wrong on these routes is answered with a page, too.
"""

# No postponed annotations: FastAPI reads them when the router is made.
from collections.abc import Callable, Coroutine
from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, JSONResponse, Response
from fastapi.routing import APIRoute

from api.assets import asset_response
from api.dependencies import Day, LibraryOf
from api.errors import ApiError, invalid
from api.formats import headings
from api.holdings import front
from kg import query
from kg.errors import AmbiguousDocument, KgError, UnknownDocument
from kg.ingest import Library
from kg.model import AgencyRecord, Neighbourhood
from viz import links, page, words
from viz.api_page import api_page
from viz.network import merge

FOUND = 60
SUGGESTED = 8
AROUND = 31
SKETCHED = 300
EXPANDED = 12

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
            except ApiError as error:
                return _wrong(error.message("vi"))
            except RequestValidationError as error:
                return _wrong(invalid(error, "vi"))

        return answer_with_page


def page_router(prefix: str = "") -> APIRouter:
    """A router of pages, which stand in no description of the API."""
    return APIRouter(
        prefix=prefix,
        route_class=PageRoute,
        include_in_schema=False,
        default_response_class=HTMLResponse,
    )


router = page_router()


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


def _wrong(told: str) -> Response:
    return HTMLResponse(page.error_page("Yêu cầu chưa đúng", told), 422)


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
def document(library: LibraryOf, id: str, on: Day | None = None) -> str:
    found = query.find_document(library.store, id)
    day = on or date.today()
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


@router.get("/truy-van")
def query_page() -> str:
    return page.sparql_page(
        [page.SavedQuery(one.name, one.title_vi, one.sparql) for one in query.named_queries()],
        headings("vi"),
    )


@router.get("/tai-lieu-api")
def api_documentation(request: Request) -> str:
    return api_page(request.app.openapi())


@router.get("/static/{name:path}")
def static(request: Request, name: str) -> Response:
    return asset_response(name, request.headers.get("if-none-match", "")) or not_found_page(
        request.url.path
    )
