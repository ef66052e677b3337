"""The marked text: every letter kept, every mark and anchor in its place, nothing executable."""

from __future__ import annotations

import re
from datetime import date
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from grammar.model import Citation, Span
from kg.ingest import analyse
from kg.marks import MarkedText, marked_text
from kg.model import AnaphorMark, DocumentRecord, DocumentView, Link, Mark, Relation
from viz.cards import cards, cited, counts
from viz.checked_page import checked_page
from viz.inlined import hashes, own_text
from viz.marked import LEAF, leaves
from viz.marked_page import marked_page
from viz.palette import palette_css

TARGET = DocumentRecord("https://x/vb/1", "vb/30/2020/NĐ-CP", "Nghị định 30/2020/NĐ-CP")


def html_of(text: str, marks: tuple[Mark, ...] = (), tasks: tuple[int, ...] = ()) -> str:
    return "\n".join(paragraph.html for leaf in leaves(text, marks, tasks) for paragraph in leaf)


def plain(html: str) -> str:
    return unescape(re.sub(r"<[^>]*>", "", html))


def mark(start: int, end: int, target: DocumentRecord | None = TARGET) -> Mark:
    status = "resolved" if target else "unresolved"
    return Mark("c", start, end, "based_on", status, target)  # type: ignore[arg-type]


def test_the_sample_is_marked(view: DocumentView) -> None:
    assert view.text is not None
    html = html_of(view.text, view.marks, tuple(task.start for task in view.directives))
    for one in view.marks:
        exact = view.text[one.start : one.end]
        assert re.search(rf'id="v-{one.start}"[^>]*>{re.escape(exact)}<', html), exact
    for task in view.directives:
        assert re.search(rf'id="n-{task.start}"></span>{re.escape(task.text[:12])}', html)


def test_a_mark_links_to_its_document_and_says_what_it_is() -> None:
    html = html_of("Căn cứ Nghị định 30;", (mark(7, 19),))
    assert 'href="/van-ban/vb/30/2020/N%C4%90-CP"' in html
    assert 'class="v r-based_on s-resolved"' in html
    assert 'title="Căn cứ · Nghị định 30/2020/NĐ-CP"' in html


def test_a_mark_without_target_is_no_link() -> None:
    html = html_of("Căn cứ Nghị định 30;", (mark(7, 19, None),))
    assert "<a" not in html
    assert "chưa xác định được văn bản" in html


def test_a_mark_across_a_line_break_stays_whole() -> None:
    text = "Theo Quyết định số 861/QĐ-TTg của Thủ tướng\nChính phủ thì làm."
    html = html_of(text, (mark(5, 53),))
    assert html.count("<a") == 1
    assert "Thủ tướng\nChính phủ</a>" in html


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Một câu.\n\nCâu khác.", 2),
        ("được lấy theo cấp\n\nhuyện thời kỳ 2021.", 1),
        ("a) Điểm một;\nb) Điểm hai;", 2),
        ("- Gạch đầu dòng;\n- dòng hai", 2),
        ("\n\n \n", 0),
    ],
)
def test_paragraphs(text: str, count: int) -> None:
    assert sum(map(len, leaves(text, ()))) == count


def test_headings_look_like_headings() -> None:
    looks = [
        one.look
        for leaf in leaves(
            "THÔNG BÁO\n\nĐiều 1. Phạm vi\n\n12\n\nĐiều 2. Quyết định này có hiệu lực.", ()
        )
        for one in leaf
    ]
    assert looks == ["capital", "unit", "page", "plain"]


@pytest.mark.parametrize(
    ("text", "looks"),
    [
        (
            "ỦY BAN NHÂN DÂN            CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
            "TỈNH LÂM ĐỒNG              Độc lập - Tự do - Hạnh phúc\n"
            "Số:     /QĐ-UBND\t\tLâm Đồng, ngày     tháng 5 năm 2025\n"
            "Căn cứ Luật Nhà ở năm 2023;",
            ["columns", "plain"],
        ),
        (
            "Nơi nhận:                TL. CHỦ TỊCH\n- Như Điều 3;       CHÁNH VĂN PHÒNG",
            ["columns"],
        ),
        ("1.     Nội dung của kế hoạch này\nĐiều 1.     Phạm vi điều chỉnh", ["plain", "unit"]),
    ],
)
def test_two_columns_stay_lines(text: str, looks: list[str]) -> None:
    found = [paragraph for leaf in leaves(text, ()) for paragraph in leaf]
    assert [paragraph.look for paragraph in found] == looks
    assert "\n".join(plain(paragraph.html) for paragraph in found) == text


