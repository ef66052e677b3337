"""Pages as text: Vietnamese, whole, escaped, and without anything from elsewhere."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

import pytest

from kg.agencies.history import standing
from kg.agencies.view import AgencyView
from kg.model import AgencyRecord, DocumentView, Ending, Force, Neighbourhood, Trace
from viz import page
from viz.api_page import api_page
from viz.page import Asked, Holdings, SavedQuery, TasksAsked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PAYLOADS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "</title><svg onload=alert(1)>",
    "</script><script>alert(1)</script>",
    "{{ 7*7 }}{% include 'x' %}",
    "javascript:alert(1)",
)
TODAY = date(2026, 11, 1)
PLANNING = "Sở Kế hoạch và Đầu tư tỉnh Hà Giang"
DISTRICT = "Ủy ban nhân dân huyện Chi Lăng, tỉnh Lạng Sơn"
VOID = {"meta", "link", "input", "br", "img", "path", "circle", "rect"}


class Reader(HTMLParser):
    """Collects what a browser would see, and complains about elements that do not match."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.attributes: list[tuple[str, str, str | None]] = []
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes += [(tag, name, value) for name, value in attrs]
        self.ids += [value for name, value in attrs if name == "id" and value]
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes += [(tag, name, value) for name, value in attrs]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag, f"</{tag}> closes another element"


def read(html: str) -> Reader:
    reader = Reader()
    reader.feed(html)
    reader.close()
    assert reader.open == []
    return reader


AGENCY = AgencyRecord("https://x/cq/a", "cq/a", "Sở Xây dựng", "body", None, 3)
OPENAPI = {
    "info": {"version": "1"},
    "paths": {
        "/api/documents": {
            "get": {
                "tags": ["documents"],
                "summary": "Find documents",
                "parameters": [
                    {"name": "q", "in": "query", "schema": {"type": "string"}, "required": True}
                ],
                "responses": {"200": {"description": "OK"}},
            }
        }
    },
}


def of_agency(name: str, **more: Any) -> AgencyView:
    return AgencyView(replace(AGENCY, name=name), standing(name, TODAY), **more)


@pytest.fixture
def pages(view: DocumentView, around: Neighbourhood, chain: Trace) -> dict[str, str]:
    records = (view.record, *around.documents)
    return {
        "home": page.home_page(Holdings(3, 9, 12, 4, 3, 1), records, (AGENCY,)),
        "empty": page.home_page(Holdings(), ()),
        "search": page.search_page("nghi dinh", records, (AGENCY,), more=True),
        "nothing": page.search_page("x", (), ()),
        "document": page.document_page(view),
        "cited": page.document_page(DocumentView(around.documents[0], around, (), None, None, ())),
        "network": page.network_page(around),
        "export": page.export_html(around),
        "tasks": page.tasks_page(
            view.directives, TasksAsked(due_before="2022-09-01"), agencies=(AGENCY,)
        ),
        "no tasks": page.tasks_page((), TasksAsked(agency="Sở X")),
        "agency": page.agency_page(
            of_agency(
                AGENCY.name,
                tasks=view.directives,
                as_partner=view.directives[:1],
                as_recipient=view.directives,
                issued=records * 2,
            )
        ),
        "old agency": page.agency_page(of_agency(PLANNING, tasks=view.directives)),
        "ended agency": page.agency_page(of_agency(DISTRICT)),
        "trace": page.trace_page(chain, Asked(document="11/NQ-CP"), on=TODAY),
        "no trace": page.trace_page(None),
        "sparql": page.sparql_page(
            (SavedQuery("a", "Câu hỏi", "SELECT * { ?s ?p ?o }"),), {"s": "Chủ"}
        ),
        "error": page.error_page("Có nhiều văn bản", "Hãy chọn.", candidates=records),
        "api": api_page(OPENAPI),
    }


def test_an_agency_shows_its_history(pages: dict[str, str]) -> None:
    for text in ("Sở Tài chính tỉnh Tuyên Quang", "Nghị định 45/2025/NĐ-CP", "01/07/2025"):
        assert text in pages["old agency"], text
    assert "Nhiệm vụ của cơ quan này nay thuộc" in pages["old agency"]
    assert "Đã kết thúc hoạt động" in pages["ended agency"]
    assert "Đã có thay đổi" not in pages["agency"]


def each(pages: dict[str, str]) -> Iterator[tuple[str, str, Reader]]:
    for name, html in pages.items():
        yield name, html, read(re.sub(r"<(script|style)>.*?</\1>", "", html, flags=re.DOTALL))


def test_every_page_is_whole_and_vietnamese(pages: dict[str, str]) -> None:
    for name, html, _ in each(pages):
        assert html.lstrip().startswith("<!doctype html>"), name
        assert '<html lang="vi">' in html, name
        assert re.search(r"<title>[^<]+</title>", html), name
        assert html.count("<h1") == 1, name


def test_no_page_needs_inline_code_or_another_host(pages: dict[str, str]) -> None:
    for name, _, reader in each(pages):
        for tag, attribute, value in reader.attributes:
            assert attribute != "style", f"{name}: {tag}"
            assert not attribute.startswith("on"), f"{name}: {tag} {attribute}"
            if attribute in ("src", "href", "action"):
                assert value is not None
                assert not re.match(r"\w+:|//", value), f"{name}: {value}"


