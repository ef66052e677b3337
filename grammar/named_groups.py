"""Groups that no table knows, where a clause puts them to work: ``Các bệnh viện trực thuộc Bộ``.

In: a place in a shadow where an actor is expected. Out: how far the name of the group goes: to the
verb or mark that ends the actor. In running text the same words would not tell who must act, so
``agencies`` does not read them.
"""

from __future__ import annotations

import re
from functools import cache

from grammar.duties import verbs

_MEMBER = (
    r"(?:[Tt]ổng\s+công\s+ty|công\s+ty|tập\s+đoàn|doanh\s+nghiệp|ngân\s+hàng|hợp\s+tác\s+xã|quỹ"
    r"|[Bb]ệnh\s+viện|(?:nhà\s+)?[Tt]rường|[Vv]iện|[Tt]rung\s+tâm|[Tt]rạm|[Hh]ọc\s+viện|cơ\s+sở|cơ\s+quan"
    r"|đơn\s+vị|địa\s+phương|tổ\s+chức|hội|hiệp\s+hội|[Đđ]oàn(?:\s+thể)?|lực\s+lượng|khu\s+vực|thôn"
    r"|tổ\s+dân\s+phố|hộ|chủ\s+(?:hồ|rừng|cơ\s+sở|đầu\s+tư|phương\s+tiện)|nhà\s+(?:thầu|mạng)"
    r"|[Tt]ổ\s+(?:công\s+tác|đại\s+biểu|chức)|đại\s+biểu|[Đđ]oàn\s+(?:công\s+tác|kiểm\s+tra)"
    r"|(?:tỉnh|huyện|thành|quận|thị|cấp|đảng)\s+ủy|chi\s+(?:bộ|cục|nhánh)|[Vv]ụ|[Cc]ục|[Bb]an|sở|phòng)"
)
_HOLDER = (
    r"(?:(?:[Gg]iám\s+đốc|[Tt]hủ\s+trưởng|[Nn]gười\s+đứng\s+đầu|[Ll]ãnh\s+đạo|[Hh]iệu\s+trưởng|[Cc]hủ\s+tịch"
    r"|[Tt]rưởng)\s+)?"
)
_IN_NAMES = frozenset({"trực", "đào tạo", "cấp", "mở", "lập", "ký"})
# They say of a group what it does for a living: "các đơn vị quản lý hồ chứa".
_TRADES = frozenset(
    {"quản lý", "khai thác", "cung cấp", "vận hành", "phát triển", "sử dụng", "giao", "được giao"}
)
_NO_NAME = (
    r"(?:là|đã|đang|sẽ|đối|để|được|bị|theo|trong|khi|do|cho|về|từ|tại|trên|vào|nếu|mà|có)(?!\w)"
)
_WORD = rf"(?!{_NO_NAME})(?:[^\W\d_]+|-)"
_MORE = rf"(?:(?:\s*,\s*|\s+và\s+)(?:các\s+)?{_MEMBER}(?!\w))"


@cache
def named_group() -> re.Pattern[str]:
    """The name from ``các`` to where its actor ends: a verb of duty, a mark, the end."""
    act = rf"\s+(?:{verbs(_IN_NAMES)})(?!\w)"
    later = rf"\s+(?:{verbs(_IN_NAMES | _TRADES)})(?!\w)"
    mark = rf"\s*[:.;]|\s*,(?!\s*(?:các\s+)?{_MEMBER}(?!\w))|\s*$|\s*\n"
    trade = rf"\s+(?:quản\s+lý|khai\s+thác|cung\s+cấp|vận\s+hành)(?:\s+{_WORD}){{1,8}}?(?={later})"
    plain = rf"(?:{_MORE}|(?!{act})\s+{_WORD}){{0,12}}?(?={act}|{mark})"
    return re.compile(rf"{_HOLDER}[Cc]ác\s+{_MEMBER}(?!\w)(?:{trade}|{plain})")
