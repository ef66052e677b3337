"""The type and title of a document, from the lines of its letterhead.

In: lines, and where number and date stand among them. Out: a ``Titled``; what is missing is None.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from grammar.bodies.issuers import is_body, title_pattern
from grammar.headers.lines import MOTTO, NUMBER_COLON, PLACE_AND_DATE, TEXT_OPENS, Line
from grammar.phrases import LOWER, UPPER
from grammar.tables import load
from grammar.texts.abbreviations import without_marks
from grammar.texts.text import fold, tidy

_TITLE_LINES = 10
_TITLE_LENGTH = 900
_LONGEST_LINE = 250


@dataclass(frozen=True, slots=True)
class Titled:
    """``head_end``: the index of the line that ends the letterhead; ``end`` in the original."""

    type: str | None
    title: str | None
    head_end: int
    end: int


def read_titled(lines: tuple[Line, ...], head_end: int) -> Titled:
    """``head_end``: below the lines that print number and date."""
    typed = _type_line(lines, max(head_end - 1, 0)) or _type_line(lines[:head_end], 0)
    if typed is None:
        return _letter(lines, head_end)
    at, kind, cut = typed
    title, last = _title(lines, at, cut)
    return Titled(kind, title, at, last.end)


_BODY_STARTS = re.compile(r"[\s|]*(?:Căn cứ|CĂN CỨ|Điều\s+1\b|Kính gửi|Chương\s+I\b)")


def starts_body(line: Line) -> bool:
    return _BODY_STARTS.match(line.words) is not None


# How urgent a telegram is, or to whom a communiqué goes, is no part of the title.
_QUALIFIER = r"(?:\s+(?:KHẨN|HỎA\s+TỐC|THƯỢNG\s+KHẨN|BÁO\s+CHÍ|LAO\s+ĐỘNG(?=\s*$)))?"


@cache
def _types() -> tuple[re.Pattern[str], dict[str, str]]:
    rows = [row for row in load("document_types") if row["group"] != "standard"]
    names = {fold(row["name"]).upper(): row["name"] for row in (*rows, *load("forms"))}
    del names["VĂN BẢN"]
    either = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
    # A footnote mark may follow, or the title with no space between.
    ends = rf"(?:\d(?!\w))?(?:(?![\w/-])|(?=[{UPPER}][{LOWER}]))(?!\s*:)"
    return re.compile(rf"[\s*|]*(?P<type>{either}){ends}{_QUALIFIER}[\s*]*"), names


def _as_scanned(words: str) -> str | None:
    """The type that stands alone in capitals whose marks a scan has lost or mistaken."""
    plain = words.strip(" *|")
    return _types_without_marks().get(without_marks(plain)) if plain.isupper() else None


@cache
def _types_without_marks() -> dict[str, str]:
    return {without_marks(capitals): name for capitals, name in _types()[1].items()}


# "QUYẾT ĐỊNH SỐ 5/QĐ-UBND" cites; "QUY ĐỊNH CHUNG" heads a chapter.
_NO_TYPE = ("-", "SỐ", ",", "SO", "CHUNG", "CỤ THỂ")


def _type_line(lines: tuple[Line, ...], first: int) -> tuple[int, str, int] | None:
    """The line with the type in capitals: its place, the type, where its words end."""
    pattern, names = _types()
    for at, line in enumerate(lines):
        if starts_body(line):
            return None
        if at >= first and (damaged := _as_scanned(line.words)):
            return at, damaged, len(line.words)
        match = pattern.match(line.words)
        rest = line.words[match.end() :] if match else ""
        if match and at >= first and not rest.startswith(_NO_TYPE):
            return at, names[match["type"]], match.end()
    return None


def _title(lines: tuple[Line, ...], at: int, cut: int) -> tuple[str | None, Line]:
    last = lines[at]
    parts = [last.shown[cut:]] if last.shown[cut:].strip(" *|") else []
    for line in lines[at + 1 : at + 1 + _TITLE_LINES]:
        whose = _OF_WHOM.match(line.words)
        words = line.words[whose.end() if whose else 0 :]
        if _ends_title(words, parts) or (parts and _apart(last, line)):
            break
        if words.strip(" *-_|"):
            parts.append(line.shown[len(line.words) - len(words) :])
            last = line
    return _BY_WHOM.sub("", tidy(" ".join(parts)).strip(" *_-|")) or None, last


# "CỦA BỘ THƯƠNG MẠI SỐ 390/TM-XNK NGÀY 8 THÁNG 5 NĂM 1995", or whose conclusions they are.
_OF_WHOM = re.compile(
    r"\s*CỦA\s+(?:BAN|BỘ|TỈNH|THÀNH|HỘI|ĐẢNG|THỦ|CHÍNH|ỦY|LIÊN|TỔNG)\s"
    r"(?:(?:(?!\sVỀ\s)[^a-z])*$|[^a-z]*?NGÀY\s+\d+(?:\s+THÁNG\s+|[/-])\d+(?:\s+NĂM\s+|[/-])\d{4}\s*)"
)
# "của Ban Thường vụ Tỉnh ủy về công tác cán bộ": what stands before "về" is the issuer.
_BY_WHOM = re.compile(
    r"^của\s+(?:ban|bộ|tỉnh|thành|hội|đảng|thủ|chính|ủy|uỷ|liên|tổng|văn|huyện|chủ)\s[^,;:.]{0,100}?\s(?=về\s)",
    re.IGNORECASE,
)
_TITLE_ENDS = re.compile(
    rf"[\s*|]*(?:{TEXT_OPENS}|[-+•]\s"
    rf"|QUYẾT ĐỊNH\s*:|QUYẾT NGHỊ|[-_*=]{{3,}}|Người ký|Ký bởi|{NUMBER_COLON}"
    r"|\(?(?:Ban\s+hành\s+)?[Kk]èm\s+theo|\(?Tiếp\s+theo|(?:TM|KT|TL|TUQ|Q)\.\s?[A-ZĐ]|[TK]/[TML]\.?\s)"
)
# A consolidated text opens with what it consolidates; a title may hold a number in a new line.
_CITES = re.compile(
    r"\s*[A-ZĐ][^\W\d_]+(?:\s[^\W\d_A-ZĐ]+){1,3}\s+(?:liên tịch\s+)?(?:số\s+)?\d+/\d"
)
_GOES_ON = re.compile(r"(?:,|\s(?:theo|của|và|tại|hiện|bởi|hành|số|với|về))\s*$")
# A plan may be titled so; below a title it opens the text.
_ACTS_ON = re.compile(r"\s*Thực hiện\s.{0,60}\d")


def _ends_title(words: str, parts: list[str]) -> bool:
    """Whether a line is no part of a title; what only a second line can tell counts there."""
    plain = words.strip(" *|,")
    if _CITES.match(words):
        return not (parts and _GOES_ON.search(parts[-1]))
    if _ACTS_ON.match(words) and not parts:
        return False
    if _TITLE_ENDS.match(words) or plain.endswith(":") or PLACE_AND_DATE.match(plain):
        return True
    if not parts:
        return len(plain) > _TITLE_LENGTH
    if plain.isupper() and (is_body(plain) or _office().fullmatch(plain)):
        return True
    sentence = plain.endswith(".") or len(plain) > _LONGEST_LINE
    return (sentence and plain[:1].isupper()) or sum(map(len, parts)) > _TITLE_LENGTH


@cache
def _office() -> re.Pattern[str]:
    return re.compile(title_pattern())


def _apart(above: Line, below: Line) -> bool:
    return below.start - above.end > 1 and not below.words.lstrip()[:1].islower()


_SUBJECT = re.compile(r"(?:^|\s)V/v\s*:?\s+(?P<title>.+)|^\s*(?P<about>(?:Về việc|Về)\s.+)")


def _letter(lines: tuple[Line, ...], head_end: int) -> Titled:
    """An official letter has no type line: "V/v ..." and "Kính gửi" tell it."""
    addressed = any(line.words.lstrip(" *|").startswith("Kính gửi") for line in lines)
    kind = "Công văn" if addressed else None
    for at, line in enumerate(lines[: head_end + 12]):
        if starts_body(line):
            break
        match = _SUBJECT.search(line.shown)
        if match and (match["title"] or (addressed and head_end)):
            title, last = _subject(lines, at, match["title"] or match["about"])
            return Titled(kind, title, head_end, last.end)
    end = lines[head_end - 1].end if head_end else 0
    return Titled(kind if head_end else None, None, head_end, end)


def _subject(lines: tuple[Line, ...], at: int, first: str) -> tuple[str, Line]:
    """The subject goes on below, around what the other column prints there."""
    words, last = [_without_date(first)], lines[at]
    for line in lines[at + 1 : at + 5]:
        more = _without_date(line.shown)
        if _TITLE_ENDS.match(line.words) or _apart(last, line) or MOTTO.search(line.words):
            break
        if not more.strip():
            break
        words.append(more)
        last = line
    return tidy(" ".join(words)).strip(" *|"), last


def _without_date(shown: str) -> str:
    return PLACE_AND_DATE.sub("", shown)
