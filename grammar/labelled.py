"""Tasks whose lead, partners and time stand behind labels or in the columns of a table.

In: the setting of a document and its paragraphs. Out: ``Order`` with their places.

- ``Xây dựng đề án. Cơ quan chủ trì: Sở Nội vụ. Thời gian: Quý III/2023``, in one paragraph or in
  lines of their own below the task;
- a table ``TT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian``, with its cells parted
  by marks, by line ends, or by nothing but spaces as PDF files give them.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from grammar.actors import Actors, Setting, actors_at
from grammar.deadlines import stated_deadline
from grammar.duties import duty
from grammar.orders import Order, trimmed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from grammar.paragraphs import Paragraph

_WHO = r"(?:(?:[Cc]ơ\s+quan|[Đđ]ơn\s+vị|[Cc]ấp)(?:\s*,\s*(?:đơn\s+vị|cá\s+nhân))?)"
_LEAD = (
    rf"(?:{_WHO}\s+(?:được\s+giao\s+)?(?:chủ\s+trì|thực\s+hiện|tham\s+mưu|soạn\s+thảo)|[Cc]hủ\s+trì"
    r"|[Tt]rách\s+nhiệm|[Pp]hân\s+công)(?:\s+(?:thực\s+hiện|tham\s+mưu|soạn\s+thảo))?"
)
_LEAD_ENDS = re.compile(rf"(?<!\w){_LEAD}\s*$")
_LONGEST_LEAD = 80
_PARTNER = rf"(?:{_WHO}\s+phối\s+hợp|[Pp]hối\s+hợp)(?:\s+thực\s+hiện)?"
_TIME = (
    r"(?:(?:[Tt]hời\s+(?:gian|hạn)|[Tt]iến\s+độ|[Hh]ạn)(?:\s+(?:hoàn\s+thành|thực\s+hiện|trình|báo\s+cáo))?"
    r"|[Hh]oàn\s+thành)"
)
_OTHER = r"(?:[Ss]ản\s+phẩm|[Kk]ết\s+quả|[Kk]inh\s+phí|[Gg]hi\s+chú)(?:\s+[^\W\d_]+){0,3}"
_LABEL = re.compile(
    rf"(?<!\w)(?:(?P<lead>{_LEAD})|(?P<partner>{_PARTNER})|(?P<time>{_TIME})|(?P<other>{_OTHER}))\s*:\s*"
)


def labelled(place: Setting, content: Sequence[Paragraph], at: int) -> tuple[Order, int] | None:
    """The task in paragraph ``at`` and how many paragraphs it takes; None without labels."""
    shadow = place.text.shadow
    first = content[at]
    if _is_label(shadow, first):
        return None
    after = at + 1
    while after < len(content) and _is_label(shadow, content[after]):
        after += 1
    end = content[after - 1].end
    if not _names_lead(shadow, first.start, end):
        return None
    labels = list(_LABEL.finditer(shadow, first.start, end))
    if not any(label.lastgroup == "lead" for label in labels):
        return None
    order = Order(first.start, trimmed(shadow, first.start, end), first.start, ())
    acts = trimmed(shadow, first.start, labels[0].start(), " \n.;,:/*_(-")
    order = replace(order, acts=acts)
    for label, stop in zip(labels, [*(one.start() for one in labels[1:]), end], strict=True):
        order = _with_label(place, order, label, stop)
    opened = "(" in shadow[acts : labels[0].start()] and shadow[order.end - 1] != ")"
    closed = order.end + 1 if opened and shadow[order.end : order.end + 1] == ")" else order.end
    return (replace(order, end=closed), after - at) if order.responsible else None


def bracketed(place: Setting, paragraph: Paragraph) -> Order | None:
    """``Rà soát thủ tục (Văn phòng UBND tỉnh chủ trì, hoàn thành trong tháng 6/2022)``."""
    shadow = place.text.shadow
    opened = _OPENED.search(shadow, paragraph.start, paragraph.end)
    actors = actors_at(place, opened.end(), paragraph.end) if opened else None
    if opened is None or actors is None:
        return None
    leads = _BRACKET.match(shadow, actors.end, paragraph.end)
    act = duty().match(shadow, paragraph.start, opened.start())
    if leads is None or act is None or act.start("verb") != paragraph.start:
        return None
    acts = trimmed(shadow, paragraph.start, opened.start())
    return Order(paragraph.start, leads.end(), paragraph.start, actors.names, acts=acts)


_OPENED = re.compile(r"\((?:[Gg]iao\s+)?(?=[A-ZĐc])")
_BRACKET = re.compile(
    r"\s+(?:là\s+(?:cơ\s+quan|đơn\s+vị)\s+)?(?:chủ\s+trì|thực\s+hiện|tham\s+mưu|làm\s+đầu\s+mối)(?!\w)"
    r"[^()\n]{0,300}\)(?=\s*[.;]?\s*$)"
)


def _names_lead(shadow: str, start: int, end: int) -> bool:
    """Whether a colon stands behind words for who leads: quick, since few paragraphs have one."""
    colon = shadow.find(":", start, end)
    while colon >= 0:
        if _LEAD_ENDS.search(shadow, max(start, colon - _LONGEST_LEAD), colon):
            return True
        colon = shadow.find(":", colon + 1, end)
    return False


def _is_label(shadow: str, paragraph: Paragraph) -> bool:
    return _LABEL.match(shadow, paragraph.start, paragraph.end) is not None


def _with_label(place: Setting, order: Order, label: re.Match[str], stop: int) -> Order:
    if label.lastgroup == "time":
        found = stated_deadline(place.text.shadow, label.end(), stop, place.header)
        return replace(order, deadline=order.deadline or found)
    actors = actors_at(place, label.end(), stop)
    if actors is None or label.lastgroup == "other":
        return order
    if label.lastgroup == "lead":
        return replace(order, responsible=order.responsible or actors.names)
    return replace(order, partners=(*order.partners, *actors.names))


_GAP = r"[\s|]+"
_TITLE = rf"(?:(?P<partner>{_PARTNER})|(?P<time>{_TIME})|(?P<other>{_OTHER}))(?!\w)"
_COLUMN = re.compile(rf"{_GAP}{_TITLE}")
# "STT", "Số TT": what all heads share comes first, it is quick to look for.
_TABLE = re.compile(
    rf"TT(?:(?<!\wTT)|(?<!\wSTT)(?<=STT)){_GAP}(?:[Tt]ên\s+)?(?:[Nn]ội\s+dung|[Nn]hiệm\s+vụ|[Cc]ông\s+việc"
    rf"|[Hh]oạt\s+động|[Đđ]ề\s+án)[^|\n:.;]{{0,50}}?{_GAP}{_LEAD}(?!\w)"
)
_ROW = re.compile(r"(?:\n|\|)[ \t|]*(?P<number>\d{1,3})[.)]?(?=[ \t|\n])[\s|]*")
_AFTER_TABLE = re.compile(
    r"\n[ \t*_]*(?:[IVXLC]{1,6}[.)]\s|(?:Điều|Phần|PHẦN)\s+\w+|Nơi\s+nhận|Trên\s+đây)"
)
_NEXT_CELL = re.compile(r"\s+(?=(?:Quý|Tháng|Năm|Trước|Thường\s+xuyên|Hằng|Hàng)(?!\w))")
_OF_ANOTHER = re.compile(r"(?:của|với|tại|cho|về|do|thuộc|và|gửi|trình|qua)\s+$")


def tables(place: Setting) -> Iterator[tuple[int, int, tuple[Order, ...]]]:
    """Where each table of tasks stands, and its rows."""
    shadow, lines = place.text.shadow, place.text.original
    heads = list(_TABLE.finditer(shadow))
    ends = [*(head.start() for head in heads[1:]), len(shadow)]
    for head, end in zip(heads, ends, strict=False):
        at, timed = head.end(), False
        while (column := _COLUMN.match(shadow, at)) is not None:
            at, timed = column.end(), timed or column.lastgroup == "time"
        begin = place.text.span(at, at).start
        stop = place.text.span(end, end).start
        after = _AFTER_TABLE.search(lines, begin, stop)
        rows = list(_rows(lines, begin, after.start() if after else stop))
        orders = (_row(place, *map(place.text.position, row), timed=timed) for row in rows)
        found = tuple(order for order in orders if order is not None)
        if found:
            yield head.start(), found[-1].end, found


def _rows(lines: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """What stands after 1, 2, 3 … at the beginning of lines."""
    begin, expected = -1, 1
    for match in _ROW.finditer(lines, start, end):
        if int(match["number"]) != expected:
            continue
        if begin >= 0:
            yield begin, match.start()
        begin, expected = match.end(), expected + 1
    if begin >= 0:
        yield begin, end


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
    time = stated_deadline(shadow, last, stop, place.header) if timed else None
    return Order(
        start,
        trimmed(shadow, start, time.end if time else last),
        start,
        lead.names,
        partners.names if partners else (),
        time,
        trimmed(shadow, start, lead.start, " \n.;,:/*_|"),
    )


def _lead(place: Setting, start: int, end: int) -> Actors | None:
    """The first body that a cell begins with, else the first that the task does not speak of."""
    shadow = place.text.shadow
    cells = [m.end() for m in re.compile(r"\s*[|\n]\s*").finditer(shadow, start, end)]
    spread = place.starts[bisect_right(place.starts, start) : bisect_left(place.starts, end)]
    loose = [at for at in spread if not _OF_ANOTHER.search(shadow, start, at)]
    for at in (*cells, *loose):
        actors = actors_at(place, at, _before_time(shadow, at, end))
        if actors is not None:
            return actors
    return None


def _before_time(shadow: str, at: int, end: int) -> int:
    """``Văn phòng Sở | Quý II``: the next cell looks like the name of the body."""
    time = _NEXT_CELL.search(shadow, at, end)
    return time.start() if time else end
