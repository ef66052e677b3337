"""The patterns of the tokens that ``citation.lark`` reads, for a shadow.

In: the tables. Out: compiled regular expressions and regex sources. The numbers, dates and labels
that no table can hold stand here; each names the document it was taken from where that is not
plain. It finds nothing itself: ``mentions`` does.
"""

from __future__ import annotations

import re
from functools import cache

from grammar.abbreviations import lacks_dash
from grammar.issuers import issuer_pattern
from grammar.phrases import LOWER, UPPER, phrase_pattern
from grammar.tables import listed, load

# ---------------------------------------------------------------------------- number and symbol

# The look-behind comes after the first digit: it is tried only where there is one.
_NUM = (
    r"(?P<NUM>\d(?:(?<![\w/.,-].)(?<!\d:.)|(?<=[sS]ố.))"
    r"(?:\d{0,2}\.\d{1,3}|\d{0,4}(?:\s?[a-d](?=\s?/\s?(?:19|20)\d\d)|[a-zA-ZđĐ])?))"
)
_YEAR = r"(?P<YEAR>(?:19|20)\d\d)"
# TTg, CTr, QyĐ and SNgV have one small letter, BNN&PTNT an ampersand, QH14 and NHNN7 digits.
_CAPITALS = r"[A-ZĐƯÂÊÔƠĂ]"
# A word that lost the space before it: "155/2020/NĐ-CPngày", "TT-BTCđ".
_GLUED = rf"(?<={_CAPITALS}[A-ZĐgr\d])(?=[{LOWER}]{{2}}|[bcdđehklmnopqstvx](?!\w))"
_GROUP = (
    rf"(?>{_CAPITALS}+(?:[griyu](?![{LOWER}]){_CAPITALS}*)?)(?:&{_CAPITALS}+)*"
    rf"(?:\.(?={_CAPITALS}{{2}})|\d{{1,3}})?(?:(?![{LOWER}])|{_GLUED})"
)
_JOINT = rf"(?:\s{{0,2}}[-_/]|[-_/](?:\s{{0,2}}| {{3,80}})|\.(?={_CAPITALS}{{2}}))"
# The drafting office of the police and the army: "TT-BCA(A11)", "QĐ-BCA (X11-X14)".
_OFFICE = r"\s?\(\s?[A-Z]\d{1,2}(?:\s?-\s?[A-Z]?\d{1,2})?\s?\)"
# QH-13, QH 11: what belongs to the term, never a symbol that ends before it.
_TERM = r"(?:(?:PL|NQ)-)?(?:UBTV)?QH\s?-?\s?[1-9]\d?(?!\w)"
_SYMBOL = (
    rf"(?P<SYMBOL>{_TERM}"
    rf"|(?:{_CAPITALS}+[griyu]?{_CAPITALS}*\s{{1,3}}[-_/]\s{{1,3}}(?={_CAPITALS}{{2}}))?{_GROUP}"
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
NUMBER = re.compile(rf"{_NUM}\s*(?:/\s*{_YEAR}{_AFTER_YEAR}|[/-]{{1,2}}\s*){_SYMBOL}")
_CODE = r"(?P<NUM>(?:(?:ISO|IEC|CAC|OIML|ASTM|EN|ISO/IEC)\s?)*\d{1,6}(?:\s*-\s*\d{1,4})*)"
STANDARD = re.compile(
    rf"(?P<STANDARD>TCVN|QCVN|QCĐP)\s*:?\s*{_CODE}\s*:\s*{_YEAR}"
    rf"(?:\s*/\s*(?P<SYMBOL>{_GROUP}(?:-{_GROUP})*))?"
)

# --------------------------------------------------------------------------------- date and year

# A scan may put a space between the digits, and another mark on the letters of "ngày".
_DAY = r"(?:[12]\s?\d|3\s?[01]|0?\s?[1-9])"
_MONTH = r"(?:1\s?[0-2]|0?\s?[1-9])"
_FULL_YEAR = r"(?:1\s?9|2\s?0)\s?\d\s?\d"
# A comma or none; possessive, or a long run of spaces is tried in every split of it.
_COMMA = r"\s*+(?:,\s*+)?"
_BEFORE_DATE = r"\s*+(?:[,(]\s*+)?(?:(?:đã\s+|được\s+)?(?:ban\s+hành|thông\s+qua|ký)\s+)?"
_NGAY = r"(?:n\s?g\s?[aàáảãạăằâầ]\s?y|NGÀY)"
_THANG = r"th\s?[aáàảạăắâấ]\s?n\s?g"
_NAM = r"n\s?[aăâàáằắ]\s?m"
DATE = (
    rf"{_BEFORE_DATE}{_NGAY}(?:\s+ngày)?\s*{_DAY}\s*"
    rf"(?:{_THANG}\s*{_MONTH}\s*,?\s*{_NAM}\s*{_FULL_YEAR}"
    rf"|THÁNG\s*{_MONTH}\s*NĂM\s*{_FULL_YEAR}"
    rf"|(?P<slash>[/.-])\s*{_MONTH}\s*(?P=slash)\s*{_FULL_YEAR})(?!\d)"
    rf"|{_COMMA}\(?{_DAY}(?P<dash>[/.-]){_MONTH}(?P=dash)(?:19|20)\d\d(?!\d)"
)
IN_YEAR = (
    rf"(?:{_COMMA}sửa\s+đổi(?:\s*,\s*bổ\s+sung)?)?{_COMMA}\(?(?:năm|NĂM)\s*(?:19|20)\d\d"
    r"(?!\d|[/.-]\d)"
)
BARE_YEAR = r"\s+(?:19|20)\d\d(?!\d|[/.]\d|\s*-\s*\d|\w)"
DATE_PARTS = re.compile(r"(\d\s?\d?)(?!\d)\D+?(\d\s?\d?)(?!\d)\D+?(\d(?:\s?\d){3})")


@cache
def tail_pattern() -> re.Pattern[str]:
    """What may follow a number: when, then whose, in any order; one token a match."""
    issuer = rf"{_COMMA}(?:của|CỦA)\s+(?P<body>{issuer_pattern()})"
    return re.compile(rf"(?P<DATE>{DATE})|(?P<ISSUER>{issuer})|(?P<IN_YEAR>{IN_YEAR})")


# ------------------------------------------------------------------------------------------ head

SO = r"(?:số|Số|SỐ)\s*:?"


@cache
def head_pattern() -> re.Pattern[str]:
    """A type, perhaps whose, and "số", at the end of what stands before a number."""
    types = phrase_pattern(
        [form for name in type_names() for form in (name, name.lower())], capitals=True
    )
    # Whose it is names no other document: "Kế hoạch của UBND tỉnh thực hiện Nghị quyết số".
    other = rf"(?<!\w){types}(?!\w)"
    issued = rf"\s+của\s+(?P<ISSUER>(?!{other})[{UPPER}](?:(?!{other})[^.;:\d]){{2,90}}?)"
    # "Báo cáo thẩm tra số", "Công văn hỏa tốc số": a few words that only say what kind.
    kind = rf"(?:\s+(?!{_NOT_A_KIND})[{LOWER}]+){{1,3}}"
    return re.compile(
        rf"(?<!\w)(?P<TYPE>{types})(?:(?:{issued}|{kind})(?=\s+(?:số|Số)))?\s*,?\s*(?P<SO>{SO})?\s*$"
    )


_NOT_A_KIND = (
    r"(?:số|sư|điều\s+động|theo|tại|của|và|hoặc|về|do|có|được|trong|này|đó|trên|kèm|mẫu|biểu|phụ|thực|triển|căn|từ"
    r"|đến|với|cho|các|những|là|để|khi|như|nghị|quyết|thông|chỉ|công|kế|kết|luật|tờ|báo|hợp|hồ|tài)"
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
    return names | {"QĐ": "Quyết định", "TT": "Thông tư", "TB": "Thông báo", "KL": "Kết luận"}


@cache
def abbreviations_of(name: str) -> tuple[str, ...]:
    rows = (row for row in load("document_types") if row["name"] == name)
    return tuple(a for row in rows for a in listed(row["abbreviations"]))


@cache
def not_citation() -> re.Pattern[str]:
    """Words before a number that make it something else: a form, a contract, an account."""
    words = phrase_pattern([row["words"] for row in load("not_citations")], capitals=True)
    return re.compile(rf"(?<!\w)(?P<words>{words})\s*:?\s*$")


# ------------------------------------------------------------------------------------- pinpoints

LABEL = (
    r"(?:\d+[a-zđ]{0,2}\d?(?:\.\d+)*(?![\w/]|\s?%)|[a-zđ]\d?(?!\w)|[IVXLC]+(?!\w)"
    r"|[A-H](?:\d{1,2})?(?!\w)|thứ\s+(?:nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười))"
)


@cache
def unit_pattern() -> str:
    return phrase_pattern(
        [form for row in load("unit_labels") for form in (row["word"], row["word"].lower())]
    )


@cache
def unit_kinds() -> dict[str, str]:
    return {row["word"].lower(): row["kind"] for row in load("unit_labels")}


_PLURAL = r"(?:(?:từ|các|những|tại)\s+)?"
_AND = r"(?:,\s*và|,\s*hoặc|,|;|và|hoặc|và/hoặc)"
_UNTIL = r"(?:đến\s+hết|đến|tới|-)"


@cache
def pinpoints_before() -> re.Pattern[str]:
    """Pinpoints at the end of what stands before an act."""
    unit = unit_pattern()
    more = rf"\s*(?:{_AND}|{_UNTIL})?\s*(?:{_PLURAL}{unit}\s*)?{LABEL}"
    return re.compile(rf"(?<!\w){_PLURAL}{unit}\s*{LABEL}(?:{more})*\s*,?\s*(?:của|thuộc|tại)?\s*$")


ENDS_WITH_LABEL = re.compile(rf"(?:^|[\s,-]){LABEL}\s*,?\s*(?:của|thuộc|tại)?\s*$")


@cache
def pinpoint_tokens() -> re.Pattern[str]:
    """Reads pinpoints off from left to right, one token a match."""
    unit = unit_pattern()
    to_unit = rf"(?=\s*{_PLURAL}{unit}\s*{LABEL})"
    to_label = rf"(?=\s*{LABEL})"
    return re.compile(
        rf"\s*(?:{_PLURAL}(?P<UNIT>{unit})(?!\w)|(?P<SEP>{_AND}){to_unit}|(?P<TO>{_UNTIL}){to_unit}"
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
