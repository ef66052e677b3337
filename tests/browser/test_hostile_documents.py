"""Documents and requests that want to run code: none of it runs, on any page or in the export."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.browser.conftest import Site, Visitor

PAYLOADS = (
    "<script>window.hit=1</script>",
    "<img src=x onerror=window.hit=1>",
    '"><svg onload=window.hit=1>',
    "' autofocus onfocus='window.hit=1",
    "</script><script>window.hit=1</script>",
    "</title><script>window.hit=1</script>",
    "javascript:window.hit=1",
    "<a href=javascript:window.hit=1>x</a>",
    "{{constructor.constructor('window.hit=1')()}}",
    "<iframe srcdoc='<script>parent.hit=1</script>'>",
    "<style>@import'//evil.test'</style>",
    "\u2028</script><script>window.hit=1</script>",
    "<math><mtext></table></math><img src=//evil.test/x>",
)
TEXT = """ỦY BAN NHÂN DÂN
TỈNH HÀ GIANG

Số: 6{n}/TB-UBND

Hà Giang, ngày 06 tháng 9 năm 2022

THÔNG BÁO

Kết luận phiên họp {evil}

Căn cứ Nghị định số 30/2020/NĐ-CP {evil} ngày 05/3/2020 của Chính phủ;

Thực hiện Kế hoạch số 286/KH-UBND ngày 22/11/2021 {evil} của UBND tỉnh.

1. Dự thảo Báo cáo {evil} (Sở Xây dựng trình).

Sở Xây dựng {evil} hoàn thiện, trình UBND tỉnh trước ngày 10/9/2022.
"""


@pytest.fixture(scope="module")
def hostile(site: Site) -> Iterator[list[str]]:
    found = [
        site.library.ingest_text(TEXT.format(n=n, evil=evil), f"{evil}.txt").document
        for n, evil in enumerate(PAYLOADS)
    ]
    yield [one.id for one in found]
    for one in found:
        site.library.remove(one.iri)


def untouched(visit: Visitor) -> bool:
    return all(page.evaluate("window.hit === undefined") for page in visit.pages)


@pytest.mark.parametrize("prefix", ["/van-ban/", "/do-thi/"])
def test_hostile_documents(visit: Visitor, site: Site, hostile: list[str], prefix: str) -> None:
    for identifier in hostile:
        page = visit.open(site.url(prefix + quote(identifier, safe="/~")))
        if prefix == "/do-thi/":
            page.wait_for_selector("#net[data-ready]")
            page.focus("#net")
            page.keyboard.press("Enter")
            page.keyboard.press("ArrowUp")
            page.mouse.move(500, 400)
        else:
            page.evaluate("document.querySelectorAll('details').forEach((one) => one.open = true)")
        assert page.evaluate("window.hit === undefined")
        page.close()


def test_lists_of_hostile_documents(visit: Visitor, site: Site, hostile: list[str]) -> None:
    for path in (
        "/",
        "/nhiem-vu",
        "/tim-kiem?q=ket+luan+phien+hop",
        "/truy-vet?document=286/KH-UBND",
    ):
        visit.open(site.url(path))
    page = visit.open(site.url("/"))
    page.fill("#tim", "phien hop")
    page.wait_for_selector("[role=option]")
    assert untouched(visit)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_hostile_requests(visit: Visitor, site: Site, payload: str) -> None:
    evil = quote(payload, safe="")
    for path in (
        f"/tim-kiem?q={evil}",
        f"/van-ban/{evil}",
        f"/do-thi/{evil}",
        f"/nhiem-vu?agency={evil}&due_before={evil}",
        f"/truy-vet?document={evil}&relation={evil}&direction={evil}&depth={evil}",
    ):
        page = visit.open(site.url(path))
        assert page.evaluate("window.hit === undefined"), path
        assert page.evaluate("document.querySelectorAll('main script, main iframe').length") == 0


def test_a_hostile_export(visit: Visitor, hostile: list[str], site: Site, tmp_path: Path) -> None:
    from kg import query
    from viz.page import export_html

    for identifier in hostile[:6]:
        focus = query.find_document(site.library.store, identifier)
        file = tmp_path / "x.html"
        file.write_text(export_html(query.neighbourhood(site.library.store, focus.iri)), "utf-8")
        page = visit.open(file.as_uri())
        page.wait_for_selector("#net[data-ready]")
        page.focus("#net")
        page.keyboard.press("Enter")
        assert page.evaluate("window.hit === undefined")
        page.close()
