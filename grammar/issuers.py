"""The words that name who issued a document, as they stand after "của".

In: the tables ``issuers``, ``agencies`` and ``provinces``. Out: regex sources for a shadow.
A body, an office that acts for it (``Bộ trưởng Bộ Tài chính``), or a joint list
(``Bộ A, Bộ B và Bộ C``). It does not say which body it is: ``agencies.canonical`` does.
"""

from __future__ import annotations

from functools import cache

from grammar.phrases import LOWER, UPPER, capitalised_run, phrase_pattern
from grammar.tables import listed, load

_TERM = r"(?:\s*,?\s*\(?\s*[Kk](?:hóa|HÓA)\s+[IVXLC]+(?![A-Za-z])(?:\s*\))?)"
_DOCUMENT_WORDS = (
    r"(?:Quyết\s+định|Nghị\s+(?:quyết|định)|Thông\s+(?:tư|báo)|Chỉ\s+thị|Công\s+(?:văn|điện)"
    r"|Tờ\s+trình|Báo\s+cáo|Kế\s+hoạch|Kết\s+luận|Hướng\s+dẫn|Quy\s+(?:định|chế|hoạch)"
    r"|Chương\s+trình|Đề\s+án|Luật|Căn\s+cứ|Theo)"
)
_OPENS_A_BODY = (
    r"(?:Bộ|Sở|Ban|Ủy|UBND|HĐND|Hội|Tổng|Cục|Chi|Vụ|Viện|Văn\s+phòng|Thủ|Chính\s+phủ|Chủ|Phó"
    r"|Giám|Thanh\s+tra|Công\s+an|Tỉnh|Thành\s+ủy|Các|Đài|Bảo\s+hiểm|Kho\s+bạc|Tòa|Trung\s+ương)"
)
_STOP_WORDS = (
    r"(?:về|việc(?!\s+làm)|quy\s+(?:định|chế)|phê\s+(?:duyệt|chuẩn)|bãi\s+bỏ|thay\s+thế|hợp\s+nhất"
    r"|đính|đã|được|là|có(?!\s+công)|và|hoặc|tại|trong|ngày|tháng|năm|theo|cho|do|để|thì|phải|trình"
    r"|gửi|tiếp\s+(?:tục|thu|nhận)|với|các|của|từ|trên|khi|nếu|đối\s+với|này|đó|nêu|trực\s+thuộc"
    r"|thuộc|quyết\s+(?:định|nghị)|giao(?!\s+(?:thông|dịch))|yêu\s+cầu|tham\s+(?:mưu|gia)|chịu"
    r"|sẽ|đang|cần|(?<![Hh]àng\s)không|như|thông\s+(?:báo|qua)|số(?=\s*[:\d])|tỉnh|thành\s+phố"
    r"|huyện|quận|thị\s+(?:xã|trấn)|xã(?!\s+hội)|phường|cấp|lập|hằng|trước|sau|đến|tới|ra|vào|rất"
    r"|chưa|cùng|bằng|một|hai|những|mọi|nhằm|khóa|ở|giai\s+đoạn|xin|đưa|gia\s+hạn|biết|phù\s+hợp"
    r"|nơi)"
)


def _stop() -> str:
    """A lower-case word that cannot go on a name: a particle, or what bodies are told to do."""
    verbs = [row["phrase"] for row in load("duties") if " " in row["phrase"]]
    return rf"(?:{_STOP_WORDS}|{phrase_pattern(verbs)})(?![{LOWER}])"


_WORD_END = r"(?![\w&])"
_NAME_PART = (
    rf"(?!{_OPENS_A_BODY}(?![{LOWER}])|{_DOCUMENT_WORDS})[{UPPER}][\w&]*"
    rf"(?:(?<!Việt Nam)\s+(?!{_stop()})[{LOWER}]+){{0,4}}"
)
# A known name may be the beginning of one that no table has yet.
_SOME_NAME = (
    rf"(?!{_OPENS_A_BODY}(?![{LOWER}])|{_DOCUMENT_WORDS})[{UPPER}][\w&]*(?:\s+[{LOWER}]+){{0,2}}"
)
_GOES_ON = rf"(?!(?:\s*,\s+{_SOME_NAME}){{0,2}}\s+và\s+{_SOME_NAME})"


@cache
def issuer_pattern() -> str:
    """Regex source for everything that may stand after "của" as the issuer of a document."""
    return rf"(?:{_joint()}|{body_pattern()})"


@cache
def body_pattern() -> str:
    """One body or office, with its place and term where printed; short names included."""
    return rf"(?:{_branch()}|{_central()}|{_local()}|{_generic()})"


@cache
def mention_pattern() -> str:
    """One body or office anywhere in a text: only names that need no "của" before them."""
    central, local = _central(short=False), _local(strict=True)
    return rf"(?:{_branch()}|{central}|{local}|{_generic(_CERTAIN_HEAD)})"


