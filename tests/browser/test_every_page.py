"""Every page, both shades, both widths: accessible, policy kept, nothing too wide."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe

if TYPE_CHECKING:
    from tests.browser.conftest import Site, Visitor

NOTICE = "187/TB-UBND"
PAGES = {
    "home": "/",
    "search": "/tim-kiem?q=ha+giang",
    "nothing found": "/tim-kiem?q=zzzz",
    "tasks": "/nhiem-vu",
    "tasks of one": "/nhiem-vu?agency=so+thong+tin",
    "tasks under one": "/nhiem-vu?basis=22-NQ/TU",
    "tasks without a day": "/nhiem-vu?group=open&page=2",
    "agency": "/co-quan/cq/Sở_Tài_chính_tỉnh_Tuyên_Quang",
    "agency of the past": "/co-quan/cq/Sở_Kế_hoạch_và_Đầu_tư_tỉnh_Hà_Giang",
    "trace": "/truy-vet?document=22-NQ/TU",
    "trace form": "/truy-vet",
    "check": "/kiem-tra",
    "queries": "/truy-van",
    "api": "/tai-lieu-api",
    "unknown document": "/van-ban/999999",
    "document": f"/van-ban/{NOTICE}",
    "cited only": "/van-ban/30/2020/NĐ-CP",
    "network": f"/do-thi/{NOTICE}",
}


@pytest.fixture(params=["light", "dark"])
def scheme(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(params=[1366, 390])
def width(request: pytest.FixtureRequest) -> int:
    return int(request.param)


@pytest.mark.parametrize("name", PAGES)
def test_page(name: str, visit: Visitor, site: Site, width: int) -> None:
    page = visit.open(site.url(PAGES[name]))
    if name == "network":
        page.wait_for_selector("#net[data-ready]")
    page.evaluate("document.querySelectorAll('details').forEach((one) => one.open = true)")
    found = Axe().run(page).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"]) for one in found] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate("document.documentElement.lang") == "vi"


def test_an_empty_library_says_what_to_do(visit: Visitor, empty_site: Site) -> None:
    visit.address = empty_site.address
    page = visit.open(empty_site.url("/"))
    assert "viendan ingest" in page.inner_text("main")
    assert Axe().run(page).response["violations"] == []
