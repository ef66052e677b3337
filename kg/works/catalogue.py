"""Known works: what Vietnamese acts exist, by number and by name.

In: the tables ``statutes`` (every law, code and ordinance, one row a version), ``works`` (other
acts) and ``programmes`` (acts that go by a number or a programme alone: ``Đề án 06``). Out:
look-ups. A statute cited by its bare name is the version in force on the day of the document that
cites it; an act passed after that day is never meant. Which act a citation means in its document
is decided in ``resolve``.
"""

from __future__ import annotations

import csv
import io
import re
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from grammar.citations.statute_words import spellings
from grammar.tables import listed, load
from grammar.texts.text import fold
from kg import iri
from kg.iri import canonical_designation

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_WORD = re.compile(r"\w+")
_SAME_SOUND = {"kĩ": "kỹ", "lí": "lý", "qui": "quy", "sĩ": "sỹ"}


@dataclass(frozen=True, slots=True)
class Work:
    """An act as the tables know it; what is not known is None.

    ``until`` is the first day on which it no longer applies. ``name`` is a title, for statutes
    the official name.
    """

    type: str
    name: str
    designation: str | None = None
    effective: date | None = None
    until: date | None = None
    date: date | None = None
    issuers: tuple[str, ...] = ()

    @property
    def year(self) -> int | None:
        return self.date.year if self.date else None

    @property
    def amending(self) -> bool:
        return " sửa đổi" in self.name[:20]

    @property
    def iri(self) -> str:
        if self.designation:
            return iri.work_iri(self.designation, year=self.year)
        return iri.named_iri(self.name, year=self.year)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Works by their keys. Build one with :func:`catalogue`."""

    _by_number: Mapping[str, tuple[Work, ...]] = field(repr=False)
    _by_name: Mapping[str, tuple[Work, ...]] = field(repr=False)

    def numbered(self, designation: str) -> tuple[Work, ...]:
        """The works with this number and symbol, oldest first.

        >>> [work.name for work in catalogue().numbered("31/2024/QH15")]
        ['Luật Đất đai']
        """
        return self._by_number.get(canonical_designation(designation).casefold(), ())

    def versions(self, name: str) -> tuple[Work, ...]:
        """The statutes of this name, oldest first.

        >>> [work.year for work in catalogue().versions("luật đất đai")]
        [1987, 1993, 2003, 2013, 2024]
        """
        return self._by_name.get(name_key(name), ())

    def later(self, work: Work, day: date) -> tuple[Work, ...]:
        """The statutes of the same name that took the place of one by ``day``, oldest first.

        >>> old, *_ = catalogue().numbered("45/2013/QH13")
        >>> [one.designation for one in catalogue().later(old, date(2024, 8, 1))]
        ['31/2024/QH15']
        """
        if work.until is None:
            return ()
        return tuple(
            one
            for one in self.versions(work.name)
            if not one.amending and one.effective and work.until <= one.effective <= day
        )

    def of_year(self, name: str, year: int) -> tuple[Work, ...]:
        """The statutes of this name passed in ``year``, else those that then took effect.

        An amending act answers to the names of the acts it amends.

        >>> [work.designation for work in catalogue().of_year("Luật Tổ chức Chính phủ", 2019)]
        ['47/2019/QH14']
        """
        versions = self.versions(name)
        return (
            tuple(work for work in versions if work.year == year)
            or self._amending(name, year)
            or tuple(work for work in versions if work.effective and work.effective.year == year)
        )

    def in_force(self, name: str, day: date) -> tuple[Work, ...]:
        """What a bare ``name`` means on ``day``: one work, or several that cannot be told apart.

        >>> [work.year for work in catalogue().in_force("Luật Đất đai", date(2024, 7, 31))]
        [2013]
        """
        passed = [work for work in self.versions(name) if not work.date or work.date <= day]
        if any(work.amending for work in passed):
            return tuple(passed)
        applied = [work for work in passed if not work.effective or work.effective <= day]
        return tuple((applied or passed[:1])[-1:])

    def _amending(self, name: str, year: int) -> tuple[Work, ...]:
        parts = [part for part in re.split(r"\s+và\s+(?=Luật|Bộ luật)", fold(name)) if part]
        acts = (work for works in self._by_name.values() for work in works)
        return tuple(
            dict.fromkeys(
                work
                for work in acts
                if work.year == year
                and work.amending
                and all(_amends(work, part) for part in parts)
            )
        )


@cache
def catalogue() -> Catalogue:
    """The catalogue of the tables. Reads them at the first call (about 50 ms)."""
    statutes = tuple(_statute(row) for row in load("statutes"))
    names = {name_key(work.name): [work.name] for work in statutes}
    for row in load("statutes"):
        names[name_key(row["name"])] += (*spellings(row["name"]), *listed(row["aliases"]))
    programmes = [
        (_work(row), map(name_key, listed(row["aliases"]))) for row in _rows("programmes")
    ]
    numbered = (*statutes, *map(_work, _rows("works")), *(work for work, _ in programmes))
    named = ((work, map(name_key, names[name_key(work.name)])) for work in statutes)
    return Catalogue(
        _index((work, (_number_key(work),)) for work in numbered), _index((*named, *programmes))
    )


def name_key(name: str) -> str:
    """One spelling for a name: no case, no commas or hyphens, one spelling of like sounds.

    >>> name_key("LUẬT DÂN QUÂN, TỰ VỆ") == name_key("Luật Dân quân tự vệ")
    True
    """
    words = _WORD.findall(_ABOUT.sub(" ", fold(name).casefold()))
    return " ".join(_SAME_SOUND.get(word, word) for word in words)


# "Pháp lệnh về thuế tài nguyên" is cited as "Pháp lệnh Thuế tài nguyên" as well.
_ABOUT = re.compile(r"(?<=^luật|lệnh) về(?: việc)? ")


def _amends(work: Work, name: str) -> bool:
    """Whether the title of an amending act names this act."""
    amended = name_key(name.split(" sửa đổi")[0])
    return re.search(rf"\b{re.escape(amended)}(?!\w)", name_key(work.name)[5:]) is not None


def _number_key(work: Work) -> str:
    return canonical_designation(work.designation).casefold() if work.designation else ""


def _index(entries: Iterable[tuple[Work, Iterable[str]]]) -> dict[str, tuple[Work, ...]]:
    found: dict[str, list[Work]] = defaultdict(list)
    for work, keys in entries:
        for key in dict.fromkeys(keys):
            if key:
                found[key].append(work)
    return {key: tuple(sorted(works, key=_age)) for key, works in found.items()}


def _age(work: Work) -> date:
    return work.date or work.effective or date.min


def _statute(row: dict[str, str]) -> Work:
    return Work(
        type=row["type"],
        name=row["name"],
        designation=row["number"] or None,
        date=_day(row["date"]),
        effective=_day(row["effective"]),
        until=_day(row["until"]),
        issuers=(_passed_by(row["type"], row["number"]),),
    )


def _passed_by(type_name: str, number: str) -> str:
    """Ordinances are passed between sessions: 1981 to 1992 by the Council of State."""
    if type_name != "Pháp lệnh":
        return "Quốc hội"
    return "Hội đồng Nhà nước" if "HĐNN" in number else "Ủy ban Thường vụ Quốc hội"


def _rows(name: str) -> Iterable[dict[str, str]]:
    table = (files("kg") / "tables" / f"{name}.csv").read_text(encoding="utf-8")
    return csv.DictReader(io.StringIO(table))


def _work(row: dict[str, str]) -> Work:
    return Work(
        type=row["type"],
        name=row["title"],
        designation=row["number"],
        date=_day(row["date"]),
        effective=_day(row["effective"]),
        issuers=listed(row["issuer"]),
    )


def _day(cell: str) -> date | None:
    return date.fromisoformat(cell) if cell else None
