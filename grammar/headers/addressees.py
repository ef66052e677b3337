"""Who wires a telegram and whom: the line "CHỦ TỊCH … ĐIỆN:" and the list below it.

In: a ``Text``. Out: the sender, and the entries as printed, in text order; none if no such list
opens the text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from grammar.phrases import UPPER
from grammar.texts.text import tidy

if TYPE_CHECKING:
    from grammar.texts.text import Text

_OPENS = 6000
_LIST = re.compile(
    rf"(?:(?<!\S)(?P<sender>[{UPPER}]{{2,}}(?: [{UPPER}-]+){{2,14}}) )?(?<!\w)(?:ĐIỆN|[Đđ]iện)"
    r"(?:\s+gửi)?\s*:(?P<entries>(?:\s*\n\s*[-+*]\s+[^\n]+)+)"
)
_ENTRY = re.compile(r"\n\s*[-+*]\s+([^\n]+)")


def addressees(text: Text) -> tuple[str, ...]:
    found = _LIST.search(text.shadow, 0, _OPENS)
    if found is None:
        return ()
    entries = _ENTRY.findall(text.clean[slice(*found.span("entries"))])
    return tuple(tidy(entry).rstrip(" ;.,") for entry in entries)


def sender(text: Text) -> str | None:
    """The office that wires, in the capitals it is printed in."""
    found = _LIST.search(text.shadow, 0, _OPENS)
    return found["sender"] if found else None
