"""Statutes by name: where a name begins and where it ends.

In: the table ``statutes``. Out: where a name ends in a shadow. A name the table knows ends where
the longest such name ends; of an unknown one it takes the capitalised syllable and what goes on it.
"""

from __future__ import annotations

import re
from functools import cache

from grammar.citations.statute_words import abbreviation, spellings
from grammar.phrases import LOWER, UPPER, PhraseBook
from grammar.tables import listed, load
from grammar.texts.abbreviations import without_marks
from grammar.texts.text import fold

# No look-behind before them: that would cost ten times the search. What begins with a small letter
# stands apart, so that each is found by its first letters.
TRIGGER = re.compile(
    r"(?:Luật|Bộ\s+[Ll]uật|Pháp\s+[Ll]ệnh|Hiến\s+pháp"
    r"|Điều\s+lệ(?=\s+(?:Đảng|Đoàn|Công\s+đoàn|Hội|Mặt\s+trận))"
    rf"|LUẬT|BỘ\s+LUẬT|PHÁP\s+LỆNH|HIẾN\s+PHÁP|BL(?=DS|HS|TT|LĐ))"
    rf"(?:(?![{LOWER}])|(?<=ệnh)(?=[{LOWER}]{{2}}))"  # "Pháp lệnhcán bộ" ran together
)
TRIGGERS = (
    TRIGGER,
    re.compile(r"luật(?=\s)"),
    re.compile(r"bộ\s+luật(?=\s)"),
    re.compile(r"pháp\s+lệnh(?=\s)"),
)
# Not a statute: a draft, and names of schools, journals and offices.
NOT_BEFORE = re.compile(
    r"(?:[Dd]ự\s+(?:thảo|án)|DỰ\s+(?:THẢO|ÁN)|[Đđ]ề\s+nghị\s+xây\s+dựng|[Hh]ồ\s+sơ\s+xây\s+dựng"
    r"|Đại\s+học|ĐH|[Kk]hoa|Viện|Tạp\s+chí|Công\s+ty|Văn\s+phòng|Hãng|ngành|Cử\s+nhân|Trường|Học\s+viện)"
    r"\s+(?:các\s+)?$"
)
_LAW_IN_GENERAL = re.compile(r"[Pp]háp\s+$")
_SEVERAL = re.compile(r"\b(?:[Cc]ác|CÁC)\s+(?:đạo\s+)?$")
_WORD = rf"[{LOWER}]+(?![{LOWER}{UPPER}])"
_STOP = (
    r"(?:năm|ngày|số(?=\s*\d)|này|đó|nêu|trên|được|bị|có|là|đã|sẽ|đang|để|của|tại|theo|trong|khi|do|thì"
    r"|phải|không|cho|đối|từ|nếu|mà|hoặc|quy\s+định(?!\s+pháp)|thuộc|bằng|cũng|ra\s+đời|hiện\s+hành"
    r"|trực\s+tiếp|nộp|sang|vào|ngay|về(?!\s+(?:hội|chất))|các|những|với|sau\s+đây|gồm|bao\s+gồm|lần|kèm|như|chưa|nhưng|vẫn)"
    rf"(?![{LOWER}])"
)
_AFTER_AND = (
    rf"(?!\s*(?:{_STOP}|[{UPPER}]|luật|nghị|thông\s+tư|quyết|pháp|văn\s+bản|hướng|một\s+số|quy))"
)
_LONGEST_NAME = 320


def name_end(shadow: str, at: int) -> int | None:
    """Where the name of the statute that begins at ``at`` ends; None where none begins.

    An amending act takes in the acts it names; two laws that one act amends are one name
    ("Luật A và Luật B sửa đổi năm 2019").
    """
    if at and (shadow[at - 1].isalpha() or _LAW_IN_GENERAL.search(shadow, max(0, at - 8), at)):
        return None
    several = _AMENDING_SEVERAL.match(shadow, at)
    if several:
        return several.end()
    opening = _AMENDING.match(shadow, at)
    if opening:
        return _names_end(shadow, opening.end())
    end = _one(shadow, at) or _odd_name_end(shadow, at)
    if end is None:
        return None
    joint = _AND.match(shadow, end)
    other = joint and _one(shadow, joint.end())
    return other if other and _AMENDED.match(shadow, other) else end


def needs_more(name: str) -> bool:
    """Whether a short name wholly in small letters says too little alone: "luật thương mại"."""
    if len(name.split()) > _SHORT or _AMENDING.match(name):
        return False
    return name[:4] == "luật" and name[4:].lstrip()[:1].islower()


