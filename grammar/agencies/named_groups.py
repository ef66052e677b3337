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
    r"|[Bb]ệnh\s+viện|(?:nhà\s+)?[Tt]rường(?!\s+hợp)|nhà\s+máy|đồn|tổ\s+hợp\s+tác|thành\s+viên(?=\s+(?:Ban|Tổ|UBND|Ủy\s+ban|Đoàn)\s)|[Vv]iện|[Tt]rung\s+tâm|[Tt]rạm|[Hh]ọc\s+viện|cơ\s+sở|cơ\s+quan"
    r"|mầm\s+non|tiểu\s+học|trung\s+học|THCS|THPT|đơn\s+vị|địa\s+phương|tổ\s+chức|hội"
    r"|hiệp\s+hội|[Đđ]oàn(?:\s+thể)?|lực\s+lượng|khu\s+vực|thôn|bản|ấp|khối\s+phố|khu\s+phố"
    r"|tổ\s+dân\s+phố|hộ|chủ\s+(?:hồ|rừng|cơ\s+sở|đầu\s+tư|phương\s+tiện)|nhà\s+(?:thầu|mạng)"
    r"|[Tt]ổ\s+(?:công\s+tác|đại\s+biểu|chức)|đại\s+biểu|[Đđ]oàn\s+(?:công\s+tác|kiểm\s+tra)"
    r"|(?:tỉnh|huyện|thành|quận|thị|cấp|đảng)\s+ủy|(?:cấp\s+)?chính\s+quyền|ngành\s+chức\s+năng|khoa|[Qq]uân\s+(?:khu|chủng|đoàn)|(?:chi|đảng)\s+bộ|chi\s+(?:cục|nhánh)|[Vv]ụ|[Cc]ục|[Bb]an|sở|phòng|đồng\s+chí(?=\s+(?:[Ủủ]y\s+viên|\w+\s+ủy\s+viên|[Bb]í\s+thư|phụ\s+trách|được)))"
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
    rf"(?:là|chưa|đã|đang|sẽ|đối|để|được|bị|theo|trong{_IN_A_NAME}|khi|do|cho|về|từ|tại|trên|vào|nếu|mà|có|gồm|bao|như|sau|chỉ|nhất\s+trí|đồng\s+ý|kết\s+luận|ghi\s+nhận)"
    r"(?!\w)"
)
_WORD = rf"(?!{_NO_NAME})(?:[^\W\d_]+|-)"
# "…, Ban Quản lý dự án …" is one body, no kind of them.
_FURTHER = rf"(?:{_MEMBER}|kinh\s+doanh|dịch\s+vụ|đại\s+học|cao\s+đẳng|trung\s+cấp)"
_MORE = rf"(?:(?:\s*,\s*|\s+và\s+)(?:các\s+)?(?![{UPPER}]\w*\s+[{UPPER}]){_FURTHER}(?!\w))"
# "theo chức năng, nhiệm vụ": the name ends before it.
_AS = r"\s+theo\s+(?:chức\s+năng|nhiệm\s+vụ|lĩnh\s+vực|phạm\s+vi)(?!\w)"


@cache
def named_group() -> re.Pattern[str]:
    """The name from ``các`` to where its actor ends: a verb of duty, a mark, the end."""
    trades = frozenset(phrases_of("trade"))
    named = rf"\s+{phrase_pattern(trades)}(?!\w)"
    act = rf"(?!{named})\s+(?:{verbs(trades)})(?!\w)"
    later = rf"\s+(?:{verbs(trades | _TRADES)})(?!\w)"
    next_body = rf"\s*,(?!\s*(?:các\s+)?{_FURTHER}(?!\w))|\s*,(?=\s*[{UPPER}]\w*\s+[{UPPER}])"
    mark = rf"\s*[:.;]|\s+trên\s+địa\s+bàn(?!\w)|\s+và\s+các\s|{_AS}|{next_body}|\s*$|\s*\n"
    trade = rf"\s+(?:quản\s+lý|khai\s+thác|cung\s+cấp|vận\s+hành)(?:\s+{_WORD}){{1,8}}?(?={later})"
    units = r"\s+thuộc\s*,\s*trực\s+thuộc(?=\s)|\s+có\s+(?:liên\s+quan|tên)(?!\w)"
    plain = rf"(?:{_MORE}|{units}|{named}|(?!{act})\s+{_WORD}){{0,12}}?(?={act}|{mark})"
    return re.compile(rf"{_HOLDER}(?:[Cc]ác\s+{_MEMBER}|{_EACH})(?!\w)(?:{trade}|{plain})")


