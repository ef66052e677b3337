"""A text with its citations marked, as one file: opens from disk, cards by mouse and by key."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe

from api.cli import main

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

NOTICE = Path(__file__).parents[2] / "examples" / "ha-giang-2024-thong-bao-187-tb-ubnd.txt"


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("xem") / "thong-bao.html"
    assert main(["extract", str(NOTICE), "--format", "html", "-o", str(target)]) == 0
    return target


def opened(browser: Browser, file: Path, **how: object) -> Page:
    """The page in a context without scripts, where any request or complaint is an error."""
    page = browser.new_context(java_script_enabled=False, **how).new_page()  # type: ignore[arg-type]
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.on("console", lambda message: requests.append(message.text))
    page.goto(file.as_uri())
    assert requests == [file.as_uri()]
    return page


@pytest.mark.parametrize("width", [1280, 390])
def test_a_card_shows_on_hover_and_can_be_reached(browser: Browser, file: Path, width: int) -> None:
    page = opened(browser, file, viewport={"width": width, "height": 800})
    cards = page.locator(".card:visible")
    assert cards.count() == 0
    mark = page.locator("mark.v").nth(6)
    mark.scroll_into_view_if_needed()
    mark.hover()
    assert cards.count() == 1
    box = cards.bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    assert box["y"] >= 0
    assert box["y"] + box["height"] <= 800
    page.mouse.move(box["x"] + 40, box["y"] + 20, steps=8)
    page.wait_for_timeout(500)
    assert cards.count() == 1
    page.mouse.move(2, 2)
    page.wait_for_timeout(500)
    assert cards.count() == 0
    page.context.close()


def test_keys_go_from_citation_to_citation(browser: Browser, file: Path) -> None:
    page = opened(browser, file, viewport={"width": 1280, "height": 800})
    page.locator("summary").focus()
    for number in range(3):
        page.keyboard.press("Tab")
        card = page.locator(".cite:focus-within > .card:visible")
        assert card.count() == 1
        described = page.locator("mark.v").nth(number).get_attribute("aria-describedby")
        assert card.get_attribute("id") == described
        box = card.bounding_box()
        assert box
        assert box["y"] + box["height"] <= 800
    page.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_stands_in_the_way_of_anyone(browser: Browser, file: Path, scheme: str) -> None:
    context = browser.new_context(color_scheme=scheme, bypass_csp=True)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(file.as_uri())
    page.locator("summary").click()
    page.locator("mark.v").first.focus()
    found = Axe().run(page).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"]) for one in found] == []
    context.close()
