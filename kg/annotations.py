"""Citations and short forms as W3C Web Annotations (JSON-LD), and citations back.

In: what was read in one text and what it means. Out: an ``AnnotationPage``, one annotation a
citation in text order: its target is the words in the document (position and quotation), its body
the work they identify, each pinpoint a fragment of it. What no standard term holds stands under
``printed``. ``read_annotations`` gives the same links and relations back; it reads this one
shape of JSON, not every way to write the same RDF. Short forms ("Điều này", "Quyết định nêu trên")
are no citations: they fill the next page of the collection. Nothing is fetched.
"""

from __future__ import annotations

from dataclasses import MISSING, asdict, dataclass, fields
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from grammar.model import Citation, Pinpoint, Span
from kg.iri import anaphor_iri, eid, key_of, pinpoint_units
from kg.model import Link, Relation
from kg.relations.references import refer
from kg.triples.citations import citation_nodes, pinpoint_text
from kg.vocab import PREFIXES, RELATIONS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kg.ingest import Analysis
    from kg.model import Reference

Json = dict[str, Any]

AROUND: Final = 32
CONTEXT_IRI: Final = "http://www.w3.org/ns/anno.jsonld"
# Where eId labels such as art_5__cl_2 come from.
EID_SCHEME: Final = "http://docs.oasis-open.org/legaldocml/akn-nc/v1.0/akn-nc-v1.0.html"
TERMS: Final[Json] = {
    "@version": 1.1,
    **{name: PREFIXES[name] for name in ("vd", "eli", "xsd")},
    "LegalResource": "eli:LegalResource",
    "Anaphor": "vd:Anaphor",
    "antecedent": {"@id": "vd:antecedent", "@type": "@id"},
    "id_local": "eli:id_local",
    "file": "vd:file",
    "status": "vd:status",
    "reason": "vd:reason",
    "rule": "vd:rule",
    "confidence": {"@id": "vd:confidence", "@type": "xsd:decimal"},
    "relation": {"@id": "vd:relation", "@type": "@id"},
    "candidate": {"@id": "vd:candidate", "@type": "@id"},
    "pinpoint": "vd:pinpointText",
    "printed": {"@id": "vd:printed", "@type": "@json"},
}
_PREFIX_OF: Final = {PREFIXES[name]: name for name in ("vd", "eli")}
# Told elsewhere in an annotation: where it stands, and how it was read.
_NOT_PRINTED: Final = ("span", "text", "rule", "confidence")
# What a mention may not print and ``Citation`` has no default for.
_PLAIN: Final = tuple(
    field.name
    for field in fields(Citation)
    if field.default is MISSING and field.name not in _NOT_PRINTED
)


@dataclass(frozen=True, slots=True)
class Annotated:
    """What an annotation page tells of one document."""

    document_iri: str
    file: str
    links: tuple[Link, ...]
    relations: tuple[Relation, ...]


def annotation_page(found: Analysis, file: str) -> Json:
    """Write the citations and short forms of one text as an annotation page."""
    document = found.document_iri
    nodes = [str(node) for node in citation_nodes(document, found.reading.citations)]
    by_object: dict[int, list[Relation]] = {}
    for relation in found.relations:
        by_object.setdefault(relation.object, []).append(relation)
    text = found.reading.text.original
    references = refer(found.reading, found.links, found.relations, document)
    by_span = {link.citation.span: node for link, node in zip(found.links, nodes, strict=True)}
    anaphora = [_anaphor(document, text, one, by_span) for one in references]
    return {
        "@context": [CONTEXT_IRI, TERMS],
        "id": f"{document}#annotations_1",
        "type": "AnnotationPage",
        "partOf": {
            "id": f"{document}#annotations",
            "type": "AnnotationCollection",
            "total": len(nodes) + len(anaphora),
        },
        "file": file,
        "startIndex": 0,
        "items": [
            {
                "id": nodes[index],
                "type": "Annotation",
                "motivation": "linking",
                **({"body": bodies} if (bodies := _bodies(link)) else {}),
                "target": {"source": document, "selector": _selectors(text, link.citation.span)},
                **_reading(link, by_object.get(index, ()), nodes),
            }
            for index, link in enumerate(found.links)
        ],
        **({"next": _next_page(document, len(nodes), anaphora)} if anaphora else {}),
    }


