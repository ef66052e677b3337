"""The letterhead of a document: who issues it, its number, place, date, type and title.

In: a ``Text``. Out: a ``Letterhead`` of what is printed, and where it ends. Blank is None.
Reads one line after another, so two columns that ran together read as well.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from grammar.issuers import body_pattern
from grammar.phrases import LOWER, UPPER
from grammar.tables import listed, load
from grammar.text import Text, fold, tidy

_ZONE = 6000
_TITLE_LINES = 10
_TITLE_LENGTH = 900


@dataclass(frozen=True, slots=True)
class Letterhead:
    """``bodies``: the names in the letterhead as printed, the superior body first."""

    end: int
    bodies: tuple[str, ...] = ()
    number: str | None = None
    symbol: str | None = None
    designation: str | None = None
    place: str | None = None
    day: date | None = None
    year: int | None = None
    month: int | None = None
    type: str | None = None
    title: str | None = None


def read_letterhead(text: Text) -> Letterhead:
    lines = _lines(text)
    number = _first(_NUMBER, lines)
    dated = _first(_DATED, lines)
    typed = _type_line(lines, number or dated)
    head_end = typed[0] if typed else _end_of_head(lines, number, dated)
    kind, title, end = _title(lines, typed, head_end)
    name, symbol, designation = _designation(number[1]) if number else (None, None, None)
    place, day, year, month = _date(dated[1]) if dated else (None, None, None, None)
    bodies = _bodies(lines[: max(head_end, _line_of(number), _line_of(dated))])
    return Letterhead(end, bodies, name, symbol, designation, place, day, year, month, kind, title)


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    words: str  # the shadow of the line
    shown: str


_Found = tuple[int, re.Match[str]]


def _lines(text: Text) -> tuple[_Line, ...]:
    """The lines of the original's beginning, folded."""
    lines = []
    for match in re.finditer(r"[^\n\f\u2028\u2029]+", text.original[:_ZONE]):
        at, to = text.position(match.start()), text.position(match.end())
        lines.append(_Line(match.start(), match.end(), text.shadow[at:to], text.clean[at:to]))
    return tuple(lines)


_BLANK = r"[\s.…_]*"
_ISSUED = r"[A-ZĐƯ][\w&]*(?:\s?[-/_.]\s?[A-ZĐƯ][\w&]*)*(?:\s?\([\w.]+\))?"
_SYLLABLE = rf"(?<![\w.-])(?:[{UPPER}][{LOWER}]+|HCM)"
_NUMBER = re.compile(
    r"(?:^|(?<=\s)|(?<=[*|]))[Ss][ốỐ]\s*:?[\s*]*"
    rf"(?P<number>\d{{1,3}}\.\d{{1,3}}|\d{{1,6}}[A-Za-zđ]?|){_BLANK}"
    rf"(?P<mark>[-/])\s?(?:(?P<year>(?:19|20)\d\d)\s?[-/]\s?)?(?P<symbol>{_ISSUED})"
)
_DATED = re.compile(
    rf"(?P<place>(?:TP\.?\s*)?{_SYLLABLE}(?:(?:\s|\s?-\s?){_SYLLABLE}){{0,5}})\s*,\s*"
    r"ngày(?P<day>[\s.…_]*\d{0,2})[\s.…_]*"
    r"(?:tháng|[/-])[\s.…_]*(?P<month>\d{0,2})[\s.…_]*(?:năm|[/-])[\s.…_]*(?P<year>\d{4}|)"
)


def _first(pattern: re.Pattern[str], lines: tuple[_Line, ...]) -> _Found | None:
    for at, line in enumerate(lines):
        if _BODY_STARTS.match(line.words):
            return None
        match = pattern.search(line.words)
        if match and (pattern is not _NUMBER or _is_own_number(line.words, match)):
            return at, match
    return None


def _is_own_number(words: str, match: re.Match[str]) -> bool:
    """A letterhead prints "Số:", or the number alone on its line, or after "Luật"."""
    before = words[: match.start()].strip(" *|")
    alone = not before or before.isupper() or before in {"Luật", "Bộ luật", "Pháp lệnh"}
    return alone and not re.match(r"\s*,?\s*ngày\s+\d", words[match.end() :])


