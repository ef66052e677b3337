"""An original text and the two folded copies that everything is matched on.

``read_text`` gives a ``Text`` whose ``clean`` and ``shadow`` have the same length as each other:

- ``clean``: NFC in the author's spelling; running heads, page numbers, tabs, no-break spaces and
  line breaks inside a sentence are spaces, every dash is ``-``; one ``\n`` ends a paragraph.
- ``shadow``: ``clean`` with look-alike letters and the placement of tone marks folded
  (``Ð`` → ``Đ``, Cyrillic ``С`` → ``C``, ``uỷ`` → ``ủy``). Only for matching, never shown.

Spans that leave this module are code points of the original text.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import lru_cache

from grammar.model import Span

_SPACES = "\t\v\x85\u00a0\u1680\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
_DASHES = "\u00ad\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe63\uff0d"
# They take no room on the page, so they may stand inside a word.
_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff"

_LOOKALIKES = str.maketrans(
    "ÐƉðɖ"
    "АВЕІЈКМНОРСТУХаеіјорсухѕ"  # Cyrillic
    "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο",  # Greek
    "ĐĐđđABEIJKMHOPCTYXaeijopcyxsABEZHIKMNOPTYXo",
)
_CLEANED = str.maketrans(_SPACES + _DASHES, " " * len(_SPACES) + "-" * len(_DASHES))

_DROPPED = dict.fromkeys(map(ord, _INVISIBLE))
_MARKS = re.compile(f"[\u0300-\u036f{_INVISIBLE}]+")

# Where the tone mark of an open syllable stands: new placement to old (hoà -> hòa).
_NEW_PLACEMENT = "oà oá oả oã oạ oè oé oẻ oẽ oẹ uỳ uý uỷ uỹ uỵ"
_OLD_PLACEMENT = "òa óa ỏa õa ọa òe óe ỏe õe ọe ùy úy ủy ũy ụy"

_BREAK = r"[\n\f\u2028\u2029]"
_PAGE_FURNITURE = r"\d{1,4}|(?:\d{1,4}[ \t]+)?CÔNG BÁO[^\n]{0,60}|[-–—]\s?\d{1,4}\s?[-–—]"
_LINE_END = re.compile(
    rf"[ \t\r]*{_BREAK}(?:[ \t\r\u00a0]*(?:{_PAGE_FURNITURE})?[ \t\r\u00a0]*{_BREAK})*[ \t\r]*"
)
_NEW_PARAGRAPH = re.compile(
    r"[-+*•–—]\s"
    r"|(?:Điều|Chương|Mục|Phần|PHẦN|CHƯƠNG|MỤC|Phụ lục|PHỤ LỤC)\s+[\dIVXLA-Z]+\w?(?:[.:\n]|$)"
    r"|(?:\d{1,3}[a-zđ]?(?:\.\d{1,3})*|[IVXL]{1,6})[.)]\s"
    r"|[a-zđ]{1,2}\)\s"
    r"|Căn cứ\s|CĂN CỨ|Theo đề nghị|Xét đề nghị|Nơi nhận|Kính gửi|Số\s*:"
    r"|TM\.|KT\.|TL\.|TUQ\.|T/M|QUYẾT ĐỊNH|NGHỊ QUYẾT"
)
_SENTENCE_END = ".;:!?…"


@dataclass(frozen=True, slots=True)
class Text:
    """``_ours`` and ``_theirs``: where runs of equal length start in clean and in original."""

    original: str
    clean: str
    shadow: str
    _ours: tuple[int, ...] = field(default=(), repr=False)
    _theirs: tuple[int, ...] = field(default=(), repr=False)

    def span(self, start: int, end: int) -> Span:
        """The original span of ``clean[start:end]``."""
        return Span(_shift(start, self._ours, self._theirs), _shift(end, self._ours, self._theirs))

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
    composed, ours, theirs = _compose(original)
    clean = _join_lines(composed).translate(_CLEANED)
    shadow = _fold_tones(clean).translate(_LOOKALIKES)
    return Text(original, clean, shadow, ours, theirs)


def tidy(words: str) -> str:
    """One line of NFC words with single spaces, for a value that leaves this room."""
    return " ".join(unicodedata.normalize("NFC", words).split())


def fold(words: str) -> str:
    """The shadow of a word list entry: how it looks where texts are matched."""
    composed = unicodedata.normalize("NFC", words).translate(_CLEANED)
    return _fold_tones(composed).translate(_LOOKALIKES)


def _compose(original: str) -> tuple[str, tuple[int, ...], tuple[int, ...]]:
    """NFC without invisible letters, and where runs of equal length start in both texts."""
    pieces: list[str] = []
    ours: list[int] = []
    theirs: list[int] = []
    at = read = 0
    for match in _MARKS.finditer(original):
        start, end = max(match.start() - 1, read), match.end()
        piece = unicodedata.normalize("NFC", original[start:end].translate(_DROPPED))
        pieces += (original[read:start], piece)
        at += start - read + len(piece)
        ours += (at - len(piece), at)
        theirs += (start, end)
        read = end
    pieces.append(original[read:])
    return "".join(pieces), tuple(ours), tuple(theirs)


def _shift(offset: int, starts: tuple[int, ...], targets: tuple[int, ...]) -> int:
    run = bisect_right(starts, offset) - 1
    return offset if run < 0 else targets[run] + offset - starts[run]


def _join_lines(text: str) -> str:
    return _LINE_END.sub(lambda match: _bridge(text, match), text)


def _bridge(text: str, match: re.Match[str]) -> str:
    """Spaces where the sentence goes on, else ``\n`` and spaces, as long as the break itself."""
    start, end = match.span()
    if start == 0 or end == len(text):
        return "\n" + " " * (end - start - 1)
    blank_line = match[0].count("\n") > 1 or "\f" in match[0]
    goes_on = text[start - 1] not in _SENTENCE_END and not _NEW_PARAGRAPH.match(text, end)
    if blank_line:
        goes_on = goes_on and text[end].islower()
    return " " * (end - start) if goes_on else "\n" + " " * (end - start - 1)


def _tone_table() -> dict[str, str]:
    pairs = dict(zip(_NEW_PLACEMENT.split(), _OLD_PLACEMENT.split(), strict=True))
    cases = (str.lower, str.upper, str.capitalize)
    return {case(new): case(old) for new, old in pairs.items() for case in cases}


_OLD_TONE = _tone_table()
_NEW_TONE = re.compile(rf"(?<![qQ])(?:{'|'.join(sorted(_OLD_TONE))})(?![^\W\d_])")


def _fold_tones(text: str) -> str:
    return _NEW_TONE.sub(lambda match: _OLD_TONE[match[0]], text)


@lru_cache(maxsize=1024)
def pattern_of(phrase: str) -> str:
    """A regex for a phrase as it may stand in a shadow: any run of spaces between words."""
    return r"\s+".join(re.escape(word) for word in fold(phrase).split())