def read_annotations(page: Json) -> Annotated:
    """Read the citations of a page back: the inverse of :func:`annotation_page`.

    ``ValueError`` says which annotation is not as :func:`annotation_page` writes them.
    """
    items = page["items"]
    places = {item["id"]: index for index, item in enumerate(items)}
    links: list[Link] = []
    relations: list[Relation] = []
    for index, item in enumerate(items):
        try:
            links.append(_link(item))
            relations += _relations(item["printed"].get("relations", ()), index, places)
        except (KeyError, TypeError, IndexError, StopIteration) as error:
            name = item.get("id", index) if isinstance(item, dict) else index
            raise ValueError(f"annotation {name} lacks {error}") from error
    document = page["id"].partition("#")[0]
    return Annotated(document, page.get("file", ""), tuple(links), tuple(relations))


def pinpoint_fields(pinpoint: Pinpoint) -> Json:
    """The labels that a pinpoint prints, outermost first; ``through`` ends a range.

    >>> pinpoint_fields(Pinpoint(article="5", point="đ"))
    {'article': '5', 'point': 'đ'}
    """
    return {
        key: _without_none(value) if isinstance(value, dict) else value
        for key, value in asdict(pinpoint).items()
        if value is not None
    }


def _without_none(told: Json) -> Json:
    return {key: value for key, value in told.items() if value is not None}


# ---------------------------------------------------------------------------------------- writing


def _bodies(link: Link) -> list[Json]:
    targets = (link.target,) if link.target else ()
    return _meant(targets, link.candidates, link.citation.pinpoints)


def _meant(
    works: Sequence[str], candidates: Sequence[str], where: tuple[Pinpoint, ...]
) -> list[Json]:
    """The work or works that are meant, once for every pinpoint; nothing where none is known."""
    pinpoints: tuple[Pinpoint | None, ...] = where or (None,)
    if works:
        return [_body(work, pinpoint) for work in works for pinpoint in pinpoints]
    if not candidates:
        return []
    return [
        {"type": "Choice", "items": [_body(work, pinpoint) for work in candidates]}
        for pinpoint in pinpoints
    ]


def _next_page(document: str, start: int, items: list[Json]) -> Json:
    return {
        "id": f"{document}#annotations_2",
        "type": "AnnotationPage",
        "prev": f"{document}#annotations_1",
        "partOf": f"{document}#annotations",
        "startIndex": start,
        "items": items,
    }


def _anaphor(document: str, text: str, reference: Reference, citations: Mapping[Span, str]) -> Json:
    anaphor = reference.anaphor
    bodies = _meant(reference.documents, reference.candidates, anaphor.pinpoints)
    told: Json = {
        "id": anaphor_iri(document, *anaphor.span),
        "type": ["Annotation", "Anaphor"],
        "motivation": "linking",
        "body": bodies or None,
        "target": {"source": document, "selector": _selectors(text, anaphor.span)},
        "status": reference.status,
        "reason": reference.reason,
        "candidate": list(reference.candidates) or None,
        "antecedent": [citations[span] for span in anaphor.antecedents] or None,
        "pinpoint": [pinpoint_text(one) for one in anaphor.pinpoints] or None,
    }
    return _without_none(told)


def _body(work: str, pinpoint: Pinpoint | None) -> Json:
    key = key_of(work)
    source: Json = {"id": work, "type": "LegalResource"}
    if key and key.kind == "vb":
        source["id_local"] = key.name
    body: Json = {"type": "SpecificResource", "purpose": "identifying", "source": source}
    units = pinpoint_units(pinpoint) if pinpoint else ()
    if pinpoint and units:
        selector = _fragment(units)
        if pinpoint.through:
            last = _fragment(pinpoint_units(pinpoint.through))
            selector = {"type": "RangeSelector", "startSelector": selector, "endSelector": last}
        body["selector"] = selector
    return body


