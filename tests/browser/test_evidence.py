"""Every sentence shown as evidence leads to its own words in the text, and paper shows it too."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import pytest

if TYPE_CHECKING:
    from tests.browser.conftest import Site, Visitor


@pytest.mark.parametrize("number", ["187/TB-UBND", "27/2023/NQ-HĐND", "1876/QĐ-UBND"])
def test_every_proof_leads_to_its_words(visit: Visitor, site: Site, number: str) -> None:
    page = visit.open(site.page_of(number))
    proofs = page.evaluate(
        """() => [...document.querySelectorAll('.sketch .proof')].map((one) => [
          one.querySelector('mark') && one.querySelector('mark').textContent,
          one.querySelector('a.jump').getAttribute('href')])"""
    )
    assert proofs
    for exact, href in proofs:
        assert exact, "a sentence of evidence shows its citation"
        if href.startswith("#"):
            shown = page.evaluate("(id) => document.getElementById(id).textContent", href[1:])
            assert shown.split() == exact.split()


def test_a_proof_in_another_document_leads_there(visit: Visitor, site: Site) -> None:
    page = visit.open(site.page_of("22-NQ/TU"))
    page.evaluate("document.querySelectorAll('details').forEach((one) => one.open = true)")
    jump = page.locator(".side-below a.jump").first
    exact = page.locator(".side-below .proof mark").first.inner_text()
    with page.expect_navigation():
        jump.click()
    anchor = unquote(urlsplit(page.url).fragment)
    assert page.inner_text(f"#{anchor}").split() == exact.split()
    assert page.locator(":target").is_visible()


def test_a_task_leads_to_its_sentence(visit: Visitor, site: Site) -> None:
    page = visit.open(site.url("/nhiem-vu?document=187/TB-UBND"))
    page.locator(".tasks summary").first.click()
    told = page.locator(".tasks blockquote p").first.inner_text()
    with page.expect_navigation():
        page.locator(".tasks a.jump").first.click()
    anchor = urlsplit(page.url).fragment
    around = page.evaluate("(id) => document.getElementById(id).closest('p').textContent", anchor)
    assert " ".join(told.split())[:40] in " ".join(around.split())


def test_paper_shows_the_sentences(visit: Visitor, site: Site) -> None:
    page = visit.open(site.page_of("187/TB-UBND"))
    page.emulate_media(media="print")
    assert not page.locator("header.site").is_visible()
    assert not page.locator(".actions").first.is_visible()
    height = page.evaluate(
        "() => document.querySelector('.side-above .proof').getBoundingClientRect().height"
    )
    assert height > 10
    assert len(page.pdf(format="A4")) > 10_000


def test_saved_queries_run_and_link_to_documents(visit: Visitor, site: Site) -> None:
    page = visit.open(site.url("/truy-van"))
    page.locator(".saved summary").last.click()
    page.locator(".saved button:visible").first.click()
    page.wait_for_selector("#result table, #result-body p:not(.muted)")
    page.fill(
        "#query",
        "SELECT ?d WHERE { ?d a <http://data.europa.eu/eli/ontology#LegalResource> } LIMIT 3",
    )
    page.keyboard.press("Control+Enter")
    page.wait_for_selector("#result tbody tr")
    assert page.locator("#result tbody a").count() == 3
    with page.expect_download() as download:
        page.click("text=Tải CSV")
    assert download.value.suggested_filename == "ket-qua.csv"
    page.fill("#query", "SELEKT")
    page.click("text=Chạy truy vấn")
    page.wait_for_selector("#result .error")


def test_a_long_text_opens_quickly(visit: Visitor, site: Site) -> None:
    lines = (
        "Điều {n}. Ủy ban nhân dân thực hiện Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của "
        "Chính phủ.\n\n"
    )
    text = "Số: 5/BC-UBND\n\nBÁO CÁO\n\n" + "".join(
        (lines.format(n=n) + "Nội dung của điều này được thực hiện nghiêm túc. " * 12 + "\n\n")
        for n in range(1, 1500)
    )
    assert len(text) > 1_000_000
    result = site.library.ingest_text(text, "dai.txt")
    try:
        page = visit.page()
        page.goto(site.url("/van-ban/" + result.document.id), wait_until="domcontentloaded")
        shown = page.evaluate("() => performance.getEntriesByType('navigation')[0].domInteractive")
        assert shown < 8_000
        assert page.locator("a.v").count() == 1499
        page.goto(page.url + "#" + str(page.locator("a.v").last.get_attribute("id")))
        page.wait_for_function(
            "() => document.querySelector(':target').getBoundingClientRect().top < innerHeight"
        )
    finally:
        site.library.remove(result.document.iri)
