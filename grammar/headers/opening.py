"""What a text without letterhead says of itself in its first lines.

In: a ``Text``. Out: a ``Header`` from the line that cites the document itself, or that heads a
page of the codification.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from grammar.bodies.names import read_name
from grammar.model import Header
from grammar.texts.text import tidy

if TYPE_CHECKING:
    from grammar.texts.text import Text

_OWN = (
    r"\s*(?P<type>[A-ZĐ][^\W\d_]+(?:\s[a-zà-ỹđ]+){0,3})\s+số:?\s+"
    r"(?P<number>\d{1,6}[a-z]?)(?P<mark>[/-])(?:(?P<year>(?:19|20)\d\d)/)?(?P<symbol>[A-ZĐ][\w&/-]*)"
)
_OPENING = re.compile(rf"{_OWN}(?P<rest>[^\n]*)")
# A text that goes on in the next issue of the gazette says there what it is.
_CONTINUED = re.compile(
    rf"(?<=\s){_OWN}(?P<rest>[^(]{{0,600}}?)(?=\(Tiếp\s+theo\s+Công\s+báo\s+số)"
)
_CONTINUES = 1500
# "Đề mục 8.3" and its name: a page of the codification (pháp điển) has no letterhead.
_CODIFIED = re.compile(
    r"\s*(?:(?:Đề\s+mục|Chủ\s+đề)\s+[\d.]+\s+[^\n(]{1,300}|BỘ\s+PHÁP\s+ĐIỂN[^\n]{0,80})(?=\s*(?:\n|\(|$))"
)
_OPENING_DATE = re.compile(r"ngày\s+(\d{1,2})[/ ](?:tháng\s+)?(\d{1,2})[/ ](?:năm\s+)?(\d{4})")


def read_opening_line(text: Text) -> Header | None:
    """None where the text does not open so; what the line leaves out stays None."""
    heading = _CODIFIED.match(text.shadow)
    if heading is not None:
        return Header(text.span(0, heading.end()), title=tidy(text.clean[slice(*heading.span())]))
    match = _OPENING.match(text.shadow) or _CONTINUED.search(text.shadow, 0, _CONTINUES)
    if match is None:
        return None
    dated = list(_OPENING_DATE.finditer(match["rest"]))
    last = dated[-1] if dated else None
    day = _valid(last) if last else None
    issuer = re.search(r"\scủa\s+(.+)$", match["rest"][last.end() :]) if last else None
    before = match["rest"][: last.start()] if last else match["rest"]
    title = before.lstrip(" ,")
    if match.re is _CONTINUED and last:
        title = match["rest"][last.end() :]
    year = int(match["year"]) if match["year"] else None
    return Header(
        span=text.span(0, match.end()),
        type=" ".join(match["type"].split()),
        number=match["number"],
        symbol=match["symbol"],
        designation=match.string[match.start("number") : match.end("symbol")],
        date=day,
        year=day.year if day else year,
        month=day.month if day else None,
        issuer=read_name(issuer[1]).name if issuer else None,
        title=" ".join(title.split()) or None,
    )


def _valid(match: re.Match[str]) -> date | None:
    try:
        return date(int(match[3]), int(match[2]), int(match[1]))
    except ValueError:
        return None
