"""Deadlines that can be read in several ways, and days that do not exist.

In: a directive. Out: the key of the doubt, or None. ``trình Ủy ban nhân dân tỉnh ban hành trước
ngày 15/8`` may be the day to submit or the day to issue; nothing in the words decides it.
"""

from __future__ import annotations

import re
from calendar import monthrange
from typing import TYPE_CHECKING, Literal

from grammar.texts.text import fold, tidy

if TYPE_CHECKING:
    from grammar.model import Directive

Doubt = Literal["submission_or_decision", "no_such_day"]

# Small letters: "trình dự thảo Quyết định trước ngày" names a paper, not what is done with it.
_SUBMITS_FOR = re.compile(
    r"(?:[Tt]rình|[Tt]ham\s+mưu|[Bb]áo\s+cáo)(?!\w)[^;.:]{2,160}?(?<!\w)(?<!dự\s)(?<!việc\s)"
    r"(?:ban\s+hành|phê\s+duyệt|quyết\s+định|thông\s+qua|chấp\s+thuận)(?!\w)[^,;.:]{0,60},?\s*$"
)
_DAY = re.compile(r"(?<!\d)(\d{1,2})(?:\s*[/.-]\s*|\s+tháng\s+)(\d{1,2})(?!\d)")
_LEAP_YEAR = 2024


def deadline_doubt(directive: Directive) -> Doubt | None:
    """What is not clear about the deadline of a directive."""
    words = directive.deadline_text
    if not words or directive.deadline_kind == "recurring":
        return None
    if directive.deadline is None and any(not _exists(day) for day in _DAY.finditer(words)):
        return "no_such_day"
    before, found, _ = fold(tidy(directive.text)).partition(fold(words))
    return "submission_or_decision" if found and _SUBMITS_FOR.search(before) else None


def _exists(day: re.Match[str]) -> bool:
    month = int(day[2])
    return 1 <= month <= 12 and 1 <= int(day[1]) <= monthrange(_LEAP_YEAR, month)[1]
