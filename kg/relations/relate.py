"""What a document, or an act it cites, does to each act it cites.

In: a text and its citations in order. Out: relations, at least one for every citation (``cites``
where the text says no more). The subject is the document itself, or the citation in whose title
the words stand; ``A được sửa đổi bởi B`` says that B amends A. The words are in the table
``relations``; whether a relation is true, or what the citations mean, is not asked here.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.model import Relation
from kg.relations.cues import (
    Cue,
    before_aside,
    cue_before,
    cue_of_head,
    is_bare_title,
    is_list_title,
    is_title,
)
from kg.relations.findings import STATUTES, Finding, act_of_title
from kg.relations.following import end_clause, share
from kg.relations.listed import joined, next_member
from kg.relations.places import Places
from kg.relations.scopes import CHANGING, speaks_of_parts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from grammar.model import Citation
    from grammar.texts.text import Text

_AUXILIARY = re.compile(
    r"\s*[,(]?\s*(?:và\s+|mà\s+|sau\s+(?:đó|này)\s+)?(?:đã|vừa|mới|nay|hiện|cũng|sẽ)?\s*$"
)
_ALSO = re.compile(r"(?:,|;|\bvà|\bđồng thời)\s*(?:để\s+)?$")
_PURPOSE = re.compile(r"\s*,?\s*(?:để|nhằm)\s+(?:tiếp tục\s+|tổ chức\s+)*$")
_ISSUING = re.compile(r"(?:ban hành|xây dựng|tham mưu|có)\s+(?:các\s+)?$")
_PARTICIPLE = re.compile(
    r"(?:sửa đổi|bổ sung|điều chỉnh)(?:(?:,|\s+và)?\s+bổ\s+sung)?\s+(?:tại|bởi|theo)(?:\s+các)?\s*"
)
_OPENING = re.compile(r"\s*(?:(?:[-+*•]|\(?\w{1,4}[.)])\s*)?\(?\s*(?:để\s+)?")
_MAIN_CLAUSE = re.compile(
    r",\s+(?:bộ|tổng\s+cục|cục|công\s+ty|tập\s+đoàn|ngân\s+hàng|ban|liên)\s[^.,;:\n]{2,80}$"
)
_GROUNDS = frozenset({"based_on", "implements", "proposes"})
_ANEW = re.compile(r"(?:\s*,|\s+và)(?:\s+(?:và|nay|sau\s+(?:đó|này)|đến\s+nay|hiện|đã))*\s+")
_DONE = re.compile(
    r"(?:sửa đổi|bổ sung|điều chỉnh|thay thế|bãi bỏ|hủy bỏ|đính chính)"
    r"\s+(?:tại|bởi|bằng|theo)(?!\w).*"
)
_AND_ALSO = re.compile(r"[^.:\n]*?(?:,|;|\svà|\shoặc)\s*(?:và\s+|hoặc\s+|đồng\s+thời\s+)?")
_OPENS_GROUNDS = re.compile(r"[-+*•\s]*căn\s+cứ(?!\w)")
_NEXT_GROUND = re.compile(r"(?:^\s*,|;)\s*(?:và\s+)?(?:quy\s+định\s*(?:,|và)\s*)?$")
_PROVISION = re.compile(r"(?:tại|trong|ở)(?:\s+các)?$")

# What these are about can only be the document they stand in.
_OF_THE_DOCUMENT = frozenset({"based_on", "proposes", "promulgated_with", "cites"})
# ``A hướng dẫn B (thay thế C)``: what A does to B is its title, and A does the rest too.
_IN_TITLES = frozenset({"guides", "amends", "implements"})
_PAPERS = ("Tờ trình", "Báo cáo", "Biên bản")
_NEVER_PROPOSE = STATUTES | {"Nghị định", "Sắc lệnh", "Thông tư"}


def relate(text: Text, citations: Sequence[Citation]) -> tuple[Relation, ...]:
    """The relations that the words of the text state, in the order of the citations."""
    places = Places(text, citations)
    found: list[Finding] = []
    for index in range(len(citations)):
        found.append(_find(places, index, found))
        _give_reason(index, found)
        share(places, index, found)
        end_clause(places, index, found)
    return tuple(
        relation
        for index, finding in enumerate(found)
        for relation in _relations(text, index, finding)
    )


def _relations(text: Text, index: int, finding: Finding) -> tuple[Relation, ...]:
    cue = text.span(finding.cue.start, finding.cue.end) if finding.cue else None
    kind = finding.kind if finding.agent_of is None else finding.agent_kind
    words = text.printed(finding.cue.start, finding.cue.end) if finding.cue else ""
    partly = kind in CHANGING and speaks_of_parts(words.lower())
    if finding.agent_of is None:
        return (Relation(index, kind, finding.subject, cue, partly),)
    return (Relation(index, "cites"), Relation(finding.agent_of, kind, index, cue, partly))


def _find(places: Places, index: int, before: Sequence[Finding]) -> Finding:
    """What the words around citation ``index`` say, given what they said of earlier ones."""
    cue = _cue(places, index, places.starts[index], places.floor(index))
    if cue is None or cue.role == "joint":
        taken = joined(places, index, cue, before) or next_member(places, index, before)
        if taken is not None:
            return taken
    if cue is None or cue.kind == "promulgated_with":
        cue = _above(places, index, cue) or cue
    if cue is None:
        return Finding()
    if _is_planned_too(places, index, cue, before):
        cue = Cue("plan", "cites", cue.start, cue.end)
    if cue.role == "passive" or _is_participle(places, index, cue, before):
        return _passive(places, index, cue, before)
    return Finding(cue.kind, _subject(places, index, cue, before), cue)


def _is_planned_too(places: Places, index: int, cue: Cue, before: Sequence[Finding]) -> bool:
    """``đề xuất bãi bỏ A, sửa đổi B``: what is proposed for the first is proposed for both."""
    earlier = before[index - 1].cue if index else None
    if earlier is None or earlier.role != "plan" or cue.kind not in CHANGING:
        return False
    return _AND_ALSO.fullmatch(places.lower, places.ends[index - 1], cue.start) is not None


def _cue(places: Places, index: int, end: int, floor: int) -> Cue | None:
    """The words right before a citation, where such words can be said of such an act."""
    cue = cue_before(places.lower, end, floor)
    if cue is None:
        return None
    citation = places.citations[index]
    words = places.lower[cue.start : cue.end]
    by_law = cue.kind == "proposes" and citation.type in _NEVER_PROPOSE
    provision = any(pinpoint.article for pinpoint in citation.pinpoints)
    followed = cue.kind == "implements" and provision and _PROVISION.search(words) is not None
    opening = _OPENING.fullmatch(places.lower, places.paragraph(cue.start), cue.start)
    attached = cue.kind == "promulgated_with" and _is_attached(places, index, cue)
    ground = opening is not None and places.lower.startswith(",", places.ends[index])
    named = cue.kind == "guides" and _names_ground(places, index, cue)
    if by_law or named or (followed and not ground) or (attached and opening is None):
        return Cue(cue.role, "cites", cue.start, cue.end)
    return cue


def _names_ground(places: Places, index: int, cue: Cue) -> bool:
    """``Căn cứ Điều lệ Đảng; Hướng dẫn thi hành Điều lệ Đảng``: the guidance is itself a ground."""
    begin = places.paragraph(cue.start)
    between = places.lower[max(begin, places.ends[index - 1] if index else begin) : cue.start]
    opened = _OPENS_GROUNDS.match(places.lower, begin, cue.start)
    return opened is not None and _NEXT_GROUND.search(between) is not None


def _is_attached(places: Places, index: int, cue: Cue) -> bool:
    """``A kèm theo Báo cáo 5``: papers sent together, none of which is issued with the other."""
    behind_act = index > 0 and not places.lower[places.ends[index - 1] : cue.start].strip(" ,")
    with_paper = (places.citations[index].type or "").startswith(_PAPERS)
    return places.lower.startswith("kèm", cue.start) and (behind_act or with_paper)


def _above(places: Places, index: int, cue: Cue | None) -> Cue | None:
    """What the head of the list, or the title of the table, says of this member or row."""
    begin = places.starts[index] if cue is None else cue.start
    head = places.head_of_list(begin)
    if head is None:
        return places.table(index) if cue is None and places.begins_row(index) else None
    start, end = head
    floor = max(start, places.last_end(end))
    return _cue(places, index, end, floor) or cue_of_head(places.lower, start, end)


# ------------------------------------------------------------------------------------ the subject


def _subject(places: Places, index: int, cue: Cue, before: Sequence[Finding]) -> int | None:
    """The citation in whose title the cue stands; None for the document itself."""
    nearest = places.nearest(index, cue.start)
    if nearest is None or (cue.kind in _OF_THE_DOCUMENT and not _replies(places, cue)):
        return None
    end = places.ends[nearest]
    if places.alike(nearest, index):
        return None
    if _is_purpose(places, nearest, cue.start):
        return nearest
    between = before_aside(places.lower, end, _before_auxiliary(places.lower, end, cue.start))
    if not is_title(places.lower, end, between) or _in_main_clause(places, nearest, cue, before):
        return None
    also = _ALSO.search(places.lower, end, cue.start)
    same = _said_above(nearest, cue.kind, before) if also else None
    if same is not None:
        return before[same].subject
    earlier = before[nearest]
    if places.later(index, nearest):
        return earlier.subject
    if earlier.kind in _IN_TITLES and places.lower[end : cue.start].strip() == "(":
        return earlier.subject
    if also and not places.lower[end : also.start()].strip():
        return nearest if _is_issued(places, nearest) else earlier.subject
    if also and _parallel(earlier):
        return earlier.subject
    return _able(places, index, nearest, before, cue.kind)


def _in_main_clause(places: Places, nearest: int, cue: Cue, before: Sequence[Finding]) -> bool:
    """``Căn cứ A về x, Bộ Tài chính sửa đổi B``: the ground does nothing, its reader does."""
    ground = before[act_of_title(nearest, before)]
    if ground.kind not in _GROUNDS:
        return False
    return _MAIN_CLAUSE.search(places.lower, places.ends[nearest], cue.start) is not None


def _able(places: Places, index: int, nearest: int, before: Sequence[Finding], kind: str) -> int:
    """The act around ``nearest`` that can do this: a decree amends decrees, a law guides none."""
    level: int | None = nearest
    while level is not None and not _can_act(places, level, index, kind):
        level = before[level].subject
    return nearest if level is None else level


def _can_act(places: Places, agent: int, index: int, kind: str) -> bool:
    own, other = places.citations[agent].type, places.citations[index].type
    if kind == "amends":
        return own == other
    return kind != "guides" or own not in STATUTES or other in STATUTES


def _said_above(index: int, kind: str, before: Sequence[Finding]) -> int | None:
    """The act around citation ``index`` of which ``kind`` is said, or the citation itself."""
    level: int | None = index
    while level is not None and (before[level].cue is None or before[level].kind != kind):
        level = before[level].subject
    return level


def _is_purpose(places: Places, nearest: int, start: int) -> bool:
    """``ban hành Kế hoạch 5 để thực hiện Nghị quyết 7``."""
    end = places.ends[nearest]
    purpose = _PURPOSE.search(places.lower, end, start)
    if purpose is None or not _is_issued(places, nearest):
        return False
    return is_title(places.lower, end, purpose.start())


def _replies(places: Places, cue: Cue) -> bool:
    """``Công văn 5 trả lời Công văn 7``: a reply may be another's."""
    return places.lower.startswith(("trả lời", "phúc đáp"), cue.start)


