"""Paragraphs into one text: the single layout that every reader of formatted files writes.

Paragraphs are parted by one empty line; lines inside a paragraph by a line end.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def join_paragraphs(paragraphs: Iterable[str]) -> str:
    """The paragraphs that hold words, stripped at both ends, with a final line end."""
    kept = "\n\n".join(filter(None, map(_stripped, paragraphs)))
    return f"{kept}\n" if kept else ""


def _stripped(paragraph: str) -> str:
    return "\n".join(line.strip(" \t\xa0") for line in paragraph.split("\n")).strip("\n")
