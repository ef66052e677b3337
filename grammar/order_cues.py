"""The words around an actor that tell an order from a report, a lead-in or what the law says.

Patterns for a shadow, for ``orders``.
"""

from __future__ import annotations

import re

# The end of a preamble: the body passes the document that is being read.
ENACTS = re.compile(
    r"\s*,?\s*(?:thống\s+nhất\s+)?(?:ban\s+hành|thông\s+qua|ra|quyết\s+nghị)\s+"
    r"(?:Nghị\s+quyết|Chỉ\s+thị|Kết\s+luận|Quyết\s+định|Quy\s+định|Quy\s+chế|Thông\s+tri|Kế\s+hoạch|Chương\s+trình)"
    r"[^.;:\n]{0,160}(?:như\s+sau|sau\s+đây)\s*[:.]?\s*",
    re.IGNORECASE,
)
# "Phó Thủ tướng có ý kiến như sau:" opens what is to be done.
SPEAKS = re.compile(
    r"\s*,?\s*(?:đã\s+)?(?:có\s+(?:một\s+số\s+)?ý\s+kiến|kết\s+luận|chỉ\s+đạo|yêu\s+cầu|đề\s+nghị|quyết\s+định|thống\s+nhất"
    r"|nhấn\s+mạnh|thông\s+báo|trả\s+lời|giao|hướng\s+dẫn)(?!\w)[^.;\n]{0,120}?(?:như\s+sau|sau\s+đây|sau)?\s*:\s*"
    r"|\s*,?\s*(?:xin\s+|trân\s+trọng\s+)?thông\s+báo\s(?:[^.;\n]{0,200}\s)?biết(?!\w)[^.;\n]{0,60}[.;/]*\s*"
)
# "2. Cơ quan chủ trì, phối hợp", above their names.
LABELS = re.compile(r"(?:\s*(?:,|và|/)\s*(?:phối\s+hợp|thực\s+hiện|chủ\s+trì))*\s*[:.]?\s*")
ENTRUSTS = re.compile(r"[Gg]iao(?!\w)")
TELLING = frozenset(
    {
        "báo cáo",
        "đề nghị",
        "kiến nghị",
        "yêu cầu",
        "thông báo",
        "dự báo",
        "khuyến cáo",
        "khuyến nghị",
    }
)
REPORTS = re.compile(r"[Bb]áo\s+cáo")
HEARD = re.compile(r"\s+\w")
# They order, whoever writes of it.
ABOVE = re.compile(
    r"(?:(?:Phó\s+)?Thủ tướng|Chính phủ|Quốc hội|Ủy ban Thường vụ Quốc hội|Bộ Chính trị|Ban Bí thư"
    r"|Ban Chấp hành|Ban Thường vụ|Thường trực|Tỉnh ủy|Thành ủy|Hội đồng nhân dân"
    r"|Ủy ban nhân dân (?:tỉnh|thành phố) [^,]+$)"
)
# Where the letterhead is lost.
COUNCIL = re.compile(r"(?:Ủy ban nhân dân|Hội đồng nhân dân|Bộ)(?! các)(?!\w)")
# How things went, before what is to be done.
ASSESSES = re.compile(
    r"(?:Đánh\s+giá(?:\s+chung)?|(?:Về\s+)?[Kk]ết\s+quả\s+(?:đạt\s+được|thực\s+hiện)|Ưu\s+điểm|Tồn\s+tại"
    r"|Hạn\s+chế|Thuận\s+lợi|Khó\s+khăn|Nguyên\s+nhân|Ghi\s+nhận|Biểu\s+dương)[^.:;]{0,60}:"
)
TOWARDS_WHOM = re.compile(r"(?<!\w)(?:về|cho|đến|tới|lên|với|gửi|trình)\s+(?=[A-ZĐỦcC])")
SUBMITS = re.compile(
    r"(?<!\w)(?:về|cho|đến|tới|lên|với|gửi|trình|báo\s+cáo|đề\s+xuất|tham\s+mưu)\s+(?=[A-ZĐỦcC])"
)
BY_LAW = re.compile(
    r"[Tt]heo\s+(?:quy\s+định\s+)?(?:tại|của)\s+(?:điểm|khoản|Điều|điều|Luật|Nghị|Thông|pháp)"
)
TOGETHER = re.compile(r"\s*,?\s*cùng(?:\s+với)?\s+")
# A body that is told to direct its own remains the one that answers for it.
THROUGH_OTHERS = re.compile(r"(?:Chỉ\s+đạo|Phân\s+công)(?!\w)")
NEXT_PART = re.compile(r";\s*(?:đồng\s+thời,?\s+|và\s+|còn\s+|riêng\s+)?")
WHEN = re.compile(
    r"(?:(?:[Đđ]ồng\s+thời|[Ss]au\s+đó|[Tt]rong\s+quá\s+trình[^.;\n]{0,60}?),?\s+)?(?:(?:[Yy]êu\s+cầu|[Đđ]ề\s+nghị)\s+)?"
    r"(?:[Tt]hời\s+(?:gian|hạn)|[Hh]oàn\s+(?:thành|thiện)|[Hh]ạn|[Xx]ong|[Tt]hực\s+hiện\s+(?:xong\s+)?trước|[Vv]iệc\s+này|[Bb]áo\s+cáo"
    r"|[Tt]rình|[Gg]ửi|[Nn]ộp|(?:[Cc]hủ\s+động\s+)?[Tt]hông\s+tin|[Kk]ết\s+quả|[Vv]ăn\s+bản|[Dd]ự\s+thảo|[Hh]ồ\s+sơ|[Dd]anh\s+sách|[Ýý]\s+kiến|[Nn]ếu\s+có|[Nn]ếu\s+vượt|[Tt]ổng\s+hợp|[Kk]hẩn\s+trương|[Kk]ịp\s+thời|[Tt]ham\s+mưu|[Rr]à\s+soát"
    r"|[Đđ]ịnh\s+kỳ|[Cc]hậm\s+nhất|[Tt]rước\s+ngày)(?!\w)"
)
WHEN_ONLY = re.compile(
    r"(?:[Yy]êu\s+cầu\s+)?(?:[Tt]hời\s+(?:gian|hạn)|[Hh]oàn\s+thành|[Hh]ạn|[Xx]ong|[Tt]hực\s+hiện|[Vv]iệc\s+này|[Bb]áo\s+cáo\s+kết\s+quả)(?!\w)"
)
ADVERBS = re.compile(
    r"(?:(?:đồng\s+thời|và|cũng|tiếp\s+tục|thống\s+nhất|nhất\s+trí|đồng\s+ý|theo\s+đó|trước\s+mắt"
    r"|do\s+đó|do\s+vậy|vì\s+vậy|trên\s+cơ\s+sở\s+đó|cơ\s+bản|xin|trân\s+trọng|kính|nay|sau\s+đây)"
    r"[\s,]*)+",
    re.IGNORECASE,
)
# "Kết quả rà soát đề nghị các đơn vị gửi về …": what is to be sent stands first.
FRONTED = re.compile(
    r"(?:Kết\s+quả\s+(?:rà\s+soát|thực\s+hiện|triển\s+khai|kiểm\s+tra|xử\s+lý|tổng\s+hợp)|Mọi\s+\S+)"
    r"[^.;:,]{0,80}"
)
SPEAKER = re.compile(
    r"(?:[Đđ]ồng\s+chí|[Hh]ội\s+nghị|[Pp]hiên\s+họp|[Cc]uộc\s+họp|[Tt]ôi|Sở|Ban)\b"
)
