"""The card of a citation: what was read in its words, which document it means, and how sure.

In: a marked text. Out: one ``Card`` a citation, in text order, all words Vietnamese; and the works
that the text cites, with the places where it does. Makes no HTML.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from viz import words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.marks import MarkedText
    from kg.model import DocumentRecord, Link, Mark, Relation

STATUSES = ("resolved", "ambiguous", "unresolved")


@dataclass(frozen=True, slots=True)
class Card:
    """``fields`` are names and values as printed; ``relations`` whole phrases."""

    mark: Mark
    text: str
    name: str
    origin: str
    fields: tuple[tuple[str, str], ...]
    pinpoints: tuple[str, ...]
    relations: tuple[str, ...]
    reason: str | None
    candidates: tuple[tuple[str, str], ...]
    repairs: tuple[str, ...]
    rule: str
    confidence: str


@dataclass(frozen=True, slots=True)
class Cited:
    """One document that a text cites, or one phrase of which it is not known what it means."""

    name: str
    origin: str
    status: str
    marks: tuple[Mark, ...]


def cards(text: MarkedText) -> tuple[Card, ...]:
    """Return the card of every citation."""
    by_object: dict[int, list[Relation]] = {}
    for relation in text.relations:
        by_object.setdefault(relation.object, []).append(relation)
    return tuple(
        Card(
            mark=mark,
            text=_one_line(link.citation.text),
            name=words.heading_of(mark.target) if mark.target else _one_line(link.citation.text),
            origin=words.origin(mark.target) if mark.target else "",
            fields=_fields(link),
            pinpoints=mark.pinpoints,
            relations=_relations(by_object.get(index, ()), text.links),
            reason=link.reason,
            candidates=tuple(_candidate(text.documents[iri]) for iri in link.candidates),
            repairs=tuple(words.repair(key) for key in link.citation.repairs),
            rule=words.rule(mark.rule),
            confidence=f"{mark.confidence * 100:.0f}%",
        )
        for index, (mark, link) in enumerate(zip(text.marks, text.links, strict=True))
    )


def cited(found: tuple[Card, ...]) -> tuple[Cited, ...]:
    """Return what a text cites, each once: what needs a look first, then in text order."""
    groups: dict[tuple[str, str], list[Card]] = {}
    for card in found:
        key = card.mark.target.iri if card.mark.target else card.name
        groups.setdefault((card.mark.status, key), []).append(card)
    rows = (
        Cited(group[0].name, group[0].origin, status, tuple(card.mark for card in group))
        for (status, _), group in groups.items()
    )
    return tuple(sorted(rows, key=lambda row: row.status == "resolved"))


def counts(found: Iterable[Card]) -> dict[str, int]:
    """Return how many citations have each status."""
    statuses: list[str] = [card.mark.status for card in found]
    return {status: statuses.count(status) for status in STATUSES}


def _fields(link: Link) -> tuple[tuple[str, str], ...]:
    names = words.labels()["field"]
    values = ((name, getattr(link.citation, key)) for key, name in names.items())
    return tuple((name, _shown(value)) for name, value in values if value is not None)


def _shown(value: object) -> str:
    return words.day(value) if isinstance(value, date) else str(value)


def _relations(relations: Iterable[Relation], links: tuple[Link, ...]) -> tuple[str, ...]:
    spoken = []
    for relation in relations:
        name = words.relation(relation.kind).name
        if relation.subject is not None:
            name += f" (bởi {_one_line(links[relation.subject].citation.text)})"
        spoken.append(name)
    return tuple(dict.fromkeys(spoken)) or (words.relation("cites").name,)


def _candidate(record: DocumentRecord) -> tuple[str, str]:
    return words.heading_of(record), words.origin(record)


def _one_line(text: str) -> str:
    return " ".join(text.split())
