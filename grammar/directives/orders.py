"""The orders of a document: which words put whom to work.

In: the setting of a document and its paragraphs. Out: ``Order`` in text order, as offsets of the
shadow. Read are an actor with a verb of duty, an order to an actor (``giao``, ``yêu cầu``), and
bullets under a heading that names the actor. What is reported or a general rule is no order.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from grammar.directives import order_cues as cues
from grammar.directives.actors import Actors, Setting, actors_at
from grammar.directives.addressed import ASKS, addressees
from grammar.directives.clause_parts import parts
from grammar.directives.deadlines import find_deadline
from grammar.directives.headings import (
    ANNOUNCES,
    CONTAINS,
    HEADING_REST,
    HEADING_WITH,
    MORE_NAMES,
    NEXT_NAME,
    ROLE,
    UNKNOWN,
    Above,
    Heading,
    without_lists,
)
from grammar.directives.openings import ABOUT, starts
from grammar.directives.order import Order, trimmed
from grammar.directives.parts import Part
from grammar.directives.speakers import speaker
from grammar.duties import assignment, assignments, duty, strong_duty, terms
from grammar.structure.paragraphs import (
    Paragraph,
    follows_number,
    is_below,
    is_task,
    is_under,
    with_next,
)
from grammar.task_lines import acts, is_title, is_topic, opens_list, opens_other

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_LONGEST_CLAUSE = 4000
# Headings that end in a colon may list many bodies.
_LONGEST_LIST = 1500
_LONGEST_HEADING = 300
# How far bare verbs are orders: of an office they are, of norms and statutes ever less.
Voice = Literal["office", "norm", "statute"]


@dataclass(frozen=True, slots=True)
class Reader:
    place: Setting
    own: frozenset[str]
    voice: Voice

    def orders(self, content: Iterable[Paragraph]) -> Iterator[Order]:
        shadow = self.place.text.shadow
        above: Above | None = None
        opens: Paragraph | None = None
        part = Part()
        follows = False
        for paragraph, below in with_next(without_lists(shadow, content)):
            part = part.after(shadow, paragraph)
            actors = self._heading(paragraph, below, part) or self._announced(paragraph)
            actors = actors or (self._unknown(paragraph, above.paragraph) if above else None)
            if actors is not None:
                above, opens, follows = Above(paragraph, actors), None, True
                continue
            if is_title(shadow, paragraph, below):
                above = None
                continue
            under = above is not None and is_under(paragraph, above.paragraph)
            found = self._sentences(paragraph, part, under=under)
            if above and above.listed and not found and opens_other(shadow, paragraph):
                above = None
            above = above.with_next(paragraph) if above else None
            if above:
                found = self._for_others(paragraph, found)
                yield from self._before(paragraph, above.heading, found)
            if opens is not None and not is_under(paragraph, opens):
                opens = None
            if found:
                yield from found
            elif opens and not acts(shadow, paragraph, follows=False):
                continue  # What a dossier holds, and the like: parts of the task above.
            elif above and is_topic(shadow, paragraph, below, self._names):
                continue
            elif above and self._is_task(paragraph, above.heading, follows):
                yield self._under(paragraph, above.heading)
                opens = opens or (paragraph if opens_list(shadow, paragraph) else None)
                continue
            follows = False

    def _names(self, paragraph: Paragraph) -> bool:
        return actors_at(self.place, paragraph.start, paragraph.end) is not None

    def _for_others(self, paragraph: Paragraph, found: list[Order]) -> list[Order]:
        """The orders that name others than who is under orders to direct his own."""
        shadow = self.place.text.shadow
        if cues.THROUGH_OTHERS.match(shadow, paragraph.start):
            return []
        return [order for order in found if not cues.THROUGH_OTHERS.match(shadow, order.start)]

    def _before(
        self, paragraph: Paragraph, heading: Heading, found: list[Order]
    ) -> Iterator[Order]:
        """What the first sentences tell who is named above, if a later one names another."""
        if not found or not acts(self.place.text.shadow, paragraph, follows=False):
            return
        begin = max(begin for begin, _ in paragraph.clauses if begin <= found[0].start)
        if begin > paragraph.start:
            end = trimmed(self.place.text.shadow, paragraph.start, begin)
            yield replace(self._under(paragraph, heading), end=end)

    def _is_task(self, paragraph: Paragraph, heading: Heading, follows: bool) -> bool:
        """Below ``yêu cầu các sở … như sau:`` stand topics as well: only what is to do counts."""
        shadow = self.place.text.shadow
        if cues.RULES.match(shadow, paragraph.start, paragraph.end):
            return False
        if heading.announced or not is_task(paragraph):
            return (follows or is_task(paragraph)) and acts(shadow, paragraph, follows=follows)
        if cues.STANDS.match(shadow, paragraph.start) and not acts(
            shadow, paragraph, follows=False
        ):
            return False
        actors = actors_at(self.place, paragraph.start, paragraph.end)
        if actors is None:
            return True
        alone = actors.end == trimmed(shadow, paragraph.start, paragraph.end)
        return not (alone or self._is_own(actors, ordered=False))

    def _sentences(self, paragraph: Paragraph, part: Part, *, under: bool) -> list[Order]:
        """The orders of a paragraph; a sentence of no actor goes on with the one before."""
        found: list[Order] = []
        assesses = cues.ASSESSES.match(self.place.text.shadow, paragraph.start, paragraph.end)
        strong = not (assesses or part.tells or part.enacts)
        carries_out = self.voice == "norm" and (part.orders or under)
        bare = strong and (self.voice == "office" or carries_out)
        labelled = bare and self.voice == "office"
        for start, end in paragraph.clauses:
            own = part.orders and paragraph.mark != "" and start == paragraph.start
            orders = list(self._clause(start, end, bare=bare, strong=strong, own=own))
            if orders and self._is_none(paragraph, part, orders[0]):
                orders = orders[1:]
            if not orders and found and self._goes_on(start, end, labelled=labelled):
                last = trimmed(self.place.text.shadow, start, end)
                if cues.WHEN_ONLY.match(self.place.text.shadow, start, end):
                    found[-1] = replace(found[-1], end=last)
                else:
                    orders = [replace(found[-1], start=start, end=last, verbs=start)]
            found += orders
            labelled = labelled or (len(found) == 1 and self._is_label(paragraph, found[0]))
        return found

    def _is_label(self, paragraph: Paragraph, order: Order) -> bool:
        """Whether the actor stands in front as a label: ``4. Sở Tư pháp: Phối hợp …``."""
        before = self.place.text.shadow[order.start : order.verbs].rstrip()
        return order.start == paragraph.start and before.endswith(":")

    def _is_none(self, paragraph: Paragraph, part: Part, order: Order) -> bool:
        """What a norm lists as powers, or has others write into its forms."""
        if self.voice == "office" or part.orders:
            return False
        shadow = self.place.text.shadow
        if cues.BLANKS.search(shadow, order.start, order.end):
            return True
        listed = paragraph.mark != "" and order.start == paragraph.start
        return listed and cues.POWERS.match(shadow, order.start) is not None

    def _goes_on(self, start: int, end: int, *, labelled: bool) -> bool:
        """A sentence of no actor that says by when, or to whom what came of it goes.

        Behind ``4. Sở Tư pháp: …``, and in what an office writes, what else is to be done as well.
        """
        shadow = self.place.text.shadow
        act = duty().match(shadow, start, end) if labelled else None
        if act and act["verb"] and act.start("verb") == start:
            return True
        if not (cues.WHEN.match(shadow, start, end) or terms().match(shadow, start, end)):
            return False
        if find_deadline(shadow, start, end, self.place.header) is not None:
            return True
        towards = cues.SUBMITS.finditer(shadow, start, end)
        return any(actors_at(self.place, match.end(), end) is not None for match in towards)

    def _announced(self, paragraph: Paragraph) -> Heading | None:
        """``Sở Nội vụ đề nghị các cơ quan thực hiện các nội dung sau:`` at a paragraph's end."""
        shadow = self.place.text.shadow
        if not paragraph.clauses or ":" not in shadow[paragraph.end - 2 : paragraph.end]:
            return None
        start = paragraph.clauses[-1][0]
        for at in starts(shadow, start, paragraph.end):
            actors = actors_at(self.place, at, paragraph.end) if at > start else None
            rest = HEADING_REST.fullmatch(shadow, actors.end, paragraph.end) if actors else None
            if actors and rest and strong_duty().match(rest[0]):
                return Heading(actors.names)
        for order in assignments(shadow, start, paragraph.end):
            actors = actors_at(self.place, order.end(), paragraph.end)
            if actors is None or speaker(self.place, self.own, start, order.start()) is None:
                continue
            through = cues.DIRECTS.match(shadow, actors.end, paragraph.end)
            others = actors_at(self.place, through.end(), paragraph.end) if through else None
            rest = HEADING_REST.fullmatch(shadow, (others or actors).end, paragraph.end)
            if rest or ANNOUNCES.fullmatch(shadow, actors.end, paragraph.end):
                return Heading(actors.names, announced=True)
        asks = ASKS.search(shadow, start, paragraph.end)
        if asks is None or speaker(self.place, self.own, start, asks.start()) is None:
            return None
        whom = addressees(self.place)
        return Heading(whom, announced=True) if whom else None

    def _unknown(self, paragraph: Paragraph, above: Paragraph) -> Heading | None:
        """The next number after an actor's names one too: ``8. Các Khu Công nghệ cao``."""
        if self.voice == "statute" or not follows_number(paragraph.mark, above.mark):
            return None
        shadow = self.place.text.shadow
        name = UNKNOWN.fullmatch(shadow, paragraph.start, paragraph.end)
        if name is None:
            return None
        return Heading((self.place.text.clean[name.start() : name.end("name")],))

    def _heading(self, paragraph: Paragraph, below: Paragraph | None, part: Part) -> Heading | None:
        """A paragraph that only names who must act: ``2. Giao Sở Tài chính:``."""
        shadow = self.place.text.shadow
        start = paragraph.start
        longest = _LONGEST_LIST if shadow[paragraph.end - 1] == ":" else _LONGEST_HEADING
        if paragraph.end - start > longest:
            return None
        order = assignment().match(shadow, start, paragraph.end)
        about = ABOUT.match(shadow, start, paragraph.end)
        start = order.end() if order else about.end() if about else start
        actors = actors_at(self.place, start, paragraph.end)
        if actors is None or self._is_own(actors, ordered=order is not None or part.orders):
            return None
        if ROLE.fullmatch(actors.names[0]):
            return None
        together = HEADING_WITH.match(shadow, actors.end, paragraph.end)
        partners = actors_at(self.place, together.end(), paragraph.end) if together else None
        end = partners.end if partners else actors.end
        others = MORE_NAMES.fullmatch(shadow, end, paragraph.end)
        if others is not None:
            clean = self.place.text.clean[end : others.end("names")]
            return Heading((*actors.names, *(name.strip() for name in NEXT_NAME.split(clean)[1:])))
        rest = HEADING_REST.fullmatch(shadow, end, paragraph.end)
        must = self.voice == "office" or (
            self.voice == "norm" and strong_duty().match(shadow, actors.end, paragraph.end)
        )
        found = Heading(actors.names, partners.names if partners else ())
        leads = must and below is not None and self._leads_to(paragraph, below, end)
        if rest is None:
            return found if leads else None
        told = partners is not None or rest[0].strip(" :.;") != ""
        if self.voice == "statute" and not (told or about or order):
            return None
        article = paragraph.mark.startswith("Điều")
        if ":" not in rest[0] and ((told and not article) or not (paragraph.mark or order)):
            return found if leads else None
        return found

    def _leads_to(self, paragraph: Paragraph, below: Paragraph, end: int) -> bool:
        """``3. Sở Tài chính tham mưu UBND tỉnh:``, above what is to be done."""
        shadow = self.place.text.shadow
        opened = opens_list(shadow, paragraph) or shadow[paragraph.end - 1].isalnum()
        if len(paragraph.clauses) > 1 or not (opened and is_below(below, paragraph)):
            return False
        if CONTAINS.search(shadow, end, paragraph.end):
            return False
        return acts(shadow, below, follows=False)

    def _is_own(self, actors: Actors, *, ordered: bool) -> bool:
        return not ordered and all(name in self.own for name in actors.names)

    def _under(self, paragraph: Paragraph, heading: Heading) -> Order:
        begin = paragraph.start
        end = trimmed(self.place.text.shadow, begin, paragraph.end)
        return Order(begin, end, begin, heading.responsible, heading.partners)

    def _clause(
        self, start: int, end: int, *, bare: bool, strong: bool, own: bool
    ) -> Iterator[Order]:
        """The orders of one sentence; each runs up to the next or to the sentence's end.

        ``bare``: a verb behind the actor is an order; ``strong``: ``có trách nhiệm`` … are. Where
        it is told how things went neither is, but ``giao``, ``yêu cầu`` … are. ``own``: the body
        that speaks puts itself to work as well.
        """
        end = min(end, start + _LONGEST_CLAUSE)
        strong = strong and (bare or cues.says_duty(self.place.text.shadow, start, end))
        if not strong and next(assignments(self.place.text.shadow, start, end), None) is None:
            return
        opened: list[tuple[int, int, Actors]] = []
        for part_start, part_end in parts(self.place, start, end):
            order = self._ordered(part_start, part_end, bool(opened))
            if order is None and strong:
                order = self._obliged(part_start, part_end, bare=bare, own=own)
            if order is not None:
                opened.append(order)
        for at, (begin, verbs, actors) in enumerate(opened):
            stop = opened[at + 1][0] if at + 1 < len(opened) else end
            stop = trimmed(self.place.text.shadow, begin, stop)
            yield Order(begin, stop, min(verbs, stop), actors.names)

    def _ordered(self, start: int, end: int, goes_on: bool) -> tuple[int, int, Actors] | None:
        """``[UBND tỉnh] yêu cầu [các sở] [thực hiện …]``."""
        shadow = self.place.text.shadow
        for match in assignments(shadow, start, end):
            begin = speaker(self.place, self.own, start, match.start())
            if begin is None or (self.voice == "statute" and cues.ENTRUSTS.match(match[0]) is None):
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

    def _companions(self, start: int, end: int) -> int:
        """Past ``cùng với …``: they help the actor, and stand before what it does."""
        together = cues.TOGETHER.match(self.place.text.shadow, start, end)
        partners = actors_at(self.place, together.end(), end) if together else None
        return partners.end if partners else start

    def _obliged(
        self, start: int, end: int, *, bare: bool, own: bool
    ) -> tuple[int, int, Actors] | None:
        """``[Sở Xây dựng] [tiếp thu …]``, at the start or after words that lead in."""
        shadow = self.place.text.shadow
        for at in starts(shadow, start, end):
            if cues.RULES.match(shadow, at, end):
                continue
            actors = actors_at(self.place, at, end)
            deputies = cues.DEPUTIES.match(shadow, at, end) is not None
            if actors is None or self._is_own(actors, ordered=deputies or own):
                continue
            if not bare and not strong_duty().match(shadow, actors.end, end):
                continue
            if any(form.fullmatch(shadow, actors.end, end) for form in cues.NO_ORDERS):
                return None
            if ROLE.fullmatch(actors.names[0]) and cues.LABELS.fullmatch(shadow, actors.end, end):
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
        if act["modal"] or (act["verb"] or "").casefold() not in cues.TELLING:
            return False
        if cues.HEARD.match(act.string, act.end(), end) is None:
            return False
        shadow, place = act.string, self.place
        if cues.REPORTS.fullmatch(act["verb"]) and actors_at(place, act.end() + 1, end):
            return False
        if cues.AT_A_SESSION.match(shadow, act.end(), end):
            return False
        towards = cues.TOWARDS_WHOM.finditer(shadow, act.end(), end)
        if any(actors_at(place, match.end(), end) is not None for match in towards):
            return False
        return find_deadline(shadow, act.start(), end, place.header) is None

    def _is_rule(self, start: int, actor: int, end: int) -> bool:
        """``Theo quy định tại …, Bộ Y tế chịu trách nhiệm …``: what the law says of everyone."""
        shadow = self.place.text.shadow
        told = cues.BY_LAW.match(shadow, start, actor) is not None
        return told and find_deadline(shadow, actor, end, self.place.header) is None
