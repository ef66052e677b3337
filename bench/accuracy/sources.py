"""The project's own gold: golden rows, hard negatives, and the annotated examples.

In: the files in ``tests/golden`` and ``examples``. Out: a ``Source`` each. It has every citation of
its passages, so what else is found there is wrong.
"""

from __future__ import annotations

import csv
import json
import re
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bench.accuracy.mention import Mention, fold, keys, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ROOT = Path(__file__).parents[2]
GOLDEN = ROOT / "tests" / "golden"

_STANDARD = re.compile(
    r"(?P<type>[TQ]C(?:XD)?VN|QCĐP) (?P<number>[^:]+)(?::(?P<year>\d{4})(?:/(?P<symbol>.+))?)?"
)
_NUMBER = re.compile(r"(?P<number>\d[\w.]*?)[/-](?:(?P<year>(?:19|20)\d\d)/)?(?P<symbol>[^\d\s].*)")


@dataclass(frozen=True, slots=True)
class Passage:
    id: str
    text: str
    gold: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Source:
    name: str
    passages: tuple[Passage, ...]


def own_sources() -> tuple[Source, ...]:
    return (
        Source("golden rows", tuple(_rows())),
        Source("hard negatives", tuple(_negatives())),
        Source("annotated examples", tuple(_examples())),
        Source("golden relations", tuple(_relations())),
    )


def _table(name: str) -> list[dict[str, str]]:
    with (GOLDEN / name).open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [
            {key: (value or "").replace("\\n", "\n") for key, value in row.items()} for row in rows
        ]


def _negatives() -> Iterator[Passage]:
    for row in _table("not_citations.tsv"):
        yield Passage(f"{row['note']}: {row['text']}", row["text"], ())


def _rows() -> Iterator[Passage]:
    for row in _table("citations.tsv"):
        yield Passage(row["note"], row["text"], tuple(_mentions(row)))


def _mentions(row: dict[str, str]) -> Iterator[Mention]:
    surfaces, identities = row["surfaces"].split(" | "), row["identities"].split(" | ")
    pinpoints = sorted(words(p) for p in row["pinpoints"].split(", ") if p)
    # A row tells the pinpoints of all its citations together.
    known = not pinpoints or len(surfaces) == 1
    at = 0
    for surface, identity in zip(surfaces, identities, strict=True):
        start = _place(row["text"], surface, at)
        at = start + len(surface)
        fields = {"pinpoints": (tuple(pinpoints),)} if known else {}
        yield Mention(start, at, surface, **named(identity), fields=fields)


def _relations() -> Iterator[Passage]:
    """Every citation of each text, in order; only what is done to it is told."""
    for text, group in groupby(_table("relations.tsv"), key=lambda row: row["text"]):
        yield Passage(text, text, tuple(_related(text, group)))


def _related(text: str, rows: Iterable[dict[str, str]]) -> Iterator[Mention]:
    at = 0
    for row in rows:
        start = text.index(row["citation"], at)
        at = start + len(row["citation"])
        kinds = tuple((kind, frozenset({_key(by)})) for kind, by in readings(row))
        yield Mention(
            start, at, row["citation"], **named(row["identity"]), fields={"relation": kinds}
        )


def readings(row: dict[str, str]) -> Iterator[tuple[str, str]]:
    """The relations of a golden row with their subjects: one subject for all, or one for each."""
    kinds, subjects = row["relation"].split("|"), row["subject"].split("|")
    return zip(kinds, subjects * len(kinds) if len(subjects) == 1 else subjects, strict=True)


def _key(subject: str) -> str:
    return fold(subject) if subject[0].isdigit() else words(subject).replace(" ", "")


def _place(text: str, surface: str, at: int) -> int:
    """Where ``surface`` stands; where a short name is defined it is not yet used."""
    match = re.compile(rf"(?<!là ){re.escape(surface)}").search(text, at)
    return match.start() if match else text.index(surface, at)


def named(identity: str) -> dict[str, Any]:
    """The parts of an identity as golden rows print it.

    >>> named("30/2020/NĐ-CP")
    {'number': '30', 'year': 2020, 'symbol': 'NĐ-CP', 'type': None}
    """
    match = _STANDARD.fullmatch(identity) or _NUMBER.fullmatch(identity)
    if match:
        parts = match.groupdict()
        year = int(parts["year"]) if parts["year"] else None
        return {
            "number": parts["number"],
            "year": year,
            "symbol": parts["symbol"],
            "type": parts.get("type"),
        }
    name, _, year_of_name = identity.partition(" @")
    year = int(year_of_name) if year_of_name else None
    if name[0].isdigit():
        return {"number": name, "year": year}
    return {"names": (name,), "year": year}


def _examples() -> Iterator[Passage]:
    with (GOLDEN / "examples_citations.jsonl").open(encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    for name, group in groupby(rows, key=lambda row: row["file"]):
        text = (ROOT / "examples" / name).read_text(encoding="utf-8")
        found = list(group)
        plain = {row["start"]: _annotated(row, {}) for row in found}
        yield Passage(name, text, tuple(_annotated(row, plain) for row in found))


def _annotated(row: dict[str, Any], others: dict[int, Mention]) -> Mention:
    pairs = [
        (kind, frozenset({"self"}) if subject == "self" else keys(others[subject]))
        for kind, subject in row["relation"]
        if subject == "self" or subject in others
    ]
    return Mention(
        row["start"],
        row["start"] + len(row["text"]),
        row["text"],
        row["number"],
        row["year"],
        row["symbol"],
        (row["name"],) if row["name"] else (),
        row["type"],
        {
            "type": (words(row["type"]),),
            "number": (fold(row["number"]),),
            "date": (row["date"],),
            "issuer": (words(row["issuer"]),),
            "pinpoints": (tuple(sorted(words(p) for p in row["pinpoints"])),),
            "relation": tuple(pairs),
        },
    )
