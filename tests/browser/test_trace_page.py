"""The trace page in a browser: asking, narrowing, the way between two, files, paper, keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe

if TYPE_CHECKING:
    from tests.browser.conftest import Site, Visitor

WAYS = "/truy-vet?document=214/BC-STTTT&goal=22-NQ/TU&relation="
PAGES = {
    "narrowed": "/truy-vet?document=22-NQ/TU&type=Báo cáo&on=2024-01-01",
    "ways": WAYS,
    "no way": "/truy-vet?document=22-NQ/TU&goal=318/2024/NĐ-CP&relation=amends",
    "statutes": "/truy-vet?document=187/TB-UBND&direction=out&relation=&depth=1",
}


@pytest.fixture(params=["light", "dark"])
def scheme(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(params=[1366, 390])
def width(request: pytest.FixtureRequest) -> int:
    return int(request.param)


@pytest.mark.parametrize("name", PAGES)
def test_each_state_is_accessible_and_fits(
    name: str, visit: Visitor, site: Site, width: int
) -> None:
    page = visit.open(site.url(PAGES[name]))
    page.evaluate("document.querySelectorAll('details').forEach((one) => one.open = true)")
    found = Axe().run(page).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"]) for one in found] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


class TestOneScreen:
    """What does not depend on width or shade."""

    @pytest.fixture
    def scheme(self) -> str:
        return "light"

    @pytest.fixture
    def width(self) -> int:
        return 1366

    def test_the_form_is_filled_in_and_sent_by_keys_alone(self, visit: Visitor, site: Site) -> None:
        page = visit.open(site.url("/truy-vet"))
        page.focus("#f-document")
        page.keyboard.type("214/BC-STTTT")
        page.keyboard.press("Tab")
        page.keyboard.type("22-NQ/TU")
        page.keyboard.press("Enter")
        page.wait_for_url("**goal=22-NQ**")
        assert page.locator(".way").count() >= 1
        assert page.locator(".way[open]").count() == 1
        second = page.locator(".way > summary").nth(1)
        if second.count():
            second.focus()
            page.keyboard.press("Enter")
            assert page.locator(".way[open]").count() == 2

    def test_a_filter_shows_what_is_passed_and_can_be_taken_off(
        self, visit: Visitor, site: Site
    ) -> None:
        page = visit.open(site.url(PAGES["narrowed"]))
        assert page.locator(".branch-card.passed").count() >= 1
        shown = page.locator(".branch-card:not(.passed) .branch-head .doc-name").all_inner_texts()
        assert shown == ["Báo cáo 214/BC-STTTT"]
        with page.expect_navigation():
            page.get_by_role("link", name="Bỏ lọc").click()
        assert page.locator(".branch-card.passed").count() == 0
        assert page.input_value("#f-document") == "22-NQ/TU"

    def test_a_statute_says_that_it_ended(self, visit: Visitor, site: Site) -> None:
        page = visit.open(site.url(PAGES["statutes"] + "&on=2026-01-02"))
        law = page.locator(".branch-card", has_text="77/2015/QH13")
        assert law.locator(".force").inner_text() == "hết hiệu lực từ 01/03/2025"
        page = visit.open(site.url(PAGES["statutes"] + "&on=2024-07-01"))
        law = page.locator(".branch-card", has_text="77/2015/QH13")
        assert law.locator(".force").inner_text() == "còn hiệu lực từ 01/01/2016"

    @pytest.mark.parametrize("name", ["narrowed", "ways"])
    def test_every_file_can_be_had(self, name: str, visit: Visitor, site: Site) -> None:
        page = visit.open(site.url(PAGES[name]))
        links = page.locator(".downloads a")
        assert links.all_inner_texts() == ["Excel", "CSV", "JSON", "Turtle", "GraphML", "bản in"]
        for link in links.all():
            answer = page.request.get(site.url(str(link.get_attribute("href"))))
            assert answer.status == 200
            assert len(answer.body()) > 100

    @pytest.mark.parametrize("name", ["narrowed", "ways"])
    def test_the_page_to_print_is_styled_and_quiet(
        self, name: str, visit: Visitor, site: Site
    ) -> None:
        page = visit.open(site.url(PAGES[name]))
        href = page.locator(".downloads a", has_text="bản in").get_attribute("href")
        paper = visit.open(site.url(str(href)))
        paper.emulate_media(media="print")
        assert paper.locator("script, link, img, a[href]").count() == 0
        assert Axe().run(paper).response["violations"] == []
        border = "getComputedStyle(document.querySelector('.trace-root')).borderTopStyle"
        assert paper.evaluate(border) == "solid"
        assert paper.locator(".branch-card").first.is_visible()
