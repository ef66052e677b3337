"""Whom a letter or telegram is written to: they must act where it names nobody else.

In: the setting of a document. Out: the names of those below ``Kính gửi:`` or ``ĐIỆN:``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from grammar.directives.actors import actors_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from grammar.directives.actors import Setting

_ZONE = 6000
_OPENS = re.compile(
    r"(?<!\w)(?:[Kk]ính\s+gửi|KÍNH\s+GỬI|ĐIỆN|[Đđ]iện)(?:\s+gửi)?\s*:(?P<whom>[^\n]*(?:\s*\n\s*[-+*•][^\n]+)*)"
)
_ENTRY = re.compile(r"[\s*+•-]*(?P<whom>[^\n]{3,})")
# "Chủ tịch UBND tỉnh yêu cầu:", "đề nghị thực hiện các nội dung sau:"
ASKS = re.compile(
    r"(?<!\w)(?:yêu\s+cầu|chỉ\s+đạo|đề\s+nghị|chỉ\s+thị)"
    r"(?:\s+(?:thực\s+hiện|triển\s+khai|tập\s+trung|một\s+số|các|những|nhiệm\s+vụ|nội\s+dung|công\s+việc|việc))*"
    r"(?:\s+(?:như\s+)?sau(?:\s+đây)?)?\s*:\s*$"
)


def addressees(place: Setting) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_named(place)))


def _named(place: Setting) -> Iterator[str]:
    """Of the original, since only that has the line ends that part the entries."""
    lines, position = place.text.original, place.text.position
    opens = _OPENS.search(lines, 0, _ZONE)
    if opens is None:
        return
    for entry in _ENTRY.finditer(lines, *opens.span("whom")):
        actors = actors_at(place, position(entry.start("whom")), position(entry.end("whom")))
        yield from actors.names if actors else ()
