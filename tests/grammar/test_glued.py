"""Where the spaces are that a page has lost, and that nothing else is torn."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grammar.document import read
from grammar.texts.glued import lost_spaces
from grammar.texts.text import read_text

APART = [
    "của Chính phủ",
    "Giao Bộ Công Thương",
    "cơ quan liên quan",
    "phối hợp với Bộ Tài chính",
    "Việt Nam",
    "quyết định",
    "và các",
    "trách nhiệm",
    "gọi là phường",
    "nghiên cứu",
    "khuyến khích",
    "Nghiêng ngả",
    "quốc gia",
    "Ủy ban",
    "giữa hai",
    "thuyền viên",
    "đường bộ",
    "NGHỊ QUYẾT",
    "ngày 12",
    "mục III",
]


def parted(words: str) -> str:
    return read_text(words).clean


@pytest.mark.parametrize("words", APART)
def test_what_ran_together_is_read_apart(words: str) -> None:
    first, second, *rest = words.split()
    glued = " ".join((first + second, *rest))
    assert parted(glued) == words
    assert parted(words) == words


@pytest.mark.parametrize(
    "word",
    [
        "Người",  # one syllable
        "Ngưòi",  # a scan misread it
        "Phưong",
        "côngan",  # công an, or côn gan
        "contenơ",
        "Lênin",
        "Êđê",
        "Đắkrông",
        "HĐND",
        "TTLT-BTC-BNV",
        "SởXD",
        "VietinBank",
        "INghị",
    ],
)
def test_one_word_stays_one(word: str) -> None:
    assert lost_spaces(f"tại {word} này") == []


def test_offsets_are_those_of_the_page() -> None:
    page = "Căncứ Quyếtđịnh số 12/2020/QĐ-UBND củaUBND tỉnh HàGiang; theo\u0302 LuậtĐất đai năm2013"
    reading = read(page)
    assert [page[one.span.start : one.span.end] for one in reading.citations] == [
        "Quyếtđịnh số 12/2020/QĐ-UBND củaUBND tỉnh HàGiang",
        "LuậtĐất đai năm2013",
    ]
    assert reading.citations[0].issuer == "UBND tỉnh Hà Giang"


@given(st.lists(st.sampled_from(" ".join(APART).split()), min_size=1, max_size=12))
def test_every_offset_leads_back(words: list[str]) -> None:
    page = "".join(words)
    text = read_text(page)
    for place, letter in enumerate(text.clean):
        if letter != " ":
            assert page[text.span(place, place + 1).start] == letter
    assert [
        text.position(text.span(at, at + 1).start)
        for at in range(len(text.clean))
        if text.clean[at] != " "
    ] == [at for at in range(len(text.clean)) if text.clean[at] != " "]