def test_ids_are_unique_and_every_jump_lands(pages: dict[str, str]) -> None:
    for name, _, reader in each(pages):
        assert len(reader.ids) == len(set(reader.ids)), name
        for tag, attribute, value in reader.attributes:
            if attribute == "href" and value and value.startswith("#"):
                assert value[1:] in reader.ids, f"{name}: {tag} {value}"


def test_the_document_shows_what_is_known(view: DocumentView) -> None:
    html = page.document_page(view)
    for text in (
        "112/TB-UBND",
        "06/09/2022",
        "Nguyễn Thị Hoa",
        "Chánh Văn phòng",
        "Hoàng Văn Nam",
        "15/09/2022",
        "không ghi",
        "Còn 3 văn bản chưa hiển thị",
        "Đã có thay đổi",
    ):
        assert text in html, text


def test_the_document_shows_who_met_and_what_was_decided(view: DocumentView) -> None:
    html = page.document_page(view)
    assert "Lê Hải Hòa, Phó Chủ tịch UBND tỉnh" in html
    assert "Thống nhất, yêu cầu hoàn thiện</b> (17/18 phiếu thuận)" in html


def test_the_files_of_a_trace_tell_of_the_day_of_the_page(chain: Trace) -> None:
    shown = page.trace_page(chain, Asked(document="11/NQ-CP"), on=TODAY)
    files = re.findall(r'href="(/api/trace[^"]*)"', shown)
    assert len(files) == 6
    assert all(f"on={TODAY.isoformat()}" in file for file in files)


def test_an_act_that_is_known_behind_a_history_has_a_link(view: DocumentView) -> None:
    basis = "Nghị định 45/2025/NĐ-CP"
    assert f">{basis}</a>" not in page.agency_page(of_agency(PLANNING))
    assert f">{basis}</a>" in page.agency_page(of_agency(PLANNING, bases={basis: view.record}))


def test_a_neighbour_says_whether_it_is_in_force(view: DocumentView) -> None:
    other, edge = view.neighbourhood.documents[0], view.neighbourhood.edges[0]
    part = Ending(view.record, edge, TODAY, ("điều 3 khoản 2",))
    told = {
        "hết hiệu lực từ": Force("ended", TODAY),
        "hết hiệu lực một phần": Force("unknown", None, None, (part,)),
    }
    for words, force in told.items():
        shown = page.document_page(replace(view, forces={other.iri: force}), TODAY)
        assert words in shown
        assert words not in page.document_page(view, TODAY)


def test_tasks_stand_by_deadline(view: DocumentView) -> None:
    html = page.tasks_page(view.directives)
    assert html.index("10/09/2022") < html.index("15/09/2022") < html.index(">không ghi<")


def test_a_trace_is_indented_by_depth(chain: Trace) -> None:
    html = page.trace_page(chain, on=TODAY)
    letter = html.index("2304/SXD-QH")
    assert html[:letter].count('<ul class="trace">') - html[:letter].count("</ul>\n  </li>") == 2


@pytest.mark.parametrize("payload", PAYLOADS)
def test_nothing_from_a_document_becomes_markup(
    payload: str, view: DocumentView, around: Neighbourhood, chain: Trace
) -> None:
    evil = replace(
        around.documents[0], title=payload, label=payload, issuer=payload, type=payload, id=payload
    )
    edges = tuple(
        replace(
            edge,
            evidence=tuple(replace(one, sentence=payload, exact=payload) for one in edge.evidence),
        )
        for edge in around.edges
    )
    near = replace(around, documents=(evil, *around.documents[1:]), edges=edges)
    tasks = tuple(
        replace(task, responsible=(payload,), action=payload, text=payload, submit_to=(payload,))
        for task in view.directives
    )
    agency = replace(AGENCY, name=payload)
    trace = replace(chain, root=evil)
    shown: tuple[Callable[[], str], ...] = (
        lambda: page.document_page(
            replace(view, neighbourhood=near, directives=tasks, file=payload, signer=payload)
        ),
        lambda: page.network_page(near),
        lambda: page.home_page(Holdings(1), (evil,), (agency,)),
        lambda: page.search_page(payload, (evil,), (agency,)),
        lambda: page.tasks_page(
            tasks, TasksAsked(agency=payload, document=payload), agencies=(agency,)
        ),
        lambda: page.agency_page(of_agency(payload, tasks=tasks, issued=(evil,))),
        lambda: page.trace_page(
            trace, Asked(document=payload, issuer=payload), notice=payload, on=TODAY
        ),
        lambda: page.error_page(payload, payload, query=payload, candidates=(evil,)),
        lambda: page.sparql_page((SavedQuery(payload, payload, payload),), {payload: payload}),
        lambda: page.export_html(near),
    )
    for show in shown:
        html = re.sub(r"<(script|style)>.*?</\1>\n", "", show(), flags=re.DOTALL)
        assert "alert(1)>" not in html
        assert "49" not in re.findall(r"\b49\b", html)
        reader = read(html)
        assert not any(name.startswith("on") for _, name, _ in reader.attributes)
        assert not any(
            value and value.startswith("javascript:")
            for _, name, value in reader.attributes
            if name in ("href", "src", "action")
        )


def test_the_api_page_says_each_route_in_vietnamese() -> None:
    html = api_page(OPENAPI)
    assert "Tìm văn bản" in html
    assert "bắt buộc" in html
