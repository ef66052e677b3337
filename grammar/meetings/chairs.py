"""Who presided over a meeting or drew its conclusions.

In: a ``Text``, its ``Header`` and the ``Opening`` of the meeting. Out: participants, the chair
first; more than one where the text says that they presided together.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from grammar.agencies.find import agencies_in, canonical
from grammar.meetings.people import ADDRESS, NAMED, OFFICE_ALONE, PRESIDING, THEN, office_first
from grammar.model import Header, Participant
from grammar.texts.text import Text, fold, tidy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from grammar.meetings.sessions import Opening


def chairs(text: Text, header: Header, told: Opening) -> tuple[Participant, ...]:
    title = tidy(header.title or "")
    places = ((text.shadow, text.clean, told.start, told.end), (fold(title), title, 0, len(title)))
    for patterns in ((NAMED, PRESIDING, office_first()), (OFFICE_ALONE,)):
        for words, shown, start, end in places:
            found = [*_leading(patterns, words, start, end)]
            if found:
                return _people(header, found, shown)
    if header.signer_role == "Chủ trì" and header.signer:  # minutes
        return (Participant(header.span, header.signer, header.signer),)
    return ()


def _people(header: Header, found: list[re.Match[str]], shown: str) -> tuple[Participant, ...]:
    people: dict[str, Participant] = {}
    for match in found:
        name = tidy(shown[match.start("name") : match.end("name")])
        name = name.title() if name.isupper() else name
        role = tidy(shown[match.start("role") : match.end("role")]).strip(" ,-*")
        body = body_of(role, header)
        one = Participant(header.span, name or role, name or None, role or None, body)
        people.setdefault(name, one)
    everyone = tuple(people.values())
    return everyone if _preside_together(found) else everyone[:1]


def _preside_together(found: list[re.Match[str]]) -> bool:
    if len(found) < 2:
        return False
    first, second = found[:2]
    words = first.string
    beside = re.fullmatch(r"\s+và\s+", words[first.end() : second.start()])
    return bool(beside) or _TOGETHER.match(words, second.end()) is not None


_TOGETHER = re.compile(r"\s*,?\s*(?:đồng|cùng)\s+chủ\s+trì")


def _leading(
    patterns: tuple[re.Pattern[str], ...], words: str, start: int, end: int
) -> Iterator[re.Match[str]]:
    for pattern in patterns:
        for match in pattern.finditer(words, start, end):
            if pattern is not NAMED or _leads(words, match):
                yield match


def _leads(words: str, match: re.Match[str]) -> bool:
    """One who presides or concludes, not one who only attends."""
    return bool(match["cue"]) or _LEADS_ON.match(words, match.end()) is not None


_LEADS_ON = re.compile(rf"\s*,?\s*(?:{THEN}|và\s+{ADDRESS}[^.;\n]{{0,120}}?\schủ\s+trì(?!\w))")


def body_of(role: str | None, header: Header) -> str | None:
    """The body that the last office of a list heads, else the issuer, whose office it may be."""
    words = fold(role or "")
    found = list(agencies_in(words))
    if found:
        return canonical(words[slice(*found[-1])], header)
    issuer = header.issuer or ""
    return issuer.removeprefix("Văn phòng ") or None
