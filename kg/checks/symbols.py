"""Checks of number and symbol: against the issuer, against the type, and letter by letter.

The symbol is compared as it is printed in the original, so that what reading mends is still told.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from grammar.citations.lexicon import abbreviations_of, type_of_abbreviation
from grammar.texts.text import tidy
from kg.checks.bodies import LOCAL, Body, body_of, codes, groups_of, ministries
from kg.checks.case import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from grammar.model import Citation
    from kg.checks.case import Case

# Types that are told apart with care wherever they are cited.
_STRICT = {
    "Nghị quyết": {"NQ", "NQLT"},
    "Nghị định": {"NĐ"},
    "Quyết định": {"QĐ"},
    "Thông tư": {"TT", "TTLT"},
    "Thông tư liên tịch": {"TTLT", "TT"},
    "Chỉ thị": {"CT"},
    "Công điện": {"CĐ"},
    "Tờ trình": {"TTr"},
}
_TYPE_CODES = frozenset({"NQ", "NQLT", "NĐ", "QĐ", "TT", "TTLT", "CT", "CĐ", "TTr"})


# ---------------------------------------------------------------------------------- L01, L02


def issuer_differs(case: Case) -> Iterator[Finding]:
    """L01: the symbol names one body, "của …" another."""
    for link, place in case.numbered:
        found = link.citation
        body = body_of(found.issuer) if found.issuer else None
        wrong = _foreign_code(found.symbol or "", body) if body else None
        if body is None or wrong is None or found.designation is None:
            continue
        values = {"number": found.designation, "code": wrong, "body": body.name}
        yield Finding(place, values, _with_code(case, found.designation, wrong, body))


def _foreign_code(symbol: str, body: Body) -> str | None:
    """The one group that names a body other than ``body``; None where that is not sure."""
    groups = [group for group in groups_of(symbol) if group not in _TYPE_CODES]
    if not groups or any(_answers(body, group) for group in groups):
        return None
    first = groups[0]
    if body.level == "local":
        other = [code for code, form in LOCAL.items() if form.match(first)]
        sure = bool(other) or first in codes("state", "ministry")
    else:
        local = any(form.fullmatch(first) for form in (LOCAL["UBND"], LOCAL["HĐND"]))
        sure = local or first in {"UBND", "HĐND"} or first in codes("state", "ministry")
        sure = sure and (body.level != "party" or first in {"UBND", "HĐND", "CP", "TTg"})
    # Offices write for those they serve; TTCP was Thủ tướng Chính phủ once.
    return first if sure and not first.startswith("VP") and first != "TTCP" else None


def _answers(body: Body, group: str) -> bool:
    if group in body.codes:
        return True
    if body.level == "local" and body.own in LOCAL:
        return LOCAL[body.own].search(group) is not None
    # BNNVN, BTCVN: short forms with something added or left out are the same body's.
    return any(len(code) > 2 and (group in code or code in group) for code in body.codes)


def _with_code(case: Case, designation: str, wrong: str, body: Body) -> str | None:
    """The number with the body's own abbreviation; None where rather the issuer is wrong."""
    if body.own is None or body.level == "state" or case.known(designation):
        return None
    place = rf"(?<=[-/]){re.escape(wrong)}(?=\d*(?:[-/]|$))"
    return re.sub(place, body.own, designation, count=1)


def type_differs(case: Case) -> Iterator[Finding]:
    """L02: the type word is not the type in the symbol."""
    for link, place in case.numbered:
        found = link.citation
        printed = found.type or ""
        code = groups_of(found.symbol or "")
        # One group is no type: CT alone was the Chairman of the Council of Ministers.
        if found.rule != "numbered" or printed not in _STRICT or len(code) < 2:
            continue
        if code[0] not in _TYPE_CODES or code[0] in _STRICT[printed]:
            continue
        if case.known(found.designation) and _type_of(case, found) == printed:
            continue  # the office itself numbered it so
        own = type_of_abbreviation()[code[0]]
        values = {"type": printed, "code": code[0], "number": found.designation, "own": own}
        yield Finding(place, values, _typed(found, printed) if _knows(case, found) else None)


def _typed(found: Citation, printed: str) -> str:
    right = abbreviations_of(printed)[0]
    return re.sub(r"(?<=/)[A-ZĐ][A-Za-zĐ]*(?=-)", right, found.designation or "", count=1)


def _knows(case: Case, found: Citation) -> bool:
    proposed = case.known(_typed(found, found.type or ""))
    return any(work.date == found.date for work in proposed)


def _type_of(case: Case, found: Citation) -> str | None:
    return next((work.type for work in case.known(found.designation)), None)


# ---------------------------------------------------------------------------------- L12, L13


