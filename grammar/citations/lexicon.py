"""The patterns of the tokens that ``citation.lark`` reads, for a shadow.

In: the tables. Out: compiled regular expressions and regex sources. The numbers, dates and labels
that no table can hold stand here; each names the document it was taken from where that is not
plain. It finds nothing itself: ``mentions`` does.
"""

from __future__ import annotations

import re
from functools import cache

from grammar.phrases import LOWER, UPPER, phrase_pattern
from grammar.tables import listed, load
from grammar.texts.abbreviations import lacks_dash

# ---------------------------------------------------------------------------- number and symbol

# The look-behind comes after the first digit: it is tried only where there is one.
_NUM = (
    r"(?P<NUM>\d(?:(?<![\w/.,-].)(?<!\d:.)|(?<=[sS\s][ốs].))"
    r"(?:\d{0,2}\.\d{1,3}|\d{0,4}(?:\s?[a-d](?=\s?/\s?(?:19|20)\d\d)|[a-zA-ZđĐ])?))"
)
_YEAR = r"(?P<YEAR>(?:19|20)\d\d)"
# TTg, CTr, QyĐ and SNgV have one small letter, BNN&PTNT an ampersand, QH14 and NHNN7 digits.
_CAPITALS = r"[A-ZĐƯÂÊÔƠĂ]"
# A word that lost the space before it: "155/2020/NĐ-CPngày", "TT-BTCđ".
_GLUED = rf"(?<={_CAPITALS}[A-ZĐgr\d])(?=[{LOWER}]{{2}}|[bcdđehklmnopqstvx](?!\w))"
_GROUP = (
    rf"(?>TTg(?=[{LOWER}]{{2}})|{_CAPITALS}+(?:[griyu](?![{LOWER}]){_CAPITALS}*)?)(?:&{_CAPITALS}+)*"
    rf"(?:\d{{1,3}}(?!\d)|(?!\d))(?:(?![{LOWER}])|{_GLUED})"
)
_JOINT = (
    rf"(?:\s{{0,2}}[-_/]|[-_/](?:\s{{0,2}}| {{3,80}})|\s{{0,2}}\.(?={_CAPITALS}{{2}})"
    r"|(?<=[-.][A-ZĐ])\.(?=[IVX]{1,4}(?![\w.])))"
)
# The drafting office of the police and the army: "TT-BCA(A11)", "QĐ-BCA (X11-X14)".
_OFFICE = r"\s?\(\s?[A-Z]\d{1,2}(?:\s?-\s?[A-Z]?\d{1,2})?\s?\)"
# QH-13, QH 11: what belongs to the term, never a symbol that ends before it.
_TERM = r"(?:(?:PL|NQ)-)?(?:UBTV)?QH\s?-?\s?[1-9]\d?(?:(?!\w)|(?=ngày|năm|và|của|về))"
# "TTLT - BCA - BQP": the bodies of a joint act stand apart, each a word of capitals.
_NEXT_BODY = (
    rf"\s{{0,3}}[-_/]\s{{0,3}}(?={_CAPITALS}{{2,12}}(?![^\W\d_])(?!\s+[^\W\d_{LOWER}]{{2}}))"
)
_SYMBOL = (
    rf"(?P<SYMBOL>{_TERM}|SLt(?!\w)|SL/L[-.]?\d{{3}}(?!\d)"
    rf"|(?:(?:TTL[TBN]|NQLT|CTLT){_NEXT_BODY}(?:{_CAPITALS}{{2,12}}{_NEXT_BODY})*"
    rf"|{_CAPITALS}+[griyu]?{_CAPITALS}*\s{{1,3}}[-_/]\s{{1,3}}(?={_CAPITALS}{{2}}))?{_GROUP}"
    rf"(?:{_JOINT}{_GROUP})*(?:\({_CAPITALS}+\d*\)|{_OFFICE})?)"
)
_TYPES = "|".join(
    sorted(
        {a for row in load("document_types") for a in listed(row["abbreviations"])},
        key=len,
        reverse=True,
    )
)
# Between year and symbol: a slash, two, a dash, or none where a type or the Assembly begins.
_AFTER_YEAR = rf"(?:\s*/{{1,2}}\s*|\s?-(?={_CAPITALS})|\s?(?=(?:{_TYPES})[-_/]|(?:UBTV)?QH\s?-?\d))"
NUMBER = re.compile(rf"{_NUM}\s*(?:[/-]\s*{_YEAR}{_AFTER_YEAR}|[/-]{{1,2}}\s*){_SYMBOL}")
# 61-MT, 7388-1,2,3 and 10121-10124, but not the year of 2622-1995.
_CODE = (
    r"(?P<NUM>(?:(?:ISO|IEC|CAC|OIML|ASTM|EN)[\s/]{0,3})*\d{1,6}"
    r"(?:\s*-\s*(?!(?:19|20)\d\d(?!\d))(?:\d{1,6}|[A-Z]{1,3})(?!\w))*(?:,\d{1,2}(?=[,:]\d))*)"
)
_CODED = (
    rf"(?:\s+số)?\s*[:-]?\s*{_CODE}"
    rf"(?:(?:\s*[:-]\s*|/(?=\d{{4}}/)){_YEAR}(?!\d)"
    rf"(?:\s*/\s*(?P<SYMBOL>{_GROUP}(?:-{_GROUP})*))?|(?<=[\dA-Z]{{2}})(?![\w/:.-]|,\d|\s+[\d-]))"
)
# Each is found by its first letters.
STANDARDS = tuple(
    re.compile(rf"(?P<STANDARD>{word}){_CODED}")
    for word in ("TC(?:VN|XDVN|XD)", "QC(?:VN|ĐP|XDVN)")
)

