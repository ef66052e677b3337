"""The words around an actor that tell an order from a report, a lead-in or what the law says.

Patterns for a shadow, for ``orders``.
"""

from __future__ import annotations

import re

# The end of a preamble: the body passes the document that is being read.
_ENACTS = re.compile(
    r"\s*,?\s*(?:thống\s+nhất\s+)?(?:ban\s+hành|thông\s+qua|ra|quyết\s+nghị)\s+"
    r"(?:Nghị\s+quyết|Chỉ\s+thị|Kết\s+luận|Quyết\s+định|Quy\s+định|Quy\s+chế|Thông\s+tri|Kế\s+hoạch|Chương\s+trình)"
    r"[^.;:\n]{0,160}(?:như\s+sau|sau\s+đây)\s*[:.]?\s*",
    re.IGNORECASE,
)
# "Phó Thủ tướng có ý kiến như sau:" opens what is to be done.
_SPEAKS = re.compile(
    r"\s*,?\s*(?:đã\s+)?(?:có\s+(?:một\s+số\s+)?ý\s+kiến|kết\s+luận|chỉ\s+đạo|yêu\s+cầu|đề\s+nghị|quyết\s+định|thống\s+nhất"
    r"|nhấn\s+mạnh|thông\s+báo|trả\s+lời|giao|hướng\s+dẫn)(?!\w)[^.;\n]{0,240}?(?:như\s+sau|sau\s+đây|sau)?\s*:\s*"
    r"|\s*,?\s*(?:xin\s+|trân\s+trọng\s+)?thông\s+báo\s(?:[^.;\n]{0,200}\s)?biết(?!\w)[^.;\n]{0,60}[.;/]*\s*"
)
# "Bộ Tài chính …, có các nhiệm vụ, quyền hạn sau đây:", what a body is for.
_IS_FOR = re.compile(
    r"[^\n]{0,400}?\s(?:nhiệm\s+vụ|quyền\s+hạn)\s+(?:sau|sau\s+đây|như\s+sau)\s*:?\s*"
)
# "Sở Y tế tham mưu phân bổ vốn còn chậm": how it was done.
_FELL_SHORT = re.compile(
    r"\s*(?:tham\s+mưu|triển\s+khai|thực\s+hiện|phối\s+hợp|giải\s+ngân|thẩm\s+định|báo\s+cáo|tổ\s+chức|cập\s+nhật|xây\s+dựng"
    r"|giải\s+quyết|quản\s+lý|chấp\s+hành)(?!\w)[^.;:\n]{0,160}?\s(?:còn|chưa)\s+(?:chậm|thấp|hạn\s+chế|kịp\s+thời|tốt|chặt\s+chẽ"
    r"|quyết\s+liệt|hiệu\s+quả|đầy\s+đủ|nghiêm|thường\s+xuyên|đúng|sát)(?!\w)[^.;:\n]{0,40}[.;]?\s*"
)
NO_ORDERS = (_ENACTS, _SPEAKS, _IS_FOR, _FELL_SHORT)
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
# In the list of what a norm empowers a body to do.
POWERS = re.compile(r"(?:Đề\s+nghị|Kiến\s+nghị|Yêu\s+cầu|Chỉ\s+đạo)(?!\w)")
# A form to fill in: "Đề nghị … giải quyết cho tôi …".
BLANKS = re.compile(
    r"(?:cho|của|với)\s+(?:tôi|em|anh/chị)(?!\w)|\.{6}|…{2}|(?<!\w)[Qq]uý\s+(?:cơ\s+quan|Bộ|Sở|đơn\s+vị)"
)
# "Về nhân lực: hiện còn thiếu 120 bác sĩ": how things are; "Trách nhiệm khác theo quy định".
STANDS = re.compile(
    r"(?:Các\s+)?(?:[Tt]rách\s+nhiệm|[Nn]hiệm\s+vụ|[Qq]uyền\s+hạn)(?:,\s+[^\W\d]+\s+[^\W\d]+)?\s+khác(?!\w)"
    r"|[^.;,\n]{0,90}?\s(?:hiện\s+(?:còn|nay|có|đang)|vẫn\s+còn|còn\s+(?:thiếu|chậm|thấp|nhiều)|có\s+nhiều|những\s+năm\s+qua"
    r"|đã\s+(?:được|có|đạt|ban|tổ|triển|hoàn)|chưa\s+(?:được|có|bảo))(?!\w)"
)
# "Việc xác nhận phải công khai", "Các tổ chức, cá nhân tham gia … phải …": a rule for anyone.
RULES = re.compile(
    r"Việc\s+(?!này|trên)[^.;:\n]{1,160}?\s(?:phải|được|do|thực\s+hiện\s+theo)(?!\w)"
    r"|[Cc]ác\s+tổ\s+chức(?:\s*,|\s+và)\s+cá\s+nhân\s+(?:tham\s+gia\s+(?!đóng|góp|ý)"
    r"|có\s+(?:nhu\s+cầu|hành\s+vi|thành\s+tích|hoạt\s+động|đủ)|(?:vi\s+phạm|hoạt\s+động)(?!\w))"
)
REPORTS = re.compile(r"[Bb]áo\s+cáo")
HEARD = re.compile(r"\s+\w")
# "báo cáo kết quả thực hiện tại kỳ họp cuối năm": the council hears it.
AT_A_SESSION = re.compile(r"[^.;:\n]{1,120}?\s(?:tại|vào)\s+(?:các\s+)?[Kk]ỳ\s+họp(?!\w)")
# They order, whoever writes of it.
ABOVE = re.compile(
    r"(?:(?:Phó\s+)?Thủ tướng|Chính phủ|Quốc hội|Ủy ban Thường vụ Quốc hội|Bộ Chính trị|Ban Bí thư"
    r"|Ban Chấp hành|Ban Thường vụ|Thường trực|Tỉnh ủy|Thành ủy|Hội đồng nhân dân"
    r"|Ủy ban nhân dân (?:tỉnh|thành phố) [^,]+$)"
)


