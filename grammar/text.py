"""An original text and the two folded copies that everything is matched on.

``read_text`` gives a ``Text`` whose ``clean`` and ``shadow`` have the same length as each other:

- ``clean``: NFC in the author's spelling; running heads, page numbers, tabs, no-break spaces and
  line breaks inside a sentence are spaces, every dash is ``-``; one ``\n`` ends a paragraph.
- ``shadow``: ``clean`` with look-alike letters and the placement of tone marks folded
  (``Ð`` → ``Đ``, Cyrillic ``С`` → ``C``, ``uỷ`` → ``ủy``) and damaged citations mended. Only for
  matching, never shown.

Spans that leave this module are code points of the original text.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from grammar.legacy import VNI_LETTERS, from_tcvn3, from_vni, is_tcvn3, is_vni
from grammar.model import Span
from grammar.repairs import mend

if TYPE_CHECKING:
    from collections.abc import Callable

_SPACES = "\t\r\v\x85\u00a0\u1680\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
_DASHES = "\u00ad\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe63\uff0d"
DASHES = re.compile(f"[{_DASHES}]")
# They take no room on the page, so they may stand inside a word.
_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff"

# Cyrillic and Greek letters that print like Latin ones, and other bars through D.
_LOOKALIKES = dict(
    zip(
        "ÐƉðɖАВЕІЈКМНОРСТУХаеіјорсухѕΑΒΕΖΗΙΚΜΝΟΡΤΥΧο",
        "ĐĐđđABEIJKMHOPCTYXaeijopcyxsABEZHIKMNOPTYXo",
        strict=True,
    )
)
_CLEANED = dict.fromkeys(_SPACES, " ") | dict.fromkeys(_DASHES, "-")

_DROPPED = dict.fromkeys(map(ord, _INVISIBLE))
_MARKS = re.compile(f"[\u0300-\u036f{_INVISIBLE}]+")
# Bold type in Markdown: it may stand inside a word too.
_MARKS_AND_STARS = re.compile(rf"{_MARKS.pattern}|\*\*")

# Where the tone mark of an open syllable stands: new placement to old (hoà -> hòa).
_NEW_PLACEMENT = "oà oá oả oã oạ oè oé oẻ oẽ oẹ uỳ uý uỷ uỹ uỵ"
_OLD_PLACEMENT = "òa óa ỏa õa ọa òe óe ỏe õe ọe ùy úy ủy ũy ụy"

_BREAK = r"[\n\f\u2028\u2029]"
_PAGE_FURNITURE = r"\d{1,4}|(?:\d{1,4}[ \t]+)?CÔNG BÁO[^\n]{0,60}|[-–—]\s?\d{1,4}\s?[-–—]"
# In one line with the sentence that it cuts: "44 CÔNG BÁO/Số 18/Ngày 02-02-2019".
_GAZETTE_HEAD = re.compile(
    r"CÔNG BÁO/Số[ \t]\d[\d +-]{0,12}/Ngày[ \t]\d\d?-\d\d?-\d{4}(?!\S)"
    r"(?:[ \t]+\d{1,4}(?=[ \t][^\W\d]))?"
)
_PAGE_NUMBER = re.compile(r"(?<!\S)\d{1,4}[ \t]+$")
_LINE_END = re.compile(
    rf"{_BREAK}(?:[ \t\r\u00a0]*(?:(?:{_PAGE_FURNITURE})[ \t\r\u00a0]*)?{_BREAK})*[ \t\r]*"
)
_NEW_PARAGRAPH = re.compile(
    r"[-+*•–—]\s"
    r"|(?:Điều|Chương|Mục|Phần|PHẦN|CHƯƠNG|MỤC|Phụ lục|PHỤ LỤC)\s+[\dIVXLA-Z]+\w?(?:[.:\n]|$)"
    r"|(?:\d{1,3}[a-zđ]?(?:\.\d{1,3})*|[IVXL]{1,6})[.)]\s"
    r"|[a-zđ]{1,2}\)\s"
    r"|Căn cứ\s|CĂN CỨ|Theo đề nghị|Xét đề nghị|Nơi nhận|Kính gửi|Số\s*:|Số\s+\d{1,4}-[A-ZĐ]"
    r"|TM\.|KT\.|TL\.|TUQ\.|T/M|QUYẾT ĐỊNH|NGHỊ QUYẾT"
)
_SENTENCE_END = ".;:!?…"
# After a letter or digit they say that a number or symbol goes on in the next line.
_JOINTS = "-/\u00ad\u2010\u2011\u2013_"


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
    clean = _replace(_join_lines(composed), _IS_CLEANED, _CLEANED)
    return Text(original, clean, mend(_shadow(clean)), ours, theirs)


def tidy(words: str) -> str:
    """One line of NFC words with single spaces, for a value that leaves this room."""
    return " ".join(unicodedata.normalize("NFC", words).split())


def fold(words: str) -> str:
    """How the words of a list look where texts are matched; nothing in them is mended."""
    composed = unicodedata.normalize("NFC", words.strip())
    return _shadow(_replace(composed, _IS_CLEANED, _CLEANED))


def _shadow(clean: str) -> str:
    return _replace(_fold_tones(clean), _IS_LOOKALIKE, _LOOKALIKES)


def _compose(original: str) -> tuple[str, tuple[int, ...], tuple[int, ...]]:
    """Unicode in NFC without invisible letters, and where runs of equal length start in both."""
    if is_vni(original):
        return _rewrite(original, VNI_LETTERS, 0, from_vni)
    if is_tcvn3(original):
        return from_tcvn3(original), (), ()
    found = _MARKS_AND_STARS if "**" in original else _MARKS
    return _rewrite(original, found, 1, _composed)


def _composed(letters: str) -> str:
    return unicodedata.normalize("NFC", letters.translate(_DROPPED).replace("**", ""))


def _rewrite(
    original: str, found: re.Pattern[str], before: int, change: Callable[[str], str]
) -> tuple[str, tuple[int, ...], tuple[int, ...]]:
    """``change`` made to each match, with ``before`` letters in front of it, and the runs."""
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
    return "".join(pieces), tuple(ours), tuple(theirs)


def _shift(offset: int, starts: tuple[int, ...], targets: tuple[int, ...]) -> int:
    run = bisect_right(starts, offset) - 1
    return offset if run < 0 else targets[run] + offset - starts[run]


def _join_lines(text: str) -> str:
    text = _blank_heads(text)
    return _LINE_END.sub(lambda match: _bridge(text, match), text)


def _blank_heads(text: str) -> str:
    """Spaces for the running heads that share a line with the text."""
    pieces: list[str] = []
    read = 0
    for head in _GAZETTE_HEAD.finditer(text):
        start, end = head.span()
        if not {text[start - 1 : start], text[end : end + 1]} & {" ", "\t"}:
            continue
        number = _PAGE_NUMBER.search(text, max(read, start - 8), start)
        start = number.start() if number else start
        pieces += (text[read:start], " " * (end - start))
        read = end
    return "".join((*pieces, text[read:])) if pieces else text


def _bridge(text: str, match: re.Match[str]) -> str:
    """Spaces where the sentence goes on, else ``\n`` and spaces, as long as the break itself."""
    start, end = match.span()
    blank_line = text.find("\n", start + 1, end) >= 0 or "\f" in match[0]
    if _goes_on(text, start, end, blank_line=blank_line):
        return " " * (end - start)
    return "\n" + " " * (end - start - 1)


def _goes_on(text: str, start: int, end: int, *, blank_line: bool) -> bool:
    before = start - 1
    while before >= 0 and text[before] in " \t\r\u00a0":
        before -= 1
    if before < 0 or end == len(text) or text[before] in _SENTENCE_END:
        return False
    if text[before] in _JOINTS and text[before - 1].isalnum() and text[end].isalnum():
        return True
    if blank_line and not text[end].islower():
        return False
    return not _NEW_PARAGRAPH.match(text, end)


def _tone_table() -> dict[str, str]:
    pairs = dict(zip(_NEW_PLACEMENT.split(), _OLD_PLACEMENT.split(), strict=True))
    cases = (str.lower, str.upper, str.capitalize)
    return {case(new): case(old) for new, old in pairs.items() for case in cases}


_OLD_TONE = _tone_table()
_TONED = "".join(sorted({pair[1] for pair in _OLD_TONE}))
# The look-behind comes last: it is tried only where the rest fits.
_NEW_TONE = re.compile(rf"[oOuU][{_TONED}](?![^\W\d_])(?<![qQ]..)")


def _fold_tones(text: str) -> str:
    return _replace(text, _NEW_TONE, _OLD_TONE)


# A search for the few letters in question is ten times faster than str.translate of them all.
_IS_CLEANED = re.compile(f"[{''.join(_CLEANED)}]")
_IS_LOOKALIKE = re.compile(f"[{''.join(_LOOKALIKES)}]")


def _replace(text: str, found: re.Pattern[str], table: dict[str, str]) -> str:
    return found.sub(lambda match: table.get(match[0], match[0]), text)
