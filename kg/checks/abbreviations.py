"""Checks of abbreviations in a symbol that no table knows.

Only of numbers with a year, ``12/2026/TT-BYT``: there the law closes the list of types, while a
number without one begins with whatever an office calls itself.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from grammar.citations.lexicon import type_of_abbreviation
from grammar.tables import listed, load
from kg.checks.bodies import groups_of
from kg.checks.case import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.checks.case import Case

_WITH_YEAR = re.compile(r"\d+[a-z]?/(?:19|20)\d\d/(?=[A-ZĐ][A-Za-zĐ]*-)")
# Types of which every body that may issue them is in the tables.
_OF_CENTRAL_BODIES = frozenset({"TT", "TTLT", "NQLT"})


def unknown_type(case: Case) -> Iterator[Finding]:
    """L10: before a known body stands what is the abbreviation of no type.

    ``DS-GĐT`` of a court names no body.
    """
    for link, place in case.numbered:
        number = link.citation.designation or ""
        code, *bodies = groups_of(link.citation.symbol or "") or ("",)
        unknown = code not in type_of_abbreviation() and code not in _bodies()
        by_known = not _bodies().isdisjoint(bodies)
        if _WITH_YEAR.match(number) and unknown and by_known and not case.known(number):
            yield Finding(place, {"number": number, "code": code})


def unknown_issuer(case: Case) -> Iterator[Finding]:
    """L11: a circular of a body that no table knows."""
    for link, place in case.numbered:
        number = link.citation.designation or ""
        kind, *bodies = groups_of(link.citation.symbol or "") or ("",)
        unknown = [code for code in bodies if code not in _bodies()]
        certain = _WITH_YEAR.match(number) and kind in _OF_CENTRAL_BODIES
        if certain and unknown and len(unknown) == len(bodies) and not case.known(number):
            yield Finding(place, {"number": number, "code": "-".join(unknown)})


@cache
def _bodies() -> frozenset[str]:
    """The abbreviations of every body of the tables."""
    rows = (*load("issuers"), *load("agencies"))
    return frozenset(code for row in rows for code in listed(row["symbols"]))
