"""What viendan finds in a passage, as the scorer's mentions.

In: a text. Out: mentions in text order with every field, the relation included: its kind and the
keys of its subject (``self`` for the document).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench.accuracy.mention import Mention, fold, keys, words
from grammar.citations.parse import find_citations
from grammar.model import UNIT_KINDS
from grammar.texts.text import read_text
from kg.relations.relate import relate

if TYPE_CHECKING:
    from grammar.model import Citation, Pinpoint
    from kg.model import Relation

_UNIT_WORDS = ("phần", "chương", "mục", "tiểu mục", "điều", "khoản", "điểm", "phụ lục")


def find(text: str) -> tuple[Mention, ...]:
    read = read_text(text)
    citations = find_citations(read)
    says_most: dict[int, Relation] = {}
    for relation in relate(read, citations):
        known = says_most.get(relation.object)
        if known is None or (known.kind == "cites" and relation.kind != "cites"):
            says_most[relation.object] = relation
    return tuple(
        _mention(citation, says_most.get(index), citations)
        for index, citation in enumerate(citations)
    )


def _mention(
    citation: Citation, relation: Relation | None, others: tuple[Citation, ...]
) -> Mention:
    subject = relation.subject if relation else None
    by = frozenset({"self"}) if subject is None else keys(_plain(others[subject]))
    plain = _plain(citation)
    return Mention(
        *(plain.start, plain.end, plain.text, plain.number, plain.year, plain.symbol),
        *(plain.names, plain.type),
        {
            "type": (words(citation.type),),
            "number": (fold(citation.number),),
            "date": (citation.date.isoformat() if citation.date else None,),
            "issuer": (words(citation.issuer),),
            "pinpoints": (tuple(sorted(words(shown(p)) for p in citation.pinpoints)),),
            "relation": ((relation.kind if relation else "cites", by),),
        },
        citation.rule,
        citation.confidence,
    )


def _plain(citation: Citation) -> Mention:
    return Mention(
        citation.span.start,
        citation.span.end,
        citation.text,
        citation.number,
        citation.year,
        citation.symbol,
        (citation.name,) if citation.name else (),
        citation.type,
    )


def shown(pinpoint: Pinpoint) -> str:
    """A pinpoint in words, the largest unit first."""
    labels = zip(_UNIT_WORDS, UNIT_KINDS, strict=True)
    own = " ".join(f"{word} {label}" for word, kind in labels if (label := getattr(pinpoint, kind)))
    return own + (f" - {shown(pinpoint.through)}" if pinpoint.through else "")
