"""By when something must be done, as the words of a directive say it.

In: shadow text of one clause and the date of the document. Out: a ``Deadline`` or None.
A date is given only where day and month are printed; a month or a number of days stays words.
"from" dates (``từ ngày 01/01/2022``) and dates of cited documents are no deadlines.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from grammar.dates import DAY_MONTH, day_of

if TYPE_CHECKING:
    from datetime import date

    from grammar.model import Header

Kind = Literal["before", "by", "within", "duration", "recurring", "immediate"]


@dataclass(frozen=True, slots=True)
class Deadline:
    """``start`` and ``end`` are offsets in the text that was searched."""

    start: int
    end: int
    kind: Kind
    day: date | None = None


_HOUR = r"(?:\d{1,2}\s*(?:giờ|h|g)\s*(?:\d{1,2}\s*(?:phút|')?)?\s*,?\s*)?"
_ON_DAY = rf"(?:ngày\s+)?{DAY_MONTH}"
_MONTH = r"tháng\s+\d{1,2}(?:\s*(?:/|năm)\s*\d{4})?"
_QUARTER = r"quý\s+(?:[IV]{1,3}|[1-4])(?:\s*(?:/|năm)\s*\d{4})?"
_PERIOD = (
    rf"(?:{_MONTH}|{_QUARTER}|năm\s+\d{{4}}|tuần(?:\s+(?:này|tới|sau))?|tháng\s+này"
    r"|ngày\s+hôm\s+nay)"
)
_FEAST = (
    r"(?:Tết(?:\s+[Nn]guyên\s+[Đđ]án)?(?:\s+[^\W\d_]+\s+(?:Tý|Sửu|Dần|Mão|Thìn|Tỵ|Ngọ|Mùi|Thân|Dậu|Tuất|Hợi))?"
    r"|(?:khi\s+khai\s+mạc\s+)?(?:kỳ\s+họp|năm\s+học|mùa\s+(?:mưa|khô|lũ|bão))(?!\w))(?:\s+năm\s+\d{4})?"
)
_EACH = r"(?:[Hh]ằng|[Hh]àng|[Mm]ỗi)\s+(?:ngày|tuần|tháng|quý|năm|6\s+tháng)"
_FINISH = r"(?:(?:hoàn\s+thành|xong|kết\s+thúc)\s+)?"
_LATEST = (
    r"(?:[Cc]hậm\s+nhất|[Mm]uộn\s+nhất|hạn\s+(?:cuối|chót)|(?:thời\s+)?hạn\s+(?:hoàn\s+thành|gửi|nộp)"
    r"|đến\s+hết|không\s+(?:chậm|muộn|trễ)\s+(?:hơn|quá))"
)
_LINK = r"(?:\s*:)?(?:\s+(?:là|vào|trong|đến|trước|hết|của))*\s+"

_PATTERNS: tuple[tuple[Kind, str], ...] = (
    (
        "recurring",
        rf"(?:(?:[Tt]rước|[Vv]ào|[Cc]hậm\s+nhất(?:\s+(?:là|vào))?)\s+)?(?:[Nn]gày\s+)?\d{{1,2}}(?:/\d{{1,2}})?"
        rf"(?:\s+(?:của\s+)?|\s+tháng\s+\d{{1,2}}\s+){_EACH}"
        rf"|(?:[Đđ]ịnh\s+kỳ\s*,?\s+)?{_EACH}(?!\w)(?:\s*,?\s+(?:trước|vào)\s+ngày\s+\d{{1,2}})?"
        r"|[Đđ]ịnh\s+kỳ\s+(?:\d{1,2}\s+(?:tháng|ngày|năm|tuần)|quý|tháng|năm|tuần)"
        r"(?:\s*/\s*lần|\s+một\s+lần|\s+\d\s+lần)?"
        r"|[Đđ]ịnh\s+kỳ(?=\s+(?:báo\s+cáo|tổng\s+hợp|gửi|rà\s+soát|kiểm\s+tra|đánh\s+giá))",
    ),
    ("by", rf"{_LATEST}{_LINK}{_HOUR}{_ON_DAY}"),
    ("before", rf"{_FINISH}[Tt]rước\s+{_HOUR}{_ON_DAY}"),
    ("by", rf"{_FINISH}(?:[Đđ]ến|[Vv]ào|xong)\s+{_HOUR}ngày\s+{DAY_MONTH}"),
    ("within", rf"{_FINISH}(?:[Nn]gay\s+)?[Tt]rong\s+(?:sáng\s+|chiều\s+)?ngày\s+{DAY_MONTH}"),
    ("by", rf"{_LATEST}{_LINK}{_PERIOD}"),
    ("before", rf"{_FINISH}[Tt]rước\s+(?:khi\s+kết\s+thúc\s+)?{_PERIOD}"),
    ("before", rf"{_FINISH}[Tt]rước\s+{_FEAST}"),
    (
        "duration",
        r"(?:[Tt]rong\s+)?(?:thời\s+(?:hạn|gian)|vòng)\s+(?:tối\s+đa\s+|không\s+quá\s+|chậm\s+nhất\s+)?"
        r"(?:là\s+)?\d{1,3}\s*(?:\([^)]{1,20}\)\s*)?(?:giờ|ngày|tuần|tháng|năm)(?:\s+làm\s+việc)?"
        r"(?:,?\s+(?:kể\s+)?từ\s+(?:ngày|khi|thời\s+điểm)[^,.;]{0,60})?"
        r"|(?:[Cc]hậm\s+nhất|không\s+quá|[Ss]au|[Tt]rong)\s+(?:là\s+)?\d{1,3}\s*(?:\([^)]{1,20}\)\s*)?"
        r"(?:giờ|ngày|tuần|tháng)(?:\s+làm\s+việc)?(?:,?\s+(?:kể\s+)?từ\s+(?:ngày|khi)[^,.;]{0,60})?",
    ),
    ("within", rf"{_FINISH}(?:[Nn]gay\s+)?[Tt]rong\s+{_PERIOD}"),
    (
        "immediate",
        r"[Nn]gay\s+(?:lập\s+tức|sau\s+(?:khi|cuộc|phiên|hội\s+nghị)[^,.;]{0,60}|trong\s+ngày"
        r"|từ\s+(?:bây\s+giờ|hôm\s+nay))|(?:thực\s+hiện|triển\s+khai|báo\s+cáo|xử\s+lý)\s+ngay"
        r"(?=\s*(?:[,.;]|$|các|việc|nội|những|một))|[Tt]hường\s+xuyên(?=[\s,;.|]|$)",
    ),
)
_COMPILED = tuple((kind, re.compile(rf"(?<!\w)(?:{pattern})")) for kind, pattern in _PATTERNS)
# "[nghị định số 30] trước ngày …" is a deadline, "ban hành trước ngày … có hiệu lực" is not.
_AFTERWARDS = re.compile(r"\s*(?:,\s*)?(?:thì|có\s+hiệu\s+lực|được\s+áp\s+dụng)")


def find_deadline(words: str, start: int, end: int, header: Header) -> Deadline | None:
    """The deadline of the clause ``words[start:end]``.

    Of several printed dates the last counts: it closes the chain of steps.
    """
    found: list[Deadline] = []
    taken: list[tuple[int, int]] = []
    for kind, pattern in _COMPILED:
        for match in pattern.finditer(words, start, end):
            if any(match.start() < stop and begin < match.end() for begin, stop in taken):
                continue
            if _AFTERWARDS.match(words, match.end()):
                continue
            taken.append(match.span())
            found.append(Deadline(match.start(), match.end(), kind, _printed_day(match, header)))
    dated = [deadline for deadline in found if deadline.day is not None]
    if dated:
        return max(dated, key=lambda deadline: deadline.start)
    return found[0] if found else None


def stated_deadline(words: str, start: int, end: int, header: Header) -> Deadline | None:
    """What stands after ``Thời gian hoàn thành:`` or in such a column, as bare as it may be.

    A bare day is the last day; a bare month, quarter or year the time within.
    """
    found = find_deadline(words, start, end, header)
    if found is not None:
        return found
    match = _BARE.match(words, start, end)
    if match is None:
        return None
    kind: Kind = "by" if match["day"] else "within"
    return Deadline(match.start("words"), match.end("words"), kind, _printed_day(match, header))


_BARE = re.compile(
    rf"[\s:|]*(?P<words>{_ON_DAY}|{_PERIOD}|[Tt]{_MONTH[1:]}|[Qq]{_QUARTER[1:]}|[Nn]ăm\s+\d{{4}}|20\d\d(?!\d))"
)


def _printed_day(match: re.Match[str], header: Header) -> date | None:
    if "day" not in match.re.groupindex or match["day"] is None:
        return None
    return day_of(match, _year_for(match, header))


def _year_for(match: re.Match[str], header: Header) -> int | None:
    """A deadline without a year takes the document's; one for spring, set late, is next year's."""
    if header.year is None or header.month is None:
        return header.year
    return header.year + (1 if header.month >= 10 and int(match["month"]) <= 3 else 0)