def _designation(match: re.Match[str]) -> tuple[str | None, str, str | None]:
    number = match["number"] or None
    symbol = re.sub(r"\s", "", match["symbol"]).replace("_", "-").rstrip(".")
    year = match["year"] + "/" if match["year"] else ""
    own = f"{number}{match['mark']}{year}{symbol}" if number else None
    return number, symbol, own


def _date(match: re.Match[str]) -> tuple[str, date | None, int | None, int | None]:
    numbers = [re.sub(r"\D", "", match[part]) for part in ("day", "month", "year")]
    day, month, year = (int(number) if number else None for number in numbers)
    month = month if month and month <= 12 else None
    try:
        full = date(year or 0, month or 0, day or 0)
    except ValueError:
        full = None
    return tidy(match["place"]), full, year, month


_BODY_STARTS = re.compile(r"\s*(?:Căn cứ|CĂN CỨ|Điều\s+1\b|Kính gửi|Chương\s+I\b)")
_TITLE_ENDS = re.compile(
    r"\s*(?:Căn cứ|CĂN CỨ|Kính gửi|Điều\s+\d|Chương\s|CHƯƠNG\s|PHẦN\s|Phần\s|[IVX]+\.\s|\d+\.\s"
    r"|(?:Sáng|Chiều|Trong|Từ)?\s*[Nn]gày\s+\d|Theo đề nghị|Xét|Sau khi|Nhằm|Trên cơ sở|Để\s"
    r"|[A-ZĐ][^\W\d_]+(?:\s[^\W\d_A-ZĐ]+){1,3}\s+(?:liên tịch\s+)?(?:số\s+)?\d+/\d"
    r"|Ngày|QUYẾT ĐỊNH\s*:|QUYẾT NGHỊ|[-_*=]{3,}|Người ký|Ký bởi)"
)
# A plan may be titled so; below a title it opens the text.
_ACTS_ON = re.compile(r"\s*Thực hiện\s.{0,60}\d")


@cache
def _types() -> tuple[re.Pattern[str], dict[str, str], dict[str, str]]:
    rows = [row for row in load("document_types") if row["group"] != "standard"]
    names = {fold(row["name"]).upper(): row["name"] for row in rows if row["name"] != "Văn bản"}
    either = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
    codes: dict[str, str] = {}
    for row in rows:
        for code in listed(row["abbreviations"]):
            codes.setdefault(code, row["name"])
    return re.compile(rf"[\s*]*(?P<type>{either})(?![\w/-])(?!\s*:)[\s*]*"), names, codes


def _type_line(lines: tuple[_Line, ...], after: _Found | None) -> tuple[int, str, int] | None:
    """The line with the type in capitals: its place, the type, where its words end."""
    pattern, names, _ = _types()
    for at, line in enumerate(lines):
        if _BODY_STARTS.match(line.words):
            return None
        match = pattern.match(line.words)
        rest = line.words[match.end() :] if match else ""
        if match and at >= _line_of(after) and not rest.startswith(("-", "SỐ", ",", "SO")):
            return at, names[match["type"]], match.end()
    return None


def _line_of(found: _Found | None) -> int:
    return found[0] if found else 0


def _end_of_head(lines: tuple[_Line, ...], *found: _Found | None) -> int:
    return max((1 + one[0] for one in found if one), default=0)


_SUBJECT = re.compile(r"(?:^|\s)V/v:?\s+(?P<title>.+)|^\s*(?P<about>Về việc\s.+)")


def _title(
    lines: tuple[_Line, ...], typed: tuple[int, str, int] | None, head_end: int
) -> tuple[str | None, str | None, int]:
    if typed is None:
        return _letter_subject(lines, head_end)
    at, kind, cut = typed
    first = lines[at]
    parts = [first.shown[cut:]] if first.shown[cut:].strip(" *") else []
    last = first
    for line in lines[at + 1 : at + 1 + _TITLE_LINES]:
        if parts and (_apart(last, line) or sum(map(len, parts)) > _TITLE_LENGTH):
            break
        if (parts and _ACTS_ON.match(line.words)) or _is_issuer_line(line, parts):
            break
        if _TITLE_ENDS.match(line.words):
            break
        if line.words.strip(" *-_") and not _IN_WHOSE_NAME.match(line.words):
            parts.append(line.shown)
            last = line
    title = tidy(" ".join(parts)).strip(" *_-") or None
    return kind, title, last.end


