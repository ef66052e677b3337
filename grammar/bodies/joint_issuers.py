"""Several bodies that issue together: "liên Bộ A - B", "Bộ A, Bộ B và Bộ C", "Bộ A - Bộ B".

In: the table ``issuers``. Out: where such words end, and what the reading of one body shares with
it: the names of central bodies and how a name may go on.
"""

from __future__ import annotations

import re
from functools import cache

from grammar.bodies.body_names import DOCUMENT_WORDS, OPENS_A_BODY, PARTICLES
from grammar.bodies.place_names import WORD_END
from grammar.duties import ending_verbs
from grammar.phrases import LOWER, UPPER, PhraseBook, phrase_pattern
from grammar.tables import listed, load


def _stop() -> str:
    """A lower-case word that cannot go on a name: a particle, or what bodies are told to do."""
    verbs = [verb for verb in ending_verbs() if " " in verb]
    return rf"(?:{PARTICLES}|{phrase_pattern(verbs)})(?![{LOWER}])"


_NAME_PART = (
    rf"(?!{OPENS_A_BODY}(?![{LOWER}])|{DOCUMENT_WORDS})[{UPPER}][\w&]*"
    rf"(?:(?<!Việt Nam)\s+(?!{_stop()})[{LOWER}]+){{0,4}}"
)
# A known name may be the beginning of one that no table has yet.
SOME_NAME = (
    r"(?!(?:Điều|Khoản|Điểm|Mục|Chương|Phần|Phụ\s+lục)\s+[\dIVXa-z]"
    rf"|{OPENS_A_BODY}(?![{LOWER}])|{DOCUMENT_WORDS})[{UPPER}][\w&]*(?:\s+[{LOWER}]+){{0,2}}"
)


def central_names(*levels: str, short: bool = False) -> list[str]:
    names: list[str] = []
    for row in load("issuers"):
        if not levels or row["level"] in levels:
            names += (row["name"], *listed(row["aliases"]), *listed(row["offices"]))
            names += listed(row["short"]) if short else ()
    return names


def joint_end(shadow: str, at: int) -> int | None:
    """Several ministries: commas count where "và" closes the list or "liên" opens it.

    The symbol of a joint act says as much: "TTLT-BTP-TWHCCB ngày … của Bộ A, Bộ B".
    """
    if shadow.startswith(("liên", "Liên"), at):
        opened = _opened_end(shadow, at)
        if opened:
            return opened
    pair = _PARTY_PAIR.match(shadow, at)
    if pair:
        return pair.end()
    ends: list[int] = []
    while len(ends) < _MOST_MINISTRIES:
        end = ministry_end(shadow, after(_COMMA, shadow, ends[-1] if ends else at))
        if end is None:
            break
        ends.append(end)
    for end in reversed(ends):
        closing = _AND.match(shadow, end)
        last = closing and ministry_end(shadow, closing.end())
        if last:
            return last
    is_joint = len(ends) > 1 and _JOINT_ACT.search(shadow, max(0, at - _SYMBOL_REACH), at)
    return ends[-1] if is_joint else None


_JOINT_ACT = re.compile(r"\d[-/](?:TTLT|NQLT|CTPH|QCPH|CTLT)[^\s;]*(?:\s+[^\s;]+){0,9}\s+$")
_SYMBOL_REACH = 120
_MOST_MINISTRIES = 9
_COMMA = re.compile(r"\s*[,;]\s*|\s+-\s+")
_AND = re.compile(r"\s*,?\s+và\s+")
MINISTER_WORD = re.compile(
    r"(?:(?:Bộ\s+trưởng\s+(?=Bộ\s+trưởng))?(?:Bộ\s+trưởng|BỘ\s+TRƯỞNG|Thứ\s+trưởng|THỨ\s+TRƯỞNG)\s*|(?:Phó\s+)?Trưởng\s+(?=Ban\s))"
)


def ministry_end(shadow: str, at: int) -> int | None:
    ministry = _ministries().match(shadow, after(MINISTER_WORD, shadow, at))
    return ministry.end() if ministry else None


def after(words: re.Pattern[str], shadow: str, at: int) -> int:
    match = words.match(shadow, at)
    return match.end() if match else at


@cache
def _ministries() -> PhraseBook:
    return PhraseBook(central_names("ministry", "mass", "state"), then=WORD_END)


def _opened_end(shadow: str, at: int) -> int | None:
    """Two bodies or more behind "liên", each with or without the word for its kind."""
    opening = _OPENING.match(shadow, at)
    ends: list[int] = []
    start = opening.end() if opening else None
    while start is not None and len(ends) < _MOST_MINISTRIES:
        name = _member().match(shadow, start)
        end = max(ministry_end(shadow, start) or 0, name.end() if name else 0)
        if not end:
            break
        ends.append(end)
        joint = _BETWEEN.match(shadow, end)
        start = joint.end() if joint else None
    several = len(ends) > 1 or (ends and _BETWEEN.search(shadow, at, ends[0]))
    return ends[-1] if several else None


_OPENING = re.compile(
    r"[Ll]iên\s+(?:(?:tịch|ngành|(?:[Bb]ộ|[Ss]ở)(?=\s*:|\s+(?:Bộ|Sở)\s))\s*:?\s*)?"
)
_BETWEEN = re.compile(r"\s*[-,]\s*|\s+và\s+")


@cache
def _member() -> re.Pattern[str]:
    kind = r"(?:(?:[Bb]ộ|[Ss]ở|Cục|Ủy\s+ban|Tổng\s+[Cc]ục|Ban)\s*:?\s+)?"
    # Some names of ministries begin as other words do.
    whole = (
        r"(?:Kế\s+hoạch|Công\s+(?:an|[Tt]hương|đoàn)|Thông\s+tin|Hội\s+Nông\s+dân"
        r"|Thanh\s+tra)(?!\w)"
    )
    name = rf"{kind}(?:{whole}|{_NAME_PART})"
    return re.compile(rf"{name}(?:\s+và\s+(?:{whole}|{_NAME_PART}|xã\s+hội))?")


_PARTY_PAIR = re.compile(r"Bộ\s+Chính\s+trị\s*,\s*(?:và\s+)?Ban\s+Bí\s+thư(?!\w)")
