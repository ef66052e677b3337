"""Units and sentences: where one is in a document."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grammar.model import Span
from grammar.structure.outline import outline, sentence_at, sentences
from grammar.texts.text import read_text

ACT = """Phần thứ nhất
QUY ĐỊNH CHUNG
Chương I
PHẠM VI
Mục 1. CHUNG
Điều 1. Phạm vi điều chỉnh
Quy chế này quy định việc trồng cây.
Điều 2a. Trách nhiệm
1. Các sở:
a) Rà soát;
đ) Báo cáo.
2. Sửa đổi Điều 7 như sau:
“Điều 7. Nội dung mới
1. Một.”
Phụ lục II
DANH MỤC
1. Cây keo
"""


def paths(words: str) -> list[str]:
    return ["/".join(" ".join(step) for step in unit.path) for unit in outline(read_text(words))]


def test_units_of_an_act() -> None:
    top = "part thứ nhất/chapter I/section 1"
    assert paths(ACT) == [
        "part thứ nhất",
        "part thứ nhất/chapter I",
        top,
        f"{top}/article 1",
        f"{top}/article 2a",
        f"{top}/article 2a/clause 1",
        f"{top}/article 2a/clause 1/point a",
        f"{top}/article 2a/clause 1/point đ",
        f"{top}/article 2a/clause 2",
        "appendix II",
        "appendix II/item 1",
    ]


def test_unit_covers_what_it_contains_and_has_its_heading() -> None:
    units = {unit.label: unit for unit in outline(read_text(ACT)) if unit.kind == "article"}
    article = units["2a"]
    assert ACT[article.span.start :].startswith("Điều 2a.")
    assert ACT[: article.span.end].endswith("1. Một.”\n")
    assert units["1"].heading == "Phạm vi điều chỉnh"


def test_numbered_headings_without_articles_are_items() -> None:
    words = "I. ĐÁNH GIÁ\n1. Về vốn\na) Một\n1.1. Hai\nII. NHIỆM VỤ\n1. Sở Y tế\n"
    assert paths(words) == [
        "section I",
        "section I/item 1",
        "section I/item 1/point a",
        "section I/item 1/item 1.1",
        "section II",
        "section II/item 1",
    ]


def test_other_marks_of_numbering() -> None:
    words = (
        "I- MỤC TIÊU\n1- Mục tiêu chung\n1) Một\n(a) Hai\nII- GIẢI PHÁP\nA. NHIỆM VỤ CHUNG\n"
        "Điều 6: Hiệu lực\nKhoản 1. Một.\nKhoản 2. Hai.\nĐiều 7.- Thi hành\n"
    )
    assert paths(words) == [
        "section I",
        "section I/item 1",
        "section I/item 1",
        "section I/item 1/point a",
        "section II",
        "part A",
        "part A/article 6",
        "part A/article 6/clause 1",
        "part A/article 6/clause 2",
        "part A/article 7",
    ]
    assert outline(read_text(words))[-1].heading == "Thi hành"


def test_annexed_regulation_opens_a_new_count() -> None:
    words = (
        "Điều 1. Ban hành Quy chế.\n"
        "QUY CHẾ\nTiếp công dân\n(Ban hành kèm theo Quyết định số 5/QĐ-UBND)\n"
        "Điều 1. Phạm vi\n"
    )
    assert paths(words) == ["article 1", "appendix Quy chế", "appendix Quy chế/article 1"]


def test_references_at_a_line_start_are_no_units() -> None:
    assert paths("theo quy định tại\nĐiều 5 của Luật này và\nkhoản 2 Điều 6.") == []


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Một. Hai.", ["Một.", "Hai."]),
        ("Ông TS. An ở TP. Hồ Chí Minh. Hết.", ["Ông TS. An ở TP. Hồ Chí Minh.", "Hết."]),
        ("Điều 5. Phạm vi. Hai.", ["Điều 5. Phạm vi.", "Hai."]),
        ("1. Sở Y tế. Hai.", ["1. Sở Y tế.", "Hai."]),
        ("2.1. Về vốn. Hai.", ["2.1. Về vốn.", "Hai."]),
        ("PHẦN II. GIẢI PHÁP", ["PHẦN II. GIẢI PHÁP"]),
        ("PGS.TS. An và Q. Giám đốc ký. Hai.", ["PGS.TS. An và Q. Giám đốc ký.", "Hai."]),
        ("Ngày 5.6.2020 tăng 39,5%. Hai", ["Ngày 5.6.2020 tăng 39,5%.", "Hai"]),
        ("Việc A; việc B;\n- việc C", ["Việc A; việc B;", "- việc C"]),
        ("trên địa bàn\n\n44\n\ntỉnh. Hai", ["trên địa bàn\n\n44\n\ntỉnh.", "Hai"]),
        ("", []),
    ],
)
def test_sentences(words: str, expected: list[str]) -> None:
    text = read_text(words)
    assert [text.slice(span) for span in sentences(text)] == expected


def test_sentence_at() -> None:
    spans = sentences(read_text("Một hai. Ba bốn."))
    assert sentence_at(spans, 0) == Span(0, 8)
    assert sentence_at(spans, 10) == Span(9, 16)
    assert sentence_at((), 3) == Span(3, 3)


@given(st.text(alphabet="Điều1.5a)\n “”IX;- ửĐ", max_size=200))
def test_any_text_has_nested_units_and_sentences_in_order(words: str) -> None:
    text = read_text(words)
    starts = [unit.span.start for unit in outline(text)]
    assert starts == sorted(starts)
    spans = sentences(text)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert all(span.start < span.end for span in spans)
