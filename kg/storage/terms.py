"""Terms of rdflib into terms of the engine and back, and into plain Python values.

Pure functions. Oxigraph spells numbers canonically ("01"^^xsd:integer becomes 1): what must keep
its spelling is a plain string before it gets here.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox
from rdflib import BNode, Literal, URIRef
from rdflib.namespace import XSD

if TYPE_CHECKING:
    from collections.abc import Callable

    from rdflib.term import Node


Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple

_STRING = ox.NamedNode(str(XSD.string))


def to_engine(term: Node) -> ox.NamedNode | ox.BlankNode | ox.Literal:
    """Raise ValueError for an IRI that is not one (a space in it, no scheme)."""
    if isinstance(term, URIRef):
        return ox.NamedNode(str(term))
    if isinstance(term, Literal):
        if term.language:
            return ox.Literal(str(term), language=term.language)
        if term.datatype is None:
            return ox.Literal(str(term))
        return ox.Literal(str(term), datatype=ox.NamedNode(str(term.datatype)))
    if isinstance(term, BNode):
        return ox.BlankNode(str(term))
    raise TypeError(f"no RDF term: {term!r}")


def to_quad(triple: tuple[Node, Node, Node], graph: ox.NamedNode) -> ox.Quad:
    subject, predicate, object_ = (to_engine(term) for term in triple)
    if isinstance(subject, ox.Literal) or not isinstance(predicate, ox.NamedNode):
        raise TypeError(f"no RDF triple: {triple!r}")
    return ox.Quad(subject, predicate, object_, graph)


def to_rdflib(term: Term) -> URIRef | BNode | Literal:
    if isinstance(term, ox.NamedNode):
        return URIRef(term.value)
    if isinstance(term, ox.BlankNode):
        return BNode(term.value)
    if isinstance(term, ox.Triple):
        raise TypeError("rdflib has no triple terms")
    if term.language:
        return Literal(term.value, lang=term.language)
    if term.datatype == _STRING:
        return Literal(term.value)
    return Literal(term.value, datatype=URIRef(term.datatype.value))


def _boolean(text: str) -> bool:
    return text in {"true", "1"}


_VALUES: dict[str, Callable[[str], Any]] = {
    str(XSD.integer): int,
    str(XSD.boolean): _boolean,
    str(XSD.date): date.fromisoformat,
    str(XSD.dateTime): datetime.fromisoformat,
    str(XSD.decimal): float,
    str(XSD.double): float,
    str(XSD.float): float,
}


def to_python(term: Term) -> Any:
    """An IRI or text as str, numbers, booleans and dates as such; odd spellings stay text."""
    if isinstance(term, ox.Triple):
        return str(term)
    if isinstance(term, ox.BlankNode):
        return f"_:{term.value}"
    if isinstance(term, ox.NamedNode):
        return term.value
    convert = _VALUES.get(term.datatype.value)
    if convert is None:
        return term.value
    try:
        return convert(term.value)
    except ValueError:
        return term.value


def from_python(value: object) -> ox.NamedNode | ox.BlankNode | ox.Literal:
    """An rdflib term as itself; text, numbers, booleans and dates as literals of their type."""
    if isinstance(value, (URIRef, Literal, BNode)):
        return to_engine(value)
    if isinstance(value, (str, bool, int, float)):
        return ox.Literal(value)
    if isinstance(value, datetime):
        return ox.Literal(value.isoformat(), datatype=ox.NamedNode(str(XSD.dateTime)))
    if isinstance(value, date):
        return ox.Literal(value.isoformat(), datatype=ox.NamedNode(str(XSD.date)))
    raise TypeError(f"no RDF term: {value!r}")
