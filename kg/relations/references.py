"""What the short forms of a text refer to: documents, or provisions of them.

In: a reading, the links and relations of its citations, and the document's own IRI. Out: a
``Reference`` for every short form, and for every provision that an amending act names alone. A form
for a cited act means what that citation means; where that is not known, or where several acts may
be meant, the reference says so and keeps the candidates. Reasons are Vietnamese.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from grammar.anaphora.find import find_anaphora
from kg.model import Reference
from kg.relations.amended import amended_provisions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from grammar.document import Reading
    from grammar.model import Anaphor
    from kg.model import Link, Relation

SEVERAL = "có nhiều văn bản cùng loại được nêu trước đó"
NOT_TOLD = "không xác định được văn bản được nêu trước đó"


def refer(
    reading: Reading, links: Sequence[Link], relations: Sequence[Relation], document: str
) -> tuple[Reference, ...]:
    """Tell what every short form of the document refers to, in text order."""
    anaphora = sorted(
        (*find_anaphora(reading), *amended_provisions(reading, relations)), key=lambda one: one.span
    )
    by_span = {link.citation.span: link for link in links}
    return tuple(
        _cited(one, [by_span[span] for span in one.antecedents])
        if one.antecedents
        else Reference(one, (document,), "resolved")
        for one in anaphora
    )


def _cited(anaphor: Anaphor, meant: Sequence[Link]) -> Reference:
    works = tuple(dict.fromkeys(link.target for link in meant if link.target))
    candidates = tuple(dict.fromkeys(iri for link in meant for iri in _works(link)))
    if len(candidates) > 1 and (anaphor.ambiguous or not works):
        return Reference(anaphor, (), "ambiguous", candidates, SEVERAL)
    if all(link.target for link in meant):
        return Reference(anaphor, works, "resolved")
    return Reference(anaphor, works, "unresolved", (), NOT_TOLD)


def _works(link: Link) -> tuple[str, ...]:
    return (link.target,) if link.target else link.candidates
