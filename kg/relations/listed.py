"""What a member of a list of acts takes from the members before it.

In: the places of the citations, the findings so far. Out: the finding to take over. A list may
stand in the title of a member of another: a semicolon, a later date, or an act that cannot be the
object there goes on with the outer one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.relations.cues import before_aside, is_title, joint_before, member_before
from kg.relations.findings import STATUTES, Finding, outermost

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.relations.cues import Cue
    from kg.relations.places import Places

_IS_DONE = re.compile(r"\s*[,(]?\s*(?:đã|vừa|mới)?\s*(?:được|bị)\s")
_SEPARATED = re.compile(r"(?:[,;]|\bvà)\s*$")
_BARE_JOINT = re.compile(r"[\s,;]*(?:\bvà\s+)?$")
_BLANK = re.compile(r"[^\S\n]+")
_STOP = re.compile(r"\.\s+$")
_LISTED = re.compile(r"[^.;\n]{0,300};")
_CONSISTING_OF = re.compile(r"[^.;\n]{0,200}(?<!\w)(?:bao\s+)?gồm(?:\s+các)?\s*:?\s*")
_JOINT_REACH = 20
_AMONG_EQUALS = frozenset({"amends", "replaces", "repeals", "corrects"})
_RUNNING = frozenset({"based_on", "implements"})
_CARRIED_OUT = frozenset({"reviews", "implements"})
_RANK = {"Nghị định": 1, "Thông tư": 2, "Thông tư liên tịch": 2} | dict.fromkeys(
    ("Chỉ thị", "Công văn", "Kế hoạch", "Văn bản"), 3
)


def joined(
    places: Places, index: int, cue: Cue | None, before: Sequence[Finding]
) -> Finding | None:
    """What a member of a list takes from the one before it; None where it is none."""
    end = cue.start if cue else places.starts[index]
    previous = places.nearest(index, end)
    if previous is None:
        return None
    if cue is None and (
        _runs_on(places, previous, index, before[previous]) or _spells_out(places, previous, index)
    ):
        return before[previous]
    joint = _joint(places, previous, end, bare=cue is not None)
    if joint is None:
        return None if cue else _base_behind_stop(places, index, previous, before)
    title_end = before_aside(places.lower, places.ends[previous], joint)
    if not is_title(places.lower, places.ends[previous], title_end):
        return _next_base(places, index, joint, before) if cue is None else None
    model = _of_same_rank(places, index, previous, joint, before)
    if model.kind == "promulgated_with" and places.lower[places.ends[previous] : joint].strip():
        return None
    return model if model.cue and (cue is None or _goes_on(cue, model)) else None


def next_member(places: Places, index: int, before: Sequence[Finding]) -> Finding | None:
    """``Căn cứ A; các quy định tại B``: a member of a list that says what of the act is meant."""
    previous = places.nearest(index, places.starts[index])
    if previous is None:
        return None
    cue = member_before(places.lower, places.starts[index], places.ends[previous])
    if cue is None or not _SEPARATED.search(
        places.lower, max(0, cue.start - _JOINT_REACH), cue.start
    ):
        return None
    return joined(places, index, cue, before)


def _runs_on(places: Places, previous: int, index: int, model: Finding) -> bool:
    """``Thực hiện A B``: the comma between two members is left out."""
    beside = _BLANK.fullmatch(places.lower, places.ends[previous], places.starts[index])
    return model.kind in _RUNNING and beside is not None and not places.alike(previous, index)


def _spells_out(places: Places, previous: int, index: int) -> bool:
    """``quy định chi tiết một số điều của Luật A, gồm: Điều 5 Luật A``: the same act, in detail."""
    one, other = places.citations[previous], places.citations[index]
    same = other.pinpoints and (one.name, one.designation) == (other.name, other.designation)
    gap = places.lower[places.ends[previous] : places.starts[index]]
    return bool(same) and _CONSISTING_OF.fullmatch(gap) is not None


def _goes_on(cue: Cue, model: Finding) -> bool:
    """Whether words that lead to one more member can follow what is said of the list."""
    either = {model.kind, cue.kind}
    return not cue.kind or len(either) == 1 or either <= _CARRIED_OUT


def _of_same_rank(
    places: Places, index: int, previous: int, joint: int, before: Sequence[Finding]
) -> Finding:
    """What is said of the list that this member belongs to, the inner or the outer one."""
    model = before[previous]
    between = places.lower[joint : places.starts[index]]
    if ";" in between:
        if model.kind == "guides" and _amends_the_one_before(places, index, previous):
            return model
        outer = outermost(model, before)
        said = model if model.agent_of is None else before[model.agent_of]
        return outer if outer.cue or not _heads_list(places, said) else said
    if model.agent_of is not None:
        named = places.citations[index].name and not places.citations[previous].name
        done = _IS_DONE.match(places.lower, places.ends[index])
        return before[model.agent_of] if named or done else model
    if model.subject is None:
        return model
    level = _where_it_fits(places, index, previous, before)
    anew = "và" not in between and _names_issuer_anew(places, model.subject, previous, index)
    outer = outermost(model, before)
    if level is model and anew and outer.cue and model.kind in _AMONG_EQUALS:
        return outer
    return level


def _amends_the_one_before(places: Places, index: int, previous: int) -> bool:
    """``hướng dẫn Luật A; Luật sửa đổi Luật A``: both are guided, whatever parts them."""
    own, earlier = (places.citations[one].name or "" for one in (index, previous))
    return bool(earlier) and " sửa đổi" in own[:20] and earlier.casefold() in own.casefold()


def _heads_list(places: Places, model: Finding) -> bool:
    """``A sửa đổi B; C``: where A begins the paragraph, C is of no other list."""
    agent = model.subject
    return agent is not None and model.kind in _AMONG_EQUALS and places.begins_row(agent)


def _where_it_fits(places: Places, index: int, member: int, before: Sequence[Finding]) -> Finding:
    """What is said of the innermost list around ``member`` to which this act may belong."""
    model = before[member]
    while model.subject is not None and (
        places.later(index, model.subject) or not _can_be_object(places, member, index, model)
    ):
        member = model.subject
        model = before[member]
    return model


def _can_be_object(places: Places, member: int, index: int, model: Finding) -> bool:
    """Whether an act amends, or guides, an act of this type beside the one named before."""
    last, own = places.citations[member].type, places.citations[index].type
    if model.kind == "guides" and model.subject is not None:
        guide = _RANK.get(places.citations[model.subject].type or "", 0)
        return guide == 0 or _RANK.get(own or "", 0) < guide
    return model.kind != "amends" or own == last or {own, last} <= STATUTES


def _names_issuer_anew(places: Places, agent: int, previous: int, index: int) -> bool:
    """``A sửa đổi B, C của Chính phủ``: C is beside A, for the body named there is that of all."""
    bare = (places.citations[one].issuer is None for one in (agent, previous))
    own = places.citations[index]
    return all(bare) and own.issuer is not None and not own.text[0].isdigit()


def _next_base(places: Places, index: int, joint: int, before: Sequence[Finding]) -> Finding | None:
    """``Căn cứ A …; B``: a semicolon begins the next of the acts that the paragraph begins with."""
    first = before[places.first_of_paragraph(index)]
    grounds = first.kind in ("based_on", "proposes") and first.subject is None
    return first if grounds and ";" in places.lower[joint : places.starts[index]] else None


def _base_behind_stop(
    places: Places, index: int, previous: int, before: Sequence[Finding]
) -> Finding | None:
    """``Căn cứ A. B; C``: an old list of grounds, where a full stop stands for a semicolon."""
    start, first = places.starts[index], before[places.first_of_paragraph(index)]
    stopped = _STOP.search(places.lower, max(places.ends[previous], start - _JOINT_REACH), start)
    listed = _LISTED.match(places.lower, places.ends[index])
    return first if first.kind == "based_on" and stopped and listed else None


def _joint(places: Places, previous: int, end: int, *, bare: bool) -> int | None:
    floor = places.ends[previous]
    if not bare:
        return joint_before(places.lower, end, floor)
    joint = _BARE_JOINT.search(places.lower, max(floor, end - _JOINT_REACH), end)
    return joint.start() if joint else end
