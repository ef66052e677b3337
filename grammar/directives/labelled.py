"""Tasks whose lead, partners and time stand behind labels or in brackets.

In: the setting of a document and its paragraphs. Out: ``Order`` with their places.

``Xây dựng đề án. Cơ quan chủ trì: Sở Nội vụ. Thời gian: Quý III/2023``, in one paragraph or in
lines of their own below the task.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from grammar.directives.actors import Setting, actors_at
from grammar.directives.deadlines import stated_deadline
from grammar.directives.order import Order, trimmed
from grammar.duties import duty

if TYPE_CHECKING:
    from collections.abc import Sequence

    from grammar.structure.paragraphs import Paragraph

_WHO = r"(?:(?:[Cc]ơ\s+quan|[Đđ]ơn\s+vị|[Cc]ấp)(?:\s*,\s*(?:đơn\s+vị|cá\s+nhân))?)"
LEAD = (
    rf"(?:{_WHO}\s+(?:được\s+giao\s+)?(?:chủ\s+trì|thực\s+hiện|tham\s+mưu|soạn\s+thảo)|[Cc]hủ\s+trì"
    r"|[Tt]rách\s+nhiệm|[Pp]hân\s+công)(?:\s+(?:thực\s+hiện|tham\s+mưu|soạn\s+thảo))?"
)
_LEAD_ENDS = re.compile(rf"(?<!\w){LEAD}\s*$")
_LONGEST_LEAD = 80
PARTNER = rf"(?:{_WHO}\s+phối\s+hợp|[Pp]hối\s+hợp)(?:\s+thực\s+hiện)?"
TIME = (
    r"(?:(?:[Tt]hời\s+(?:gian|hạn)|[Tt]iến\s+độ|[Hh]ạn)(?:\s+(?:hoàn\s+thành|thực\s+hiện|trình|báo\s+cáo))?"
    r"|[Hh]oàn\s+thành)"
)
OTHER = (
    r"(?:[Ss]ản\s+phẩm|[Kk]ết\s+quả|[Kk]inh\s+phí|[Gg]hi\s+chú|[Cc]ấp\s+trình)"
    r"(?:\s+(?!Thời|Tiến|Hạn|Ghi|Cơ|Đơn)[^\W\d_]+){0,3}"
)
_LABEL = re.compile(
    rf"(?<!\w)(?:(?P<lead>{LEAD})|(?P<partner>{PARTNER})|(?P<time>{TIME})|(?P<other>{OTHER}))\s*:\s*"
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


_OPENED = re.compile(r"\((?:[Gg]iao\s+)?(?=[A-ZĐỦc])")
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