def _is_issued(places: Places, index: int) -> bool:
    start = places.starts[index]
    return _ISSUING.search(places.lower, max(0, start - 20), start) is not None


def _parallel(earlier: Finding) -> bool:
    """``hướng dẫn A về x và thay thế B``: the document does both."""
    return earlier.cue is not None and earlier.kind != "based_on" and earlier.subject is None


def _before_auxiliary(lower: str, start: int, end: int) -> int:
    auxiliary = _AUXILIARY.search(lower, start, end)
    return auxiliary.start() if auxiliary else end


def _passive(places: Places, index: int, cue: Cue, before: Sequence[Finding]) -> Finding:
    """``A được sửa đổi bởi B``: B is the subject of what is said of A."""
    nearest = places.nearest(index, cue.start)
    if nearest is None:
        row = places.row_above(index)
        return Finding() if row is None else Finding(cue=cue, agent_of=row, agent_kind=cue.kind)
    end = places.ends[nearest]
    between = before_aside(places.lower, end, _before_auxiliary(places.lower, end, cue.start))
    heads_row = places.begins_row(nearest) and is_bare_title(places.lower, end, between)
    titled = is_title(places.lower, end, between) or is_list_title(places.lower, end, between)
    act = _amended(places, index, nearest, before)
    done = before[act].agent_of
    if done is not None and _ANEW.fullmatch(places.lower, end, cue.start):
        act = done
    if (heads_row or titled) and not places.alike(index, act):
        return Finding(cue=cue, agent_of=act, agent_kind=cue.kind)
    return Finding()


