"""How steps become pinpoints."""

from __future__ import annotations

import pytest

from grammar.citations.parse import find_citations
from grammar.model import Pinpoint
from grammar.texts.text import read_text

P = Pinpoint
CASES = [
    ("Điều 5 khoản 2 điểm a", (P(article="5", clause="2", point="a"),)),
    ("điểm l khoản 2 Điều 5", (P(article="5", clause="2", point="l"),)),
    ("khoản 1 Điều 4 và khoản 2 Điều 6", (P(article="4", clause="1"), P(article="6", clause="2"))),
    ("khoản 1, khoản 2 Điều 5", (P(article="5", clause="1"), P(article="5", clause="2"))),
    (
        "từ khoản 1 đến khoản 3 Điều 5",
        (P(article="5", clause="1", through=P(article="5", clause="3")),),
    ),
    ("Điều 17-20", (P(article="17", through=P(article="20")),)),
    ("Phụ lục II", (P(appendix="II"),)),
    ("điểm 1.3 mục II", (P(section="II", point="1.3"),)),
    ("khoản 1a, 2b Điều 53b", (P(article="53b", clause="1a"), P(article="53b", clause="2b"))),
]


@pytest.mark.parametrize(("words", "expected"), CASES, ids=[words for words, _ in CASES])
def test_pinpoints(words: str, expected: tuple[Pinpoint, ...]) -> None:
    (citation,) = find_citations(read_text(f"quy định tại {words} Nghị định số 30/2020/NĐ-CP"))
    assert citation.pinpoints == expected


@pytest.mark.parametrize("count", [24, 26, 40, 120])
def test_a_long_list_is_read_from_its_first_member(count: int) -> None:
    words = "; ".join(f"khoản {number % 5 + 1} Điều {number}" for number in range(1, count + 1))
    (citation,) = find_citations(read_text(f"quy định chi tiết {words} Luật Đấu thầu"))
    assert len(citation.pinpoints) == count
    assert citation.pinpoints[0] == P(article="1", clause="2")