# --------------------------------------------------------------------------------- date and year

# A scan may put a space between the digits, take a letter for one, and misread or lose one letter
# of "ngày", "tháng", "năm".
_DAY = r"(?:[12Il]\s?[\dOoIl]|3\s?[01OoIl]|[0Oo]?\s?[1-9Il])"
_MONTH = r"(?:[1Il]\s?[0-2OoIl]|[0Oo]?\s?[1-9Il])"
_FULL_YEAR = r"(?:[1Il]\s?9|[2Z]\s?[0Oo])\s?[\dOoIl]\s?[\dOoIl]"
# "ngày 21-12-45": from 1945 on, and long before anybody wrote 2045.
_SHORT_YEAR = r"(?:4[5-9]|[5-9]\d)(?![/.-]?\d|\s?%)"
# A comma or none; possessive, or a long run of spaces is tried in every split of it.
_COMMA = r"\s*+(?:,\s*+)?"
_IN_LINE = r"[^\S\n]*+(?:,\s*+|\|\s*+)?"
_BEFORE_DATE = (
    r"\s*+(?:[,(]\s*+)?(?:(?:hồi|lúc)\s+\d{1,2}\s*(?:giờ|[hg])\s*(?:\d{1,2}\s*(?:phút|')?)?\s*,?\s*+)?"
    r"(?:(?:đã\s+|được\s+)?(?:ban\s+hành|thông\s+qua|ký)\s+)?"
)
_ANY = r"[^\W\d_]"
_NGAY = (
    r"(?:n\s?g\s?[aàáảãạăằâầ]\s?y|NGÀY"
    rf"|(?:{_ANY}?g[aàáảãạ]y|n{_ANY}?[aàáảãạ]y|ng{_ANY}?y|ng[aàáảãạ]{_ANY}?)(?=\s*[\dOIl]))"
)
_THANG = rf"(?:th\s?[aáàảạăắâấ]\s?n\s?g|(?!tuần|giờ|năm){_ANY}{{4,5}})"
_NAM = rf"(?:n\s?[aăâàáằắ]\s?m|n[ăa]{_ANY}?|{_ANY}?[ăa]m|n{_ANY}?m)"
DATE = (
    rf"{_BEFORE_DATE}{_NGAY}(?:\s+ngày)?\s*{_DAY}\s*"
    rf"(?:{_THANG}\s*{_MONTH}\s*,?\s*{_NAM}\s*(?:{_FULL_YEAR}|{_SHORT_YEAR})"
    rf"|THÁNG\s*{_MONTH}\s*NĂM\s*{_FULL_YEAR}"
    rf"|(?P<slash>[/.-])\s*{_MONTH}\s*(?P=slash)\s*(?:{_FULL_YEAR}|{_SHORT_YEAR}))(?!\d)"
    rf"|{_IN_LINE}\(?{_DAY}(?P<dash>[/.-]){_MONTH}(?P=dash)(?:19|20)\d\d(?!\d)"
)
IN_YEAR = (
    rf"(?:{_COMMA}sửa\s+đổi(?:\s*,\s*bổ\s+sung)?)?{_COMMA}\(?(?:năm|NĂM)\s*(?:19|20)\d\d"
    r"(?!\d|[/.-]\d)"
)
BARE_YEAR = r"(?:[^\S\n]+sửa\s+đổi)?[^\S\n]+(?:19|20)\d\d(?!\d|[/.]\d|[^\S\n]*-\s*\d|\w)"
DATE_PARTS = re.compile(r"(\d\s?\d?)(?!\d)\D+?(\d\s?\d?)(?!\d)\D+?(\d(?:\s?\d){3}|[4-9]\d(?!\d))")


