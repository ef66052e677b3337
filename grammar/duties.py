"""The words that turn the name of a body into an order: the cues of directives.

In: the table ``duties``. Out: compiled patterns for a shadow. Every cue may open a sentence.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from grammar.phrases import phrase_pattern
from grammar.tables import listed, load

if TYPE_CHECKING:
    from collections.abc import Iterator


def _phrases(kind: str) -> str:
    phrases = [row["phrase"] for row in load("duties") if kind in listed(row["kinds"])]
    return phrase_pattern([*phrases, *(phrase[0].upper() + phrase[1:] for phrase in phrases)])


@cache
def verbs(without: frozenset[str] = frozenset()) -> str:
    """What an actor is told to do or must do, as words in the middle of a sentence."""
    kinds = {"verb", "modal"}
    rows = (row for row in load("duties") if kinds & set(listed(row["kinds"])))
    return phrase_pattern(row["phrase"] for row in rows if row["phrase"] not in without)


@cache
def duty() -> re.Pattern[str]:
    """What follows the actor: a modal, a verb of duty, perhaps after words of time or basis."""
    verb, modal = _phrases("verb"), _phrases("modal")
    aside = (
        r"(?:\s*,?\s*(?:[Tt]heo(?!\s+dõi)|[Cc]ăn\s+cứ|[Tt]rên\s+cơ\s+sở|[Tt]rong\s+phạm\s+vi|[Tt]ùy\s+theo"
        r"|[Tt]rong\s+(?:thời|vòng|ngày|tuần|tháng|quý|năm)|[Tt]rước\s+(?:mắt|ngày)|[Ss]au\s+khi|với\s+(?:vai|tư)"
        r"|[Nn]goài|là\s+(?:cơ|đơn))(?!\w)[^.;:\n]{0,220}?,)"
    )
    when = (
        r"(?:\s+(?:ngay|cũng|sẽ|trực\s+tiếp|cùng|nêu\s+trên|nói\s+chung)(?!\w)"
        r"|\s+(?:trước|trong|đến\s+hết|chậm\s+nhất(?:\s+là)?)\s+(?:ngày|tháng|quý|năm)\s+[\dIV]+"
        r"(?:\s*/\s*\d+|\s+(?:tháng|năm)\s+\d+)*)"
    )
    # "quy định tại khoản 2": of what is said elsewhere.
    act = rf"(?:(?:{verb})(?!\w)(?!\s+tại\s+(?:điểm|khoản|[Đđ]iều|Luật|Nghị|Thông)))"
    told = rf"\s*[,:]?\s*(?:(?:{modal})(?!\w)[ ,:]*)*{act}"
    # Of several commas the aside ends at the one after which something is to be done.
    return re.compile(
        rf"(?:{aside}(?={when}?{told})|{aside})?{when}?\s*[,:]?\s*"
        rf"(?P<modal>(?:(?:{modal})(?!\w)[ ,:]*)*)(?P<verb>{act})?"
    )


@cache
def strong_duty() -> re.Pattern[str]:
    """What in a normative act makes a duty, where bare verbs only describe procedures."""
    return re.compile(
        r"\s*,?\s*:?\s*(?:có\s+trách\s+nhiệm|chịu\s+trách\s+nhiệm|[Cc]hủ\s+trì)(?!\w)"
    )


@cache
def assignment() -> re.Pattern[str]:
    """``giao``, ``yêu cầu``, ``đề nghị`` … as the order itself, not as ``được giao``."""
    return re.compile(rf"(?:{_phrases('assign')})(?!\w)\s*(?:cho\s+(?!ý))?:?\s*")


def assignments(words: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Where such words stand; a look-behind in the pattern would make the search slow."""
    for match in assignment().finditer(words, start, end):
        if match.start() == start or not words[match.start() - 1].isalnum():
            yield match


@cache
def lead_in() -> re.Pattern[str]:
    """What may stand before the actor in its sentence: ``Trên cơ sở đó, …``."""
    return re.compile(rf"{_phrases('lead')}(?!\w)")
