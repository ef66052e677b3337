"""Quotations: amended provisions and quoted words, also where a mark is lost."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grammar.structure.quotations import covering, quotations


@pytest.mark.parametrize(
    ("clean", "quoted"),
    [
        ("gọi là “người nộp” và “phí”", ["người nộp", "phí"]),
        ("như sau:\n“1. Gọi là “X”.\n2. Theo Y.”\nĐiều 2.", ["1. Gọi là “X”.\n2. Theo Y."]),
        ('như sau:\n"1. Một.\n2. Hai."\nĐiều 2.', ["1. Một.\n2. Hai."]),
        ('như sau:\n"1. Loại "A" và B.\n2. Hai."\nĐiều 2.', ['1. Loại "A" và B.\n2. Hai.']),
        ('như sau:\n"1. Một.”\nĐiều 2.', ["1. Một."]),
        ('gọi tắt là "phí" và "lệ phí".', []),
        ("như sau:\n“1. Một.\n2. Sửa đổi Điều 7 như sau:\n“7. Bảy.”", ["1. Một.", "7. Bảy."]),
        ("mục tiêu “2 con số (kèm theo).\nPhương châm “Dân chủ”.", ["Dân chủ"]),
        ("như sau:\n“1. Bỏ cụm từ “A” và không đóng.", ["A"]),
        ("không mở ” nào", []),
    ],
)
def test_what_is_quoted(clean: str, quoted: list[str]) -> None:
    assert [clean[start + 1 : end] for start, end in quotations(clean)] == quoted


@given(st.text(alphabet='“”": \nsauA.'))
def test_quotations_are_sorted_and_disjoint(clean: str) -> None:
    found = quotations(clean)
    assert all(before[1] < after[0] for before, after in pairwise(found))
    for start, end in found:
        assert start < end
        assert covering(found, start) is None
        assert start + 1 == end or covering(found, start + 1) == (start, end)
