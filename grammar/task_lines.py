"""What a line among tasks is: a task, a title, or what opens a list of something else.

In: shadow text and paragraphs. Out: yes or no, by how the line begins and ends.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from grammar.duties import duty, terms
from grammar.structure.paragraphs import is_below

if TYPE_CHECKING:
    from collections.abc import Callable

    from grammar.structure.paragraphs import Paragraph

# What a law says, below a question or a title of its own.
_STATES = re.compile(r"(?:Căn\s+cứ|Theo)\s[^\n]{0,80}(?:khoản|Điều|Luật|Nghị\s+định|Thông\s+tư)\s")
_FORBIDS = re.compile(
    r"(?:(?:Tuyệt\s+đối|Kiên\s+quyết)\s+)?[Kk]hông\s+(?!có|còn|phải|được|những|chỉ)[^.:]{12}"
)
# It names a part of the list, not a task.
_TOPIC = re.compile(
    r"(?:Tổ\s+chức\s+thực\s+hiện|Phân\s+công(?:\s+(?:nhiệm\s+vụ|trách\s+nhiệm|tổ\s+chức))?(?:\s+thực\s+hiện)?)\s*[:.]?\s*$"
)

# "Đẩy mạnh chính sách ưu đãi là nhiệm vụ cấp bách": what is to be done is what the line is about.
_IS_A_DUTY = re.compile(
    r"(?:(?![Xx]ác\s+định|[Cc]oi|[Xx]em|[Ll]ấy)[^.;:\n]){1,200}?\s(?<!đây\s)là\s+(?:một\s+(?:trong\s+những\s+)?)?"
    r"(?:nhiệm\s+vụ|trách\s+nhiệm|yêu\s+cầu|việc\s+làm)\s+(?!của|được)"
)


def acts(shadow: str, paragraph: Paragraph, *, follows: bool) -> bool:
    """A line under its heading that begins with what is to be done, and under what terms."""
    if _FORBIDS.match(shadow, paragraph.start, paragraph.end):
        return True
    said = terms().match(shadow, paragraph.start, paragraph.end)
    act = duty().match(shadow, said.end() if said else paragraph.start, paragraph.end)
    if act is None or act["verb"] is None:
        return False
    if said is None and act.start("verb") != paragraph.start and not follows:
        return False
    if not paragraph.mark and not shadow[paragraph.start].isupper():
        return False
    told_of = (_TOPIC, _IS_A_DUTY)
    return not any(form.match(shadow, paragraph.start, paragraph.end) for form in told_of)


def opens_other(shadow: str, paragraph: Paragraph) -> bool:
    """A line of its own after marked tasks, above what is none: ``Hồ sơ gồm có:``."""
    if paragraph.mark or shadow[paragraph.end - 1] not in ":?":
        return False
    states = _STATES.match(shadow, paragraph.start) is not None
    return states or not acts(shadow, paragraph, follows=False)


def is_topic(
    shadow: str, paragraph: Paragraph, below: Paragraph | None, names: Callable[[Paragraph], bool]
) -> bool:
    """``II. Tuân thủ trình tự xây dựng văn bản``, ``1. Lập Chương trình hằng năm:`` above tasks.

    ``names``: whether a paragraph begins with who must act.
    """
    if below is None or not paragraph.mark:
        return False
    ended = not shadow[paragraph.end - 1].isalnum()
    if _ROMAN.match(paragraph.mark) and not ended:
        return below.mark[:1].isdigit() or names(below)
    if not is_below(below, paragraph) or (ended and not opens_list(shadow, paragraph)):
        return False
    return acts(shadow, below, follows=False) or names(below)


_ROMAN = re.compile(r"[IVX]{1,6}[.)/]")


def opens_list(shadow: str, paragraph: Paragraph) -> bool:
    return paragraph.mark != "" and shadow.endswith(":", 0, paragraph.end)


def is_title(shadow: str, paragraph: Paragraph, below: Paragraph | None) -> bool:
    """``Điều 15. Các đơn vị phục vụ đào tạo``, above the paragraphs of the article."""
    numbered = below is not None and below.mark[:1].isdigit()
    ended = not shadow[paragraph.end - 1].isalnum()
    return paragraph.mark.startswith("Điều") and numbered and not ended
