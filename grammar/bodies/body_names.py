"""How far the name of a public body goes that no table has: ``Chi cục Giám định xây dựng``.

In: a place in a shadow behind the word for a kind of body. Out: where the name ends. It runs word
by word up to a verb that tells what the body does, a particle, a mark or the end. Some verbs are
parts of names as well ("quản lý", "xây dựng"): such a one ends the name only where a clause goes on
from it, with an object and no other verb behind.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from grammar.duties import ending_verbs, phrases_of
from grammar.phrases import LOWER, UPPER, PhraseBook

if TYPE_CHECKING:
    from collections.abc import Iterator

DOCUMENT_WORDS = (
    r"(?:Quyết\s+định|Nghị\s+(?:quyết|định)|Thông\s+(?:tư|báo)|Chỉ\s+thị|Công\s+(?:văn|điện)"
    r"|Tờ\s+trình|Báo\s+cáo|Kế\s+hoạch|Kết\s+luận|Hướng\s+dẫn|Quy\s+(?:định|chế|hoạch)"
    r"|Chương\s+trình|Đề\s+án|(?:Bộ\s+)?Luật(?!\s+(?:sư|gia))|Điều\s+lệ|Hiến\s+pháp"
    r"|Pháp\s+lệnh|Sắc\s+(?:luật|lệnh)"
    r"|Căn\s+cứ|Theo)"
)
OPENS_A_BODY = (
    r"(?:Bộ|Sở(?!\s+hữu)|Ban|Ủy|UBND|HĐND|Hội|Tổng|Cục|Chi|Vụ|Viện|Văn\s+phòng|Thủ|Chính\s+phủ|Chủ|Phó"
    r"|Giám\s+đốc|Thanh\s+tra|Công\s+an|Tỉnh|Thành\s+ủy|Các|Đài|Bảo\s+hiểm|Kho\s+bạc|Tòa"
    r"|Trung\s+ương)"
)
# They open a body behind a comma or "và"; elsewhere they are parts of names: "Môi Trường".
_OPENS_THE_NEXT = (
    r"(?:Trung\s+tâm|Hạt|Đội|Trạm|Trường|Bệnh\s+viện|Phòng(?!\s*,?\s+(?:chống|cháy|ngừa|vệ))|Quỹ"
    r"|Công\s+ty|Đảng|Huyện|Quận|Thị|Mặt\s+trận|Liên\s+đoàn|Đoàn|Tập\s+đoàn|Ngân\s+hàng|Chánh|Trưởng|Hiệu\s+trưởng)"
)
# A title that begins with a capital: "… của HĐND tỉnh Vĩnh Phúc Về việc thông qua".
OPENS_A_TITLE = (
    r"(?:V\s*/\s*v|Về(?=\s+(?:việc|chính|chế|mức|một))|Quy(?=\s+(?:định|chế))|Ban(?=\s+hành)"
    r"|Phê(?=\s+(?:duyệt|chuẩn))|Phân(?=\s+(?:cấp|công|bổ))|Sửa(?=\s+đổi)|Bãi(?=\s+bỏ)"
    r"|Điều(?=\s+(?:chỉnh|\d))|Công(?=\s+(?:bố|nhận))|Hướng(?=\s+dẫn)|Thành(?=\s+lập)|Kiện(?=\s+toàn)"
    r"|Thông(?=\s+qua)|Triển(?=\s+khai)|Giao(?=\s+(?:kế|chỉ|dự))|Bổ(?=\s+(?:sung|nhiệm)))"
)
_CAPITALS_END = (
    r"(?:TỈNH|THÀNH\s+PHỐ|TP|HUYỆN|QUẬN|THỊ\s+XÃ|THỊ\s+TRẤN|PHƯỜNG|XÃ(?!\s+HỘI)|CỘNG\s+HÒA|ĐỘC\s+LẬP"
    r"|SỐ|VỀ|THỰC\s+HIỆN|NGHỊ\s+(?:QUYẾT|ĐỊNH)|CHỈ\s+THỊ|TỜ\s+TRÌNH|KẾ\s+HOẠCH(?!\s+(?:VÀ|&|-))|LUẬT|PHÁP\s+LỆNH|KÍNH|QUYẾT\s+ĐỊNH|THÔNG\s+(?:BÁO|TƯ)|ĐIỆN|BAN\s+HÀNH|DỰ\s+THẢO|CÔNG\s+(?:VĂN|ĐIỆN)|BÁO\s+CÁO)"
)
PARTICLES = (
    r"(?:về|việc(?!\s+làm)|quy\s+(?:định|chế)|phê\s+(?:duyệt|chuẩn)|bãi\s+bỏ|thay\s+thế|hợp\s+nhất"
    r"|đính|đã|được|là|có(?!\s+công)|và|hoặc|tại|trong(?!\s+nước)|ngày|tháng|năm|theo|cho|do|để|thì"
    r"|phải|trình|gửi|tiếp\s+(?:tục|thu|nhận)|với|các|của|từ|trên|khi|nếu|đối\s+với|này|đó|nêu"
    r"|trực\s+thuộc|thuộc|quyết\s+(?:định|nghị)|(?<!chuyển\s)giao(?!\s+(?:thông|dịch))|yêu\s+cầu"
    r"|tham\s+(?:mưu|gia)|chịu|sẽ|đang|cần|(?<![Hh]àng\s)không(?!\s+(?:gỉ|gian|lưu|quân))|như|thông\s+(?:báo|qua)|số(?=\s*[:\d])"
    r"|tỉnh|thành\s+phố|huyện|quận|thị\s+(?:xã|trấn)|xã(?!\s+hội)|phường|(?<!cung\s)(?<!nâng\s)cấp(?!\s+cứu)|lập|hằng|trước|sau"
    r"|đến|tới|ra|vào|rất|chưa|cùng|bằng|một|hai|những|mọi|nhằm|khóa|ở|giai\s+đoạn|xin|đưa"
    r"|gia\s+hạn|biết|phù\s+hợp|nơi|bị|đều|cũng|vẫn|(?<!chứng\s)nhận(?!\s+dạng)|đạt|thấy|thời\s+gian"
    r"|thu\s+ngân\s+sách|tuyển\s+sinh|họp|đồng\s+ý|nhất\s+trí|khẳng\s+định|ghi\s+nhận|trao|phát\s+biểu"
    r"|(?<!nguồn\s)mở|tăng(?=\s+(?:thời|cường|số|mức|tần))|nên|mà|nhưng|vì|bởi|gồm|bao\s+gồm|tham\s+dự|nhiệm\s+kỳ|vắng)"
)
_GAP = r"[^\S\n]*(?:\n[^\S\n]*)?"
_SPACE = rf"(?=\s){_GAP}"
_WORD = re.compile(
    rf"(?P<gap>{_SPACE}(?P<and>và(?:\s+các(?=\s+(?:[Kk]hu\s|KCN)))?|&){_SPACE}|{_GAP}(?P<dash>-){_GAP}|{_GAP}(?P<comma>,){_SPACE}"
    rf"|{_SPACE})(?P<word>[{UPPER}][\w&]*|[{LOWER}]+)(?![\w&])(?<!\n\w)"
)
_NO_PART = re.compile(
    rf"(?:{OPENS_A_BODY}(?![{LOWER}])|{DOCUMENT_WORDS}|(?:{_CAPITALS_END}|{PARTICLES}|{OPENS_A_TITLE}"
    r"|hết\s+hiệu\s+lực|kèm)(?!\w))"
)
_NO_NEXT = re.compile(rf"{_OPENS_THE_NEXT}(?!\w)")
# "…, Giá và Dịch vụ": commas stand in a name where "và" and a capital close the list.
_LISTED = re.compile(
    rf"(?=[{UPPER}])(?:(?!\s(?:của|các|về|tại|ngày|số)\s)[^,.;:()\n\d]){{2,40}}"
    rf"(?:,\s+[{UPPER}](?:(?!\s(?:của|các|về|tại|ngày|số)\s)[^,.;:()\n\d]){{2,40}})?"
    rf"\s+và\s+(?!{OPENS_A_BODY}(?![{LOWER}])|{DOCUMENT_WORDS})[{UPPER}]"
)
_COMPOUNDS = re.compile(
    r"[Pp]hòng\s*,\s*chống(?!\w)|[Pp]hòng\s+cháy\s*,?\s*chữa\s+cháy(?:\s+và\s+cứu\s+nạn(?:\s*,\s*cứu\s+hộ)?)?"
    r"|[Tt]ìm\s+kiếm\s*,?\s*cứu\s+nạn|[Cc]ông\s+trình(?:\s+giao\s+thông)?|[Cc]hương\s+trình|[Đđ]ầu\s+tư\s+(?:xây\s+dựng|công)"
    r"|các\s+(?:công\s+trình|dự\s+án|khu\s+(?:công\s+nghiệp|kinh\s+tế|chế\s+xuất)|chương\s+trình|dân\s+tộc)"
    r"|Cộng\s+đồng|Kế\s+hoạch(?=\s*(?:-|,|và)\s*[A-ZĐ])|[Tt]rung\s+ương(?!\s+(?:Đảng|Đoàn|Hội|Cục|Mặt))|nước\s+ngoài|[Pp]hát\s+triển\s+nông\s+thôn|[Gg]iáo\s+dục\s+thường\s+xuyên|giải\s+phóng\s+mặt\s+bằng"
    r"|sử\s+dụng\s+công\s+nghệ\s+cao|về\s+người\s+Việt\s+Nam\s+ở\s+nước\s+ngoài"
    r"|[Cc]huyển\s+đổi\s+số|[Cc]ông\s+nghệ\s+thông\s+tin|sau\s+thông\s+quan|(?:(?:điều\s+tra\s+)?tội\s+phạm|hành\s+chính)\s+về\s+(?:ma\s+túy|môi\s+trường|trật\s+tự\s+xã\s+hội"
    r"|tham\s+nhũng,\s+kinh\s+tế,\s+buôn\s+lậu)"
    r"|[Đđ]ăng\s+ký\s+(?:đất\s+đai|kinh\s+doanh)|[Xx]ử\s+lý\s+vi\s+phạm|giao\s+(?:thông|dịch)"
)
# What no name goes on with behind "và": people, and bodies in general.
_NO_SECOND = re.compile(
    r"(?:người|cán\s+bộ|nhân\s+dân|đơn\s+vị|cơ\s+quan|sở|ban|ngành|phòng|địa\s+phương|tổ\s+chức"
    r"|doanh\s+nghiệp|cá\s+nhân|ủy\s+ban|chính\s+quyền|gia\s+đình|hộ|lực\s+lượng|đồng\s+chí|toàn\s+thể"
    r"|chủ|lãnh\s+đạo|đại\s+diện|thủ\s+trưởng|giám\s+đốc|hai|công\s+chức|viên\s+chức|kết\s+quả)(?!\w)"
)
_THEN_VERB = re.compile(r"(?:đã|có|là|được|sẽ|phải|chịu|trình|thông\s+báo|tham\s+mưu)(?!\w)")
_TITLED = re.compile(
    rf"[{UPPER}]\w*\s+[{LOWER}]+(?:(?:\s*-\s*|\s+và\s+|\s+)[{UPPER}]\w*\s+[{LOWER}]+){{2,5}}"
)
_MOST_WORDS = 24
_MOST_LOWER = 10


def name_end(shadow: str, at: int, end: int | None = None) -> int | None:
    """Where the name ends that begins behind ``at``; None where none does."""
    stop = len(shadow) if end is None else end
    last = at
    lower = 0
    for word in _words(shadow, at, stop):
        begin = word.start("word")
        capital = word["word"][0].isupper()
        lower = 0 if capital else lower + 1
        if lower > _MOST_LOWER or (last == at and not capital):
            break
        if last == at and word["gap"].strip():
            break
        if not _goes_on(shadow, word, at, stop):
            break
        last = word.end()
        compound = _COMPOUNDS.match(shadow, begin, stop)
        if compound is not None:
            last = max(last, compound.end())
    return last if last > at else None


def _words(shadow: str, at: int, stop: int) -> Iterator[re.Match[str]]:
    for _ in range(_MOST_WORDS):
        word = _WORD.match(shadow, at, stop)
        if word is None:
            return
        yield word
        compound = _COMPOUNDS.match(shadow, word.start("word"), stop)
        at = max(word.end(), compound.end()) if compound else word.end()


def _goes_on(shadow: str, word: re.Match[str], start: int, stop: int) -> bool:
    at = word.start("word")
    if _COMPOUNDS.match(shadow, at, stop) and not word["comma"]:
        return True
    if _NO_PART.match(shadow, at, stop):
        return False
    if (word["comma"] or word["and"]) and _NO_NEXT.match(shadow, at, stop):
        return False
    if word["comma"]:
        single = re.search(r"\s(?:và|&)\s", shadow[start : word.start()]) is None
        return single and _LISTED.match(shadow, at, stop) is not None
    new_line = "\n" in word["gap"] and not word["and"]
    closed = _CLOSES.search(shadow, max(start, word.start() - _LONGEST_CLOSING), word.start())
    if word["word"][0].isupper():
        return not (new_line and (word["dash"] or closed))
    if word["dash"] or closed:
        return False
    if word["and"]:
        return not _NO_SECOND.match(shadow, at, stop) and not _acts(shadow, at, start, stop)
    return not _acts(shadow, at, start, stop)


# Behind the state or a number of its own the name may go on with a place only.
_CLOSES = re.compile(r"(?:Việt Nam|quốc gia|[Tt]rung ương|\s[IVX]{1,5})$")
_LONGEST_CLOSING = 10


def _acts(shadow: str, at: int, start: int, stop: int) -> bool:
    """Whether the words at ``at`` say what the body does."""
    if _strong().match(shadow, at):
        return True
    weak = _weak().match(shadow, at)
    if weak is None:
        return False
    titled = _TITLED.match(shadow, start + 1, at)
    if titled is not None and titled.end() == at - 1:
        return True
    return _has_object(shadow, weak.end(), stop)


_OBJECT = re.compile(
    r"(?:nội\s+dung|hồ\s+sơ|dự\s+thảo|phương\s+án|danh\s+mục|quy\s+trình|đề\s+án)(?!\w)"
)


def _has_object(shadow: str, at: int, stop: int) -> bool:
    """Whether a verb takes an object and no other verb follows, which would be the real one."""
    if _OBJECT.match(shadow, at + 1, stop):
        return True
    words = 0
    while (word := _WORD.match(shadow, at, stop)) is not None and words < _MOST_LOWER:
        begin = word.start("word")
        if word["comma"] or word["word"][0].isupper():
            break
        if words == 0 and _weak().match(shadow, begin):
            return False
        compound = _COMPOUNDS.match(shadow, begin, stop)
        if compound is not None:
            words, at = words + 2, compound.end()
            continue
        if _THEN_VERB.match(shadow, begin, stop) or _strong().match(shadow, begin):
            return False
        if _NO_PART.match(shadow, begin, stop):
            return words > 0 or re.match(r"(?:các|những|cho)(?!\w)", shadow[begin:stop]) is not None
        words += 1
        at = word.end()
    return words > 1


@cache
def _strong() -> PhraseBook:
    # A word of one syllable may open a longer one: "xây | dựng".
    return PhraseBook((verb for verb in ending_verbs() if " " in verb), then=r"(?!\w)")


@cache
def _weak() -> PhraseBook:
    return PhraseBook(phrases_of("name"), then=r"(?!\w)")
