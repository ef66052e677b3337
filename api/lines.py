"""The JSON lines of ``viendan extract``: what was read in a text, in text order.

In: a reading with its links and relations. Out: one dict per line with the keys of the contract;
what is not known is None. Offsets are Unicode code points into the original text, half-open.
Every citation gives one line, whether or not its document could be told.
"""

from __future__ import annotations

import json
from datetime import date
from heapq import merge
from typing import TYPE_CHECKING, Any, Final, TypeVar

from grammar.directives.deadline_doubts import deadline_doubt
from kg.annotations import pinpoint_fields
from kg.iri import agency_iri
from kg.legal_bases import legal_bases
from kg.relations.scopes import scope_of_change

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from grammar.document import Reading
    from grammar.model import (
        AgencyMention,
        AgendaItem,
        Citation,
        Diagnostic,
        Directive,
        Meeting,
        Participant,
        Span,
    )
    from kg.model import Link, Reference, Relation

Line = dict[str, Any]
Placed = TypeVar("Placed", "AgendaItem", "Directive", "AgencyMention", "Diagnostic")

KINDS: Final = (
    "document",
    "meeting",
    "agenda_item",
    "directive",
    "citation",
    "agency",
    "diagnostic",
)
# Given only when asked for: what points back cites nothing.
ASKED_FOR: Final = ("anaphor",)


def lines(
    file: str,
    reading: Reading,
    links: Iterable[Link],
    relations: Iterable[Relation],
    diagnostics: Iterable[Diagnostic] = (),
    references: Iterable[Reference] = (),
) -> Iterator[Line]:
    """Every line of one file, in text order; what starts at the same place, in order of ``KINDS``.

    Lines are made as they are taken, so that a long text does not fill the memory with them.
    """
    cited_as = {one.span: one.designation or one.name for one in reading.citations}
    told = tuple(relations)
    cited = zip(links, _first_relations(told, reading), strict=True)
    streams: tuple[Iterable[tuple[int, Line]], ...] = (
        [(0, _document(reading, told))],
        [(reading.meeting.span.start, _meeting(reading.meeting))] if reading.meeting else [],
        ((item.span.start, _agenda_item(item)) for item in _in_order(reading.items)),
        (
            (found.span.start, _directive(found, cited_as))
            for found in _in_order(reading.directives)
        ),
        (
            (link.citation.span.start, _citation(link, relation, reading.citations))
            for link, relation in sorted(cited, key=lambda pair: pair[0].citation.span)
        ),
        ((agency.span.start, _agency(agency)) for agency in _in_order(reading.agencies)),
        ((one.span.start, diagnostic_line(one)) for one in _in_order(diagnostics)),
        ((one.anaphor.span.start, _anaphor(one)) for one in references),
    )
    placed = merge(*streams, key=lambda pair: pair[0])
    return ({"file": file, **line} for _, line in placed)


def _in_order(found: Iterable[Placed]) -> list[Placed]:
    return sorted(found, key=lambda one: one.span)


def printed(line: Line) -> str:
    """One line as JSON, in UTF-8 letters.

    >>> printed({"kind": "citation", "date": date(2021, 6, 4)})
    '{"kind": "citation", "date": "2021-06-04"}'
    """
    return json.dumps(line, ensure_ascii=False, default=_plain)


