"""The lược đồ: each document once on its side, under its strongest relation, with its proofs."""

from __future__ import annotations

from dataclasses import replace

from kg.model import Edge, Evidence, Neighbourhood
from viz import words
from viz.sketch import Side, proof, sketch


def names(side: Side) -> dict[str, list[str | None]]:
    return {group.relation: [item.record.id_local for item in group.items] for group in side.groups}


def test_everything_stands_on_its_side(around: Neighbourhood) -> None:
    sides = sketch(around).sides
    assert names(sides["above"]) == {
        "based_on": ["77/2015/QH13"],
        "implements": ["11/NQ-CP"],
        "reviews": ["05-NQ/TU"],
        "cites": ["30/2020/NĐ-CP", "422/QĐ-TTg", "1250/KH-UBND"],
    }
    assert names(sides["left"]) == {"replaces": ["98/TB-UBND"]}
    assert names(sides["right"]) == {"amends": ["120/TB-UBND"]}
    assert names(sides["below"]) == {"implements": ["2304/SXD-QH"]}
    assert [sides[place].count for place in words.PLACES] == [6, 1, 1, 1]


def test_a_document_with_two_relations_stands_once_with_all_sentences(
    around: Neighbourhood,
) -> None:
    (group,) = (
        group for group in sketch(around).sides["above"].groups if group.relation == "implements"
    )
    (item,) = group.items
    assert [one.relation for one in item.proofs] == ["implements", "cites"]
    assert len({one.start for one in item.proofs}) == 2


def test_relations_among_the_others_are_listed_apart(around: Neighbourhood) -> None:
    (row,) = sketch(around).between
    assert (row.subject.id_local, row.name, row.object.id_local) == (
        "1250/KH-UBND",
        "triển khai thực hiện",
        "11/NQ-CP",
    )


def test_every_proof_shows_its_citation_in_the_sentence(around: Neighbourhood) -> None:
    found = [
        one
        for side in sketch(around).sides.values()
        for group in side.groups
        for item in group.items
        for one in item.proofs
    ]
    assert len(found) == 10
    assert all(one.exact and one.source for one in found)


def test_a_sentence_without_its_citation_is_shown_plain() -> None:
    item = Evidence("c", "s", 4, 9, "Luật", "Một câu khác.", "cites")
    assert proof(item, None) == proof(replace(item, exact=""), None)
    assert proof(item, None).before == "Một câu khác."


def test_an_unknown_relation_reads_as_a_reference(around: Neighbourhood) -> None:
    edge = Edge(around.focus.iri, "invented", around.documents[0].iri)
    sides = sketch(replace(around, edges=(edge,))).sides
    assert names(sides["above"]) == {"cites": ["77/2015/QH13"]}
