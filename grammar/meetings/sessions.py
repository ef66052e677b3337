"""Where a document tells of a meeting: its title, and the opening that says when who met.

In: a ``Text`` and its ``Header``. Out: an ``Opening``, or None where nothing tells of a meeting.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from grammar.phrases import UPPER
from grammar.texts.text import Text, fold

if TYPE_CHECKING:
    from grammar.model import Header

_LONGEST = 5000
Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Opening:
    """Offsets into the shadow. ``sentence`` says when who met; ``titled`` is a match in the title,
    folded, whose group ``session`` begins the name of the meeting.
    """

    start: int
    end: int
    sentence: Range | None
    titled: re.Match[str] | None


def read_opening(text: Text, header: Header) -> Opening | None:
    start = text.position(header.span.end)
    end = _opening_end(text, header, start)
    sentence = _opening_sentence(text, start, end)
    titled = _titled(header)
    if titled is None and (sentence is None or not _concludes(text, start, end)):
        return None
    return Opening(start, end, sentence, titled)


SESSION = (
    r"(?:[Pp]hiên\s+(?:họp|thường\s+kỳ|toàn\s+thể|bất\s+thường|thứ\s+\w+)|[Cc]uộc\s+(?:họp|làm\s+việc)"
    r"|[Hh]ội\s+(?:nghị|thảo)|[Bb]uổi\s+(?:họp|làm\s+việc|tiếp|gặp\s+mặt|tọa\s+đàm)|[Kk]ỳ\s+họp"
    r"|[Cc]huyến\s+(?:thăm|công\s+tác|kiểm\s+tra|khảo\s+sát|làm\s+việc)|[Hh]ọp\s+giao\s+ban"
    r"|[Gg]iao\s+ban|PHIÊN\s+HỌP|CUỘC\s+HỌP|HỘI\s+NGHỊ|BUỔI\s+LÀM\s+VIỆC|CHUYẾN\s+(?:THĂM|CÔNG\s+TÁC))"
)
HELD = re.compile(
    r"(?P<verb>(?:đã\s+)?(?:tổ\s+chức|chủ\s+trì|tiến\s+hành|triệu\s+tập|họp|dự|tham\s+dự)"
    rf"(?:\s+và\s+chủ\s+trì)?(?=[^.\n]{{0,80}}?{SESSION})|diễn\s+ra|họp\s+|đã\s+(?:đến|dẫn\s+đầu|có)"
    r"|(?:đã\s+)?làm\s+việc\s+với)"
)
_IN_TITLE = re.compile(
    rf"(?:[Kk]ết\s+luận|KẾT\s+LUẬN|[Ýý]\s+kiến|Ý\s+KIẾN|[Bb]iên\s+bản|BIÊN\s+BẢN|[Nn]ghị\s+quyết"
    rf"|^)[^\n]{{0,250}}?(?P<session>{SESSION})"
)


def _titled(header: Header) -> re.Match[str] | None:
    if not _tells_conclusions(header):
        return None
    title = fold(header.title or "")
    found = _IN_TITLE.search(title)
    return found or (MINUTES_OF.match(title) if header.type == _MINUTES else None)


_MINUTES = "Biên bản"
MINUTES_OF = re.compile(r"(?P<session>HỌP|Họp|LÀM\s+VIỆC|Làm\s+việc)(?!\w)")


def _tells_conclusions(header: Header) -> bool:
    kinds = {"Thông báo", "Thông báo kết luận", "Biên bản", "Kết luận", "Nghị quyết", None}
    return header.type in kinds


_FIRST_ITEM = re.compile(
    r"\n[ *]*(?:1|I)(?:[.)]|\s?-)\s|\n[ *]*Điều\s+1\b|\n[ *]*Nội\s+dung\s+\w+\s*:"
)
# Minutes list who was there under numbers of their own, before what was said.
_CONTENT = re.compile(
    r"\n[ *]*(?:(?:[IVX]+|\d|[A-C])[.)]\s+)?(?:NỘI\s+DUNG|Nội\s+dung|DIỄN\s+BIẾN|Diễn\s+biến)"
)


def _opening_end(text: Text, header: Header, start: int) -> int:
    last = min(start + _LONGEST, len(text.shadow))
    first = _CONTENT.search(text.shadow, start, last) if header.type == _MINUTES else None
    first = first or _FIRST_ITEM.search(text.shadow, start, last)
    return first.start() if first else last


_DATED = re.compile(r"(?:[Nn]gày|NGÀY|Sáng|Chiều|Tối)\s+\d")


# A letter that carries out what a meeting concluded gives no conclusions of its own.
_OF_ANOTHER = re.compile(
    r"\s*(?:Thực\s+hiện|Theo|Căn\s+cứ)\s+(?:ý\s+kiến\s+)?(?:chỉ\s+đạo|kết\s+luận)\s"
)


_TIME = re.compile(r"[\s*+-]*(?:\d[.)]\s+)?(?:Thời\s+gian|Hôm\s+nay|Vào\s+hồi|Hồi\s+\d)")


def _opening_sentence(text: Text, start: int, end: int) -> Range | None:
    """The sentence that says when who met."""
    for line in re.finditer(r"[^\n]+", text.shadow[start:end]):
        words = line[0]
        if _OF_ANOTHER.match(words):
            continue
        told = _TIME.match(words) or HELD.search(words) or re.search(SESSION, words)
        if told and _DATED.search(words, 0, 120):
            stop = re.search(rf"\.(?=\s+[{UPPER}])", words)
            return start + line.start(), start + line.start() + (stop.end() if stop else len(words))
    return None


def _concludes(text: Text, start: int, end: int) -> bool:
    return (
        re.search(
            r"kết\s+luận|(?:có|các)\s+ý\s+kiến|ý\s+kiến\s+chỉ\s+đạo|thống\s+nhất",
            text.shadow[start:end],
        )
        is not None
    )
