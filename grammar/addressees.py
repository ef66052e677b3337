"""Whom a telegram wires: the list below "CHỦ TỊCH … ĐIỆN:".

In: a ``Text``. Out: the entries as printed, in text order; none if no such list opens the text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from grammar.text import tidy

if TYPE_CHECKING:
    from grammar.text import Text

_OPENS = 6000
_LIST = re.compile(
    r"(?<!\w)(?:ĐIỆN|[Đđ]iện)(?:\s+gửi)?\s*:(?P<entries>(?:\s*\n\s*[-+*]\s+[^\n]+)+)"
)
_ENTRY = re.compile(r"\n\s*[-+*]\s+([^\n]+)")


def addressees(text: Text) -> tuple[str, ...]:
    found = _LIST.search(text.shadow, 0, _OPENS)
    if found is None:
        return ()
    entries = _ENTRY.findall(text.clean[slice(*found.span("entries"))])
    return tuple(tidy(entry).rstrip(" ;.,") for entry in entries)
