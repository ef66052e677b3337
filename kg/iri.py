"""Identity: what a thing is called in the world ↔ its IRI. Pure, reversible, no look-ups.

In: designations, names, places and years as the reading gives them. Out: IRIs under ``BASE``;
the ``id`` of a thing is the part of its IRI after ``BASE``. Letters keep their marks, so that
``d`` and ``đ`` stay different; spaces are ``_``; everything an IRI does not allow is
percent-encoded. The shape of an id::

    vb/23/2021/QĐ-TTg                      number with a year: unique as it is
    vb/861/QĐ-TTg~2021                     number without a year: the year scopes it
    vb/35/KH-UBND~2021~tỉnh_Lạng_Sơn       a local or Party body: its place scopes it
    vb/45/2013/QH13~Nghị_quyết             a resolution, where a law has the same number
    ten/Luật_Đất_đai~2024                  an act known by its name only
    tep/Thông_báo~2021-08~…~3f9a01         a document without a number, by content key
    cq/Sở_Xây_dựng_tỉnh_Lạng_Sơn           an agency
    loai/Quyết_định                        a type of document
    td/2025-03-01~Sở_Kế_hoạch_và_Đầu_tư_…  what became of an agency on that day
    vb/23/2021/QĐ-TTg#art_5__cl_2          a provision (Akoma Ntoso manner), a citation, …

What is not known (year, place) is absent. Which work a citation means is not decided here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final, Literal
from urllib.parse import quote, unquote

from grammar.texts.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from grammar.model import Pinpoint

BASE: Final = "https://w3id.org/viendan/id/"
RESOLUTION: Final = "Nghị quyết"

_SAFE: Final = frozenset("-.,:()&+")
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_YEAR_IN_NUMBER: Final = re.compile(r"[/:](?:19|20)\d\d(?:/|$)")
_TERM_IN_NUMBER: Final = re.compile(r"QH\d{1,2}$")
_LEADING_NUMBER: Final = re.compile(r"^0*(\d+)(?=[^\d:.]|$)")
# Party numbers have the hyphen first; written the other way they are the same.
_PARTY_TURNED: Final = re.compile(r"^(\d+[a-zđ]?)/([^\W\d]+)-(T[UW]|ĐU|HU|QU|ThU)$")
# ``NĐ/CP`` and ``NĐ-CP`` are one symbol, and so are ``LCT-HĐNN`` and ``LCT/HĐNN``.
_STATE_SLASHED: Final = re.compile(
    r"^(\d+[a-zđ]?(?:/(?:19|20)\d\d)?)/(NĐ|QĐ|NQ|TT|CT|TTLT|KH|TB|BC|TTr)/(?!(?:T[UW]|ĐU|HU|QU)$)"
)
_COUNCIL_TURNED: Final = re.compile(r"^(\d+)/LCT-(HĐNN\d+)$")
_EID: Final = (
    ("part", "part"),
    ("chapter", "chp"),
    ("section", "sec"),
    ("subsection", "subsec"),
    ("article", "art"),
    ("clause", "cl"),
    ("point", "point"),
    ("appendix", "app"),
    ("item", "item"),
)
_EID_OF: Final = dict(_EID)
_ABOVE_ARTICLES: Final = frozenset({"part", "chapter", "section", "subsection"})


@dataclass(frozen=True, slots=True)
class WorkKey:
    """What an id says of a document; ``name`` is a designation, an act's name or a type."""

    kind: Literal["vb", "ten", "tep"]
    name: str
    scope: tuple[str, ...] = ()

    @property
    def year(self) -> int | None:
        """The scoping year; None where the number carries its own or none is known."""
        found = next((part for part in self.scope if _YEAR.match(part)), None)
        return int(found[:4]) if found else None

    @property
    def place(self) -> str | None:
        """The scoping place or body.

        >>> key_of(work_iri("35/KH-UBND", year=2021, scope="tỉnh Lạng Sơn")).place
        'tỉnh Lạng Sơn'
        """
        parts = (part for part in self.scope if part != RESOLUTION and not _YEAR.match(part))
        return next(parts, None)