def is_above(name: str, own: frozenset[str]) -> bool:
    """Whether ``name`` orders, as those do whose document it is, ``own``.

    To a people's council its committee is one of those that it puts to work.
    """
    if name in own:
        return True
    council = any(one.startswith("Hội đồng nhân dân") for one in own)
    return ABOVE.match(name) is not None and not (council and name.startswith("Ủy ban"))


# They act for the body that speaks, each in his field.
DEPUTIES = re.compile(r"[Cc]ác\s+(?:đồng\s+chí\s+)?(?:Phó|Thứ)\s")
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
THROUGH_OTHERS = re.compile(r"(?:Chỉ\s+đạo|Lãnh\s+đạo|Phân\s+công)(?!\w)")
# "Đề nghị UBND tỉnh chỉ đạo Công an tỉnh:", above what is to be done.
DIRECTS = re.compile(r"\s+(?:tiếp\s+tục\s+)?(?:chỉ\s+đạo|lãnh\s+đạo)\s+")
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
    r"|do\s+đó|do\s+vậy|vì\s+vậy|trên\s+cơ\s+sở\s+đó|cơ\s+bản|xin|trân\s+trọng|kính|nay|sau\s+đây"
    r"|nếu\s+(?:có|gặp)\s+(?:khó\s+khăn|vướng\s+mắc|phát\s+sinh)[^,;:.]{0,40})[\s,]*)+",
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


def says_duty(shadow: str, start: int, end: int) -> bool:
    """A quick look for what all words of a strong duty have."""
    return (
        shadow.find("rách", start, end) >= 0
        or shadow.find("hủ", start, end) >= 0
        or shadow.find(" Nghị quyết", start, end) >= 0
    )