@cache
def place_pattern() -> str:
    """A place as it follows the name of a local body: ``tỉnh X``, ``huyện Y, tỉnh X``, ``X``."""
    one = rf"(?:{_area()}|{_provinces()}{_WORD_END})"
    higher = rf"(?:\s*,?\s*(?:tỉnh|thành\s+phố|huyện|TP\.?)\s+{_place_name()})"
    return rf"(?:{one}{higher}{{0,2}})"


_PROVINCE_WORD = rf"(?:(?:cấp\s+)?[Tt]ỉnh|TỈNH){_WORD_END}"
_DISTRICT_WORD = (
    r"(?:(?:(?:cấp\s+)?(?:[Tt]hành\s+phố|[Hh]uyện|[Qq]uận|[Tt]hị\s+xã)"
    rf"|THÀNH\s+PHỐ|HUYỆN|QUẬN|THỊ\s+XÃ){_WORD_END}|TP\.?)"
)
_COMMUNE_WORD = (
    r"(?:(?:cấp\s+)?(?:[Tt]hị\s+trấn|[Pp]hường|[Xx]ã|[Đđ]ặc\s+khu)|THỊ\s+TRẤN|XÃ|PHƯỜNG"
    rf"|ĐẶC\s+KHU){_WORD_END}"
)


@cache
def _provinces() -> str:
    rows = load("provinces")
    return phrase_pattern([n for row in rows for n in (row["name"], *listed(row["aliases"]))])


# Places may be called Hội An, Chi Lăng or Vụ Bản; these words open no place. A last "Ban" belongs
# to one (xã Chiềng Ban), one before a further word to the next body (Ban Dân tộc).
_NEXT_BODY = (
    rf"(?:Sở|SỞ|Ban(?=\s+(?:[{UPPER}]|chỉ|quản|chấp|thường|cán|tổ))|BAN|Ủy|ỦY|UBND|HĐND|Cục|CỤC"
    r"|Văn\s+phòng|VĂN\s+PHÒNG|Công\s+an|CÔNG\s+AN"
    r"|Thanh\s+tra|THANH\s+TRA|(?<!Hải\s)Phòng|(?<!HẢI\s)PHÒNG|Trung\s+tâm|TRUNG\s+TÂM|Chủ\s+tịch|CHỦ\s+TỊCH"
    r"|Giám\s+đốc|Bộ\s+Chỉ|BỘ\s+CHỈ|Chi\s+cục|CHI\s+CỤC|Số|SỐ|CỘNG\s+HÒA|Độc\s+lập)(?!\w)"
)


@cache
def _place_name() -> str:
    syllables = capitalised_run(4, unless=_NEXT_BODY)
    proper = rf"(?!{_DOCUMENT_WORDS}|{_NEXT_BODY}){syllables}(?:\s*-\s*{syllables})?"
    return rf"(?:{proper}|\d{{1,2}}{_WORD_END})"


_GAP = r"[^\S\n]+"
# "Chủ tịch UBND thành phố Trần Văn An": the name is that of the man, not of the city.
_PERSON = (
    r"(?:(?:Nguyễn|Trần(?!\s+Văn\s+Thời)|Lê|Phạm|Hoàng(?!\s+Liên\s+Sơn)|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ"
    rf"|Hồ(?!\s+Chí\s+Minh)|Ngô|Dương|Lý|Đinh|Trịnh|Trương|Tạ|Lương)\s+[{UPPER}][{LOWER}]*\s+[{UPPER}])"
)


@cache
def _area() -> str:
    """An area word with the name that may follow it."""
    # A name does not go on into the next paragraph.
    named = rf"(?:{_GAP}(?!{_PERSON}){_place_name()})?"
    commune = rf"(?:{_COMMUNE_WORD}(?:{_GAP}{_place_name()})?)"
    return rf"(?:(?:{_PROVINCE_WORD}|{_DISTRICT_WORD}){named}|{commune})"


@cache
def _names(*levels: str, short: bool = False, capitals: bool = False) -> str:
    names: list[str] = []
    for row in load("issuers"):
        if not levels or row["level"] in levels:
            names += (row["name"], *listed(row["aliases"]), *listed(row["offices"]))
            names += listed(row["short"]) if short else ()
    return phrase_pattern(names, capitals=capitals)


_MINISTER = r"(?:(?:Bộ\s+trưởng|BỘ\s+TRƯỞNG|Thứ\s+trưởng|THỨ\s+TRƯỞNG)\s+)"
_MEETING_OF = (
    r"(?:Hội\s+nghị\s+lần\s+thứ\s+(?:[IVX]+|\d+|\w+(?:\s+(?:một|hai|ba|tư|lăm|sáu|bảy|tám|chín))?)"
    r"\s*,?\s*(?:của\s+)?)"
)


@cache
def _central(*, short: bool = True) -> str:
    plenum = r"Hội\s+nghị\s+(?:lần\s+thứ\s+)?Trung\s+ương\s+(?:lần\s+thứ\s+)?(?:[IVX]+|\d+|\w+)"
    named = rf"{_MEETING_OF}?{_MINISTER}?{_names(short=short, capitals=True)}"
    return rf"(?:{plenum}|{named}){_WORD_END}{_GOES_ON}{_TERM}?"


