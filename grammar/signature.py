"""Who signed a document and who receives it, from the blocks after its last article.

In: a ``Text``. Out: a ``Signature``; what the text does not print stays None or empty.
Both layouts are read: line by line, and two columns that ran together.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from grammar.issuers import title_pattern
from grammar.phrases import LOWER, UPPER
from grammar.tables import listed, load
from grammar.text import Text, tidy

_BESIDE = 3000
_BLOCK = 800


@dataclass(frozen=True, slots=True)
class Signature:
    """``role`` is the office of the one who signs; ``on_behalf`` what stands after TM., TL. …"""

    signer: str | None = None
    role: str | None = None
    on_behalf: str | None = None
    recipients: tuple[str, ...] = ()


def read_signature(text: Text) -> Signature:
    for match in _blocks().finditer(text.shadow):
        name = _NAME.match(text.shadow, match.end(), match.end() + _BLOCK)
        if name is not None:
            shown = _one_line(text, *name.span("name"))
            roles = _roles(text.shadow[match.start() : name.start("name")])
            return Signature(shown, *roles, _recipients(text, match.start()))
    return Signature(recipients=_recipients(text, None))


_MARK = rf"(?:TUQ|TM|KT|TL|T/M|K/T|T/L|Q)\s?[./]?\s?(?=[{UPPER}])"
_CAPITALS = rf"[{UPPER}]{{2,}}(?:[ ,]+(?:- )?[{UPPER}]+(?![{LOWER}]))*"
_GAP = r"[\s*\\|]*"
# Lines of the other column may stand between the office and the name.
_RECIPIENT_LINES = r"(?:\n[ ]*[-–+]\s[^\n]{0,200})*"
_SYLLABLE = rf"[{UPPER}][{LOWER}]+"
_DEGREE = r"(?:(?:GS|PGS|TS|ThS|Ths|BS)\.\s*|(?:Đại|Thượng|Trung|Thiếu)\s+tướng\s+|Đại\s+tá\s+)*"
_NAME = re.compile(
    rf"[ *\\|]*{_RECIPIENT_LINES}{_GAP}(?:\((?:[Đđ]ã ký|Ký|ký)[^)\n]{{0,40}}\){_GAP})?"
    rf"{_DEGREE}(?P<name>{_SYLLABLE}(?: +{_SYLLABLE}){{1,4}})(?=[\s*\\|]|$)"
)


@cache
def _blocks() -> re.Pattern[str]:
    """ "TL. CHỦ TỊCH / CHÁNH VĂN PHÒNG", or a bare office on a line of its own."""
    behalf = rf"{_MARK}{_CAPITALS}(?:{_GAP}(?:{_MARK})?{_CAPITALS})*"
    office = rf"(?:^|\n)[ *]*(?=[{UPPER}]{{2}}){title_pattern()}(?:[ ,]+{_CAPITALS})?"
    return re.compile(rf"(?<![\w/-])(?:{behalf})|{office}")


def _one_line(text: Text, start: int, end: int) -> str:
    """The name without capitalised words of the next line, which the shadow may have joined."""
    line = text.slice(text.span(start, end)).splitlines()[0]
    return tidy(line) if " " in line.strip() else tidy(text.clean[start:end])


def _roles(block: str) -> tuple[str | None, str | None]:
    words = tidy(re.sub(r"[*\\|]", " ", block))
    printed = (match[0] for match in re.finditer(title_pattern(), words))
    offices = [spelled(office) for office in printed if office.isupper()]
    marked = re.match(_MARK, words) is not None
    if len(offices) > 1 and marked:
        return offices[-1], offices[0]
    return (offices[-1] if offices else None), None


def spelled(capitals: str) -> str:
    """``CHÁNH VĂN PHÒNG`` as one writes it in a sentence.

    >>> spelled("CHÁNH VĂN PHÒNG")
    'Chánh Văn phòng'
    """
    return _spellings().get(tidy(capitals).casefold(), capitals.capitalize())


@cache
def _spellings() -> dict[str, str]:
    rows = [row for row in load("agencies") if row["kind"] in {"title", "signer"}]
    names = [name for row in rows for name in (*listed(row["aliases"]), row["name"])]
    return {name.casefold(): name for name in names}


_HEAD = re.compile(r"(?:Nơi|NƠI)\s+(?:nhận|NHẬN)\s*:?")
_LINE = re.compile(r"(?:^|\n|;)[\s|\\]*[-–+]\s+")
_SIGNED_BESIDE = re.compile(rf"[\s*|\\]*{_MARK}")
_RECIPIENTS_END = re.compile(
    rf"\n\s*\n(?!\s*[-–+])|\n\W*(?:TUQ|TM|KT|TL|T/M|K/T|T/L)\s?[./]|\n\W*{_CAPITALS}\W*(?:\n|$)"
)


def _recipients(text: Text, signed_at: int | None) -> tuple[str, ...]:
    """The list beside the signature; one far from it belongs to a form in an appendix."""
    head = _HEAD.search(text.shadow, max((signed_at or 0) - _BESIDE, 0))
    if head is None or (signed_at is not None and head.start() > signed_at + _BESIDE):
        return ()
    start = text.span(head.end(), head.end()).start
    lines = text.original[start : start + _BESIDE].lstrip(" *_:|\\\r\n")
    end = _RECIPIENTS_END.search(lines)
    first, *rest = _LINE.split(lines[: end.start() if end else None])
    if not rest or (first.strip() and not _SIGNED_BESIDE.match(first)):
        return ()
    entries = (entry.partition(";")[0] for entry in rest)
    plain = (tidy(re.sub(r"[|\\*_]", " ", entry)).strip(" ;.") for entry in entries)
    return tuple(_without_column(entry) for entry in plain if entry)


_ARCHIVE = re.compile(r"(Lưu\s*:[^.]*?(?:\([^)]*\)|[A-ZĐ]{2}\b(?=\.)|$)).*")


def _without_column(entry: str) -> str:
    """The archive line ends the list, whatever a second column puts after it."""
    match = _ARCHIVE.match(entry)
    return match[1] if match else entry
