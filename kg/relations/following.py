"""What the words behind citations say of them: ``A, B và C hết hiệu lực``.

In: the places of the citations, the findings so far. Out: the findings of the acts that the words
are about, changed where nothing else was said of them.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.relations.cues import Cue, cue_after, is_title, joint_before, member_before
from kg.relations.findings import Finding, act_of_title

if TYPE_CHECKING:
    from kg.relations.places import Places

_AS_A_WHOLE = frozenset({"consolidates", "repeals", "replaces"})


def end_clause(places: Places, index: int, found: list[Finding]) -> None:
    """``A được sửa đổi theo B và C hết hiệu lực``: what follows is said of A, not of C."""
    last = index + 1 == len(places.starts)
    stop = len(places.lower) if last else places.starts[index + 1]
    holder = places.outside(index, stop)
    heads_row = places.begins_row(holder)
    cue = cue_after(places.lower, places.ends[holder], stop, heads_row=heads_row)
    if cue is None:
        return
    agent_of = found[holder].agent_of
    said_of = act_of_title(holder if agent_of is None else agent_of, found)
    alone = places.first_of_paragraph(index) == said_of
    if found[said_of].cue is None or (alone and found[said_of].kind == "promulgated_with"):
        found[said_of] = Finding(cue.kind, None, cue)
        _spread_back(places, said_of, found, found[said_of])
    else:
        _end_paragraph(places, index, cue, found)


def share(places: Places, index: int, found: list[Finding]) -> None:
    """``A và B được thay thế bởi C``: where the list begins the sentence, C replaces all of it."""
    finding = found[index]
    act, cue = finding.agent_of, finding.cue
    if act is None or cue is None or finding.agent_kind not in _AS_A_WHOLE:
        return
    first = places.first_of_paragraph(act)
    start = places.starts[first]
    opening = places.lower[places.paragraph(start) : start].strip()
    if opening in ("", "các") and not set("(;") & set(places.lower[start : cue.start]):
        _spread_back(places, act, found, Finding(finding.agent_kind, index, cue))


def _spread_back(places: Places, index: int, found: list[Finding], said: Finding) -> None:
    """``A, B và C hết hiệu lực``: what follows the last member is said of all."""
    while (previous := places.nearest(index, places.starts[index])) is not None:
        start = places.ends[previous]
        member = member_before(places.lower, places.starts[index], start)
        end = member.start if member else places.starts[index]
        joint = joint_before(places.lower, end, start)
        if joint is None or not is_title(places.lower, start, joint):
            return
        index = act_of_title(previous, found)
        if found[index].cue:
            return
        found[index] = said


def _end_paragraph(places: Places, index: int, cue: Cue, found: list[Finding]) -> None:
    """``A về x; y và sửa đổi B hết hiệu lực``: all of the sentence is the name of A."""
    first = places.first_of_paragraph(index)
    title = range(first + 1, index + 1)
    if not places.begins_row(first) or found[first].cue or cue.kind != "repeals":
        return
    if "." in places.lower[places.ends[index] : cue.start]:
        return
    found[first] = Finding(cue.kind, None, cue)
    for inner in title:
        if found[inner].cue and found[inner].subject is None:
            found[inner] = replace(found[inner], subject=first)
