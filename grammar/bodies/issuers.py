"""The words that name who issued a document, as they stand after "của".

In: the tables ``issuers``, ``agencies`` and ``provinces``. Out: where such words end, and regex
sources for a shadow. They are long: each kind of body is compiled when a text first needs it.
A body, an office that acts for it (``Bộ trưởng Bộ Tài chính``), or a joint list
(``Bộ A, Bộ B và Bộ C``). It does not say which body it is: ``agencies.canonical`` does.
"""

from __future__ import annotations

import re
from functools import cache

from grammar.bodies.body_names import DOCUMENT_WORDS, name_end
from grammar.bodies.joint_issuers import (
    MINISTER_WORD,
    SOME_NAME,
    after,
    central_names,
    joint_end,
    ministry_end,
)
from grammar.bodies.place_names import (
    COUNTED,
    GAP,
    NEXT_BODY,
    WORD_END,
    committee_place,
    place_pattern,
)
from grammar.phrases import LOWER, UPPER, PhraseBook, phrase_pattern
from grammar.tables import listed, load
from grammar.temporary_bodies import MATTER, NATIONAL, temporary_body

_GAP_WORDS = re.compile(r"\s+")
_TERM = r"(?:\s*,?\s*\(?\s*[Kk](?:hóa|HÓA)\s+[IVXLC]+(?![A-Za-z])(?:\s*\))?)"
_GOES_ON = rf"(?!(?:\s*,\s+{SOME_NAME}){{0,2}}\s+và\s+{SOME_NAME})"


def issuer_end(shadow: str, at: int) -> int | None:
    """Where the issuer ends that stands at ``at`` after "của"; None where none does."""
    joint = joint_end(shadow, at)
    if joint:
        return joint
    if shadow[at : at + 1].islower() and (end := _in_small_letters(shadow, at)):
        return end
    known = body_end(shadow, at)
    # It may begin a longer one: "Bệnh viện Đa khoa | Trung ương".
    longer = unlisted_end(shadow, at) if known and _GOES_ON_NAMED.match(shadow, known) else None
    ends = (known, longer, _organ_end(shadow, at), _temporary_end(shadow, at))
    end = max((end for end in ends if end), default=None)
    if end is None:
        return _holder_end(shadow, at)
    whose = _OF_A_COUNCIL.match(shadow, end) if _PART_OF_A_COUNCIL.match(shadow, at) else None
    return (body_end(shadow, whose.end()) if whose else None) or end


_GOES_ON_NAMED = re.compile(rf"{GAP}(?:-\s+)?(?:[{UPPER}][{LOWER}]|\d|khu\s+vực\s|số\s+\d)")
# "Ban Dân tộc của Hội đồng nhân dân tỉnh", "Ủy ban Pháp luật của Quốc hội".
_PART_OF_A_COUNCIL = re.compile(
    r"(?:(?:Phó\s+)?(?:Chủ\s+(?:nhiệm|tịch)|(?:Tổ\s+)?[Tt]rưởng)\s+)?(?:Ủy\s+ban|(?:Thường\s+trực\s+)?Ban|Hội\s+đồng|Đoàn|Tổ)\s"
)
_OF_A_COUNCIL = re.compile(
    r"\s+của\s+(?=(?:Quốc\s+hội|Chính\s+phủ|Thủ\s+tướng|HĐND|UBND|Hội\s+đồng\s+nhân|Ủy\s+ban\s+[Nn]hân)(?!\w))"
)


_LONGEST = 150


def _in_small_letters(shadow: str, at: int) -> int | None:
    """The same where a known body is written as any word: "của chính phủ"."""
    words = _opened_large(shadow[at : at + _LONGEST])
    acting = _acting().match(words)
    begin = acting.end() if acting else 0
    body = _opened_large(words[begin:])
    end = _central_end(body, 0, short=False) or (body_end if acting else _council_end)(body, 0)
    return at + begin + end if end else None


def _opened_large(words: str) -> str:
    return words[:1].upper() + words[1:]


def body_end(shadow: str, at: int) -> int | None:
    """Where one body or office ends, with its place and term; short names are known too."""
    kinds = (_branch_end, _central_end, _local_end, unlisted_end)
    return next((end for kind in kinds if (end := kind(shadow, at)) is not None), None)