def joint_mark(case: Case) -> Iterator[Finding]:
    """L12: several ministries without the mark of a joint document, or the mark with one body."""
    for link, place in case.numbered:
        designation = link.citation.designation or ""
        kind, *bodies = groups_of(link.citation.symbol or "") or ("",)
        several = [body for body in bodies if body in ministries()]
        if kind == "TT" and len(several) > 1 and not case.known(designation):
            proposal = designation.replace("/TT-", "/TTLT-", 1)
            yield Finding(place, {"number": designation, "count": len(several)}, proposal)
        alone = kind == "TTLT" and len(bodies) == 1 and bodies == several
        if alone and not case.known(designation):
            proposal = designation.replace("/TTLT-", "/TT-", 1)
            yield Finding(place, {"number": designation}, proposal, "single")


def no_such_power(case: Case) -> Iterator[Finding]:
    """L13: a form of legal document that this body may not issue."""
    for link, place in case.numbered:
        found = link.citation
        designation = found.designation or ""
        reason = _no_power(designation, found.year or 0)
        if reason and not case.known(designation):
            yield Finding(place, {"number": designation, "reason": reason})


def _no_power(designation: str, year: int) -> str | None:
    numbered = re.fullmatch(r"\d+[a-z]?/((?:19|20)\d\d)/([^-/]+)-(.+)", designation)
    if not numbered:
        return None
    kind, body = numbered[2], numbered[3]
    of_ministry = body in ministries()
    if kind == "TT" and body in {"UBND", "HĐND", "CP", "TTg", "UBTVQH"}:
        return f"TT-{body}"
    if kind == "NĐ" and (of_ministry or body in {"UBND", "HĐND", "TTg"}):
        return f"NĐ-{body}"
    if kind == "QĐ" and of_ministry and year > 2009:
        return f"QĐ-{body}"
    if kind == "CT" and body == "UBND" and year > 2016:
        return f"CT-{body}"
    return None


# ---------------------------------------------------------------------------------- L23, L25


# The Youth Union writes its own numbers with a space: 84 QĐ/TWĐTN, 120 KH/TĐTN-BTG.
_YOUTH_UNION = re.compile(r"\d+ [A-ZĐ][A-Za-zĐ]*/[A-ZĐ]*ĐTN[\w-]*")


def number_form(case: Case) -> Iterator[Finding]:
    """L23: no leading zero, spaces inside the symbol, or a full stop for a hyphen."""
    for link, place in case.numbered:
        found = link.citation
        raw = case.reading.text.slice(place)
        fault = _fault(raw, found)
        if fault and not _damaged(raw, found.designation or ""):
            right = _regular(found.designation or "")
            yield Finding(place, {"number": raw, "proposal": right}, right)


def _fault(raw: str, found: Citation) -> bool:
    if "\n" in raw or "\r" in raw or not found.number:
        return False  # a line of print ends here
    spaced = re.search(r"\s", raw.strip()) is not None and not _YOUTH_UNION.fullmatch(raw.strip())
    stopped = re.search(r"/[A-ZĐ]+\.[A-ZĐ]{2}", raw) is not None
    state = re.match(r"[1-9]/(?:20[12]\d/)?(?!SL|L)[A-ZĐ][A-Za-zĐ]*-", raw) is not None
    recent = found.year is not None and found.year >= 2011
    return spaced or stopped or (state and recent)


def _regular(designation: str) -> str:
    plain = re.sub(r"\s+", "", designation)
    plain = re.sub(r"(?<=[A-ZĐ])\.(?=[A-ZĐ]{2})", "-", plain)
    return re.sub(r"^([1-9])(?=/)", r"0\1", plain)


def look_alikes(case: Case) -> Iterator[Finding]:
    """L25: D for Đ, letters of other scripts, letters of the symbol lost or doubled."""
    for link, place in case.numbered:
        designation = link.citation.designation or ""
        raw = case.printed(place)
        right = _barred(designation)
        torn = "\n" in raw or len(raw) > len(right) + 60
        if not torn and _damaged(raw, right):
            yield Finding(place, {"number": tidy(raw), "proposal": right}, right)


def _damaged(raw: str, right: str) -> bool:
    """Whether ``raw`` has other letters than ``right``; case, dashes and spaces do not count."""
    return _letters(raw) != _letters(right)


def _letters(words: str) -> str:
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFC", words)).casefold()


def _barred(designation: str) -> str:
    typed = re.sub(r"(?<=/)([NQ])D(?=-[A-ZĐ])|(?<=-)([NQ])D(?=/)", _with_bar, designation)
    return re.sub(r"(?<=-)HDND(?=\d*$)", "HĐND", typed)


def _with_bar(match: re.Match[str]) -> str:
    return (match[1] or match[2]) + "Đ"
