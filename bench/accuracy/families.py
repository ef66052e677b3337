"""Which family of citation a mention belongs to: what is printed decides, not how it was read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from grammar.citations.lexicon import type_of_abbreviation

if TYPE_CHECKING:
    from bench.accuracy.mention import Mention

FAMILIES = (
    "number with year",
    "number without year",
    "Party number",
    "official letter",
    "joint act",
    "consolidated text",
    "old form",
    "statute by name",
    "statute with number",
    "standard",
    "list member",
    "short name",
)

_STATUTES = ("luật", "bộ luật", "pháp lệnh", "hiến pháp")
_STANDARD = re.compile(r"(?:[TQ]C(?:XD)?VN|QCĐP)\b")
_SHORT = re.compile(r"\S+(?:\s+[a-zà-ỹđ]\S*)*\s+[A-ZĐƯ\d]{2,}")
_PARTY = re.compile(
    r"\d\w?\s?[-–_]\s?[A-ZĐ]\w*\s?[/-]\s?(?:TW|T[UƯ]|ĐU|HU|BCS|ĐĐ|VPTW|BTC|UBKT|BTG|BDV|BCĐ)"
)
_JOINT = re.compile(r"TTLT|NQLT|LB\b|(?:TT|NQ)-LT")
_OLD = re.compile(r"(?:HĐBT|SL|LCT|HĐNN\d?|L/CTN|HĐCP)$|^(?:CP|TTg|CT|NV|TTLB)$|^SLu?$|^UB$|-UB$")
_YEAR = re.compile(r"\d\w?\s?/\s?(?:19|20)\d\d\s?/")


def family(mention: Mention) -> str:
    symbol = mention.symbol or ""
    if _STANDARD.match(mention.text):
        return "standard"
    if mention.text[:1].isdigit():
        return "list member"
    if not symbol:
        short = mention.number or any(_SHORT.fullmatch(name) for name in mention.names)
        return "short name" if short else "statute by name"
    if _OLD.search(symbol):
        return "old form"
    if _PARTY.search(mention.text):
        return "Party number"
    if mention.text.lower().startswith(_STATUTES):
        return "statute with number"
    if _JOINT.match(symbol):
        return "joint act"
    if symbol.startswith("VBHN"):
        return "consolidated text"
    if _YEAR.search(mention.text):
        return "number with year"
    first = re.split(r"[-/_.(]", symbol)[0]
    return "number without year" if first in type_of_abbreviation() else "official letter"
