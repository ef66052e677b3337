"""Which citations are the legal bases of a document.

In: the paragraphs that name them, the citations and their relations. Out: indices of citations, in
text order. An act that is only named in the title of another is no basis.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from grammar.document import Reading
    from kg.model import Relation


def legal_bases(reading: Reading, relations: Iterable[Relation]) -> tuple[int, ...]:
    """Return the citations on which the document says that it is based, where it lists them."""
    based = {one.object for one in relations if one.kind == "based_on" and one.subject is None}
    listed = (
        index
        for index, citation in enumerate(reading.citations)
        if index in based
        and any(at.start <= citation.span.start < at.end for at in reading.legal_bases)
    )
    return tuple(sorted(listed, key=lambda index: reading.citations[index].span))
