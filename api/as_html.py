"""Texts that were read, as one HTML page with every citation marked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kg.marks import marked_text
from viz.marked_page import marked_page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from api.extraction import Extracted

SUFFIX: Final = ".html"


def written(found: Sequence[Extracted]) -> str:
    """The page: one text, or several one after the other."""
    return marked_page([marked_text(one.analysis, one.file) for one in found])
