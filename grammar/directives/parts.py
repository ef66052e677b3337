"""What kind of part of a document a paragraph stands in, by the title of the part.

In: shadow text and paragraphs in order. Out: whether the part tells how things went, or says who
carries a norm out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from grammar.structure.paragraphs import is_under

if TYPE_CHECKING:
    from grammar.structure.paragraphs import Paragraph

# Titles of parts in which nobody is put to work, though bodies and verbs stand side by side.
_TELLS = re.compile(
    r"(?:đặc\s+điểm,?\s+)?(?:đánh\s+giá|(?:về\s+)?(?:tình\s+hình|thực\s+trạng|kết\s+quả|ưu\s+điểm|tồn\s+tại"
    r"|hạn\s+chế|khuyết\s+điểm|nguyên\s+nhân|sự\s+cần\s+thiết|vi\s+phạm))(?!\w)"
    r"(?:(?!\s(?:gửi|báo\s+cáo|đề\s+nghị|yêu\s+cầu|giao|trước|trình)\s)[^.:;\n]){0,110}[.:]?\s*",
    re.IGNORECASE,
)
_PROPOSED = re.compile(r"(?:Theo|Xét)\s+đề\s+nghị\s[^:\n]*[;,.]\s*")
_LONGEST_TITLE = 160
_CARRIES_OUT = re.compile(r"(?:Tổ\s+chức\s+thực\s+hiện|Trách\s+nhiệm)(?!\w)")


@dataclass(frozen=True, slots=True)
class Part:
    """The part of a document that a paragraph stands in, by the title of the part.

    ``tells``: how things went, or are; ``orders``: the article of a norm on who carries it out.
    ``proposed``: the paragraph ends a preamble; ``enacts``: it stands behind that.
    """

    title: Paragraph | None = None
    tells: bool = False
    orders: bool = False
    proposed: bool = False
    enacts: bool = False

    def after(self, shadow: str, paragraph: Paragraph) -> Part:
        """The part behind ``paragraph``, which may be the title of the next."""
        proposed = _PROPOSED.fullmatch(shadow, paragraph.start, paragraph.end) is not None
        part = self._titled(shadow, paragraph)
        if (part.proposed, part.enacts) == (proposed, self.proposed):
            return part
        return replace(part, proposed=proposed, enacts=self.proposed)

    def _titled(self, shadow: str, paragraph: Paragraph) -> Part:
        if paragraph.mark.startswith("Điều"):
            orders = _CARRIES_OUT.match(shadow, paragraph.start, paragraph.end) is not None
            return Part(paragraph, orders=orders)
        short = paragraph.mark and paragraph.end - paragraph.start < _LONGEST_TITLE
        if short and _TELLS.fullmatch(shadow, paragraph.start, paragraph.end):
            return Part(paragraph, tells=True)
        if self.tells and self.title and not is_under(paragraph, self.title):
            return Part()
        return self