_SHORT = 4


def is_meant(before: str) -> bool:
    """Whether what stands before such a name says that the law itself is meant."""
    return _MEANT.search(before) is not None


_MEANT = re.compile(
    r"(?:(?:quy\s+định|điều\s+khoản|nội\s+dung|nghị\s+định)\s+của|quy\s+định\s+(?:trong|tại|chi\s+tiết)|trong|căn\s+cứ|áp\s+dụng"
    r"|(?:thi|chấp)\s+hành|thực\s+hiện|vi\s+phạm|hướng\s+dẫn|sửa\s+đổi|bổ\s+sung|triển\s+khai|tuân\s+thủ)\s+$",
    re.IGNORECASE,
)


def is_issued_here(name: str, before: str) -> bool:
    """Whether an amending law is the document itself: "Quốc hội ban hành Luật sửa đổi …"."""
    return _ISSUES.search(before) is not None and _AMENDING.match(name) is not None


_ISSUES = re.compile(r"(?:^|\n)\s*(?:Ủy\s+ban\s+[Tt]hường\s+vụ\s+)?Quốc\s+hội\s+ban\s+hành\s+$")


def opens_a_list(shadow: str, at: int, end: int) -> bool:
    """Whether the name in ``shadow[at:end]`` shares its head with those after it.

    "các Luật Đất đai, Nhà ở", "Luật: Đất đai, Nhà ở".
    """
    return ":" in shadow[at:end] or _SEVERAL.search(shadow, max(0, at - 12), at) is not None


def member_end(shadow: str, head: str, at: int) -> int | None:
    """Where a known name ends that stands at ``at`` without the ``head`` it shares."""
    return _end_after(f"{head} ", shadow, at) if shadow[at : at + 1].isalpha() else None


def full_name(words: str, head: str | None = None) -> str:
    """A name as the table spells its beginning: "luật: Đất đai", or "Đất đai" after a head."""
    if head is not None:
        return f"{head} {words}"
    opening = _OPENING.match(words)
    if opening is None or opening["head"] == "BL":
        return words
    return f"{_head(opening['head'])} {words[opening.end() :]}"


def head_of(name: str) -> str:
    """The type that the name of a statute begins with: "BLDS" → "Bộ luật"."""
    opening = _OPENING.match(name)
    if opening is None:
        return name.capitalize()
    return "Bộ luật" if opening["head"] == "BL" else _head(opening["head"])


def is_known(name: str) -> bool:
    """Whether the table has ``name``; two laws that are one name are each in it."""
    opening = _AMENDING.match(name)
    named = name[opening.end() :] if opening else full_name(name)
    parts = _AND_OF_LAWS.split(named)
    return all(_known().fullmatch(_ABOUT.sub("", part)) for part in parts)


_AND_OF_LAWS = re.compile(
    r"\s*,?\s+(?:và|VÀ)\s+(?=(?:Luật|Bộ\s+luật|Pháp\s+lệnh|LUẬT|BỘ\s+LUẬT|PHÁP\s+LỆNH)\s)"
)
_ABOUT = re.compile(r"(?<=\w)\s+về(?:\s+việc)?(?=\s)")
_OPENING = re.compile(
    r"(?P<head>(?:[Bb]ộ\s+)?[Ll]uật|[Pp]háp\s+[Ll]ệnh|(?:BỘ\s+)?LUẬT|PHÁP\s+LỆNH|BL)\s*:?\s*"
)
_AMENDS = (
    r"(?:[Ll]uật|Bộ\s+luật|Pháp\s+lệnh|LUẬT|PHÁP\s+LỆNH)\s+(?:[Ss]ửa\s+đổ?i|SỬA\s+ĐỔI)"
    r"(?:\s*,?\s*(?:bổ\s+sung|BỔ\s+SUNG))?(?:\s*,?\s*bãi\s+bỏ)?\s+"
    r"(?:(?:một\s+số?|MỘT\s+SỐ)\s+(?:điều|nội\s+dung|ĐIỀU|quy\s+định)(?:\s+củ?a|\s+CỦA|\s+trong)?"
    r"|các\s+điều|[Đđ]iều\s+\d+\w?(?:\s*(?:,|và)\s*[Đđ]iều\s+\d+\w?)*\s+(?:của\s+)?|bổ\s+sung|(?=(?:Luật|Bộ\s+luật|Pháp\s+lệnh)\s))"
)
_AMENDING = re.compile(rf"{_AMENDS}\s*(?:\d+\s+|các\s+)?(?=[A-ZĐ])")
# "… một số điều của 37 luật có liên quan đến quy hoạch"
_AMENDING_SEVERAL = re.compile(
    rf"{_AMENDS}\s*(?:\d+|các)\s+[Ll]uật\s+(?:có\s+)?liên\s+quan"
    rf"(?:\s+đến(?:,?\s+(?!{_STOP}){_WORD}){{1,12}})?"
)
_AND = re.compile(r"\s*,?\s+(?:và|VÀ)\s+(?:(?:của|CỦA)\s+)?(?=[LBP])")
_COMMA = re.compile(r"\s*[,;]\s*(?=[LBP])")
_AMENDED = re.compile(r"\s*\(?\s*sửa\s+đổi")


