"""Reads one document: the one place where the steps of this room are put together.

In: the original text. Out: a ``Reading`` with all that the words say; every span is in the
original. It knows no other document and no IRI.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from grammar.agencies.find import find_agencies
from grammar.citations.parse import find_citations
from grammar.directives.find import find_directives
from grammar.headers.header import read_header
from grammar.meetings.meeting import read_meeting
from grammar.structure.annexes import find_annexes
from grammar.structure.legal_bases import find_legal_bases
from grammar.structure.outline import outline, sentences
from grammar.texts.text import Text, read_text

if TYPE_CHECKING:
    from grammar.model import (
        AgencyMention,
        AgendaItem,
        Annex,
        Citation,
        Directive,
        Header,
        Meeting,
        Span,
        Unit,
    )


@dataclass(frozen=True, slots=True)
class Reading:
    """What a document says, by kind, each in text order; ``legal_bases`` are whole paragraphs."""

    text: Text
    header: Header
    units: tuple[Unit, ...]
    sentences: tuple[Span, ...]
    citations: tuple[Citation, ...]
    agencies: tuple[AgencyMention, ...]
    meeting: Meeting | None
    items: tuple[AgendaItem, ...]
    directives: tuple[Directive, ...]
    legal_bases: tuple[Span, ...] = ()
    annexes: tuple[Annex, ...] = ()


def read(original: str) -> Reading:
    """Read ``original``. Any text gives a result."""
    text = read_text(original)
    header = read_header(text)
    breaks = sentences(text)
    agencies = find_agencies(text, header)
    meeting, items = read_meeting(text, header, agencies)
    citations = find_citations(text)
    units = outline(text)
    return Reading(
        text=text,
        header=header,
        units=units,
        sentences=breaks,
        citations=citations,
        agencies=agencies,
        meeting=meeting,
        items=items,
        directives=find_directives(text, header, meeting, items, agencies, breaks, citations),
        legal_bases=find_legal_bases(text, header),
        annexes=find_annexes(text, header, units),
    )