def mention_end(shadow: str, at: int) -> int | None:
    """The same anywhere in a text: only names that need no "của" before them."""
    for kind in (_branch_end, _full_name_end, _placed_end, _certain_end):
        end = kind(shadow, at)
        if end is not None:
            return _own_ministry_end(shadow, at, end)
    return None


def _own_ministry_end(shadow: str, at: int, end: int) -> int:
    """The end with the ministry that a department says it belongs to."""
    within = _OF_MINISTRY.match(shadow, end)
    if within is None or not shadow.startswith(_WITHIN_MINISTRY, at):
        return end
    last = ministry_end(shadow, within.end())
    if last is None:
        return end
    if "(" not in within[0]:
        return last
    return last + 1 if shadow.startswith(")", last) else end


# "Tổng cục Thuế thuộc Bộ Tài chính", "Cục Đường bộ (Bộ Xây dựng)": one body, whose own is said.
_OF_MINISTRY = re.compile(r"(?:\s+thuộc\s+|\s+\((?:thuộc\s+)?)(?=Bộ\s)")
_WITHIN_MINISTRY = ("Cục", "Tổng cục", "Tổng Cục", "Vụ", "Cục trưởng", "Tổng cục trưởng")


def is_body(words: str) -> bool:
    """Whether all of ``words`` names one body or office."""
    return body_end(words, 0) == len(words)


_MEETING_OF = re.compile(
    r"(?:Hội\s+nghị\s+lần\s+thứ\s+(?:[IVX]+|\d+|\w+(?:\s+(?:một|hai|ba|tư|lăm|sáu|bảy|tám|chín))?)"
    r"\s*,?\s*(?:của\s+)?)"
)
_PLENUM = re.compile(
    r"Hội\s+nghị\s+(?:lần\s+thứ\s+)?Trung\s+ương\s+(?:lần\s+thứ\s+)?(?:[IVX]+|\d+|\w+)"
    rf"{WORD_END}{_TERM}?"
)


@cache
def _central(*, short: bool) -> PhraseBook:
    then = rf"{WORD_END}{_GOES_ON}{_TERM}?"
    return PhraseBook(central_names(short=short), then, capitals=True, loose_spaces=True)


def _central_end(shadow: str, at: int, *, short: bool = True) -> int | None:
    plenum = _PLENUM.match(shadow, at)
    if plenum is not None:
        return plenum.end()
    start = after(_MEETING_OF, shadow, at)
    for begin in dict.fromkeys((after(MINISTER_WORD, shadow, start), start, at)):
        body = _central(short=short).match(shadow, begin)
        if body is not None:
            return after(_BRANCH, shadow, body.end())
    return None


# "Kiểm toán nhà nước khu vực IX", "Tòa án nhân dân tối cao tại Đà Nẵng".
_BRANCH = re.compile(
    r"\s+(?:khu\s+vực|chuyên\s+ngành)\s+(?:[IVX]{1,5}|\d{1,2})[a-b]?(?![\w/]|\.\d)"
    r"|\s+Quân\s+đội\s+nhân\s+dân(?:\s+Việt\s+Nam)?(?!\w)"
)


def _full_name_end(shadow: str, at: int) -> int | None:
    return _central_end(shadow, at, short=False)


def _local_names(*kinds: str) -> str:
    rows = [row for row in load("agencies") if row["kind"] in kinds]
    names = [name for row in rows for name in (row["name"], *listed(row["aliases"]))]
    return phrase_pattern(names, capitals=True)


@cache
def title_pattern() -> str:
    """An office by its title alone, in capitals or not, as it stands above a signature."""
    return rf"{_local_names('title', 'signer')}{WORD_END}"


@cache
def _acting() -> re.Pattern[str]:
    """What may stand before the body: one who holds an office in it, or an organ of it."""
    words = _local_names("title", "organ")
    return re.compile(rf"{_WITH_ITS_BODY}|(?:Quyền\s+|Q\.\s*)?{words}{WORD_END}\s+(?:của\s+)?")


