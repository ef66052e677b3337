"""Where a document prints its own number: in the letterhead or in its title.

In: a shadow and where a number stands. Out: whether it is the document's own, thus no citation.
"""

from __future__ import annotations

import re
from functools import cache

from grammar.citations.lexicon import type_names
from grammar.phrases import LOWER, phrase_pattern

_TOP = 1500  # letters in which letterhead and title of a document stand


def in_letterhead(shadow: str, start: int, end: int) -> bool:
    """Whether "Luật số: 31/2024/QH15" stands in the letterhead, as it does above the law itself."""
    if start >= _TOP or not _OWN.match(shadow, start) or not _ENDS_CELL.match(shadow, end):
        return False
    return _BEGINS_CELL.search(shadow, 0, start) is not None


_OWN = re.compile(r"(?:Luật|Bộ\s+luật|Pháp\s+lệnh|Nghị\s+quyết|LUẬT|BỘ\s+LUẬT)\s+(?:số|SỐ)\s*:")
_BEGINS_CELL = re.compile(r"(?:^|\n|\||QUỐC\s+HỘI)[\s*_-]*$")
_ENDS_CELL = re.compile(r"[ ]*(?:\n|$|\|)|\s+(?:CỘNG\s+HÒA|Hà\s+Nội\s*,|Độc\s+lập)|\s{2}")


def in_title(shadow: str, number: int) -> bool:
    """Whether the number is in the title of the document, as before 2000.

    "NGHỊ ĐỊNH", then on a line of its own "CỦA CHÍNH PHỦ SỐ 12/CP NGÀY 26-1-1995 VỀ VIỆC …". The
    shadow joins such lines. Below the top it may be that of another document in the same file.
    """
    if number < _TOP:
        return _title(_LETTERHEAD).search(shadow, 0, number) is not None
    if not shadow[number - 6 : number].rstrip(" :").endswith("SỐ"):
        return False
    return _title(_DOCUMENT_END).search(shadow, number - _LONGEST, number) is not None


_LONGEST = 300


@cache
def _title(before: str) -> re.Pattern[str]:
    types = phrase_pattern([name.upper() for name in type_names()])
    # Neither another act nor a figure stands between, but that of a district.
    word = rf"(?!(?:{types})(?!\w))(?:(?:QUẬN|PHƯỜNG)\s+\d+|[^\s\d{LOWER}]+)"
    named = rf"(?:BỘ\s+LUẬT|LUẬT|PHÁP\s+LỆNH)\s+{word}"
    return re.compile(
        rf"(?:^|{before})[\s*_#|]*"
        rf"(?:{types}[\s*_|]+{_ISSUED}(?!\w)|{named})(?:\s+{word}){{0,25}}?\s+SỐ\s*:?\s*$"
    )


# What a letterhead ends with; a heading goes on: "TRIỂN KHAI THỰC HIỆN", "NGHỊ QUYẾT".
_LETTERHEAD = (
    r"(?:(?:(?<!\w)(?:HỘI|PHỦ|BỘ|TRƯỞNG|DÂN|H[OÒ][AÀ]|NAM|NƯỚC|phúc)|[*_=-]|(?:Số|SỐ)\s*:\s*\S+)\s*\n"
    r"|,\s+ngày[^\n]{4,25}(?:19|20)\d\d\s)"
)
_DOCUMENT_END = r"[.;:*_/=-]\s*\n"
_ISSUED = (
    r"(?:CỦA|LIÊN|BỘ|HỘI\s+ĐỒNG|THỦ\s+TƯỚNG|CHÍNH\s+PHỦ|CHỦ\s+TỊCH|[UỦ][ỶY]\s+BAN|TỔNG\s+CỤC"
    r"|QUỐC\s+HỘI)"
)


LETTERHEAD = re.compile(
    r"(?:^|\n|\s{2})\s*(?:Số|SỐ|So)\s*:?\s*$|(?:Số|SỐ|So|SO)\s*:\s*(?:\d{1,3}\s+)?$"
)
DRAFT = re.compile(r"(?:[Dd]ự\s+thảo|DỰ\s+THẢO)\s+(?:các\s+|Tờ\s+trình\s+và\s+)?$")
# A portal's record of the document itself: "Số hiệu văn bản: 24/2012/TT-BCT".
RECORD = re.compile(r"Số\s*[/,]?\s*(?:[Kk]ý\s+)?hiệu\s+$")
RECORDED = re.compile(r"Số\s*[/,]?\s*(?:[Kk]ý\s+)?hiệu(?:\s+(?:văn\s+bản|VB))?\s*[:|]?\s*$")
