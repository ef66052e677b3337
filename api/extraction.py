"""Reads a text and gives the contract's lines; nothing is stored.

In: a text, the bytes of a file, or its path. Out: the lines in text order, each naming the file.
What cannot be read raises ``UnreadableFile``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from api.lines import lines
from kg.ingest import analyse
from kg.readers import read_bytes, read_file

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from api.lines import Line


def extract_text(text: str, file: str) -> Iterator[Line]:
    """The contract's lines of ``text``; ``file`` names it in each of them."""
    analysis = analyse(text, file)
    return lines(file, analysis.reading, analysis.links, analysis.relations)


def extract_bytes(data: bytes, file: str) -> Iterator[Line]:
    """The lines of a file given by its bytes."""
    return extract_text(read_bytes(data, file).text, file)


def extract_file(path: Path) -> Iterator[Line]:
    """The lines of a file."""
    return extract_text(read_file(path), str(path))