_IN_WHOSE_NAME = re.compile(r"\s*CỦA\s+(?:BAN|BỘ|TỈNH|THÀNH|HỘI|ĐẢNG)\s[^a-z]*$")


def _apart(above: _Line, below: _Line) -> bool:
    return below.start - above.end > 1 and not below.words.lstrip()[:1].islower()


def _is_issuer_line(line: _Line, parts: list[str]) -> bool:
    """``CHÍNH PHỦ`` alone opens the preamble."""
    words = line.words.strip(" *,")
    known = words.isupper() and _capital_body().fullmatch(words) is not None
    return known and bool(parts)


def _letter_subject(lines: tuple[_Line, ...], head_end: int) -> tuple[str | None, str | None, int]:
    """An official letter has no type line: "V/v ..." and "Kính gửi" tell it."""
    addressed = any(line.words.lstrip(" *").startswith("Kính gửi") for line in lines)
    for at, line in enumerate(lines[: head_end + 12]):
        match = _SUBJECT.search(line.shown)
        if match and not _BODY_STARTS.match(line.words):
            words = [match["title"] or match["about"]]
            for more in lines[at + 1 : at + 5]:
                if _TITLE_ENDS.match(more.words) or _apart(line, more) or _DATED.search(more.words):
                    break
                words.append(more.shown)
                line = more
            return "Công văn" if addressed else None, tidy(" ".join(words)).strip(" *"), line.end
    end = lines[head_end - 1].end if head_end else 0
    return ("Công văn" if addressed and head_end else None), None, end


_MOTTO = re.compile(
    r"C[ỘỌ]NG\s+H[ÒO]A\s+XÃ\s+HỘI\s+CHỦ\s+NGHĨA\s+VIỆT\s+NAM|VIỆT\s+NAM\s+DÂN\s+CHỦ\s+CỘNG\s+HÒA"
    r"|ĐẢNG\s+CỘNG\s+SẢN\s+VIỆT\s+NAM|Độc\s+lập\s*-\s*Tự\s+do\s*-\s*Hạnh\s+phúc"
    r"|CÔNG\s+BÁO.*|VĂN\s+BẢN\s+.*|S[ốỐ]\s*:.*|V/v.*|[*_\\|]|-{3,}"
)


@cache
def _capital_body() -> re.Pattern[str]:
    return re.compile(body_pattern())


_CAPITALS = re.compile(rf"(?:(?<!\w)[{UPPER}]+(?!\w)[,\s]*(?:-\s+)?)+")
_NAMES_AREA = re.compile(r"\s*(?:TỈNH|THÀNH\s+PHỐ|HUYỆN|QUẬN|THỊ\s+XÃ|XÃ|PHƯỜNG|QUỐC\s+HỘI)(?!\w)")


def _bodies(lines: tuple[_Line, ...]) -> tuple[str, ...]:
    """The bodies in capitals; a name may go on in the next line, two may share one."""
    rows: list[str] = []
    for line in lines:
        for run in _CAPITALS.findall(_MOTTO.sub(" | ", line.words)):
            words = " ".join(run.split())
            if rows and (_NAMES_AREA.match(words) or _is_half(rows[-1], words)):
                rows[-1] += " " + words
            else:
                rows.append(words)
    return tuple(dict.fromkeys(body for row in rows for body in _bodies_in(row)))


def _is_half(above: str, below: str) -> bool:
    whole = _capital_body().fullmatch
    return whole(f"{above} {below}") is not None and not (whole(above) and whole(below))


def _bodies_in(row: str) -> list[str]:
    if row.rstrip(" ,") == "VĂN PHÒNG":
        return ["VĂN PHÒNG"]
    found: list[str] = []
    at = 0
    while 0 <= at < len(row):
        match = _capital_body().match(row, at)
        if match:
            found.append(match[0])
        at = match.end() + 1 if match else row.find(" ", at) + 1 or len(row)
    return found
