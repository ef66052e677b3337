"""By when something must be done, as the words of a directive say it.

In: shadow text of one clause and the date of the document. Out: a ``Deadline`` or None.
A date is given only where day and month are printed; a month or a number of days stays words.
"from" dates (``từ ngày 01/01/2022``) and dates of cited documents are no deadlines.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Literal

from grammar.dates import DAY_MONTH, day_of
from grammar.duties import any_verb, verbs
from grammar.texts.text import fold, tidy

if TYPE_CHECKING:
    from grammar.model import Directive, Header

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
_QUARTER = r"[Qq]uý\s+(?:[IV]{1,3}|[1-4])(?:\s*(?:/|năm)\s*\d{4})?"
_PERIOD = (
    rf"(?:{_MONTH}|{_QUARTER}|năm\s+\d{{4}}|tuần(?:\s+(?:này|tới|sau))?|tháng\s+này"
    r"|ngày\s+hôm\s+nay)"
)
_FEAST = (
    r"(?:Tết(?:\s+[Nn]guyên\s+[Đđ]án)?(?:\s+[^\W\d_]+\s+(?:Tý|Sửu|Dần|Mão|Thìn|Tỵ|Ngọ|Mùi|Thân|Dậu|Tuất|Hợi))?"
    r"|(?:khi\s+(?:khai\s+mạc|khai\s+giảng|bước\s+vào|kết\s+thúc)\s+)?(?:kỳ\s+họp|năm\s+học|mùa\s+(?:mưa|khô|lũ|bão))(?!\w))(?:\s+năm\s+\d{4})?"
)
_SESSION = (
    r"(?:[Pp]hiên\s+họp|[Kk]ỳ\s+họp|cuộc\s+họp|hội\s+nghị)(?:\s+(?:thường\s+(?:kỳ|lệ)|giao\s+ban|Chính\s+phủ|UBND\s+tỉnh|HĐND\s+tỉnh|Quốc\s+hội))*"
    rf"\s+(?:{_MONTH}|{_QUARTER}|(?:lần\s+)?thứ\s+[^\W_]{{1,4}}|tuần\s+(?:này|tới|sau))(?!\w)"
)
_EACH = r"(?:[Hh]ằng|[Hh]àng|[Mm]ỗi)\s+(?:ngày|tuần|tháng|quý|năm|6\s+tháng)"
_INTERVAL = (
    rf"(?:(?:\d{{1,2}}\s+(?:tháng|ngày|năm|tuần)|quý|tháng|năm|tuần|{_EACH})(?!\w)(?!\s+\d))"
)
_FINISH = r"(?:(?:hoàn\s+thành|xong|kết\s+thúc)\s+)?"
_LATEST = (
    r"(?:[Cc]hậm\s+nhất|[Mm]uộn\s+nhất|hạn\s+(?:cuối|chót)|(?:[Tt]hời\s+)?hạn\s+(?:hoàn\s+thành|gửi|nộp)"
    r"|[Tt]hời\s+gian\s+hoàn\s+thành"
    r"|đến\s+hết|không\s+(?:chậm|muộn|trễ)\s+(?:hơn|quá))"
)
_LINK = r"(?:\s*:)?(?:\s+(?:là|vào|trong|đến|trước|hết|của))*\s+"

_PATTERNS: tuple[tuple[Kind, str], ...] = (
    (
        "recurring",
        rf"(?:[Tt]rước|[Vv]ào)\s+\d{{1,2}}\s*(?:giờ|h|g)\s*(?:\d{{1,2}}\s*(?:phút)?)?\s+{_EACH}|"
        rf"(?:(?:[Tt]rước|[Vv]ào|[Cc]hậm\s+nhất(?:\s+(?:là|vào))?)\s+)?(?:[Nn]gày\s+)?\d{{1,2}}(?:/\d{{1,2}})?"
        rf"(?:\s+(?:của\s+)?|\s+tháng\s+\d{{1,2}}\s+){_EACH}"
        rf"|(?:[Đđ]ịnh\s+kỳ\s*,?\s+)?{_EACH}(?!\w)(?:\s*(?:,|và)\s*{_EACH}(?!\w))*(?:\s*,?\s+(?:trước|vào)\s+ngày\s+\d{{1,2}})?"
        r"|(?:trước|vào)\s+ngày\s+\d{1,2}\s+(?:của\s+)?tháng\s+(?:cuối|đầu)(?:\s+của)?(?:\s+mỗi)?\s+quý"
        rf"|[Đđ]ịnh\s+kỳ\s+{_INTERVAL}(?:\s*/\s*lần|\s+một\s+lần|\s+\d\s+lần)?"
        rf"(?:\s*(?:,|và)\s*{_INTERVAL})*"
        r"|[Đđ]ịnh\s+kỳ(?=\s+(?:báo\s+cáo|tổng\s+hợp|gửi|rà\s+soát|kiểm\s+tra|đánh\s+giá))",
    ),
    ("before", rf"[Tt]hời\s+(?:gian|hạn)(?:\s+hoàn\s+thành)?\s*:?\s+trước\s+{_HOUR}{_ON_DAY}"),
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
        r"|(?:[Cc]hậm\s+nhất|không\s+quá|[Ss]au|[Tt]rong)\s+(?:là\s+|trước\s+)?\d{1,3}\s*(?:\([^)]{1,20}\)\s*)?"
        r"(?:giờ|ngày|tuần|tháng)(?:\s+làm\s+việc)?(?:,?\s+(?:kể\s+)?từ\s+(?:ngày|khi)[^,.;]{0,60})?",
    ),
    ("within", rf"{_FINISH}(?:[Nn]gay\s+)?[Tt]rong\s+{_PERIOD}"),
    ("within", rf"(?:tại|vào)\s+{_SESSION}"),
    ("within", rf"vào\s+(?:(?:đầu|giữa|cuối)\s+)?{_PERIOD}"),
    (
        "immediate",
        r"[Nn]gay\s+(?:lập\s+tức|tức\s+khắc|sau\s+(?:khi|cuộc|phiên|hội\s+nghị)[^,.;]{0,60}|trong\s+ngày"
        r"|từ\s+(?:bây\s+giờ|hôm\s+nay))"
        rf"|(?:{any_verb()})\s+ngay(?=\s*[,.;]|\s*$|\s+(?!(?:cả|từ|trên|khi|tại|sau|trong|đầu|ở|bên|trước)(?!\w)))"
        r"|[Tt]hường\s+xuyên(?=[\s,;.|]|$)",
    ),
)
_COMPILED = tuple((kind, re.compile(rf"(?<!\w)(?:{pattern})")) for kind, pattern in _PATTERNS)
# What all of that kind have: the verbs before "ngay" are many, and slow to look for.
_AT_ONCE = ("gay", "xuyên")
# "[nghị định số 30] trước ngày …" is a deadline, "ban hành trước ngày … có hiệu lực" is not.
_AFTERWARDS = re.compile(r"\s*(?:,\s*)?(?:thì|có\s+hiệu\s+lực|được\s+áp\s+dụng)")


def find_deadline(words: str, start: int, end: int, header: Header) -> Deadline | None:
    """The deadline of the clause ``words[start:end]``.

    Of several printed dates the last counts: it closes the chain of steps. ``định kỳ`` says less
    than the ``trước ngày 25 hằng tháng`` after it.
    """
    found: list[Deadline] = []
    taken: list[tuple[int, int]] = []
    for kind, pattern in _COMPILED:
        if kind == "immediate" and all(words.find(word, start, end) < 0 for word in _AT_ONCE):
            continue
        for match in pattern.finditer(words, start, end):
            if any(match.start() < stop and begin < match.end() for begin, stop in taken):
                continue
            if _AFTERWARDS.match(words, match.end()) or _is_attribute(match, start):
                continue
            taken.append(match.span())
            found.append(Deadline(match.start(), match.end(), kind, _printed_day(match, header)))
    dated = [deadline for deadline in found if deadline.day is not None]
    if dated:
        last = max(dated, key=lambda deadline: deadline.start)
        if not _closes(words, start, last):
            reports = (one for one in found if one.start > last.start)
            last = next((one for one in reports if _closes(words, start, one)), last)
        return _each_year(words, last, found) or last
    of_a_day = (one for one in found if _DAY.search(words, one.start, one.end))
    closing = (one for one in found if _closes(words, start, one))
    return next(of_a_day, next(closing, found[0] if found else None))


def _closes(words: str, start: int, one: Deadline) -> bool:
    """Whether it stands with the verb that ends the work, not with what the work is about."""
    finishes = _FINISHES.match(words, one.start) is not None
    return finishes or _CLOSES.search(words, max(start, one.start - 120), one.start) is not None


def _each_year(words: str, dated: Deadline, found: list[Deadline]) -> Deadline | None:
    """``định kỳ hằng năm báo cáo … trước ngày 15 tháng 12`` is of no one year."""
    if re.search(r"\d{4}", words[dated.start : dated.end]):
        return None
    before = (one for one in found if one.kind == "recurring" and one.end < dated.start)
    near = next((one for one in before if _WITHIN.fullmatch(words, one.end, dated.start)), None)
    return replace(dated, start=near.start, kind="recurring", day=None) if near else None


_WITHIN = re.compile(r"[^.;\n]{0,160}")
# "miễn phí cho khách đến hết năm 2020, báo cáo Thủ tướng trong tháng 3": the report has the day.
_CLOSES = re.compile(
    r"(?:báo\s+cáo|trình|gửi|hoàn\s+thành|hoàn\s+tất|ban\s+hành|nộp|xong)(?!\w)[^,.;:\n]{0,110}$",
    re.IGNORECASE,
)
_FINISHES = re.compile(r"(?:hoàn\s+thành|xong)(?!\w)")
_MEASURE = re.compile(
    r"(?:miễn|giảm|hoãn|giãn|tạm\s+dừng|gia\s+hạn|kéo\s+dài|áp\s+dụng|thí\s+điểm|có\s+hiệu\s+lực|từ\s+ngày)(?!\w)[^,.;:\n]{0,110}$",
    re.IGNORECASE,
)


def _is_attribute(match: re.Match[str], start: int) -> bool:
    """``kế hoạch hằng năm`` is a kind of plan and says nothing of when to do what."""
    if _LASTS.match(match[0]) is not None:
        return (
            _MEASURE.search(match.string, max(start, match.start() - 120), match.start())
            is not None
        )
    if match[0].lower() == "thường xuyên":
        return (
            _RUNNING.search(match.string, max(start, match.start() - 12), match.start()) is not None
        )
    if _BARE_EACH.fullmatch(match[0]) is None:
        return False
    before = match.string[max(start, match.start() - 160) : match.start()]
    told = _RECURS.search(before) or _GOES_AHEAD.match(match.string, match.end())
    if told is None and match[0].endswith("năm"):
        return True
    return _YEARLY.search(match.string, max(start, match.start() - 80), match.start()) is not None


# "chi thường xuyên", "Trung tâm Giáo dục thường xuyên"
_RUNNING = re.compile(r"(?:chi|dục|phí|nguồn|dịch)\s+$", re.IGNORECASE)
# What is done each year stands before it in its part of the sentence, or right behind.
_RECURS = re.compile(
    r"(?:^|[,;:.(\n-]|[Đđ]ịnh\s+kỳ|(?<!\w)(?:báo\s+cáo|tổng\s+hợp|rà\s+soát|kiểm\s+tra|đánh\s+giá|sơ\s+kết|tổng\s+kết|gửi|cập\s+nhật|tổ\s+chức"
    r"|công\s+bố|họp|giao\s+ban|đối\s+thoại|kiểm\s+kê|thống\s+kê|tập\s+huấn|diễn\s+tập|duy\s+trì|theo\s+dõi|quan\s+trắc|đôn\s+đốc"
    r"|thanh\s+tra|giám\s+sát|trình|thực\s+hiện|vào)(?!\w)[^,;.:\n]{0,110})\s*$",
    re.IGNORECASE,
)
_GOES_AHEAD = re.compile(rf"\s*(?:,|;|\.|$|\n|{verbs()})")
_LASTS = re.compile(r"[Đđ]ến(?!\w)")
_DAY = re.compile(r"ngày\s+\d|\d\s*giờ")
_BARE_EACH = re.compile(_EACH)
_YEARLY = re.compile(
    r"(?:kế\s+hoạch|dự\s+toán|ngân\s+sách(?:\s+nhà\s+nước)?|chỉ\s+tiêu|thi\s+đua|chương\s+trình|nhu\s+cầu"
    r"|(?:trợ|phụ)\s+cấp|lương|chế\s+độ|hỗ\s+trợ|học\s+phí|định\s+kỳ\s+và|kinh\s+phí|xã\s+hội|đầu\s+tư\s+công|công\s+tác|tiêu\s+chí|xếp\s+loại|thu\s+nhập|số\s+liệu|trung\s+hạn(?:\s+và|,)?)\s+$"
    r"|(?<!\w)(?:kế\s+hoạch|dự\s+toán)(?:\s+[^\W\d_]+){1,8}\s+$"
)


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
    rf"[\s:|]*(?P<words>{_ON_DAY}|{_PERIOD}|[Tt]{_MONTH[1:]}|(?:[Nn]ăm\s+|[Gg]iai\s+đoạn\s+)?20\d\d(?:\s*-\s*20\d\d)?(?!\d))"
)


def _printed_day(match: re.Match[str], header: Header) -> date | None:
    if "day" not in match.re.groupindex or match["day"] is None:
        return None
    return day_of(match, _year_of_month(int(match["month"]), header))


def period_end(directive: Directive, header: Header) -> date | None:
    """The last day of the month, quarter or year to finish in, as ``within`` and ``by`` say.

    A period that was over when the document was signed is what is told of, not when to finish; of
    ``tháng 5, 6/2022`` and ``năm 2021 - 2025`` the first is not the last.
    """
    words = directive.deadline_text or ""
    match = _PERIOD_PARTS.search(fold(words))
    if match is None or directive.deadline_kind not in ("within", "by"):
        return None
    if _GOES_ON.match(fold(tidy(directive.text).partition(words)[2])):
        return None
    last = _last_month(match)
    own = match["year"] or match["bare_year"]
    year = int(own) if own else _year_of_month(last, header)
    if not year or not 1 <= last <= 12 or (year, last) < (header.year or 0, header.month or 0):
        return None
    return date(year, last, monthrange(year, last)[1])


_PERIOD_PARTS = re.compile(
    r"(?:(?:[Tt]háng\s+(?P<month>\d{1,2})|[Qq]uý\s+(?P<quarter>[IV]{1,3}|[1-4]))"
    r"(?:\s*(?:/|năm)\s*(?P<year>\d{4}))?|(?P<bare_year>(?:19|20)\d\d))(?!\d)"
)
_GOES_ON = re.compile(r"\s*(?:,|và|-)\s*(?:\d|[IV]+(?!\w)|(?:các|những|tháng|quý|năm)(?!\w))")
_QUARTERS = {"I": 1, "II": 2, "III": 3, "IV": 4}


def _last_month(match: re.Match[str]) -> int:
    if match["month"]:
        return int(match["month"])
    quarter = match["quarter"]
    return 3 * (_QUARTERS.get(quarter) or int(quarter)) if quarter else 12


def _year_of_month(month: int, header: Header) -> int | None:
    """A deadline without a year takes the document's; one for spring, set late, is next year's."""
    if header.year is None or header.month is None:
        return header.year
    return header.year + (1 if header.month >= 10 and month <= 3 else 0)
