"""What a document says of itself: the ``Header``.

In: a ``Text``. Out: letterhead and signature read together. The issuer is completed from the
symbol and the place where the letterhead lost it; number and day are never guessed.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from grammar.letterhead import Letterhead, read_letterhead
from grammar.model import Header, Span
from grammar.names import Area, Scope, areas_of, province, read_name
from grammar.signature import Signature, read_signature
from grammar.tables import listed, load

if TYPE_CHECKING:
    from grammar.text import Text


def read_header(text: Text) -> Header:
    """The header of any text; a text without one gives an empty header."""
    head = read_letterhead(text)
    signature = read_signature(text)
    opening = _opening(text) if head.designation is None and head.type is None else None
    if opening is not None:
        return opening
    day, year, month = _dates(text, head)
    return Header(
        span=Span(0, head.end),
        type=_type_of(head),
        number=head.number,
        symbol=head.symbol,
        designation=head.designation,
        date=day,
        year=year,
        month=month,
        issuer=_issuer(text, head, signature),
        place=_place(head.place),
        title=head.title,
        signer=signature.signer,
        signer_role=signature.role,
        recipients=signature.recipients,
    )


def scope_of(header: Header) -> Scope:
    """The areas the document belongs to, smallest first; none for a central document."""
    areas = areas_of(header.issuer) if header.issuer else ()
    areas = tuple(area for area in areas if area.name)
    above = province(header.place) if header.place else None
    if areas and above and areas[-1].kind not in {"tỉnh", "thành phố"}:
        return (*areas, above)
    return areas


def _place(printed: str | None) -> str | None:
    if printed is None:
        return None
    known = province(re.sub(r"^TP\.?\s*", "", printed))
    return known.name if known else printed


_PASSED = re.compile(
    r"thông\s+qua(?:,?\s+tại[^.\n]{0,120}?)?\s+ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})"
)


def _dates(text: Text, head: Letterhead) -> tuple[date | None, int | None, int | None]:
    if head.day or head.year or head.designation is None or "/QH" not in head.designation:
        return head.day, head.year or _year_in(head.designation), head.month
    for match in _PASSED.finditer(text.shadow, max(len(text.shadow) - 8000, 0)):
        try:
            day = date(int(match[3]), int(match[2]), int(match[1]))
        except ValueError:
            continue
        return day, day.year, day.month
    return None, _year_in(head.designation), None


def _year_in(designation: str | None) -> int | None:
    match = re.search(r"/((?:19|20)\d\d)/", designation or "")
    return int(match[1]) if match else None


_LAW = re.compile(r"(?:UBTV)?QH\d{1,2}$")


def _type_of(head: Letterhead) -> str | None:
    """The type that the symbol tells: ``TB-UBND`` is a Thông báo, ``VPCP-KTTH`` a Công văn."""
    first = re.split(r"[-/]", head.symbol)[0] if head.symbol else ""
    if head.type is None or first == "VBHN":
        return None if _LAW.match(first) else _types_by_code().get(first, head.type)
    return head.type


@cache
def _types_by_code() -> dict[str, str]:
    codes: dict[str, str] = {}
    for row in load("document_types"):
        for code in listed(row["abbreviations"]):
            codes.setdefault(code, row["name"])
    return codes


def _issuer(text: Text, head: Letterhead, signature: Signature) -> str | None:
    name = _named_issuer(head) or _issuer_by_symbol(text, head)
    if name is None:
        return None
    committee = read_name(name)
    if re.match(r"(?:Tỉnh|Thành|Huyện|Quận|Thị) ủy", committee.name):
        organ = re.search(r"T/?M\.?\s*BAN\s+(THƯỜNG\s+VỤ|CHẤP\s+HÀNH)", text.shadow)
        words = {"THƯỜNG": "Ban Thường vụ", "CHẤP": "Ban Chấp hành"}
        return f"{words[organ[1].split()[0]]} {name}" if organ else name
    return name


def _named_issuer(head: Letterhead) -> str | None:
    """The last body of the letterhead, within the areas of those above it."""
    scope: Scope = ()
    known = province(head.place) if head.place else None
    name = None
    for words in head.bodies:
        body = read_name(words, scope)
        if name and body.name in {"Văn phòng", "Hội đồng nhân dân", "Ban Thường vụ"}:
            body = read_name(f"{words} {name}", scope)
        scope = tuple(area for area in body.areas if area.name) or scope
        name = body.name
        if name and not scope and body.level == "local" and known:
            name = read_name(words, (known,)).name
    return name


_LOCAL = re.compile(
    r"(?:UBND|HĐND|Ủy\s+ban\s+nhân\s+dân|Hội\s+đồng\s+nhân\s+dân)\s+"
    r"(tỉnh|thành\s+phố|huyện|quận|thị\s+xã|xã|phường|thị\s+trấn|đặc\s+khu)(?!\w)"
)


def _issuer_by_symbol(text: Text, head: Letterhead) -> str | None:
    codes = [code for code in re.split(r"[-/]", head.symbol or "") if code]
    code = next((code for code in reversed(codes) if code in _issuers_by_code()), None)
    if code is None:
        return None
    row_name, is_local = _issuers_by_code()[code]
    if not is_local:
        return row_name
    area = _own_area(text, _place(head.place))
    if row_name in {"Tỉnh ủy", "Thành ủy"} and area:
        row_name = "Tỉnh ủy" if area.kind == "tỉnh" else "Thành ủy"
    return read_name(row_name, (area,) if area else ()).name


def _own_area(text: Text, place: str | None) -> Area | None:
    if place is None:
        return None
    known = province(place)
    used = _LOCAL.search(text.shadow, 0, 20_000)
    kind = " ".join(used[1].split()) if used else None
    if known is not None and kind in {None, "tỉnh", known.kind}:
        return known
    return Area(kind, place) if kind else known


@cache
def _issuers_by_code() -> dict[str, tuple[str, bool]]:
    """Symbols that belong to one body, or to one kind of local body (True)."""
    codes: dict[str, tuple[str, bool]] = {}
    for row in load("agencies"):
        if row["kind"] in {"body", "council", "committee"}:
            for code in listed(row["symbols"]):
                codes.setdefault(code, (row["name"], True))
    central: dict[str, tuple[str, bool]] = {}
    for row in sorted(load("issuers"), key=lambda row: bool(row["valid_to"])):
        for code in listed(row["symbols"]):
            if code not in {"TW", "TƯ", "ĐU", "UB", "CT"}:
                central.setdefault(code, (row["name"], False))
    return codes | central


_OPENING = re.compile(
    r"\s*(?P<type>[A-ZĐ][^\W\d_]+(?:\s[a-zà-ỹđ]+){0,3})\s+số:?\s+"
    r"(?P<number>\d{1,6}[a-z]?)(?P<mark>[/-])(?:(?P<year>(?:19|20)\d\d)/)?(?P<symbol>[A-ZĐ][\w&/-]*)"
    r"(?P<rest>[^\n]*)"
)
_OPENING_DATE = re.compile(r"ngày\s+(\d{1,2})[/ ](?:tháng\s+)?(\d{1,2})[/ ](?:năm\s+)?(\d{4})")


def _opening(text: Text) -> Header | None:
    """A text without letterhead whose first line cites the document itself."""
    match = _OPENING.match(text.shadow)
    if match is None:
        return None
    dated = list(_OPENING_DATE.finditer(match["rest"]))
    last = dated[-1] if dated else None
    day = _valid(last) if last else None
    issuer = re.search(r"\scủa\s+(.+)$", match["rest"][last.end() :]) if last else None
    title = match["rest"][: last.start()] if last else match["rest"]
    title = title.lstrip(" ,")
    year = int(match["year"]) if match["year"] else None
    return Header(
        span=text.span(0, match.end()),
        type=" ".join(match["type"].split()),
        number=match["number"],
        symbol=match["symbol"],
        designation=match[0][match.start("number") : match.end("symbol")].strip(),
        date=day,
        year=day.year if day else year,
        month=day.month if day else None,
        issuer=read_name(issuer[1]).name if issuer else None,
        title=" ".join(title.split()) or None,
    )


def _valid(match: re.Match[str]) -> date | None:
    try:
        return date(int(match[3]), int(match[2]), int(match[1]))
    except ValueError:
        return None
