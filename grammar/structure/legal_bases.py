"""The paragraphs in which a document names its legal bases: ``Căn cứ Luật …;``, one after another.

In: a ``Text`` and its header. Out: their spans, in text order. They stand between the title and
what the document decides; the proposals and requests among them (``Xét đề nghị …``) are no bases.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from grammar.model import Header, Span
    from grammar.texts.text import Text

# A preamble of hundreds of acts ends before this many characters.
_LONGEST = 30_000
_LINE = re.compile(r"[^\n]*\S[^\n]*")
_BASIS = re.compile(r"[ *_+•–-]*(?:Căn\s+cứ|CĂN\s+CỨ)(?!\w)")
_GROUND = re.compile(
    r"[ *_+•–-]*(?:Thực\s+hiện|Theo|Xét|Sau\s+khi|Trên\s+cơ\s+sở|Chiếu|Được\s+sự)(?!\w)",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"[ *_]*(?:Điều\s+\d|(?:Chương|Phần|Mục)\s+[\dIVX]|QUYẾT\s+(?:ĐỊNH|NGHỊ)|[IVX]{1,4}\."
    r"|\d{1,2}\.\s)"
)
_LISTED = re.compile(
    r"[ *_]*(?:[-+•–]\s|[a-zđ(“\"]|(?:Các\s+)?(?:Bộ\s+luật|Luật|Pháp\s+lệnh|Ngh)|Số\s)"
)


def find_legal_bases(text: Text, header: Header) -> tuple[Span, ...]:
    """The paragraphs of the legal bases, the items of a list below ``Căn cứ:`` each its own."""
    return tuple(text.span(start, end) for start, end in _paragraphs(text, header))


def _paragraphs(text: Text, header: Header) -> Iterator[tuple[int, int]]:
    begin = text.position(header.span.end)
    open_list = begun = False
    for line in _LINE.finditer(text.shadow, begin, min(begin + _LONGEST, len(text.shadow))):
        if _BASIS.match(line[0]):
            begun = open_list = True
            yield line.span()
        elif _BODY.match(line[0]):
            return
        elif open_list and _LISTED.match(line[0]):
            yield line.span()
        elif _GROUND.match(line[0]):
            open_list = False
        elif begun:
            return
