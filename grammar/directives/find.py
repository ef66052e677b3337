"""Who must do what, by when: the directives of a document.

In: a ``Text`` with header, agenda, agency mentions and sentences. Out: directives in text order.
Read are: an actor with a verb of duty; an order to an actor (``giao``, ``yêu cầu``, ``đề nghị``);
and bullets under a heading that names the actor. What a body has done (``đã``) and what other
documents ask for are no directives. A deadline that is not printed is None.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import islice, takewhile
from typing import TYPE_CHECKING

from grammar.directives.actors import Setting, actors_at, setting
from grammar.directives.deadlines import find_deadline
from grammar.directives.labelled import bracketed, labelled
from grammar.directives.orders import Reader, Voice
from grammar.directives.task_tables import tables
from grammar.model import Directive
from grammar.structure.paragraphs import paragraphs
from grammar.tables import load
from grammar.texts.text import tidy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from grammar.directives.order import Order
    from grammar.model import AgencyMention, AgendaItem, Citation, Header, Meeting, Span
    from grammar.structure.paragraphs import Paragraph
    from grammar.texts.text import Text

# They report or ask; what they say that bodies do is no order.
_ASKING_TYPES = frozenset({"Báo cáo", "Tờ trình", "Giấy mời"})


def find_directives(
    text: Text,
    header: Header,
    meeting: Meeting | None,
    items: tuple[AgendaItem, ...],
    agencies: tuple[AgencyMention, ...],
    sentences: tuple[Span, ...],
    citations: tuple[Citation, ...] = (),
) -> tuple[Directive, ...]:
    if header.type in _ASKING_TYPES:
        return ()
    items = tuple(item for item in items if _SECTION.match(item.heading) is None)
    place = setting(text, header, items, agencies)
    reader = Reader(place, _own_names(header, meeting), _voice(header, text.shadow))
    content = tuple(paragraphs(text, header, items, sentences))
    orders = _orders(place, reader, _concluded(text.shadow, header, content))
    cited = tuple(one.span for one in citations)
    return tuple(_directive(place, order, cited) for order in orders)


def _orders(place: Setting, reader: Reader, content: tuple[Paragraph, ...]) -> Iterator[Order]:
    """Labelled tasks and tables first: what they take is not read as running words again."""
    starts, ends = [one.start for one in content], [one.end for one in content]
    taken: set[int] = set()
    found: list[Order] = []
    for begin, end, rows in tables(place):
        taken.update(range(bisect_right(ends, begin), bisect_left(starts, end)))
        found += rows
    at = 0
    while at < len(content):
        task = None if at in taken else _marked(place, content, at)
        after = at + (task[1] if task else 1)
        if task is not None:
            found.append(task[0])
            taken.update(range(at, after))
        at = after
    left = (one for at, one in enumerate(content) if at not in taken)
    return iter(sorted((*found, *reader.orders(left)), key=lambda one: one.start))


def _marked(place: Setting, content: tuple[Paragraph, ...], at: int) -> tuple[Order, int] | None:
    shadow, start, below = place.text.shadow, content[at].start, content[at : at + 2][-1].end
    if shadow.find(":", start, below) < 0 and shadow.find("(", start, below) < 0:
        return None
    task = labelled(place, content, at)
    order = None if task else bracketed(place, content[at])
    return (order, 1) if order else task


def _concluded(
    shadow: str, header: Header, content: tuple[Paragraph, ...]
) -> tuple[Paragraph, ...]:
    """Of minutes what was concluded: before that they tell who said what."""
    if header.type != "Biên bản":
        return content
    ends = (at for at, one in enumerate(content) if _CONCLUDES.match(shadow, one.start, one.end))
    return content[next(ends, 0) :]


# The parts of minutes are numbered like items, and are none.
_SECTION = re.compile(r"(?:Kết\s+luận|Nội\s+dung|Thành\s+phần|Thời\s+gian)(?!\w)", re.IGNORECASE)
_CONCLUDES = re.compile(r"(?:[^.;\n]{0,120}\s)?(?:[Kk]ết\s+luận|KẾT\s+LUẬN)(?!\w)")


def _own_names(header: Header, meeting: Meeting | None) -> frozenset[str]:
    """The bodies that speak in the document: what they do is no order to them."""
    names = {header.issuer, meeting.body if meeting else None}
    names |= {name.removeprefix("Văn phòng ") for name in names if name}
    return frozenset(name for name in names if name)


def _voice(header: Header, shadow: str) -> Voice:
    """Nobody is put to work by what a statute or a numbered norm says that bodies do."""
    names_itself = _NAMES_ITSELF.search(shadow, 0, _ZONE) if header.type is None else None
    if names_itself is not None:
        return "statute" if names_itself["statute"] else "norm"
    groups = {row["name"]: row["group"] for row in load("document_types")}
    group = groups.get(header.type or "")
    if group == "statute":
        return "statute"
    numbered_by_year = re.search(r"/(?:19|20)\d\d/", header.designation or "") is not None
    always = header.type in _ALWAYS_NORMS
    return "norm" if always or (group == "normative" and numbered_by_year) else "office"


_ALWAYS_NORMS = frozenset({"Nghị định", "Thông tư", "Thông tư liên tịch", "Văn bản hợp nhất"})
# What is left of a norm without its letterhead: "Luật này quy định về …".
_NAMES_ITSELF = re.compile(
    r"(?P<statute>(?:Luật|Pháp\s+lệnh)\s+này(?!\w)|một\s+số\s+điều\s+của\s+(?:Bộ\s+luật|Luật|Pháp\s+lệnh))"
    r"|(?:Nghị\s+định|Thông\s+tư)\s+này\s+(?:quy\s+định|hướng\s+dẫn|áp\s+dụng|điều\s+chỉnh)"
)
_ZONE = 5000
_WITH = re.compile(
    r"(?<!\w)(?:(?:[Pp]hối\s+hợp|cùng|thống\s+nhất)\s+(?:chặt\s+chẽ\s+|tốt\s+)?(?:với|cùng)(?:\s*:)?\s+"
    r"|[Pp]hối\s+hợp\s+(?:chặt\s+chẽ\s+)?(?=[A-ZĐỦ]|các\s)|[Cc]hủ\s+trì\s*,?\s+cùng\s+(?=[A-ZĐỦ]|các\s))"
)
_TO = re.compile(
    r"(?<!\w)(?:(?<!giải\s)[Tt]rình|[Pp]hản\s+ánh|[Đđ]ăng\s+ký(?=\s+với)|[Bb]áo\s+cáo|[Gg]ửi|[Tt]ham\s+mưu|[Xx]in\s+ý\s+kiến|[Nn]ộp|[Cc]huyển)(?:\s+(?:lại|về|cho"
    r"|nhanh|ngay|bằng\s+văn\s+bản|kết\s+quả|đề\s+xuất|với|lên))*\s+(?=\S)"
    r"|(?<!\w)[Đđ]ề\s+xuất\s+(?:với\s+)?(?=(?:UBND|HĐND|Ủy\s+ban|Hội\s+đồng|Chính\s+phủ|Thủ\s+tướng|Bộ|Sở)\s)"
)
# "báo cáo định kỳ 06 tháng, hằng năm kết quả về Bộ", "báo cáo tình hình với UBND huyện"
_TOWARDS = re.compile(
    r"(?:[^.;:\n]{0,60}?(?<!\w)(?:h[àằ]ng\s+(?:năm|quý|tháng)|đột\s+xuất)(?!\w))?[^.,;:\n]{1,200}?\s"
    r"(?:về|cho|đến|tới|sang|gửi|trình|(?<!hợp\s)(?<!đối\s)(?<!cùng\s)(?<!việc\s)(?<!nhất\s)(?<!kết\s)(?<!so\s)với)"
    r"\s+(?=[A-ZĐỦc])"
)
_NOT_YET = re.compile(r"(?:trước\s+khi|(?P<aim>để|nhằm)|sau\s+khi)\s+$")


def _directive(place: Setting, order: Order, cited: tuple[Span, ...]) -> Directive:
    text, shadow = place.text, place.text.shadow
    deadline = order.deadline or find_deadline(shadow, order.start, order.end, place.header)
    item = place.item_at(order.start)
    span = text.span(order.start, order.end)
    return Directive(
        span=span,
        text=text.slice(span),
        item=item.number if item else None,
        responsible=order.responsible,
        coordinate_with=_coordinate_with(place, order),
        action=_action(
            place, order, deadline.start if deadline else -1, deadline.end if deadline else -1
        ),
        submit_to=_submit_to(place, order),
        deadline=deadline.day if deadline else None,
        deadline_text=tidy(text.clean[deadline.start : deadline.end]) if deadline else None,
        deadline_kind=deadline.kind if deadline else None,
        basis=_inside(span, cited),
    )


def _inside(span: Span, cited: tuple[Span, ...]) -> tuple[Span, ...]:
    """The citations, in text order, that stand whole in ``span``."""
    at = bisect_left(cited, span)
    within = takewhile(lambda one: one.start < span.end, islice(cited, at, None))
    return tuple(one for one in within if one.end <= span.end)


def _coordinate_with(place: Setting, order: Order) -> tuple[str, ...]:
    names: list[str] = []
    for match in _WITH.finditer(place.text.shadow, order.start, order.end):
        actors = actors_at(place, match.end(), order.end)
        names += actors.names if actors else ()
    names += order.partners
    return tuple(name for name in dict.fromkeys(names) if name not in order.responsible)


def _submit_to(place: Setting, order: Order) -> tuple[str, ...]:
    """To whom the work goes first; what is for later (``để``, ``trước khi``) is not counted."""
    shadow = place.text.shadow
    names: list[str] = []
    for match in _TO.finditer(shadow, order.verbs, order.end):
        later = _NOT_YET.search(shadow, max(match.start() - 20, order.start), match.start())
        if later is not None and (names or later["aim"] is None):
            continue
        if names and re.search(r"\sđể\s", shadow[order.verbs : match.start()]):
            break
        actors = actors_at(place, match.end(), order.end)
        if actors is None:
            about = _TOWARDS.match(shadow, match.end(), order.end)
            actors = actors_at(place, about.end(), order.end) if about else None
        names += actors.names if actors else ()
    return tuple(name for name in dict.fromkeys(names) if name not in order.responsible)


def _action(place: Setting, order: Order, cut: int, to: int) -> str:
    """The words from the verb on, without the deadline."""
    clean = place.text.clean
    if order.acts is None and order.verbs <= cut < order.end:
        words = clean[order.verbs : cut] + clean[to : order.end]
    else:
        words = clean[order.verbs : order.acts or order.end]
    words = re.sub(r"\s+(?=[,;.])|,(?=\s*,)", "", tidy(words.replace("*", "")))
    return re.sub(r"(?:,?\s+như\s+sau|\s+sau\s+đây)$", "", words).strip(" ,;:./")
