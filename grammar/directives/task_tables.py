"""Tasks in the rows of a table: ``TT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian``.

In: the setting of a document. Out: ``Order`` with their places. The cells are parted by marks, by
line ends, or by nothing but spaces as PDF files give them.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from grammar.directives.actors import Actors, Setting, actors_at
from grammar.directives.deadlines import stated_deadline
from grammar.directives.labelled import LEAD, OTHER, PARTNER, TIME
from grammar.directives.order import Order, trimmed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from grammar.directives.deadlines import Deadline

_GAP = r"[\s|]+"
_TITLE = rf"(?i:(?P<partner>{PARTNER})|(?P<time>{TIME})|(?P<other>{OTHER}))(?!\w)"
_COLUMN = re.compile(rf"{_GAP}{_TITLE}")
# "STT", "Số TT": what all heads share comes first, it is quick to look for.
_TABLE = re.compile(
    rf"TT(?:(?<!\wTT)|(?<!\wSTT)(?<=STT)){_GAP}(?i:(?:tên\s+)?(?:nội\s+dung|nhiệm\s+vụ|công\s+việc|hoạt\s+động|đề\s+án)"
    rf"[^|\n:.;]{{0,50}}?(?:{_GAP}(?P<time>{TIME}))?{_GAP}{LEAD})(?!\w)"
)
_ROW = re.compile(r"(?:\n|\|)[ \t|]*(?P<number>\d{1,3}(?:\.\d{1,2})?)[.)]?(?=[ \t|\n])[\s|]*")
_AFTER_TABLE = re.compile(
    r"\n[ \t*_]*(?:[IVXLC]{1,6}[.)]\s(?!.{3,250}?\n\s*\d{1,3}[.)]?[ \t]*[\n|])"
    r"|(?:Điều|Phần|PHẦN)\s+\w+|Nơi\s+nhận|Trên\s+đây)",
    re.DOTALL,
)
_NEXT_CELL = re.compile(r"\s+(?=(?:Quý|Tháng|Năm|Trước|Thường\s+xuyên|Hằng|Hàng)(?!\w))")
_OF_ANOTHER = re.compile(r"(?:của|với|tại|cho|về|do|thuộc|và|gửi|trình|qua)\s+$")


def tables(place: Setting) -> Iterator[tuple[int, int, tuple[Order, ...]]]:
    """Where each table of tasks stands, and its rows."""
    shadow, lines = place.text.shadow, place.text.original
    heads = list(_TABLE.finditer(shadow))
    ends = [*(head.start() for head in heads[1:]), len(shadow)]
    following = 1
    for head, end in zip(heads, ends, strict=False):
        at, timed = head.end(), head["time"] is not None
        while (column := _COLUMN.match(shadow, at)) is not None:
            at, timed = column.end(), timed or column.lastgroup == "time"
        begin = place.text.span(at, at).start
        stop = place.text.span(end, end).start
        after = _AFTER_TABLE.search(lines, begin, stop)
        rows = list(_rows(lines, begin, after.start() if after else stop, following))
        following = rows[-1][2] + 1 if rows else 1
        bounds = (tuple(map(place.text.position, row[:2])) for row in rows)
        orders = (_row(place, begin, end, timed=timed) for begin, end in bounds)
        found = tuple(order for order in orders if order is not None)
        if found:
            yield head.start(), found[-1].end, found


# The parts of a table have headings, and may count anew.
_PART = re.compile(r"(?:\n|\|)[ \t|]*[IVXLC]{1,6}(?:[.)]|[ \t]*[|\n])")


def _rows(lines: str, start: int, end: int, following: int) -> Iterator[tuple[int, int, int]]:
    """What stands after 1, 2, 3 … at the beginning of lines, and the number.

    ``following``: with what a table goes on whose heads are printed anew on the next page.
    """
    begin = -1
    last: tuple[int, ...] = (0,)
    for match in _ROW.finditer(lines, start, end):
        number = tuple(map(int, match["number"].split(".")))
        anew = number == (1,) and _PART.search(lines, max(begin, start), match.start())
        goes_on = begin < 0 and number == (following,)
        if not (anew or goes_on or number in _next(last)):
            continue
        if begin >= 0:
            yield begin, match.start(), last[0]
        begin, last = match.end(), number
    if begin >= 0:
        yield begin, end, last[0]


def _next(number: tuple[int, ...]) -> tuple[tuple[int, ...], ...]:
    """``2``, ``1.1`` after ``1``; ``1.2``, ``2``, ``2.1`` after ``1.1``."""
    first = number[0]
    within = (first, number[1] + 1) if len(number) > 1 else (max(first, 1), 1)
    return (first + 1,), within, (first + 1, 1)


def _row(place: Setting, start: int, end: int, *, timed: bool) -> Order | None:
    lead = _lead(place, start, end)
    if lead is None:
        return None
    shadow = place.text.shadow
    gap = re.compile(r"[\s|;,]*").match(shadow, lead.end, end)
    after = gap.end() if gap else lead.end
    partners = actors_at(place, after, _before_time(shadow, after, end))
    last = partners.end if partners else lead.end
    line = place.text.original.find("\n\n\n", *place.text.span(last, end))
    stop = min(end, place.text.position(line)) if line >= 0 else end
    time = (_time(place, last, stop) or _time(place, start, lead.start)) if timed else None
    acts = min(lead.start, time.start) if time else lead.start
    return Order(
        start,
        trimmed(shadow, start, max(time.end, last) if time else last),
        start,
        lead.names,
        partners.names if partners else (),
        time,
        trimmed(shadow, start, acts, " \n.;,:/*_|"),
    )


def _time(place: Setting, start: int, end: int) -> Deadline | None:
    """What the next cells say, the first that says when: one for the product may come before."""
    cells = (start, *_cells(place, start, end))
    found = (stated_deadline(place.text.shadow, at, end, place.header) for at in cells)
    return next((one for one in found if one is not None), None)


_CELL_ENDS = re.compile(r"\s*[|\n]\s*")


def _cells(place: Setting, start: int, end: int) -> Iterator[int]:
    """Where the cells after the first begin; only the original has the line ends that part them."""
    cells = _CELL_ENDS.finditer(place.text.original, *place.text.span(start, end))
    return (place.text.position(cell.end()) for cell in cells)


def _lead(place: Setting, start: int, end: int) -> Actors | None:
    """The first body that a cell begins with, else the first that the task does not speak of."""
    shadow = place.text.shadow
    spread = place.starts[bisect_right(place.starts, start) : bisect_left(place.starts, end)]
    for at in (*_cells(place, start, end), *spread):
        if _OF_ANOTHER.search(shadow, start, at):
            continue
        actors = actors_at(place, at, _before_body(place, at, _before_time(shadow, at, end)))
        if actors is not None:
            return actors
    return None


_LISTS_ON = re.compile(r"(?:[,;&-]|(?<!\w)và)\s*$")


def _before_body(place: Setting, at: int, end: int) -> int:
    """``các địa phương | Bộ Công an``: a body that begins a line is in the next cell."""
    for cell in _cells(place, at, end):
        if cell in place.mentions and not _LISTS_ON.search(place.text.shadow, at, cell):
            return cell
    return end


def _before_time(shadow: str, at: int, end: int) -> int:
    """``Văn phòng Sở | Quý II``: the next cell looks like the name of the body."""
    time = _NEXT_CELL.search(shadow, at, end)
    return time.start() if time else end
