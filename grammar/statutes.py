"""Statutes by name: where a name begins and where it ends.

In: the table ``statutes``. Out: where a name ends in a shadow. A name the table knows ends where
the longest such name ends; of an unknown one it takes the capitalised syllable and what goes on it.
"""

from __future__ import annotations

import re
from functools import cache

from grammar.phrases import LOWER, UPPER, phrase_pattern
from grammar.tables import listed, load

# No look-behind before it: that would cost ten times the search.
TRIGGER = re.compile(
    r"(?:Luật|Bộ\s+[Ll]uật|Pháp\s+lệnh|Hiến\s+pháp|Điều\s+lệ\s+Đảng"
    r"|LUẬT|BỘ\s+LUẬT|PHÁP\s+LỆNH|HIẾN\s+PHÁP)(?!\w)"
)
# Not a statute: a draft, and names of schools, journals and offices.
NOT_BEFORE = re.compile(
    r"(?:[Dd]ự\s+(?:thảo|án)|DỰ\s+(?:THẢO|ÁN)|[Đđ]ề\s+nghị\s+xây\s+dựng|[Hh]ồ\s+sơ\s+xây\s+dựng"
    r"|Đại\s+học|Khoa|Viện|Tạp\s+chí|Công\s+ty|Văn\s+phòng|Hãng|ngành|Cử\s+nhân|Trường|Học\s+viện)"
    r"\s+(?:các\s+)?$"
)
_WORD = rf"[{LOWER}]+(?![{LOWER}{UPPER}])"
_STOP = (
    r"(?:năm|ngày|số(?=\s*\d)|này|đó|nêu|trên|được|bị|có|là|đã|sẽ|đang|để|của|tại|theo|trong|khi|do|thì"
    r"|phải|không|cho|đối|từ|nếu|mà|hoặc|quy\s+định(?!\s+pháp)|thuộc|bằng|cũng|ra\s+đời|hiện\s+hành"
    r"|trực\s+tiếp|nộp|sang|vào|ngay|về(?!\s+(?:hội|chất))|các|những|với|sau\s+đây|gồm|bao\s+gồm|lần|kèm|như|chưa|nhưng|vẫn)"
    rf"(?![{LOWER}])"
)
_AFTER_AND = (
    rf"(?!\s*(?:{_STOP}|[{UPPER}]|luật|nghị|thông\s+tư|quyết|pháp|văn\s+bản|hướng|một\s+số|quy))"
)


def name_end(shadow: str, at: int) -> int | None:
    """Where the name of the statute that begins at ``at`` ends; None where none begins.

    An amending act takes in the acts it names; two laws that one act amends are one name
    ("Luật A và Luật B sửa đổi năm 2019").
    """
    if at and shadow[at - 1].isalnum():
        return None
    opening = _AMENDING.match(shadow, at)
    if opening:
        return _names_end(shadow, opening.end())
    end = _one(shadow, at)
    if end is None:
        return None
    joint = _AND.match(shadow, end)
    other = joint and _one(shadow, joint.end())
    return other if other and _AMENDED.match(shadow, other) else end


def is_known(name: str) -> bool:
    """Whether the table has ``name``; two laws that are one name are each in it."""
    parts = _AND_OF_LAWS.split(name)
    return all(_known().fullmatch(part) for part in parts)


_AND_OF_LAWS = re.compile(r"\s*,?\s+và\s+(?=(?:Luật|Bộ\s+luật|Pháp\s+lệnh)\s)")
_AMENDING = re.compile(
    r"(?:Luật|Bộ\s+luật|Pháp\s+lệnh|LUẬT|PHÁP\s+LỆNH)\s+(?:sửa\s+đổi|SỬA\s+ĐỔI)"
    r"(?:\s*,?\s*(?:bổ\s+sung|BỔ\s+SUNG))?(?:\s*,?\s*bãi\s+bỏ)?\s+"
    r"(?:(?:một\s+số|MỘT\s+SỐ)\s+(?:điều|nội\s+dung|ĐIỀU|quy\s+định)(?:\s+của|\s+CỦA|\s+trong)?"
    r"|các\s+điều|[Đđ]iều\s+\d+\w?(?:\s*(?:,|và)\s*[Đđ]iều\s+\d+\w?)*\s+(?:của\s+)?|bổ\s+sung)"
    r"\s*(?:\d+\s+|các\s+)?(?=[A-ZĐ])"
)
_AND = re.compile(r"\s*,?\s+và\s+(?:của\s+)?(?=[LBP])")
_COMMA = re.compile(r"\s*[,;]\s*(?=[LBP])")
_AMENDED = re.compile(r"\s*\(?\s*sửa\s+đổi")


def _names_end(shadow: str, at: int) -> int | None:
    end = _one(shadow, at)
    while end is not None:
        joint = _AND.match(shadow, end) or _COMMA.match(shadow, end)
        following = joint and _one(shadow, joint.end())
        if not following:
            return end
        end = following
    return end


def _one(shadow: str, at: int) -> int | None:
    match = _known().match(shadow, at) or _unknown().match(shadow, at)
    return match.end() if match else None


@cache
def _known() -> re.Pattern[str]:
    rows = load("statutes")
    names = {name for row in rows for name in (row["name"], *listed(row["aliases"]))}
    # "sửa đổi năm 2019" after a name says which version, as a year does.
    names = {name.removesuffix(" sửa đổi") for name in names}
    trie = phrase_pattern(names, capitals=True, loose_commas=True)
    return re.compile(rf"{trie}(?![{LOWER}{UPPER}])")


@cache
def _unknown() -> re.Pattern[str]:
    head = r"(?:Luật|Bộ\s+luật|Pháp\s+lệnh)"
    start = rf"\s+(?!Ký\s|Người\s+ký)[{UPPER}][{LOWER}]+(?![{LOWER}{UPPER}])"
    more = rf"(?:\s+(?!{_STOP}|và\s){_WORD})"
    # One syllable is no name that a table would lack: "Luật Nam" begins a person's.
    rest = rf"{more}{{1,12}}(?:\s+và{_AFTER_AND}{more}{{1,8}})?"
    return re.compile(rf"{head}{start}{rest}")
