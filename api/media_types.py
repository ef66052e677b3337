"""The media types of ``/sparql``, and which one an ``Accept`` header asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

RESULT_TYPES: Final = {
    "application/sparql-results+json": "JSON",
    "application/sparql-results+xml": "XML",
    "text/csv": "CSV",
    "text/tab-separated-values": "TSV",
    "application/json": "JSON",
    "application/xml": "XML",
    "text/xml": "XML",
}
GRAPH_TYPES: Final = {
    "text/turtle": "TURTLE",
    "application/n-triples": "N_TRIPLES",
    "application/ld+json": "JSON_LD",
    "application/rdf+xml": "RDF_XML",
    "application/json": "JSON_LD",
    "application/xml": "RDF_XML",
    "text/xml": "RDF_XML",
    "text/plain": "N_TRIPLES",
}


def choose(accept: str, offered: Iterable[str]) -> str | None:
    """The offered type with the highest weight; None where the client accepts none.

    At equal weight what the client lists first wins, under a wildcard what is offered first. No
    header at all accepts everything.

    >>> choose("text/csv;q=0.2, application/xml;q=0.9", ("application/json", "application/xml"))
    'application/xml'
    >>> choose("application/json;q=0, */*", ("application/json", "text/csv"))
    'text/csv'
    >>> choose("image/png", ("application/json",)) is None
    True
    """
    ranges = list(_ranges(accept)) or [("*/*", 1.0)]
    best: tuple[float, int] | None = None
    chosen = None
    for media_type in offered:
        weight, place = _weight(media_type, ranges)
        if weight > 0 and (best is None or (weight, -place) > best):
            best, chosen = (weight, -place), media_type
    return chosen


def _weight(media_type: str, ranges: list[tuple[str, float]]) -> tuple[float, int]:
    """The weight that the most specific range gives, and where the range stands."""
    for pattern in (media_type, f"{media_type.partition('/')[0]}/*", "*/*"):
        for place, (name, weight) in enumerate(ranges):
            if name == pattern:
                return weight, place
    return 0.0, 0


def _ranges(accept: str) -> Iterator[tuple[str, float]]:
    for part in accept.split(","):
        name, *parameters = (piece.strip().lower() for piece in part.split(";"))
        if name:
            yield "*/*" if name == "*" else name, _quality(parameters)


def _quality(parameters: list[str]) -> float:
    for parameter in parameters:
        key, _, value = parameter.partition("=")
        if key.strip() == "q":
            try:
                return min(max(float(value), 0.0), 1.0)
            except ValueError:
                return 0.0
    return 1.0
