"""Short forms and what they point to: golden rows, and what holds for any text."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grammar.anaphora.find import find_anaphora
from grammar.document import read

if TYPE_CHECKING:
    from grammar.document import Reading
    from grammar.model import Anaphor, Pinpoint

GOLDEN = Path(__file__).parent.parent / "golden" / "anaphora.tsv"
WORDS = (
    ("appendix", "phụ lục"),
    ("part", "phần"),
    ("chapter", "chương"),
    ("section", "mục"),
    ("article", "điều"),
    ("clause", "khoản"),
    ("point", "điểm"),
)


def golden() -> list[tuple[str, str, str]]:
    lines = GOLDEN.read_text(encoding="utf-8").splitlines()[1:]
    rows = (line.split("\t") for line in lines)
    return [(own, text.replace("\\n", "\n"), expected) for own, text, expected, _ in rows]


def titled(own: str, text: str) -> str:
    """``text`` below the letterhead of a document of type ``own``."""
    if not own:
        return text
    return (
        "BỘ TÀI CHÍNH\n-------\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
        f"---------------\nHà Nội, ngày 05 tháng 02 năm 2024\n\n{own.upper()}\n"
        f"Về công tác văn thư\n\n{text}\n"
    )


def told(words: str) -> str:
    """What is found, on one line: "khoản 2 Điều này → unit điều 7 khoản 2"."""
    reading = read(words)
    return "; ".join(_told(reading, found) for found in find_anaphora(reading))


def _told(reading: Reading, found: Anaphor) -> str:
    cited = {one.span: one.designation or one.name or "" for one in reading.citations}
    joint = " or " if found.ambiguous else " and "
    acts = joint.join(cited[span] for span in found.antecedents)
    where = ", ".join(_pinpoint(one) for one in found.pinpoints)
    return " ".join(filter(None, (f"{found.text} →", found.kind, acts, where)))


def _pinpoint(one: Pinpoint) -> str:
    labels = " ".join(f"{word} {getattr(one, kind)}" for kind, word in WORDS if getattr(one, kind))
    return f"{labels} - {_pinpoint(one.through)}" if one.through else labels


@pytest.mark.parametrize(("own", "text", "expected"), golden())
def test_golden_row(own: str, text: str, expected: str) -> None:
    assert told(titled(own, text)) == expected


PIECES = (
    "Điều 1. Phạm vi\n",
    "\n1. ",
    "\na) ",
    "\nChương II\n",
    "\nPHỤ LỤC I\n",
    "\nQUY CHẾ\n(Ban hành kèm theo Quyết định số 1/QĐ-UBND)\n",
    "“",
    "”",
    '"',
    "sửa đổi như sau: ",
    "khoản 1 Điều này ",
    "điểm a, b và c khoản này, ",
    "Điều 5 và Điều 7 Nghị định này ",
    "Quyết định nêu trên ",
    "các Thông tư nêu trên ",
    "Quy chế này ",
    "văn bản trên.",
    "Nghị định số 30/2020/NĐ-CP ",
    "Thông tư số 01/2021/TT-BTC, 02/2021/TT-BTC ",
    "Quyết định số 12/QĐ-UBND ",
    "Luật Đất đai ",
    "Độc lập - Tự do - Hạnh phúc\n",
)


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=30).map("".join))
def test_any_text_gives_short_forms_beside_its_citations(words: str) -> None:
    reading = read(words)
    found = find_anaphora(reading)
    taken = sorted((*(one.span for one in found), *(one.span for one in reading.citations)))
    assert [one.span for one in found] == sorted(one.span for one in found)
    assert all(before.end <= after.start for before, after in pairwise(taken))
    cited = {one.span for one in reading.citations}
    for one in found:
        assert words[one.span.start : one.span.end] == one.text
        assert cited.issuperset(one.antecedents)
        assert (one.kind == "citation") == bool(one.antecedents)


@given(st.lists(st.sampled_from(PIECES), max_size=20).map("".join))
def test_nothing_is_meant_that_stands_later(words: str) -> None:
    reading = read(words)
    assert all(
        span.start < one.span.start for one in find_anaphora(reading) for span in one.antecedents
    )


def test_cost_is_linear_in_the_text() -> None:
    passage = titled("Nghị định", "".join(PIECES) * 20)
    small, large = (_seconds(passage * times) for times in (4, 32))
    assert large < 8 * small * 3


def _seconds(words: str) -> float:
    reading = read(words)
    started = process_time()
    find_anaphora(reading)
    return process_time() - started