# "Chánh Thanh tra tỉnh": the title takes the word for the body with it.
_WITH_ITS_BODY = (
    r"(?:Phó\s+)?Chánh\s+(?=Thanh\s+tra\s+(?:tỉnh|thành|huyện|quận|thị|Chính|Nhà)(?!\w))"
    r"|(?:Phó\s+)?Trưởng\s+(?=Ban\s+(?:Quản|Dân|Tổ|Thi|Tôn))"
    r"|Thanh\s+tra\s+(?=(?:Sở|Bộ|Cục|Tổng\s+cục|UBND)\s)"
    r"|Tòa\s+(?:[Pp]húc\s+thẩm|[Hh]ình\s+sự|[Dd]ân\s+sự|[Hh]ành\s+chính|[Kk]inh\s+tế|[Ll]ao\s+động)\s+(?=Tòa\s|TAND)"
    r"|(?:Văn\s+phòng\s+)?Cơ\s+quan\s+(?:Cảnh\s+sát|An\s+ninh)\s+điều\s+tra\s+(?=Công\s+an\s|Bộ\s)"
)


def _begins(shadow: str, at: int, most: int) -> list[int]:
    """Where a body may begin at ``at``: behind up to ``most`` offices and organs, or there."""
    begins = [at]
    while len(begins) <= most and (acting := _acting().match(shadow, begins[-1])) is not None:
        begins.append(acting.end())
    return begins[::-1]


@cache
def _place() -> re.Pattern[str]:
    return re.compile(rf"(?:\s+|(?<=[BĐ]ND)){place_pattern()}")


@cache
def _listed(*kinds: str, place: str = "") -> PhraseBook:
    rows = [row for row in load("agencies") if row["kind"] in kinds]
    rows = [row for row in rows if not place or row["place"] == place]
    names = [name for row in rows for name in (row["name"], *listed(row["aliases"]))]
    return PhraseBook(names, WORD_END, capitals=True, loose_spaces=True)


_TERM_WORDS = re.compile(_TERM)
_CONGRESS = re.compile(r"\s+lần\s+thứ\s+(?:[IVXL]+|\d+)")
_CELL = re.compile(r"(?:Ban\s+cán\s+sự\s+đảng|BCS\s+đảng|Đảng\s+đoàn)(?=\s+(?:Bộ|Ủy|Tòa))")
_CELL_OF = re.compile(r"\s+(?:Bộ|Ủy\s+ban|Tòa\s+án)(?=\s)")


def _council_end(shadow: str, at: int) -> int | None:
    council = _RUN_ON.match(shadow, at) or _listed("council").match(shadow, at)
    if council is None:
        return None
    return after(_TERM_WORDS, shadow, after(_place(), shadow, council.end()))


# "UBNDtỉnh", "Ủy ban nhân Thành phố".
_RUN_ON = re.compile(
    r"(?:UBND|HĐND)(?=(?:tỉnh|huyện|xã|quận|phường|thành\s+phố|thị\s+xã)(?!\w))"
    r"|Ủy\s+ban\s+(?:[Nn]hân|[Dd]ân|[Nn]hân\s+[Dd]ân\s+dân)(?=\s+(?:tỉnh|huyện|xã|quận|phường|[Tt]hành\s+phố|thị\s+xã)(?!\w))"
)


def _party_end(shadow: str, at: int) -> int | None:
    """A committee of the Party with its place, or the one inside a body: ``Đảng ủy Sở Y tế``."""
    committee = _listed("committee").match(shadow, at)
    if committee is not None:
        end = after(_place(), shadow, committee.end())
        if end == committee.end() and _OF_A_DISTRICT.match(committee[0]):
            last = after(committee_place(), shadow, end)
            # Behind capitals may stand the rest of a title.
            if not committee[0].isupper() or _LINE_ENDS.match(shadow, last):
                end = last
        inner = _INNER.match(committee[0]) and end == committee.end() and _inner_end(shadow, end)
        known = inner or _full_name_end(shadow, at)
        return known or after(_TERM_WORDS, shadow, after(_CONGRESS, shadow, end))
    cell = _CELL.match(shadow, at)
    body = cell and _CELL_OF.match(shadow, cell.end())
    return name_end(shadow, body.end()) if body else None


_LINE_ENDS = re.compile(r"[^\S\n]*(?:\n|[*|]|$)")
_OF_A_DISTRICT = re.compile(r"(?:Huyện|Quận|Thị|Thành)\s+(?:ủy|đoàn)", re.IGNORECASE)
_INNER = re.compile(r"Đảng\s+(?:ủy|bộ)")


