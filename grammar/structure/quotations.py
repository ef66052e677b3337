"""Where a text quotes: provisions of an act that it amends, or a few words.

In: the clean text. Out: where the marks of each quotation stand, sorted and disjoint. “ and ” hold
any quotation, " and " only provisions after "như sau:".
"""

from __future__ import annotations

import re
from bisect import bisect_right
from operator import itemgetter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

Range = tuple[int, int]

_LONGEST = 40_000
_LONGEST_DAMAGED = 3_000
_MARK = re.compile('[“”"]')
_INNER = re.compile(r"“[^“”\n]*”")
_LEADS = re.compile(r":\s*$")
_LEADS_TO_PLAIN = re.compile(r"sau\s?:\s*$")
_ENDS = re.compile(r'"[^\S\n]*+[.;,]?[^\S\n]*+(?:\n|$)')
_BEFORE = 12


def quotations(clean: str) -> list[Range]:
    """Every quotation; words quoted within one end none.

    One that nothing closes is passed over, unless the next amended provision tells where it ends.
    """
    found: list[Range] = []
    inner: list[Range] = []
    opened, nests, read = -1, False, 0
    for mark in _MARK.finditer(clean):
        at = mark.start()
        if at < read:
            continue
        leads = _leads(clean, at)
        if opened >= 0 and (leads or at - opened > _LONGEST):
            found += (nests and _damaged(clean, opened, at)) or inner
            inner, opened = [], -1
        words = None if leads else _INNER.match(clean, at)
        if words:
            read = words.end()
            opened = opened if nests else -1
            (inner if opened >= 0 else found).append((at, read - 1))
        elif opened < 0 and (leads or clean[at] == "“"):
            opened, nests = at, leads
        elif opened >= 0 and _closes(clean, opened, at):
            found.append((opened, at))
            inner, opened = [], -1
    return found + inner


def _leads(clean: str, at: int) -> bool:
    """Whether the words before a mark lead to an amended provision."""
    if clean[at] == "”":
        return False
    words = _LEADS if clean[at] == "“" else _LEADS_TO_PLAIN
    return words.search(clean, max(0, at - _BEFORE), at) is not None


def _closes(clean: str, opened: int, at: int) -> bool:
    """Whether the marks are a pair; what opens with a plain one may close with a curved one."""
    if clean[at] == '"':
        return clean[opened] == '"' and _ENDS.match(clean, at) is not None
    return clean[at] == "”" and (clean[opened] == "“" or at - opened <= _LONGEST_DAMAGED)


def _damaged(clean: str, opened: int, following: int) -> list[Range]:
    """A provision whose last mark is lost ends where the words begin that lead to the next one."""
    end = clean.rfind("\n", opened, clean.rfind(":", opened, following) + 1)
    return [(opened, end)] if 0 < end - opened <= _LONGEST_DAMAGED else []


def covering(spans: Sequence[Range], offset: int) -> Range | None:
    """The one of sorted, disjoint ``spans`` that ``offset`` stands in."""
    at = bisect_right(spans, offset, key=itemgetter(0)) - 1
    return spans[at] if at >= 0 and spans[at][0] < offset < spans[at][1] else None
