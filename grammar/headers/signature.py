"""Who signed a document and who receives it, from the blocks after its last article.

In: a ``Text``. Out: a ``Signature``; what the text does not print stays None or empty.
Both layouts are read: line by line, and two columns that ran together.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from grammar.bodies.issuers import title_pattern
from grammar.bodies.names import read_name
from grammar.headers.columns import columns_at
from grammar.model import Span
from grammar.phrases import LOWER, UPPER
from grammar.tables import listed, load
from grammar.texts.text import Text, fold, tidy

_BESIDE = 3000
_BLOCK = 800


@dataclass(frozen=True, slots=True)
class Signature:
    """``role`` is the office of the one who signs; ``on_behalf`` whom TM., TL. … name first."""

    signer: str | None = None
    role: str | None = None
    on_behalf: str | None = None
    recipients: tuple[str, ...] = ()


def read_signature(text: Text) -> Signature:
    head = _HEAD.search(text.shadow)
    if head is not None:
        left, right = columns_at(text, head.start())
        signed = _signature(right)
        if signed.signer:
            return replace(signed, recipients=_recipients(left, None))
    return _signature(text)


def _signature(text: Text) -> Signature:
    for match in _blocks().finditer(text.shadow):
        name = _NAME.match(text.shadow, match.end(), match.end() + _BLOCK)
        if name is not None and (match["marked"] or _stands_alone(text, match, name)):
            shown = _beside(text, match.start(), name.start("name"))
            shown = shown or _one_line(text, *name.span("name"))
            block = tidy(re.sub(r"[*\\|]", " ", text.shadow[match.start() : name.start("name")]))
            signed = Span(match.start(), name.end())
            return Signature(shown, _role(block), _on_behalf(block), _recipients(text, signed))
    return Signature(recipients=_recipients(text, None))


_MARK = rf"(?:(?:TUQ|TM|KT|TL|T/M|K/T|T/L)\s?[./]?|Q\s?[./])\s?(?=[{UPPER}])"
_CAPITALS = rf"[{UPPER}]{{2,}}(?:[ ,]+(?:- )?[{UPPER}]+(?![{LOWER}]))*"
_GAP = r"[\s*\\|]*"
# Lines of the other column may stand between the office and the name, which then ends its line.
_RECIPIENT_LINES = r"(?P<beside>\n[ ]*[-–+]\s[^\n]{0,200}?)*"
_SYLLABLE = rf"[{UPPER}][{LOWER}]+"
_DEGREE = r"(?:(?:GS|PGS|TS|ThS|Ths|BS)\.\s*|(?:Đại|Thượng|Trung|Thiếu)\s+tướng\s+|Đại\s+tá\s+)*"
_SIGNED = r"(?:\((?:[Đđ]ã ký|Ký|ký)[^)\n]{0,40}\)|\[(?:daky|[Đđ]ã ký)?\]?)"
_NAME_ENDS = r"(?(beside)(?=[ *\\|]*(?:\n|$))|(?=[\s*\\|]|$))"
_NAME = re.compile(
    rf"[ *\\|]*{_RECIPIENT_LINES}{_GAP}(?:{_SIGNED}{_GAP})?"
    rf"{_DEGREE}(?<!- )(?P<name>{_SYLLABLE}(?: {{1,2}}{_SYLLABLE}){{1,4}}){_NAME_ENDS}"
)


@cache
def _blocks() -> re.Pattern[str]:
    """ "TL. CHỦ TỊCH / CHÁNH VĂN PHÒNG", or an office that nothing marks."""
    behalf = rf"{_MARK}{_CAPITALS}(?:{_GAP}(?:{_MARK})?{_CAPITALS})*"
    office = rf"(?<!\S)(?=[{UPPER}]{{2}}){title_pattern()}(?:[ ,]+{_CAPITALS})?"
    return re.compile(rf"(?<![\w/-])(?P<marked>{behalf})|{office}")


_NOTHING_BEFORE = re.compile(r"(?:(?:^|\n|\s{3,}|\|)[\s*_|]*|[Nn]hận\s*:\s*)$")
_LINE_START = 200


def _stands_alone(text: Text, office: re.Match[str], name: re.Match[str]) -> bool:
    """An office on its own line or in its own column, or one that ends the text with a name."""
    at = text.span(office.start(), office.end()).start
    before = text.original[max(at - _LINE_START, 0) : at]
    if _NOTHING_BEFORE.search(before):
        return True
    return before.rstrip().endswith(".") and not text.shadow[name.end() :].strip(" *\n")


_LONGEST_LINE = 200


def _beside(text: Text, office: int, name: int) -> str | None:
    """Of names side by side below as many offices, the last: so the office is read as well."""
    at, below = text.span(office, office).start, text.span(name, name).start
    first = text.original.rfind("\n", max(at - _LONGEST_LINE, 0), at) + 1
    offices = _COLUMNS.split(text.original[first : at + _LONGEST_LINE].partition("\n")[0].strip())
    names = _COLUMNS.split(text.original[below : below + _LONGEST_LINE].partition("\n")[0].strip())
    marked = any(_HEAD.search(fold(column)) for column in offices)
    return tidy(names[-1]) if len(offices) == len(names) > 1 and not marked else None


_COLUMNS = re.compile(r"[^\S\n]{2,}")


def _one_line(text: Text, start: int, end: int) -> str:
    """The name without capitalised words of the next line, which the shadow may have joined."""
    line = text.slice(text.span(start, end)).splitlines()[0]
    return tidy(line if " " in line.strip() else text.clean[start:end]).strip(" *_|")


def _role(block: str) -> str | None:
    """The last office printed; who acts as head is told so by "Q."."""
    printed = [match for match in re.finditer(title_pattern(), block) if match[0].isupper()]
    if not printed:
        return None
    acting = re.search(r"Q\s?\.\s?$", block[: printed[-1].start()])
    return ("Quyền " if acting else "") + spelled(printed[-1][0])


def _on_behalf(block: str) -> str | None:
    """``TM. Ủy ban nhân dân``: the first mark of a signature and whom it names."""
    mark = _FIRST_MARK.match(block)
    if mark is None:
        return None
    rest = block[mark.end() :]
    office = re.match(title_pattern(), rest)
    body = re.match(
        _CAPITALS,
        re.split(rf"(?<!BAN)\s(?={title_pattern()}|{_MARK}|THƯỜNG\s+TRỰC\s+BAN)", rest)[0],
    )
    if office:
        name = spelled(office[0])
    elif body:
        name = _spellings().get(body[0].casefold()) or read_name(body[0]).name
    else:
        return None
    return f"{mark['mark']}{'' if '/' in mark['mark'] else '.'} {name}"


_FIRST_MARK = re.compile(r"(?P<mark>TUQ|TM|KT|TL|T/M|K/T|T/L)\s?[./]?\s?")


def spelled(capitals: str) -> str:
    """``CHÁNH VĂN PHÒNG`` as one writes it in a sentence.

    >>> spelled("CHÁNH VĂN PHÒNG")
    'Chánh Văn phòng'
    """
    return _spellings().get(tidy(capitals).casefold(), capitals.capitalize())


@cache
def _spellings() -> dict[str, str]:
    rows = [row for row in load("agencies") if row["kind"] in {"title", "signer", "organ"}]
    names = [name for row in rows for name in (*listed(row["aliases"]), row["name"])]
    return {name.casefold(): name for name in names}


_HEAD = re.compile(r"(?:Nơi|NƠI)\s+(?:nhận|NHẬN)\s*:?")
_LINE = re.compile(r"(?:^|\n|;)[\s|\\]*[-–+]\s+")
_SIGNED_BESIDE = re.compile(rf"[\s*|\\]*{_MARK}")
_RECIPIENTS_END = re.compile(
    rf"\n\s*\n(?!\s*[-–+])|\n\W*(?:TUQ|TM|KT|TL|T/M|K/T|T/L)\s?[./]|\n[^\w\n-]*{_CAPITALS}\W*(?:\n|$)"
)


def _recipients(text: Text, signed: Span | None) -> tuple[str, ...]:
    """The list beside the signature; one further down belongs to a form in an appendix."""
    head = _HEAD.search(text.shadow, max(signed.start - _BESIDE, 0) if signed else 0)
    if head is None:
        return ()
    if signed and text.shadow[signed.end : head.start()].strip(" *_|\\\n"):
        return ()
    start = text.span(head.end(), head.end()).start
    lines = text.original[start : start + _BESIDE].lstrip(" *_:|\\\r\n")
    end = _RECIPIENTS_END.search(lines)
    first, *rest = _LINE.split(lines[: end.start() if end else None])
    if not rest or (first.strip() and not _SIGNED_BESIDE.match(first)):
        return ()
    entries = (entry.partition(";")[0] for entry in rest)
    plain = (tidy(re.sub(r"[|\\*_]", " ", entry)).strip(" ;,.") for entry in entries)
    return tuple(_without_column(entry) for entry in plain if entry)


_ARCHIVE = re.compile(r"(Lưu\s*:[^.]*?(?:\([^)]*\)|[A-ZĐ]{2}\b(?=\.)|$)).*")


def _without_column(entry: str) -> str:
    """The archive line ends the list, whatever a second column puts after it."""
    match = _ARCHIVE.match(entry)
    return match[1] if match else entry
