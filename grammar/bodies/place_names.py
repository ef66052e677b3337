"""Places as they stand in the names of bodies: ``tỉnh X``, ``huyện Y, tỉnh X``, ``X``.

In: the table ``provinces``. Out: regex sources for a shadow. The name of a province is in the table
and ends there; that of a smaller place is a run of capitalised syllables, up to the next body or a
title that begins with a capital.
"""

from __future__ import annotations

import re
from functools import cache

from grammar.bodies.body_names import DOCUMENT_WORDS, OPENS_A_TITLE
from grammar.phrases import LOWER, UPPER, capitalised_run, phrase_pattern
from grammar.tables import listed, load

GAP = r"[^\S\n]+"
WORD_END = r"(?![\w&])"


@cache
def place_pattern() -> str:
    """A place as it follows the name of a local body: ``tỉnh X``, ``huyện Y, tỉnh X``, ``X``."""
    one = rf"(?:{_area()}|{_provinces()}{WORD_END}|{_REGION})"
    # "quận 6, quận Bình Thạnh" are two, "phường 14, quận 10" is one.
    province = rf"(?:\s*,?\s*(?:{_TOP})\s+{_place_name()})"
    higher = rf"(?:\s*,?\s*(?:{_TOP}|{_BETWEEN})\s+{_place_name()})"
    return rf"(?:{_commune()}{higher}{{0,2}}|{one}{province}{{0,2}})"


_TOP = r"[Tt]ỉnh|[Tt]hành\s+phố|TP\.?|TỈNH|THÀNH\s+PHỐ"
_BETWEEN = r"[Hh]uyện|[Qq]uận|[Tt]hị\s+xã|HUYỆN|QUẬN|THỊ\s+XÃ"
# "Kho bạc Nhà nước Khu vực VII": a branch of several provinces has a number.
_REGION = r"(?:[Kk]hu\s+vực|[Vv]ùng)\s+(?:[IVX]{1,5}|\d{1,2})(?![\w/]|\.\d)"
_TITLE_IN_CAPITALS = (
    r"(?:QUY\s+(?:ĐỊNH|CHẾ|HOẠCH)|THỰC\s+HIỆN|TRIỂN\s+KHAI|THÀNH\s+LẬP|ĐIỀU\s+CHỈNH|VỀ\s+VIỆC|BAN\s+HÀNH|PHÊ\s+DUYỆT|SỬA\s+ĐỔI|BÃI\s+BỎ|HƯỚNG\s+DẪN"
    r"|THÔNG\s+QUA)"
)
_AREA_IN_CAPITALS = r"(?:TỈNH|THÀNH\s+PHỐ|HUYỆN|QUẬN|THỊ\s+XÃ)\s"
_PROVINCE_WORD = rf"(?:(?:cấp\s+)?[Tt]ỉnh|TỈNH){WORD_END}"
_DISTRICT_WORD = (
    r"(?:(?:(?:cấp\s+)?(?:[Tt]hành\s+phố|[Hh]uyện|[Qq]uận|[Tt]hị\s+xã)"
    rf"|THÀNH\s+PHỐ|HUYỆN|QUẬN|THỊ\s+XÃ){WORD_END}|TP\.?)"
)
_COMMUNE_WORD = (
    r"(?:(?:cấp\s+)?(?:[Tt]hị\s+trấn|[Pp]hường|[Xx]ã|[Đđ]ặc\s+khu)|THỊ\s+TRẤN|XÃ|PHƯỜNG"
    rf"|ĐẶC\s+KHU){WORD_END}"
)


@cache
def _provinces() -> str:
    rows = load("provinces")
    names = [n for row in rows for n in (row["name"], *listed(row["aliases"]))]
    return phrase_pattern(names, capitals=True)


