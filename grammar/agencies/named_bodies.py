"""Bodies that no table knows, where a clause puts them to work: ``Công ty Điện lực Lào Cai``.

In: a place in a shadow where an actor is expected. Out: how far its name goes. In running text
the same words would not tell a body, so ``agencies`` does not read them.
"""

from __future__ import annotations

import re
from functools import cache

from grammar.bodies.issuers import unlisted_end
from grammar.duties import phrases_of
from grammar.phrases import LOWER, UPPER, phrase_pattern

BODY_KIND = (
    r"(?:Vụ|Tổng\s+cục|Tổng\s+[Cc]ông\s+ty|Công\s+ty(?:\s+(?:cổ\s+phần|TNHH|MTV))*|Khu\s+Quản\s+lý|Tập\s+đoàn|Quỹ|Trung\s+tâm|Báo|Đài|Viện|Trường"
    r"|Bệnh\s+viện|Học\s+viện|Đại\s+học|Nhà\s+(?:máy|xuất\s+bản)|Xí\s+nghiệp|Tạp\s+chí|Vườn\s+quốc\s+gia"
    r"|Cảng\s+vụ|Đồn|Hải\s+đội|(?:Sư|Lữ|Trung|Tiểu)\s+đoàn|Cơ\s+quan|Chi\s+(?:cục|nhánh)|Cục|Ngân\s+hàng|Hiệp\s+hội|Hội\s+đồng|Hội|Liên\s+đoàn|Liên\s+minh"
    r"|Ban\s+[Qq]uản\s+lý|Tổ\s+công\s+tác|Ban\s+Chỉ\s+đạo|Đoàn|Đội|Phòng|Tổ|Hạt|Trạm|Công\s+đoàn"
    r"|Văn\s+phòng(?:\s+thường\s+trực)?|Ban)"
)


def named_body_end(shadow: str, at: int, end: int) -> int | None:
    """Where the name ends that stands at ``at``: at ``end`` at most, as in the cell of a table."""
    last = unlisted_end(shadow, at, BODY_KIND)
    if last is None:
        return None
    placed = _placed().search(shadow, at, last)
    return min(placed.end() if placed else last, end)


@cache
def _placed() -> re.Pattern[str]:
    """``Công ty Điện lực Lạng Sơn | bảo đảm cung cấp điện``: behind a proper name stands a verb."""
    verb = phrase_pattern(phrases_of("name"))
    return re.compile(
        rf"\s[{UPPER}][{LOWER}]+\s+[{UPPER}][{LOWER}]+(?=\s+(?:{verb})(?!\w)[^{UPPER}]*\Z)"
    )