def work_iri(
    designation: str, *, year: int | None = None, scope: str | None = None, base: str = BASE
) -> str:
    """Return the IRI of the document with this number and symbol.

    ``year`` is left out where the number carries a year or a National Assembly term;
    ``scope`` is the place of a local or Party body, or the body itself where the symbol
    does not tell it.

    >>> work_iri("861/QĐ-TTg", year=2021)
    'https://w3id.org/viendan/id/vb/861/QĐ-TTg~2021'
    >>> work_iri("7-NQ/TU", year=2011, scope="tỉnh Lạng Sơn")
    'https://w3id.org/viendan/id/vb/07-NQ/TU~2011~tỉnh_Lạng_Sơn'
    >>> work_iri("23/2021/QĐ-TTg", year=2021)
    'https://w3id.org/viendan/id/vb/23/2021/QĐ-TTg'
    """
    number = canonical_designation(designation)
    own_year = _YEAR_IN_NUMBER.search(number) or _TERM_IN_NUMBER.search(number)
    path = "/".join(_encode(part) for part in number.split("/"))
    return base + "vb/" + _scoped(path, None if own_year else year, scope)


def named_iri(
    name: str, *, year: int | None = None, scope: str | None = None, base: str = BASE
) -> str:
    """Return the IRI of an act that is known by its name only.

    >>> named_iri("Luật Đất đai", year=2024)
    'https://w3id.org/viendan/id/ten/Luật_Đất_đai~2024'
    """
    return base + "ten/" + _scoped(_name(name), year, scope)


def unnumbered_iri(
    type_name: str | None,
    key: str,
    *,
    when: str | None = None,
    issuer: str | None = None,
    base: str = BASE,
) -> str:
    """Return the IRI of a document without a number.

    ``key`` tells it from others of the same type, day and issuer (a digest of its content);
    ``when`` is what is known of its date: ``2021``, ``2021-08`` or ``2021-08-05``.

    >>> unnumbered_iri("Thông báo", "3f9a01", when="2021-08", issuer="Ủy ban nhân dân tỉnh X")
    'https://w3id.org/viendan/id/tep/Thông_báo~2021-08~Ủy_ban_nhân_dân_tỉnh_X~3f9a01'
    """
    parts = (type_name or "Văn bản", when, issuer, key)
    return base + "tep/" + "~".join(_name(part) for part in parts if part)


@lru_cache(maxsize=4096)
def agency_iri(name: str, *, base: str = BASE) -> str:
    """Return the IRI of an agency, or of a group of agencies, by its canonical name.

    >>> agency_iri("Sở Xây dựng tỉnh Lạng Sơn")
    'https://w3id.org/viendan/id/cq/Sở_Xây_dựng_tỉnh_Lạng_Sơn'
    """
    return base + "cq/" + _name(name)


@lru_cache(maxsize=4096)
def change_iri(day: str, predecessor: str, *, base: str = BASE) -> str:
    """Return the IRI of what became of an agency on a day, or in a month or year.

    >>> change_iri("2025-03-01", "Bộ Kế hoạch và Đầu tư")
    'https://w3id.org/viendan/id/td/2025-03-01~Bộ_Kế_hoạch_và_Đầu_tư'
    """
    return f"{base}td/{day}~{_name(predecessor)}"


@lru_cache(maxsize=256)
def type_iri(name: str, *, base: str = BASE) -> str:
    """Return the IRI of a document type (a concept)."""
    return base + "loai/" + _name(name)


def citation_iri(document: str, start: int, end: int) -> str:
    """Return the IRI of the citation that stands at this place of a document.

    >>> citation_iri(work_iri("861/QĐ-TTg", year=2021), 10, 25)
    'https://w3id.org/viendan/id/vb/861/QĐ-TTg~2021#cit_10_25'
    """
    return f"{document}#cit_{start}_{end}"


def anaphor_iri(document: str, start: int, end: int) -> str:
    """Return the IRI of the short form that stands at this place of a document."""
    return f"{document}#ana_{start}_{end}"


def selector_iri(part: str) -> str:
    """Return the IRI of the selector that says where a citation or directive stands."""
    return f"{part}_sel"


def meeting_iri(document: str) -> str:
    """Return the IRI of the meeting whose conclusions a document gives."""
    return f"{document}#meeting"


def participant_iri(document: str, number: int) -> str:
    """Return the IRI of one who took part in the meeting, in the order of the text."""
    return f"{document}#participant_{number}"


def item_iri(document: str, number: int) -> str:
    """Return the IRI of a numbered item of the agenda."""
    return f"{document}#item_{number}"


def directive_iri(document: str, start: int, end: int) -> str:
    """Return the IRI of the directive that stands at this place of a document."""
    return f"{document}#dir_{start}_{end}"


