"""What viendan reads of amending acts, against notes of what they amended.

``python -m bench.accuracy.amendments NOTES FOLDER…``: NOTES is a file of JSON objects, one a line,
``subject`` and ``amended_by``, each with ``number`` and ``loc`` (``Điều 5``). A FOLDER has texts;
``meta.jsonl`` may give the ``number`` of a ``file`` that prints none. Titles are the catalogue's.
Writes a table into ``docs/accuracy.md``: of the amended acts that a text names, how many it is said
to change, and of the amended articles, where the amending one is in the text.
"""

from __future__ import annotations

import json
import re
import sys
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from bench.accuracy.figures import Share
from bench.accuracy.sources import ROOT
from bench.accuracy.tables import markdown, placed
from grammar.document import read
from grammar.headers.header import read_header
from grammar.texts.text import read_text
from kg.iri import canonical_designation
from kg.relations.amended import amended_provisions
from kg.relations.relate import relate
from kg.works.catalogue import catalogue

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from grammar.document import Reading
    from grammar.model import Citation, Pinpoint

HEAD = ("read from", "acts", "amended acts found", "amended articles found")
DOCUMENT = ROOT / "docs" / "accuracy.md"
_CHANGES = frozenset({"amends", "replaces", "repeals", "suspends"})

# By amending act and amended act: pairs of amended and amending place.
Notes: TypeAlias = "Mapping[str, Mapping[str, set[tuple[str, str]]]]"


@dataclass(slots=True)
class Tally:
    """What of the notes was found in one kind of text, and what was not."""

    name: str
    acts: set[str] = field(default_factory=set)
    pairs: list[bool] = field(default_factory=list)
    articles: list[bool] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)


def notes(path: Path) -> Notes:
    found: dict[str, dict[str, set[tuple[str, str]]]] = defaultdict(lambda: defaultdict(set))
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        old, new = row["subject"], row["amended_by"]
        place = (old["loc"] or "").strip("( "), new["loc"] or ""
        found[canonical_designation(new["number"])][canonical_designation(old["number"])].add(place)
    return found


def texts(folders: Iterable[Path], known: Notes) -> Iterator[tuple[str, str]]:
    """The number and text of each amending act that the folders hold."""
    found: dict[str, str] = {}
    for path in sorted(path for folder in folders for path in folder.rglob("*.txt")):
        text = path.read_text(encoding="utf-8")
        told = _listed(path.parent).get(path.name)
        number = told or read_header(read_text(text)).designation
        key = canonical_designation(number) if number else ""
        if key in known and (told or key not in found):
            found[key] = text
    yield from found.items()


@cache
def _listed(folder: Path) -> dict[str, str]:
    meta = folder / "meta.jsonl"
    lines = meta.read_text(encoding="utf-8").splitlines() if meta.exists() else ()
    rows = [json.loads(line) for line in lines]
    return {row["file"]: row["number"] for row in rows if "/20" in row.get("number", "")}


def titles(known: Notes, *, cited: bool) -> Iterator[tuple[str, str]]:
    """The title of each amending act, as it heads the act or stands behind its number."""
    for number in known:
        for work in catalogue().numbered(number)[:1]:
            title = " ".join(work.name.split())
            head = f"Căn cứ {work.type} số {number}" if cited else f"{work.type.upper()}\n"
            yield number, f"{head} {title}"


def tally(name: str, acts: Iterable[tuple[str, str]], known: Notes) -> Tally:
    found = Tally(name)
    for number, text in acts:
        reading = read(text)
        changed = _changed(reading, number)
        for amended, places in known[number].items():
            if any(amended in _numbers(citation) for citation in reading.citations):
                found.acts.add(number)
                found.pairs.append(amended in changed)
                if amended not in changed:
                    found.missed.append(f"{number} → {amended}")
                _tally_articles(found, places, text, changed.get(amended, frozenset()))
    return found


def _tally_articles(
    found: Tally, places: Iterable[tuple[str, str]], text: str, changed: frozenset[str]
) -> None:
    for old, new in sorted(places):
        there = new.startswith("Điều ") and re.search(rf"(?m)^{new}[.:]", text)
        if there and old.startswith("Điều "):
            found.articles.append(old.removeprefix("Điều ") in changed)


def _changed(reading: Reading, number: str) -> dict[str, frozenset[str]]:
    """The articles that the act is said to change, by the act that they are of."""
    citations = reading.citations
    relations = relate(reading.text, citations)
    found: dict[str, set[str]] = defaultdict(set)
    for one in relations:
        own = one.subject is None or number in _numbers(citations[one.subject])
        if own and one.kind in _CHANGES:
            for amended in _numbers(citations[one.object]):
                found[amended] |= _articles(citations[one.object].pinpoints)
    by_span = {citation.span: citation for citation in citations}
    for anaphor in amended_provisions(reading, relations):
        for amended in _numbers(by_span[anaphor.antecedents[0]]):
            found[amended] |= _articles(anaphor.pinpoints)
    return {amended: frozenset(articles) for amended, articles in found.items()}


def _articles(pinpoints: Iterable[Pinpoint]) -> set[str]:
    return {pinpoint.article for pinpoint in pinpoints if pinpoint.article}


def _numbers(citation: Citation) -> tuple[str, ...]:
    """The numbers of the acts that a citation may mean."""
    if citation.designation:
        return (canonical_designation(citation.designation),)
    known = catalogue().versions(citation.name) if citation.name else ()
    return tuple(canonical_designation(work.designation) for work in known if work.designation)


def table(tallies: Iterable[Tally]) -> list[str]:
    return markdown(
        HEAD,
        (
            (one.name, str(len(one.acts)), _share(one.pairs), _share(one.articles))
            for one in tallies
        ),
    )


def _share(found: Sequence[bool]) -> str:
    return f"{Share(sum(found), len(found))} of {len(found)}" if found else "–"


def main(argv: Sequence[str]) -> int:
    if len(argv) < 2:
        print(__doc__)
        return 2
    known = notes(Path(argv[0]))
    tallies = (
        tally("texts", texts(map(Path, argv[1:]), known), known),
        tally("own titles", titles(known, cited=False), known),
        tally("titles of cited acts", titles(known, cited=True), known),
    )
    lines = table(tallies)
    print(
        "\n".join(
            [*lines, *(f"MISSED {one.name}: {pair}" for one in tallies for pair in one.missed)]
        )
    )
    text = placed(DOCUMENT.read_text(encoding="utf-8"), "accuracy amendments", lines)
    DOCUMENT.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
