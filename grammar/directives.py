"""Who must do what, by when: the directives of a document.

In: a ``Text`` with header, agenda, agency mentions and sentences. Out: directives in text order.
Read are: an actor with a verb of duty; an order to an actor (``giao``, ``yêu cầu``, ``đề nghị``);
and bullets under a heading that names the actor. What a body has done (``đã``) and what other
documents ask for are no directives. A deadline that is not printed is None.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from grammar.actors import Actors, Setting, actors_at, setting
from grammar.deadlines import find_deadline
from grammar.duties import assignment, duty, lead_in, strong_duty
from grammar.model import Directive
from grammar.paragraphs import Paragraph, is_task, is_under, paragraphs
from grammar.tables import load
from grammar.text import tidy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from grammar.model import AgencyMention, AgendaItem, Header, Meeting, Span
    from grammar.text import Text

_LONGEST_CLAUSE = 4000
# They report or ask; what they say that bodies do is no order.
_ASKING_TYPES = frozenset({"Báo cáo", "Tờ trình", "Giấy mời"})


def find_directives(
    text: Text,
    header: Header,
    meeting: Meeting | None,
    items: tuple[AgendaItem, ...],
    agencies: tuple[AgencyMention, ...],
    sentences: tuple[Span, ...],
) -> tuple[Directive, ...]:
    if header.type in _ASKING_TYPES:
        return ()
    place = setting(text, header, items, agencies)
    reader = _Reader(place, _own_names(header, meeting), _is_normative(header))
    orders = reader.orders(paragraphs(text, header, items, sentences))
    return tuple(_directive(place, order) for order in orders)


def _own_names(header: Header, meeting: Meeting | None) -> frozenset[str]:
    """The bodies that speak in the document: what they do is no order to them."""
    names = {header.issuer, meeting.body if meeting else None}
    return frozenset(name for name in names if name)


def _is_normative(header: Header) -> bool:
    groups = {row["name"]: row["group"] for row in load("document_types")}
    numbered_by_year = re.search(r"/(?:19|20)\d\d/", header.designation or "") is not None
    return groups.get(header.type or "") in {"normative", "statute"} and numbered_by_year


@dataclass(frozen=True, slots=True)
class _Order:
    """``verbs``: where what must be done begins."""

    start: int
    end: int
    verbs: int
    responsible: tuple[str, ...]
    partners: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Heading:
    responsible: tuple[str, ...]
    partners: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Reader:
    place: Setting
    own: frozenset[str]
    normative: bool

    def orders(self, content: Iterator[Paragraph]) -> Iterator[_Order]:
        heading: tuple[Paragraph, _Heading] | None = None
        for paragraph in content:
            actors = self._heading(paragraph)
            if actors is not None:
                heading = (paragraph, actors)
                continue
            found = [one for clause in paragraph.clauses for one in self._clause(*clause)]
            if heading is not None and not is_under(paragraph, heading[0]):
                heading = None
            if found:
                yield from found
            elif heading is not None and is_task(paragraph):
                yield self._under(paragraph, heading[1])

    def _heading(self, paragraph: Paragraph) -> _Heading | None:
        """A paragraph that only names who must act: ``2. Giao Sở Tài chính:``."""
        shadow = self.place.text.shadow
        start = paragraph.start
        order = assignment().match(shadow, start, paragraph.end)
        about = _ABOUT.match(shadow, start, paragraph.end)
        start = order.end() if order else about.end() if about else start
        actors = actors_at(self.place, start, paragraph.end)
        if actors is None or self._is_own(actors, ordered=order is not None):
            return None
        together = _HEADING_WITH.match(shadow, actors.end, paragraph.end)
        partners = actors_at(self.place, together.end(), paragraph.end) if together else None
        end = partners.end if partners else actors.end
        rest = _HEADING_REST.fullmatch(shadow, end, paragraph.end)
        if rest is None:
            return None
        told = partners is not None or rest[0].strip(" :.;") != ""
        if ":" not in rest[0] and (told or not (paragraph.mark or order)):
            return None
        return _Heading(actors.names, partners.names if partners else ())

    def _is_own(self, actors: Actors, *, ordered: bool) -> bool:
        return not ordered and all(name in self.own for name in actors.names)

    def _under(self, paragraph: Paragraph, heading: _Heading) -> _Order:
        begin = paragraph.start
        end = _trimmed(self.place.text.shadow, begin, paragraph.end)
        return _Order(begin, end, begin, heading.responsible, heading.partners)

    def _clause(self, start: int, end: int) -> Iterator[_Order]:
        """The orders of one sentence; each runs up to the next or to the sentence's end."""
        end = min(end, start + _LONGEST_CLAUSE)
        opened: list[tuple[int, int, Actors]] = []
        for part_start, part_end in _parts(self.place.text.shadow, start, end):
            order = self._ordered(part_start, part_end, bool(opened))
            order = order or self._obliged(part_start, part_end)
            if order is not None:
                opened.append(order)
        for at, (begin, verbs, actors) in enumerate(opened):
            stop = opened[at + 1][0] if at + 1 < len(opened) else end
            stop = _trimmed(self.place.text.shadow, begin, stop)
            yield _Order(begin, stop, min(verbs, stop), actors.names)

    def _ordered(self, start: int, end: int, goes_on: bool) -> tuple[int, int, Actors] | None:
        """``[UBND tỉnh] yêu cầu [các sở] [thực hiện …]``."""
        shadow = self.place.text.shadow
        for match in assignment().finditer(shadow, start, end):
            if not self._speaks(start, match.start()):
                continue
            actors = actors_at(self.place, match.end(), end)
            if actors is None:
                continue
            act = duty().match(shadow, actors.end, end)
            if act and (act["verb"] or act["modal"] or goes_on):
                verbs = act.start("verb") if act["verb"] else act.end()
                return match.start(), verbs, actors
            if (
                re.match(r"\s*[,:]?\s+[a-zà-ỹđ]", shadow[actors.end : end])
                and match.start() == start
            ):
                return match.start(), actors.end, actors
        return None

    def _speaks(self, start: int, order: int) -> bool:
        """Only the document's own voice orders, not a document or body that it tells of."""
        shadow = self.place.text.shadow
        before = shadow[start:order]
        subject = before[_subject_at(before) :].strip(" ,:")
        if not subject or _ADVERBS.fullmatch(subject):
            return _is_lead_in(before[: _subject_at(before)])
        at = start + _subject_at(before)
        at += len(shadow[at:order]) - len(shadow[at:order].lstrip(" ,:"))
        actors = actors_at(self.place, at, order)
        rest = shadow[actors.end : order].strip(" ,") if actors else subject
        speaks = actors is not None or _SPEAKER.match(subject) is not None
        return speaks and (not actors or not rest or _ADVERBS.fullmatch(rest) is not None)

    def _obliged(self, start: int, end: int) -> tuple[int, int, Actors] | None:
        """``[Sở Xây dựng] [tiếp thu …]``, at the start or after words that lead in."""
        shadow = self.place.text.shadow
        for at in _starts(shadow, start, end):
            actors = actors_at(self.place, at, end)
            if actors is None or self._is_own(actors, ordered=False):
                continue
            if self.normative and not strong_duty().match(shadow, actors.end, end):
                continue
            act = duty().match(shadow, actors.end, end)
            if act and (act["verb"] or act["modal"]) and not self._tells(act, end):
                return at, act.start("verb") if act["verb"] else act.end(), actors
        return None

    def _tells(self, act: re.Match[str], end: int) -> bool:
        """``Bộ Tư pháp báo cáo về …`` says what was heard, unless a body follows."""
        about = re.compile(r"\s+về\s+").match(act.string, act.end(), end)
        if about is None or act["modal"] or (act["verb"] or "").casefold() != "báo cáo":
            return False
        return actors_at(self.place, about.end(), end) is None


