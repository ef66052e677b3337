"""Bodies named by who leads them, or as the document's own: ``Vụ trưởng Vụ Pháp chế``, ``Bộ``.

In: a place in a shadow where an actor is expected, and the header. Out: where the words end, and
the full names of the bodies that they stand for.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from grammar.agencies.find import agency_end, canonical, group_name
from grammar.agencies.named_bodies import named_body_end
from grammar.texts.text import tidy

if TYPE_CHECKING:
    from grammar.bodies.names import Scope
    from grammar.model import Header

    Found = tuple[int, tuple[str, ...]]

# "báo cáo Bộ trưởng", "báo cáo Giám đốc Sở": in what a ministry or department writes, itself.
_ITSELF = re.compile(
    r"(?:[Ll]ãnh\s+đạo\s+|(?:Chánh\s+)?(?P<unit>Văn\s+phòng|Thanh\s+tra|Công\s+đoàn|Đảng\s+ủy)\s+)?"
    r"(?:Bộ(?:\s+trưởng)?|(?:Giám\s+đốc\s+)?(?P<department>Sở))"
    r"(?=\s*(?:[,.:;()]|$|(?:trước|chậm|để|xem|kết|về|theo|trong|và|chủ|phối|tổng|có|tham|rà|đôn|làm|tiếp|tổ|hướng"
    r"|phổ|bố|phê|tái|xây|ban|quyết|ký|cho|giao|triển|thực|kiểm|lập|nghiên|cập|gửi|đề|khẩn|chịu)(?!\w)))"
)
_OWN_UNIT = re.compile(r"Chánh\s+(?P<own>Văn\s+phòng|Thanh\s+tra)(?=\s*[,;]|\s+và\s)")
_LEADER = re.compile(
    r"(?:Quyền\s+)?(?:Vụ\s+trưởng\s+(?=Vụ)|Cục\s+trưởng\s+(?=Cục)|Viện\s+trưởng\s+(?=Viện)|Hiệu\s+trưởng\s+(?=Trường)"
    r"|(?:Tổng\s+)?[Gg]iám\s+đốc\s+(?=Trung\s+tâm|Viện|Công\s+ty|Bệnh\s+viện|Ban|Tổng|Học)|Trưởng\s+(?=Ban|Phòng))"
)
# As the South writes: "Giám đốc sở, Thủ trưởng cơ quan, ban ngành thành phố".
_OF_ALL = re.compile(
    r"(?:Giám\s+đốc\s+(?:các\s+)?[Ss]ở\s*,\s*)?(?:Thủ|Người)\s+(?:trưởng|đứng\s+đầu)\s+(?:các\s+)?(?:cơ\s+quan|sở)\s*,"
    r"\s*ban\s*,?\s+ngành(?:\s+(?:tỉnh|thành\s+phố))?(?!\w)"
)
# "phối hợp với phòng Y tế, công an huyện"
_SMALL = re.compile(
    r"(?:(?:Phó\s+)?[Tt]rưởng\s+(?=phòng|ban))?"
    r"(?P<kind>sở|phòng|công\s+an|trạm|ủy\s+ban|chi\s+cục|hội|ban)\s+(?=\w)"
)
_LONGEST_SMALL = 120
LEADERS = (_ITSELF, _OWN_UNIT, _LEADER, _OF_ALL, _SMALL)


def leader_at(shadow: str, at: int, end: int, header: Header, scope: Scope) -> Found | None:
    return (
        _itself(shadow, at, end, header)
        or _own_unit(shadow, at, end, header)
        or _named(shadow, at, end, header)
        or _of_all(shadow, at, end, scope)
        or in_small_letters(shadow, at, end, header)
    )


def _itself(shadow: str, at: int, end: int, header: Header) -> Found | None:
    itself = _ITSELF.match(shadow, at, end)
    if itself is None:
        return None
    unit = tidy(itself["unit"] or "")
    kind = "Sở " if itself["department"] else "Bộ "
    if not (header.issuer or (unit and "Bộ ") or "").startswith(kind):
        return None
    return itself.end(), (f"{unit} {header.issuer or 'Bộ'}".strip(),)


def _own_unit(shadow: str, at: int, end: int, header: Header) -> Found | None:
    own = _OWN_UNIT.match(shadow, at, end)
    if own is None or not (header.issuer or "").startswith(("Bộ ", "Ủy ban nhân dân ")):
        return None
    return own.end(), (canonical(f"{tidy(own['own'])} {header.issuer}", header),)


def _named(shadow: str, at: int, end: int, header: Header) -> Found | None:
    leader = _LEADER.match(shadow, at, end)
    begin = leader.end() if leader else at
    stop = named_body_end(shadow, begin, end)
    return None if stop is None else (stop, (canonical(shadow[begin:stop], header),))


def _of_all(shadow: str, at: int, end: int, scope: Scope) -> Found | None:
    heads = _OF_ALL.match(shadow, at, end)
    return (heads.end(), (group_name("các sở, ban, ngành", scope),)) if heads else None


def in_small_letters(shadow: str, at: int, end: int, header: Header) -> Found | None:
    small = _SMALL.match(shadow, at, end)
    if small is None:
        return None
    begin = small.start("kind")
    words = shadow[begin].upper() + shadow[begin + 1 : min(end, begin + _LONGEST_SMALL)]
    length = agency_end(words) or named_body_end(words, 0, len(words))
    return (begin + length, (canonical(words[:length], header),)) if length else None
