"""The issuer behind a date where "của" fell out.

In: a shadow with a symbol and a date. Out: a token, where what follows is the body that the symbol
ends with and a title or a mark comes behind it.
"""

from __future__ import annotations

import re
from functools import cache

from grammar.bodies.issuers import body_end
from grammar.citations.tokens import Token
from grammar.tables import listed, load
from grammar.texts.text import fold


def unsaid_issuer(shadow: str, symbol_end: int, at: int) -> Token | None:
    """The issuer where "của" fell out: "12/2018/TT-BNV ngày 3/1/2018 Bộ Nội vụ hướng dẫn …"."""
    gap = _OPENS_ISSUER.match(shadow, at)
    start = gap.end() if gap else at
    end = body_end(shadow, start) if gap else None
    if end is None or not _GOES_ON_AS_TITLE.match(shadow, end):
        return None
    group = _LAST_GROUP.search(shadow, max(0, symbol_end - 24), symbol_end)
    if group is None or not _issues(shadow[start:end], group[1]):
        return None
    return Token("ISSUER", shadow[start:end], start_pos=start, end_pos=end)


_OPENS_ISSUER = re.compile(r"\s+(?=(?:Chính|Thủ|Bộ|UBND|HĐND|Ủy|Hội|Tỉnh|Ban|Quốc|Tổng|Ngân)\s?)")
_LAST_GROUP = re.compile(r"[-/]([A-ZĐ]+g?)\s*$")
_GOES_ON_AS_TITLE = re.compile(
    r"\s*(?:[,;.):\n]|$|(?:về|v/v|hướng\s+dẫn|quy\s+định|phê\s+duyệt|sửa\s+đổi|ban\s+hành)(?!\w))"
)


@cache
def _symbols() -> dict[str, frozenset[str]]:
    """What the symbols of a body's documents end with, by its names in small letters."""
    local = {name: frozenset(symbols.split()) for name, symbols in _LOCAL_SYMBOLS.items()}
    return local | {
        fold(name).lower(): frozenset(listed(row["symbols"]))
        for row in load("issuers")
        for name in (row["name"], *listed(row["aliases"]))
    }


_LOCAL_SYMBOLS = {
    "ubnd": "UBND UB",
    "ủy ban nhân dân": "UBND UB",
    "hđnd": "HĐND",
    "hội đồng nhân dân": "HĐND",
    "tỉnh ủy": "TU",
    "ban thường vụ tỉnh ủy": "TU",
}
_WHOLE_NAME = re.compile(r"\s+(?:tỉnh|thành\s+phố|huyện|quận|thị\s+xã|xã|phường)(?:\s.*)?$")


def _issues(words: str, symbol: str) -> bool:
    """Whether the body that ``words`` name is the one that ``symbol`` ends with."""
    name = " ".join(_WHOLE_NAME.sub("", words).lower().split())
    return symbol in _symbols().get(name, ())
