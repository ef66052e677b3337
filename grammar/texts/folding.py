"""Folds composed text letter for letter: lines joined to sentences, then letters to one form.

In: text in NFC. Out: ``clean`` and ``shadow`` of the same length (see ``text``). What is decided at
a place hangs on its own paragraph only, so a text may be folded in blocks of whole paragraphs.
"""

from __future__ import annotations

import re
import unicodedata

_SPACES = "\t\r\v\x85\u00a0\u1680\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
_DASHES = "\u00ad\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe63\uff0d"
DASHES = re.compile(f"[{_DASHES}]")

# Cyrillic and Greek letters that print like Latin ones, and other bars through D.
_LOOKALIKES = dict(
    zip(
        "ÐƉðɖАВЕІЈКМНОРСТУХаеіјорсухѕΑΒΕΖΗΙΚΜΝΟΡΤΥΧο",
        "ĐĐđđABEIJKMHOPCTYXaeijopcyxsABEZHIKMNOPTYXo",
        strict=True,
    )
)
_CLEANED = dict.fromkeys(_SPACES, " ") | dict.fromkeys(_DASHES, "-")

# Where the tone mark of an open syllable stands: new placement to old (hoà -> hòa).
_NEW_PLACEMENT = "oà oá oả oã oạ oè oé oẻ oẽ oẹ uỳ uý uỷ uỹ uỵ"
_OLD_PLACEMENT = "òa óa ỏa õa ọa òe óe ỏe õe ọe ùy úy ủy ũy ụy"

_BREAK = r"[\n\f\u2028\u2029]"
# A bare year in a line is a word of the text (the cell of a table), no page number.
_YEAR_ALONE = re.compile(r"(?:19|20)\d\d[ \t\r]*(?:\n|$)")
_PAGE_FURNITURE = (
    r"(?!(?:19|20)\d\d(?!\d))\d{1,4}|(?:\d{1,4}[ \t]+)?CÔNG BÁO[^\n]{0,60}|[-–—]\s?\d{1,4}\s?[-–—]"
)
# In one line with the sentence that it cuts: "44 CÔNG BÁO/Số 18/Ngày 02-02-2019".
_GAZETTE_HEAD = re.compile(
    r"CÔNG BÁO/Số[ \t]\d[\d +-]{0,12}/Ngày[ \t]\d\d?-\d\d?-\d{4}(?!\S)"
    r"(?:[ \t]+\d{1,4}(?=[ \t][^\W\d]))?"
)
_PAGE_NUMBER = re.compile(r"(?<!\S)\d{1,4}[ \t]+$")
_LINE_END = re.compile(
    rf"{_BREAK}(?:[ \t\r\u00a0]*(?:(?:{_PAGE_FURNITURE})[ \t\r\u00a0]*)?{_BREAK})*[ \t\r]*"
)
# A sentence and a line end here, and the next line begins with a word that is no running head.
PARAGRAPH_END = re.compile(rf"[.;][ \t\r]*(?>{_LINE_END.pattern})(?=[^\W\dC_])")
_NEW_PARAGRAPH = re.compile(
    r"[-+*•–—]\s"
    r"|(?:Điều|Chương|Mục|Tiểu mục|Khoản|Phần|PHẦN|CHƯƠNG|MỤC|Phụ lục|PHỤ LỤC)"
    r"\s+[\dIVXLA-Z]+\w?(?:[.:\n]|$)"
    r"|(?:\d{1,3}[a-zđ]?(?:\.\d{1,3})*|[IVXL]{1,6})[.)]\s"
    r"|(?:\d{1,2}|[IVX]{1,5})\s?[-–]\s(?=[^\W\da-z_])|\([a-zđ]{1,3}\)\s|[A-H]\.\s(?=[^\W\da-z_]{2})"
    r"|[a-zđ]{1,2}\)\s|\d\d/\d\d/\d{4}\s+(?=[^\W\da-z_])"
    r"|Căn cứ\s|CĂN CỨ|Theo đề nghị|Xét đề nghị|Nơi nhận|Kính gửi|Số\s*:|Số\s+\d{1,4}-[A-ZĐ]"
    r"|TM\.|KT\.|TL\.|TUQ\.|T/M|QUYẾT ĐỊNH|NGHỊ QUYẾT"
)
_SENTENCE_END = ".;:!?…"
# After a letter or digit they say that a number or symbol goes on in the next line.
_JOINTS = "-/\u00ad\u2010\u2011\u2013_"


