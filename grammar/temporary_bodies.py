"""Bodies set up for one matter, which their name tells: ``Ban Chỉ đạo chuyển đổi số``.

In: nothing. Out: patterns for a shadow, of such a name and of a matter told behind it.
"""

from __future__ import annotations

import re
from functools import cache

from grammar.bodies.body_names import DOCUMENT_WORDS, OPENS_A_TITLE, PARTICLES
from grammar.bodies.place_names import WORD_END
from grammar.phrases import LOWER, UPPER

NATIONAL = re.compile(r"(?:[Tt]rung\s+ương|[Qq]uốc\s+gia|Nhà\s+nước)$")
# "Ban Chỉ đạo quốc gia | về chuyển đổi số | về kế hoạch năm 2025": the title comes behind.
MATTER = re.compile(
    r"\s+về\s+(?!việc\s)(?:(?!\s(?:về|ban\s+hành)\s)[^.;:()\n\d]){5,110}(?=\s+(?:về|ban\s+hành)(?!\w))"
)


@cache
def temporary_body() -> re.Pattern[str]:
    leader = r"(?:(?:Phó\s+)?(?:Tổ\s+)?[Tt]rưởng\s+)"
    kind = (
        r"(?:Tổ\s+[Cc]ông\s+tác|(?:(?:Văn\s+phòng|Thường\s+trực)\s+)?Ban\s+[Cc]hỉ\s+(?:đạo|huy)|Ủy\s+ban(?=\s+bầu)"
        r"|Hội\s+đồng(?=\s+(?:tuyển|thi|xét|chấm|sát|thẩm|nghiệm|xử|kỷ|thanh|định|đấu|bồi|tư|khoa|sáng|nâng|giáo|nghĩa"
        r"|phối|đánh|kiểm|bầu|bán|cổ)\s))"
    )
    # What it is for is named by verbs: "Tổ công tác cải cách thủ tục hành chính".
    told = (
        r"hết\s+hiệu|kèm|phê|sửa|công\s+bố|bổ\s+nhiệm|thành\s+lập|điều\s+chỉnh|đề\s+nghị|báo\s+cáo|phân\s+công"
        r"|kiến\s+nghị|hướng\s+dẫn|thống\s+nhất|ban\s+hành"
    )
    plain = (
        rf"(?!(?:{PARTICLES}|{told})(?![{LOWER}])|{DOCUMENT_WORDS}|{OPENS_A_TITLE}(?!\w))[{UPPER}{LOWER}]+"
        r"(?:-\d{1,2})?"
    )
    named = (
        r"[Pp]hòng,\s+[Cc]hống|và\s+[Tt]ìm\s+kiếm|tuyển\s+sinh|giai\s+đoạn\s+\d{4}\s*-\s*\d{4}|Đề\s+án\s+\d{2,4}"
        r"|các\s+(?:[Cc]hương\s+trình|dân\s+tộc|công\s+trình|dự\s+án|cuộc|Nghị\s+quyết\s+liên\s+tịch)"
    )
    word = rf"(?:{named}|{plain}|\d{{2,4}}(?![\d/]|\.\d))"
    # Verbs may open its name but not go on from it.
    rest = rf"(?:\s+(?!triển\s+khai(?!\w)){word}){{0,17}}"
    return re.compile(rf"{leader}?{kind}\s+{word}{rest}{WORD_END}|Tổ\s+[Cc]ông\s+tác(?=\s+của\s)")
