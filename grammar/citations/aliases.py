"""Short names: those that a text defines for itself, and types with a bare number.

In: the text and the mentions found so far. Out: a candidate for each use of a name that the text
defined ("sau đây gọi tắt là Nghị định 30"), from its definition to the end of the text, and for
each "Nghị quyết 57" that has none; each with the mention it stands for, where there is one. A
definition that repeats number and symbol defines nothing new: the number is found wherever it
stands.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from grammar.bodies.issuers import issuer_end
from grammar.citations import lexicon
from grammar.citations.mentions import Candidate, candidate, pinpoints_of
from grammar.citations.tails import WHEN_OR_WHOSE, tail_of
from grammar.citations.tokens import Token
from grammar.phrases import phrase_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from grammar.texts.text import Text

_WORDS = 8


@dataclass(frozen=True, slots=True)
class Alias:
    """A defined name: its words, where its definition ends, and the mention it stands for."""

    name: str
    defined: int
    antecedent: Candidate


Use = tuple["Candidate | None", Candidate]


def short_names(text: Text, mentions: Sequence[Candidate]) -> Iterator[Use]:
    """Each short name that lies in no other mention, after the mention that it stands for."""
    taken = list(mentions)
    for antecedent, use in _uses(text, defined_names(text, mentions), mentions):
        taken.append(use)
        yield antecedent, use
    taken.sort(key=lambda mention: mention.start)
    yield from _bare_numbers(text, taken)


def defined_names(text: Text, mentions: Sequence[Candidate]) -> tuple[Alias, ...]:
    """The short names that ``text`` defines for the mentions before them."""
    found: dict[str, Alias] = {}
    starts = [mention.start for mention in mentions]
    definitions = [match for form in _definitions() for match in form.finditer(text.shadow)]
    for match in sorted(definitions, key=lambda match: match.start()):
        place = bisect_right(starts, match.start("name"))
        if place and mentions[place - 1].end > match.start("name"):
            continue  # a full citation, found already
        if place < len(starts) and starts[place] < match.end("name"):
            continue
        antecedent = _antecedent(text, mentions[max(0, place - 12) : place], match)
        if antecedent:
            name = " ".join(match["name"].split())
            found.setdefault(name, Alias(name, match.end(), antecedent))
    return tuple(found.values())


def _uses(text: Text, aliases: Sequence[Alias], mentions: Sequence[Candidate]) -> Iterator[Use]:
    """Each later use of a defined name that lies in no other mention, in text order."""
    if not aliases:
        return
    by_name = {_key(alias.name): alias for alias in aliases}
    forms = {_form(alias.name) for alias in aliases}
    either = "|".join(sorted(forms, key=len, reverse=True))
    starts = [mention.start for mention in mentions]
    for match in re.finditer(rf"(?<!\w)(?:{either})(?![\w/.]\w|\w|\s+này)", text.shadow):
        alias = by_name[_key(match[0])]
        free = _free_from(*match.span(), mentions, starts)
        if free is None or match.start() < alias.defined:
            continue
        where = pinpoints_of(text.shadow, match.start(), free)
        token = Token("ALIAS", match[0], start_pos=match.start(), end_pos=match.end())
        yield alias.antecedent, candidate(text.shadow, (*where, token))


def _free_from(
    start: int, end: int, mentions: Sequence[Candidate], starts: Sequence[int]
) -> int | None:
    """Where the mention before ``start`` ends; None where what ends at ``end`` lies in one."""
    before = bisect_right(starts, start) - 1
    free = mentions[before].end if before >= 0 else 0
    following = before + 1 < len(starts) and starts[before + 1] < end
    return None if start < free or following else free


_NOT_COUNTED = (
    r"(?!\s?%|(?!ngày)\w|[/.,:-]\d|\s?/|[.-][A-ZĐ]"
    r"|\s+(?:năm(?!\s+(?:19|20)\d\d(?!\s*-\s*\d))|tháng|quý|tuần|giờ|người|nội\s+dung"
    r"|nhiệm\s+vụ|điểm|điều|khoản|mục|trang|văn\s+bản|vấn\s+đề|lần|bản|đồng\s+chí|triệu|tỷ|nghìn|trường\s+hợp"
    r"|nhóm|loại|tỉnh|huyện|xã|đơn\s+vị|cơ\s+quan|dự\s+án|và\s+\d|[A-ZĐ]{2,6}[-/])(?!\w)|\s+ngày(?!\s*\d))"
)
_NUMBER = rf"(?P<number>\d{{1,4}}[a-zđ]?)(?P<year>/(?:19|20)\d\d)?{_NOT_COUNTED}"
# Each is found by its first letters.
_BARE = (
    *(
        re.compile(rf"{words}\s+{_NUMBER}")
        for words in (r"Nghị\s+(?:quyết|định)", r"Thông\s+tư", r"Kết\s+luận", r"Chỉ\s+thị")
    ),
    re.compile(rf"Quyết\s+định\s+{_NUMBER}"),
    re.compile(rf"Đề\s+án\s+{_NUMBER}(?=\s+của\s+(?:Chính\s+phủ|Thủ\s+tướng))"),
    re.compile(rf"số\s*{_NUMBER}"),
    *(re.compile(rf"{last}\s+{_NUMBER}") for last in ("Đ", "NQ")),  # NĐ 30, QĐ 12, NQ 57
)
_ANOTHER = re.compile(rf"\s*(?:,\s*và|,|;|và)\s+số\s*(?P<bare>{_NUMBER})")
# With one of these a number is enough; with others only where it stands in full before, or where
# a date or an issuer follows.
_CERTAIN = frozenset({"Nghị quyết", "Nghị định", "Thông tư", "Kết luận", "Chỉ thị"})
_WITH_YEAR = frozenset({"Quyết định", "Thông tư liên tịch"})


def _bare_numbers(text: Text, mentions: Sequence[Candidate]) -> Iterator[Use]:
    """Each type with nothing but a number behind it, after the mention of that number."""
    shadow = text.shadow
    starts = [mention.start for mention in mentions]
    known = _by_number(mentions)
    for pattern in _BARE:
        for match in pattern.finditer(shadow):
            head = _head(shadow, match)
            if head is None:
                continue
            name, kind = head
            start = name.start_pos or 0
            full = known.get(_number_key(kind, match["number"]))
            before = full if full is not None and full.start < start else None
            tail = tail_of(shadow, match.end()) or _issued_by(shadow, match.end())
            free = _free_from(start, match.end(), mentions, starts)
            printed = match["year"] and kind in _CERTAIN | _WITH_YEAR
            is_word = not lexicon.is_short_type(name.split()[0])
            certain = printed or (kind in _CERTAIN and is_word) or WHEN_OR_WHOSE & _kinds(tail)
            if free is None or not (before or certain):
                continue
            if _explains(shadow, name, known=before is not None) or lexicon.not_bare(shadow, start):
                continue
            where = pinpoints_of(shadow, start, free)
            listed = _numbers_behind(shadow, tail[-1].end_pos or 0) if tail else []
            yield before, candidate(shadow, [*where, name, *tail, *listed])


def _issued_by(shadow: str, at: int) -> list[Token]:
    """Whose it is directly behind the number: "Nghị định số 93 Liên Bộ A - B ngày 28/6/1956"."""
    gap = _BODY.match(shadow, at)
    end = issuer_end(shadow, gap.end()) if gap else None
    if gap is None or end is None:
        return []
    issuer = Token("ISSUER", shadow[gap.end() : end], start_pos=gap.end(), end_pos=end)
    dated = tail_of(shadow, end)
    when = [token for token in dated[:1] if token.type == "DATE"]
    return [issuer, *when] if when or gap["joint"] is not None else []


_BODY = re.compile(r"\s+(?:(?P<joint>(?=[Ll]iên\s+[Bb]ộ\s))|(?=(?:Bộ|Ủy\s+ban|Tổng\s+cục)\s))")


def _numbers_behind(shadow: str, at: int) -> list[Token]:
    """More numbers of the same list, each with its date: "và số 77 ngày 21-12-1945"."""
    found: list[Token] = []
    while (joint := _ANOTHER.match(shadow, at)) is not None:
        tail = tail_of(shadow, joint.end())
        if "DATE" not in _kinds(tail):
            break
        start, end = joint.span("bare")
        separator = Token("_NEXT", joint[0], start_pos=at, end_pos=start)
        found += (separator, Token("ALIAS", joint["bare"], start_pos=start, end_pos=end), *tail)
        at = tail[-1].end_pos or end
    return found


def _kinds(tokens: Sequence[Token]) -> frozenset[str]:
    return frozenset(token.type for token in tokens)


def _head(shadow: str, match: re.Match[str]) -> tuple[Token, str] | None:
    """The whole name that ends with ``match``, and its type as it is printed."""
    at = max(0, match.start() - 60)
    head = lexicon.head_pattern().search(shadow[at : match.start("number")])
    if head is None or head["ISSUER"] or "\n" in head[0]:
        return None
    start = at + head.start("TYPE")
    name = Token("ALIAS", shadow[start : match.end()], start_pos=start, end_pos=match.end())
    kind = " ".join(head["TYPE"].split())
    return name, lexicon.type_of_abbreviation().get(kind, kind)


def _explains(shadow: str, name: Token, *, known: bool) -> bool:
    """Whether the name is only defined here: "gọi tắt là …", "(Nghị quyết 57)" after it in full."""
    start, end = name.start_pos or 0, name.end_pos or 0
    if lexicon.DEFINES.search(shadow, max(0, start - 40), start):
        return True
    opened = shadow[max(0, start - 3) : start].rstrip().endswith("(")
    return known and opened and shadow[end : end + 3].lstrip().startswith(")")


def _by_number(mentions: Sequence[Candidate]) -> dict[tuple[str, str], Candidate]:
    found: dict[tuple[str, str], Candidate] = {}
    for mention in mentions:
        for kind in mention.printed("TYPE"):
            for number in mention.printed("NUM"):
                kind = lexicon.type_of_abbreviation().get(kind, kind)
                found.setdefault(_number_key(kind, number), mention)
    return found


def _number_key(kind: str, number: str) -> tuple[str, str]:
    return " ".join(kind.lower().split()), number.lstrip("0").lower()


# "Luật", "Pháp lệnh" may be all that is left of a name; of other types each text has several.
_STATUTE_ALONE = r"(?:Luật|Bộ\s+luật|Pháp\s+lệnh)"


@cache
def _definitions() -> tuple[re.Pattern[str], ...]:
    """The ways to define a short name, each found by its first letters."""
    names = [form for name in lexicon.type_names() for form in (name, name.lower())]
    types = phrase_pattern(names, capitals=True)
    called = r"(?:được\s+)?(?:gọi|viết)\s+(?:tắt\s+|chung\s+|gọn\s+)?(?:là|tắt\s+là)"
    name = rf"{types}(?:\s+[^\s()\"”'»;,.]+){{1,{_WORDS}}}|{_STATUTE_ALONE}"
    defined = rf"\s*:?\s*[\"“'«]?(?P<name>{name})\s*[\"”'»]?\s*[);,.]"
    openings = (
        rf"sau\s+đây\s+{called}",
        rf"dưới\s+đây\s+{called}",
        r"\((?:gọi|viết)\s+(?:tắt|gọn)\s+là",
    )
    return tuple(re.compile(opening + defined) for opening in openings)


def _antecedent(
    text: Text, mentions: Sequence[Candidate], definition: re.Match[str]
) -> Candidate | None:
    """The nearest mention before it in its paragraph that has its number, else its first word."""
    paragraph = text.shadow.rfind("\n", 0, definition.start())
    near = [mention for mention in reversed(mentions) if mention.start > paragraph]
    number = re.search(r"\d+\w?", definition["name"])
    first = definition["name"].split()[0].lower()
    for mention in near:
        act = next(t for t in mention.tokens if t.type in {"TYPE", "STATUTE", "NUM", "STANDARD"})
        numbers = {str(t).lstrip("0") for t in mention.tokens if t.type == "NUM"}
        if number and number[0].lstrip("0") in numbers:
            return mention
        if not number and act.lower().split()[0].rstrip(":") == first:
            return mention
    return None


def _key(name: str) -> str:
    return " ".join(word for word in name.split() if word.lower() != "số").lower()


def _form(name: str) -> str:
    first, *rest = [re.escape(word) for word in name.split() if word.lower() != "số"]
    alone = not rest or name in {"Bộ luật", "Pháp lệnh"}
    either_case = first if alone else f"(?:{first[0].lower()}|{first[0].upper()}){first[1:]}"
    return r"\s+(?:số\s+)?".join((either_case, *rest))