# Places may be called Hội An, Chi Lăng or Vụ Bản; these words open no place. A last "Ban" belongs
# to one (xã Chiềng Ban), one before a further word to the next body (Ban Dân tộc).
NEXT_BODY = (
    rf"(?:Sở|SỞ|Ban(?=\s+(?:[{UPPER}]|chỉ|quản|chấp|thường|cán|tổ))|BAN|Ủy|ỦY|UBND|HĐND|Cục|CỤC"
    r"|Văn\s+phòng|VĂN\s+PHÒNG|Công\s+an|CÔNG\s+AN"
    r"|Thanh\s+tra|THANH\s+TRA|(?<!Hải\s)Phòng|(?<!HẢI\s)PHÒNG|Trung\s+tâm|TRUNG\s+TÂM|Chủ\s+tịch|CHỦ\s+TỊCH"
    r"|Giám\s+đốc|Bộ\s+Chỉ|BỘ\s+CHỈ|Chi\s+cục|CHI\s+CỤC|Số|SỐ|CỘNG\s+HÒA|Độc\s+lập)(?!\w)"
)


@cache
def committee_place() -> re.Pattern[str]:
    """The place in the name of a committee, without its kind: ``Huyện ủy Chi Lăng``."""
    return re.compile(rf"{GAP}(?!{_PERSON}){_place_name()}")


@cache
def _place_name() -> str:
    syllables = capitalised_run(
        4,
        unless=rf"(?:{NEXT_BODY}|{OPENS_A_TITLE}|{DOCUMENT_WORDS}|{_TITLE_IN_CAPITALS}|{_AREA_IN_CAPITALS})",
    )
    no_place = rf"{DOCUMENT_WORDS}|{NEXT_BODY}|{OPENS_A_TITLE}|{_TITLE_IN_CAPITALS}"
    proper = rf"(?!{no_place}){syllables}(?:\s*-\s*{syllables})?"
    return rf"(?:{proper}|\d{{1,2}}{WORD_END})"


# "Chủ tịch UBND thành phố Trần Văn An": the name is that of the man, not of the city.
_PERSON = (
    r"(?:(?:Nguyễn|Trần(?!\s+Văn\s+Thời)|Lê|Phạm|Hoàng(?!\s+Liên\s+Sơn)|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ"
    r"|Hồ(?!\s+Chí\s+Minh)|Ngô|Dương|Lý|Đinh|Trịnh|Trương|Tạ|Lương|NGUYỄN|TRẦN(?!\s+VĂN\s+THỜI)|LÊ|PHẠM"
    r"|HOÀNG(?!\s+LIÊN\s+SƠN)|HUỲNH|PHAN|VŨ|VÕ|ĐẶNG|BÙI|ĐỖ|HỒ(?!\s+CHÍ\s+MINH)|NGÔ|DƯƠNG|LÝ|ĐINH|TRỊNH"
    rf"|TRƯƠNG|TẠ|LƯƠNG)\s+[{UPPER}][{LOWER}{UPPER}]*\s+[{UPPER}])"
)


# "phường Hà Giang 1" is a name; "xã Hồ Sơn 5 hộ" counts.
COUNTED = (
    r"(?:hộ|người|ngày|tháng|năm|thôn|tổ|bản|đồng|triệu|tỷ|ha|km|m|cán|đại|lần|vụ|trường|dự|nhà)"
    r"(?!\w)"
)


@cache
def _area() -> str:
    """The word for a province or district with the name that may follow it."""
    # A name does not go on into the next paragraph, and that of a province is in the table.
    name = rf"(?:{_provinces()}{WORD_END}|{_place_name()})"
    named = rf"(?:{GAP}(?!{_PERSON}){name})?"
    return rf"(?:(?:{_PROVINCE_WORD}|{_DISTRICT_WORD}){named})"


def _commune() -> str:
    number = rf"(?:{GAP}[1-9]\d?(?!\w|[/.,]\d|{GAP}{COUNTED}))?"
    return rf"(?:{_COMMUNE_WORD}(?:{GAP}{_place_name()}{number})?)"
