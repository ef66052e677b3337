"""The network on its canvas: drawn as laid out, readable, and answering to mouse and keys."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Any

import pytest

from viz.geometry import Box, Point, crosses, overlap

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import Site, Visitor

NOTICE = "187/TB-UBND"
CARDS = """() => window.viendan.data().nodes.filter((node) => !node.bend).map((node) => {
  const { x, y } = window.viendan.network.getPosition(node.id);
  return { id: node.id, x, y, w: node.box[0], h: node.box[1] };
})"""


def opened(visit: Visitor, site: Site, number: str = NOTICE) -> Page:
    page = visit.open(site.page_of(number, "/do-thi/"))
    page.wait_for_selector("#net[data-ready]")
    return page


def cards(page: Page) -> dict[str, Box]:
    return {
        card["id"]: Box(card["x"], card["y"], card["w"], card["h"]) for card in page.evaluate(CARDS)
    }


def on_screen(page: Page, x: float, y: float) -> tuple[float, float]:
    place = page.evaluate(
        "([x, y]) => { const at = window.viendan.network.canvasToDOM({ x, y });"
        "const box = document.getElementById('net').getBoundingClientRect();"
        "return [box.left + at.x, box.top + at.y]; }",
        [x, y],
    )
    return place[0], place[1]


def said(page: Page) -> str:
    return page.inner_text("#net-live")


def detail(page: Page) -> str:
    return page.inner_text("#net-detail")


@pytest.mark.parametrize("number", [NOTICE, "42/KH-UBND", "22-NQ/TU", "27/2023/NQ-HĐND"])
def test_what_is_drawn_overlaps_nowhere(visit: Visitor, site: Site, number: str) -> None:
    page = opened(visit, site, number)
    boxes = cards(page)
    assert not [pair for pair in combinations(boxes.values(), 2) if overlap(*pair)]
    places = page.evaluate("() => window.viendan.network.getPositions()")
    for edge in page.evaluate("() => window.viendan.data().edges"):
        ends = [Point(places[edge[end]]["x"], places[edge[end]]["y"]) for end in ("from", "to")]
        behind = [
            iri for iri, box in boxes.items() if iri not in edge["pair"] and crosses(*ends, box)
        ]
        assert behind == []


def test_everything_is_readable_at_once(visit: Visitor, site: Site) -> None:
    page = opened(visit, site)
    assert page.evaluate("() => window.viendan.network.getScale() * 11.5") >= 11
    stage = page.locator("#net").bounding_box()
    assert stage is not None
    for box in cards(page).values():
        left, top = on_screen(page, box.x - box.width / 2, box.y - box.height / 2)
        right, bottom = on_screen(page, box.x + box.width / 2, box.y + box.height / 2)
        assert stage["x"] <= left < right <= stage["x"] + stage["width"]
        assert stage["y"] <= top < bottom <= stage["y"] + stage["height"]


@pytest.mark.parametrize("wide", [1280, 1440])
def test_the_whole_picture_is_in_view_also_with_more_documents(
    visit: Visitor, site: Site, wide: int
) -> None:
    page = opened(visit, site)
    page.set_viewport_size({"width": wide, "height": 900})
    first = len(cards(page))
    page.locator("#net").press("ArrowUp")
    page.locator("#net").press("Enter")
    page.wait_for_function(
        "before => window.viendan.data().nodes.filter((node) => !node.bend).length > before",
        arg=first,
    )
    page.wait_for_timeout(400)  # the view moves for a quarter of a second
    stage = page.locator("#net").bounding_box()
    assert stage is not None
    for box in cards(page).values():
        left, top = on_screen(page, box.x - box.width / 2, box.y - box.height / 2)
        right, bottom = on_screen(page, box.x + box.width / 2, box.y + box.height / 2)
        assert stage["x"] <= left < right <= stage["x"] + stage["width"]
        assert stage["y"] <= top < bottom <= stage["y"] + stage["height"]


def test_something_is_really_painted(visit: Visitor, site: Site) -> None:
    page = opened(visit, site)
    colours = page.evaluate(
        """() => { const canvas = document.querySelector('#net canvas');
        const data = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
        const seen = new Set();
        for (let i = 0; i < data.length; i += 4 * 97) seen.add(data.slice(i, i + 4).join());
        return seen.size; }"""
    )
    assert colours > 20


def test_a_click_on_a_card_shows_the_sentence(visit: Visitor, site: Site) -> None:
    page = opened(visit, site)
    data: dict[str, Any] = page.evaluate("() => window.viendan.data()")
    target = next(row for row in data["relations"] if row["subject"] == data["focus"])
    box = cards(page)[target["object"]]
    page.mouse.click(*on_screen(page, box.x, box.y))
    shown = detail(page)
    assert data["documents"][target["object"]]["name"] in shown
    proof = target["evidence"][0]
    sentence = proof["before"] + proof["exact"] + proof["after"]
    assert " ".join(sentence.split()) in " ".join(shown.split())
    assert proof["exact"] in page.locator("#net-detail mark").all_inner_texts()
    assert f"#v-{proof['start']}" in str(
        page.locator("#net-detail a.jump").first.get_attribute("href")
    )


def test_a_click_on_a_line_shows_its_sentence(visit: Visitor, site: Site) -> None:
    page = opened(visit, site)
    data = page.evaluate("() => window.viendan.data()")
    edge = next(edge for edge in data["edges"] if data["focus"] in edge["pair"] and edge["arrows"])
    boxes = cards(page)
    a, b = (boxes[iri] for iri in edge["pair"])
    page.mouse.click(*on_screen(page, (a.x + b.x) / 2, (a.y + b.y) / 2))
    names = [data["documents"][iri]["name"] for iri in edge["pair"]]
    assert all(name in said(page) for name in names)
    assert page.locator("#net-detail blockquote").count() >= 1


def test_a_double_click_loads_the_neighbours_and_the_address_keeps_them(
    visit: Visitor, site: Site
) -> None:
    page = opened(visit, site, "286/KH-UBND")
    data = page.evaluate("() => window.viendan.data()")
    known = [iri for iri, one in data["documents"].items() if one["ingested"]]
    target = next(iri for iri in known if iri != data["focus"])
    before = set(cards(page))
    with page.expect_response(lambda response: "/api/graph" in response.url):
        box = cards(page)[target]
        page.mouse.dblclick(*on_screen(page, box.x, box.y))
    page.wait_for_function("(n) => window.viendan.data().nodes.length > n", arg=len(before))
    after = cards(page)
    assert before < set(after)
    assert not [pair for pair in combinations(after.values(), 2) if overlap(*pair)]
    assert "mo=" in page.url
    again = visit.open(page.url)
    again.wait_for_selector("#net[data-ready]")
    assert cards(again) == after
    again.click("#net-reset")
    again.wait_for_function(
        "(n) => window.viendan.data().nodes.length <= n", arg=len(data["nodes"])
    )
    assert set(cards(again)) == before


def test_the_keyboard_reaches_every_document(visit: Visitor, site: Site) -> None:
    page = opened(visit, site)
    page.focus("#net")
    page.keyboard.press("Enter")
    names = {one["name"] for one in page.evaluate("() => window.viendan.data().documents").values()}
    heard = set()
    for key in ["ArrowUp", "ArrowLeft", "ArrowDown", "ArrowRight"] * 3 + ["ArrowLeft"] * 3:
        page.keyboard.press(key)
        heard.add(said(page))
    assert len([text for text in heard if any(text.startswith(name) for name in names)]) >= 4
    page.keyboard.press("Escape")
    assert said(page) == "Đã bỏ chọn."
    before = page.evaluate("() => window.viendan.network.getScale()")
    page.keyboard.press("+")
    assert page.evaluate("() => window.viendan.network.getScale()") > before


def test_o_opens_the_selected_document(visit: Visitor, site: Site) -> None:
    page = opened(visit, site)
    page.focus("#net")
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowUp")
    with page.expect_navigation():
        page.keyboard.press("o")
    assert "/van-ban/" in page.url


def test_the_picture_can_be_saved(visit: Visitor, site: Site) -> None:
    page = opened(visit, site)
    with page.expect_download() as download:
        page.click("[data-net=png]")
    assert download.value.suggested_filename == "mang-luoi.png"


class TestUpright:
    @pytest.fixture
    def width(self) -> int:
        return 390

    def test_a_phone_gets_two_columns(self, visit: Visitor, site: Site) -> None:
        page = opened(visit, site)
        places = page.evaluate("() => window.viendan.network.getPositions()")
        narrow = page.evaluate("() => window.viendan.data().narrow.nodes")
        assert all(places[node["id"]]["x"] == pytest.approx(node["x"], abs=1) for node in narrow)
        assert page.evaluate("() => window.viendan.network.getScale() * 11.5") >= 11
