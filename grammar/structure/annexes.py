"""What is attached to a document: its annexes, and what it promulgates (``QUY CHẾ … kèm theo``).

In: a ``Text``, its header and units. Out: ``Annex`` values in text order. Running text that only
speaks of an annex is none; of several headings with one label the one that says whose annex it is
counts, else the first.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from grammar.model import Annex
from grammar.phrases import UPPER
from grammar.texts.text import tidy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from grammar.model import Header, Unit
    from grammar.texts.text import Text

_LONGEST_TITLE = 300
_LINES_LOOKED_AT = 8
_LABEL = r"[IVXLC]{1,6}(?:[a-zđ]|[.-]?\d{1,2})?|\d{1,2}(?:\.\d{1,2})?[a-zA-Zđ]?|[A-H]"
_HEADING = re.compile(
    r"(?:Phụ\s+lục|PHỤ\s+LỤC)"
    rf"(?:\s+(?:(?:[Ss]ố|SỐ)\s*:?\s*)?(?P<label>{_LABEL})(?!\w))?(?!\w)"
)
_AT_LINE_START = re.compile(rf"(?:^|\n)[ *_]*(?P<heading>{_HEADING.pattern})")
_NOTE = re.compile(r"\((?:[Bb]an\s+hành\s+)?[Kk]èm\s+theo|\([Đđ]ính\s+kèm")
_NO_TITLE = re.compile(
    r"(?:Điều|Chương|Mục|Mẫu|Biểu|Phần)\s+(?:số\s+)?[\dIVX]|STT|TT(?!\w)|Đơn\s+vị"
    rf"|[IVX\d]+\s*[.)/-]|[-+*•|(]|[^{UPPER}\"“]"
)


def find_annexes(text: Text, header: Header, units: Iterable[Unit]) -> tuple[Annex, ...]:
    """The annexes of a document."""
    found = sorted((*_headed(text), *_promulgated(text, units)), key=lambda one: one.span)
    ends = (*(annex.span.start for annex in found[1:]), len(text.original))
    kept: dict[str, tuple[bool, Annex]] = {}
    for annex, end in zip(found, ends, strict=False):
        start = annex.span.start
        noted = _NOTE.search(text.original, start, min(end, start + 2 * _LONGEST_TITLE)) is not None
        known = kept.get(annex.label)
        if start >= header.span.end and (known is None or (noted and not known[0])):
            kept[annex.label] = (noted, annex)
    return tuple(sorted((annex for _, annex in kept.values()), key=lambda one: one.span))


def _headed(text: Text) -> Iterator[Annex]:
    for match in _AT_LINE_START.finditer(text.shadow):
        span = text.span(*match.span("heading"))
        beside, *below = _lines(text, span.end)
        title = beside.lstrip(" .:–-")
        separate = title != beside.lstrip()
        if title and not (title[0].isupper() and (separate or title.isupper())):
            continue
        below = _without_note(below)
        if not title and below and below[0][0].islower():
            continue
        label = tidy(match["label"] or "")
        yield Annex(
            span, tidy(match["heading"]), label, _title([title, *below] if title else below)
        )


def _promulgated(text: Text, units: Iterable[Unit]) -> Iterator[Annex]:
    """A regulation that the document puts into force, under its own title."""
    for unit in units:
        start = text.position(unit.span.start)
        if unit.kind == "appendix" and unit.label and not _HEADING.match(text.shadow, start):
            span = text.span(start, start + len(unit.label))
            title = _title(_without_note(_lines(text, span.end)))
            yield Annex(span, tidy(text.slice(span)), unit.label, title)


def _lines(text: Text, start: int) -> list[str]:
    """The original lines from there on: the lines of a title are sentences of their own."""
    end = start + 3 * _LONGEST_TITLE
    return [line.strip(" \t\r*_") for line in text.original[start:end].split("\n")]


def _without_note(lines: list[str]) -> list[str]:
    """The first lines that are not empty, without a note before them of what they belong to."""
    kept: list[str] = []
    in_note = False
    for line in lines:
        if not kept and (in_note or line.startswith("(")):
            in_note = not line.endswith(")")
        elif line:
            kept.append(line)
    return kept[:_LINES_LOOKED_AT]


def _title(lines: list[str]) -> str | None:
    """The title at the top of these lines: capitals go on in capitals, a sentence in small."""
    if not lines or _NO_TITLE.match(lines[0]):
        return None
    taken = [lines[0].partition(" (")[0]]
    capitals = taken[0].isupper()
    for line in lines[1:] if taken[0] == lines[0] else ():
        goes_on = line.isupper() and not _NO_TITLE.match(line) if capitals else line[0].islower()
        if not goes_on:
            break
        taken.append(line)
    return tidy(" ".join(taken))[:_LONGEST_TITLE] or None