def _amended(places: Places, agent: int, nearest: int, before: Sequence[Finding]) -> int:
    """``A về B (sau đây gọi là A) được sửa đổi``: A is amended, not the act in its title.

    A decree amends no law, but the decree in whose title the law stands.
    """
    act = act_of_title(nearest, before)
    if places.alike(agent - 1, act):
        return act
    own = places.citations[agent].type
    level: int | None = nearest
    while level is not None and places.citations[level].type != own:
        level = before[level].subject
    return nearest if level is None else level


def _is_participle(places: Places, index: int, cue: Cue, before: Sequence[Finding]) -> bool:
    """``A, sửa đổi tại B và bãi bỏ tại C``: the words that the passive begins with are left out."""
    nearest = places.nearest(index, cue.start)
    if nearest is None:
        return False
    between = places.lower[places.ends[nearest] : cue.start]
    words = places.lower[cue.start : cue.end]
    if before[nearest].agent_of is not None and _ANEW.fullmatch(between):
        return _DONE.fullmatch(words) is not None
    return (
        between.split() in ([","], ["("], [",", "đã"]) and _PARTICIPLE.fullmatch(words) is not None
    )


def _give_reason(index: int, found: list[Finding]) -> None:
    """The row of a table may say who ended its act, and how; then the title says no more of it."""
    row = found[index].agent_of
    cue = found[row].cue if row is not None else None
    if row is not None and cue is not None and cue.role == "table":
        found[row] = Finding()
