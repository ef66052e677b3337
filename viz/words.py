"""The Vietnamese words and the looks of things, from ``labels.toml`` and ``style.toml``.

In: relations, documents, dates. Out: the words for them, and which kind of document it is.
Dates are written day/month/year. Makes no HTML and draws nothing.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from datetime import date

    from kg.model import DocumentRecord

_NAMED: Final = ("Hiến pháp", "Bộ luật", "Luật", "Pháp lệnh", "Điều lệ")
PLACES: Final = ("above", "left", "right", "below")

_PARTY_SYMBOL: Final = re.compile(
    r"-(?:NQ|CT|KL|QĐ|QĐi|QC|TB|HD|BC|CTr|CV|TTr|KH|NQLT)/(?:TU|TW|BTCTW|UBKTTW|VPTW|ĐUK|HU|ThU)\b"
)
_PARTY_BODY: Final = re.compile(
    r"\b(?:Tỉnh ủy|Thành ủy|Huyện ủy|Đảng ủy|Ban Bí thư|Bộ Chính trị|Ban Chấp hành"
    r"|Trung ương Đảng|Ban Tổ chức Trung ương)\b"
)


@dataclass(frozen=True, slots=True)
class RelationWords:
    """The names of a relation both ways, and where it stands around the document on view."""

    key: str
    name: str
    passive: str
    heading_out: str
    heading_in: str
    place_out: str
    place_in: str
    strength: int


@lru_cache(maxsize=1)
def labels() -> dict[str, Any]:
    """The table of words."""
    return tomllib.loads((files("viz") / "labels.toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def style() -> dict[str, Any]:
    """The table of colours, dashes and sizes."""
    return tomllib.loads((files("viz") / "style.toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def relations() -> dict[str, RelationWords]:
    """Every relation, the strongest first."""
    rows = labels()["relation"].items()
    return {
        key: RelationWords(
            key,
            row["name"],
            row["passive"],
            row["out"],
            row["in"],
            row["out_place"],
            row["in_place"],
            len(rows) - index,
        )
        for index, (key, row) in enumerate(rows)
    }


def relation(key: str) -> RelationWords:
    """The words of a relation; one we have no words for reads as a plain reference."""
    return relations().get(key) or relations()["cites"]


def rule(key: str) -> str:
    """Say by what a citation was recognised; a rule we have no words for says its own name."""
    return str(labels()["rule"].get(key, key))


def repair(key: str) -> str:
    """Say what was mended, likewise."""
    return str(labels()["repair"].get(key, key))


def status(key: str) -> str:
    """Say whether a citation is resolved."""
    return str(labels()["status"][key])


def direction(key: str) -> str:
    """Say which way a trace runs."""
    return str(labels()["direction"][key])


def force(key: str) -> str:
    """Say whether an act is in force."""
    return str(labels()["force"][key])


def deadline_kind(key: str) -> str:
    """Say what the words of a deadline mean."""
    return str(labels()["deadline"][key])


def deadline_doubt(key: str) -> str:
    """Say why they are not clear."""
    return str(labels()["deadline_doubt"][key])


def kind_of(record: DocumentRecord) -> str:
    """Return the key of the kind of a document: ``party``, ``law``, ``decree`` …"""
    if _PARTY_SYMBOL.search(record.id_local or "") or _PARTY_BODY.search(record.issuer or ""):
        return "party"
    name = (record.type or "").casefold()
    return next((key for key, row in labels()["kind"].items() if name in row["types"]), "other")


def kind_name(key: str) -> str:
    """Return the Vietnamese name of a kind of document."""
    return str(labels()["kind"][key]["name"])


def heading_of(record: DocumentRecord) -> str:
    """Return the line under which people know a document; one without number by its title."""
    if record.title and not record.id_local and not named(record):
        return ": ".join(part for part in (record.type, sentence(record.title)) if part)
    return record.label or record.id_local or record.id


def subtitle(record: DocumentRecord) -> str:
    """Return the title where the heading does not say it already."""
    title = sentence(record.title or "")
    return "" if not title or title in heading_of(record) else title


def sentence(text: str) -> str:
    """Write the first letter large: titles stand in the middle of a sentence in many documents.

    >>> sentence("về tăng cường chuyển đổi số")
    'Về tăng cường chuyển đổi số'
    """
    return text[:1].upper() + text[1:]


def named(record: DocumentRecord) -> str | None:
    """Return the name of an act that people know by its name rather than its number."""
    title = record.title or ("" if record.id_local else record.label)
    return title if title.startswith(_NAMED) else None


def day(value: date | None) -> str:
    """Write a date the way offices do.

    >>> from datetime import date
    >>> day(date(2021, 8, 2))
    '02/08/2021'
    """
    return value.strftime("%d/%m/%Y") if value else ""


def written_day(text: str) -> str:
    """Write a day, a month or a year that stands as ISO 8601 the way offices do.

    >>> written_day("2025-07-01"), written_day("2025-02"), written_day("2025")
    ('01/07/2025', '02/2025', '2025')
    """
    return "/".join(reversed(text.split("-")))


def when(record: DocumentRecord) -> str:
    """Return the date of a document; its year where no day is known; else nothing."""
    return day(record.date) or (f"năm {record.year}" if record.year else "")


def origin(record: DocumentRecord) -> str:
    """Return issuer and date in one line, as far as they are known."""
    return " · ".join(part for part in (record.issuer, when(record)) if part)


def shortened(name: str) -> str:
    """Shorten the name of a body by the usual abbreviations.

    >>> shortened("Ủy ban nhân dân tỉnh Lạng Sơn")
    'UBND tỉnh Lạng Sơn'
    """
    for long, short in labels()["short"].items():
        name = name.replace(long, short)
    return name
