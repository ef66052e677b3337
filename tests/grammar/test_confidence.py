"""The probability of a citation is what its row in the table counted."""

from __future__ import annotations

import pytest

from grammar.citations.parse import find_citations
from grammar.tables import listed, load
from grammar.texts.text import read_text

ROWS = load("confidence")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["kind"])
def test_each_example_has_the_confidence_of_its_row(row: dict[str, str]) -> None:
    for example in listed(row["examples"]):
        *_, last = find_citations(read_text(example))
        assert last.confidence == float(row["probability"])


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["kind"])
def test_each_probability_is_that_of_its_counts(row: dict[str, str]) -> None:
    expected = (int(row["right"]) + 1) / (int(row["seen"]) + 2)
    assert float(row["probability"]) == pytest.approx(expected, abs=0.0005)


@pytest.mark.parametrize(
    ("sure", "unsure"),
    [
        ("Luật Đất đai", "Luật Khoáng vật nặng"),
        ("Quyết định số 12/QĐ-TTg", "Quyết định số 12/QĐ-XYZTK"),
        ("theo 125/KH-UBND thì", "theo 330-HĐBT ngày 28-10-1991 thì"),
        ("Nghị định số 30/2020/NĐ-CP", "NGHỊ ĐỊNH SỐ 30/2020/ND-CP"),
    ],
)
def test_what_the_tables_know_is_surer(sure: str, unsure: str) -> None:
    (one,), (other,) = find_citations(read_text(sure)), find_citations(read_text(unsure))
    assert one.confidence > other.confidence


def test_laws_that_are_one_name_are_known() -> None:
    text = "Luật Tổ chức Chính phủ và Luật Tổ chức chính quyền địa phương sửa đổi năm 2019"
    (found,) = find_citations(read_text(text))
    known = next(row for row in ROWS if row["kind"] == "statute")
    assert found.confidence == float(known["probability"])
