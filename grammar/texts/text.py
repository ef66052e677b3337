"""An original text and the two folded copies that everything is matched on.

``read_text`` gives a ``Text`` whose ``clean`` and ``shadow`` have the same length as each other:

- ``clean``: NFC in the author's spelling; running heads, page numbers, tabs, no-break spaces and
  line breaks inside a sentence are spaces, every dash is ``-``; one ``\n`` ends a paragraph.
- ``shadow``: ``clean`` with look-alike letters and the placement of tone marks folded
  (``Ð`` → ``Đ``, Cyrillic ``С`` → ``C``, ``uỷ`` → ``ủy``) and damaged citations mended. Only for
  matching, never shown; no letter of it lies beyond U+FFFF.

Spans that leave this module are code points of the original text.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import TYPE_CHECKING

from grammar.model import Span
from grammar.texts.folding import PARAGRAPH_END, clean_of, shadow_of, with_plain_signs
from grammar.texts.glued import lost_spaces
from grammar.texts.legacy import (
    LOST_HORN,
    VNI_LETTERS,
    from_tcvn3,
    from_vni,
    has_lost_horns,
    is_tcvn3,
    is_vni,
    with_horn,
)
from grammar.texts.repairs import mend
from grammar.texts.unmarked import is_unmarked, with_marks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    Rewrite = Callable[[str], "_Rewritten"]

# They take no room on the page, so they may stand inside a word.
_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff"
_DROPPED = dict.fromkeys(map(ord, _INVISIBLE))
_MARK = f"\u0300-\u036f{_INVISIBLE}"
# Each begins with a set of letters and not with its repetition: that search is much faster.
_MARKS = re.compile(f"[{_MARK}][{_MARK}]*")
# Bold type in Markdown: it may stand inside a word too.
_MARKS_AND_STARS = re.compile(rf"[{_MARK}*](?:(?<=\*)\*|(?<!\*)[{_MARK}]*)")

_BLOCK = 50_000


def _numbers() -> array[int]:
    return array("I")


@dataclass(frozen=True)
class Text:
    """``clean`` is kept as the lines in which it differs from ``shadow``, and made when asked for.

    ``_ours`` and ``_theirs``: where runs of equal length start in clean and in original.
    """

    original: str
    shadow: str
    _ours: array[int] = field(default_factory=_numbers, repr=False, compare=False)
    _theirs: array[int] = field(default_factory=_numbers, repr=False, compare=False)
    _starts: array[int] = field(default_factory=_numbers, repr=False, compare=False)
    _lines: list[str] = field(default_factory=list, repr=False, compare=False)

    @cached_property
    def clean(self) -> str:
        return self.printed(0, len(self.shadow))

    def printed(self, start: int, end: int) -> str:
        """``clean[start:end]``, without making all of it."""
        pieces: list[str] = []
        at = start
        first = max(0, bisect_right(self._starts, start) - 1)
        for number in range(first, bisect_left(self._starts, end)):
            line_at, line = self._starts[number], self._lines[number]
            if at < line_at:
                pieces.append(self.shadow[at:line_at])
                at = line_at
            words = line[at - line_at : end - line_at]
            pieces.append(words)
            at += len(words)
        rest = self.shadow[at:end]
        return "".join((*pieces, rest)) if pieces else rest

    def span(self, start: int, end: int) -> Span:
        """The original span of ``clean[start:end]``."""
        first = _shift(start, self._ours, self._theirs)
        last = _shift(end, self._ours, self._theirs)
        return Span(first, last - 2 if self.original.endswith("**", first, last) else last)

    def position(self, offset: int) -> int:
        """Where the original ``offset`` stands in ``clean``."""
        return _shift(offset, self._theirs, self._ours)

    def slice(self, span: Span) -> str:
        return self.original[span.start : span.end]


def read_text(original: str) -> Text:
    """Fold ``original`` for matching. Never fails; cost is linear in the text.

    >>> text = read_text("Nghị định\\u00a030/2020/N\\u00d0\\u2013CP")
    >>> text.shadow
    'Nghị định 30/2020/NĐ-CP'
    """
    compose = _composer(original)
    unmarked = is_unmarked(original)
    ours, theirs, starts = _numbers(), _numbers(), _numbers()
    lines: list[str] = []
    shadow = _Growing(len(original))
    for start, end in _blocks(original):
        at = len(shadow)
        composed = _parted(compose(original[start:end]))
        ours.extend(at + place for place in composed.ours)
        theirs.extend(start + place for place in composed.theirs)
        clean = clean_of(composed.words)
        folded = shadow_of(clean)
        read = mend(with_marks(folded) if unmarked else folded)
        for place, line in _differing(clean, read):
            starts.append(at + place)
            lines.append(line)
        shadow.append(read)
    return Text(original, str(shadow), ours, theirs, starts, lines)


def tidy(words: str) -> str:
    """One line of NFC words with single spaces, for a value that leaves this room."""
    return " ".join(unicodedata.normalize("NFC", words).split())


def fold(words: str) -> str:
    """How the words of a list look where texts are matched; nothing in them is mended."""
    return shadow_of(with_plain_signs(unicodedata.normalize("NFC", words.strip())))


class _Growing:
    """A long text in the making: what grows piece by piece leaves holes in memory of its own size.

    Its letters must lie below U+10000.
    """

    def __init__(self, room: int) -> None:
        self._units = bytearray(2 * room)
        self._end = 0

    def __len__(self) -> int:
        return self._end // 2

    def __str__(self) -> str:
        return str(memoryview(self._units)[: self._end], "utf-16-le", "surrogatepass")

    def append(self, piece: str) -> None:
        units = piece.encode("utf-16-le", "surrogatepass")
        start, self._end = self._end, self._end + len(units)
        self._units[start : self._end] = units


def _blocks(original: str) -> Iterator[tuple[int, int]]:
    """Whole paragraphs, so many at a time that the copies made of them on the way stay small."""
    start = 0
    while start < len(original):
        cut = PARAGRAPH_END.search(original, start + _BLOCK)
        end = cut.end() if cut else len(original)
        yield start, end
        start = end


def _differing(clean: str, shadow: str) -> Iterator[tuple[int, str]]:
    """The lines of ``clean`` that are not those of ``shadow``, and where they begin."""
    if clean == shadow:
        return
    if clean.count("\n") != shadow.count("\n"):  # the end of a line was mended away
        yield 0, clean
        return
    at = 0
    for ours, theirs in zip(clean.split("\n"), shadow.split("\n"), strict=True):
        if ours != theirs:
            yield at, ours
        at += len(ours) + 1


# --------------------------------------------------------------------------------------- composing


@dataclass(frozen=True, slots=True)
class _Rewritten:
    """New words, and where runs of equal length start in them and in what they were made of."""

    words: str
    ours: list[int] = field(default_factory=list)
    theirs: list[int] = field(default_factory=list)


def _composer(original: str) -> Rewrite:
    """What makes Unicode in NFC without invisible letters, as ``original`` is encoded."""
    if is_vni(original):
        return partial(_rewrite, found=VNI_LETTERS, before=0, change=from_vni)
    if is_tcvn3(original) and has_lost_horns(original):
        return lambda words: _rewrite(
            from_tcvn3(words), found=LOST_HORN, before=0, change=with_horn
        )
    if is_tcvn3(original):
        return lambda words: _Rewritten(from_tcvn3(words))
    found = _MARKS_AND_STARS if "**" in original else _MARKS
    return partial(_rewrite, found=found, before=1, change=_composed)


def _composed(letters: str) -> str:
    return unicodedata.normalize("NFC", letters.translate(_DROPPED).replace("**", ""))


def _rewrite(
    original: str, *, found: re.Pattern[str], before: int, change: Callable[[str], str]
) -> _Rewritten:
    """``change`` made to each match, with ``before`` letters in front of it."""
    pieces: list[str] = []
    ours: list[int] = []
    theirs: list[int] = []
    at = read = 0
    for match in found.finditer(original):
        start, end = max(match.start() - before, read), match.end()
        piece = change(original[start:end])
        pieces += (original[read:start], piece)
        at += start - read + len(piece)
        ours += (at - len(piece), at)
        theirs += (start, end)
        read = end
    pieces.append(original[read:])
    return _Rewritten("".join(pieces), ours, theirs)


def _parted(composed: _Rewritten) -> _Rewritten:
    """With a space before each word that is glued to the one before."""
    places = lost_spaces(composed.words)
    if not places:
        return composed
    pieces = [composed.words[a:b] for a, b in zip([0, *places], [*places, None], strict=True)]
    # Where a space stands, and behind it, the next word begins.
    ours = [place + number + at for number, place in enumerate(places) for at in (0, 1)]
    theirs = [place for place in places for _ in range(2)]
    starts = sorted({*ours, *(_shift(at, theirs, ours) for at in composed.ours)})
    targets = [_shift(_shift(at, ours, theirs), composed.ours, composed.theirs) for at in starts]
    return _Rewritten(" ".join(pieces), starts, targets)


def _shift(offset: int, starts: Sequence[int], targets: Sequence[int]) -> int:
    run = bisect_right(starts, offset) - 1
    return offset if run < 0 else targets[run] + offset - starts[run]
