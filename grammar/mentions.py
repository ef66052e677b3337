"""Finds where documents are mentioned, and reads the tokens of each mention off the shadow.

In: a ``Text``. Out: candidates in text order, each the tokens that ``citation.lark`` parses, or the
reason why it is no citation. Cheap patterns find a number or the name of a statute; only around
those is anything else looked at. Token positions are shadow offsets.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from heapq import merge
from typing import TYPE_CHECKING

from lark import Token

from grammar import lexicon, statutes
from grammar.confidence import in_full

if TYPE_CHECKING:
    from collections.abc import Iterator

    from grammar.text import Text

_HEAD_REACH = 130
_PINPOINT_REACH = 400
_TAIL_PARTS = 4

_NEXT = re.compile(rf"\s*(?:,\s*(?:và|hoặc)|,|;|và|hoặc|&)\s*(?P<SO>{lexicon.SO})?\s*$")
_LETTERHEAD = re.compile(r"(?:^|\n|\s{2})\s*Số\s*:?\s*$|Số\s*:\s*$")
_DRAFT = re.compile(r"(?:[Dd]ự\s+thảo|DỰ\s+THẢO)\s+(?:các\s+|Tờ\s+trình\s+và\s+)?$")
_YEAR = re.compile(lexicon.BARE_YEAR)
_PASSES_STATUTES = re.compile(
    r"Quốc\s+[Hh]ội|Ủy\s+ban\s+[Tt]hường\s+vụ|UBTVQH|Hội\s+đồng\s+[Nn]hà\s+nước|Chủ\s+tịch|Đ|Ban\s"
)
_SO = re.compile(rf"\s*,?\s*(?P<SO>{lexicon.SO})?\s*$")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A mention (``rejected`` is None) or what only looks like one."""

    tokens: tuple[Token, ...]
    rejected: str | None = None

    @property
    def start(self) -> int:
        return self.tokens[0].start_pos or 0

    @property
    def end(self) -> int:
        return self.tokens[-1].end_pos or 0


def find_mentions(text: Text) -> Iterator[Candidate]:
    """All candidates of ``text`` in order; what one has taken no other takes again."""
    shadow = text.shadow
    open_list: list[Token] = []
    read = 0
    for anchor in _anchors(shadow):
        if anchor.start() < read:
            continue
        if anchor.re is statutes.TRIGGER:
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
            yield Candidate(tuple(open_list))
            open_list = []
        if isinstance(tokens, Candidate):
            yield tokens
            read = anchor.end()
        else:
            open_list = tokens
            read = tokens[-1].end_pos or read
    if open_list:
        yield Candidate(tuple(open_list))


def _anchors(shadow: str) -> Iterator[re.Match[str]]:
    return merge(*(p.finditer(shadow) for p in _ANCHORS), key=lambda match: match.start())


_ANCHORS = (lexicon.NUMBER, lexicon.STANDARD, statutes.TRIGGER)


# -------------------------------------------------------------------------------------- by number


def _numbered(shadow: str, anchor: re.Match[str], read: int) -> list[Token] | Candidate | None:
    number = _number(shadow, anchor)
    if anchor.re is lexicon.STANDARD:
        return pinpoints_of(shadow, anchor.start(), read) + number
    at = max(read, anchor.start() - _HEAD_REACH)
    before = shadow[at : anchor.start()]
    head = lexicon.head_pattern().search(before)
    if head is None:
        reason = _why_not(before, number)
        return Candidate(tuple(number), reason) if reason else number
    if _DRAFT.search(before, 0, head.start()):
        return Candidate(tuple(number), "draft")
    start = at + head.start()
    tokens = [_token(kind, head, at, kind) for kind in ("TYPE", "ISSUER", "SO") if head[kind]]
    return pinpoints_of(shadow, start, read) + tokens + number


def _why_not(before: str, number: list[Token]) -> str | None:
    """Why a number without a type word is no citation; None where the rest makes it one."""
    other = lexicon.not_citation().search(before)
    if other:
        return other["words"]
    if _LETTERHEAD.search(before):
        return "letterhead"
    printed = {token.type: token for token in number}
    symbol = printed["SYMBOL"]
    first = re.split(r"[-/_.]", symbol)[0].strip()
    known = first in lexicon.type_of_abbreviation() or lexicon.is_issuer(first)
    if known and not printed.keys().isdisjoint({"DATE", "ISSUER"}):
        return None
    return None if in_full(symbol, dated="YEAR" in printed) else "no type, unknown symbol"


def _number(shadow: str, anchor: re.Match[str]) -> list[Token]:
    kinds = ("STANDARD", "NUM", "YEAR", "SYMBOL")
    named = [kind for kind in kinds if kind in anchor.re.groupindex and anchor[kind]]
    tail = _tail(shadow, anchor.end())
    return [_token(kind, anchor, 0, kind) for kind in named] + (
        tail or _behind_title(shadow, anchor.end())
    )


