"""Several bodies in one phrase, behind what ``agencies`` reads of it.

In: a shadow and the place behind a group. Out: where the phrase ends, and the bodies it names.
``UBND các huyện: Nam Giang, Tây Giang`` are two; ``các đơn vị dự toán cấp I`` remains one group.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from grammar.agencies.find import canonical
from grammar.bodies.names import province
from grammar.bodies.place_names import NEXT_BODY
from grammar.phrases import LOWER, UPPER
from grammar.texts.text import tidy

if TYPE_CHECKING:
    from grammar.model import Header

_KIND = r"(?:xã|phường|thị\s+trấn|huyện|thị\s+xã|thành\s+phố)"
_PLACE = rf"(?:{_KIND}\s+)?(?!{NEXT_BODY})[{UPPER}][{LOWER}]+(?:\s+[{UPPER}][{LOWER}]+){{0,3}}"
_PLACES = re.compile(rf"\s*:?\s+(?P<places>{_PLACE}(?:(?:\s*,\s*|\s+và\s+){_PLACE})+)(?!\w)")
_NEXT = re.compile(r"\s*,\s*|\s+và\s+")
_OF_EACH = re.compile(
    r"(?P<body>.+?)\s+các\s+(?P<area>huyện|quận|thị\s+xã|thành\s+phố|xã|phường|thị\s+trấn|tỉnh(?:\s*,\s*thành\s+phố)?)"
)
# What makes the group wider, or says which of them.
_WIDER = re.compile(
    r"(?:\s*(?:,|\s+và)\s*(?:khối\s+phố|khu\s+phố|thôn|bản|ấp|tổ\s+dân\s+phố|trường\s+học|hợp\s+tác\s+xã"
    r"|hộ\s+(?:dân|gia\s+đình|kinh\s+doanh)|cá\s+nhân|tiểu\s+thương)(?!\w))+"
    r"|\s+dự\s+toán(?:\s+cấp\s+[I\d]{1,3})?(?!\w)"
    rf"|\s+từ\s+{_PLACE}\s+(?:đến|tới|trở\s+ra|trở\s+vào)(?:\s+{_PLACE})?(?!\w)"
    rf"|\s+(?:(?:thuộc\s+)?(?:khu\s+vực|vùng)\s+)(?!{NEXT_BODY})[{UPPER}][{LOWER}]+(?:(?:\s+và|,)?\s+[{UPPER}][{LOWER}]+){{0,6}}(?!\w)"
    r"|\s+(?:miền\s+núi|vùng\s+cao|ven\s+biển|biên\s+giới|đồng\s+bằng|phía\s+(?:Nam|Bắc|Đông|Tây))(?!\w)"
)


def each_place(
    shadow: str, at: int, stop: int, end: int, header: Header
) -> tuple[int, tuple[str, ...]] | None:
    """``UBND các huyện: Nam Giang, Tây Giang``: the council of each."""
    places = _PLACES.match(shadow, stop, end)
    kind = _OF_EACH.fullmatch(shadow, at, stop) if places else None
    if places is None or kind is None:
        return None
    body, area = tidy(kind["body"]), tidy(kind["area"])
    areas = (_area(area, place) for place in _NEXT.split(tidy(places["places"])))
    return places.end(), tuple(canonical(f"{body} {of}", header) for of in areas)


def _area(kind: str, place: str) -> str:
    """One of ``các tỉnh, thành phố A, B`` says of itself which of the two it is."""
    if place[0].islower():
        return place
    known = province(place) if kind.startswith("tỉnh") else None
    return str(known) if known else f"{kind} {place}"


def wider_end(shadow: str, stop: int, end: int) -> int | None:
    """Where a group ends whose name goes on; None where it does not."""
    wider = _WIDER.match(shadow, stop, end)
    return wider.end() if wider else None
