"""Where in a sentence the actor may stand: at its start, or after words that lead in.

In: shadow text of one clause. Out: offsets.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from grammar.duties import lead_in

if TYPE_CHECKING:
    from collections.abc import Iterator


def starts(shadow: str, start: int, end: int) -> Iterator[int]:
    """Where the actor of a clause may stand."""
    yield start
    apart = _APART.match(shadow, start, end)
    if apart is not None:
        yield apart.end()
    for form in (ABOUT, _LABEL, _OBSTACLES) if shadow[start : start + 1].isupper() else ():
        before = form.match(shadow, start, end)
        if before is not None:
            yield before.end()
            start = before.end() if form is _LABEL else start
    if lead_in().match(shadow, start, end) is None:
        return
    for match in _AFTER_COMMA.finditer(shadow, start, end):
        if _LISTED.search(shadow, max(start, match.start() - _LONGEST_NAME), match.start()) is None:
            yield match.end()


def is_lead_in(words: str) -> bool:
    return not words.strip(" ,:") or lead_in().match(words.lstrip(' *“"')) is not None


ABOUT = re.compile(
    r"(?:[Vv]ề\s+(?=trách|nhiệm))?(?:[Đđ]ối\s+với|[Tt]rách\s+nhiệm\s+của|[Nn]hiệm\s+vụ\s+của|[Cc]ủa)\s+"
)
# "Chế độ báo cáo: Các sở …", "Về kinh phí: Sở Tài chính …"
_LABEL = re.compile(
    r"(?:Chế\s+độ|Công\s+tác|Nội\s+dung|Thời\s+(?:gian|hạn)|Kinh\s+phí|Nguồn\s+(?:vốn|lực|kinh)|Nhiệm\s+vụ|Việc"
    r"|Dự\s+án|Đề\s+án|Tổ\s+chức|Thông\s+tin|Tuyên\s+truyền|Lĩnh\s+vực|Hạng\s+mục|Phần|Tiến\s+độ)(?!\w)[^.,;:\n]{0,80}:\s+"
)
# "Quá trình thực hiện nếu có vướng mắc các cơ quan, đơn vị …": no comma ends it.
_OBSTACLES = re.compile(
    r"(?:(?:Trong\s+)?[Qq]uá\s+trình|Nếu|Khi|Trường\s+hợp)(?!\w)[^.;:\n]{0,120}?\s(?:vướng\s+mắc|khó\s+khăn|phát\s+sinh"
    r"|thẩm\s+quyền|cần\s+thiết),?\s+(?=(?:các|UBND|Ủy\s+ban|Sở|Bộ)\s)"
)
_APART = re.compile(r"(?:Riêng|riêng|Đồng\s+thời|đồng\s+thời)\s+")
_AFTER_COMMA = re.compile(r"[,:]\s+(?:thì\s+)?(?=\w)")
# "báo cáo Chính phủ, Thủ tướng Chính phủ": who is told next, not who must act.
_LISTED = re.compile(
    r"(?<!\w)(?:báo\s+cáo|trình|gửi|tham\s+mưu)(?:\s+(?:về|lên|cho))?\s+(?=[A-ZĐỦ])[^,.;:]*$"
)
_LONGEST_NAME = 80
