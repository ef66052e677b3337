"""The network as one file: opens from disk, asks nobody, works with mouse and keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe

if TYPE_CHECKING:
    from pathlib import Path

    from tests.browser.conftest import Site, Visitor


@pytest.fixture(params=["light", "dark"])
def scheme(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_the_file_opens_from_disk(visit: Visitor, site: Site, tmp_path: Path) -> None:
    page = visit.page()
    page.goto(site.page_of("187/TB-UBND"))
    with page.expect_download() as download:
        page.click("text=Tải mạng lưới một tệp")
    file = tmp_path / "mạng lưới.html"
    download.value.save_as(file)
    visit.requests.clear()
    alone = visit.open(file.as_uri())
    alone.wait_for_selector("#net[data-ready]")
    assert visit.requests == [file.as_uri()]
    alone.focus("#net")
    alone.keyboard.press("Enter")
    alone.keyboard.press("ArrowUp")
    assert alone.locator("#net-detail blockquote").count() >= 1
    assert alone.locator(".sketch .item").count() >= 5
    assert alone.locator("a[href]:not([href^='#'])").count() == 0
    found = Axe().run(alone).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"]) for one in found] == []
