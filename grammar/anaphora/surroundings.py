"""What stands around a place of a document: its units, the quotation it is in, where it may look.

In: a ``Reading``. Out: look-ups by offsets of the shadow. A quotation in an amending act is text
of the act that it amends; a form that an annex prints with its own national motto is text of no
document at all.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from typing import TYPE_CHECKING

from grammar.structure.outline import quoted_outline
from grammar.structure.quotations import Range, covering, quotations

if TYPE_CHECKING:
    from collections.abc import Iterator

    from grammar.document import Reading
    from grammar.model import Unit
    from grammar.texts.text import Text

Path = tuple[tuple[str, str], ...]

CONSOLIDATED = "Văn bản hợp nhất"
_MOTTO = re.compile(r"(?:Độc\s+lập|ĐỘC\s+LẬP)\s*-\s*(?:Tự\s+do|TỰ\s+DO)\s*-")
_AMENDS = re.compile(r"sửa\s+đổi|bổ\s+sung|thay\s+thế|như\s+sau|thay\s+cụm|bãi\s+bỏ", re.IGNORECASE)
_RUNNING_HEAD = "CÔNG BÁO/Số"
_LEAD = 300
_SHORT_QUOTE = 600


class Surroundings:
    """The places of one reading."""

    def __init__(self, reading: Reading) -> None:
        self.text = reading.text
        self.units = _Outline(reading.text, reading.units)
        self._header_end = reading.text.position(reading.header.span.end)
        self._has_footnotes = reading.header.type == CONSOLIDATED
        self._quoted: dict[Range, _Outline] = {}

    def quote(self, at: int) -> Range | None:
        """The quotation of another act's words around ``at``."""
        return covering(self._quotes, at)

    def quoted_path(self, quote: Range, at: int) -> Path:
        """The units around ``at`` that the quotation itself shows."""
        if quote not in self._quoted:
            self._quoted[quote] = _Outline(self.text, quoted_outline(self.text, *quote))
        return self._quoted[quote].path(at)

    def is_foreign(self, at: int) -> bool:
        """Whether ``at`` stands in a form, another document of the file, or nobody knows where."""
        return any(covering(ranges, at) for ranges in (self._foreign, self._torn))

    def annex(self, at: int) -> str | None:
        """What the annex around ``at`` is called."""
        path = self.units.path(at)
        return path[0][1] if path and path[0][0] == "appendix" else None

    @cached_property
    def annexes(self) -> frozenset[str]:
        """What the annexes of the document are called: "Quy chế", "II"."""
        return frozenset(unit.label for _, unit in self.units.of_kind("appendix"))

    @cached_property
    def _quotes(self) -> tuple[Range, ...]:
        shadow = self.text.shadow
        return tuple(
            (start, self._page_end(start, end))
            for start, end in self._marked
            if end - start <= _SHORT_QUOTE or _AMENDS.search(shadow, max(0, start - _LEAD), start)
        )

    @cached_property
    def _marked(self) -> list[Range]:
        return quotations(self.text.clean)

    @cached_property
    def _torn(self) -> tuple[Range, ...]:
        """What follows when the quotation in a footnote runs over the end of its page."""
        torn = ((self._page_end(*quote), quote[1]) for quote in self._marked)
        return tuple((start - 1, end) for start, end in torn if start < end)

    def _page_end(self, start: int, end: int) -> int:
        if not self._has_footnotes:
            return end
        page = self.text.original.find(_RUNNING_HEAD, *self.text.span(start, end))
        return end if page < 0 else self.text.position(page)

    @cached_property
    def _foreign(self) -> tuple[Range, ...]:
        found = [match.start() for match in _MOTTO.finditer(self.text.shadow, self._header_end)]
        annexes = [start for start, _ in self.units.of_kind("appendix")]
        ranges: list[Range] = []
        for start in found if self._header_end else found[1:]:
            if not ranges or start >= ranges[-1][1]:
                after = bisect_right(annexes, start)
                end = annexes[after] if after < len(annexes) else len(self.text.shadow) + 1
                ranges.append((start, end))
        return tuple(ranges)


class _Outline:
    """Units in text order: the last that began is the innermost around a place."""

    def __init__(self, text: Text, units: tuple[Unit, ...]) -> None:
        self._units = units
        self.starts = tuple(text.position(unit.span.start) for unit in units)

    def of_kind(self, kind: str) -> Iterator[tuple[int, Unit]]:
        both = zip(self.starts, self._units, strict=True)
        return (one for one in both if one[1].kind == kind)

    def path(self, at: int) -> Path:
        """The units around ``at``, outermost first."""
        last = bisect_right(self.starts, at) - 1
        return self._units[last].path if last >= 0 else ()

    def around(self, at: int) -> tuple[int, ...]:
        """Where each unit around ``at`` begins, innermost first."""
        found: list[int] = []
        unit = bisect_right(self.starts, at) - 1
        while unit >= 0:
            found.append(self.starts[unit])
            unit = self._parents[unit]
        return tuple(found)

    @cached_property
    def _parents(self) -> tuple[int, ...]:
        parents: list[int] = []
        stack: list[int] = []
        for index, unit in enumerate(self._units):
            del stack[len(unit.path) - 1 :]
            parents.append(stack[-1] if stack else -1)
            stack.append(index)
        return tuple(parents)


_LABELS = re.compile(
    r"(?:[Đđ]iều\s+(?P<article>\d+[a-zđ]?)|[Kk]hoản\s+(?P<clause>\d+[a-zđ]?)"
    r"|[Đđ]iểm\s+(?P<point>[a-zđ]\d?)(?!\w))"
)
_OWN_LABEL = re.compile(r"\s*(?:Điều\s+\d+[a-zđ]?|\d+[a-zđ]?|[a-zđ]\d?)[.)]")


def labels_above(shadow: str, at: int, units: _Outline) -> dict[str, str]:
    """What the units around a quotation say that it amends: "Sửa đổi khoản 2 Điều 5 như sau:"."""
    labels: dict[str, str] = {}
    for start in units.around(at):
        own = _OWN_LABEL.match(shadow, start)
        begin = own.end() if own else start
        printed: dict[str, str] = {}
        for match in _LABELS.finditer(shadow, begin, min(at, begin + _LEAD)):
            printed.setdefault(match.lastgroup or "", match[match.lastgroup or ""])
        labels = printed | labels
    return labels