def clean_of(composed: str) -> str:
    """``composed`` with its sentences on one line, plain spaces and plain dashes."""
    return with_plain_signs(_join_lines(_blank_heads(composed)))


def with_plain_signs(words: str) -> str:
    """``words`` with one kind of space and one kind of dash."""
    return _IS_CLEANED.sub(_cleaned, words)


def shadow_of(clean: str) -> str:
    """``clean`` with one letter for those that look alike and one place for tone marks."""
    return _IS_LOOKALIKE.sub(_latin, _NEW_TONE.sub(_old_tone, clean))


# ------------------------------------------------------------------------------------------- lines


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


def _join_lines(text: str) -> str:
    """Spaces where the sentence goes on, else ``\n`` and spaces, as long as the break itself."""
    pieces: list[str] = []
    read = 0
    for line_end in _LINE_END.finditer(text):
        start, end = line_end.span()
        if end - start > _ONE_BREAK and _parts_a_date(text, start, end):
            pieces += (text[read:start], _BREAKS.sub(" ", text[start:end]))
            read = end
            continue
        first = " " if _goes_on(text, start, end) else "\n"
        pieces += (text[read:start], first.ljust(end - start))
        read = end
    return "".join((*pieces, text[read:])) if pieces else text


_ONE_BREAK = 2
_BREAKS = re.compile(_BREAK)
_DATE_GOES_ON = re.compile(r"tháng\s|năm\s")


def _parts_a_date(text: str, start: int, end: int) -> bool:
    """Whether a number on a line of its own is no page but a day or month: "ngày⏎10⏎tháng 7"."""
    if not text.endswith(("ngày", "tháng"), max(0, start - 6), start):
        return False
    return _DATE_GOES_ON.match(text, end) is not None


def _goes_on(text: str, start: int, end: int) -> bool:
    before = start - 1
    while before >= 0 and text[before] in " \t\r\u00a0":
        before -= 1
    if before < 0 or end == len(text) or text[before] in _SENTENCE_END:
        return False
    if text[before] in _JOINTS and text[before - 1].isalnum() and text[end].isalnum():
        return True
    if not text[end].islower() and _is_blank(text, start, end):
        return False
    if _YEAR_ALONE.match(text, end):
        return text[before - 2 : before + 1] == "năm"
    return not _NEW_PARAGRAPH.match(text, end)


def _is_blank(text: str, start: int, end: int) -> bool:
    """Whether the break leaves a line empty, or begins a page."""
    return text.find("\n", start + 1, end) >= 0 or text.find("\f", start, end) >= 0


# ----------------------------------------------------------------------------------------- letters


def _tone_table() -> dict[str, str]:
    pairs = dict(zip(_NEW_PLACEMENT.split(), _OLD_PLACEMENT.split(), strict=True))
    cases = (str.lower, str.upper, str.capitalize)
    return {case(new): case(old) for new, old in pairs.items() for case in cases}


_OLD_TONE = _tone_table()
_TONED = "".join(sorted({pair[1] for pair in _OLD_TONE}))
# The look-behind comes last: it is tried only where the rest fits.
_NEW_TONE = re.compile(rf"[oOuU][{_TONED}](?![^\W\d_])(?<![qQ]..)")

# A search for the few letters in question is ten times faster than str.translate of them all.
_IS_CLEANED = re.compile(f"[{''.join(_CLEANED)}]")
_IS_LOOKALIKE = re.compile(f"[{''.join(_LOOKALIKES)}\U00010000-\U0010ffff]")


def _cleaned(match: re.Match[str]) -> str:
    return _CLEANED[match[0]]


def _old_tone(match: re.Match[str]) -> str:
    return _OLD_TONE.get(match[0], match[0])


def _latin(match: re.Match[str]) -> str:
    return _LOOKALIKES.get(match[0]) or _plain(match[0])


def _plain(letter: str) -> str:
    """A letter of mathematics (``𝑇``) as it is meant; of other signs only that one stands here."""
    plain = unicodedata.normalize("NFKC", letter)
    return plain if len(plain) == 1 and plain < "\U00010000" else "\ufffd"
