"""Lines that name who must act, above what they must do; and lists that only name who reads.

In: shadow text and paragraphs. Out: the shapes of such lines, for ``orders`` to fill with actors.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from grammar.structure.paragraphs import is_under

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from grammar.structure.paragraphs import Paragraph


@dataclass(frozen=True, slots=True)
class Heading:
    """``announced``: at the end of a sentence that orders, not in a line of its own."""

    responsible: tuple[str, ...]
    partners: tuple[str, ...] = ()
    announced: bool = False


@dataclass(frozen=True, slots=True)
class Above:
    """A heading and its paragraph; ``first`` is the first with a mark below it.

    ``listed``: the last paragraph below it had a mark.
    """

    paragraph: Paragraph
    heading: Heading
    first: Paragraph | None = None
    listed: bool = False

    def with_next(self, paragraph: Paragraph) -> Above | None:
        """The same with ``paragraph``, if that stands below: ``II.`` ends the list 1., 2., 3."""
        if not is_under(paragraph, self.paragraph):
            return None
        marked = bool(paragraph.mark)
        first = self.first or (paragraph if marked else None)
        if first and marked and not self.paragraph.mark and is_under(first, paragraph):
            return None
        return replace(self, first=first, listed=marked)


def without_lists(shadow: str, content: Iterable[Paragraph]) -> Iterator[Paragraph]:
    """The list below ``Kính gửi:`` names who reads; the one below ``Hồ sơ gồm:`` what is in it."""
    listed = False
    whole: Paragraph | None = None
    for paragraph in content:
        end = paragraph.end
        if whole is not None and is_under(paragraph, whole):
            continue
        whole = (
            paragraph
            if paragraph.mark and _CONSISTS.fullmatch(shadow, paragraph.start, end)
            else None
        )
        if whole is not None:
            continue
        if _ADDRESS.search(shadow, max(paragraph.start, end - _LONGEST_ADDRESS), end):
            listed = True
        elif not (listed and paragraph.mark in {"-", "+", "•", "*"}):
            listed = False
            yield paragraph


# "CHỦ TỊCH UBND TỈNH ĐIỆN:" opens the addressees of a telegram.
_ADDRESS = re.compile(r"(?<!\w)(?:ĐIỆN|điện|Điện|[Kk]ính\s+gửi|KÍNH\s+GỬI)\s*:\s*$")
_LONGEST_ADDRESS = 20
_WHAT = (
    r"(?:nhiệm\s+vụ|nội\s+dung|(?:công\s+)?việc|giải\s+pháp|biện\s+pháp|công\s+tác|yêu\s+cầu"
    r"|vấn\s+đề)"
)
_HOW = (
    r"(?:tốt|nghiêm(?:\s+túc)?|(?:có\s+)?hiệu\s+quả|đồng\s+bộ|quyết\s+liệt|kịp\s+thời|ngay|chặt\s+chẽ"
    r"|đầy\s+đủ|,)"
)
_FIELD = r"(?:chức\s+năng|nhiệm\s+vụ|quyền\s+hạn|thẩm\s+quyền|trách\s+nhiệm|lĩnh\s+vực)"
HEADING_REST = re.compile(
    r"\s*(?:,?\s*(?:có\s+trách\s+nhiệm|chịu\s+trách\s+nhiệm|chủ\s+trì|tiếp\s+tục|tập\s+trung|khẩn\s+trương"
    r"|nghiêm\s+túc|chủ\s+động|quan\s+tâm|quyết\s+liệt|chỉ\s+đạo|lãnh\s+đạo|phối\s+hợp"
    r"|được\s+(?:giao|phân\s+công)\s[^.:;\n]{0,80}(?=:)"
    rf"|(?:theo|căn\s+cứ|trong\s+phạm\s+vi)\s+{_FIELD}(?:\s*(?:,|và)\s*{_FIELD})*(?:\s+(?:được\s+(?:giao|phân\s+công)|của\s+mình|quản\s+lý))*"
    rf"|(?:tổ\s+chức\s+)?(?:thực\s+hiện|triển\s+khai)(?:\s*{_HOW})*(?:\s+(?:tốt\s+)?(?:các|một\s+số|những)?"
    rf"\s*{_WHAT}(?:\s*,\s*{_WHAT})*(?:\s+(?:trọng\s+tâm|chủ\s+yếu|cấp\s+bách|cụ\s+thể))?)?)"
    r"(?:\s+(?:sau|dưới)(?:\s+đây)?)?)*(?:\s+như\s+sau)?\s*[:.;]?\s*"
)
HEADING_WITH = re.compile(
    r"\s*,?\s*(?:có\s+trách\s+nhiệm\s+)?(?:[Cc]hủ\s+trì|[Kk]hẩn\s+trương)?\s*,?\s*(?:và\s+)?"
    r"[Pp]hối\s+hợp\s+(?:chặt\s+chẽ\s+)?(?:với|cùng)\s+"
)
# "… tiếp tục thực hiện các nghị quyết; trong đó, tập trung thực hiện các nhiệm vụ sau:"
ANNOUNCES = re.compile(
    r"(?!\s*,?\s*(?:báo\s+cáo|gửi|cung\s+cấp|góp\s+ý|cho\s+ý\s+kiến|đánh\s+giá|tổng\s+hợp|rà\s+soát|lập|đề\s+xuất|trả\s+lời)(?!\w))"
    rf"[^\n]*?\s{_WHAT}[^:\n]{{0,40}}\s(?:sau|dưới)(?:\s+đây)?\s*:\s*"
)
# Names that no table knows, behind one that is known: "Phòng Kinh tế, Công an Kinh tế:".
NEXT_NAME = re.compile(r"\s*(?:[,;]|(?<!\w)và(?!\w))\s*(?=[A-ZĐỦ])")
MORE_NAMES = re.compile(
    r"(?P<names>(?:\s*(?:[,;]|\svà)\s*[A-ZĐỦ](?:(?!\s(?:chủ|phối|có|tổ\s+chức|thực\s+hiện)\s)[^.,;:()\n]){2,50}){1,6})\s*:\s*"
)
# Bodies of no known kind, alone in their line.
UNKNOWN = re.compile(
    r"(?P<name>(?:Các\s+(?!nội|giải|nhiệm|biện|hoạt|chỉ|điều|vấn|công\s+(?:việc|tác)|chế|chính|mục|yêu|kết|chương|dự|bước|hình|trường\s+hợp|quy|đối\s+tượng|loại|khoản)"
    r"|(?:Đơn\s+vị|Cơ\s+quan|Tổ\s+chức)\s+(?:được|có)|Nhà\s+đầu\s+tư|Chủ\s+đầu\s+tư|Người\s+đứng\s+đầu|Hiệp\s+hội|Cha\s+mẹ|Phụ\s+huynh|Người\s+dân|Thôn|Lực\s+lượng|Doanh\s+nghiệp|Khu\s|Hội\s|Trung\s+tâm|Công\s+ty)[^.:\n]{2,160}?)(?:\s+(?:có|chịu)\s+trách\s+nhiệm)?\s*:?\s*"
)
# The label of a list of bodies, where no item tells who that is.
ROLE = re.compile(
    r"(?:Cơ quan|Đơn vị|cơ quan|đơn vị) (?:chủ trì|phối hợp|soạn thảo|trình|tham mưu).*"
)
# What a report or file is made of may begin with verbs as tasks do.
CONTAINS = re.compile(
    r"(?<!\w)(?:báo\s+cáo|gửi|cung\s+cấp|góp\s+ý|cho\s+ý\s+kiến|hồ\s+sơ|gồm|trong\s+đó|trả\s+lời"
    r"|được(?!\s+(?:giao|phân\s+công))|quyền)(?!\w)"
)
# "Báo cáo quyết toán gồm:", above the parts of it.
_CONSISTS = re.compile(
    r"(?:Báo\s+cáo|Hồ\s+sơ|Thành\s+phần|Tài\s+liệu|Biểu\s+mẫu|Danh\s+mục|Nội\s+dung\s+báo\s+cáo)[^,;.:\n]{0,80}\s"
    r"(?:bao\s+)?gồm(?:\s+có)?\s*:\s*"
)