def _fragment(units: tuple[tuple[str, str], ...]) -> Json:
    return {"type": "FragmentSelector", "conformsTo": EID_SCHEME, "value": eid(units)}


def _selectors(text: str, span: Span) -> list[Json]:
    start, end = span
    return [
        {"type": "TextPositionSelector", "start": start, "end": end},
        {
            "type": "TextQuoteSelector",
            "exact": text[start:end],
            "prefix": text[max(0, start - AROUND) : start],
            "suffix": text[end : end + AROUND],
        },
    ]


def _reading(link: Link, relations: Sequence[Relation], nodes: Sequence[str]) -> Json:
    citation = link.citation
    own = {relation.kind for relation in relations if relation.subject is None}
    told: Json = {
        "status": link.status,
        "reason": link.reason,
        "candidate": list(link.candidates) or None,
        "relation": [_compact(kind) for kind in RELATIONS if kind in own | {"cites"}],
        "pinpoint": [pinpoint_text(one) for one in citation.pinpoints] or None,
        "rule": citation.rule,
        "confidence": citation.confidence,
        "printed": _printed(citation, relations, nodes),
    }
    return _without_none(told)


def _compact(kind: str) -> str:
    term = str(RELATIONS[kind])
    return next(
        f"{name}:{term.removeprefix(iri)}"
        for iri, name in _PREFIX_OF.items()
        if term.startswith(iri)
    )


def _printed(citation: Citation, relations: Sequence[Relation], nodes: Sequence[str]) -> Json:
    told = {key: value for key, value in asdict(citation).items() if key not in _NOT_PRINTED}
    told["date"] = citation.date.isoformat() if citation.date else None
    told["pinpoints"] = [pinpoint_fields(one) for one in citation.pinpoints]
    told["relations"] = [
        _without_none(
            {
                "kind": one.kind,
                "subject": None if one.subject is None else nodes[one.subject],
                "cue": list(one.cue) if one.cue else None,
                "partly": one.partly or None,
            }
        )
        for one in relations
    ]
    return {key: value for key, value in told.items() if value not in (None, [], ())}


# ---------------------------------------------------------------------------------------- reading


def _link(item: Json) -> Link:
    position, quote = item["target"]["selector"]
    citation = _citation(item["printed"], Span(position["start"], position["end"]), item)
    if citation.text != quote["exact"] or not citation.span.start <= citation.span.end:
        raise KeyError("exact")
    return Link(
        citation=citation,
        target=_target(item.get("body", [])),
        status=item["status"],
        candidates=tuple(item.get("candidate", ())),
        reason=item.get("reason"),
    )


def _target(bodies: list[Json]) -> str | None:
    found = [body["source"]["id"] for body in bodies if body["type"] == "SpecificResource"]
    return found[0] if found else None


def _citation(printed: Json, span: Span, item: Json) -> Citation:
    read: Json = dict.fromkeys(_PLAIN)
    read |= {key: tuple(v) if isinstance(v, list) else v for key, v in printed.items()}
    read.pop("relations", None)
    read |= {
        "date": date.fromisoformat(printed["date"]) if "date" in printed else None,
        "pinpoints": tuple(_pinpoint(one) for one in printed.get("pinpoints", ())),
        "pinpoint_span": _span(printed.get("pinpoint_span")),
        "antecedent": _span(printed.get("antecedent")),
    }
    quoted = item["target"]["selector"][1]["exact"]
    return Citation(
        span=span, text=quoted, rule=item["rule"], confidence=item["confidence"], **read
    )


def _span(pair: list[int] | None) -> Span | None:
    return Span(*pair) if pair else None


def _pinpoint(labels: Json) -> Pinpoint:
    through = labels.get("through")
    return Pinpoint(**{**labels, "through": _pinpoint(through) if through else None})


def _relations(told: Sequence[Json], place: int, places: dict[str, int]) -> tuple[Relation, ...]:
    return tuple(
        Relation(
            object=place,
            kind=one["kind"],
            subject=places[one["subject"]] if "subject" in one else None,
            cue=_span(one.get("cue")),
            partly=one.get("partly", False),
        )
        for one in told
    )
