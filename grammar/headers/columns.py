"""The last page printed in two columns: recipients on the left, signature on the right.

In: a ``Text`` and where its "Nơi nhận" stands. Out: each column as a ``Text`` of its own.
"""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from grammar.texts.text import Text, read_text

if TYPE_CHECKING:
    from collections.abc import Iterator

_BELOW = 3000
_ABOVE = 600
_LINE = re.compile(r"[^\n\f]+")
# A gap of two blanks may be that of a justified line.
_GAP = r"(?:[^\S\t]{3,}|[^\S\t]*\t\s*)"
_COLUMNS = re.compile(
    rf"(?:\s{{0,7}}(?P<left>[^\s*]\S*(?:[^\S\t]{{1,2}}\S+)*){_GAP}|\s{{8,}}|{_GAP})(?P<right>\S.*)"
)


def columns_at(text: Text, head: int) -> tuple[Text, Text]:
    """Left and right from the line of ``head``, an offset of the shadow; one may be empty.

    Indented lines right above it belong to the right column.
    """
    at = text.span(head, head).start
    first = text.original.rfind("\n", 0, at) + 1
    above = reversed(list(_rows(text, max(first - _ABOVE, 0), first)))
    rows = list(takewhile(lambda row: not row[0], above))[::-1]
    rows += _rows(text, first, at + _BELOW)
    left, right = ("\n".join(filter(None, column)) for column in zip(*rows, strict=True))
    return read_text(left), read_text(right)


def _rows(text: Text, start: int, end: int) -> Iterator[tuple[str, str]]:
    for line in _LINE.finditer(text.original, start, end):
        row = _COLUMNS.match(line[0])
        if row is None:
            yield _clean(text, *line.span()), ""
        else:
            begin = line.start()
            left = (begin + max(row.start("left"), 0), begin + max(row.end("left"), 0))
            yield (
                _clean(text, *left),
                _clean(text, begin + row.start("right"), line.end()),
            )


def _clean(text: Text, start: int, end: int) -> str:
    return text.clean[text.position(start) : text.position(end)].strip()
