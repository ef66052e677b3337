"""When and whose: the tokens behind a number or a name, and behind a title.

In: a shadow and where a number, name or title ends. Out: tokens for date, issuer and year.
"""

from __future__ import annotations

import re

from grammar.bodies.issuers import issuer_end
from grammar.citations import lexicon, statutes
from grammar.citations.tokens import Token
from grammar.citations.unsaid_issuers import unsaid_issuer
from grammar.phrases import UPPER
from grammar.texts.abbreviations import without_accents
from grammar.texts.unmarked import with_marks

_TAIL_PARTS = 4
# Date and issuer behind a title that itself cites: not in the span of their act.
NOTED = frozenset({"NOTED_DATE", "NOTED_ISSUER"})


def tail_of(shadow: str, at: int) -> list[Token]:
    """Date, issuer and year after ``at``: each at most once, in any order."""
    found: list[Token] = []
    pattern = lexicon.tail_pattern()
    while len(found) < _TAIL_PARTS and (match := pattern.match(shadow, at)):
        kind = match.lastgroup or ""  # the outermost group: it closes last
        if any(token.type == kind for token in found):
            break
        token = _issuer(shadow, match.end()) if kind == "ISSUER" else token_of(kind, match, 0, kind)
        if token is None or (kind == "DATE" and _opens_a_clause(shadow, token)):
            break
        found.append(token)
        at = token.end_pos or at
    if found and found[-1].type == "DATE":
        unsaid = unsaid_issuer(shadow, found[-1].start_pos or 0, at)
        found += [unsaid] if unsaid else []
    return found


_CAPITAL = re.compile(rf"\s+[{UPPER}]")
_LONGEST_ISSUER = 120


def _misread_end(shadow: str, at: int) -> int:
    """Where an issuer ends that a scan gave other marks: "Chính phú", "Sờ Tài chính"; else 0."""
    words = shadow[at : at + _LONGEST_ISSUER].partition("\n")[0]
    known = with_marks(without_accents(words))
    if known == words or len(known) != len(words):
        return 0
    end = issuer_end(known, 0)
    return at + end if end else 0


def _opens_a_clause(shadow: str, date: Token) -> bool:
    """Whether a date is that of what follows: "Chỉ thị 35-CT/TW, ngày 20/8, Tỉnh ủy đã họp"."""
    end = date.end_pos or 0
    return date.lstrip().startswith(",") and _CLAUSE.match(shadow, end) is not None


_CLAUSE = re.compile(
    r",\s+[A-ZĐỦ][^,.;\n]{2,60}?\s(?:có|đã|ban\s+hành|tổ\s+chức|họp|tiến\s+hành)\s"
)


def _issuer(shadow: str, at: int) -> Token | None:
    end = issuer_end(shadow, at)
    if end is None or _CAPITAL.match(shadow, end):
        end = max(end or 0, _misread_end(shadow, at)) or None
    return Token("ISSUER", shadow[at:end], start_pos=at, end_pos=end) if end else None


def behind_title(shadow: str, at: int) -> list[Token]:
    """Date and issuer behind the title, as the official codification prints them.

    "Nghị định số 13/2021/NĐ-CP Quy định về đối thoại với thanh niên ngày 01/03/2021 của Chính phủ":
    only where no other act stands in the title, since the date would be that act's.
    """
    title = _TITLE.match(shadow, at)
    if title is None:
        return []
    found = tail_of(shadow, title.end("title"))
    if [token.type for token in found] != ["DATE", "ISSUER"] or _names_an_act(title["title"]):
        return []
    return found


def noted_behind(shadow: str, where: list[Token], number: list[Token]) -> list[Token]:
    """Date and issuer at the end of a note of the codification, whatever its title cites.

    "(Điều 2 Thông tư số 5/2020/TT-BYT hướng dẫn Nghị định số 9/2019/NĐ-CP ngày 1/2/2019 của Chính
    phủ ngày 3/4/2020 của Bộ Y tế, có hiệu lực thi hành kể từ ngày …)".
    """
    opening, at = where[0].start_pos or 0, number[-1].end_pos or 0
    is_note = shadow[max(0, opening - 2) : opening].rstrip().endswith("(")
    if not is_note or number[-1].type in WHEN_OR_WHOSE:
        return []
    effective = _EFFECTIVE.search(shadow, at, at + _NOTE_REACH)
    if effective is None:
        return []
    until = effective.start()
    day = shadow.rfind("ngày", at, until)
    found = tail_of(shadow, day) if day > 0 else []
    if [token.type for token in found] != ["DATE", "ISSUER"]:
        return []
    if shadow[found[-1].end_pos : until].strip(" ."):
        return []
    return [Token(f"NOTED_{token.type}", token, token.start_pos, token.end_pos) for token in found]


_EFFECTIVE = re.compile(r",\s+có\s+hiệu\s+lực")
_NOTE_REACH = 900
WHEN_OR_WHOSE = frozenset({"DATE", "ISSUER"})


def _names_an_act(title: str) -> bool:
    acts = (lexicon.NUMBER, *lexicon.STANDARDS, statutes.TRIGGER, lexicon.head_pattern())
    return any(pattern.search(title) for pattern in acts)


_TITLE = re.compile(
    r"(?P<title>\s+(?:Q|H|B|S|P|C|T|V|Đ|về\s|quy\s|hướng\s|ban\s+hành\s|phê\s|sửa\s|bãi\s|công\s+bố\s)"
    r"[^.;:\n]{8,300}?(?<!từ)(?<!đến)(?<!trước)(?<!sau)(?<!vào)(?<!trong)(?<!là))"
    r"(?=\s+ngày\s*\d)"
)


def token_of(kind: str, match: re.Match[str], base: int, group: str) -> Token:
    start, end = match.span(group)
    return Token(kind, match[group], start_pos=base + start, end_pos=base + end)
