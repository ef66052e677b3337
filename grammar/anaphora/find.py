"""Says what the short forms of a text point to: the document, a unit around them, an earlier act.

In: a ``Reading``. Out: ``Anaphor`` values in text order; none overlaps a citation. A short form
whose antecedent cannot be told is left out; one that may mean several acts is ambiguous. In words
that an amending act quotes, "Luật này" is the amended law.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache, cached_property
from typing import TYPE_CHECKING

from grammar.anaphora.earlier import ANY, Earlier, is_of_type
from grammar.anaphora.pointers import find_pointers
from grammar.anaphora.surroundings import CONSOLIDATED, Surroundings, labels_above
from grammar.model import Anaphor, Pinpoint
from grammar.phrases import phrase_pattern
from grammar.tables import load

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Literal

    from grammar.anaphora.pointers import Pointer
    from grammar.document import Reading
    from grammar.structure.quotations import Range

_LEVELS = ("appendix", "part", "chapter", "section", "subsection", "article", "clause", "point")
# Articles are numbered through the whole act: what is above them does not go with them.
_ABOVE_ARTICLES = frozenset({"part", "chapter", "section", "subsection"})
_PROMULGATION = 10_000
_CHANGED = re.compile(r"\s+(?:được|bị)\s+(?:sửa|bổ|bãi|thay)")


def find_anaphora(reading: Reading) -> tuple[Anaphor, ...]:
    """Every short form of the text whose antecedent can be told."""
    return tuple(_Reader(reading).anaphora())


class _Reader:
    """What one reading needs to know to tell what its pointers mean."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._places = Surroundings(reading)
        self._earlier = Earlier(reading, self._places)
        self._promulgated = _promulgated(reading.text.shadow[:_PROMULGATION])

    def anaphora(self) -> Iterator[Anaphor]:
        for pointer in find_pointers(self._reading.text, self._reading.citations):
            if not self._places.is_foreign(pointer.start):
                found = self._unit(pointer) if pointer.is_unit else self._act(pointer)
                if found is not None:
                    yield found

    # ------------------------------------------------------------------------------------- units

    def _unit(self, pointer: Pointer) -> Anaphor | None:
        """The unit of this kind around the pointer; in a quotation it is one of the amended act."""
        quote = self._places.quote(pointer.start)
        labels = self._quoted(quote, pointer) if quote else self._own(pointer)
        if not labels.get(pointer.word) or self._is_footnote(pointer):
            return None
        outer = {kind: labels[kind] for kind in _down_to(pointer.word) if labels.get(kind)}
        if pointer.word == "point" and len(outer) == 1:
            return None  # a point of a numbered paragraph, which has no name of its own
        where = tuple(_within(one, outer) for one in pointer.pinpoints or (Pinpoint(),))
        if quote:
            return self._cited(pointer, self._earlier.amended(quote, ANY), where)
        return self._anaphor(pointer, "unit", where)

    def _is_footnote(self, pointer: Pointer) -> bool:
        """A consolidated text says of the article above the line: "Điều này được sửa đổi"."""
        after = self._reading.text.shadow[pointer.end : pointer.end + 12]
        return self._reading.header.type == CONSOLIDATED and _CHANGED.match(after) is not None

    def _own(self, pointer: Pointer) -> dict[str, str]:
        return dict(self._places.units.path(pointer.start))

    def _quoted(self, quote: Range, pointer: Pointer) -> dict[str, str]:
        """What the quotation shows of its units, and above it the words that say what it amends."""
        shown = dict(self._places.quoted_path(quote, pointer.start))
        if "article" in shown:
            return shown
        above = labels_above(self._reading.text.shadow, quote[0], self._places.units)
        largest = min((_LEVELS.index(kind) for kind in shown if kind in _LEVELS), default=99)
        return {k: label for k, label in above.items() if _LEVELS.index(k) < largest} | shown

    # -------------------------------------------------------------------------------------- acts

    def _act(self, pointer: Pointer) -> Anaphor | None:
        if pointer.back or pointer.plural:
            return self._before(pointer)
        quote = self._places.quote(pointer.start)
        if quote:
            return self._amended(quote, pointer)
        if self._is_own_type(pointer.word):
            return self._anaphor(pointer, "document", pointer.pinpoints)
        if self._is_annexed(pointer):
            return self._anaphor(pointer, "unit", _annexed(pointer))
        return None if pointer.word == ANY else self._before(pointer)

    def _is_own_type(self, word: str) -> bool:
        own = self._reading.header.type
        if word == ANY:
            return own == "Công văn"
        return is_of_type(own, word) or (self._untitled and word in _of_authority())

    @cached_property
    def _untitled(self) -> bool:
        """Whether the header does not tell what the text calls itself."""
        header = self._reading.header
        if header.type is None or header.type == CONSOLIDATED:
            return True
        in_articles = any(self._places.units.of_kind("article"))
        return in_articles and header.designation is None and header.type not in _of_authority()

    def _is_annexed(self, pointer: Pointer) -> bool:
        word = pointer.word
        if word not in _instruments():
            return False
        # "Quy chuẩn này" is the "Quy chuẩn kỹ thuật quốc gia" that a circular issues.
        return any(one.startswith(word) for one in self._places.annexes | self._promulgated)

    def _amended(self, quote: Range, pointer: Pointer) -> Anaphor | None:
        found = self._earlier.amended(quote, pointer.word)
        if found or pointer.word not in _instruments():
            return self._cited(pointer, found, pointer.pinpoints)
        return self._cited(pointer, self._earlier.amended(quote, ANY), _annexed(pointer))

    def _before(self, pointer: Pointer) -> Anaphor | None:
        found = self._earlier.meant(pointer)
        if pointer.plural and len(found) < 2:
            return None
        return self._cited(pointer, found, pointer.pinpoints)

    # ----------------------------------------------------------------------------------- results

    def _cited(
        self, pointer: Pointer, found: tuple[int, ...], where: tuple[Pinpoint, ...]
    ) -> Anaphor | None:
        if not found:
            return None
        meant = replace(
            self._anaphor(pointer, "citation", where),
            antecedents=tuple(self._reading.citations[index].span for index in found),
        )
        return replace(meant, ambiguous=len(found) > 1 and not pointer.plural)

    def _anaphor(
        self,
        pointer: Pointer,
        kind: Literal["document", "unit", "citation"],
        where: tuple[Pinpoint, ...],
    ) -> Anaphor:
        span = self._reading.text.span(pointer.start, pointer.end)
        act = None if pointer.is_unit else pointer.word
        return Anaphor(span, self._reading.text.slice(span), kind, act, pinpoints=where)


