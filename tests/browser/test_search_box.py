"""The search box: suggestions while one types, by keyboard, and a plain form without script."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.browser.conftest import Site, Visitor


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("187/TB-UBND", "Thông báo 187/TB-UBND"),
        ("thong bao 187", "Thông báo 187/TB-UBND"),
        ("nghị định 318", "Nghị định 318/2024/NĐ-CP"),
        ("22-nq/tu", "Nghị quyết 22-NQ/TU"),
        ("so thong tin va truyen thong ha giang", "Sở Thông tin và Truyền thông tỉnh Hà Giang"),
    ],
)
def test_suggestions(visit: Visitor, site: Site, typed: str, found: str) -> None:
    page = visit.open(site.url("/"))
    page.fill("#tim", typed)
    page.wait_for_selector("[role=option]")
    assert found in page.locator("[role=option] b").all_inner_texts()


def test_the_keyboard_chooses(visit: Visitor, site: Site) -> None:
    page = visit.open(site.url("/"))
    page.focus("#tim")
    page.keyboard.type("thong bao 187")
    page.wait_for_selector("[role=option]")
    assert page.get_attribute("#tim", "aria-expanded") == "true"
    page.keyboard.press("ArrowDown")
    active = page.get_attribute("#tim", "aria-activedescendant")
    assert page.get_attribute(f"#{active}", "aria-selected") == "true"
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert "/van-ban/" in page.url


def test_escape_closes_and_enter_then_searches(visit: Visitor, site: Site) -> None:
    page = visit.open(site.url("/"))
    page.fill("#tim", "ha giang")
    page.wait_for_selector("[role=option]")
    page.keyboard.press("Escape")
    assert page.locator("[role=option]:visible").count() == 0
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert "/tim-kiem?q=ha+giang" in page.url


class TestWithoutScript:
    @pytest.fixture
    def script(self) -> bool:
        return False

    def test_the_form_searches(self, visit: Visitor, site: Site) -> None:
        page = visit.open(site.url("/"))
        page.fill("#tim", "thong bao 187")
        with page.expect_navigation():
            page.click(".hero button")
        assert "Thông báo 187/TB-UBND" in page.locator(".row-name").all_inner_texts()

    def test_a_document_shows_everything(self, visit: Visitor, site: Site) -> None:
        page = visit.open(site.page_of("187/TB-UBND"))
        page.locator(".side-above summary").first.click()
        assert page.locator(".side-above blockquote mark").first.is_visible()
        with page.expect_navigation():
            page.locator(".side-above .jump").first.click()
        assert "#v-" in page.url
        assert page.locator(":target").is_visible()
        assert page.locator(".tasks tbody tr").count() > 0

    def test_the_network_page_leads_to_the_list(self, visit: Visitor, site: Site) -> None:
        page = visit.open(site.page_of("187/TB-UBND", "/do-thi/"))
        with page.expect_navigation():
            page.click("noscript a, .net-wait a")
        assert page.locator("#luoc-do .item").first.is_visible()
