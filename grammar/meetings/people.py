"""Who is named in a meeting: persons with their offices.

Regex sources and patterns for a shadow; which body an office belongs to, ``agencies`` says.
"""

from __future__ import annotations

import re
from functools import cache

from grammar.phrases import LOWER, UPPER, phrase_pattern
from grammar.tables import listed, load

_SYLLABLE = rf"(?:[{UPPER}][{LOWER}]+|[{UPPER}]+(?![{LOWER}]))"
_OFFICE = (
    r"(?:Phó|Chủ|Bí\s+thư|Giám\s+đốc|Trưởng|Ủy\s+viên|Thành\s+viên|Bộ\s|Thứ\s+trưởng|Lãnh\s+đạo|Đại"
    r"\s+(?:diện|biểu)|Thường|Viện\s|Cục|Tổng|Chánh|Thủ|Hội\s|Ban\s|Sở\s|UBND|HĐND|Tỉnh|Thành\s+ủy|Văn\s+phòng)"
)
PERSON = rf"(?!{_OFFICE}){_SYLLABLE}(?:\s+{_SYLLABLE}){{1,4}}"
ADDRESS = r"(?:(?:các\s+)?[Đđ]ồng\s+chí|đ/c|Đ/c|[Ôô]ng|[Bb]à)\s*:?\s+"
# What one who presides does next.
THEN = (
    r"(?:đã\s+)?(?:(?:đồng\s+)?chủ\s+trì|kết\s+luận|có\s+(?:ý\s+kiến\s+)?(?:kết\s+luận|chỉ\s+đạo)"
    r"|tham\s+dự|thống\s+nhất|phát\s+biểu|yêu\s+cầu|chỉ\s+đạo|điều\s+hành|tổ\s+chức|tại|họp|tiến\s+hành|dự"
    r"|có\s+ý\s+kiến|đến\s+thăm|dẫn\s+đầu|tiếp\s+công\s+dân)"
)
# "dưới sự chủ trì của đồng chí A, Chủ tịch UBND tỉnh, | UBND tỉnh đã họp"
_BODY_THEN = (
    r",\s+(?:UBND|HĐND|Ủy\s+ban|Hội\s+đồng|Ban|Thường|Tỉnh|Thành|Huyện)\s[^.,;:\n]{2,80}?\s"
    rf"{THEN}(?!\w)"
)
_ROLE = (
    rf"(?P<role>[{UPPER}](?:(?!\s{THEN}(?!\w)|\s+và\s+{ADDRESS}|{_BODY_THEN})[^.;:()\n]){{2,200}})"
)
NAMED = re.compile(
    rf"(?P<cue>[Cc]hủ\s+(?:trì|tọa|tịch\s+đoàn)\s*(?:cuộc\s+họp|phiên\s+họp|hội\s+nghị|đoàn)?"
    rf"\s*(?:của|:|là|-)?\s*)?{ADDRESS}(?P<name>{PERSON})\s*(?:,|-|–|\(|[.;]?\s*Chức\s+(?:vụ|danh)\s*:)\s*{_ROLE}"
)
# Lines of minutes, which may have run together.
MINUTES_LABEL = (
    r"(?:Thư\s+ký|Thành\s+(?:phần|viên)|Địa\s+điểm|Thời\s+gian|Nội\s+dung|Chủ\s+(?:trì|tọa))"
    r"[^:.;\n]{0,30}:"
)
_DEGREE = r"(?:(?:GS|PGS|TS|ThS|BS|KS)\.?\s*)+"
# The form of minutes: "Chủ tọa: Lê Văn An." with no office.
PRESIDING = re.compile(
    rf"[Cc]hủ\s+(?:trì|tọa)(?:\s+(?:cuộc\s+họp|hội\s+nghị|phiên\s+họp))?\s*:\s*(?:{ADDRESS})?"
    rf"(?:{_DEGREE})?(?P<name>{PERSON})(?:\s+-\s+(?P<role>[^.;\n]{{2,150}}?))?"
    rf"(?=\s*(?:[.;\n]|$)|\s+{MINUTES_LABEL})"
)
# The family names that most people bear: where no "đồng chí" or "ông" says that it is a person.
_FAMILY = (
    r"(?:Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Đinh|Trịnh|Trương|Tạ"
    r"|Lương|Mai|Đào|Đoàn|Hà|Cao|Lâm|Tô|Phùng|Tống|Chu|Thái|Lò|Lường|Quàng|Vàng|Giàng|Sùng|Thào|Hầu"
    r"|Vương|Triệu|Nông|Hứa|Bàn|Đàm|Lưu|Từ|Kiều|Quách|Tăng|Thạch|Danh|Châu|Viên|Lữ|Lục|Khuất|Nghiêm"
    r"|Doãn|Thân|Vi|Lô|Lại|Trà|Phương|Ninh|Văn)"
)


@cache
def known_person() -> str:
    """A name by its family name, and no province that begins alike."""
    rows = load("provinces")
    provinces = phrase_pattern([n for row in rows for n in (row["name"], *listed(row["aliases"]))])
    return rf"(?!{provinces}(?!\w)){_FAMILY}(?:\s+{_SYLLABLE}){{1,4}}"


_TITLES = (
    r"(?:Quyền\s+)?(?:Phó\s+)?(?:Chủ\s+tịch|Thủ\s+tướng|Bộ\s+trưởng|Bí\s+thư|Giám\s+đốc|Trưởng\s+[Bb]an"
    r"|Thứ\s+trưởng|Chánh\s+Thanh\s+tra|Cục\s+trưởng|Tổng\s+Bí\s+thư|Chủ\s+nhiệm|Viện\s+trưởng)"
)
_OF_BODY = r"(?:(?![.,;:()\n])(?!\s(?:tại|đã|với|về)\s).)"
# "Chủ tịch UBND tỉnh chủ trì cuộc họp": the office alone.
OFFICE_ALONE = re.compile(
    rf"(?P<name>)(?P<role>{_TITLES}{_OF_BODY}{{0,60}}?)\s+(?=(?:đã\s+)?(?:chủ\s+trì|kết\s+luận|làm\s+việc"
    r"|có\s+(?:ý\s+kiến\s+)?(?:kết\s+luận|chỉ\s+đạo))(?!\w)|tại\s+(?:cuộc|phiên|buổi|hội))"
)


# "Thủ tướng Chính phủ A, Trưởng Ban Chỉ đạo quốc gia …, đã chủ trì"
_SECOND_OFFICE = (
    r"\s*[,-]\s+(?:Phó\s+)?(?:Trưởng|Chủ\s+tịch|Chủ\s+nhiệm|Tổ\s+trưởng|Bí\s+thư|Ủy\s+viên)"
    rf"(?:(?!\s{THEN}(?!\w))[^.;:\n]){{3,200}}\s{THEN}(?!\w)"
)


@cache
def office_first() -> re.Pattern[str]:
    """``Chủ tịch UBND tỉnh Hồ Tiến Thiệu kết luận``."""
    return re.compile(
        rf"(?P<cue>[Cc]hủ\s+trì\s+của\s+)?(?:{ADDRESS})?(?P<role>{_TITLES}{_OF_BODY}{{0,60}}?)\s+"
        rf"(?P<name>{known_person()})(?(cue)(?!\w)"
        rf"|(?=\s+{THEN}|\s+và\s+[{UPPER}]|\s*,?\s+cùng|{_SECOND_OFFICE}))"
    )