def _plain(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{value!r} has no place in a line")


def _first_relations(
    relations: Iterable[Relation], reading: Reading
) -> tuple[Relation | None, ...]:
    """The relation to each citation that says most: the first that is more than ``cites``."""
    first: dict[int, Relation] = {}
    for relation in relations:
        known = first.get(relation.object)
        if known is None or (known.kind == "cites" and relation.kind != "cites"):
            first[relation.object] = relation
    return tuple(first.get(index) for index in range(len(reading.citations)))


def _document(reading: Reading, relations: Iterable[Relation]) -> Line:
    header = reading.header
    bases = (reading.citations[index] for index in legal_bases(reading, relations))
    keys = ("type", "number", "symbol", "date", "year", "issuer", "place", "title")
    return {
        "kind": "document",
        **{key: getattr(header, key) for key in keys},
        "signer": header.signer,
        "signer_role": header.signer_role,
        "signed_on_behalf": header.signed_on_behalf,
        "recipients": list(header.recipients),
        "legal_bases": [one.designation or one.name for one in bases],
        "annexes": [
            {"start": one.span.start, "heading": one.text, "title": one.title}
            for one in reading.annexes
        ],
    }


def _meeting(meeting: Meeting) -> Line:
    return {
        "kind": "meeting",
        "name": meeting.name,
        "body": meeting.body,
        "dates": list(meeting.dates),
        "chair": meeting.chair,
        "chair_role": meeting.chair_role,
        "co_chairs": [_participant(one) for one in meeting.co_chairs],
        "attendees": [_participant(one) for one in meeting.attendees],
    }


def _participant(one: Participant) -> Line:
    return {"text": one.text, "person": one.person, "role": one.role, "body": one.body}


def _agenda_item(item: AgendaItem) -> Line:
    return {
        "kind": "agenda_item",
        "start": item.span.start,
        "end": item.span.end,
        "number": item.number,
        "heading": item.heading,
        "drafts": list(item.drafts),
        "presented_by": item.presented_by,
        "decision": item.decision.kind if item.decision else None,
        "votes": item.decision.votes if item.decision else None,
    }


def _directive(found: Directive, cited: Mapping[Span, str | None]) -> Line:
    return {
        "kind": "directive",
        "start": found.span.start,
        "end": found.span.end,
        "text": found.text,
        "item": found.item,
        "responsible": list(found.responsible),
        "coordinate_with": list(found.coordinate_with),
        "action": found.action,
        "submit_to": list(found.submit_to),
        "deadline": found.deadline,
        "deadline_text": found.deadline_text,
        "deadline_kind": found.deadline_kind,
        "deadline_doubt": deadline_doubt(found),
        "basis": [cited[span] for span in found.basis],
    }


def _citation(link: Link, relation: Relation | None, citations: tuple[Citation, ...]) -> Line:
    found = link.citation
    keys = ("text", "type", "number", "year", "symbol", "name", "date", "issuer")
    subject = relation.subject if relation else None
    return {
        "kind": "citation",
        "start": found.span.start,
        "end": found.span.end,
        **{key: getattr(found, key) for key in keys},
        "pinpoints": [pinpoint_fields(one) for one in found.pinpoints],
        "relation": relation.kind if relation else "cites",
        "subject": "self" if subject is None else citations[subject].span.start,
        "scope": scope_of_change(found, relation),
        "target": link.target,
        "status": link.status,
        "rule": found.rule,
        "confidence": found.confidence,
    }


def _anaphor(reference: Reference) -> Line:
    found = reference.anaphor
    return {
        "kind": "anaphor",
        "start": found.span.start,
        "end": found.span.end,
        "text": found.text,
        "type": found.type,
        "means": found.kind,
        "antecedents": [span.start for span in found.antecedents],
        "pinpoints": [pinpoint_fields(one) for one in found.pinpoints],
        "targets": list(reference.documents),
        "status": reference.status,
        "candidates": list(reference.candidates),
    }


def _agency(agency: AgencyMention) -> Line:
    return {
        "kind": "agency",
        "start": agency.span.start,
        "end": agency.span.end,
        "text": agency.text,
        "name": agency.name,
        "target": agency_iri(agency.name),
    }


def diagnostic_line(one: Diagnostic) -> Line:
    """The line of what a check found."""
    keys = ("code", "severity", "message", "rule", "expected", "proposal")
    return {
        "kind": "diagnostic",
        "start": one.span.start,
        "end": one.span.end,
        **{key: getattr(one, key) for key in keys},
    }
