"""Checks of which acts are cited: drafts, the document itself, the older changing the newer.

A day or a number that is not printed decides nothing.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Final

from grammar.anaphora.find import find_anaphora
from grammar.anaphora.pointers import find_pointers
from grammar.texts.text import tidy
from kg.checks.case import Finding
from kg.checks.dates import shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from grammar.model import Citation
    from kg.checks.case import Case

_DRAFT: Final = re.compile(r"\s*\(\s*(?:bản\s+)?dự\s+thảo\b", re.IGNORECASE)
# Farther apart, "và Nghị định …" may begin another part of the list.
_NEAR: Final = 150
_STATUTES: Final = frozenset({"Luật", "Bộ luật", "Pháp lệnh"})
_DECREE_30: Final = date(2020, 3, 5)
# The sources differ on the day of Nghị định 187/2025/NĐ-CP: this is the later one.
_DECREE_187: Final = date(2025, 7, 17)
_WITH_YEAR: Final = re.compile(r"\d+[a-z]?/(?:19|20)\d\d/")
_TITLE: Final = re.compile(
    r"\s*,?\s*(?P<words>(?:về|quy\s+định|ban\s+hành|hướng\s+dẫn|sửa\s+đổi)\s[^.;:()]{20,400}?)\s*[.;]",
    re.IGNORECASE,
)
_WORDS_OF_TITLE: Final = 6


def draft_as_issued(case: Case) -> Iterator[Finding]:
    """L27: a draft is cited with the number of an act."""
    text = case.reading.text
    for link, place in case.numbered:
        if _DRAFT.match(text.clean, text.position(link.citation.span.end)):
            yield Finding(place, {"number": link.citation.designation})


def two_numbers(case: Case) -> Iterator[Finding]:
    """L05: one title of one day under two numbers. Decisions in series carry no year: not asked."""
    first: dict[tuple[str | None, date, str], str] = {}
    for link, place in case.numbered:
        found, title = link.citation, _title_behind(case, link.citation)
        if not (found.designation and found.date and title and _WITH_YEAR.match(found.designation)):
            continue
        other = first.setdefault((found.symbol, found.date, title), found.designation)
        if other != found.designation:
            yield Finding(place, {"number": found.designation, "other": other})


def _title_behind(case: Case, found: Citation) -> str | None:
    """The whole title that is printed after a citation, in small letters."""
    text = case.reading.text
    title = _TITLE.match(text.shadow, text.position(found.span.end))
    words = title["words"].casefold().split() if title else []
    return " ".join(words) if len(words) >= _WORDS_OF_TITLE else None


def in_a_circle(case: Case) -> Iterator[Finding]:
    """L30: the document changes itself, or the older of two acts the newer."""
    yield from _itself(case)
    yield from _changed_by_older(case)


def _itself(case: Case) -> Iterator[Finding]:
    own = case.reading.header
    if not (case.whole and own.designation):
        return
    for index, link in enumerate(case.links):
        found = link.citation
        same = found.designation == own.designation and found.issuer in (None, own.issuer)
        done = case.kinds(index) - {"cites", "promulgated_with"}
        if same and done and own.date and found.date == own.date:
            yield Finding(found.span, {"text": tidy(found.text)}, variant="self")


def _changed_by_older(case: Case) -> Iterator[Finding]:
    for relation in case.relations:
        if relation.kind != "amends" or relation.subject is None:
            continue
        by, changed = (case.links[at].citation for at in (relation.subject, relation.object))
        first, second = sorted((by.span, changed.span))
        near = second.start - first.end <= _NEAR
        if near and by.date and changed.date and by.date < changed.date:
            values = {"text": tidy(changed.text), "by": tidy(by.text), "day": shown(by.date)}
            yield Finding(changed.span, values, variant="older")


def without_antecedent(case: Case) -> Iterator[Finding]:
    """L28: "Quyết định nêu trên" where no decision stands above."""
    if not case.whole:
        return
    text, citations = case.reading.text, case.reading.citations
    for pointer in find_pointers(text, citations):
        if pointer.is_unit or not pointer.back or not pointer.capital:
            continue
        span = text.span(pointer.start, pointer.end)
        before = text.shadow[: pointer.start].casefold()
        if pointer.word.casefold() not in before:
            yield Finding(span, {"text": tidy(text.slice(span))})


def statute_in_bases(case: Case) -> Iterator[Finding]:
    """L17: a statute by number in an administrative document, or without one in a legal text."""
    day, own = case.day_of_use, case.reading.header
    if day is None or not own.designation or not own.symbol:
        return
    legal = _WITH_YEAR.match(own.designation) is not None
    for index, link in enumerate(case.links):
        found = link.citation
        if "based_on" not in case.kinds(index) or case.in_a_title(index):
            continue
        if _is_statute(found) and not legal and found.number and day >= _DECREE_30:
            yield Finding(found.span, {"text": tidy(found.text)}, variant="number")
        if _is_statute(found) and legal and not found.number and day >= _DECREE_187:
            yield Finding(found.span, {"text": tidy(found.text)}, variant="bare")


def _is_statute(found: Citation) -> bool:
    return found.type in _STATUTES and bool(found.name) and not found.antecedent


def no_such_article(case: Case) -> Iterator[Finding]:
    """L19: "Điều 45 Thông tư này" where the whole circular ends with Điều 12."""
    last = _last_article(case)
    if last is None:
        return
    for anaphor in find_anaphora(case.reading):
        asked = [one.article for one in anaphor.pinpoints if one.article]
        beyond = [label for label in asked if label.isdecimal() and int(label) > last]
        if anaphor.kind == "document" and beyond:
            values = {"text": tidy(anaphor.text), "article": beyond[0], "last": last}
            yield Finding(anaphor.span, values)


def _last_article(case: Case) -> int | None:
    """The number of the last article; None where some may be missing from the text.

    None in an amending act, too: what it quotes speaks of the articles of another.
    """
    amends = any(one.kind == "amends" and one.subject is None for one in case.relations)
    if amends or not (case.whole and case.reading.header.signer):
        return None
    labels = {unit.label for unit in case.reading.units if unit.kind == "article"}
    numbers = {int(label) for label in labels if label.isdecimal()}
    return len(numbers) if numbers and numbers == set(range(1, len(numbers) + 1)) else None