@cache
def _local_names(*kinds: str, capitals: bool = False, place: str = "") -> str:
    rows = [row for row in load("agencies") if row["kind"] in kinds]
    rows = [row for row in rows if not place or row["place"] == place]
    names = [name for row in rows for name in (row["name"], *listed(row["aliases"]))]
    return phrase_pattern(names, capitals=capitals)


@cache
def title_pattern() -> str:
    """An office by its title alone, in capitals or not, as it stands above a signature."""
    return rf"{_local_names('title', 'signer', capitals=True)}{_WORD_END}"


@cache
def _acting() -> str:
    """What may stand before the body: one who holds an office in it, or an organ of it."""
    words = _local_names("title", "organ", capitals=True)
    return rf"(?:{words}{_WORD_END}\s+(?:của\s+)?)"


@cache
def _party() -> str:
    committee = _local_names("committee", capitals=True)
    held = r"(?:\s+lần\s+thứ\s+(?:[IVXL]+|\d+))?"
    group = rf"{committee}{_WORD_END}(?:\s+{place_pattern()})?{held}{_TERM}?"
    inner = rf"(?:Chính\s+phủ|Quốc\s+hội|(?:Bộ|Ủy\s+ban|Tòa\s+án)\s+{_NAME_PART})"
    cell = rf"(?:Ban\s+cán\s+sự\s+đảng|BCS\s+đảng|Đảng\s+đoàn)\s+{inner}"
    return rf"(?:{group}|{cell})"


@cache
def _council() -> str:
    council = _local_names("council", capitals=True)
    return rf"{council}{_WORD_END}(?:\s+{place_pattern()})?{_TERM}?"


@cache
def _branch() -> str:
    """The provincial branch of a central body: before it, as the name of that one begins alike."""
    bound = _local_names("body", capitals=True, place="required")
    return rf"{_acting()}?{bound}{_WORD_END}\s+{place_pattern()}"


@cache
def _local(*, strict: bool = False) -> str:
    """A local body; ``strict`` leaves out those whose name says nothing without a place."""
    place = rf"(?:\s+{place_pattern()})"
    if strict:
        body = _local_names("body", capitals=True, place="optional")
    else:
        body = _local_names("body", capitals=True)
    named = rf"{body}{_WORD_END}{place}?"
    return rf"{_acting()}?{_acting()}?(?:{_council()}|{named}|{_party()})"


_UNKNOWN_HEAD = (
    r"(?:Bộ|Sở|Ban|Ủy\s+ban|Tổng\s+[Cc]ục|Chi\s+cục|Cục|Vụ|Viện|Hội\s+đồng|Trung\s+tâm"
    r"|Văn\s+phòng|Liên\s+đoàn|Tổng\s+công\s+ty|Tập\s+đoàn|Ngân\s+hàng|Học\s+viện|Hội|Đài|Phòng"
    r"|Trường|Đoàn|Thanh\s+tra|BỘ|SỞ|BAN|ỦY\s+BAN|TỔNG\s+CỤC|CỤC)"
)


_CERTAIN_HEAD = (
    rf"(?:Bộ(?=\s+[^,.;\n]{{2,40}}\svà\s+[{UPPER}])|Sở|Ủy\s+ban"
    r"|Tổng\s+[Cc]ục|Chi\s+cục|Cục|Viện|Hội\s+đồng|Trung\s+tâm|Ban\s+(?:Quản\s+lý|Chỉ\s+đạo)"
    r"|Tổng\s+công\s+ty|Tập\s+đoàn|Học\s+viện|(?:Phó\s+)?Trưởng\s+[Pp]hòng)"
)


@cache
def _generic(head: str = _UNKNOWN_HEAD) -> str:
    """A body that no table knows: a head word and a capitalised name."""
    several = rf"(?:\s*,\s+{_NAME_PART}){{1,2}}(?=\s+và\s+[{UPPER}])"
    more = rf"(?:(?:\s*-\s*|\s+và\s+|\s+){_NAME_PART}){{0,4}}"
    place = rf"(?:\s+{place_pattern()})?"
    return rf"(?:{_acting()}?{head}\s+{_NAME_PART}(?:{several})?{more}{_WORD_END}{place})"


@cache
def _joint() -> str:
    """Several ministries: commas count where "và" closes the list or "liên" opens it."""
    ministry = rf"{_MINISTER}?{_names('ministry', 'mass', 'state')}{_WORD_END}"
    closed = rf"(?:(?:\s*[,;]\s*)?{ministry}){{1,9}}\s*,?\s+và\s+{ministry}"
    name = rf"(?:(?:Bộ|Ủy\s+ban|Tổng\s+cục|Ban)\s*:?\s+)?{_NAME_PART}(?:\s+và\s+{_SOME_NAME})?"
    opened = rf"[Ll]iên\s+(?:tịch\s+)?(?:(?:\s*[-,]\s*|\s+và\s+)?{name}){{2,8}}"
    return rf"(?:{opened}|{closed})"
