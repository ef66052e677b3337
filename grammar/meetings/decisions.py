"""What a meeting decided on an item: agreed, agreed subject to edits, or not yet.

In: a ``Text`` and where the content of an item stands. Out: a ``Decision`` or None; an item that
only notes or orders something decides nothing.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from grammar.model import Decision

if TYPE_CHECKING:
    from grammar.texts.text import Text

_WHO = (
    r"(?:UBND|Ủy\s+ban\s+nhân\s+dân|HĐND|Hội\s+đồng|Ban\s|Thường\s+trực|Thường\s+vụ|Chính\s+phủ|Hội\s+nghị"
    r"|Phiên\s+họp|Cuộc\s+họp|Tập\s+thể|Các\s+(?:thành\s+viên|đại\s+biểu|đồng\s+chí)|Đa\s+số|\d+/\d+|\d+\s?%"
    r"|Chủ\s+tịch|Phó\s+Chủ\s+tịch|Thủ\s+tướng|Phó\s+Thủ\s+tướng|Bộ(?=\s+(?:chưa|không|thống\s+nhất|đồng\s+ý|nhất\s+trí)\s)|Bộ\s+trưởng|Thứ\s+trưởng|Kết\s+luận)"
)
_AGREE = (
    r"(?:(?:[Vv]ề\s+)?[Cc]ơ\s+bản\s+|hoàn\s+toàn\s+|[Bb]iểu\s+quyết\s+)*(?:[Tt]hống\s+nhất|[Nn]hất\s+trí"
    r"|[Đđ]ồng\s+ý|[Cc]hấp\s+thuận|[Tt]án\s+thành|[Tt]hông\s+qua)(?!\w)"
)
_NOT = r"(?:(?:[Cc]hưa|[Kk]hông)\s+(?:xem\s+xét|cho\s+ý\s+kiến|trình|ban\s+hành|{agree}))"
_AFTER_HEARING = r"(?:(?:Sau\s+khi|Qua|Trên\s+cơ\s+sở|Căn\s+cứ)\s[^.;\n]{1,250}?,\s)?"
_DECIDES = re.compile(
    rf"(?:(?<=[.;:)\n]\s)|(?<=[.;:)\n])|(?<=\n[-+*]\s)|^)[ *_]*{_AFTER_HEARING}(?:"
    rf"(?P<agreed>{_AGREE}|{_WHO}(?:(?!\s(?:giao|yêu\s+cầu|đề\s+nghị|chưa|không)\s)[^.;:\n]){{0,80}}?\s{_AGREE})"
    rf"|(?P<refused>(?:{_WHO}[^.;:\n]{{0,80}}?\s)?{_NOT.format(agree=_AGREE)}"
    rf"|(?:{_WHO}[^.;:\n]{{0,80}}?\s)?(?:[Tt]ạm\s+dừng|[Rr]út)(?!\w)))"
)
_WITHDRAWN = re.compile(
    r"^[^.;\n]*?\s(?:rút|tạm\s+dừng|lùi|chưa\s+(?:thông\s+qua|ban\s+hành|trình))\s"
)
_RETURNED = re.compile(
    r"(?:báo\s+cáo|trình|xây\s+dựng|chuẩn\s+bị)\s+lại(?!\w)|nghiên\s+cứu\s+thêm|rút\s+(?:nội\s+dung|khỏi)"
)
# Nothing is said to be agreed, but what is proposed is found fit.
_FITS = re.compile(
    r"(?P<agreed>là\s+(?:phù\s+hợp|cần\s+thiết)|cần\s+thiết\s+(?:phải\s+)?ban\s+hành)"
)
_EDITS = re.compile(
    r"[Tt]iếp\s+thu|chỉnh\s+(?:sửa|lý)|[Hh]oàn\s+(?:thiện|chỉnh)|biên\s+tập\s+lại|với\s+điều\s+kiện"
)
_VOTES = re.compile(
    r"(?P<votes>\d{1,3}/\d{1,3}|\d{1,3}(?:,\d+)?\s?%)\s*(?:số\s+)?"
    r"(?:phiếu|đại\s+biểu|thành\s+viên|ý\s+kiến|đồng\s+chí|hộ)"
)


def decision(text: Text, start: int, end: int) -> Decision | None:
    """What the content of an item between two offsets of the shadow decides."""
    words = text.shadow[start:end]
    told = _DECIDES.search(words) or _RETURNED.search(words) or _FITS.search(words)
    if told is None:
        return None
    groups = told.groupdict()
    first = told.start("agreed") if groups.get("agreed") else told.start()
    voted = _VOTES.search(words)
    span = text.span(start + _skipped(words, first), start + told.end())
    return Decision(span, _kind(words, told), voted["votes"] if voted else None)


def _kind(words: str, told: re.Match[str]) -> Literal["agreed", "agreed_with_edits", "not_yet"]:
    rest = words[told.end() :]
    if not told.groupdict().get("agreed") or _WITHDRAWN.match(" " + rest):
        return "not_yet"
    if re.search(r"[Cc]ơ\s+bản", told[0]) or _EDITS.search(rest):
        return "agreed_with_edits"
    return "agreed"


def _skipped(words: str, at: int) -> int:
    while words[at : at + 1] in {" ", "*", "_", "\n"}:
        at += 1
    return at
