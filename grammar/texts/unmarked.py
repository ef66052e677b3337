"""Vietnamese typed without marks: ``Nghi dinh so 15/2021/ND-CP ngay 03/3/2021 cua Chinh phu``.

In: a shadow of such a text. Out: the same letters, with the marks of the phrases that the tables
know and of the few words that join the parts of a citation. Only for matching: other words stay.
"""

from __future__ import annotations

import re
from functools import cache

from grammar.tables import listed, load
from grammar.texts.abbreviations import without_marks
from grammar.texts.folding import shadow_of

_MARKED = re.compile("[\u00a1-\u024f\u0300-\u036f\u1e00-\u1eff]")
_VIETNAMESE = re.compile(
    r"\b(?:nghi\s+(?:dinh|quyet)|quyet\s+dinh|thong\s+tu|can\s+cu|cong\s+van|bo\s+luat|luat|phap\s+lenh"
    r"|ke\s+hoach|chinh\s+phu|uy\s+ban\s+nhan\s+dan)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+")
# Before a number they are what they look like; elsewhere "nam" is also the south.
_BEFORE_NUMBER = re.compile(
    r"\b(?:ngay|thang|nam|so|dieu|khoan|muc|chuong|phan|phu\s+luc)(?=\s*:?\s*[\dIVX])|\bdiem(?=\s+[a-z\d]\b)",
    re.IGNORECASE,
)
_NUMBERED = "ngày tháng năm số điều khoản mục chương phần phụ lục điểm"
_GOES_ON = re.compile(r"[\s,-]+([^\W\d_]+)")


def is_unmarked(text: str) -> bool:
    """Whether a text is Vietnamese, and no letter of it has a mark."""
    return not _MARKED.search(text) and _VIETNAMESE.search(text) is not None


def with_marks(shadow: str) -> str:
    """``shadow`` with the marks that known phrases have.

    >>> with_marks("Can cu Luat Dat dai nam 2013 cua Quoc hoi")
    'Căn cứ Luật Đất đai năm 2013 của Quốc hội'
    """
    numbered = dict(zip(map(without_marks, _NUMBERED.split()), _NUMBERED.split(), strict=True))
    shadow = _BEFORE_NUMBER.sub(
        lambda match: _WORD.sub(lambda word: _like(word[0], numbered[word[0].lower()]), match[0]),
        shadow,
    )
    first = _phrases().following
    pieces: list[str] = []
    read = 0
    for word in _WORD.finditer(shadow):
        if word[0].lower() in first and word.start() >= read:
            end, marked = _longest(shadow, word)
            pieces += (shadow[read : word.start()], _like(shadow[word.start() : end], marked))
            read = end
    return "".join((*pieces, shadow[read:]))


def _longest(shadow: str, word: re.Match[str]) -> tuple[int, str]:
    """Where the longest known phrase ends that begins with ``word``, and its letters."""
    node = _phrases().following[word[0].lower()]
    at, end = word.end(), word.end()
    found = node.marked
    while (more := _GOES_ON.match(shadow, at)) is not None:
        child = node.following.get(more[1].lower())
        if child is None:
            break
        node, at = child, more.end()
        if node.marked:
            end, found = at, node.marked
    return end, found or word[0].lower()


class _Node:
    __slots__ = ("following", "marked")

    def __init__(self) -> None:
        self.following: dict[str, _Node] = {}
        self.marked = ""


@cache
def _phrases() -> _Node:
    root = _Node()
    for phrase in (*_names(), *(row["words"] for row in load("joining_words"))):
        words = _WORD.findall(shadow_of(phrase).lower())
        node = root
        for word in words:
            node = node.following.setdefault(without_marks(word), _Node())
        node.marked = "".join(words)
    return root


def _names() -> list[str]:
    """Every name of the tables that has two words or more."""
    columns = ("name", "aliases", "offices", "short")
    tables = ("provinces", "agencies", "issuers", "statutes", "document_types")
    names = [
        name
        for table in tables
        for row in load(table)
        for column in columns
        for name in listed(row.get(column, ""))
    ]
    return [name for name in names if " " in name]


def _like(printed: str, letters: str) -> str:
    """``printed`` with the marks of ``letters``; what is no letter stays."""
    marked = iter(letters)
    return "".join(
        (right.upper() if letter.isupper() else right)
        if letter.isalpha() and (right := next(marked, letter))
        else letter
        for letter in printed
    )
