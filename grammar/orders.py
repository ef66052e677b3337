"""The orders of a document: which words put whom to work.

In: the setting of a document and its paragraphs. Out: ``Order`` in text order, as offsets of the
shadow. Read are an actor with a verb of duty, an order to an actor (``giao``, ``yêu cầu``), and
bullets under a heading that names the actor. What is reported or a general rule is no order.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from grammar.actors import Actors, Setting, actors_at
from grammar.deadlines import find_deadline
from grammar.duties import assignment, assignments, duty, strong_duty
from grammar.headings import HEADING_REST, HEADING_WITH, TOPIC, Heading, without_addressees
from grammar.openings import ABOUT, is_lead_in, starts
from grammar.paragraphs import Paragraph, is_task, is_under

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from grammar.deadlines import Deadline

_LONGEST_CLAUSE = 4000
# How far bare verbs are orders: of an office they are, of norms and statutes ever less.
Voice = Literal["office", "norm", "statute"]


@dataclass(frozen=True, slots=True)
class Order:
    """``verbs``: where what must be done begins; ``acts``: where it ends, if before ``end``.

    ``deadline``: what a label or column gives; else it is to be found in the words.
    """

    start: int
    end: int
    verbs: int
    responsible: tuple[str, ...]
    partners: tuple[str, ...] = ()
    deadline: Deadline | None = None
    acts: int | None = None


@dataclass(frozen=True, slots=True)
class Reader:
    place: Setting
    own: frozenset[str]
    voice: Voice

    def orders(self, content: Iterable[Paragraph]) -> Iterator[Order]:
        heading: tuple[Paragraph, Heading] | None = None
        follows = False
        for paragraph in without_addressees(self.place.text.shadow, content):
            actors = self._heading(paragraph) or self._announced(paragraph)
            if actors is not None:
                heading, follows = (paragraph, actors), True
                continue
            found = self._sentences(paragraph)
            if heading is not None and not is_under(paragraph, heading[0]):
                heading = None
            if heading and _THROUGH_OTHERS.match(self.place.text.shadow, paragraph.start):
                found = []
            if found:
                yield from found
            elif heading and self._is_task(paragraph, heading[1], follows):
                yield self._under(paragraph, heading[1])
            follows = False

    def _is_task(self, paragraph: Paragraph, heading: Heading, follows: bool) -> bool:
        """Below ``yêu cầu các sở … như sau:`` stand topics as well: only what is to do counts."""
        if heading.announced or not is_task(paragraph):
            return (follows or is_task(paragraph)) and self._acts(paragraph)
        return True

    def _sentences(self, paragraph: Paragraph) -> list[Order]:
        """The orders of a paragraph; one that only says by when belongs to the one before."""
        found: list[Order] = []
        told = _ASSESSES.match(self.place.text.shadow, paragraph.start, paragraph.end) is not None
        for start, end in paragraph.clauses:
            orders = list(self._clause(start, end, told=told))
            if not orders and found and self._only_when(start, end):
                found[-1] = replace(found[-1], end=trimmed(self.place.text.shadow, start, end))
            found += orders
        return found

    def _only_when(self, start: int, end: int) -> bool:
        shadow = self.place.text.shadow
        told = _WHEN.match(shadow, start, end) is not None
        return told and find_deadline(shadow, start, end, self.place.header) is not None

    def _acts(self, paragraph: Paragraph) -> bool:
        """An unmarked line under its heading that begins with what is to be done."""
        act = duty().match(self.place.text.shadow, paragraph.start, paragraph.end)
        if act is None or act["verb"] is None or act.start("verb") != paragraph.start:
            return False
        return TOPIC.fullmatch(self.place.text.shadow, paragraph.start, paragraph.end) is None

    def _announced(self, paragraph: Paragraph) -> Heading | None:
        """``Sở Nội vụ đề nghị các cơ quan thực hiện các nội dung sau:`` at a paragraph's end."""
        shadow = self.place.text.shadow
        if not paragraph.clauses or ":" not in shadow[paragraph.end - 2 : paragraph.end]:
            return None
        start = paragraph.clauses[-1][0]
        for order in assignments(shadow, start, paragraph.end):
            actors = actors_at(self.place, order.end(), paragraph.end)
            if actors is None or self._speaker(start, order.start()) is None:
                continue
            if HEADING_REST.fullmatch(shadow, actors.end, paragraph.end):
                return Heading(actors.names, announced=True)
        return None

    def _heading(self, paragraph: Paragraph) -> Heading | None:
        """A paragraph that only names who must act: ``2. Giao Sở Tài chính:``."""
        shadow = self.place.text.shadow
        start = paragraph.start
        order = assignment().match(shadow, start, paragraph.end)
        about = ABOUT.match(shadow, start, paragraph.end)
        start = order.end() if order else about.end() if about else start
        actors = actors_at(self.place, start, paragraph.end)
        if actors is None or self._is_own(actors, ordered=order is not None):
            return None
        together = HEADING_WITH.match(shadow, actors.end, paragraph.end)
        partners = actors_at(self.place, together.end(), paragraph.end) if together else None
        end = partners.end if partners else actors.end
        rest = HEADING_REST.fullmatch(shadow, end, paragraph.end)
        if rest is None:
            return None
        told = partners is not None or rest[0].strip(" :.;") != ""
        if ":" not in rest[0] and (told or not (paragraph.mark or order)):
            return None
        return Heading(actors.names, partners.names if partners else ())

    def _is_own(self, actors: Actors, *, ordered: bool) -> bool:
        return not ordered and all(name in self.own for name in actors.names)

    def _under(self, paragraph: Paragraph, heading: Heading) -> Order:
        begin = paragraph.start
        end = trimmed(self.place.text.shadow, begin, paragraph.end)
        return Order(begin, end, begin, heading.responsible, heading.partners)

    def _clause(self, start: int, end: int, *, told: bool) -> Iterator[Order]:
        """The orders of one sentence; each runs up to the next or to the sentence's end.

        ``told``: the paragraph says how things went, so that only ``giao``, ``yêu cầu`` … order.
        """
        end = min(end, start + _LONGEST_CLAUSE)
        opened: list[tuple[int, int, Actors]] = []
        for part_start, part_end in self._parts(start, end):
            order = self._ordered(part_start, part_end, bool(opened))
            if order is None and not told:
                order = self._obliged(part_start, part_end)
            if order is not None:
                opened.append(order)
        for at, (begin, verbs, actors) in enumerate(opened):
            stop = opened[at + 1][0] if at + 1 < len(opened) else end
            stop = trimmed(self.place.text.shadow, begin, stop)
            yield Order(begin, stop, min(verbs, stop), actors.names)

    def _parts(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The parts between semicolons; a list of actors with semicolons is not parted."""
        shadow, at, listed = self.place.text.shadow, start, start
        for match in _NEXT_PART.finditer(shadow, start, end):
            if at >= listed:
                actors = actors_at(self.place, at, end)
                listed = actors.end if actors else at
            if match.start() < listed:
                continue
            yield at, match.start()
            at = match.end()
        if at < end:
            yield at, end

    def _ordered(self, start: int, end: int, goes_on: bool) -> tuple[int, int, Actors] | None:
        """``[UBND tỉnh] yêu cầu [các sở] [thực hiện …]``."""
        shadow = self.place.text.shadow
        for match in assignments(shadow, start, end):
            begin = self._speaker(start, match.start())
            if begin is None or (self.voice == "statute" and _ENTRUSTS.match(match[0]) is None):
                continue
            actors = actors_at(self.place, match.end(), end)
            if actors is None:
                continue
            act = duty().match(shadow, self._companions(actors.end, end), end)
            if act and (act["verb"] or act["modal"] or goes_on):
                verbs = act.start("verb") if act["verb"] else act.end()
                return (match.start() if begin < 0 else begin), verbs, actors
            if (
                re.match(r"\s*[,:]?\s+[a-zà-ỹđ]", shadow[actors.end : end])
                and match.start() == start
            ):
                return match.start(), actors.end, actors
        return None

    def _speaker(self, start: int, order: int) -> int | None:
        """Where the speaker stands, -1 where the order has none; None where others speak.

        Only the document's own voice orders, not a document or body that it tells of.
        """
        shadow = self.place.text.shadow
        before = shadow[start:order]
        subject = before[_subject_at(before) :].strip(" ,:")
        if not subject or _ADVERBS.fullmatch(subject):
            return -1 if is_lead_in(before[: _subject_at(before)]) else None
        at = start + _subject_at(before)
        at += len(shadow[at:order]) - len(shadow[at:order].lstrip(" ,:"))
        actors = actors_at(self.place, at, order)
        rest = shadow[actors.end : order].strip(" ,") if actors else subject
        if _FRONTED.fullmatch(subject):
            return at
        speaks = self._commands(actors) if actors else _SPEAKER.match(subject) is not None
        if not speaks or (actors and rest and _ADVERBS.fullmatch(rest) is None):
            return None
        return at if actors else -1

    def _commands(self, actors: Actors) -> bool:
        """A body that is itself under orders only passes them on: that is what it must do."""
        return all(name in self.own or _ABOVE.match(name) for name in actors.names)

    def _companions(self, start: int, end: int) -> int:
        """Past ``cùng với …``: they help the actor, and stand before what it does."""
        together = _TOGETHER.match(self.place.text.shadow, start, end)
        partners = actors_at(self.place, together.end(), end) if together else None
        return partners.end if partners else start

    def _obliged(self, start: int, end: int) -> tuple[int, int, Actors] | None:
        """``[Sở Xây dựng] [tiếp thu …]``, at the start or after words that lead in."""
        shadow = self.place.text.shadow
        for at in starts(shadow, start, end):
            actors = actors_at(self.place, at, end)
            if actors is None or self._is_own(actors, ordered=False):
                continue
            if self.voice != "office" and not strong_duty().match(shadow, actors.end, end):
                continue
            if _ENACTS.fullmatch(shadow, actors.end, end):
                return None
            act = duty().match(shadow, self._companions(actors.end, end), end)
            told = act and (act["verb"] or act["modal"]) and not self._tells(act, end)
            if act and told and not self._is_rule(start, at, end):
                begin = start if self._begins_with_time(start, at) else at
                return begin, act.start("verb" if act["verb"] else "modal"), actors
        return None

    def _begins_with_time(self, start: int, actor: int) -> bool:
        """``Trước ngày 15/10, Sở Y tế …``: the deadline stands before who must keep it."""
        deadline = find_deadline(self.place.text.shadow, start, actor, self.place.header)
        return deadline is not None and deadline.start == start

    def _tells(self, act: re.Match[str], end: int) -> bool:
        """``Bộ Tư pháp báo cáo …`` says what was heard, unless to whom or by when is said."""
        if act["modal"] or (act["verb"] or "").casefold() not in _TELLING:
            return False
        if _HEARD.match(act.string, act.end(), end) is None:
            return False
        shadow, place = act.string, self.place
        towards = _TOWARDS_WHOM.finditer(shadow, act.end(), end)
        if any(actors_at(place, match.end(), end) is not None for match in towards):
            return False
        return find_deadline(shadow, act.start(), end, place.header) is None

    def _is_rule(self, start: int, actor: int, end: int) -> bool:
        """``Theo quy định tại …, Bộ Y tế chịu trách nhiệm …``: what the law says of everyone."""
        shadow = self.place.text.shadow
        told = _BY_LAW.match(shadow, start, actor) is not None
        return told and find_deadline(shadow, actor, end, self.place.header) is None


# The end of a preamble: the body passes the document that is being read.
_ENACTS = re.compile(
    r"\s*,?\s*(?:thống\s+nhất\s+)?(?:ban\s+hành|thông\s+qua|ra|quyết\s+nghị)\s+"
    r"(?:Nghị\s+quyết|Chỉ\s+thị|Kết\s+luận|Quyết\s+định|Quy\s+định|Quy\s+chế|Thông\s+tri|Kế\s+hoạch|Chương\s+trình)"
    r"[^.;:\n]{0,160}(?:như\s+sau|sau\s+đây)\s*[:.]?\s*",
    re.IGNORECASE,
)
_ENTRUSTS = re.compile(r"[Gg]iao(?!\w)")
_TELLING = frozenset({"báo cáo", "đề nghị", "kiến nghị"})
_HEARD = re.compile(r"\s+\w")
# They order, whoever writes of it.
_ABOVE = re.compile(
    r"(?:(?:Phó\s+)?Thủ tướng|Chính phủ|Quốc hội|Ủy ban Thường vụ Quốc hội|Bộ Chính trị|Ban Bí thư"
    r"|Ban Chấp hành|Ban Thường vụ|Thường trực|Tỉnh ủy|Thành ủy|Hội đồng nhân dân"
    r"|Ủy ban nhân dân (?:tỉnh|thành phố) [^,]+$)"
)
# How things went, before what is to be done.
_ASSESSES = re.compile(
    r"(?:Đánh\s+giá(?:\s+chung)?|(?:Về\s+)?[Kk]ết\s+quả\s+(?:đạt\s+được|thực\s+hiện)|Ưu\s+điểm|Tồn\s+tại"
    r"|Hạn\s+chế|Thuận\s+lợi|Khó\s+khăn|Nguyên\s+nhân|Ghi\s+nhận|Biểu\s+dương)[^.:;]{0,60}:"
)
_TOWARDS_WHOM = re.compile(r"(?<!\w)(?:về|cho|đến|tới|lên|với|gửi|trình)\s+(?=[A-ZĐcC])")
_BY_LAW = re.compile(
    r"[Tt]heo\s+(?:quy\s+định\s+)?(?:tại|của)\s+(?:điểm|khoản|Điều|điều|Luật|Nghị|Thông|pháp)"
)
_TOGETHER = re.compile(r"\s*,?\s*cùng(?:\s+với)?\s+")
# A body that is told to direct its own remains the one that answers for it.
_THROUGH_OTHERS = re.compile(r"(?:Chỉ\s+đạo|Phân\s+công)(?!\w)")
_NEXT_PART = re.compile(r";\s*(?:đồng\s+thời,?\s+|và\s+|còn\s+|riêng\s+)?")
_WHEN = re.compile(
    r"(?:[Tt]hời\s+(?:gian|hạn)|[Hh]oàn\s+thành|[Hh]ạn|[Xx]ong|[Tt]hực\s+hiện\s+(?:xong\s+)?trước"
    r"|[Vv]iệc\s+này|[Bb]áo\s+cáo\s+kết\s+quả)(?!\w)"
)
_ADVERBS = re.compile(
    r"(?:(?:đồng\s+thời|và|cũng|tiếp\s+tục|thống\s+nhất|nhất\s+trí|đồng\s+ý|theo\s+đó|trước\s+mắt"
    r"|do\s+đó|do\s+vậy|vì\s+vậy|trên\s+cơ\s+sở\s+đó|cơ\s+bản|xin|trân\s+trọng|kính|nay|sau\s+đây)"
    r"[\s,]*)+",
    re.IGNORECASE,
)
# "Kết quả rà soát đề nghị các đơn vị gửi về …": what is to be sent stands first.
_FRONTED = re.compile(
    r"(?:Kết\s+quả\s+(?:rà\s+soát|thực\s+hiện|triển\s+khai|kiểm\s+tra|xử\s+lý|tổng\s+hợp)|Mọi\s+\S+)"
    r"[^.;:,]{0,80}"
)
_SPEAKER = re.compile(
    r"(?:[Đđ]ồng\s+chí|[Hh]ội\s+nghị|[Pp]hiên\s+họp|[Cc]uộc\s+họp|[Tt]ôi|Sở|Ban)\b"
)


def _subject_at(before: str) -> int:
    """Where the subject of the order begins: after the last comma of what leads in."""
    return max(before.rfind(","), before.rfind(":")) + 1


def trimmed(shadow: str, start: int, end: int, marks: str = " \n.;,:/*_") -> int:
    """``end`` without the spaces and marks before it."""
    while end > start and shadow[end - 1] in marks:
        end -= 1
    return end
