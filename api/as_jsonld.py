"""Texts that were read, as W3C Web Annotations in JSON-LD."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from api.formats import json_text
from kg.annotations import annotation_page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from api.extraction import Extracted

SUFFIX: Final = ".jsonld"


def written(found: Sequence[Extracted]) -> str:
    """The annotation page of a text; of several, a list of theirs."""
    pages = [annotation_page(one.analysis, one.file) for one in found]
    return json_text(pages[0] if len(pages) == 1 else pages)
