"""The marked text: every letter kept, every mark and anchor in its place, nothing executable."""

from __future__ import annotations

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import DocumentRecord, DocumentView, Mark
from viz.marked import LEAF, leaves

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
        for leaf in leaves("THÔNG BÁO\n\nĐiều 1. Phạm vi\n\n12\n\nChữ.", ())
        for one in leaf
    ]
    assert looks == ["capital", "unit", "page", "plain"]


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
