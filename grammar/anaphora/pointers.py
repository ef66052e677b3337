"""Finds the short forms that point back: "Nghị định này", "khoản 2 Điều này", "văn bản nêu trên".

In: a ``Text`` and its citations. Out: pointers in text order, each with the pinpoints printed
before it; none lies in a citation. What a pointer means is told in ``anaphora``. Offsets are those
of the shadow.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache, lru_cache
from heapq import merge
from typing import TYPE_CHECKING

from grammar.citations import lexicon
from grammar.citations.acts import parse_pinpoints
from grammar.citations.mentions import pinpoints_of
from grammar.citations.tokens import Token
from grammar.phrases import phrase_pattern
from grammar.tables import load

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from grammar.model import Citation, Pinpoint
    from grammar.texts.text import Text

_REACH = 60


@dataclass(frozen=True, slots=True)
class Pointer:
    """``word`` is a type of act in the spelling of the table, or a kind of unit.

    ``back``: "nêu trên" rather than "này". ``capital``: written as the name of an act is.
    """

    start: int
    end: int
    word: str
    is_unit: bool
    back: bool
    capital: bool
    plural: bool = False
    pinpoints: tuple[Pinpoint, ...] = ()


def find_pointers(text: Text, citations: Sequence[Citation]) -> Iterator[Pointer]:
    """Every pointer of ``text`` in order, disjoint."""
    taken = [
        (text.position(min(span).start), text.position(max(span).end))
        for span in ((c.span, c.pinpoint_span or c.span) for c in citations)
    ]
    starts = [start for start, _ in taken]
    read = 0
    for cue in merge(*(p.finditer(text.shadow) for p in _CUES), key=lambda found: found.start()):
        before = bisect_right(starts, cue.start()) - 1
        floor = max(read, taken[before][1] if before >= 0 else 0)
        if cue.start() < floor or (before + 1 < len(taken) and starts[before + 1] < cue.end()):
            continue
        pointer = _pointer(text.shadow, cue, floor)
        if pointer is not None:
            yield pointer
            read = pointer.end


_GOES_ON = (
    r"(?:đã|được|để|có|và|hoặc|thì|là|mà|theo|nhằm|bảo\s+đảm|đến|do|từ|vẫn|phải|sẽ|không|cho)"
)
_CUES = (
    re.compile(r"này(?!\w)"),
    # "trên địa bàn", "trên cơ sở" point nowhere.
    re.compile(
        r"trên(?!\w)(?:(?<=[^\w]đây trên)|(?<=nêu trên)|(?<=nói trên)|(?<=kể trên)|\s+đây(?!\w)"
        rf"|(?=\s*(?:[.,;:)\n]|$|{_GOES_ON}(?!\w))))"
    ),
)
_SAID = re.compile(r"\s(?:đã\s+)?(?:được\s+)?(?:nêu|nói|kể)\s+$")


def _pointer(shadow: str, cue: re.Match[str], floor: int) -> Pointer | None:
    start = cue.start()
    back = cue[0] != "này"
    at = max(floor, start - _REACH)
    said = _SAID.search(shadow, at, start) if back else None
    start = said.start() + 1 if said else start
    last = shadow[at:start].split()[-1:]
    if not last or last[0].lower() not in _last_words():
        return None
    head = _head().search(shadow, at, start)
    return _read(shadow, head, cue.end(), floor, back=back) if head else None


def _read(shadow: str, head: re.Match[str], end: int, floor: int, *, back: bool) -> Pointer | None:
    kind = lexicon.unit_kinds().get(head["word"].lower())
    start = head.start("word")
    where = pinpoints_of(shadow, start, floor)
    named = _of_unit if kind else _of_act
    if not named(shadow, head, back=back, pinpointed=bool(where)):
        return None
    return Pointer(
        start=where[0].start_pos if where else start,
        end=end,
        word=kind or _spelling(head["word"]),
        is_unit=kind is not None,
        back=back,
        capital=head["word"][0].isupper(),
        plural=bool(
            head["plural"] or (not where and _SEVERAL.search(shadow, max(floor, start - 8), start))
        ),
        pinpoints=_parsed(tuple((token.type, str(token)) for token in where)),
    )


@lru_cache(maxsize=4096)
def _parsed(where: tuple[tuple[str, str], ...]) -> tuple[Pinpoint, ...]:
    """Pinpoints by their words: a text says "khoản 1" a thousand times."""
    tokens = [Token(kind, words) for kind, words in where]
    return parse_pinpoints(tokens) if tokens else ()


# ------------------------------------------------------------------------------ what is a pointer

_SEVERAL = re.compile(r"(?<![\w.,/])0?[2-9]\s+$")
_IN_IT = re.compile(r"(?<!\w)(?:tại|của|trong|thuộc|theo|ở)\s+$")
_SENTENCE_START = re.compile(r"(?:^|[.?!:;\n…])[\s“\"*_]*$")
_IS_A_MATTER = re.compile(
    r"\s+(?:cho\s+thấy|có\s+nghĩa|chứng|khiến|làm|giúp|đồng\s+nghĩa|đòi\s+hỏi|thể\s+hiện|dẫn"
    r"|đã|là|gây|phản\s+ánh|tạo|rất|cũng|càng)(?!\w)"
)


def _of_unit(shadow: str, head: re.Match[str], *, back: bool, pinpointed: bool) -> bool:
    """Whether a unit is meant: "điều này" alone is a matter, in small letters or before a verb."""
    start, word = head.start("word"), head["word"]
    if back or head["plural"]:
        return False
    if pinpointed:
        return True
    if word[0].islower():
        return word != "điều" and _IN_IT.search(shadow, max(0, start - 12), start) is not None
    after = head.end() + len("này")
    opens = _SENTENCE_START.search(shadow, max(0, start - 12), start)
    return not (word == "Điều" and opens and _IS_A_MATTER.match(shadow, after))


def _of_act(shadow: str, head: re.Match[str], *, back: bool, pinpointed: bool) -> bool:
    """A capital says that an act is meant; "thông tư này" needs none, nor does "nêu trên"."""
    capital = head["word"][0].isupper()
    return back or capital or pinpointed or _spelling(head["word"]) in _only_acts()


@cache
def _head() -> re.Pattern[str]:
    forms = [form for word in _spellings().values() for form in (word, word.lower())]
    words = f"{phrase_pattern(forms, capitals=True)}|{lexicon.unit_pattern()}"
    return re.compile(
        r"(?<!\w)(?:(?P<plural>[Cc]ác|[Nn]hững|[Hh]ai|[Bb]a)\s+)?"
        rf"(?P<word>{words})\s+$"
    )


@cache
def _last_words() -> frozenset[str]:
    words = (*_spellings().values(), *lexicon.unit_kinds())
    return frozenset(word.split()[-1].lower() for word in words)


@cache
def _spellings() -> dict[str, str]:
    words = (*lexicon.type_names(), *(row["word"] for row in load("instruments")))
    return {word.lower(): word for word in words}


def _spelling(printed: str) -> str:
    return _spellings()[" ".join(printed.lower().split())]


@cache
def _only_acts() -> frozenset[str]:
    """Words that mean an act even in small letters; "quyết định này" may be what one resolved."""
    rows = load("document_types")
    return frozenset(row["name"] for row in rows if row["group"] in {"normative", "statute"}) - {
        "Quyết định",
        "Lệnh",
        "Điều lệ",
        "Nghị quyết",
    }
