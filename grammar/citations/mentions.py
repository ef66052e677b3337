"""Finds where documents are mentioned, and reads the tokens of each mention off the shadow.

In: a ``Text``. Out: candidates in text order, each the tokens that ``citation.lark`` parses, or the
reason why it is no citation. Cheap patterns find a number or the name of a statute; only around
those is anything else looked at. Token positions are shadow offsets.
"""

from __future__ import annotations

import re
from array import array
from dataclasses import dataclass, field
from functools import lru_cache
from heapq import merge
from typing import TYPE_CHECKING

from grammar.citations import lexicon, statutes
from grammar.citations.confidence import in_full
from grammar.citations.own_titles import (
    DRAFT,
    LETTERHEAD,
    RECORD,
    RECORDED,
    in_letterhead,
    in_title,
)
from grammar.citations.tails import NOTED, behind_title, noted_behind, tail_of, token_of
from grammar.citations.tokens import Token

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from grammar.texts.text import Text

_HEAD_REACH = 130
_PINPOINT_REACH = 400
# A list that comes so near to the reach may begin before it.
_LONGEST_STEP = 60
_LONGEST_LIST = 3000
_LABEL_REACH, _ANNEX_REACH = 40, 200

_NEXT = re.compile(rf"\s*(?:,\s*(?:và|hoặc)|,|;|và|hoặc|&)\s*(?P<SO>{lexicon.SO})?\s*$")
_YEAR = re.compile(lexicon.BARE_YEAR)
_PASSES_STATUTES = re.compile(
    r"Quốc\s+[Hh]ội|[Ủủ]y\s+ban\s+[Tt]hường\s+vụ|UBTVQH|Hội\s+đồng\s+[Nn]hà\s+nước|Chủ\s+tịch|Đ|Ban\s"
)
_ENDS_LIST = frozenset({"STATUTE", "NAME"}) | NOTED
_SO = re.compile(rf"\s*[,(]?\s*(?P<SO>{lexicon.SO}|s(?=\s))?\s*$")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A mention (``rejected`` is None) or what only looks like one.

    A long text has many: its tokens are kept as their kinds and ``places`` (start, end, start, …)
    and read off the shadow when asked for.
    """

    shadow: str = field(repr=False)
    kinds: tuple[str, ...]
    places: array[int]
    rejected: str | None = None

    @property
    def start(self) -> int:
        return self.places[0]

    @property
    def end(self) -> int:
        return self.places[-5 if self.kinds[-1] in NOTED else -1]

    @property
    def tokens(self) -> tuple[Token, ...]:
        return tuple(
            Token(kind, self.shadow[start:end], start_pos=start, end_pos=end)
            for kind, start, end in zip(self.kinds, *self._ends(), strict=True)
        )

    def printed(self, wanted: str) -> list[str]:
        """The words of the tokens of one kind."""
        return [
            self.shadow[start:end]
            for kind, start, end in zip(self.kinds, *self._ends(), strict=True)
            if kind == wanted
        ]

    def _ends(self) -> tuple[array[int], array[int]]:
        return self.places[::2], self.places[1::2]


def candidate(shadow: str, tokens: Sequence[Token], rejected: str | None = None) -> Candidate:
    places = array("I", (at or 0 for token in tokens for at in (token.start_pos, token.end_pos)))
    return Candidate(shadow, _same(tuple(token.type for token in tokens)), places, rejected)


@lru_cache(maxsize=4096)
def _same(kinds: tuple[str, ...]) -> tuple[str, ...]:
    """One value for all that are equal."""
    return kinds


def find_mentions(text: Text) -> Iterator[Candidate]:
    """All candidates of ``text`` in order; what one has taken no other takes again."""
    shadow = text.shadow
    open_list: list[Token] = []
    read = noted = 0  # from ``noted`` on date and issuer are those of an act before
    for anchor in _anchors(shadow):
        if anchor.start() < read:
            continue
        if anchor.re in statutes.TRIGGERS:
            tokens = _statute(shadow, anchor, read)
        else:
            following = _following(shadow, anchor, open_list)
            if following:
                open_list += (*following, *_number(shadow, anchor))
                read = open_list[-1].end_pos or read
                continue
            tokens = _numbered(shadow, anchor, read)
        if tokens is None:
            continue
        if open_list:
            yield candidate(shadow, open_list)
            open_list = []
        if isinstance(tokens, Candidate):
            yield tokens
            read = max(anchor.end(), tokens.end)
            continue
        if anchor.start() < noted:
            tokens = [token for token in tokens if (token.start_pos or 0) < noted]
        open_list = tokens
        if tokens[-1].type in NOTED:
            noted = tokens[-2].start_pos or 0
            tokens = tokens[:-2]
        read = tokens[-1].end_pos or read
    if open_list:
        yield candidate(shadow, open_list)


def _anchors(shadow: str) -> Iterator[re.Match[str]]:
    return merge(*(p.finditer(shadow) for p in _ANCHORS), key=lambda match: match.start())


_ANCHORS = (lexicon.NUMBER, *lexicon.STANDARDS, *statutes.TRIGGERS)


# -------------------------------------------------------------------------------------- by number


def _numbered(shadow: str, anchor: re.Match[str], read: int) -> list[Token] | Candidate | None:
    number = _number(shadow, anchor)
    if anchor.re in lexicon.STANDARDS:
        return pinpoints_of(shadow, anchor.start(), read) + number
    if lexicon.is_short_type(anchor["SYMBOL"]) and _NUMBERED.match(shadow, anchor.end()):
        return None  # "Khu 2 - QĐ 1902/QĐ-UBND": the head of the next number
    if in_title(shadow, anchor.start()):
        return candidate(shadow, number, "title in capitals")
    if _FILE.match(shadow, anchor.end()):
        return candidate(shadow, number, "file name")
    at = max(read, anchor.start() - _HEAD_REACH)
    before = shadow[at : anchor.start()]
    head = _head(before, number)
    sharing = _sharing_symbol(shadow, at, anchor) if head is None else None
    if sharing:
        return pinpoints_of(shadow, sharing[0].start_pos or 0, read) + sharing + number
    if head is None or (head["SO"] and _is_alone(before, head)):
        reason = _why_not(before, number)
        return candidate(shadow, number, reason) if reason else number
    if in_letterhead(shadow, at + head.start(), anchor.end()):
        return candidate(shadow, number, "letterhead")
    if DRAFT.search(before, 0, head.start()):
        return candidate(shadow, number, "draft")
    if RECORD.search(before, 0, head.start()):
        return candidate(shadow, number, "letterhead")
    start = at + head.start()
    tokens = [token_of(kind, head, at, kind) for kind in ("TYPE", "ISSUER", "SO") if head[kind]]
    where = pinpoints_of(shadow, start, read)
    noted = noted_behind(shadow, where, number) if where else []
    return where + tokens + number + noted


def _sharing_symbol(shadow: str, at: int, anchor: re.Match[str]) -> list[Token]:
    """The type and the numbers before that share the symbol: "Quyết định số 12 và 17/QĐ-UBND"."""
    before = shadow[at : anchor.start()]
    numbers = _BARE_NUMBERS.search(before)
    head = lexicon.head_pattern().search(before[: numbers.start()]) if numbers else None
    if numbers is None or head is None or head["ISSUER"] or DRAFT.search(before, 0, head.start()):
        return []
    symbol = re.split(r"[-/.]", anchor["SYMBOL"])[0].strip()
    known = symbol in lexicon.type_of_abbreviation()
    if not (lexicon.fits(head["TYPE"], symbol) if known else head["SO"]):
        return []
    tokens = [token_of(kind, head, at, kind) for kind in ("TYPE", "SO") if head[kind]]
    for each in _BARE_NUMBER.finditer(before, numbers.start()):
        tokens += (token_of(kind, each, at, kind) for kind in ("NUM", "_NEXT", "SO") if each[kind])
    return tokens


_AND = r"\s*(?:,\s*và|,|;|và)\s+"
_BARE_NUMBER = re.compile(rf"(?P<NUM>\d{{1,4}}[a-z]?)(?P<_NEXT>{_AND})(?P<SO>{lexicon.SO}\s*)?")
_BARE_NUMBERS = re.compile(rf"(?<![\w/.,-])(?:\d{{1,4}}[a-z]?{_AND}(?:{lexicon.SO}\s*)?)+$")


def _is_alone(before: str, head: re.Match[str]) -> bool:
    """Whether a type stands on a line of its own, above the number of the document itself."""
    if "\n" not in before[head.end("TYPE") : head.start("SO")]:
        return False
    return not (head["SO"].isupper() and _IN_A_TITLE.search(before, 0, head.start()))


_IN_A_TITLE = re.compile(r"(?:THỰC\s+HIỆN|THI\s+HÀNH|TRIỂN\s+KHAI|THEO|THAY\s+THẾ|BÃI\s+BỎ)\s+$")


def _head(before: str, number: list[Token]) -> re.Match[str] | None:
    """Type, issuer and "số" before a number; a title may stand between where the symbol agrees."""
    head = lexicon.head_pattern().search(before)
    symbol = next(token for token in number if token.type == "SYMBOL")
    kind = lexicon.type_of_abbreviation().get(re.split(r"[-/.]", symbol)[0].strip())
    if head and lexicon.is_short_type(head["TYPE"]) and not lexicon.fits(head["TYPE"], symbol):
        return None
    if kind is None or (head and lexicon.fits(head["TYPE"], symbol, kind)):
        return head
    return lexicon.titled_head(kind).search(before) or head


def _why_not(before: str, number: list[Token]) -> str | None:
    """Why a number without a type word is no citation; None where the rest makes it one."""
    other = lexicon.not_citation().search(before)
    if other:
        return other["words"]
    if LETTERHEAD.search(before) or RECORDED.search(before):
        return "letterhead"
    printed = {token.type: token for token in number}
    symbol = printed["SYMBOL"]
    first = re.split(r"[-/_.]", symbol)[0].strip()
    if _CONTRACT.match(symbol):
        return "contract"
    known = first in lexicon.type_of_abbreviation() or lexicon.is_issuer(first)
    if known and printed.keys() & {"DATE", "ISSUER"}:
        return None
    return None if in_full(symbol, dated="YEAR" in printed) else "no type, unknown symbol"


_FILE = re.compile(r"\.(?:docx?|pdf|rtf|xlsx?)(?!\w)")
_NUMBERED = re.compile(r"\s+(?:số\s+)?\d+[a-z]?[/-]")
# HĐ is a council only in these; a contract otherwise, never the type HD.
_CONTRACT = re.compile(r"HĐ(?!ND|BT|TP|QT|TV|CP|NN)")


def _number(shadow: str, anchor: re.Match[str]) -> list[Token]:
    kinds = ("STANDARD", "NUM", "YEAR", "SYMBOL")
    named = [kind for kind in kinds if kind in anchor.re.groupindex and anchor[kind]]
    tail = tail_of(shadow, anchor.end())
    return [token_of(kind, anchor, 0, kind) for kind in named] + (
        tail or behind_title(shadow, anchor.end())
    )


def _following(shadow: str, anchor: re.Match[str], before: list[Token]) -> list[Token]:
    """The separator (and "số") when ``anchor`` goes on the list that ``before`` began."""
    if not before or anchor.re in lexicon.STANDARDS or before[-1].type in _ENDS_LIST:
        return []
    end = before[-1].end_pos or 0
    near = anchor.start() - end <= _LONGEST_GAP
    gap = _NEXT.match(shadow[end : anchor.start()]) if near else None
    gap = gap or _behind_titles(shadow, anchor, before)
    if gap is None:
        return []
    separator = Token("_NEXT", gap[0], start_pos=end, end_pos=anchor.start())
    return [separator, *([token_of("SO", gap, end, "SO")] if gap["SO"] else [])]


def _behind_titles(shadow: str, anchor: re.Match[str], before: list[Token]) -> re.Match[str] | None:
    """A title and the separator: "các Công văn số 1/TCHQ-GSQL về …, số 2/TCHQ-GSQL".

    Only for letters: of another type the symbol tells.
    """
    head = next((token for token in before if token.type == "TYPE"), None)
    at, end = head.start_pos if head else 0, before[-1].end_pos or 0
    if head is None or anchor.start() - end > _LONGEST_TITLE:
        return None
    if not _PLURAL.search(shadow, max(0, (at or 0) - 10), at or 0):
        return None
    first = re.split(r"[-/.]", anchor["SYMBOL"])[0].strip()
    if first in lexicon.type_of_abbreviation():
        return None
    return _TITLED.fullmatch(shadow[end : anchor.start()])


_LONGEST_GAP, _LONGEST_TITLE = 30, 300
_PLURAL = re.compile(r"(?:[Cc]ác|[Nn]hững|CÁC)\s+$")
_TITLED = re.compile(r"[^.\n]{8,}?(?:,|;|và|,\s*và|;\s*và)\s+(?P<SO>số)\s*:?\s*")


# ---------------------------------------------------------------------------------------- by name


def _statute(shadow: str, anchor: re.Match[str], read: int) -> list[Token] | Candidate | None:
    start, end = anchor.start(), statutes.name_end(shadow, anchor.start())
    if end is None:
        return None
    name = Token("STATUTE", shadow[start:end], start_pos=start, end_pos=end)
    before = shadow[max(read, start - 40) : start]
    abbreviated = name.startswith("BL")
    if lexicon.DEFINES.search(before) and (abbreviated or not statutes.is_known(name)):
        return None  # a short name for what stands before
    if abbreviated and before.strip() == "(" and _ABBREVIATED.match(shadow, start):
        return None  # the same for the statute just named
    if statutes.is_issued_here(name, before):
        return None  # the law it amends is cited
    if statutes.NOT_BEFORE.search(before):
        return candidate(shadow, [name], "draft or the name of something else")
    printed = _behind_name(shadow, end)
    so = next((token.start_pos for token in printed if token.type == "NUM"), None)
    if so and in_title(shadow, so):
        return candidate(shadow, [name, *printed], "title in capitals")
    if name.isupper() and so is None and not _cited_in_capitals(name, before):
        return candidate(shadow, [name], "title in capitals")
    where = pinpoints_of(shadow, start, read)
    if (
        statutes.needs_more(name)
        and not where
        and not printed
        and not _is_meant(before, start - read)
    ):
        return None
    tokens = [*where, name, *printed]
    if statutes.opens_a_list(shadow, start, end):
        tokens += _sharing(shadow, statutes.head_of(name), tokens[-1].end_pos or end)
    return tokens


def _is_meant(before: str, gap: int) -> bool:
    """Whether a name in small letters is cited: by the words before it, or next to another act."""
    return statutes.is_meant(before) or (gap == len(before) and bool(_JOINT.fullmatch(before)))


_ABBREVIATED = re.compile(r"BL[A-ZĐ]+(?:\s+(?:năm\s+)?(?:19|20)\d\d)?\s*\)")


def _cited_in_capitals(name: Token, before: str) -> bool:
    """Whether a heading in capitals cites this statute, or "BLHS" does; else it may be its own."""
    if name.startswith("BL"):
        return True
    return _IN_CAPITALS.search(before) is not None and statutes.is_known(name)


_IN_CAPITALS = re.compile(
    r"(?:(?:THI|CHẤP)\s+HÀNH|CÔNG\s+BỐ|CỦA|THEO|TRONG|TẠI|VỀ|THỰC\s+HIỆN|HƯỚNG\s+DẪN|CÁC|VÀ|BIẾN|CĂN\s+CỨ"
    r"|TRIỂN\s+KHAI|QUÁN\s+TRIỆT|ÁP\s+DỤNG|TUYÊN\s+TRUYỀN|(?:SƠ|TỔNG)\s+KẾT|[ĐD]I[ỀEÈẾÊỂỆ]U\s+\d+\w?|,|;)\s+$"
)


def _behind_name(shadow: str, end: int) -> list[Token]:
    """Number, year, date and issuer of the statute whose name ends at ``end``.

    "(sửa đổi)" or an abbreviation "(TNDN)" after a name belongs to it where they follow.
    """
    found = _printed(shadow, end)
    amended = None if found else _AMENDED.match(shadow, end)
    behind = _printed(shadow, amended.end()) if amended else []
    return found if all(token.type == "ISSUER" for token in behind) else behind


# A scan may have other marks.
_AMENDED = re.compile(
    r"\s*\(\s*(?:[Ss]\w\w\s+[đd]\w\w(?:\s*,\s*b\w\s+sung)?|[A-ZĐ]{2,8}"
    r"|(?:sau\s+đây\s+)?(?:được\s+)?(?:viết|gọi)\s+tắt\s+(?:là|:)[^()\n]{2,40})\s*\)(?=\s)"
)


def _printed(shadow: str, end: int) -> list[Token]:
    number = lexicon.NUMBER.search(shadow, end, end + 40)
    so = number and _SO.match(shadow[end : number.start()])
    if number and so and _OF_STATUTES.match(number["SYMBOL"]):
        return [*([token_of("SO", so, end, "SO")] if so["SO"] else []), *_number(shadow, number)]
    year = _YEAR.match(shadow, end)
    if year:
        return [Token("IN_YEAR", year[0], start_pos=year.start(), end_pos=year.end())]
    tail = tail_of(shadow, end)
    if any(t.type == "ISSUER" and not _PASSES_STATUTES.match(t) for t in tail):
        return []  # what follows belongs to the act in whose title this name stands
    return tail


def _sharing(shadow: str, head: str, at: int) -> list[Token]:
    """The further names that share a head: "các Luật Đất đai, Nhà ở và Xây dựng năm 2014"."""
    found: list[Token] = []
    while joint := _JOINT.match(shadow, at):
        start = joint.end()
        end = statutes.member_end(shadow, head, start)
        if end is None or not _ENDS_MEMBER.match(shadow, end):
            break
        found += (
            Token("_NEXT", joint[0], start_pos=at, end_pos=start),
            Token("NAME", shadow[start:end], start_pos=start, end_pos=end),
            *_behind_name(shadow, end),
        )
        at = found[-1].end_pos or end
    return found


# The symbols of statutes; another's number is that of the act in whose title the name stands.
_OF_STATUTES = re.compile(r"(?:PL-|NQ-)?(?:UBTV)?QH|PL|LCT|L[-/]CTN|CTN|SL|HĐNN|VBHN|L-")
_JOINT = re.compile(r"\s*(?:,\s*(?:và|hoặc)|,|;|và|hoặc)\s*")
_ENDS_MEMBER = re.compile(r"\s*(?:[,;.)\n]|$|\(|(?:và|hoặc|năm|ngày|số)\s|(?:19|20)\d\d(?!\d))")


# -------------------------------------------------------------------------------------- pinpoints


def pinpoints_of(shadow: str, end: int, read: int) -> list[Token]:
    """The tokens of the pinpoints that end where the act at ``end`` begins, after ``read``."""
    at = max(read, end - _PINPOINT_REACH)
    reach = _ANNEX_REACH if "theo" in shadow[max(at, end - 8) : end] else _LABEL_REACH
    if not lexicon.ENDS_WITH_LABEL.search(shadow, max(at, end - reach), end):
        return []
    found = lexicon.pinpoints_before().search(shadow[at:end])
    if found is not None and found.start() < _LONGEST_STEP and at > read:
        at = max(read, end - _LONGEST_LIST)
        found = lexicon.pinpoints_before().search(shadow[at:end])
    if found is None or _HEADS_A_LINE.search(shadow, max(0, at + found.start() - 3), end):
        return []
    return _steps(shadow, at + found.start(), end)


# "Điều 2 - Nghị định số 5-CP hết hiệu lực": an article of the document itself, no pinpoint.
_HEADS_A_LINE = re.compile(r"(?:^|\n)\s*Điều\s+\d+\w?\s*[:-]\s*$")


def _steps(shadow: str, start: int, end: int) -> list[Token]:
    tokens: list[Token] = []
    pattern = lexicon.pinpoint_tokens()
    while match := pattern.match(shadow, start, end):
        kind = match.lastgroup or ""
        tokens.append(token_of(kind, match, 0, kind))
        start = match.end()
    return tokens