@cache
def tail_pattern() -> re.Pattern[str]:
    """What may follow a number: when, in which year, or "của" before whose it is."""
    # What is left of a date ("ngày 28/2", "ngày … tháng năm 2010") does not part number and issuer.
    blank = r"[\s\d/.…_-]"
    torn = rf"(?:{_COMMA}ngày{blank}{{1,20}}(?:tháng{blank}{{1,10}})?(?:,?\s*năm{blank}{{1,8}})?)?"
    issuer = rf"{torn}{_COMMA}(?:(?:c[ủuúùũưứừữ]a|CỦA)\s+|của(?=[{UPPER}]))"
    return re.compile(rf"(?P<DATE>{DATE})|(?P<ISSUER>{issuer})|(?P<IN_YEAR>{IN_YEAR})")


# ------------------------------------------------------------------------------------------ head

SO = r"(?:số|Số|SỐ)\s*:?"


@cache
def head_pattern() -> re.Pattern[str]:
    """A type, perhaps whose, and "số", at the end of what stands before a number."""
    types = phrase_pattern(
        [form for name in type_names() for form in (name, name.lower())], capitals=True
    )
    types = rf"(?:{types}|{_SHORT_TYPES})"
    # Whose it is names no other document: "Kế hoạch của UBND tỉnh thực hiện Nghị quyết số".
    other = rf"(?<!\w)(?<!(?:Bộ|Sở)\s)(?<!(?:Bộ|Sở)\s\s){types}(?!\w)"
    body = rf"(?!{other})[{UPPER}](?:(?!{other})[^.;:\d]){{2,90}}?"
    issued = rf"\s+(?:(?:của|CỦA)\s+|(?={_BODY}))(?P<ISSUER>{body})"
    # "Báo cáo thẩm tra số", "Công văn hỏa tốc số": a few words that only say what kind.
    kind = rf"(?:(?:\s+(?!{_NOT_A_KIND})[{LOWER}]+){{1,3}}|{_OF_A_COURT})"
    return re.compile(
        rf"(?:(?<!\w)|(?<=[{LOWER}\d])(?=[{UPPER}]))(?P<TYPE>{types})"
        rf"(?:(?:{issued}|{kind})(?=\s*:?(?:\s+(?:số|Số|SỐ|s(?=[\s\d]))|số\s*$)|\s*:)"
        rf"|(?<=[A-Z]){_SHORT_KIND}|(?:{_OF_A_COURT}|{_INSTANCE}))?\s*(?:[,:]|\((?=\s*số))?\s*(?P<SO>{SO}|s(?=\s|$))?\s*$"
    )


# Behind a short type no "số" need follow: "BC thẩm định 17/BC-BQL".
_SHORT_KIND = r"\s+(?:thẩm\s+(?:định|tra)|bổ\s+sung|giải\s+trình|hỏa\s+tốc)"
_INSTANCE = r"\s+(?:sơ|phúc|giám\s+đốc)\s+thẩm"
_OF_A_COURT = (
    r"\s+(?:dân\s+sự|hình\s+sự|hành\s+chính|lao\s+động|hôn\s+nhân(?:\s+và)?\s+gia\s+đình"
    r"|kinh\s+doanh\s*,?\s+thương\s+mại|kinh\s+tế)\s+(?:sơ|phúc)\s+thẩm"
)
_SHORT_TYPES = r"(?:QĐ|NĐ|NQ|TTLT|TTr|TT|CT|CV|VB|KH|KL|TB|HD|BC)"
# What issues documents, where "của" is left out: "Nghị quyết HĐND tỉnh số", "Thông tư Bộ Y tế số".
_BODY = (
    r"(?:Bộ|Liên|Ủy\s+ban|UBND|HĐND|Hội\s+đồng|Chính\s+phủ|Thủ\s+tướng|Quốc\s+hội|Văn\s+phòng|Sở|Tỉnh\s+ủy"
    rf"|Tổng\s+cục|Cục|Ban\s+(?:Chấp|Thường|Bí)|Bảo\s+hiểm)(?![{LOWER}])"
)
_NOT_A_KIND = (
    r"(?:số|sư|thư|điều\s+động|theo|tại|của|và|hoặc|về|do|có|được|trong|này|đó|trên|kèm|mẫu|biểu|phụ|thực|triển|căn|từ"
    r"|đến|với|cho|các|những|là|để|khi|như|nghị|quyết|thông|chỉ|công|kế|kết|luật|tờ|báo|hợp\s+đồng|hồ|tài)"
    rf"(?![{LOWER}])"
)


