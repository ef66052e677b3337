"""A book finds what the one pattern of all its phrases would find."""

from __future__ import annotations

import re

import pytest

from grammar.phrases import LOWER, UPPER, PhraseBook, phrase_pattern

PHRASES = (
    "Luật Đất đai",
    "Luật Đấu thầu",
    "Luật Đấu giá tài sản",
    "Luật Phòng, chống tham nhũng",
    "Luật Dân quân tự vệ",
    "Luật Y tế",
    "BLDS",
    "Pháp lệnh Thư viện",
    "Ủy ban Trung ương Mặt trận - Tổ quốc",
)
END = f"(?![{LOWER}{UPPER}])"
OPTIONS = {"capitals": True, "loose_commas": True}
PATTERN = re.compile(phrase_pattern(PHRASES, **OPTIONS) + END)
BOOK = PhraseBook(PHRASES, END, **OPTIONS)


@pytest.mark.parametrize(
    "words",
    [
        *PHRASES,
        *(phrase.upper() for phrase in PHRASES),
        "Luật  đất\nĐai",
        "Luật Phòng chống tham nhũng năm 2018",
        "Luật Dân quân, tự vệ",
        "Luật Đấu thầu2",
        "Luật Đấu thầutư",
        "Luật, Đất đai",
        "Luật",
        "Luật 12",
        "BLDS 2015",
        "BLDS, Luật Đất đai",
        "luật Đất đai",
        "",
        "- Luật Đất đai",
    ],
)
def test_a_book_finds_what_one_pattern_finds(words: str) -> None:
    for found, wanted in (
        (BOOK.match(words), PATTERN.match(words)),
        (BOOK.match(f"(12) {words}", 5), PATTERN.match(f"(12) {words}", 5)),
        (BOOK.fullmatch(words), PATTERN.fullmatch(words)),
    ):
        assert (found and found.span()) == (wanted and wanted.span())