def _names_end(shadow: str, at: int) -> int | None:
    """Where the acts end that one act amends: two after "và", more after commas too."""
    first = end = _one(shadow, at)
    count = 1
    while end is not None:
        closing = _AND.match(shadow, end)
        joint = closing or _COMMA.match(shadow, end)
        following = joint and _one(shadow, joint.end())
        if not following:
            return end if count != _TWO else first
        if closing:
            return following
        end, count = following, count + 1
    return end


_TWO = 2  # of two acts the second after a comma is cited for itself


def _one(shadow: str, at: int) -> int | None:
    known = _known_end(shadow, at)
    if known:
        longer = _LONGER.match(shadow, known)
        return longer.end() if longer else known
    match = _DATED.match(shadow, at) or _ground(shadow, at) or _unknown().match(shadow, at)
    return match.end() if match else None


_NO_WORD = (
    r"(?:này|đó|trên|được|bị|có|là|đã|sẽ|theo|khi|nếu|phải|từ|kể|số|quy\s+định(?!\s+(?:cấm|thể|chế|về|việc))"
    r"|năm|ngày|thì|để|vào|do|ban\s+hành|thông\s+qua|bởi|hết|hiện|sửa|gồm|trước|sau|đến|đầu\s+tiên|mới"
    r"|nêu|nói|tại|cũng|thay|căn|luật|nghị|Luật|Nghị|Quyết|Thông|Chỉ|Pháp|Bộ)(?!\w)"
)
_NAME_WORDS = rf"(?:(?:,?\s+|\s+-\s+)(?!{_NO_WORD})[^\W\d_]+)"
_OF_THE_ASSEMBLY = r"\s*[,(]?\s*số:?\s*\d+[-/]\d{4}[-/]?(?:QH|PL|UBTV)"
# A name that no table has, up to its date or number: "Pháp lệnh về nhiệm vụ của A ngày …".
_DATED = re.compile(
    rf"(?:(?:Luật(?!\s+(?:sư|gia)\s)|Pháp\s+lệnh)(?:\s+về)?{_NAME_WORDS}{{1,24}}(?={_OF_THE_ASSEMBLY})"
    rf"|(?:Luật(?=\s+(?:về|[{UPPER}][{LOWER}]+)\s+[{LOWER}])|Pháp\s+lệnh)(?:\s+về)?{_NAME_WORDS}{{3,24}}"
    rf"(?=\s+ngày\s*\d)|Pháp\s+lệnh{_NAME_WORDS}{{2,24}}(?=\s+năm\s+(?:19|20)\d\d(?!\d)))"
)
# The same that a known name begins: "Luật Đường sắt | tốc độ cao số 12/2026/QH16".
_LONGER = re.compile(rf"(?:\s+(?!{_STOP}|{_NO_WORD}){_WORD}){{1,8}}(?={_OF_THE_ASSEMBLY})")
# Among the grounds a name goes on to the mark that ends the ground.
_GROUND = re.compile(
    rf"Pháp\s+lệnh{_NAME_WORDS}{{2,30}}(?=\s*(?:;|\n|$|\.\s*(?:\n|$))|,?\s+và\s+(?:Luật|Pháp|Nghị|Quyết)\s"
    r"|\s+(?:do|được|đã\s+được|của)\s+(?:Hội\s+đồng\s+[Nn]hà|Ủy\s+ban\s+[Tt]hường|Quốc\s+hội|UBTVQH))"
)
_AMONG_GROUNDS = re.compile(r"[Cc]ăn\s+cứ[^;.\n]*$")
_GROUND_REACH = 120


def _ground(shadow: str, at: int) -> re.Match[str] | None:
    if _AMONG_GROUNDS.search(shadow, max(0, at - _GROUND_REACH), at):
        return _GROUND.match(shadow, at)
    return None


def _known_end(shadow: str, at: int) -> int | None:
    match = _known().match(shadow, at)
    return match.end() if match else _blurred_end(shadow, at)


