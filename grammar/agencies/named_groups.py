"""Groups that no table knows, where a clause puts them to work: ``Các bệnh viện trực thuộc Bộ``.

In: a place in a shadow where an actor is expected. Out: how far the name of the group goes: to the
verb or mark that ends the actor. In running text the same words would not tell who must act, so
``agencies`` does not read them.
"""

from __future__ import annotations

import re
from functools import cache

from grammar.duties import phrases_of, verbs
from grammar.phrases import UPPER, phrase_pattern

_MEMBER = (
    r"(?:[Tt]ổng\s+[Cc]ông\s+ty|[Cc]ông\s+ty|[Tt]ập\s+đoàn|doanh\s+nghiệp|ngân\s+hàng|hợp\s+tác\s+xã|quỹ"
    r"|[Bb]ệnh\s+viện|(?:nhà\s+)?[Tt]rường(?!\s+hợp)|[Vv]iện|[Tt]rung\s+tâm|[Tt]rạm|[Hh]ọc\s+viện|cơ\s+sở|cơ\s+quan"
    r"|mầm\s+non|tiểu\s+học|trung\s+học|THCS|THPT|đơn\s+vị|địa\s+phương|tổ\s+chức|hội"
    r"|hiệp\s+hội|[Đđ]oàn(?:\s+thể)?|lực\s+lượng|khu\s+vực|thôn|bản|ấp|khối\s+phố|khu\s+phố"
    r"|tổ\s+dân\s+phố|hộ|chủ\s+(?:hồ|rừng|cơ\s+sở|đầu\s+tư|phương\s+tiện)|nhà\s+(?:thầu|mạng)"
    r"|[Tt]ổ\s+(?:công\s+tác|đại\s+biểu|chức)|đại\s+biểu|[Đđ]oàn\s+(?:công\s+tác|kiểm\s+tra)"
    r"|(?:tỉnh|huyện|thành|quận|thị|cấp|đảng)\s+ủy|(?:chi|đảng)\s+bộ|chi\s+(?:cục|nhánh)|[Vv]ụ|[Cc]ục|[Bb]an|sở|phòng|đồng\s+chí(?=\s+(?:[Ủủ]y\s+viên|\w+\s+ủy\s+viên|[Bb]í\s+thư|phụ\s+trách|được)))"
)
# "Từng bộ, ngành, địa phương": each of them.
_EITHER = rf"(?:{_MEMBER}|bộ|ngành|cấp|huyện|xã|phường|thành\s+viên)"
_EACH = rf"(?:[Tt]ừng|[Mm]ỗi)\s+{_EITHER}(?:(?:\s*,\s*|\s+và\s+){_EITHER}(?!\w))*"
_HOLDER = (
    r"(?:(?:[Gg]iám\s+đốc|[Tt]hủ\s+trưởng|[Nn]gười\s+đứng\s+đầu|[Ll]ãnh\s+đạo|[Hh]iệu\s+trưởng|[Cc]hủ\s+tịch"
    r"|(?:[Kk]hối\s+)?[Tt]rưởng)\s+)?"
)
# They say of a group what it does for a living: "các đơn vị quản lý hồ chứa".
_TRADES = frozenset(
    {"quản lý", "khai thác", "cung cấp", "vận hành", "phát triển", "sử dụng", "giao", "được giao"}
)
_IN_A_NAME = r"(?!\s+(?:ngành|toàn|tỉnh|hệ\s+thống|lực\s+lượng|khối|Bộ))"
_NO_NAME = (
    rf"(?:là|chưa|đã|đang|sẽ|đối|để|được|bị|theo|trong{_IN_A_NAME}|khi|do|cho|về|từ|tại|trên|vào|nếu|mà|có|gồm|bao|như|sau)"
    r"(?!\w)"
)
_WORD = rf"(?!{_NO_NAME})(?:[^\W\d_]+|-)"
# "…, Ban Quản lý dự án …" is one body, no kind of them.
_MORE = rf"(?:(?:\s*,\s*|\s+và\s+)(?:các\s+)?(?![{UPPER}]\w*\s+[{UPPER}]){_MEMBER}(?!\w))"


@cache
def named_group() -> re.Pattern[str]:
    """The name from ``các`` to where its actor ends: a verb of duty, a mark, the end."""
    trades = frozenset(phrases_of("trade"))
    named = rf"\s+{phrase_pattern(trades)}(?!\w)"
    act = rf"(?!{named})\s+(?:{verbs(trades)})(?!\w)"
    later = rf"\s+(?:{verbs(trades | _TRADES)})(?!\w)"
    next_body = rf"\s*,(?!\s*(?:các\s+)?{_MEMBER}(?!\w))|\s*,(?=\s*[{UPPER}]\w*\s+[{UPPER}])"
    mark = rf"\s*[:.;]|\s+trên\s+địa\s+bàn(?!\w)|{next_body}|\s*$|\s*\n"
    trade = rf"\s+(?:quản\s+lý|khai\s+thác|cung\s+cấp|vận\s+hành)(?:\s+{_WORD}){{1,8}}?(?={later})"
    units = r"\s+thuộc\s*,\s*trực\s+thuộc(?=\s)"
    plain = rf"(?:{_MORE}|{units}|{named}|(?!{act})\s+{_WORD}){{0,12}}?(?={act}|{mark})"
    return re.compile(rf"{_HOLDER}(?:[Cc]ác\s+{_MEMBER}|{_EACH})(?!\w)(?:{trade}|{plain})")
