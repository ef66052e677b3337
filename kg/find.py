"""Which document people mean when they write a number, a name, an IRI or an id.

In: a store and what was written. Out: exactly one document, or ``UnknownDocument``, or
``AmbiguousDocument`` with all that it may be. Marks, case, signs and leading zeros do not matter;
a type, a year, a date, an issuer or a place after the number narrows the choice.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rdflib import URIRef

from kg import iri as identity
from kg.entries import name_words
from kg.errors import AmbiguousDocument, UnknownDocument
from kg.records import PROLOGUE, record, records
from kg.words import bare_number, compact, fold, tokens

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.model import DocumentRecord
    from kg.storage.store import Store

_BY_KEY = PROLOGUE + "SELECT DISTINCT ?document WHERE { ?document vd:key $key }"
_EXISTS = "ASK { $document a ?type }"

_AS_WRITTEN = re.compile(
    r"(?P<type>[^\d]*?)(?:\bso\b[\s:]*)?(?P<number>\d\S*)(?P<rest>.*)", re.DOTALL
)
_NUMBER_AND_YEAR = re.compile(r"(?P<number>\d+[a-z]?)/(?P<year>(?:19|20)\d\d)[,.]?")
_YEAR_AFTER = re.compile(r"(?P<name>.*?)[\s,(]+(?:nam\s+)?(?P<year>(?:19|20)\d\d)\)?\s*")
_DATE = re.compile(r"\b(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\b")
_TITLE = re.compile(r"\b(?:ve|quy dinh|phe duyet|ban hanh|huong dan|sua doi|bai bo|cong bo)\b")
_SMALL_WORDS = {"cua", "ngay", "thang", "nam", "so", "ve", "viec"}
_SHOWN = 20


def find_document(store: Store, text: str) -> DocumentRecord:
    """Return the one document that the text means."""
    wanted = text.strip()
    by_id = _by_identity(store, wanted)
    if by_id:
        return by_id
    found = _by_number(store, wanted) or _by_name(store, wanted)
    if not found:
        raise UnknownDocument(wanted)
    if len(found) > 1:
        raise AmbiguousDocument(wanted, tuple(found[:_SHOWN]))
    return found[0]


def _by_identity(store: Store, text: str) -> DocumentRecord | None:
    iri = identity.iri_of(text)
    if identity.key_of(iri) is None:
        return None
    try:
        known = store.ask(_EXISTS, document=URIRef(iri))
    except ValueError:
        return None
    return record(store, iri) if known else None


def _by_number(store: Store, text: str) -> list[DocumentRecord]:
    written = _AS_WRITTEN.fullmatch(fold(text).strip())
    if not written:
        return []
    rest = written["rest"]
    short = _NUMBER_AND_YEAR.fullmatch(written["number"])
    if short:
        said = {
            "type": written["type"],
            "number": short["number"],
            "rest": f"{rest} {short['year']}",
        }
        return _narrowed(_by_key(store, compact(short["number"])), said)
    # "861/QĐ-TTg" may be written with spaces: "861 QĐ TTg".
    spaced = _by_key(store, compact(written["number"] + rest)) if rest.strip() else []
    return spaced or _narrowed(_by_key(store, compact(written["number"])), written.groupdict())


def _by_name(store: Store, text: str) -> list[DocumentRecord]:
    found = _by_key(store, compact(text))
    if found:
        return found
    written = _YEAR_AFTER.fullmatch(fold(text))
    if not written:
        return []
    year = int(written["year"])
    return [one for one in _by_key(store, compact(written["name"])) if one.year == year]


def _by_key(store: Store, key: str) -> list[DocumentRecord]:
    rows = store.select(_BY_KEY, key=key)
    found = records(store, sorted(row["document"] for row in rows)).values()
    return sorted(found, key=lambda one: (not one.ingested, one.label, one.iri))


def _narrowed(found: list[DocumentRecord], written: Mapping[str, str]) -> list[DocumentRecord]:
    """Keep what nothing written speaks against; a type narrows a full number, it never refutes."""
    type_name = written["type"].strip()
    said = _TITLE.split(written["rest"], maxsplit=1)[0]
    found = [one for one in found if _fits_date(one, said) and _fits_words(one, said)]
    of_type = [one for one in found if not type_name or _is_type(one, type_name)]
    full_number = bare_number(written["number"]) != compact(written["number"])
    return of_type or (found if full_number else [])


def _is_type(one: DocumentRecord, type_name: str) -> bool:
    symbol = tokens(one.id_local or "")
    return fold(one.type or "") == type_name or type_name in symbol


def _fits_date(one: DocumentRecord, said: str) -> bool:
    printed = _DATE.search(said)
    if printed and one.date:
        return (one.date.day, one.date.month, one.date.year) == tuple(map(int, printed.groups()))
    years = [int(word) for word in tokens(said) if re.fullmatch(r"(19|20)\d\d", word)]
    return not years or one.year is None or one.year in years


def _fits_words(one: DocumentRecord, said: str) -> bool:
    known = {word for name in (one.issuer, one.place) if name for word in name_words(name)}
    asked = {word for word in tokens(said) if not word.isdigit()} - _SMALL_WORDS
    return not known or asked <= known
