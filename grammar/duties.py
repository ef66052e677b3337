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


def phrases_of(*kinds: str) -> list[str]:
    """The phrases that are of one of ``kinds``, whatever else they are."""
    return [row["phrase"] for row in load("duties") if set(kinds) & set(listed(row["kinds"]))]


def ending_verbs() -> list[str]:
    """The verbs before which the name of a body ends: those of no name."""
    in_names = set(phrases_of("name"))
    return [verb for verb in phrases_of("verb", "modal") if verb not in in_names]


def _phrases(kind: str) -> str:
    phrases = phrases_of(kind)
    return phrase_pattern([*phrases, *(phrase[0].upper() + phrase[1:] for phrase in phrases)])


@cache
def verbs(without: frozenset[str] = frozenset()) -> str:
    """What an actor is told to do or must do, as words in the middle of a sentence."""
    return phrase_pattern(verb for verb in phrases_of("verb", "modal") if verb not in without)


@cache
def any_verb() -> str:
    """The same at the beginning of a sentence as well."""
    return rf"(?:{_phrases('verb')}|{_phrases('modal')})"


@cache
def duty() -> re.Pattern[str]:
    """What follows the actor: a modal, a verb of duty, perhaps after words of time or basis."""
    verb, modal = _phrases("verb"), _phrases("modal")
    aside = (
        r"(?:\s*[,:]?\s*(?:[Tt]heo(?!\s+dõi)|[Cc]ăn\s+cứ|[Tt]rên\s+cơ\s+sở|[Tt]rong\s+phạm\s+vi|[Tt]ùy\s+theo"
        r"|[Tt]rong\s+(?:thời|vòng|ngày|tuần|tháng|quý|năm)|[Tt]rước\s+(?:mắt|ngày)|[Ss]au\s+khi|với\s+(?:vai|tư)"
        r"|[Nn]goài|là\s+(?:cơ|đơn))(?!\w)[^.;:\n]{0,220}?,)"
    )
    when = (
        r"(?:\s+(?:ngay|cũng|sẽ|trực\s+tiếp|cùng|nêu\s+trên|nói\s+chung)(?!\w)"
        r"|\s+(?:trước|trong|đến\s+hết|chậm\s+nhất(?:\s+là)?)\s+(?:ngày|tháng|quý|năm)\s+[\dIV]+"
        r"(?:\s*/\s*\d+|\s+(?:tháng|năm)\s+\d+)*)"
    )
    # "quy định tại khoản 2": of what is said elsewhere.
    # "huy động được 30 tỷ" tells of what came of it.
    told_of = r"\s+(?:được|thấy)(?!\w)|\s+tại\s+(?:điểm|khoản|[Đđ]iều|Luật|Nghị|Thông)"
    act = rf"(?:(?:{verb})(?!\w)(?!{told_of}))"
    told = rf"\s*[,:]?\s*(?:(?:{modal})(?!\w)[ ,:]*)*{act}"
    # "theo chức năng, nhiệm vụ được giao tổ chức triển khai": no comma ends it.
    within = (
        r"(?:\s*,?\s*(?:[Tt]heo|[Cc]ăn\s+cứ(?:\s+vào)?|[Tt]rong\s+phạm\s+vi|[Tt]ùy\s+theo)\s+(?:chức\s+năng|nhiệm\s+vụ"
        r"|thẩm\s+quyền|trách\s+nhiệm|quyền\s+hạn|lĩnh\s+vực|phạm\s+vi|phân\s+cấp)(?!\w)[^.;:\n]{0,120}?)"
    )
    # Of several commas the aside ends at the one after which something is to be done.
    return re.compile(
        rf"(?:{aside}(?={when}?{told})|{within}(?={told}))?{when}?\s*[,:]?\s*"
        rf"(?P<modal>(?:(?:{modal})(?!\w)[ ,:]*)*)(?P<verb>{act})?"
    )


@cache
def strong_duty() -> re.Pattern[str]:
    """What in a normative act makes a duty, where bare verbs only describe procedures."""
    return re.compile(
        r"\s*,?\s*:?\s*(?:(?:có\s+trách\s+nhiệm|chịu\s+trách\s+nhiệm|[Cc]hủ\s+trì)(?!\w)"
        r"|(?:tổ\s+chức|triển\s+khai|giám\s+sát|đôn\s+đốc|hướng\s+dẫn|kiểm\s+tra|theo\s+dõi)(?!\w)[^.;:\n]{0,80}?"
        r"\s(?:thực\s+hiện|thi\s+hành)\s+Nghị\s+quyết(?:\s+này|\s*[./]))"
    )


@cache
def assignment() -> re.Pattern[str]:
    """``giao``, ``yêu cầu``, ``đề nghị`` … as the order itself, not as ``được giao``."""
    return re.compile(rf"(?:{_phrases('assign')})(?!\w)\s*(?:cho\s+(?!ý))?:?\s*")


def assignments(words: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Where such words stand; a look-behind in the pattern would make the search slow."""
    for match in assignment().finditer(words, start, end):
        before = words[max(start, match.start() - 4) : match.start()]
        named = before == "Ban " and match[0].startswith("Chỉ")
        if not named and not before[-1:].isalnum():
            yield match


@cache
def lead_in() -> re.Pattern[str]:
    """What may stand before the actor in its sentence: ``Trên cơ sở đó, …``."""
    return re.compile(rf"{_phrases('lead')}(?!\w)")


@cache
def terms() -> re.Pattern[str]:
    """``Về giải ngân, | rà soát …``: what a task is about, or when, before what is to be done."""
    opens = (
        r"(?:Về|Đối\s+với|Với|Riêng|Trong|Trên|Căn\s+cứ|Từ|Khi|Nhằm|Để|Ngay\s+sau|Ngoài|Bên\s+cạnh|Cùng\s+với|Qua|Sau\s+khi"
        r"|H[àằ]ng|Trước|Theo|Tùy|Chậm\s+nhất|Định\s+kỳ)(?!\w)"
    )
    hurried = r"(?:(?:thì|cần|phải|kịp\s+thời|chủ\s+động|khẩn\s+trương)\s+)*"
    return re.compile(rf"{opens}[^.;\n]{{1,220}}?[,:]\s+(?={hurried}(?:{any_verb()})(?!\w))")
