"""Automatic numbers of a Word document, which its paragraphs do not contain, written out.

In: the numbering definitions and the paragraphs in order. Out: the label Word shows (``1. ``,
``a) ``, ``II. ``); bullets become ``- ``. Formats beyond these count in plain digits.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from docx.oxml.ns import qn

if TYPE_CHECKING:
    from docx.document import Document
    from lxml.etree import _Element

_PLACE = re.compile(r"%(\d)")
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: how its number looks and where it starts."""

    style: str = "decimal"
    text: str = "%1."
    start: int = 1


@dataclass(slots=True)
class Numbering:
    """The lists of one document with their running counters; labels must be asked in order."""

    lists: dict[str, tuple[str, dict[int, Level]]]
    by_style: dict[str, tuple[str, int]]
    counters: dict[str, dict[int, int]] = field(default_factory=dict)

    @classmethod
    def of(cls, document: Document) -> Numbering:
        """The numbering definitions of ``document``; none where it has no such part."""
        styles = _styled(document.styles.element)
        try:
            part = document.part.numbering_part.element
        except (KeyError, NotImplementedError):
            return cls({}, styles)
        return cls(_lists(part), styles)

    def label(self, paragraph: _Element) -> str:
        """The label in front of ``paragraph`` with a space after it, or nothing."""
        place = self._place(paragraph)
        if place is None or place[0] not in self.lists:
            return ""
        number, depth = place
        family, levels = self.lists[number]
        level = levels.get(depth, Level(text=f"%{depth + 1}."))
        if level.style == "bullet":
            return "- "
        if level.style == "none":
            return ""
        counts = self._count(family, depth, levels)
        return _PLACE.sub(lambda place: _shown(counts, levels, int(place[1]) - 1), level.text) + " "

    def _place(self, paragraph: _Element) -> tuple[str, int] | None:
        properties = paragraph.find(qn("w:pPr"))
        if properties is None:
            return None
        direct = _num_pr(properties)
        if direct is not None:
            return direct
        style = properties.find(qn("w:pStyle"))
        return None if style is None else self.by_style.get(style.get(qn("w:val"), ""))

    def _count(self, family: str, depth: int, levels: dict[int, Level]) -> dict[int, int]:
        counts = self.counters.setdefault(family, {})
        for deeper in [level for level in counts if level > depth]:
            del counts[deeper]
        counts[depth] = counts.get(depth, levels.get(depth, Level()).start - 1) + 1
        return counts


def _lists(part: _Element) -> dict[str, tuple[str, dict[int, Level]]]:
    families = {
        _value(family, "abstractNumId"): {
            int(level.get(qn("w:ilvl"), "0")): _level(level)
            for level in family.findall(qn("w:lvl"))
        }
        for family in part.findall(qn("w:abstractNum"))
    }
    found = {}
    for number in part.findall(qn("w:num")):
        link = number.find(qn("w:abstractNumId"))
        family = "" if link is None else link.get(qn("w:val"), "")
        restarted = number.find(qn("w:lvlOverride")) is not None
        key = _value(number, "numId")
        found[key] = (f"num {key}" if restarted else family, families.get(family, {}))
    return found


def _level(level: _Element) -> Level:
    def of(tag: str, default: str) -> str:
        child = level.find(qn(f"w:{tag}"))
        return default if child is None else child.get(qn("w:val"), default)

    return Level(of("numFmt", "decimal"), of("lvlText", ""), int(of("start", "1")))


def _styled(styles: _Element) -> dict[str, tuple[str, int]]:
    found = {}
    for style in styles.findall(qn("w:style")):
        properties = style.find(qn("w:pPr"))
        place = None if properties is None else _num_pr(properties)
        if place is not None:
            found[_value(style, "styleId")] = place
    return found


def _num_pr(properties: _Element) -> tuple[str, int] | None:
    number = properties.find(qn("w:numPr"))
    if number is None:
        return None
    key, depth = number.find(qn("w:numId")), number.find(qn("w:ilvl"))
    return (
        "" if key is None else key.get(qn("w:val"), ""),
        0 if depth is None else int(depth.get(qn("w:val"), "0")),
    )


def _value(element: _Element, name: str) -> str:
    return str(element.get(qn(f"w:{name}"), ""))


def _shown(counts: dict[int, int], levels: dict[int, Level], depth: int) -> str:
    level = levels.get(depth, Level())
    count = counts.get(depth, level.start)
    if level.style in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return letter.upper() if level.style == "upperLetter" else letter
    if level.style in ("lowerRoman", "upperRoman"):
        return _roman(count).upper() if level.style == "upperRoman" else _roman(count)
    return str(count)


def _roman(count: int) -> str:
    digits = []
    for value, digit in _ROMAN:
        digits.append(digit * (count // value))
        count %= value
    return "".join(digits)
