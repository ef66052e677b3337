"""Lines and columns of places in a text, and the line that shows one, with a caret under it.

In: an original text and code points into it. Out: lines and columns from 1, columns in code
points. Every kind of line break that editors know ends a line.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from grammar.model import Span

_BREAK: Final = re.compile(r"\r\n|\n|\r")
_AROUND: Final = 60


class Places:
    """The lines of one text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [0, *(match.end() for match in _BREAK.finditer(text))]

    def place(self, offset: int) -> tuple[int, int]:
        """The line and the column of ``offset``.

        >>> Places("Căn cứ\\nĐiều 5").place(12)
        (2, 6)
        """
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def excerpt(self, span: Span) -> tuple[str, str]:
        """The words around ``span`` in its line, and the carets that stand under it."""
        line, _ = self.place(span.start)
        first = self._starts[line - 1]
        after = self._starts[line] if line < len(self._starts) else len(self._text)
        last = max(first, min(span.end, after))
        start, end = max(first, span.start - _AROUND), min(after, last + _AROUND)
        before = self._shown(start, span.start)
        words = self._shown(span.start, last).rstrip()
        shown = before + words + self._shown(span.start + len(words), end).rstrip()
        lead = "…" if start > first else ""
        carets = " " * (width(lead + before)) + "^" * max(1, width(words))
        return lead + shown, carets

    def _shown(self, start: int, end: int) -> str:
        return re.sub(r"\s", " ", self._text[start:end])


def width(words: str) -> int:
    """Columns on a screen: combining marks take none."""
    return sum(1 for char in words if not unicodedata.combining(char))
