"""Short names that a text defines for itself: "(sau đây gọi tắt là Nghị định 30)".

In: the text and the mentions found so far. Out: a candidate for each later use of such a name, from
its definition to the end of the text, and which mention a name stands for. A definition that
repeats number and symbol defines nothing new: the number is found wherever it stands.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from lark import Token

from grammar import lexicon
from grammar.mentions import Candidate, pinpoints_of
from grammar.phrases import phrase_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from grammar.text import Text

_WORDS = 8


@dataclass(frozen=True, slots=True)
class Alias:
    """A defined name: its words, where its definition ends, and the mention it stands for."""

    name: str
    defined: int
    antecedent: Candidate


def defined_names(text: Text, mentions: Sequence[Candidate]) -> tuple[Alias, ...]:
    """The short names that ``text`` defines for the mentions before them."""
    found: dict[str, Alias] = {}
    starts = [mention.start for mention in mentions]
    for match in _definition().finditer(text.shadow):
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


def uses(
    text: Text, aliases: Sequence[Alias], mentions: Sequence[Candidate]
) -> Iterator[tuple[Alias, Candidate]]:
    """Each later use of a defined name that lies in no other mention, in text order."""
    if not aliases:
        return
    by_name = {_key(alias.name): alias for alias in aliases}
    forms = {_form(alias.name) for alias in aliases}
    either = "|".join(sorted(forms, key=len, reverse=True))
    starts = [mention.start for mention in mentions]
    for match in re.finditer(rf"(?<!\w)(?:{either})(?![\w/.]\w|\w)", text.shadow):
        alias = by_name[_key(match[0])]
        before = bisect_right(starts, match.start()) - 1
        taken = mentions[before].end if before >= 0 else 0
        if match.start() < alias.defined or match.start() < taken:
            continue
        if before + 1 < len(starts) and starts[before + 1] < match.end():
            continue
        token = Token("ALIAS", match[0], start_pos=match.start(), end_pos=match.end())
        where = pinpoints_of(text.shadow, match.start(), taken)
        yield alias, Candidate((*where, token))


@cache
def _definition() -> re.Pattern[str]:
    names = [form for name in lexicon.type_names() for form in (name, name.lower())]
    types = phrase_pattern(names, capitals=True)
    return re.compile(
        r"(?:sau\s+đây|dưới\s+đây)\s+(?:được\s+)?(?:gọi|viết)\s+(?:tắt\s+|chung\s+)?(?:là|tắt\s+là)"
        rf"\s*:?\s*[\"“'«]?(?P<name>{types}(?:\s+[^\s()\"”'»;,.]+){{1,{_WORDS}}})\s*[\"”'»]?\s*[);,.]"
    )


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
        if not number and act.lower().startswith(first):
            return mention
    return None


def _key(name: str) -> str:
    return " ".join(word for word in name.split() if word.lower() != "số").lower()


def _form(name: str) -> str:
    first, *rest = [re.escape(word) for word in name.split() if word.lower() != "số"]
    either_case = f"(?:{first[0].lower()}|{first[0].upper()}){first[1:]}"
    return r"\s+(?:số\s+)?".join((either_case, *rest))