# What names itself by a word for its kind, without "các".
_GROUP_ALONE = (
    r"(?:[Cc]ấp\s+ủy|[Cc]hính\s+quyền(?=\s+(?:các|cấp|hai|địa\s+phương|xã|huyện))|[Cc]hủ\s+rừng"
    r"|[Qq]uý\s+(?:Bộ|Sở|[Cc]ơ\s+quan|[Đđ]ơn\s+vị|[Bb]an|[Đđ]ịa\s+phương|UBND|Ủy\s+ban)"
    r"|[Ll]ực\s+lượng(?=\s+(?:Công|Quân|Biên|Kiểm|Quản|Cảnh|Dân|Hải|công\s+an|chức|kiểm\s+lâm|vũ\s+trang))"
    rf"|Ngành(?=\s+(?:[{UPPER}]|nông\s+nghiệp|y\s+tế|giáo\s+dục|công\s+an))|[Tt]oàn\s+thể(?=\s+cán\s+bộ)"
    r"|[Cc]ơ\s+quan,\s*đơn\s+vị(?:,\s*địa\s+phương)?(?!,|\s+(?:này|trực|chủ|của|hoặc)\s)|[Bb]ộ\s+phận\s+(?=[Mm]ột\s+cửa|tiếp\s+nhận)"
    r"|[Cc]án\s+bộ,\s*(?:đảng\s+viên,\s*)?công\s+chức(?:,\s*viên\s+chức)?)"
)
_BOARD = (
    r"(?:Ban\s+Chỉ\s+(?:đạo|huy)|BCĐ|BCH|Tổ\s+[Cc]ông\s+tác|Tiểu\s+ban"
    r"|Đoàn\s+(?:công\s+tác|kiểm\s+tra))"
)
_OF_A_BOARD = r"(?:(?:Văn\s+phòng|(?:Cơ\s+quan\s+)?[Tt]hường\s+trực|Trưởng|Thành\s+viên)\s+)"
# Boards are named by what they are to do.
_MATTER = (
    r"(?:\s+(?:[Qq]uốc\s+gia|Trung\s+ương|Nhà\s+nước))?(?:\s+về)?\s+(?:[Pp]hòng\s*,?\s*chống|[Cc]ải\s+cách|[Cc]huyển\s+đổi"
    r"|[Gg]iảm\s+nghèo|[Cc]hăm\s+sóc|[Xx]ây\s+dựng|[Pp]hát\s+triển|[Ss]ắp\s+xếp|[Ưư]ng\s+phó|[Gg]iải\s+phóng|[Bb]ảo\s+vệ"
    r"|[Đđ]ổi\s+mới|[Tt]hực\s+hiện\s+(?=(?:các\s+)?(?:Chương|Nghị|Đề|Quy|Dự|công)\s))"
)
_OTHER_ALONE = (
    rf"(?:(?:BTL|Bộ\s+Tư\s+lệnh)(?=\s+[{UPPER}])|Quân\s+(?:khu|đoàn)(?=\s+\d)|Quân\s+chủng|Binh\s+(?:chủng|đoàn)|PK-KQ"
    rf"|Mặt\s+trận|MTTQ|Cơ\s+quan\s+[Tt]hường\s+trực|(?:Khoa|Điện\s+lực|Đặc\s+khu|Công\s+chức)(?=\s+[{UPPER}])"
    rf"|(?:Huyện|Thành\s+phố|Thị\s+xã|Quận|Viễn\s+thông|Viettel|VNPT|MobiFone)(?=\s+[{UPPER}])"
    r"|Hội\s+đồng\s+(?:thẩm\s+định(?:\s+giá)?|nghiệm\s+thu|tuyển\s+dụng|đấu\s+giá"
    r"|bồi\s+thường(?:,\s*hỗ\s+trợ(?:\s*(?:,|và)\s*tái\s+định\s+cư)?)?)"
    r"|Tổ\s+công\s+nghệ\s+số|Cổng\s+[Tt]hông\s+tin|Bưu\s+điện|Thi\s+hành\s+án\s+dân\s+sự)"
)
_ENDS = rf"\s*[,:.;(]|{_AS}|\s+và\s+(?:các\s|(?=[{UPPER}]))|\s*$|\s*\n"


# What any of these begins with: a quick look before the whole of it.
OPENS = (
    rf"{_HOLDER}(?:[Cc]ác\s+{_MEMBER}|{_EACH}|{_GROUP_ALONE})(?!\w)"
    rf"|{_OF_A_BOARD}?{_BOARD}(?!\w)|{_OTHER_ALONE}(?!\w)"
)


@cache
def lone_group() -> re.Pattern[str]:
    """A group of no ``các``, as far as the verb or mark: ``cấp ủy các chi bộ``, ``Quý Sở``."""
    member = (
        r"(?:(?:chi|đảng)\s+bộ|đoàn\s+thể|chính\s+quyền|viên\s+chức|Quân\s+sự|Biên\s+phòng)"
        r"(?:\s+(?:cơ\s+sở|các\s+cấp))?"
    )
    more = rf"(?:\s*,\s*{member}(?!\w))*"
    return re.compile(rf"{_HOLDER}{_GROUP_ALONE}(?!\w){_as_far_as_its_verb()}{more}")


@cache
def lone_body() -> re.Pattern[str]:
    """The same of one body: ``Ban Chỉ đạo cải cách hành chính tỉnh``, ``BTL Quân khu 3, 4``.

    A bare ``Ban Chỉ đạo`` is the one that meets, not one that is put to work.
    """
    bare = rf"(?!{_ENDS}|{_act()})"
    board = rf"(?:{_OF_A_BOARD}{_BOARD}(?:{_MATTER})?|{_BOARD}(?:{_MATTER}|{bare}))"
    return re.compile(rf"(?:{board}|{_OTHER_ALONE})(?!\w){_as_far_as_its_verb()}")


@cache
def _as_far_as_its_verb() -> str:
    numbers = r"\s+\d{1,3}(?![\d/]|\.\d)(?:\s*,\s*\d{1,2}(?!\d))*"
    return rf"(?:{numbers}|(?!{_act()})\s+{_WORD}){{0,12}}?(?={_act()}|{_ENDS})"


@cache
def _act() -> str:
    # "cấp ủy các | chi bộ", "Ban Chỉ đạo các | cấp": nouns that a verb begins alike.
    noun = r"(?:chi\s+(?:bộ|cục|nhánh|hội|đoàn)|tổ\s+chức\s+(?:đảng|chính|xã|đoàn|thành))(?!\w)"
    return rf"(?<!các)\s+(?!{noun})(?:{verbs()})(?!\w)"
