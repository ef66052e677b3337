"""Lines that name who must act, above what they must do; and lists that only name who reads.

In: shadow text and paragraphs. Out: the shapes of such lines, for ``orders`` to fill with actors.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from grammar.paragraphs import Paragraph


@dataclass(frozen=True, slots=True)
class Heading:
    """``announced``: at the end of a sentence that orders, not in a line of its own."""

    responsible: tuple[str, ...]
    partners: tuple[str, ...] = ()
    announced: bool = False


def without_addressees(shadow: str, content: Iterable[Paragraph]) -> Iterator[Paragraph]:
    """The list below ``Kính gửi:`` names who reads, not who must do what follows it."""
    listed = False
    for paragraph in content:
        end = paragraph.end
        if _ADDRESS.search(shadow, max(paragraph.start, end - _LONGEST_ADDRESS), end):
            listed = True
        elif not (listed and paragraph.mark in {"-", "+", "•", "*"}):
            listed = False
            yield paragraph


# "CHỦ TỊCH UBND TỈNH ĐIỆN:" opens the addressees of a telegram.
_ADDRESS = re.compile(r"(?<!\w)(?:ĐIỆN|điện|Điện|[Kk]ính\s+gửi|KÍNH\s+GỬI)\s*:\s*$")
_LONGEST_ADDRESS = 20
_WHAT = (
    r"(?:nhiệm\s+vụ|nội\s+dung|công\s+việc|giải\s+pháp|biện\s+pháp|công\s+tác|yêu\s+cầu|vấn\s+đề)"
)
_HOW = (
    r"(?:tốt|nghiêm(?:\s+túc)?|(?:có\s+)?hiệu\s+quả|đồng\s+bộ|quyết\s+liệt|kịp\s+thời|ngay|chặt\s+chẽ"
    r"|đầy\s+đủ|,)"
)
HEADING_REST = re.compile(
    r"\s*(?:,?\s*(?:có\s+trách\s+nhiệm|chịu\s+trách\s+nhiệm|chủ\s+trì|tiếp\s+tục|tập\s+trung|khẩn\s+trương"
    r"|nghiêm\s+túc|chủ\s+động|quan\s+tâm|quyết\s+liệt|chỉ\s+đạo|lãnh\s+đạo|phối\s+hợp"
    r"|(?:theo|căn\s+cứ)\s+chức\s+năng,\s+nhiệm\s+vụ(?:\s+được\s+giao)?"
    rf"|(?:tổ\s+chức\s+)?(?:thực\s+hiện|triển\s+khai)(?:\s*{_HOW})*(?:\s+(?:tốt\s+)?(?:các|một\s+số|những)?"
    rf"\s*{_WHAT}(?:\s*,\s*{_WHAT})*(?:\s+(?:trọng\s+tâm|chủ\s+yếu|cấp\s+bách|cụ\s+thể))?)?)"
    r"(?:\s+(?:sau|dưới)(?:\s+đây)?)?)*(?:\s+như\s+sau)?\s*[:.;]?\s*"
)
HEADING_WITH = re.compile(
    r"\s*,?\s*(?:có\s+trách\s+nhiệm\s+)?(?:[Cc]hủ\s+trì|[Kk]hẩn\s+trương)?\s*,?\s*(?:và\s+)?"
    r"[Pp]hối\s+hợp\s+(?:chặt\s+chẽ\s+)?(?:với|cùng)\s+"
)
# It names a part of the list, not a task.
TOPIC = re.compile(r"Tổ\s+chức\s+thực\s+hiện\s*[:.]?\s*")