_ABOUT = re.compile(r"(?:[Đđ]ối\s+với|[Tt]rách\s+nhiệm\s+của|[Nn]hiệm\s+vụ\s+của|[Cc]ủa)\s+")
_HEADING_REST = re.compile(
    r"\s*(?:,?\s*(?:có\s+trách\s+nhiệm|chịu\s+trách\s+nhiệm|chủ\s+trì|tiếp\s+tục|tập\s+trung|khẩn\s+trương"
    r"|(?:tổ\s+chức\s+)?(?:thực\s+hiện|triển\s+khai)(?:\s+(?:tốt\s+)?(?:các|một\s+số)?\s*(?:nhiệm\s+vụ"
    r"|nội\s+dung|công\s+việc|giải\s+pháp)(?:\s+trọng\s+tâm)?)?)(?:\s+sau(?:\s+đây)?)?)*"
    r"(?:\s+như\s+sau)?\s*[:.;]?\s*"
)
_HEADING_WITH = re.compile(
    r"\s*,?\s*(?:có\s+trách\s+nhiệm\s+)?(?:[Cc]hủ\s+trì|[Kk]hẩn\s+trương)?\s*,?\s*(?:và\s+)?"
    r"[Pp]hối\s+hợp\s+(?:chặt\s+chẽ\s+)?(?:với|cùng)\s+"
)
_ADVERBS = re.compile(
    r"(?:(?:đồng\s+thời|và|cũng|tiếp\s+tục|thống\s+nhất|nhất\s+trí|đồng\s+ý|theo\s+đó|trước\s+mắt"
    r"|do\s+đó|do\s+vậy|vì\s+vậy|trên\s+cơ\s+sở\s+đó|cơ\s+bản|xin|trân\s+trọng|kính|nay|sau\s+đây)"
    r"[\s,]*)+",
    re.IGNORECASE,
)
_SPEAKER = re.compile(
    r"(?:[Đđ]ồng\s+chí|[Hh]ội\s+nghị|[Pp]hiên\s+họp|[Cc]uộc\s+họp|[Tt]ôi|Sở|Ban)\b"
)


