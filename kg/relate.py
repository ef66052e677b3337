"""What a document, or an act it cites, does to each act it cites.

In: a text and its citations in order. Out: relations, at least one for every citation (``cites``
where the text says no more). The subject is the document itself, or the citation in whose title
the words stand; ``A được sửa đổi bởi B`` says that B amends A. The words are in the table
``relations``; whether a relation is true, or what the citations mean, is not asked here.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.cues import Cue, before_aside, cue_after, cue_before, is_title, joint_before
from kg.model import Relation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from grammar.model import Citation
    from grammar.text import Text

_ITEM = re.compile(
    r"\s*([-+*•]|\(?\d{1,3}(?:\.\d{1,3})*[.)]|\(?[a-zđ]{1,2}\)|[ivxl]{1,6}[.)])?\s*(?:các\s+)?"
)
_AUXILIARY = re.compile(r"\s*[,(]?\s*(?:mà\s+)?(?:đã|vừa|mới|nay|hiện)?\s*$")
_IS_DONE = re.compile(r"\s*[,(]?\s*(?:đã|vừa|mới)?\s*(?:được|bị)\s")
_CLOSED = re.compile(r"\s*\)")
_ALSO = re.compile(r"(?:,|;|\bvà|\bđồng thời)\s*(?:để\s+)?$")
_ITEMS_BACK = 80


@dataclass(frozen=True, slots=True)
class _Finding:
    """What was found for a citation: what ``subject`` does to it, or whose ``agent`` it is."""

    kind: str = "cites"
    subject: int | None = None
    cue: Cue | None = None
    agent_of: int | None = None
    agent_kind: str = ""


def relate(text: Text, citations: Sequence[Citation]) -> tuple[Relation, ...]:
    """The relations that the words of the text state, in the order of the citations."""
    places = _Places(text, citations)
    found: list[_Finding] = []
    for index in range(len(citations)):
        found.append(_find(places, index, found))
        _spread_back(places, index, found)
    return tuple(
        relation
        for index, finding in enumerate(found)
        for relation in _relations(text, index, finding)
    )


def _relations(text: Text, index: int, finding: _Finding) -> tuple[Relation, ...]:
    cue = text.span(finding.cue.start, finding.cue.end) if finding.cue else None
    if finding.agent_of is None:
        return (Relation(index, finding.kind, finding.subject, cue),)
    return (
        Relation(index, "cites"),
        Relation(finding.agent_of, finding.agent_kind, index, cue),
    )


class _Places:
    """One text in lower case, and where its citations and paragraphs begin and end in it."""

    def __init__(self, text: Text, citations: Sequence[Citation]) -> None:
        self.lower = _lower(text.shadow)
        self._citations = citations
        self.starts = tuple(text.position(_start(citation)) for citation in citations)
        self.ends = tuple(text.position(citation.span.end) for citation in citations)
        self._breaks = (0, *(match.end() for match in re.finditer("\n", self.lower)))

    def paragraph(self, position: int) -> int:
        """Where the paragraph begins that holds ``position``."""
        return self._breaks[bisect_right(self._breaks, position) - 1]

    def alike(self, one: int, other: int) -> bool:
        """Whether two citations print the same number; none of them can act on the other."""
        designation = self._citations[one].designation
        return designation is not None and designation == self._citations[other].designation

    def floor(self, index: int) -> int:
        """Where the words that belong to a citation may begin."""
        start = self.starts[index]
        return max(self.paragraph(start), min(self.ends[index - 1], start) if index else 0)

    def nearest(self, index: int, position: int) -> int | None:
        """The last citation before ``index`` that ends before ``position`` in its paragraph."""
        floor = self.paragraph(position)
        for earlier in range(index - 1, -1, -1):
            if self.ends[earlier] <= position:
                return earlier if self.ends[earlier] > floor else None
        return None

    def head_of_list(self, index: int) -> tuple[int, int] | None:
        """Above an item of a list: the paragraph that ends in a colon, from its last citation."""
        start = self.starts[index]
        at = bisect_right(self._breaks, start) - 1
        item = _ITEM.fullmatch(self.lower, self._breaks[at], start)
        if item is None:
            return None
        far = _ITEMS_BACK if item[1] else 1
        for paragraph in range(at - 1, max(at - 1 - far, -1), -1):
            begin, end = self._breaks[paragraph : paragraph + 2]
            words = self.lower[begin:end].rstrip()
            if words.endswith(":"):
                last = bisect_right(self.ends, begin + len(words)) - 1
                return max(begin, self.ends[last] if last >= 0 else 0), begin + len(words)
        return None


def _find(places: _Places, index: int, before: Sequence[_Finding]) -> _Finding:
    """What the words around citation ``index`` say, given what they said of earlier ones."""
    start = places.starts[index]
    cue = cue_before(places.lower, start, places.floor(index))
    if cue is None or cue.role == "joint":
        joined = _joined(places, index, cue, before)
        if joined is not None:
            return joined
    if cue is None:
        head = places.head_of_list(index)
        cue = cue_before(places.lower, head[1], head[0]) if head else None
    if cue is None:
        cue = _following(places, index)
        return _Finding(cue.kind, None, cue) if cue else _Finding()
    if cue.role == "passive":
        return _passive(places, index, cue, before)
    return _Finding(cue.kind, _subject(places, index, cue, before), cue)


# ------------------------------------------------------------------------------------ the subject


def _subject(places: _Places, index: int, cue: Cue, before: Sequence[_Finding]) -> int | None:
    """The citation in whose title the cue stands; None for the document itself."""
    nearest = places.nearest(index, cue.start)
    if nearest is None or cue.kind in _OF_THE_DOCUMENT:
        return None
    end = places.ends[nearest]
    if places.alike(nearest, index) or not is_title(places.lower, end, cue.start):
        return None
    also = _ALSO.search(places.lower, end, cue.start)
    if also is None:
        return nearest
    earlier = before[nearest]
    if not places.lower[end : also.start()].strip() or _parallel(earlier, cue):
        return earlier.subject
    return nearest


def _parallel(earlier: _Finding, cue: Cue) -> bool:
    """``hướng dẫn A về x và thay thế B``: one subject does both."""
    return earlier.cue is not None and (earlier.subject is None or earlier.kind == cue.kind)


def _passive(places: _Places, index: int, cue: Cue, before: Sequence[_Finding]) -> _Finding:
    """``A được sửa đổi bởi B``: B is the subject of what is said of A."""
    nearest = places.nearest(index, cue.start)
    if nearest is None:
        return _Finding()
    end = places.ends[nearest]
    closed = _CLOSED.match(places.lower, end, cue.start)
    if closed:
        end = closed.end()
        agent_of = before[nearest].agent_of
        nearest = nearest if agent_of is None else agent_of
    auxiliary = _AUXILIARY.search(places.lower, end, cue.start)
    between = auxiliary.start() if auxiliary else cue.start
    if is_title(places.lower, end, before_aside(places.lower, end, between)):
        return _Finding(cue=cue, agent_of=nearest, agent_kind=cue.kind)
    return _Finding()


# -------------------------------------------------------------------------------------- the lists


def _joined(
    places: _Places, index: int, cue: Cue | None, before: Sequence[_Finding]
) -> _Finding | None:
    """What a member of a list takes from the one before it; None where it is none."""
    end = cue.start if cue else places.starts[index]
    previous = places.nearest(index, end)
    if previous is None:
        return None
    joint = _joint(places, previous, end, bare=cue is not None)
    if joint is None or not is_title(places.lower, places.ends[previous], joint):
        return None
    model = before[previous]
    if ";" in places.lower[joint:end]:
        model = _outermost(model, before)
    elif model.agent_of is not None and _IS_DONE.match(places.lower, places.ends[index]):
        model = before[model.agent_of]
    if cue is not None:
        return model if model.kind in _CARRIED_OUT else None
    return model if model.cue else None


def _joint(places: _Places, previous: int, end: int, *, bare: bool) -> int | None:
    floor = places.ends[previous]
    if not bare:
        return joint_before(places.lower, end, floor)
    while end > floor and places.lower[end - 1] in " ,;":
        end -= 1
    return end


def _outermost(finding: _Finding, before: Sequence[_Finding]) -> _Finding:
    """A semicolon goes on with the list that the nested citation stands in."""
    while True:
        outer = finding.agent_of if finding.agent_of is not None else finding.subject
        if outer is None:
            return finding
        finding = before[outer]


def _following(places: _Places, index: int) -> Cue | None:
    last = index + 1 == len(places.starts)
    stop = len(places.lower) if last else places.starts[index + 1]
    return cue_after(places.lower, places.ends[index], stop)


def _spread_back(places: _Places, index: int, found: list[_Finding]) -> None:
    """``A, B và C hết hiệu lực``: what follows the last member is said of all."""
    cue = found[index].cue
    if cue is None or cue.role != "after":
        return
    for earlier in range(index - 1, -1, -1):
        start, end = places.ends[earlier], places.starts[earlier + 1]
        joint = joint_before(places.lower, end, start) if start < end else None
        if joint is None or found[earlier].cue or not is_title(places.lower, start, joint):
            return
        found[earlier] = found[index]


_OF_THE_DOCUMENT = frozenset({"based_on", "proposes", "promulgated_with", "cites"})
_CARRIED_OUT = frozenset({"reviews", "implements"})


def _start(citation: Citation) -> int:
    return citation.pinpoint_span.start if citation.pinpoint_span else citation.span.start


def _lower(shadow: str) -> str:
    lower = shadow.lower()
    return lower if len(lower) == len(shadow) else shadow
