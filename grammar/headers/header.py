"""What a document says of itself: the ``Header``.

In: a ``Text``. Out: letterhead and signature read together. The issuer is completed from the
symbol and the place where the letterhead lost it; number and day are never guessed.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from grammar.bodies.names import Area, BodyName, Scope, areas_of, province, read_name
from grammar.headers.addressees import addressees, sender
from grammar.headers.letterhead import Letterhead, read_letterhead
from grammar.headers.opening import read_opening_line
from grammar.headers.signature import Signature, read_signature
from grammar.headers.spelling import as_written
from grammar.model import Header, Span
from grammar.tables import listed, load

if TYPE_CHECKING:
    from grammar.texts.text import Text


def read_header(text: Text) -> Header:
    """The header of any text; a text without one gives an empty header."""
    head = read_letterhead(text)
    signature = read_signature(text)
    opening = read_opening_line(text) if head.designation is None and head.type is None else None
    if opening is not None:
        return replace(opening, issuer=opening.issuer or _central_issuer(opening.symbol))
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
        signed_on_behalf=signature.on_behalf,
        recipients=_recipients(text, head, signature),
    )


def scope_of(header: Header) -> Scope:
    """The areas the document belongs to, smallest first; none for a central document."""
    areas = areas_of(header.issuer) if header.issuer else ()
    areas = tuple(area for area in areas if area.name)
    above = province(header.place) if header.place else None
    if areas and above and areas[-1].kind not in {"tỉnh", "thành phố"}:
        return (*areas, above)
    return areas


def _recipients(text: Text, head: Letterhead, signature: Signature) -> tuple[str, ...]:
    wired = addressees(text) if head.type == "Công điện" else ()
    return (*wired, *signature.recipients)


def _place(printed: str | None) -> str | None:
    if printed is None:
        return None
    known = province(re.sub(r"^TP\.?\s*", "", printed))
    return known.name if known else printed


_PASSED = re.compile(
    r"thông\s+qua(?:,?\s+(?:tại|trong)\s[^.\n]{0,120}?)?\s+ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})"
)


_STATUTES = frozenset({"Hiến pháp", "Bộ luật", "Luật", "Pháp lệnh"})


def _dates(text: Text, head: Letterhead) -> tuple[date | None, int | None, int | None]:
    statute = "/QH" in (head.designation or "") or (head.type in _STATUTES and not head.number)
    if head.day or head.year or not statute:
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
    for row in sorted(load("document_types"), key=lambda row: row["group"] != "normative"):
        for code in listed(row["abbreviations"]):
            codes.setdefault(code, row["name"])
    return codes


def _issuer(text: Text, head: Letterhead, signature: Signature) -> str | None:
    name = _named_issuer(text, head) or _wired_by(text, head) or _issuer_by_symbol(text, head)
    if name is None and (head.symbol or "").endswith("/TW"):
        name = _CENTRAL_COMMITTEE
    if name is None:
        return None
    organ = _ORGAN.match(signature.on_behalf or "")
    if organ is None and name == _CENTRAL_COMMITTEE:
        organ = _ACTING_ORGAN.search(text.shadow, 0, _OPENS)
    if organ and organ[1] in {"Bộ Chính trị", "Ban Bí thư"} and name == _CENTRAL_COMMITTEE:
        return organ[1]
    if organ and _COMMITTEE.match(read_name(name).name):
        return f"{organ[1]} {name}"
    return name


_CENTRAL_COMMITTEE = "Ban Chấp hành Trung ương"
_COMMITTEE = re.compile(r"(?:Tỉnh|Thành|Huyện|Quận|Thị) ủy")
_ORGAN = re.compile(r"T/?[ML]\.? (Ban Thường vụ|Ban Chấp hành|Bộ Chính trị|Ban Bí thư)(?!\w)")
_OPENS = 20_000
# All organs of the Central Committee print its name; the text below says which one speaks.
_ACTING_ORGAN = re.compile(
    r"[\n,]\s*(Bộ Chính trị|Ban Bí thư)(?:,[^\n]{0,40})?\s+(?:ban hành|quy định|yêu cầu"
    r"|quyết định|kết luận|có ý kiến|chỉ thị|thông báo)(?!\w)"
)
_PARTS = frozenset({"Văn phòng", "Hội đồng nhân dân", "Ban Thường vụ"})


def _named_issuer(text: Text, head: Letterhead) -> str | None:
    """The last body of the letterhead, within the areas of those above it."""
    scope: Scope = ()
    known = province(head.place) if head.place else None
    name = None
    for words in head.bodies[:1] if head.type in _JOINT else head.bodies:
        body = _part_of(name, words, read_name(words, scope))
        scope = tuple(area for area in body.areas if area.name) or scope
        name = body.name
        if body.level == "unknown":
            name = as_written(text, name) or name
        if not scope and body.level == "local" and known:
            name = read_name(words, (known,)).name
    return name


def _wired_by(text: Text, head: Letterhead) -> str | None:
    """A telegram is often copied without its letterhead."""
    words = sender(text) if head.type == "Công điện" else None
    body = read_name(words) if words else None
    return body.name if body and body.level != "unknown" else None


# The body that leads is named first.
_JOINT = frozenset({"Thông tư liên tịch", "Thông tư liên bộ", "Nghị quyết liên tịch"})


def _part_of(above: str | None, words: str, body: BodyName) -> BodyName:
    """``VĂN PHÒNG`` below a ministry, ``BAN TỔ CHỨC`` below the Central Committee."""
    if above is None:
        return body
    if above == _CENTRAL_COMMITTEE and body.level != "central":
        whole = read_name(f"{words} TRUNG ƯƠNG")
        return whole if whole.level == "central" else body
    if body.name == "Thanh tra" and above.startswith(("Sở", "Bộ")):
        return read_name(f"{body.name} {above}")
    return read_name(f"{words} {above}") if body.name in _PARTS else body


_LOCAL = re.compile(
    r"(?:UBND|HĐND|Ủy\s+ban\s+nhân\s+dân|Hội\s+đồng\s+nhân\s+dân)\s+"
    r"(tỉnh|thành\s+phố|huyện|quận|thị\s+xã|xã|phường|thị\s+trấn|đặc\s+khu)(?!\w)"
)


def _issuer_by_symbol(text: Text, head: Letterhead) -> str | None:
    known = _known_issuer(head.symbol)
    if known is None:
        return None
    row_name, is_local = known
    if not is_local:
        return row_name
    area = _own_area(text, _place(head.place))
    if row_name in {"Tỉnh ủy", "Thành ủy"} and area:
        row_name = "Tỉnh ủy" if area.kind == "tỉnh" else "Thành ủy"
    return read_name(row_name, (area,) if area else ()).name


def _central_issuer(symbol: str | None) -> str | None:
    known = _known_issuer(symbol)
    return known[0] if known and not known[1] else None


def _known_issuer(symbol: str | None) -> tuple[str, bool] | None:
    codes = reversed(re.split(r"\d*[-/]|\d+$", symbol or ""))
    return next((known for code in codes if (known := _issuers_by_code().get(code))), None)


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
