"""Bodies that no table knows, where a clause puts them to work: ``Công ty Điện lực Lào Cai``.

In: a place in a shadow where an actor is expected. Out: how far its name goes. A name is a word
for a kind of body and what follows it, up to the verb or mark that ends the actor. In running
text the same words would not tell a body, so ``agencies`` does not read them.
"""

from __future__ import annotations

import re
from functools import cache

from grammar.duties import verbs
from grammar.phrases import LOWER, UPPER

_KIND = (
    r"(?:Tổng\s+công\s+ty|Công\s+ty|Tập\s+đoàn|Quỹ|Trung\s+tâm|Báo|Đài|Viện|Trường|Bệnh\s+viện"
    r"|Chi\s+cục|Cục|Ngân\s+hàng|Hiệp\s+hội|Hội\s+đồng|Hội|Liên\s+đoàn|Liên\s+minh|Ban\s+Quản\s+lý"
    r"|Ban\s+quản\s+lý|Tổ\s+công\s+tác|Ban\s+Chỉ\s+đạo|Đoàn|Đội|Phòng|Tổ|Hạt|Trạm|Văn\s+phòng|Ban)"
)
# Words that end a name: they begin what is said of the body, or the next cell of a table.
_NO_NAME = (
    r"(?:là|đối|để|được|đã|có|theo|trong|khi|do|bị|sẽ|cho|về|từ|tại|quy|trên"
    r"|Quý|Tháng|Năm|Trước|Thường\s+xuyên)(?!\w)"
)
_WORD = rf"(?!{_NO_NAME})(?:Phòng,\s+chống|[{UPPER}{LOWER}]+|-)"
# They are verbs, but names hold them as well: "Văn phòng Đăng ký đất đai".
_IN_NAMES = frozenset({"trực", "ký", "giao", "cấp", "mở", "lập", "kiểm soát", "quản lý", "bảo đảm"})
_LONGEST = 14


@cache
def named_body() -> re.Pattern[str]:
    """The name from a kind of body to where its actor ends: a verb of duty, a mark, the end."""
    act = rf"(?:{verbs(_IN_NAMES)})(?!\w)"
    other = rf"(?:{_KIND}|[Cc]ác|Sở|Bộ|UBND|Ủy\s+ban|Công\s+an)(?!\w)"
    stop = rf"(?:\s+{act}|\s*[:,;.|]|\s+(?:và|cùng)\s+{other}|\s+(?={_NO_NAME})|\s*$|\s*\n)"
    first = rf"\s+[{UPPER}][{UPPER}{LOWER}]*"
    return re.compile(rf"{_KIND}(?!\w){first}(?:\s+{_WORD}){{0,{_LONGEST}}}?(?={stop})")
