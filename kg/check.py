"""Checks a draft: what a person should look at before it is signed, and the rule behind it.

In: a reading with its links and relations, and the catalogue. Out: diagnostics, errors first, then
in text order; offsets are code points of the original. Words, severity and rule come from
``kg/tables/checks.csv``, one row a check (or one for each variant of it). Nothing is mended.
"""

from __future__ import annotations

import csv
import io
from datetime import date
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final, Literal, cast

from grammar.model import Diagnostic
from kg.checks import abbreviations, acts, citing, dates, symbols, tasks, wording
from kg.checks.case import Case
from kg.works.catalogue import catalogue

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from grammar.document import Reading
    from kg.checks.case import Finding
    from kg.model import Link, Relation
    from kg.works.catalogue import Catalogue

Lang = Literal["vi", "en"]
Row = dict[str, str]

SEVERITIES: Final = ("error", "warning", "info")
CHECKS: Final[Mapping[str, Callable[[Case], Iterator[Finding]]]] = {
    "L01": symbols.issuer_differs,
    "L02": symbols.type_differs,
    "L03": dates.year_differs,
    "L04": dates.two_dates,
    "L05": acts.two_numbers,
    "L06": dates.from_the_future,
    "L07": dates.impossible_date,
    "L08": dates.issuer_did_not_exist,
    "L09": dates.wrong_term,
    "L10": abbreviations.unknown_type,
    "L11": abbreviations.unknown_issuer,
    "L12": symbols.joint_mark,
    "L13": symbols.no_such_power,
    "L14": citing.incomplete_first,
    "L15": citing.repeated_in_full,
    "L16": citing.law_without_year,
    "L17": acts.statute_in_bases,
    "L18": wording.capital_clause,
    "L19": acts.no_such_article,
    "L20": wording.large_to_small,
    "L21": wording.no_such_letter,
    "L22": wording.skipped_point,
    "L23": symbols.number_form,
    "L24": wording.day_without_zero,
    "L25": symbols.look_alikes,
    "L26": citing.no_longer_in_force,
    "L27": acts.draft_as_issued,
    "L28": acts.without_antecedent,
    "L29": wording.defined_twice,
    "L30": acts.in_a_circle,
    "L31": wording.blank_letterhead,
    "L32": wording.two_spellings,
    "L33": tasks.nobody_left,
    "L34": tasks.deadline_in_doubt,
    "L36": citing.name_differs,
}


def check(
    reading: Reading,
    links: Sequence[Link],
    relations: Sequence[Relation],
    works: Catalogue | None = None,
    lang: Lang = "vi",
    today: date | None = None,
) -> tuple[Diagnostic, ...]:
    """Everything that the checks find in one document, in the words of ``lang``.

    ``today`` stands for the day of a draft that prints none.

    >>> from grammar.document import read
    >>> [one.message for one in check(read("đến hết ngày 31/6/2021"), (), ())]
    ['Không có ngày này trong lịch: «ngày 31/6/2021».']
    """
    case = Case(reading, links, relations, works or catalogue(), today or date.today())
    found = {
        _diagnostic(code, finding, lang): None
        for code, finds in CHECKS.items()
        for finding in finds(case)
    }
    return tuple(sorted(found, key=_gravest_first))


def _gravest_first(one: Diagnostic) -> tuple[int, int, int, str]:
    return SEVERITIES.index(one.severity), one.span.start, one.span.end, one.code


def _diagnostic(code: str, finding: Finding, lang: Lang) -> Diagnostic:
    row = check_rows()[f"{code}-{finding.variant}" if finding.variant else code]
    return Diagnostic(
        span=finding.span,
        code=code,
        severity=cast('Literal["error", "warning", "info"]', row["severity"]),
        message=row[f"message_{lang}"].format_map(finding.values),
        rule=row[f"rule_{lang}"],
        expected=row[f"expected_{lang}"],
        proposal=finding.proposal,
    )


@cache
def check_rows() -> Mapping[str, Row]:
    """The rows of the table by key."""
    table = (files("kg") / "tables" / "checks.csv").read_text(encoding="utf-8")
    return {row["key"]: row for row in csv.DictReader(io.StringIO(table))}
