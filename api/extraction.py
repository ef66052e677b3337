"""Reads a text and gives the contract's lines, or all that was read; nothing is stored.

In: a text, the bytes of a file, or its path. Out: the lines in text order, each naming the file,
or the analysis that they are taken from. What cannot be read raises ``UnreadableFile``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from api.lines import KINDS, lines
from kg.check import check
from kg.ingest import analyse
from kg.relations.references import refer

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from api.lines import Line
    from api.settings import Lang
    from grammar.model import Diagnostic
    from kg.ingest import Analysis
    from kg.model import Reference


@dataclass(frozen=True, slots=True)
class Extracted:
    """What was read in one file, under the name that results give it."""

    file: str
    analysis: Analysis

    def lines(self, kinds: Collection[str] = KINDS) -> Iterator[Line]:
        """The lines of these kinds, those of the contract unless told otherwise."""
        found = self.analysis
        diagnostics = self.diagnostics() if "diagnostic" in kinds else ()
        references = self.references() if "anaphor" in kinds else ()
        every = lines(
            self.file, found.reading, found.links, found.relations, diagnostics, references
        )
        return (line for line in every if line["kind"] in kinds)

    def references(self) -> tuple[Reference, ...]:
        """What the short forms of the text refer to."""
        found = self.analysis
        return refer(found.reading, found.links, found.relations, found.document_iri)

    def diagnostics(self, lang: Lang = "vi") -> tuple[Diagnostic, ...]:
        """What the checks found, errors first."""
        found = self.analysis
        return check(found.reading, found.links, found.relations, lang=lang)


def read_text(text: str, file: str) -> Extracted:
    """Read a text; ``file`` names it."""
    return Extracted(file, analyse(text, file))


def extract_text(text: str, file: str) -> Iterator[Line]:
    """The contract's lines of ``text``; ``file`` names it in each of them."""
    return read_text(text, file).lines()
