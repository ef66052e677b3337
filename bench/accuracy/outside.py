"""Gold from a folder outside the repository; any of three files may be missing.

- ``dev.jsonl`` with ``passages/ID.txt``: every citation of each passage ``p`` (``start``, ``end``,
  ``type``, ``number``, ``year``, ``symbol``, ``name``, ``date``, ``issuer``, ``prov``, ``rel``,
  ``subj``); ``{"p": ID, "none": true}`` for a passage without any; ``name_any``, ``issuer_any``,
  ``prov_any`` and ``rel_any`` list what else is right.
- ``refs.jsonl``: sentences with some of their citations as ``spans`` ``[start, end, label]``. Only
  recall is scored; what else is found there is listed for a look.
- ``source_notes.jsonl``: notes ``text`` that cite one act, whose ``type``, ``number``, ``date``
  (dd/mm/yyyy), ``issuer`` and ``loc`` (pinpoint) are told.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from bench.accuracy.figures import Count
from bench.accuracy.mention import Mention, fold, numbered, words
from bench.accuracy.sources import Passage, Source, named

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


def dev_source(folder: Path) -> Source | None:
    rows = list(_lines(folder / "dev.jsonl"))
    by_passage: dict[str, list[Mention]] = defaultdict(list)
    for row in rows:
        by_passage[row["p"]] += [] if row.get("none") else [_mention(row)]
    passages = (
        Passage(key, (folder / "passages" / f"{key}.txt").read_text(encoding="utf-8"), tuple(found))
        for key, found in sorted(by_passage.items())
    )
    return Source(f"{folder.name}: passages", tuple(passages)) if rows else None


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    if path.exists():
        with path.open(encoding="utf-8") as file:
            yield from (json.loads(line) for line in file if line.strip())


def _mention(row: dict[str, Any]) -> Mention:
    def any_of(name: str) -> list[Any]:
        return row.get(f"{name}_any") or [row.get(name)]

    kinds = any_of("rel")
    subject = row.get("subj")
    by = frozenset({"self" if subject in (None, "self") else _key(subject)})
    fields: dict[str, tuple[Any, ...]] = {
        "number": (fold(row["number"]),),
        "date": (row["date"],),
        "issuer": tuple(words(name) for name in any_of("issuer")),
        "pinpoints": tuple(tuple(sorted(map(words, way or []))) for way in any_of("prov")),
        "relation": tuple((kind, by) for kind in kinds),
    }
    if row["type"]:
        fields["type"] = (words(row["type"]),)
    names = tuple(name for name in any_of("name") if name)
    return Mention(
        row["start"],
        row["end"],
        row["text"],
        row["number"],
        row["year"],
        row["symbol"],
        names,
        row["type"],
        fields,
    )


def _key(subject: str) -> str:
    return fold(subject) if re.match(r"\d", subject) else words(subject).replace(" ", "")


@dataclass(slots=True)
class Recall:
    """What of the known citations was found; ``unlabelled`` is what was found beside them."""

    name: str
    total: Count = field(default_factory=Count)
    missed: list[str] = field(default_factory=list)
    unlabelled: list[str] = field(default_factory=list)
    fields_wrong: list[str] = field(default_factory=list)


def score_refs(folder: Path, find: Callable[[str], tuple[Mention, ...]]) -> Recall:
    outcome = Recall(f"{folder.name}: sentences")
    for row in _lines(folder / "refs.jsonl"):
        left = list(find(row["text"]))
        for start, end, label in row["spans"]:
            hit = next((m for m in left if 2 * _common(m, start, end) >= end - start), None)
            if hit is None:
                # "Luật A và Luật B sửa đổi" may be labelled as two and is read as one.
                whole = any(2 * _common(m, start, end) >= end - start for m in find(row["text"]))
                outcome.total.right += whole
                outcome.total.missed += not whole
                if not whole:
                    outcome.missed.append(f"{row['p']} {label} {row['text'][start:end]}")
                continue
            left.remove(hit)
            outcome.total.right += 1
        outcome.unlabelled += [f"{row['p']} {m.rule} {m.shown}" for m in left]
    return outcome


def _common(mention: Mention, start: int, end: int) -> int:
    return min(mention.end, end) - max(mention.start, start)


def score_notes(folder: Path, find: Callable[[str], tuple[Mention, ...]]) -> Recall:
    outcome = Recall(f"{folder.name}: source notes")
    for row in _lines(folder / "source_notes.jsonl"):
        wanted = named(_whole_number(row))
        if "symbol" not in wanted:
            continue
        hit = next((mention for mention in find(row["text"]) if _names(wanted, mention)), None)
        if hit is None:
            outcome.total.missed += 1
            outcome.missed.append(row["text"])
            continue
        outcome.total.right += 1
        _score_note(outcome, row, hit)
    return outcome


def _whole_number(row: dict[str, Any]) -> str:
    """The number of a note; some are told only up to the first space ("68/2015/TT- BTNMT")."""
    number = str(row["number"]).strip("' ")
    rest = re.search(
        rf"{re.escape(number)}((?:(?<=-)\s*[A-ZĐ]\w*)?(?:\s*-\s*[A-ZĐ][\w&]*)*)", row["text"]
    )
    return re.sub(r"\s+", "", number + rest[1]) if rest else number


def _names(wanted: dict[str, Any], mention: Mention) -> bool:
    one = fold(wanted["number"]).lstrip("0"), fold(wanted["symbol"])
    return one == numbered(mention) and wanted["year"] in (None, mention.year)


def _score_note(outcome: Recall, row: dict[str, Any], hit: Mention) -> None:
    wanted: dict[str, object] = {"type": words(row["type"]), "number": fold(hit.number)}
    if re.fullmatch(r"Điều \d+\w?", row.get("loc") or ""):
        wanted["pinpoints"] = (words(row["loc"]),)
    if row.get("date"):
        wanted["date"] = "-".join(reversed(row["date"].split("/")))
    if row.get("issuer"):
        wanted["issuer"] = words(row["issuer"])
    # A title stands between the number and these two, so the mention itself need not hold them.
    for name, value in wanted.items():
        (own,) = hit.fields[name]
        outcome.total.score(name, right=own == value)
        if own != value:
            outcome.fields_wrong.append(f"{name}: {row['text']}: {own!r}")
