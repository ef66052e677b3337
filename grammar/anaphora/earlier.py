"""Which citations before a place a short form can mean: "Quyết định nêu trên", quoted "Luật này".

In: the citations of a reading and its surroundings. Out: their indices, or none. Nothing is looked
for beyond the quotation, annex or form that the place stands in. Offsets are those of the shadow.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cached_property
from typing import TYPE_CHECKING

from grammar.structure.outline import sentence_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from grammar.anaphora.pointers import Pointer
    from grammar.anaphora.surroundings import Surroundings
    from grammar.document import Reading
    from grammar.structure.quotations import Range

_REACH = 4_000
_NEAR = 600
_MOST = 12
_LEAD = 1_500
_TITLE = 300
_PREAMBLE = 10_000
# In the title, or where the preamble says what is issued; not in the legal bases.
_AMENDING = re.compile(
    r"^(?!\s*(?:Căn|Theo)\s).*?(?:sửa\s+đổi|bổ\s+sung)", re.IGNORECASE | re.MULTILINE
)
_AMENDED_BY = re.compile(
    r"(?:được|đã)\s+(?:sửa\s+đổi|bổ\s+sung|thay\s+thế)[^.;:\n]{0,30}\s(?:bởi|theo|tại)\s+$"
)
ANY = "Văn bản"


class Earlier:
    """The citations of one reading, by type and place."""

    def __init__(self, reading: Reading, places: Surroundings) -> None:
        self._citations = reading.citations
        self._sentences = reading.sentences
        self._places = places
        self._text = reading.text
        self._starts = tuple(reading.text.position(c.span.start) for c in reading.citations)
        self._fitting: dict[str, tuple[int, ...]] = {}

    def meant(self, pointer: Pointer) -> tuple[int, ...]:
        """The nearest act of the type before a pointer; several where they stand together."""
        fitting = self._of_type(pointer.word)
        last = bisect_left(fitting, bisect_left(self._starts, pointer.start)) - 1
        if last < 0:
            return ()
        nearest = fitting[last]
        if self._is_far(nearest, pointer) or self._other_between(nearest, pointer):
            return ()
        return self._together(fitting[max(0, last - _MOST) : last + 1], pointer)

    def amended(self, quote: Range, word: str) -> tuple[int, ...]:
        """The act whose words a quotation gives: named in the sentence before it, else above it."""
        before = sentence_at(self._sentences, self._text.span(quote[0], quote[0]).start - 1)
        for start in (self._text.position(before.start), *self._places.units.around(quote[0])):
            found = self._between(start, min(quote[0], start + _LEAD), word)
            if found:
                return found[:1]
        heading = self._places.units.starts[:1] or (0,)
        body = min(*heading, _PREAMBLE, quote[0])
        for cue in _AMENDING.finditer(self._text.shadow, 0, body):
            found = self._between(cue.end(), min(body, cue.end() + _TITLE), word)
            if found:
                return found[:1]
        return ()

    # ------------------------------------------------------------------------------------ places

    def _of_type(self, word: str) -> tuple[int, ...]:
        if word not in self._fitting:
            self._fitting[word] = tuple(
                index for index, one in enumerate(self._citations) if is_of_type(one.type, word)
            )
        return self._fitting[word]

    def _between(self, start: int, end: int, word: str) -> tuple[int, ...]:
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return tuple(
            index
            for index in range(first, min(last, first + 10 * _MOST))
            if is_of_type(self._citations[index].type, word)
            and self._places.quote(self._starts[index]) is None
            and not self._amends(index)
        )

    def _amends(self, index: int) -> bool:
        """Whether an act stands there only as the one that amended another."""
        one = self._citations[index]
        start = self._text.position((one.pinpoint_span or one.span).start)
        return _AMENDED_BY.search(self._text.shadow, max(0, start - 60), start) is not None

    def _is_far(self, index: int, pointer: Pointer) -> bool:
        """Whether it is out of reach: "Luật này" in a circular means a law of the same article."""
        start, path = self._starts[index], self._places.units.path
        reach = _REACH if pointer.capital else _NEAR
        if pointer.start - start > reach or not self._reaches(index, pointer.start):
            return True
        return not pointer.back and path(start)[:1] != path(pointer.start)[:1]

    def _reaches(self, index: int, at: int) -> bool:
        places, start = self._places, self._starts[index]
        return (
            places.quote(start) == places.quote(at)
            and places.annex(start) == places.annex(at)
            and not places.is_foreign(start)
        )

    def _other_between(self, index: int, pointer: Pointer) -> bool:
        """Whether another act of the type is named in between, without its number."""
        if pointer.word == ANY:
            return False
        end = self._text.position(self._citations[index].span.end)
        between = self._text.shadow[end : pointer.start]
        others = re.finditer(rf"(?<!\w){pointer.word}(?!\w)", between)
        return any(not _POINTS.match(other.string, other.end()) for other in others)

    # ---------------------------------------------------------------------------------- together

    def _together(self, fitting: Sequence[int], pointer: Pointer) -> tuple[int, ...]:
        """Those that stand with the nearest: in its sentence, else as the items of its list."""
        *before, nearest = fitting
        found = [nearest]
        for index in reversed(before):
            if not self._reaches(index, pointer.start) or not self._adjoin(index, found, pointer):
                break
            found.insert(0, index)
        return self._distinct(found)

    def _adjoin(self, index: int, found: Sequence[int], pointer: Pointer) -> bool:
        if self._sentence(index) == self._sentence(found[0]):
            return True
        places = (self._starts[index], self._starts[found[0]], pointer.start)
        at, other, here = (self._paragraph(place) for place in places)
        if at == other:
            return pointer.plural
        return other - at == 1 and (other != here or (pointer.plural and len(found) == 1))

    def _sentence(self, index: int) -> object:
        return sentence_at(self._sentences, self._citations[index].span.start)

    def _paragraph(self, at: int) -> int:
        return bisect_right(self._breaks, at)

    @cached_property
    def _breaks(self) -> tuple[int, ...]:
        return tuple(match.start() for match in re.finditer("\n", self._text.shadow))

    def _distinct(self, indices: Iterable[int]) -> tuple[int, ...]:
        """One citation for each act, the first of it."""
        found: dict[object, int] = {}
        for index in indices:
            found.setdefault(self._identity(index), index)
        return tuple(sorted(found.values()))

    def _identity(self, index: int) -> object:
        one = self._citations[index]
        if one.antecedent:
            at = bisect_left(self._citations, one.antecedent, key=lambda other: other.span)
            one = self._citations[at] if at < len(self._citations) else one
        return (one.designation or one.name or "").casefold()


_POINTS = re.compile(r"\s+(?:này|(?:đã\s+)?(?:nêu|nói|kể)\s+trên|trên(?!\s+(?:địa|cơ|toàn)))(?!\w)")


def is_of_type(printed: str | None, word: str) -> bool:
    """Whether a type is what a word means: "Thông tư" also means a "Thông tư liên tịch"."""
    return word == ANY or printed == word or (printed or "").startswith(word + " ")