@cache
def type_names() -> tuple[str, ...]:
    return tuple(row["name"] for row in load("document_types"))


@cache
def type_of_abbreviation() -> dict[str, str]:
    """``{"QĐ": "Quyết định"}``; where a symbol serves two types, the usual one of the State."""
    names = {
        abbreviation: row["name"]
        for row in load("document_types")
        for abbreviation in listed(row["abbreviations"])
    }
    usual = {"KL": "Kết luận", "KN": "Kháng nghị", "QĐ": "Quyết định", "TB": "Thông báo"}
    return names | usual | {"TT": "Thông tư"}


@cache
def abbreviations_of(name: str) -> tuple[str, ...]:
    rows = (row for row in load("document_types") if row["name"] == name)
    return tuple(a for row in rows for a in listed(row["abbreviations"]))


def is_short_type(printed: str) -> bool:
    """Whether a type is printed as its abbreviation: "NĐ 43/2014/NĐ-CP"."""
    return printed in type_of_abbreviation()


def fits(printed: str, symbol: str, kind: str | None = None) -> bool:
    """Whether a symbol, that of ``kind``, is one of documents of the printed type."""
    words = " ".join(printed.split()).lower()
    if kind is not None and words.startswith(kind.lower()):
        return True
    if is_short_type(printed):
        return printed in {"CV", "VB"} or symbol.startswith(printed)
    own = (name for name in type_names() if name.lower() == words)
    return not symbol or any(symbol.startswith(a) for n in own for a in abbreviations_of(n))


@cache
def titled_head(kind: str) -> re.Pattern[str]:
    """A type and its title before a number, which may end with another type.

    "Quyết định đưa vụ án ra xét xử số", "Quyết định công bố án lệ".
    """
    types = phrase_pattern([name for name in type_names() if " " in name], capitals=True)
    word = rf"\s+(?!{types}(?!\w)|(?:này|số|theo|tại|và)(?!\w))[^\s.;:,()“”\"]+"
    other = phrase_pattern([name.lower() for name in type_names() if " " in name])
    words = r"\s+".join(kind.split())
    return re.compile(
        rf"(?<!\w)(?P<TYPE>{words})(?P<ISSUER>(?!))?(?:{word}){{1,16}}?"
        rf"\s+(?:(?:{other})(?:\s+{SO})?|(?P<SO>{SO}))\s*$"
    )


DEFINES = re.compile(
    r"(?:(?:gọi|viết)\s+(?:tắt\s+|chung\s+|gọn\s+)?(?:là|tắt(?:\s+là)?)|tên\s+là)\s*:?\s*[\"“'«(]?$"
)


@cache
def not_citation() -> re.Pattern[str]:
    """Words before a number that make it something else: a form, a contract, an account."""
    words = phrase_pattern([row["words"] for row in load("not_citations")], capitals=True)
    return re.compile(rf"(?<!\w)(?P<words>{words})\s*:?\s*$")


def not_bare(shadow: str, at: int) -> bool:
    """Whether what stands before ``at`` keeps a type with a bare number from being a citation."""
    return _NO_BARE_NUMBER.search(shadow, max(0, at - 40), at) is not None


_NO_BARE_NUMBER = re.compile(r"(?:[Dd]ự\s+thảo|[Mm]ẫu|[Bb]iểu|[Nn]gành|tập|quyển)\s+(?:số\s+)?$")


# ------------------------------------------------------------------------------------- pinpoints

LABEL = (
    r"(?:(?>\d+[a-zđ]{0,2}\d?(?:\.\d+)*)(?!(?!của\s)[\w/]|\s?%)|[a-zđ]\d?(?:\.\d+)*(?!\w)|[IVXLC]+[a-zA-D]?(?!\w)"
    r"|[A-H](?:\d{1,2})?(?!\w)|thứ\s+(?:nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười))"
)


@cache
def unit_pattern() -> str:
    return phrase_pattern(
        [
            form
            for row in load("unit_labels")
            for form in (row["word"], row["word"].lower(), row["word"].upper())
        ]
    )


@cache
def unit_kinds() -> dict[str, str]:
    kinds = {row["word"].lower(): row["kind"] for row in load("unit_labels")}
    return kinds | {"tiết": "point", "k": "clause", "đ": "article"}