def test_two_columns_wider_than_the_screen_are_reached_by_keys() -> None:
    page = checked_page("QUỐC HỘI KHÓA XV        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "a.txt", ())
    assert '<p class="t-columns" tabindex="0">' in page


def test_long_texts_are_cut_into_leaves() -> None:
    text = "Một đoạn văn.\n" * (LEAF * 2 + 1)
    assert [len(leaf) for leaf in leaves(text, ())] == [LEAF, LEAF, 1]


def test_text_cannot_become_markup() -> None:
    html = html_of('<script>alert(1)</script> & "x"', (mark(0, 8),))
    assert "<script" not in html
    assert "&lt;script&gt;" in html


@given(
    st.text(alphabet="ab <&\"'\n.A1đ", max_size=120),
    st.lists(st.tuples(st.integers(0, 120), st.integers(1, 20)), max_size=6),
    st.lists(st.integers(0, 120), max_size=4),
)
def test_nothing_but_white_space_is_lost(
    text: str, spans: list[tuple[int, int]], tasks: list[int]
) -> None:
    marks = tuple(mark(start, min(start + size, len(text))) for start, size in spans)
    kept = plain(html_of(text, tuple(one for one in marks if one.start < one.end), tuple(tasks)))
    assert kept.split() == text.split()


def test_the_caller_dresses_the_marks() -> None:
    def dress(mark: Mark, shown: Markup) -> Markup:
        return Markup("<i>{}: {}</i>").format(mark.start, shown)

    (leaf,) = leaves("Căn cứ <30>;", (mark(7, 11),), (), dress)
    assert str(leaf[0].html) == "Căn cứ <i>7: &lt;30&gt;</i>;"


# ------------------------------------------------------------------ a text with its cards, one file

WORDS = "Căn cứ Nghị định số 30/2020/NĐ-CP;\nTheo Luật X và <b>Quyết định số 5/QĐ-Y</b>."
LAW = DocumentRecord("https://x/l1", "l1", "Luật X số 1", id_local="1", date=date(2013, 11, 29))


def cited_as(words: str, **more: object) -> Citation:
    start = WORDS.index(words)
    empty = dict.fromkeys(("type", "number", "year", "symbol", "name", "date", "issuer"))
    given = {**empty, "designation": None, "rule": "numbered", "confidence": 0.97, **more}
    return Citation(span=Span(start, start + len(words)), text=words, **given)  # type: ignore[arg-type]


def marked_words(file: str = "a<b>.txt") -> MarkedText:
    decree = cited_as("Nghị định số 30/2020/NĐ-CP", number="30", date=date(2020, 3, 5))
    law = cited_as("Luật X", name="Luật X", repairs=("dash",))
    decision = cited_as("Quyết định số 5/QĐ-Y", number="5", rule="một quy tắc mới")
    links = (
        Link(decree, TARGET.iri, "resolved"),
        Link(law, None, "ambiguous", (LAW.iri,), "có nhiều phiên bản"),
        Link(decision, None, "unresolved", (), "không rõ năm"),
    )
    marks = tuple(
        Mark(
            citation=f"c{number}",
            start=link.citation.span.start,
            end=link.citation.span.end,
            relation="based_on",
            status=link.status,
            target=TARGET if link.target else None,
            pinpoints=("điều 5 khoản 2",) if link.target else (),
            rule=link.citation.rule,
            confidence=link.citation.confidence,
        )
        for number, link in enumerate(links)
    )
    relations = (Relation(0, "based_on"), Relation(2, "implements", subject=0))
    documents = {TARGET.iri: TARGET, LAW.iri: LAW}
    return MarkedText(file, WORDS, LAW, marks, links, relations, documents)


def test_a_card_says_all_that_is_known() -> None:
    decree, law, decision = cards(marked_words())
    assert decree.fields == (("Số", "30"), ("Ngày", "05/03/2020"))
    assert decree.name == "Nghị định 30/2020/NĐ-CP"
    assert decree.relations == ("căn cứ",)
    assert decree.confidence == "97%"
    assert decree.pinpoints == ("điều 5 khoản 2",)
    assert law.candidates == (("Luật X số 1", "29/11/2013"),)
    assert law.repairs == ("dấu gạch ngang",)
    assert decision.reason == "không rõ năm"
    assert decision.relations == ("triển khai thực hiện (bởi Nghị định số 30/2020/NĐ-CP)",)
    assert decision.rule == "một quy tắc mới"


def test_what_needs_a_look_comes_first() -> None:
    found = cards(marked_words())
    assert [row.status for row in cited(found)] == ["ambiguous", "unresolved", "resolved"]
    assert counts(found) == {"resolved": 1, "ambiguous": 1, "unresolved": 1}


def test_every_mark_is_reached_by_key_and_described_by_its_card() -> None:
    html = marked_page([marked_words()])
    for link in marked_words().links:
        start = link.citation.span.start
        shown = (
            f'<mark class="v s-{link.status}" id="v-{start}" tabindex="0" '
            f'aria-describedby="c-{start}">{link.citation.text}</mark>'
        )
        assert shown in html
        assert f'<span class="card" role="tooltip" id="c-{start}">' in html


def test_the_style_shows_cards_to_pointer_and_keys_and_hides_them_on_paper() -> None:
    css = own_text("cards.css")
    assert re.search(
        r"\.cite:hover > \.card, \.text \.cite:focus-within > \.card \{ display: block;", css
    )
    assert re.search(r"@media print \{\s*\.card[^}]*display: none", css)
    for status in ("resolved", "ambiguous", "unresolved"):
        assert f"--status-{status}:" in palette_css()


def test_nothing_of_the_text_becomes_markup_or_is_lost() -> None:
    html = marked_page([marked_words(), marked_words("b.txt")])
    assert "<b>Quyết" not in html
    assert "a<b>.txt" not in html
    assert "a&lt;b&gt;.txt" in html
    # A card begins right after its words and ends with the citation's element.
    without = re.sub(
        r'(</mark>)<span class="card".*?(?=</span>[^<]*(?:</p>|<span class="cite))', r"\1", html
    )
    for paragraph in WORDS.split("\n"):
        assert plain(without).count(paragraph) == 2


def test_anchors_of_several_texts_are_different() -> None:
    html = marked_page([marked_words(), marked_words("b.txt")])
    ids = re.findall(r'\bid="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    assert "d1-v-7" in ids
    assert "d2-v-7" in ids
    assert set(re.findall(r'href="#([^"]+)"', html)) <= set(ids)


def test_the_policy_allows_only_the_style_that_is_there() -> None:
    html = marked_page([marked_words()])
    policy = re.search(r'content="(default-src [^"]*)"', html)
    assert policy
    styles = re.findall(r"<style>(.*?)</style>", html, flags=re.S)
    assert len(styles) == 3
    assert policy[1].count("'sha256-") == 3
    assert str(hashes(styles)) in policy[1]
    assert "script-src" not in policy[1]


def test_a_text_without_citations_says_so() -> None:
    text = MarkedText("a.txt", "Trời đẹp.", LAW, (), (), (), {})
    assert "Không thấy chỗ viện dẫn nào" in marked_page([text])


ARTICLE = "Điều 1. Phạm vi\nTheo khoản 2 Điều này."


@pytest.mark.parametrize(
    ("anaphor", "said"),
    [
        (
            AnaphorMark(21, 38, "resolved", own=True, pinpoints=("điều 1 khoản 2",), place=0),
            '<a class="ana" href="#p-0" title="Chính văn bản này · điều 1 khoản 2">',
        ),
        (
            AnaphorMark(21, 38, "resolved", own=False, documents=(TARGET,)),
            '<a class="ana" href="/van-ban/vb/30/2020/N%C4%90-CP" title="Nghị định 30/2020/NĐ-CP">',
        ),
        (
            AnaphorMark(21, 38, "ambiguous", own=False, candidates=(TARGET,)),
            '<span class="ana" title="Có thể là: Nghị định 30/2020/NĐ-CP">',
        ),
        (
            AnaphorMark(21, 38, "unresolved", own=False),
            '<span class="ana" title="chưa xác định được văn bản">',
        ),
    ],
)
def test_a_short_form_leads_to_what_it_refers_to(anaphor: AnaphorMark, said: str) -> None:
    (leaf,) = leaves(ARTICLE, (), anaphora=(anaphor,))
    html = "\n".join(paragraph.html for paragraph in leaf)
    assert f"{said}khoản 2 Điều này" in html
    assert plain(html) == ARTICLE
    assert ('<span class="n" id="p-0"></span>Điều 1.' in html) == (anaphor.place == 0)


def test_the_file_to_keep_says_in_a_card_what_a_short_form_means() -> None:
    text = "Điều 1. Phạm vi\nTheo Nghị định số 30/2020/NĐ-CP; Nghị định nêu trên; Điều này."
    page = marked_page([marked_text(analyse(text, "a.txt"), "a.txt")])
    assert re.search(r'<a class="ana" href="#v-21">Nghị định nêu trên</a><span class="card"', page)
    assert 'href="#p-0">Điều này</a>' in page
    assert "Chính văn bản này · điều 1" in page
