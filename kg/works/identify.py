"""The identity of a document: symbol, issuer with its place, and year.

In: what a mention or a header prints, and the areas the document it stands in belongs to. Out: an
``Identity``, whole or with parts that are not known, and the IRI of the document that was read.
A number of a local body or of a Party committee means nothing without its place; a number without
a year means nothing without its date. Which mention lends another its missing parts is decided in
``resolve``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Literal

from grammar.bodies.names import read_name
from grammar.headers.header import scope_of
from grammar.tables import listed, load
from kg.iri import RESOLUTION, canonical_designation, named_iri, unnumbered_iri, work_iri
from kg.works.catalogue import catalogue

if TYPE_CHECKING:
    from grammar.bodies.names import Area, BodyName, Scope
    from grammar.model import Header

Level = Literal["central", "local", "unknown"]

_CONSTITUTION = "Hiến pháp"
_PARTY = re.compile(r"\d+[a-zđ]?-(?!L/|LCT/|SL/)[^/]+/")
_ASSEMBLY = re.compile(r"/QH\d{1,2}$")
_YEAR_INSIDE = re.compile(r"[/:](?:19|20)\d\d(?:/|$)|QH\d{1,2}$")
_UPPER_AREAS = ("tỉnh", "thành phố")
_COMMITTEE = re.compile(r"(?:TU|HU|QU|ThU|ĐU)$")
_AREA_OF_COMMITTEE = {
    "TU": _UPPER_AREAS,
    "HU": ("huyện",),
    "QU": ("quận",),
    "ThU": ("thị xã",),
    "ĐU": ("xã", "phường", "thị trấn", "đặc khu"),
}


@dataclass(frozen=True, slots=True)
class Identity:
    """``scopes`` are the places (or the body) the number may belong to: none where the symbol
    needs none, one where it is known. ``firm`` means that the mention itself prints it. ``series``
    tells a resolution from the law of the same number.
    """

    designation: str
    year: int | None
    scopes: tuple[str, ...] = ()
    needs_scope: bool = False
    firm: bool = True
    series: str | None = None

    @property
    def needs_year(self) -> bool:
        return _YEAR_INSIDE.search(self.designation) is None

    @property
    def dated(self) -> bool:
        return self.year is not None or not self.needs_year

    @property
    def iris(self) -> tuple[str, ...]:
        """The IRI of each document that this may be; none where a part is missing."""
        if not self.dated or (self.needs_scope and not self.scopes):
            return ()
        return tuple(
            work_iri(self.designation, year=self.year, scope=scope)
            for scope in self.scopes or (self.series,)
        )


def identity(
    designation: str,
    year: int | None,
    issuer: str | None,
    areas: Scope,
    type_name: str | None = None,
) -> Identity:
    """Read the identity of a numbered document cited in a document of ``areas``.

    >>> from grammar.bodies.names import areas_of
    >>> here = areas_of("Ủy ban nhân dân tỉnh Lạng Sơn")
    >>> identity("35/KH-UBND", 2020, "UBND tỉnh", here).iris
    ('https://w3id.org/viendan/id/vb/35/KH-UBND~2020~tỉnh_Lạng_Sơn',)
    >>> identity("861/QĐ-TTg", 2021, None, here).scopes
    ()
    """
    number = canonical_designation(designation)
    if type_name == RESOLUTION and _is_also_law(number):
        return Identity(number, year, series=RESOLUTION)
    level = _level(number)
    if issuer:
        return _issued(number, year, issuer, areas, level)
    if level == "local" or (level == "unknown" and areas and not _YEAR_INSIDE.search(number)):
        return Identity(number, year, _own_places(number, areas), needs_scope=True, firm=False)
    return Identity(number, year, firm=level == "central")


def identify(header: Header, text_sha: str) -> str:
    """Return the IRI of the document that prints this header; ``text_sha`` digests its text.

    A blank number or year is never filled in: the digest then tells the document from others.
    """
    if not header.designation:
        if header.type == _CONSTITUTION and header.year:
            return named_iri(_CONSTITUTION, year=header.year)
        return unnumbered_iri(header.type, text_sha[:12], when=_when(header), issuer=header.issuer)
    areas = scope_of(header)
    own = identity(header.designation, header.year, header.issuer, areas, header.type)
    if own.iris:
        return own.iris[0]
    scope = ", ".join((*own.scopes[:1], text_sha[:12]))
    return work_iri(own.designation, year=own.year, scope=scope)


@lru_cache(maxsize=4096)
def _is_also_law(number: str) -> bool:
    """Laws and resolutions of the National Assembly are numbered apart, with one symbol."""
    return _ASSEMBLY.search(number) is not None and bool(catalogue().numbered(number))


def _issued(number: str, year: int | None, issuer: str, areas: Scope, level: Level) -> Identity:
    body = _body(issuer, areas)
    own = _own_places(number, areas) if _COMMITTEE.search(_body_code(number)) else ()
    if own and not body.areas:
        return Identity(number, year, own, needs_scope=True, firm=False)
    if body.areas or (body.level == "local" and level == "local"):
        place = _place(_whole(body.areas, areas))
        return Identity(number, year, (place,) if place else (), needs_scope=True)
    if level == "central" or (level == "unknown" and _YEAR_INSIDE.search(number)):
        return Identity(number, year)
    return Identity(number, year, (body.name,), needs_scope=True)


@lru_cache(maxsize=4096)
def _body(issuer: str, areas: Scope) -> BodyName:
    return read_name(issuer, areas)


def _whole(named: Scope, areas: Scope) -> Scope:
    """``huyện Cao Lộc`` as the document that is of it knows it, with its province."""
    if len(named) == 1 and named[0] in areas:
        return areas[areas.index(named[0]) :]
    return named


def _place(areas: Scope) -> str | None:
    """``huyện Cao Lộc, tỉnh Lạng Sơn``; None where the text leaves the name of one open."""
    return ", ".join(map(str, areas)) if areas and all(area.name for area in areas) else None


def _own_places(number: str, areas: Scope) -> tuple[str, ...]:
    """The areas of the citing document whose body may have given this number."""
    code = _body_code(number)
    committee = _COMMITTEE.search(code)
    kinds = _AREA_OF_COMMITTEE[committee[0]] if committee else None
    if kinds is None and code.startswith("S") and len(areas) > 1:
        kinds = _UPPER_AREAS
    places = (_place(areas[at:]) for at, area in enumerate(areas) if _fits(area, kinds))
    return tuple(place for place in places if place)


def _fits(area: Area, kinds: tuple[str, ...] | None) -> bool:
    return kinds is None or area.kind in kinds


def _level(number: str) -> Level:
    """What the symbol tells of the body: known central, known local, or neither."""
    code = _body_code(number)
    party = _PARTY.match(number) is not None
    if re.search(r"T[WƯ]", code) if party else code in _central_codes():
        return "central"
    local = _COMMITTEE.search(code) or re.match(r"(?:UB|HĐND|CTUB|VPUB)", code)
    # ``BTC`` is a ministry in a State number, the committee's Ban Tổ chức in a Party one.
    return "local" if local or code in _local_codes() or code in _central_codes() else "unknown"


def _body_code(number: str) -> str:
    """The abbreviation of the body: ``UBND`` in ``35/KH-UBND``, ``BNV`` in ``12/BNV-CQĐP``."""
    tail = re.split(r"[/-]", number.split("/", 1)[-1] if "/" in number else number)
    parts = [part for part in tail if part and not re.fullmatch(r"\d+[a-z]?|(?:19|20)\d\d", part)]
    if len(parts) > 1 and parts[0] in _type_codes():
        parts = parts[1:]
    return re.sub(r"(?:\d+|\(.*)$", "", parts[0]) if parts else ""


@cache
def _central_codes() -> frozenset[str]:
    return frozenset(
        code for row in load("issuers") for code in listed(row["symbols"]) if _first(row, code)
    ) | {"UBTVQH", "QH", "SL", "L"}


def _first(row: dict[str, str], code: str) -> bool:
    """A code that a local body also has belongs to a ministry first, to other bodies second."""
    return row["level"] in ("state", "ministry") or code not in _local_codes()


@cache
def _local_codes() -> frozenset[str]:
    return frozenset(code for row in load("agencies") for code in listed(row["symbols"]))


@cache
def _type_codes() -> frozenset[str]:
    return frozenset(
        code for row in load("document_types") for code in listed(row["abbreviations"])
    )


def _when(header: Header) -> str | None:
    if header.date:
        return header.date.isoformat()
    if header.year and header.month:
        return f"{header.year}-{header.month:02}"
    return str(header.year) if header.year else None