def _following(shadow: str, anchor: re.Match[str], before: list[Token]) -> list[Token]:
    """The separator (and "số") when ``anchor`` goes on the list that ``before`` began."""
    if not before or anchor.re is lexicon.STANDARD or before[-1].type == "STATUTE":
        return []
    end = before[-1].end_pos or 0
    if anchor.start() - end > 30:
        return []
    gap = _NEXT.match(shadow[end : anchor.start()])
    if gap is None:
        return []
    separator = Token("_NEXT", gap[0], start_pos=end, end_pos=anchor.start())
    return [separator, *([_token("SO", gap, end, "SO")] if gap["SO"] else [])]


def _tail(shadow: str, at: int) -> list[Token]:
    """Date, issuer and year after ``at``: each at most once, in any order."""
    found: list[Token] = []
    pattern = lexicon.tail_pattern()
    while len(found) < _TAIL_PARTS and (match := pattern.match(shadow, at)):
        kind = match.lastgroup or ""  # the outermost group: it closes last
        if any(token.type == kind for token in found):
            break
        found.append(_token(kind, match, 0, "body" if kind == "ISSUER" else kind))
        at = match.end()
    return found


def _behind_title(shadow: str, at: int) -> list[Token]:
    """Date and issuer behind the title, as the official codification prints them.

    "Nghị định số 13/2021/NĐ-CP Quy định về đối thoại với thanh niên ngày 01/03/2021 của Chính phủ":
    only where no other act stands in the title, since the date would be that act's.
    """
    title = _TITLE.match(shadow, at)
    if title is None:
        return []
    found = _tail(shadow, title.end("title"))
    if [token.type for token in found] != ["DATE", "ISSUER"] or _names_an_act(title["title"]):
        return []
    return found


def _names_an_act(title: str) -> bool:
    return any(p.search(title) for p in _ANCHORS) or bool(lexicon.head_pattern().search(title))


_TITLE = re.compile(
    r"(?P<title>\s+(?:Q|H|B|S|P|C|T|V|Đ|về\s|quy\s|hướng\s|ban\s+hành\s|phê\s|sửa\s|bãi\s|công\s+bố\s)"
    r"[^.;:\n]{8,300}?(?<!từ)(?<!đến)(?<!trước)(?<!sau)(?<!vào)(?<!trong)(?<!là))"
    r"(?=\s+ngày\s*\d)"
)


# ---------------------------------------------------------------------------------------- by name


def _statute(shadow: str, anchor: re.Match[str], read: int) -> list[Token] | Candidate | None:
    start, end = anchor.start(), statutes.name_end(shadow, anchor.start())
    if end is None:
        return None
    name = Token("STATUTE", shadow[start:end], start_pos=start, end_pos=end)
    before = shadow[max(read, start - 40) : start]
    if statutes.NOT_BEFORE.search(before):
        return Candidate((name,), "draft or the name of something else")
    tokens = [*pinpoints_of(shadow, start, read), name]
    number = lexicon.NUMBER.search(shadow, end, end + 40)
    so = number and _SO.match(shadow[end : number.start()])
    if number and so:
        tokens += [_token("SO", so, end, "SO")] if so["SO"] else []
        return tokens + _number(shadow, number)
    if name.isupper():
        return Candidate((name,), "title in capitals")
    year = _YEAR.match(shadow, end)
    if year:
        return [*tokens, Token("IN_YEAR", year[0], start_pos=year.start(), end_pos=year.end())]
    tail = _tail(shadow, end)
    if any(t.type == "ISSUER" and not _PASSES_STATUTES.match(t) for t in tail):
        return tokens  # what follows belongs to the act in whose title this name stands
    return tokens + tail


# -------------------------------------------------------------------------------------- pinpoints


def pinpoints_of(shadow: str, end: int, read: int) -> list[Token]:
    """The tokens of the pinpoints that end where the act at ``end`` begins, after ``read``."""
    at = max(read, end - _PINPOINT_REACH)
    if not lexicon.ENDS_WITH_LABEL.search(shadow, max(at, end - 40), end):
        return []
    before = shadow[at:end]
    found = lexicon.pinpoints_before().search(before)
    if found is None:
        return []
    return _steps(shadow, at + found.start(), end)


def _steps(shadow: str, start: int, end: int) -> list[Token]:
    tokens: list[Token] = []
    pattern = lexicon.pinpoint_tokens()
    while match := pattern.match(shadow, start, end):
        kind = match.lastgroup or ""
        tokens.append(_token(kind, match, 0, kind))
        start = match.end()
    return tokens


def _token(kind: str, match: re.Match[str], base: int, group: str) -> Token:
    start, end = match.span(group)
    return Token(kind, match[group], start_pos=base + start, end_pos=base + end)
