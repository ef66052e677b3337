"""Reads a text and gives the contract's lines, or all that was read; nothing is stored.

In: a text, the bytes of a file, or its path. Out: the lines in text order, each naming the file,
or the analysis that they are taken from. What cannot be read raises ``UnreadableFile``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from api.lines import lines
from kg.check import check
from kg.ingest import analyse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from api.lines import Line
    from api.settings import Lang
    from grammar.model import Diagnostic
    from kg.ingest import Analysis


@dataclass(frozen=True, slots=True)
class Extracted:
    """What was read in one file, under the name that results give it."""

    file: str
    analysis: Analysis

    def lines(self) -> Iterator[Line]:
        """The contract's lines."""
        found = self.analysis
        return lines(self.file, found.reading, found.links, found.relations, self.diagnostics())

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
