"""Each abbreviation of the table is read inside the name of a statute."""

from __future__ import annotations

import pytest

from grammar.citations import statutes
from grammar.citations.parse import find_citations
from grammar.citations.statute_words import spellings
from grammar.tables import listed, load
from grammar.texts.text import read_text
from kg.works.catalogue import catalogue

# A name in running text, and whole names that no table has: the text and what is cited.
NAMED = [
    (
        "Căn cứ Luật Bầu cử ĐBQH và đại biểu HĐND và Luật tổ chức Hội đồng nhân dân và UBND",
        ["Luật Bầu cử ĐBQH và đại biểu HĐND", "Luật tổ chức Hội đồng nhân dân và UBND"],
    ),
    (
        "Căn cứ Luật Thẩm định giá, kiểm định TSC và QSDĐ số 15/2026/QH16",
        ["Luật Thẩm định giá, kiểm định TSC và QSDĐ số 15/2026/QH16"],
    ),
    (
        "Căn cứ Pháp lệnh quy định thể lệ bầu cử Hội đồng nhân dân các cấp;",
        ["Pháp lệnh quy định thể lệ bầu cử Hội đồng nhân dân các cấp"],
    ),
    (
        "Căn cứ Pháp lệnh bảo vệ biển do Hội đồng Nhà nước ban hành và Nghị định số 25-HĐBT",
        ["Pháp lệnh bảo vệ biển", "Nghị định số 25-HĐBT"],
    ),
    (
        "Căn cứ Luật Đường sắt tốc độ cao số 12/2026/QH16",
        ["Luật Đường sắt tốc độ cao số 12/2026/QH16"],
    ),
    (
        "HƯỚNG DẪN PHÁP LỆNH GIÁ; PHÁP LỆNH SỬA ĐỔI MỘT SỐ ĐIỀU CỦA PHÁP LỆNH GIÁ",
        [
            "PHÁP LỆNH GIÁ",
            "PHÁP LỆNH SỬA ĐỔI MỘT SỐ ĐIỀU CỦA PHÁP LỆNH GIÁ",
        ],
    ),
    (
        "quy định chi tiết luật thương mại và luật doanh nghiệp về hoạt động xúc tiến",
        ["luật thương mại", "luật doanh nghiệp"],
    ),
]
EXAMPLES = [example for row in load("statute_words") for example in listed(row["examples"])]


@pytest.mark.parametrize("example", EXAMPLES)
def test_example_is_one_citation_of_a_known_name(example: str) -> None:
    (found,) = find_citations(read_text(f"Căn cứ {example};"))
    assert found.text == example
    assert found.name is not None
    assert statutes.is_known(found.name)


@pytest.mark.parametrize(("text", "cited"), NAMED)
def test_a_name_is_read_to_its_end(text: str, cited: list[str]) -> None:
    assert [found.text for found in find_citations(read_text(text))] == cited


def test_each_word_is_shortened_or_not() -> None:
    assert spellings("Luật Tổ chức Hội đồng nhân dân") == {
        "Luật Tổ chức Hội đồng nhân dân",
        "Luật Tổ chức HĐND",
    }


def test_the_acts_that_an_amending_act_names_are_read_one_by_one() -> None:
    name = "Luật sửa đổi, bổ sung một số điều của Luật Bảo hiểm y tế"
    assert spellings(name) == {name}
    assert statutes.is_known("Luật sửa đổi, bổ sung một số điều của Luật BHYT")


def test_a_shortened_name_means_the_same_statutes() -> None:
    full = catalogue().versions("Luật Tổ chức Hội đồng nhân dân và Ủy ban nhân dân")
    assert full
    assert catalogue().versions("Luật tổ chức HĐND và UBND") == full