# ------------------------------------------------------------------------------ names badly printed

_RUN = re.compile(r"[^.;:()\n\d]{10,160}")
_KEY = 10  # letters that choose among the names
_SHORTEST = 12


def _blurred_end(shadow: str, at: int) -> int | None:
    """Where a long known name ends that a scan gave other marks or spaces.

    "Luật Đất dai", "Luat Dat dai", "Luật Phòng , ch ống tham nhũng".
    """
    run = _RUN.match(shadow, at) if shadow[at].isupper() else None
    plain = without_marks(run[0]) if run else ""
    if run is None or len(plain) != len(run[0]):
        return None
    places = [place for place, letter in enumerate(plain) if letter.isalpha()]
    letters = "".join(plain[place] for place in places)
    for name, marked in _plain_names().get(letters[:_KEY], ()):
        if not letters.startswith(name):
            continue
        end = places[len(name) - 1] + 1
        printed = [run[0][place].lower() for place in places[: len(name)]]
        marks = sum(a != b for a, b in zip(printed, marked, strict=True))
        bare = not any(a != b for a, b in zip(printed, name, strict=True))
        if (bare or marks <= len(name) // 6) and not shadow[at + end : at + end + 1].isalpha():
            return at + end
    return None


@cache
def _plain_names() -> dict[str, list[tuple[str, str]]]:
    """The letters of each long name without marks and with, by the first of them, longest first."""
    found: dict[str, list[tuple[str, str]]] = {}
    for name in sorted({row["name"] for row in load("statutes")}, key=len, reverse=True):
        marked = "".join(letter for letter in fold(name).lower() if letter.isalpha())
        plain = without_marks(marked)
        if len(plain) >= _SHORTEST:
            found.setdefault(plain[:_KEY], []).append((plain, marked))
    return found


# "luật Đất đai", "Pháp lệnh về thuế tài nguyên", "Luật: Đất đai", "LuậtĐất đai": only known names.
_ODD_OPENING = re.compile(
    r"(?P<head>(?:[Bb]ộ\s+)?[Ll]uật|[Pp]háp\s+[Ll]ệnh)"
    rf"(?:\s+(?:về\s+(?:việc\s+)?)?|\s*:\s*|(?=[{UPPER}]))"
)


def _odd_name_end(shadow: str, at: int) -> int | None:
    opening = _ODD_OPENING.match(shadow, at)
    if opening is None:
        return None
    return _end_after(f"{_head(opening['head'])} ", shadow, opening.end())


def _end_after(head: str, shadow: str, at: int) -> int | None:
    end = _known_end(head + shadow[at : at + _LONGEST_NAME], 0)
    return at + end - len(head) if end else None


def _head(printed: str) -> str:
    """``pháp  Lệnh`` → ``Pháp lệnh``; capitals stay."""
    words = " ".join(printed.split())
    return words if words.isupper() else words.capitalize()


@cache
def _known() -> PhraseBook:
    rows = load("statutes")
    names = {name for row in rows for name in (row["name"], *listed(row["aliases"]))}
    # "sửa đổi năm 2019" after a name says which version, as a year does.
    names = {spelled for name in names for spelled in spellings(name.removesuffix(" sửa đổi"))}
    then = rf"(?:(?![{LOWER}{UPPER}])|(?=(?:năm|ngày|được|của|số)\s))"
    return PhraseBook(names, then, capitals=True, loose_commas=True)


# What may stand behind "Luật" without a stop, and begins no name.
_NO_NAME = r"Ký\s|Người\s+ký|Chính\s+phủ|Quốc\s+hội|Bộ\s|Pháp\s+lệnh|Nghị\s|Thông\s+tư|Quyết\s"


@cache
def _unknown() -> re.Pattern[str]:
    head = r"(?:Luật|Bộ\s+luật|Pháp\s+lệnh)"
    start = rf"\s+(?!{_NO_NAME})[{UPPER}][{LOWER}]+(?![{LOWER}{UPPER}])"
    more = rf"(?:\s+(?!{_STOP}|và\s)(?:{_WORD}|{abbreviation()}))"
    # One syllable is no name that a table would lack: "Luật Nam" begins a person's.
    rest = rf"{more}{{1,12}}(?:\s+và{_AFTER_AND}{more}{{1,8}})?"
    short = r"\s+(?!TNHH|ASEAN|UNCITRAL|WTO)[A-ZĐƯ&]{3,10}(?![\w-])"
    return re.compile(rf"{head}{start}{rest}|Luật{short}")
