"""How much of an act a change concerns."""

from __future__ import annotations

import pytest

from grammar.document import read
from kg.relations.relate import relate
from kg.relations.scopes import scope_of_change

SCOPES = [
    ("Thông tư này thay thế Thông tư số 39/2018/TT-BTC.", "whole"),
    ("Bãi bỏ một phần Thông tư số 38/2015/TT-BTC.", "provisions"),
    ("Bãi bỏ khoản 2 Điều 5 Thông tư số 38/2015/TT-BTC.", "provisions"),
    ("Bãi bỏ các quy định về phí tại Thông tư số 40/2018/TT-BTC.", "provisions"),
    ("Sửa đổi, bổ sung một số điều của Nghị định số 8/2015/NĐ-CP.", "provisions"),
    ("Căn cứ Nghị định số 8/2015/NĐ-CP;", None),
]


@pytest.mark.parametrize(("words", "scope"), SCOPES)
def test_a_change_concerns_the_whole_act_or_provisions_of_it(words: str, scope: str | None) -> None:
    reading = read(f"Điều 1. {words}\n")
    (relation,) = relate(reading.text, reading.citations)
    assert scope_of_change(reading.citations[0], relation) == scope