def _subject_at(before: str) -> int:
    """Where the subject of the order begins: after the last comma of what leads in."""
    return max(before.rfind(","), before.rfind(":")) + 1


def _is_lead_in(words: str) -> bool:
    return not words.strip(" ,:") or lead_in().match(words.lstrip(' *“"')) is not None


_NEXT_PART = re.compile(r";\s*(?:đồng\s+thời,?\s+|và\s+|còn\s+|riêng\s+)?")
_AFTER_COMMA = re.compile(r"[,:]\s+(?:thì\s+)?(?=\w)")


def _parts(shadow: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for match in _NEXT_PART.finditer(shadow, start, end):
        yield at, match.start()
        at = match.end()
    if at < end:
        yield at, end


def _starts(shadow: str, start: int, end: int) -> Iterator[int]:
    """Where the actor of a clause may stand."""
    yield start
    if lead_in().match(shadow, start, end) is None:
        return
    for match in _AFTER_COMMA.finditer(shadow, start, end):
        yield match.end()


def _trimmed(shadow: str, start: int, end: int) -> int:
    while end > start and shadow[end - 1] in " \n.;,:/*_":
        end -= 1
    return end


_WITH = re.compile(
    r"(?<!\w)(?:[Pp]hối\s+hợp|cùng|thống\s+nhất)\s+(?:chặt\s+chẽ\s+|tốt\s+)?(?:với|cùng)\s+"
)
_TO = re.compile(
    r"(?<!\w)(?:[Tt]rình|[Bb]áo\s+cáo|[Gg]ửi|[Tt]ham\s+mưu|[Xx]in\s+ý\s+kiến|[Nn]ộp)(?:\s+(?:lại|về|cho"
    r"|kết\s+quả|đề\s+xuất|với|lên))*\s+(?=\S)"
)
_TOWARDS = re.compile(r"[^.,;:\n]{1,200}?\s(?:về|cho|đến|tới|gửi|trình)\s+(?=[A-ZĐUc])")
_NOT_YET = re.compile(r"(?:trước\s+khi|để|nhằm|sau\s+khi)\s+$")


def _directive(place: Setting, order: _Order) -> Directive:
    text, shadow = place.text, place.text.shadow
    deadline = find_deadline(shadow, order.start, order.end, place.header)
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
    )


def _coordinate_with(place: Setting, order: _Order) -> tuple[str, ...]:
    names: list[str] = []
    for match in _WITH.finditer(place.text.shadow, order.start, order.end):
        actors = actors_at(place, match.end(), order.end)
        names += actors.names if actors else ()
    names += order.partners
    return tuple(name for name in dict.fromkeys(names) if name not in order.responsible)


def _submit_to(place: Setting, order: _Order) -> tuple[str, ...]:
    """To whom the work goes first; what is for later (``để``, ``trước khi``) is not counted."""
    shadow = place.text.shadow
    names: list[str] = []
    for match in _TO.finditer(shadow, order.verbs, order.end):
        if _NOT_YET.search(shadow, max(match.start() - 20, order.start), match.start()):
            continue
        if names and re.search(r"\sđể\s", shadow[order.verbs : match.start()]):
            break
        actors = actors_at(place, match.end(), order.end)
        if actors is None:
            about = _TOWARDS.match(shadow, match.end(), order.end)
            actors = actors_at(place, about.end(), order.end) if about else None
        names += actors.names if actors else ()
    return tuple(name for name in dict.fromkeys(names) if name not in order.responsible)


def _action(place: Setting, order: _Order, cut: int, to: int) -> str:
    """The words from the verb on, without the deadline."""
    clean = place.text.clean
    if order.verbs <= cut < order.end:
        words = clean[order.verbs : cut] + clean[to : order.end]
    else:
        words = clean[order.verbs : order.end]
    words = re.sub(r"\s+(?=[,;.])", "", tidy(words.replace("*", "")))
    return re.sub(r"(?:,?\s+như\s+sau|\s+sau\s+đây)$", "", words).strip(" ,;:./")
