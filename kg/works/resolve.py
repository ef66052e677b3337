"""Which work each citation means: n citations in, n links out.

In: the citations of one document, its header and its own IRI, and the catalogue. Out: a ``Link``
each. A mention that prints less than an identity takes the rest from a fuller mention of the same
number in the document, else from the document's own place, else from the catalogue. Two works that
fit are both kept and the link is ambiguous; no year or place is ever guessed, and an act passed
after the document is never taken where the mention does not say so itself. What the document and
the catalogue leave open, other texts of a library may supply: then the link says so. Reasons are
Vietnamese.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from grammar.headers.header import scope_of
from kg.iri import key_of, named_iri
from kg.model import Link
from kg.works.catalogue import catalogue, name_key
from kg.works.identify import Identity, identity

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from grammar.bodies.names import Scope
    from grammar.model import Citation, Header, Span
    from kg.works.catalogue import Catalogue, Work
    from kg.works.supplies import Supply

NO_YEAR = "không rõ năm ban hành"
NO_PLACE = "không rõ địa phương hoặc cơ quan ban hành"
NOT_KNOWN = "không có trong danh mục luật đã biết"
NOT_YET = "chưa được ban hành vào ngày của văn bản viện dẫn"
SEVERAL = "có nhiều văn bản cùng số, ký hiệu"
SUPPLIED = "xác định theo văn bản khác trong kho"
MISPRINTED = "năm trong số khác năm ban hành"
SEVERAL_VERSIONS = "có nhiều phiên bản, không rõ phiên bản nào"

_YEAR_IN_NUMBER = re.compile(r"/((?:19|20)\d\d)/")


@dataclass(frozen=True, slots=True)
class _Document:
    """What the mentions of one document may take from it."""

    iri: str
    own: Identity | None
    first_day: date
    last_day: date | None
    identities: Mapping[str, tuple[Identity, ...]]
    named: Mapping[str, tuple[str, ...]]
    short: Mapping[tuple[str | None, str | None], tuple[str, ...]]
    works: Catalogue
    supplies: Callable[[str], Sequence[Supply]]


def resolve(
    citations: Sequence[Citation],
    header: Header,
    document_iri: str,
    works: Catalogue | None = None,
    supplies: Callable[[str], Sequence[Supply]] = lambda _: (),
) -> tuple[Link, ...]:
    """Link every citation of the document to the work it means, or say why that cannot be told.

    ``supplies`` tells what other texts say of a number.
    """
    areas = scope_of(header)
    read = tuple(
        identity(c.designation, _printed_year(c), c.issuer, areas, c.type)
        if c.designation
        else None
        for c in citations
    )
    first_day, last_day = _days(header, citations)
    document = _Document(
        iri=document_iri,
        own=_own_identity(header, areas),
        first_day=first_day,
        last_day=last_day,
        identities=_by_designation(read),
        named=_full_names(citations),
        short=_by_type_and_number(citations, read),
        works=works or catalogue(),
        supplies=supplies,
    )
    found: dict[Span, Link] = {}
    for citation, own in zip(citations, read, strict=True):
        meant = found.get(citation.antecedent) if citation.antecedent else None
        if meant:
            found[citation.span] = replace(meant, citation=citation)
        elif own:
            found[citation.span] = _by_number(citation, own, document)
        else:
            found[citation.span] = _by_name(citation, document)
    return tuple(found.values())


# --------------------------------------------------------------------------------- by its number


def _by_number(citation: Citation, own: Identity, document: _Document) -> Link:
    if document.own and _agree(own, document.own):
        return Link(citation, document.iri, "resolved")
    meant = _misprinted(citation, own, document)
    if meant:
        return Link(citation, None, "ambiguous", meant, MISPRINTED)
    fuller = _antecedents(own, document.identities[own.designation])
    found = tuple(dict.fromkeys(iri for full in fuller for iri in full.iris))
    if not found:
        found = own.iris or _catalogued(own, document)
    if len(found) == 1:
        return Link(citation, found[0], "resolved")
    if found:
        return Link(citation, None, "ambiguous", found, SEVERAL)
    supplied = _supplied(citation, own, document)
    if len(supplied) == 1:
        return Link(citation, supplied[0], "resolved", (), SUPPLIED)
    if supplied:
        return Link(citation, None, "ambiguous", supplied, SEVERAL)
    return Link(citation, None, "unresolved", (), NO_PLACE if own.dated else NO_YEAR)


def _misprinted(citation: Citation, own: Identity, document: _Document) -> tuple[str, ...]:
    """Both acts that ``30/2019/NĐ-CP ngày 05/3/2020`` may mean, where the act of that day is known.

    Without such an act the number stands: some were given in one year and signed in the next.
    """
    inside, printed = _YEAR_IN_NUMBER.search(own.designation), citation.date
    if not inside or not printed or int(inside[1]) == printed.year:
        return ()
    works = document.works
    if any(work.date == printed for work in works.numbered(own.designation)):
        return ()
    other = own.designation.replace(inside[0], f"/{printed.year}/", 1)
    of_that_day = tuple(work.iri for work in works.numbered(other) if work.date == printed)
    return (*of_that_day, *own.iris) if of_that_day else ()


def _own_identity(header: Header, areas: Scope) -> Identity | None:
    if not header.designation:
        return None
    return identity(header.designation, header.year, header.issuer, areas, header.type)


def _by_designation(mentions: Sequence[Identity | None]) -> dict[str, tuple[Identity, ...]]:
    """Different mentions of each number, so that a long text costs no more than its length."""
    found: dict[str, dict[Identity, None]] = {}
    for mention in mentions:
        if mention:
            found.setdefault(mention.designation, {})[mention] = None
    return {designation: tuple(different) for designation, different in found.items()}


def _antecedents(own: Identity, mentions: Sequence[Identity]) -> tuple[Identity, ...]:
    """The fullest mentions of the same number that do not contradict this one."""
    if own.firm and own.iris:
        return (own,)
    fits = [other for other in mentions if other.iris and _agree(own, other)]
    printed = {other.year for other in fits if other.firm}
    return tuple(dict.fromkeys(o for o in fits if o.firm or o.year not in printed))


def _agree(own: Identity, other: Identity) -> bool:
    return (
        own.designation == other.designation
        and own.series == other.series
        and (own.year is None or other.year is None or own.year == other.year)
        and (not own.firm or not own.scopes or own.scopes == other.scopes)
    )


def _catalogued(own: Identity, document: _Document) -> tuple[str, ...]:
    if own.dated:
        return ()
    known = document.works.numbered(own.designation)
    return tuple(work.iri for work in known if work.year and not _after(work, document.last_day))


def _supplied(citation: Citation, own: Identity, document: _Document) -> tuple[str, ...]:
    """What other texts know under this number and nothing that the mention prints forbids."""
    known = document.supplies(own.designation)
    return tuple(dict.fromkeys(one.target for one in known if _fits(one, citation, own, document)))


def _fits(one: Supply, citation: Citation, own: Identity, document: _Document) -> bool:
    key, last = key_of(one.target), document.last_day
    year = one.day.year if one.day else key.year if key else None
    if key is None or year is None or last is None:
        return False  # without a day, what is of the future cannot be told
    if year > last.year or (one.day is not None and one.day > last):
        return False
    if own.year is not None and own.year != year:
        return False
    same_day = citation.date is not None and citation.date == one.day
    if own.scopes:
        return key.place in own.scopes
    return same_day or (not own.needs_scope and key.place is None)


# ----------------------------------------------------------------------------------- by its name


def _by_name(citation: Citation, document: _Document) -> Link:
    name = citation.name
    if not name:
        return _by_short_form(citation, document)
    if citation.date or citation.year:
        return _of_year(citation, name, document)
    return _undated(citation, name, document)


def _by_short_form(citation: Citation, document: _Document) -> Link:
    """``Nghị quyết 57``: of the acts that the document cites by that number, else the one known."""
    known = document.works.versions(f"{citation.type} {citation.number}")
    found = document.short.get((citation.type, citation.number), ()) or tuple(
        work.iri for work in known if not _after(work, document.last_day)
    )
    if len(found) == 1:
        return Link(citation, found[0], "resolved")
    if found:
        return Link(citation, None, "ambiguous", found, SEVERAL)
    return Link(citation, None, "unresolved", (), NOT_KNOWN)


def _of_year(citation: Citation, name: str, document: _Document) -> Link:
    year = citation.date.year if citation.date else citation.year or 0
    versions = document.works.of_year(name, year)
    same_day = tuple(work for work in versions if work.date and work.date == citation.date)
    found = tuple(work.iri for work in same_day or versions)
    if len(found) > 1 and document.last_day:
        applied = {work.iri for work in _in_force(name, document)}
        found = tuple(iri for iri in found if iri in applied) or found
    if len(found) > 1:
        return Link(citation, None, "ambiguous", found, SEVERAL_VERSIONS)
    return Link(citation, found[0] if found else named_iri(name, year=year), "resolved")


def _undated(citation: Citation, name: str, document: _Document) -> Link:
    """A bare name: the version in force on the day of the document, or the one it numbers."""
    passed = tuple(
        work for work in document.works.versions(name) if not _after(work, document.last_day)
    )
    applied = _in_force(name, document)
    printed = document.named.get(name_key(name), ())
    newest = {work.iri for work in (*applied, *passed[-1:])}
    found = tuple(work.iri for work in applied)
    if len(printed) == 1 and (not passed or len(found) != 1 or newest.issuperset(printed)):
        found = printed
    if len(found) == 1:
        return Link(citation, found[0], "resolved")
    if found:
        return Link(citation, None, "ambiguous", found, SEVERAL_VERSIONS)
    known = document.works.versions(name)
    return Link(citation, None, "unresolved", (), NOT_YET if known else NOT_KNOWN)


def _in_force(name: str, document: _Document) -> tuple[Work, ...]:
    """The versions in force at some time between the first and the last possible day."""
    works, first, last = document.works, document.first_day, document.last_day
    later = (work for work in works.versions(name) if (work.effective or first) > first)
    found = [
        *works.in_force(name, first),
        *(work for work in later if last is None or (work.effective or last) <= last),
    ]
    return tuple(dict.fromkeys(found)) or (works.in_force(name, last) if last else ())


def _by_type_and_number(
    citations: Sequence[Citation], identities: Sequence[Identity | None]
) -> dict[tuple[str | None, str | None], tuple[str, ...]]:
    """The acts that the document cites in full, by what a short form leaves of them."""
    found: dict[tuple[str | None, str | None], dict[str, None]] = {}
    for citation, own in zip(citations, identities, strict=True):
        if own and own.iris:
            key = citation.type, citation.number
            found.setdefault(key, {}).update(dict.fromkeys(own.iris))
    return {key: tuple(iris) for key, iris in found.items()}


def _full_names(citations: Sequence[Citation]) -> dict[str, tuple[str, ...]]:
    """What a name means in this document where it prints it together with a number."""
    found: dict[str, tuple[str, ...]] = {}
    for citation in citations:
        if citation.name and citation.designation:
            own = identity(citation.designation, _printed_year(citation), None, ())
            key = name_key(citation.name)
            found[key] = tuple(dict.fromkeys((*found.get(key, ()), *own.iris)))
    return found


# --------------------------------------------------------------------------------------- the days


def _printed_year(citation: Citation) -> int | None:
    return citation.date.year if citation.date else citation.year


def _days(header: Header, citations: Sequence[Citation]) -> tuple[date, date | None]:
    """The first and the last day on which the document may have been signed.

    A document without a date is no older than what it cites.
    """
    if header.date:
        return header.date, header.date
    if header.year:
        first, last = (header.month, header.month) if header.month else (1, 12)
        days = calendar.monthrange(header.year, last)[1]
        return date(header.year, first, 1), date(header.year, last, days)
    printed = (c.date or (date(c.year, 1, 1) if c.year else date.min) for c in citations)
    return max(printed, default=date.min), None


def _after(work: Work, day: date | None) -> bool:
    return day is not None and work.date is not None and work.date > day
