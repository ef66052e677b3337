"""The *lược đồ* of a document as values: what stands above, below and beside it, and why.

In: a :class:`Neighbourhood`. Out: four sides with their groups; each document stands once on a
side, under its strongest relation, with the sentences that prove every one of them. Relations
between two other documents are listed apart. Makes no HTML.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from viz import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kg.model import DocumentRecord, Edge, Evidence, Neighbourhood


# A sentence that runs over pages is shown this far before and after its citation.
SIDE: Final = 500


@dataclass(frozen=True, slots=True)
class Proof:
    """A sentence of evidence in three parts, the citation in the middle, and where it stands."""

    relation: str
    source: DocumentRecord | None
    start: int
    before: str
    exact: str
    after: str


@dataclass(frozen=True, slots=True)
class Item:
    """A document on a side; ``others`` are the names of its weaker relations."""

    record: DocumentRecord
    kind: str
    others: tuple[str, ...]
    proofs: tuple[Proof, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The documents of one relation on one side."""

    relation: str
    heading: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """One of the four sides; ``count`` documents in all."""

    place: str
    groups: tuple[Group, ...]
    count: int


@dataclass(frozen=True, slots=True)
class Between:
    """A relation between two documents around the one on view."""

    subject: DocumentRecord
    name: str
    relation: str
    object: DocumentRecord
    proofs: tuple[Proof, ...]


@dataclass(frozen=True, slots=True)
class Sketch:
    """The whole lược đồ; ``hidden`` documents were left out by a limit."""

    sides: Mapping[str, Side]
    between: tuple[Between, ...]
    hidden: int

    @property
    def count(self) -> int:
        return sum(side.count for side in self.sides.values())


Touching = tuple[str, str, str, "Edge"]  # the other document, place, heading, edge


def sketch(neighbourhood: Neighbourhood) -> Sketch:
    """Arrange what surrounds a document."""
    focus = neighbourhood.focus
    records = {record.iri: record for record in (focus, *neighbourhood.documents)}
    known = [
        edge
        for edge in neighbourhood.edges
        if edge.subject in records and edge.object in records and edge.subject != edge.object
    ]
    touching = [_touching(edge, focus.iri) for edge in known if focus.iri in _ends(edge)]
    sides = {place: _side(place, touching, records) for place in words.PLACES}
    between = _between([edge for edge in known if focus.iri not in _ends(edge)], records)
    return Sketch(sides, between, neighbourhood.hidden)


def proof(item: Evidence, source: DocumentRecord | None) -> Proof:
    """Cut a sentence of evidence at its citation; line breaks in either do not matter."""
    words_of_it = item.exact.split()
    found = re.search(r"\s+".join(map(re.escape, words_of_it)), item.sentence)
    if not words_of_it or not found:
        return Proof(item.relation, source, item.start, item.sentence, "", "")
    before, after = item.sentence[: found.start()], item.sentence[found.end() :]
    if len(before) > SIDE:
        before = "… " + before[-SIDE:].partition(" ")[2]
    if len(after) > SIDE:
        after = after[:SIDE].rpartition(" ")[0] + " …"
    return Proof(item.relation, source, item.start, before, found[0], after)


def _ends(edge: Edge) -> tuple[str, str]:
    return edge.subject, edge.object


def _touching(edge: Edge, focus: str) -> Touching:
    relation = words.relation(edge.relation)
    if edge.subject == focus:
        return edge.object, relation.place_out, relation.heading_out, edge
    return edge.subject, relation.place_in, relation.heading_in, edge


def _side(place: str, touching: list[Touching], records: Mapping[str, DocumentRecord]) -> Side:
    by_document: dict[str, list[Touching]] = {}
    for entry in sorted(touching, key=lambda entry: -words.relation(entry[3].relation).strength):
        if entry[1] == place:
            by_document.setdefault(entry[0], []).append(entry)
    groups: dict[tuple[str, str], list[Item]] = {}
    for iri, entries in by_document.items():
        key = (words.relation(entries[0][3].relation).key, entries[0][2])
        groups.setdefault(key, []).append(_item(records[iri], entries, records))
    ordered = sorted(groups.items(), key=lambda group: -words.relation(group[0][0]).strength)
    return Side(
        place,
        tuple(
            Group(relation, heading, tuple(sorted(items, key=_reading_order)))
            for (relation, heading), items in ordered
        ),
        len(by_document),
    )


def _item(
    record: DocumentRecord, entries: list[Touching], records: Mapping[str, DocumentRecord]
) -> Item:
    edges = [entry[3] for entry in entries]
    others = [words.relation(edge.relation).name for edge in edges[1:] if edge.relation != "cites"]
    return Item(
        record, words.kind_of(record), tuple(dict.fromkeys(others)), _proofs(edges, records)
    )


def _proofs(edges: Iterable[Edge], records: Mapping[str, DocumentRecord]) -> tuple[Proof, ...]:
    """The sentences of several relations, each place in a text once, under the strongest."""
    found: dict[tuple[str, int], Proof] = {}
    for edge in edges:
        for item in edge.evidence:
            found.setdefault((item.source, item.start), proof(item, records.get(item.source)))
    return tuple(found.values())


def _between(edges: list[Edge], records: Mapping[str, DocumentRecord]) -> tuple[Between, ...]:
    pairs: dict[tuple[str, str], list[Edge]] = {}
    for edge in sorted(edges, key=lambda edge: -words.relation(edge.relation).strength):
        pairs.setdefault(_ends(edge), []).append(edge)
    return tuple(
        Between(
            records[subject],
            words.relation(group[0].relation).name,
            words.relation(group[0].relation).key,
            records[target],
            _proofs(group, records),
        )
        for (subject, target), group in pairs.items()
    )


def _reading_order(item: Item) -> tuple[int, str, str]:
    kinds = list(words.labels()["kind"])
    return kinds.index(item.kind), str(item.record.date or item.record.year or ""), item.record.iri