def provision_iri(document: str, units: Iterable[tuple[str, str]]) -> str:
    """Return the IRI of a provision, outermost unit first.

    Articles are numbered through the whole act, or annex: the chapter around one is no part of it.

    >>> provision_iri(work_iri("30/2020/NĐ-CP"), [("article", "5"), ("point", "đ")])
    'https://w3id.org/viendan/id/vb/30/2020/NĐ-CP#art_5__point_đ'
    """
    return f"{document}#{eid(_numbered(units))}"


def range_iri(
    document: str, first: Iterable[tuple[str, str]], last: Iterable[tuple[str, str]]
) -> str:
    """Return the IRI of a run of provisions."""
    return f"{document}#{eid(_numbered(first))}--{eid(_numbered(last))}"


def _numbered(units: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    path = sorted(units, key=lambda unit: unit[0] != "appendix")
    in_article = any(kind == "article" for kind, _ in path)
    return [unit for unit in path if not (in_article and unit[0] in _ABOVE_ARTICLES)]


def eid(units: Iterable[tuple[str, str]]) -> str:
    """Write a path of units in the Akoma Ntoso manner: ``art_5__cl_2__point_đ``."""
    return "__".join(f"{_EID_OF[kind]}_{_encode(label)}" for kind, label in units)


def pinpoint_units(pinpoint: Pinpoint) -> tuple[tuple[str, str], ...]:
    """Return the units a pinpoint names, outermost first; a range's end is left out."""
    pairs = ((kind, getattr(pinpoint, kind, None)) for kind, _ in _EID)
    return tuple((kind, label) for kind, label in pairs if label)


def id_of(iri: str, *, base: str = BASE) -> str:
    """Return the id in an IRI; an IRI from elsewhere is its own id."""
    return iri.removeprefix(base)


def iri_of(identifier: str, *, base: str = BASE) -> str:
    """Return the IRI of an id; an IRI stays as it is."""
    return identifier if "://" in identifier else base + identifier


def key_of(iri: str, *, base: str = BASE) -> WorkKey | None:
    """Read a document's IRI back; None for anything that is not one of our documents.

    >>> key_of(work_iri("07-NQ/TU", year=2011, scope="tỉnh Lạng Sơn"))
    WorkKey(kind='vb', name='07-NQ/TU', scope=('2011', 'tỉnh Lạng Sơn'))
    """
    kind, _, rest = id_of(iri, base=base).partition("/")
    if kind not in ("vb", "ten", "tep") or not rest or "#" in rest:
        return None
    name, *scope = (_decode(part) for part in rest.split("~"))
    return WorkKey(kind, name, tuple(scope))  # type: ignore[arg-type]


def name_of(iri: str, *, base: str = BASE) -> str:
    """Return the name in the IRI of an agency or a document type."""
    return _decode(id_of(iri, base=base).partition("/")[2])


def canonical_designation(designation: str) -> str:
    """Return the one spelling under which a number and symbol is an identity.

    Composed Latin letters, no stray spaces, two digits at least, the Party's hyphen first:
    ``7-NQ/TU`` and ``07/NQ-TU`` → ``07-NQ/TU``; ``30/2020/NĐ/CP`` → ``30/2020/NĐ-CP``.
    """
    text = " ".join(fold(designation).split())
    text = re.sub(r"\s*([/-])\s*", r"\1", text).strip("/")
    if not text:
        raise ValueError("a designation must not be empty")
    text = _PARTY_TURNED.sub(r"\1-\2/\3", text)
    text = _COUNCIL_TURNED.sub(r"\1-LCT/\2", _STATE_SLASHED.sub(r"\1/\2-", text))
    return _LEADING_NUMBER.sub(lambda found: found[1].zfill(2), text)


def _scoped(path: str, year: int | None, scope: str | None) -> str:
    parts = (path, str(year) if year else None, _name(scope) if scope else None)
    return "~".join(part for part in parts if part)


def _name(text: str) -> str:
    """Encode a name in its one spelling: ``uỷ`` and ``ủy`` are the same word."""
    plain = " ".join(fold(text).split())
    if not plain:
        raise ValueError("a name must not be empty")
    return _encode(plain)


def _encode(text: str) -> str:
    return "".join(_encode_char(char) for char in text)


def _encode_char(char: str) -> str:
    if char == " ":
        return "_"
    if char.isalnum() or char in _SAFE:
        return char
    # quote() leaves "_" and "~" alone; both mean something in an id.
    return {"_": "%5F", "~": "%7E"}.get(char) or quote(char, safe="", errors="replace")


def _decode(text: str) -> str:
    return unquote(text.replace("_", " "))
