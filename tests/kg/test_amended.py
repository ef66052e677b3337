"""Provisions that an amending act names without the act: which act's they are."""

from __future__ import annotations

import pytest

from grammar.document import read
from kg.relations.amended import amended_provisions
from kg.relations.relate import relate
from kg.triples.citations import pinpoint_text

HEAD = "NGHỊ ĐỊNH\nSửa đổi, bổ sung một số điều của Nghị định số 38/2016/NĐ-CP\n\n"
ARTICLE = "Điều 1. Sửa đổi, bổ sung một số điều của Nghị định số 38/2016/NĐ-CP ngày 15/5/2016\n"


def named(body: str) -> list[tuple[str, list[str]]]:
    reading = read(HEAD + body)
    relations = relate(reading.text, reading.citations)
    found = list(amended_provisions(reading, relations))
    for one in found:
        assert reading.text.slice(one.span) == one.text
        (act,) = one.antecedents
        assert reading.text.slice(act) == "Nghị định số 38/2016/NĐ-CP ngày 15/5/2016"
    return [(one.text, [pinpoint_text(p) for p in one.pinpoints]) for one in found]


@pytest.mark.parametrize(
    ("line", "text", "pinpoints"),
    [
        ("1. Sửa đổi, bổ sung khoản 2 Điều 5 như sau:", "khoản 2 Điều 5", ["điều 5 khoản 2"]),
        ("a) Bãi bỏ các điều 13, 14.", "điều 13, 14", ["điều 13", "điều 14"]),
        ("2. Bổ sung Điều 8a vào sau Điều 8 như sau:", "Điều 8a", ["điều 8a"]),
        (
            "3. Thay thế cụm từ “phòng theo Điều 2” bằng cụm từ “sở” tại Điều 11 và Điều 12.",
            "Điều 11 và Điều 12",
            ["điều 11", "điều 12"],
        ),
    ],
)
def test_a_provision_is_one_of_the_act_in_the_heading(
    line: str, text: str, pinpoints: list[str]
) -> None:
    assert named(ARTICLE + line + "\n") == [(text, pinpoints)]


def test_each_of_several_provisions_stands_alone() -> None:
    assert named(ARTICLE + "1. Sửa đổi khoản 1 Điều 5 và điểm a khoản 2 Điều 6 như sau:\n") == [
        ("khoản 1 Điều 5", ["điều 5 khoản 1"]),
        ("điểm a khoản 2 Điều 6", ["điều 6 khoản 2 điểm a"]),
    ]


@pytest.mark.parametrize(
    "body",
    [
        ARTICLE + "7. Sửa đổi Điều 3 Nghị định số 5/2020/NĐ-CP.\n",
        ARTICLE + "1. Sửa đổi như sau:\n“Điều 8a. Tên\n1. Sửa đổi khoản 5 Điều 6.”.\n",
        ARTICLE + "1. Hồ sơ quy định tại Điều 4.\n",
        ARTICLE + "Điều 2. Hiệu lực thi hành\n1. Bãi bỏ Điều 4.\n",
        "Điều 1. Sửa đổi Nghị định số 1/2016/NĐ-CP và Nghị định số 2/2016/NĐ-CP\n1. Bãi bỏ Điều 4.",
        "Điều 1. Quy định chi tiết Nghị định số 1/2016/NĐ-CP\n1. Bãi bỏ Điều 4.",
    ],
)
def test_other_provisions_are_left_alone(body: str) -> None:
    assert named(body) == []
