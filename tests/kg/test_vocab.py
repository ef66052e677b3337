"""The closed namespaces, the ontology and the shapes speak of the same terms."""

from __future__ import annotations

from importlib.resources import files

import pytest
from rdflib import OWL, URIRef

from kg.vocab import ELI, OA, PREFIXES, RDF, RDFS, RELATIONS, VD, ontology, relation_of, shapes

OWN = str(VD)
OUR_TERMS = {URIRef(OWN + name) for name in VD.__annotations__}
PROPERTIES = {
    term
    for kind in (OWL.ObjectProperty, OWL.DatatypeProperty)
    for term in ontology().subjects(RDF.type, kind)
}


def test_the_ontology_defines_exactly_our_terms() -> None:
    defined = {term for term in ontology().subjects() if str(term).startswith(OWN)}
    assert defined == OUR_TERMS


def test_an_unknown_term_is_an_error() -> None:
    for namespace in (VD, ELI, OA):
        with pytest.raises(AttributeError):
            _ = namespace.nonsense


@pytest.mark.parametrize("term", sorted(OUR_TERMS))
def test_every_term_has_a_name_in_both_languages(term: URIRef) -> None:
    if term == VD.DocumentTypes:
        return
    labels = {getattr(label, "language", None) for label in ontology().objects(term, RDFS.label)}
    assert labels == {"vi", "en"}
    assert list(ontology().objects(term, RDFS.comment))


def test_every_relation_is_a_property_of_eli_or_specialises_one() -> None:
    for term in RELATIONS.values():
        above = {str(parent) for parent in ontology().objects(term, RDFS.subPropertyOf)}
        assert term in ELI or any(parent.startswith(str(ELI)) for parent in above), term


def test_relations_read_back() -> None:
    assert {kind: relation_of(str(term)) for kind, term in RELATIONS.items()} == {
        kind: kind for kind in RELATIONS
    }


def test_shapes_name_only_terms_that_exist() -> None:
    terms = {term for triple in shapes() for term in triple if isinstance(term, URIRef)}
    own = {term for term in terms if str(term).startswith(OWN)}
    shapes_and_constraints = set(shapes().subjects())
    assert own - shapes_and_constraints <= OUR_TERMS


def test_shapes_speak_of_every_property() -> None:
    text = (files("kg") / "shapes.ttl").read_text(encoding="utf-8")
    missing = {str(term) for term in PROPERTIES if f"vd:{str(term).removeprefix(OWN)}" not in text}
    assert not missing


def test_prefixes_are_those_of_the_namespaces() -> None:
    assert PREFIXES["vd"] == OWN
    assert PREFIXES["eli"] == str(ELI)
    assert PREFIXES["oa"] == "http://www.w3.org/ns/oa#"
