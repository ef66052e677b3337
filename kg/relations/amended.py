"""The provisions that an amending act names alone: ``1. Sửa đổi, bổ sung khoản 2 Điều 5 như sau``.

In: a reading and the relations of its citations. Out: an ``Anaphor`` for each provision named under
a heading that names the act: ``Điều 1. Sửa đổi, bổ sung một số điều của Nghị định …``. A sentence
that names an act itself says whose provision it means, and what is quoted is text of that act.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from grammar.citations.acts import parse_pinpoints
from grammar.citations.mentions import pinpoints_of
from grammar.model import Anaphor
from grammar.structure.quotations import covering, quotations

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from grammar.document import Reading
    from grammar.model import Citation, Span
    from grammar.structure.quotations import Range
    from kg.model import Relation

_CHANGES = frozenset({"amends", "repeals", "replaces", "suspends"})
_LEAD = re.compile(
    r"^[ ]*(?:\d{1,3}|[a-zđ]{1,2})[.)]\s*"
    r"(?=(?:sửa|bổ\s+sung|bãi\s+bỏ|hủy\s+bỏ|thay|bỏ|đổi|chuyển|ngưng)\s)",
    re.IGNORECASE | re.MULTILINE,
)
_LEAD_END = re.compile(r"[:\n]|\.(?=\s)")
_LONGEST_LEAD = 600
_ARTICLES = re.compile(
    r"(?<!\w)(?<!vào sau )(?<!vào trước )[đĐ]iều\s+\d+[a-zđ]?(?!\w)"
    r"(?:(?:\s*,\s*|\s+và\s+|\s+đến\s+)(?:[đĐ]iều\s+)?\d+[a-zđ]?(?!\w))*"
)


def amended_provisions(reading: Reading, relations: Sequence[Relation]) -> Iterator[Anaphor]:
    """Every provision that is changed without its act, in text order."""
    acts = _heads(reading, relations)
    if not acts:
        return
    shadow = reading.text.shadow
    quotes = quotations(reading.text.clean)
    starts = [reading.text.position(citation.span.start) for citation in reading.citations]
    for begin, end, act in acts:
        for lead in _LEAD.finditer(shadow, begin, end):
            closed = _LEAD_END.search(shadow, lead.end(), lead.end() + _LONGEST_LEAD)
            stop = closed.start() if closed else min(end, lead.end() + _LONGEST_LEAD)
            named = bisect_left(starts, stop) > bisect_left(starts, lead.end())
            if not named and covering(quotes, lead.end()) is None:
                yield from _named(reading, lead.end(), stop, quotes, act)


def _heads(reading: Reading, relations: Sequence[Relation]) -> list[tuple[int, int, Citation]]:
    """Where the heading of a unit ends that changes one act, where the unit ends, and the act."""
    own = (one for one in relations if one.subject is None and one.kind in _CHANGES)
    changed = [reading.citations[one.object] for one in own]
    found: dict[Span, list[Citation]] = {}
    begins = [unit.span.start for unit in reading.units]
    for citation in changed:
        at = bisect_right(begins, citation.span.start) - 1
        if at >= 0 and not citation.pinpoints:
            found.setdefault(reading.units[at].span, []).append(citation)
    return [
        (reading.text.position(acts[0].span.end), reading.text.position(span.end), acts[0])
        for span, acts in sorted(found.items())
        if len(acts) == 1
    ]


def _named(
    reading: Reading, start: int, stop: int, quotes: Sequence[Range], act: Citation
) -> Iterator[Anaphor]:
    text = reading.text
    for article in _ARTICLES.finditer(text.shadow, start, stop):
        tokens = pinpoints_of(text.shadow, article.end(), start)
        start = article.end()
        where = parse_pinpoints(tokens) if tokens else ()
        if where and covering(quotes, article.start()) is None:
            span = text.span(tokens[0].start_pos or article.start(), article.end())
            yield Anaphor(span, text.slice(span), "citation", act.type, (act.span,), where)