# -------------------------------------------------------------------------------------- pinpoints


def _down_to(kind: str) -> tuple[str, ...]:
    levels = _LEVELS[: _LEVELS.index(kind) + 1]
    if _LEVELS.index(kind) < _LEVELS.index("article"):
        return levels
    return tuple(level for level in levels if level not in _ABOVE_ARTICLES)


def _within(pinpoint: Pinpoint, outer: dict[str, str]) -> Pinpoint:
    """``pinpoint`` with the levels above its own largest from the place where it stands."""
    printed = [level for level in _LEVELS if getattr(pinpoint, level)]
    largest = _LEVELS.index(printed[0]) if printed else len(_LEVELS)
    above = {kind: label for kind, label in outer.items() if _LEVELS.index(kind) < largest}
    if pinpoint.article:
        above = {kind: label for kind, label in above.items() if kind not in _ABOVE_ARTICLES}
    through = _within(pinpoint.through, outer) if pinpoint.through else None
    return replace(pinpoint, **above, through=through)


def _annexed(pointer: Pointer) -> tuple[Pinpoint, ...]:
    where = pointer.pinpoints or (Pinpoint(),)
    return tuple(_within(one, {"appendix": pointer.word}) for one in where)


# ------------------------------------------------------------------------------------------ words


@cache
def _of_authority() -> frozenset[str]:
    """What a text without a header may call itself."""
    rows = load("document_types")
    return frozenset(row["name"] for row in rows if row["group"] in {"normative", "statute"})


@cache
def _instruments() -> frozenset[str]:
    return frozenset(row["word"] for row in load("instruments"))


def _promulgated(opening: str) -> frozenset[str]:
    """What a document issues together with itself: "Ban hành kèm theo Quyết định này Quy chế"."""
    found = (" ".join(match["word"].split()) for match in _promulgation().finditer(opening.lower()))
    return frozenset(word.capitalize() for word in found)


@cache
def _promulgation() -> re.Pattern[str]:
    words = phrase_pattern([word.lower() for word in _instruments()])
    return re.compile(
        r"(?:ban\s+hành|phê\s+duyệt)\s+(?:kèm\s+theo\s+[^.;:\n]{3,40}?\s+này\s+)?[“\"]?"
        rf"(?:bản\s+)?(?P<word>{words})(?!\w)"
    )