def _inner_end(shadow: str, at: int) -> int | None:
    gap = _GAP_WORDS.match(shadow, at)
    if gap is None:
        return None
    kinds = (_branch_end, _council_end, _office_end)
    return next((end for kind in kinds if (end := kind(shadow, gap.end())) is not None), None)


def _branch_end(shadow: str, at: int) -> int | None:
    """The provincial branch of a central body: before it, as the name of that one begins alike."""
    for begin in _begins(shadow, at, 1):
        body = _listed("body", place="required").match(shadow, begin)
        place = body and _place().match(shadow, body.end())
        if body and place:
            seat = _COURT.match(body[0]) and _court_place().match(shadow, body.end())
            return (seat or place).end()
    return None


@cache
def _court_place() -> re.Pattern[str]:
    """Of a court: "cấp cao tại Đà Nẵng", "khu vực 3 - Hà Nội"."""
    level = r"(?:\s+(?:cấp\s+cao|khu\s+vực\s+\d{1,2}))"
    return re.compile(rf"{level}(?:\s+(?:tại|-|ở)\s+{place_pattern()})?")


def _office_end(shadow: str, at: int, place: str = "optional") -> int | None:
    """A local body whose name needs no place, unless ``place`` takes all."""
    body = _listed("body", place=place).match(shadow, at)
    if body is None:
        return None
    last = body.end()
    if _LONGER.match(shadow, last):
        last = max(last, _certain_end(shadow, at) or 0)
    if _COURT.match(body[0]) and (place_of := _court_place().match(shadow, last)):
        return place_of.end()
    if _OF_A_DISTRICT.match(body[0]) and not _place().match(shadow, last):
        return after(committee_place(), shadow, last)
    return after(_place(), shadow, last)


_COURT = re.compile(r"Tòa\s+án|TAND|Viện\s+kiểm\s+sát|VKSND", re.IGNORECASE)
# A row may be the beginning of a longer name: "Ban Quản lý Khu kinh tế | Dung Quất".
_LONGER = re.compile(rf"{GAP}(?!{NEXT_BODY}|{DOCUMENT_WORDS})[{UPPER}][{LOWER}]")


def _placed_end(shadow: str, at: int) -> int | None:
    """A local body; those whose name says nothing without a place are left out."""
    return _local_end(shadow, at, "optional")


def _local_end(shadow: str, at: int, place: str = "") -> int | None:
    for begin in _begins(shadow, at, 2):
        end = (
            _council_end(shadow, begin)
            or _office_end(shadow, begin, place)
            or _party_end(shadow, begin)
        )
        if end is not None:
            return end
    return None


_UNKNOWN_HEAD = (
    r"(?:Bộ|Sở|Ban|Ủy\s+ban(?:\s+Hội(?=\s))?|Tổng\s+[Cc]ục|Chi\s+cục|Cục|Vụ|Viện|Hội\s+đồng|Trung\s+tâm"
    r"|Văn\s+phòng|Liên\s+đoàn|Tổng\s+[Cc]ông\s+ty|Tập\s+đoàn|Ngân\s+hàng|Học\s+viện|Hội|Đài|Phòng"
    r"|(?:Phó\s+)?Trưởng\s+[Pp]hòng|Trường|Đoàn|Thanh\s+tra|Đại\s+học|Bệnh\s+viện|Tiểu\s+ban|Nhà\s+(?:máy|xuất\s+bản|hát)|Quỹ"
    r"|Công\s+đoàn|Vườn\s+[Qq]uốc\s+gia|Cảng(?:\s+vụ)?|Hiệp\s+hội|Liên\s+(?:hiệp|minh)|Bảo\s+tàng|Thư\s+viện|Khu\s+(?:bảo\s+tồn|quản\s+lý)"
    r"|Bộ\s+(?:Tư\s+lệnh|Chỉ\s+huy)|(?:Phó\s+)?Tư\s+lệnh(?:\s+trưởng)?|Cơ\s+quan|Đội|Hạt|Trạm|Báo|Tạp\s+chí|Tòa"
    r"|Công\s+ty(?:\s+(?:cổ\s+phần|[Cc]P|TNHH|MTV|mẹ|trách\s+nhiệm\s+hữu\s+hạn|một\s+thành\s+viên|luật|may|dệt|in|than|chè|bia"
    r"|giày|sữa|đường|thép|điện(?:\s+lực)?|xăng\s+dầu|xi\s+măng|vận\s+tải|lương\s+thực|thuốc\s+lá|xổ\s+số(?:\s+kiến\s+thiết)?|chứng\s+khoán"
    r"|cho\s+thuê\s+tài\s+chính|cao\s+su|cà\s+phê|cấp\s+nước|thủy\s+điện))*|BỘ|SỞ|BAN|ỦY\s+BAN|TỔNG\s+CỤC|CỤC)"
)


