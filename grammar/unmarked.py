"""Vietnamese typed without marks: ``Nghi dinh so 15/2021/ND-CP ngay 03/3/2021 cua Chinh phu``.

In: a shadow of such a text. Out: the same letters, with the marks of the phrases that the tables
know and of the few words that join the parts of a citation. Only for matching: other words stay.
"""

from __future__ import annotations

import re
from functools import cache

from grammar.abbreviations import without_marks
from grammar.folding import shadow_of
from grammar.tables import listed, load

_MARKED = re.compile("[\u00a1-\u024f\u0300-\u036f\u1e00-\u1eff]")
_VIETNAMESE = re.compile(
    r"\b(?:nghi\s+(?:dinh|quyet)|quyet\s+dinh|thong\s+tu|can\s+cu|cong\s+van|bo\s+luat|luat|phap\s+lenh"
    r"|ke\s+hoach|chinh\s+phu|uy\s+ban\s+nhan\s+dan)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+")
_GAP = re.compile(r"[\s,-]+")
# Before a number they are what they look like; elsewhere "nam" is also the south.
_BEFORE_NUMBER = re.compile(
    r"\b(?:ngay|thang|nam|so|dieu|khoan|muc|chuong|phan|phu\s+luc)(?=\s*:?\s*[\dIVX])|\bdiem(?=\s+[a-z\d]\b)",
    re.IGNORECASE,
)
_NUMBERED = "ngày tháng năm số điều khoản mục chương phần phụ lục điểm"
_JOINING = (
    "của|và|về|về việc|căn cứ|theo|tại|luật|bộ luật|pháp lệnh|hiến pháp|sửa đổi|bổ sung|thay thế"
    "|bãi bỏ|một số điều|một số điều của|ban hành|ban hành kèm theo|kèm theo|thực hiện|triển khai"
    "|hướng dẫn|quy định|quy định chi tiết|thi hành|phê duyệt|đề nghị|được|các|nhân dân"
    "|tỉnh|huyện|quận|phường|xã|thành phố|thị xã"
)
_MOST_WORDS = 24


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
    words = list(_WORD.finditer(shadow))
    pieces: list[str] = []
    read = at = 0
    while at < len(words):
        marked = _longest(shadow, words, at)
        for word, letters in zip(words[at : at + len(marked)], marked, strict=True):
            pieces += (shadow[read : word.start()], _like(word[0], letters))
            read = word.end()
        at += max(1, len(marked))
    return "".join((*pieces, shadow[read:]))


def _longest(shadow: str, words: list[re.Match[str]], at: int) -> tuple[str, ...]:
    """The words of the longest known phrase that begins with the word ``at``."""
    node = _phrases()
    found: tuple[str, ...] = ()
    end = words[at].start()
    for word in words[at : at + _MOST_WORDS]:
        if word.start() > end and not _GAP.fullmatch(shadow, end, word.start()):
            break
        child = node.following.get(word[0].lower())
        if child is None:
            break
        node, end, found = child, word.end(), child.marked or found
    return found


class _Node:
    __slots__ = ("following", "marked")

    def __init__(self) -> None:
        self.following: dict[str, _Node] = {}
        self.marked: tuple[str, ...] = ()


@cache
def _phrases() -> _Node:
    root = _Node()
    for phrase in (*_names(), *_JOINING.split("|")):
        marked = tuple(_WORD.findall(shadow_of(phrase).lower()))
        node = root
        for word in marked:
            node = node.following.setdefault(without_marks(word), _Node())
        node.marked = marked
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
    return "".join(
        right.upper() if letter.isupper() else right
        for letter, right in zip(printed, letters, strict=True)
    )