_PLURAL = r"(?:(?:từ|các|những|tại)\s+)?"
_AND = r"(?:,\s*và|,\s*hoặc|,|;|và|hoặc|và/hoặc)"
_LABELS = rf"\s+{LABEL}(?:\s*{_AND}\s*(?:tiết\s+)?{LABEL})*+"
_OF_CLAUSE = rf"{_LABELS}\s*,?\s*(?:của\s+)?(?:[Kk]hoản|[Mm]ục|Điều)\s"
# What divides a point is practice only: it has no level of its own, and its point is what is cited.
_BELOW = (
    rf"(?:(?:các\s+)?(?:[Tt]iết(?!{_OF_CLAUSE})|[Đđ]oạn|[Cc]âu|[Gg]ạch\s+đầu\s+dòng"
    r"|[Dd]ấu\s+(?:gạch|cộng|trừ))"
    rf"(?:\s+thứ)?(?:\s+cuối(?:\s+cùng)?|\s+đầu(?:\s+tiên)?|{_LABELS})\s*,?\s*(?:của\s+)?)"
)
_UNTIL = r"(?:đến\s+hết|đến|tới|-)"


@cache
def _unit() -> str:
    """Units, "tiết" where it is the point of a clause, and the shorthand "k2 Đ5"."""
    return rf"(?:{unit_pattern()}|[Tt]iết(?={_OF_CLAUSE})|[kK](?=\d+\s*,?\s*Đ\d)|Đ(?=\d))"


@cache
def pinpoints_before() -> re.Pattern[str]:
    """Pinpoints at the end of what stands before an act."""
    unit = _unit()
    more = (
        rf"\s*(?:{_AND}|{_UNTIL}|của|\)?\s*\()?\s*(?:{_BELOW}?{_PLURAL}{unit}{_OF_LABEL})?{LABEL}"
    )
    return re.compile(
        rf"(?<!\w){_PLURAL}{unit}{_OF_LABEL}{LABEL}(?:{more})*(?:\s*,?\s*{_BELOW})?{_OF_ACT}$"
    )


# An annex comes with its act: "Phụ lục I ban hành kèm theo Nghị định số", "Điều 3 Quy chế ban hành
# kèm theo Quyết định số".
_OF_ACT = (
    r"\s*[,:)-]?\s*(?:của|thuộc|tại)?\s*"
    r"(?:(?:bản\s+)?(?:Quy\s+(?:chế|định|trình)|Điều\s+lệ|Danh\s+mục|Hướng\s+dẫn|Đề\s+án|Kế\s+hoạch)"
    r"(?:\s+[^\s\d.;:,()]+){0,20}?\s*,?\s*(?=\(?(?:được\s+)?(?:ban\s+hành\s+)?kèm\s+theo\s))?"
    r"(?:\(?(?:được\s+)?(?:(?:ban\s+hành\s+)?kèm\s+theo|ban\s+hành\s+theo))?\s*"
)
_OF_LABEL = r"(?:\s+số|:)?\s*"
ENDS_WITH_LABEL = re.compile(rf"(?:^|[\s,-]|[{LOWER}KĐ](?=\d)){LABEL}{_OF_ACT}$")


@cache
def pinpoint_tokens() -> re.Pattern[str]:
    """Reads pinpoints off from left to right, one token a match."""
    unit = _unit()
    to_unit = rf"(?=\s*{_BELOW}?{_PLURAL}{unit}{_OF_LABEL}{LABEL})"
    to_label = rf"(?=\s*{LABEL})"
    return re.compile(
        rf"[\s()]*?(?:của\s+)?(?:{_BELOW}?{_PLURAL}(?P<UNIT>{unit})(?![^\W\d])(?:\s+số|:)?"
        rf"|(?P<SEP>{_AND}){to_unit}|(?P<TO>{_UNTIL}){to_unit}"
        rf"|(?P<ALSO>{_AND}){to_label}|(?P<THROUGH>{_UNTIL}){to_label}|(?P<LABEL>{LABEL}))"
    )


@cache
def _issuer_symbols() -> frozenset[str]:
    return frozenset(symbol for row in load("issuers") for symbol in listed(row["symbols"]))


def is_issuer(group: str) -> bool:
    """Whether a body's abbreviation can begin a symbol: an official letter names no type.

    A group that only a lost dash or a doubled letter keeps from being known counts too.
    """
    return group in _issuer_symbols() or lacks_dash(group)
