"""The parts of a sentence between its semicolons, each of which may put another body to work.

In: the setting of a document and one sentence of it. Out: offsets. A list of bodies with
semicolons is not parted.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from grammar.directives.actors import actors_at
from grammar.duties import assignment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from grammar.directives.actors import Setting

# "giao Sở A …, giao Sở B …": another order needs no semicolon.
_NEXT_PART = re.compile(r";\s*(?:đồng\s+thời,?\s+|và\s+|còn\s+|riêng\s+)?|,\s+(?=giao\s+[A-ZĐỦ])")
_WITH = re.compile(r"hối\s+hợp\s+(?:chặt\s+chẽ\s+)?(?:với|cùng)(?:\s*:)?\s+")


def parts(place: Setting, start: int, end: int) -> Iterator[tuple[int, int]]:
    shadow, at, listed = place.text.shadow, start, start
    if shadow.find(";", start, end) < 0 and shadow.find(", giao ", start, end) < 0:
        yield start, end
        return
    order = assignment().match(shadow, start, end)
    for match in _NEXT_PART.finditer(shadow, start, end):
        if at >= listed:
            actors = actors_at(place, order.end() if order and at == start else at, end)
            listed = actors.end if actors else at
        listed = max(listed, _partners_end(place, at, match.start(), end))
        if match.start() < listed:
            continue
        yield at, match.start()
        at = match.end()
    if at < end:
        yield at, end


def _partners_end(place: Setting, start: int, semicolon: int, end: int) -> int:
    """Where partners end that stand before what is to be done: ``phối hợp với A; B rà soát``."""
    last = place.text.shadow.rfind("hối hợp", start, semicolon)
    together = _WITH.match(place.text.shadow, last, end) if last >= 0 else None
    partners = actors_at(place, together.end(), end) if together else None
    return partners.end if partners else start
