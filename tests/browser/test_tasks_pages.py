"""Tasks in the browser: folded groups, pages, and the way from a task to the decree behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.browser.conftest import Site, Visitor


@pytest.fixture(params=[1280, 400])
def width(request: pytest.FixtureRequest) -> int:
    return int(request.param)


def test_each_step_opens_its_sentence(visit: Visitor, site: Site) -> None:
    page = visit.open(site.url("/nhiem-vu?basis=22-NQ/TU"))
    way = page.locator(".way-to").filter(has_text="31/KH-STTTT").first
    steps = way.locator("a.verb")
    assert steps.count() == 2
    assert way.inner_text().split(" ")[-1] == "22-NQ/TU"
    with page.expect_navigation():
        steps.nth(1).click()
    assert "/van-ban/" in page.url
    place = page.url.partition("#")[2]
    assert page.locator(f'[id="{place}"]').is_visible()
    assert "22-NQ/TU" in page.locator(f'[id="{place}"]').inner_text()


def test_what_has_no_day_is_folded(visit: Visitor, site: Site) -> None:
    page = visit.open(site.url("/nhiem-vu"))
    folded = page.locator("details.task-group")
    assert folded.count() == 2
    row = folded.nth(1).locator("tbody tr").first
    assert not row.is_visible()
    folded.nth(1).locator("summary").first.click()
    assert row.is_visible()
    with page.expect_navigation():
        folded.nth(1).locator(".rest a").click()
    assert page.locator("h2.group-name").inner_text().startswith("Không ghi thời hạn")
    with page.expect_navigation():
        page.locator("a[rel=next]").click()
    assert "page=2" in page.url
    assert page.locator("tbody tr").count() > 0


def test_an_agency_leads_to_its_tasks_and_documents(visit: Visitor, site: Site, width: int) -> None:
    page = visit.open(site.url("/co-quan/cq/Sở_Thông_tin_và_Truyền_thông_tỉnh_Hà_Giang"))
    heads = page.locator("section.part > h2").all_inner_texts()
    assert heads == [
        "Lịch sử",
        "Chủ trì, thực hiện",
        "Phối hợp",
        "Nhận kết quả, báo cáo",
        "Văn bản đã ban hành",
    ]
    assert page.locator("#nhiem-vu .overdue").count() > 0
    assert page.locator("#van-ban .row-name").first.inner_text() == "Báo cáo 214/BC-STTTT"
    assert page.evaluate("document.documentElement.scrollWidth") <= width
