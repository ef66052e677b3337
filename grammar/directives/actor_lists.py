"""How several actors stand in one list, and what is said of one before the next.

Patterns for a shadow, for ``actors``.
"""

from __future__ import annotations

import re

from grammar.phrases import LOWER

BETWEEN = re.compile(r"\s*(?:[,;]|và|&|,\s*và|-)\s*(?:(?:các|đồng\s+thời)\s+(?=đồng\s+chí))?")
QUALIFIER = re.compile(
    r"\s+(?:(?:có\s+)?liên\s+quan|trực\s+thuộc(?:\s+(?:UBND|Sở|Bộ|Tỉnh\s+ủy|Thành\s+ủy)(?:\s+tỉnh)?)?"
    rf"|của\s+(?:tỉnh|thành\s+phố|huyện|xã)|(?:tỉnh|huyện|quận|xã|phường|thị\s+xã)(?=\s+[{LOWER}]|\s*[,;:])|(?:trên\s+)?địa\s+bàn(?:\s+(?:toàn\s+)?tỉnh)?"
    r"|thuộc(?:\s*,\s*trực\s+thuộc)?\s+(?:tỉnh|thành\s+phố|huyện)|ở\s+địa\s+phương|chuyên\s+môn|khác"
    r"|(?:chưa|có\s+nguy\s+cơ|còn\s+tồn\s+tại|hoạt\s+động\s+(?:trong|trên))\s+[^.,;:\n]{3,60}?"
    r"(?=\s+(?:phải|cần|khẩn\s+trương|tập\s+trung|chủ\s+động|rà\s+soát|có\s+trách\s+nhiệm)\s)"
    r"|(?:nơi\s+)?có\s+(?:(?:sông|tuyến|đường|cao\s+tốc|dự\s+án)\s+đi\s+qua|biển|rừng|dịch|dự\s+án|tuyến\s+đường|di\s+tích|đất\s+thu\s+hồi|biên\s+giới"
    r"|đường\s+biên\s+giới|khu\s+công\s+nghiệp|công\s+trình))(?!\w)"
    r"|\s+(?:có\s+tên\s+)?(?:nêu\s+|ở\s+)?trên(?=\s*(?:[,.;:]|$)|\s+(?!địa)[^\W\d])"
    r"|\s+(?:nêu|quy\s+định)\s+tại\s+Điều\s+\d+(?=\s+(?:chịu|có)\s+trách\s+nhiệm)"
    r"|\s*[-–]\s+(?:là\s+)?[Cc]ơ\s+quan\s+(?:[Tt]hường\s+trực|chủ\s+trì|đầu\s+mối)[^-–,.;:\n]{0,60}\s[-–](?=\s)"
    r"|\s*\([^()\n]{1,120}\)|(?<=trực\sthuộc)\s+(?:Tỉnh|Thành|Huyện)\s+ủy"
)
# One of no known kind between others: "…, tổ chức đại diện của người sử dụng lao động và các …"
OTHER = re.compile(
    r"(?P<name>(?:tổ\s+chức|hiệp\s+hội|hội|cơ\s+quan|doanh\s+nghiệp)\s(?:(?!\svà\s)[^.,;:()\n]){3,60})(?:\s*,|\s+và)\s+(?=các\s|[A-ZĐỦ])"
)
LONGEST_SHARED = 60
# "Giám đốc: Sở A, Sở B", "Các đồng chí: Giám đốc Sở A …": what they are in common stands first.
LIST_OF = re.compile(
    r"(?:(?:[Cc]ác\s+)?(?:đồng\s+chí|(?:[Ôô]ng|[Bb]à)(?:\s*\([Bb]à\)|\s*[,/]\s*[Bb]à)?|[Gg]iám\s+đốc|[Tt]hủ\s+trưởng"
    r"|[Tt]rưởng\s+(?:phòng|ban)|[Cc]hủ\s+tịch)|[Cc]ác\s+(?:cơ\s+quan|đơn\s+vị|địa\s+phương|sở|ban|ngành|phòng)"
    r"(?:\s*,\s*(?:đơn\s+vị|ban|ngành|địa\s+phương))*)(?:\s+(?:sau|liên\s+quan))?\s*:\s+(?=[A-ZĐỦ])"
)