_CERTAIN_HEAD = (
    rf"(?:Bộ(?=\s+[^,.;\n]{{2,40}}\svà\s+[{UPPER}])|Sở|Ủy\s+ban"
    r"|Tổng\s+[Cc]ục|Chi\s+cục|Cục|Viện|Hội\s+đồng|Trung\s+tâm|Ban\s+(?:Quản\s+lý|Chỉ\s+đạo)"
    r"|Tổng\s+công\s+ty|Tập\s+đoàn|Học\s+viện|Hạt(?=\s+Kiểm)|Đội(?=\s+Quản)|(?:Phó\s+)?Trưởng\s+[Pp]hòng)"
)


_OF_A_FIRM = re.compile(
    r"(?:Hội\s+đồng\s+(?:thành\s+viên|quản\s+trị|trường)|HĐTV|HĐQT)\s+(?=[A-ZĐ])"
)
_NUMBER = re.compile(r"\s+(?:số|khu\s+vực)\s+(?:\d{1,2}|[IVX]{1,5})(?![\w/])")
_ANY_NUMBER = re.compile(
    rf"\s+(?:(?:số|[Kk]hu\s+vực)\s+)?(?:\d{{1,2}}|[IVX]{{1,5}})(?![\w/-]|[.,]\d|\s*%|{GAP}{COUNTED}|\.\s+[a-z])"
)


@cache
def _heads(source: str) -> re.Pattern[str]:
    return re.compile(rf"{source}(?=\s)")


def unlisted_end(shadow: str, at: int, heads: str = _UNKNOWN_HEAD) -> int | None:
    """A body that no table knows: a word for its kind, a name, perhaps a number and a place."""
    for begin in _begins(shadow, at, 1):
        head = _heads(heads).match(shadow, after(_OF_A_FIRM, shadow, begin))
        end = head and name_end(shadow, head.end())
        if end:
            number = _ANY_NUMBER if heads is _UNKNOWN_HEAD else _NUMBER
            return after(_place(), shadow, after(number, shadow, end))
    return None


def _certain_end(shadow: str, at: int) -> int | None:
    return unlisted_end(shadow, at, _CERTAIN_HEAD)


# --------------------------------------------------------------------- only as issuers, after "của"


def _organ_end(shadow: str, at: int) -> int | None:
    """An organ of any body: "Ban Chấp hành Tổng Liên đoàn", "Thường vụ Quân ủy Trung ương"."""
    organ = _organ().match(shadow, at)
    return body_end(shadow, organ.end()) if organ else None


@cache
def _organ() -> re.Pattern[str]:
    return re.compile(rf"{_local_names('organ')}{WORD_END}\s+(?:của\s+)?")


def _temporary_end(shadow: str, at: int) -> int | None:
    """A body set up for one matter, with what it is for: up to a mark, a title or a verb."""
    body = temporary_body().match(shadow, at)
    if body is None:
        return None
    of = _OF.match(shadow, body.end())
    whole = _full_name_end(shadow, of.end()) if of else None
    matter = MATTER.match(shadow, body.end()) if NATIONAL.search(body[0]) else None
    return whole or (matter.end() if matter else None) or after(_place(), shadow, body.end())


_OF = re.compile(r"\s+của\s+")


def _holder_end(shadow: str, at: int) -> int | None:
    """One who holds an office, where the body is left out: "của Chánh Văn phòng,"."""
    holder = _holder().match(shadow, at)
    return holder.end() if holder else None


@cache
def _holder() -> re.Pattern[str]:
    kind = (
        r"(?:\s+(?:Bệnh\s+viện|Trung\s+tâm|(?:Tổng\s+)?[Cc]ông\s+ty|Học\s+viện|Viện|Trường"
        r"|Sở|Cục))?"
    )
    return re.compile(rf"{_local_names('title')}{kind}(?=\s*(?:[,;.)\n]|$|(?:tại|về)\s))")
