"""The network of documents as vis-network reads it: nodes, edges, options, and all they tell.

In: a :class:`Neighbourhood`. Out: a JSON value in which pyvis has made nodes, edges and options,
positions are final (``viz.layout``), and each edge and document carries what the details show:
relations and sentences of evidence. Colours are those of the light page; the script that draws
takes the dark ones from ``palette``. Of pyvis only the generator is used: its templates put
unescaped text into the page and call other hosts.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from pyvis.edge import Edge as VisEdge
from pyvis.network import Network

from kg.model import Neighbourhood
from viz import words
from viz.ladder import lay_out_upright
from viz.layout import Card, Drawing, Frame, Plan, lay_out
from viz.sketch import proof

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.model import DocumentRecord, Edge, Evidence
    from viz.geometry import Point

# Sentences shown for one relation; the page of the document has all of them.
PROOFS = 6

# How many lines among the neighbours are drawn, by the number of neighbours.
BETWEEN = {"wide": ((45, 40), (75, 12)), "narrow": ((12, 12), (24, 4))}

Json = dict[str, Any]
Pair = tuple[str, str]


class LegalNetwork(Network):  # type: ignore[misc]
    """pyvis' network with edges that keep their relation, added in constant time."""

    def __init__(self) -> None:
        super().__init__(directed=True, cdn_resources="in_line")
        self.options = _options()

    def add_edge(self, source: str, to: str, **options: Any) -> None:
        """Add an edge between two nodes that exist; several between the same two are kept."""
        if source not in self.node_map or to not in self.node_map:
            raise ValueError(f"no such node: {source!r} or {to!r}")
        self.edges.append(VisEdge(source, to, self.directed, **options).options)


def network_json(neighbourhood: Neighbourhood, expanded: Iterable[str] = ()) -> Json:
    """Describe the network of a document; ``expanded`` are the ids whose neighbours are shown.

    ``narrow`` holds the same nodes and edges laid out for an upright screen.
    """
    records = _records(neighbourhood)
    lines = _lines(neighbourhood.edges, records)
    focus = neighbourhood.focus.iri
    return {
        **_drawn(focus, records, lines, "wide"),
        "narrow": _drawn(focus, records, lines, "narrow"),
        "options": _options(),
        "focus": focus,
        "hidden": neighbourhood.hidden,
        "expanded": sorted(expanded),
        "documents": {iri: _document(record) for iri, record in records.items()},
        "relations": [_relation(edge) for edges in lines.values() for edge in edges],
        "legend": _legend(records.values(), lines.values()),
    }


def _drawn(
    focus: str,
    records: dict[str, DocumentRecord],
    all_lines: dict[Pair, tuple[Edge, ...]],
    frame: str,
) -> Json:
    """Nodes and edges as pyvis makes them, in their places for one shape of screen."""
    lines = _worth_drawing(focus, all_lines, BETWEEN[frame])
    plan = _plan(focus, records, lines)
    arrange = lay_out_upright if frame == "narrow" else lay_out
    drawing = arrange(plan, _frame(frame))
    network = LegalNetwork()
    for iri, record in records.items():
        _add_document(network, record, drawing, focus=iri == plan.focus)
    for number, (pair, edges) in enumerate(lines.items()):
        _add_line(network, f"q{number}", pair, edges, drawing.bends.get(pair, ()))
    nodes, edges, *_ = network.get_network_data()
    return {"nodes": nodes, "edges": edges}


def merge(first: Neighbourhood, *others: Neighbourhood) -> Neighbourhood:
    """Join the surroundings of several documents into one picture around the first focus."""
    documents = {record.iri: record for record in (first.focus, *first.documents)}
    edges: dict[tuple[str, str, str], Edge] = {}
    for part in (first, *others):
        for record in (part.focus, *part.documents):
            documents.setdefault(record.iri, record)
        for edge in part.edges:
            edges.setdefault((edge.subject, edge.relation, edge.object), edge)
    del documents[first.focus.iri]
    return Neighbourhood(
        focus=first.focus,
        documents=tuple(documents.values()),
        edges=tuple(edges.values()),
        hidden=sum(part.hidden for part in (first, *others)),
    )


def _records(neighbourhood: Neighbourhood) -> dict[str, DocumentRecord]:
    return {record.iri: record for record in (neighbourhood.focus, *neighbourhood.documents)}


def _lines(
    edges: Iterable[Edge], records: dict[str, DocumentRecord]
) -> dict[Pair, tuple[Edge, ...]]:
    """One line for each two documents and direction; its strongest relation first.

    That every relation is also a plain reference goes without saying: such edges are left out
    where a stronger one with the same ends tells more.
    """
    groups: dict[Pair, list[Edge]] = {}
    for edge in edges:
        if edge.subject != edge.object and edge.subject in records and edge.object in records:
            groups.setdefault((edge.subject, edge.object), []).append(edge)
    return {pair: strongest_first(group) for pair, group in groups.items()}


def _worth_drawing(
    focus: str, lines: dict[Pair, tuple[Edge, ...]], rooms: tuple[tuple[int, int], ...]
) -> dict[Pair, tuple[Edge, ...]]:
    """Leave out lines among the others where there are too many to follow, the weakest first.

    Lines of the focus, and those of documents that hang on another one, are always drawn; what
    is left out is still told in the details.
    """
    near = {name for pair in lines if focus in pair for name in pair}
    own = {pair: edges for pair, edges in lines.items() if focus in pair or not near >= set(pair)}
    others = [pair for pair in lines if pair not in own]
    others.sort(key=lambda pair: -words.relation(lines[pair][0].relation).strength)
    room = next((room for size, room in rooms if len(near) <= size), 0)
    kept = {*own, *others[:room]}
    return {pair: edges for pair, edges in lines.items() if pair in kept}


def strongest_first(edges: Iterable[Edge]) -> tuple[Edge, ...]:
    """Sort the relations between the same two documents; drop "cites" beside a stronger one."""
    ranked = sorted(edges, key=lambda edge: -words.relation(edge.relation).strength)
    told = [edge for edge in ranked if edge.relation != "cites"]
    if not told:
        return tuple(ranked)
    shown = {(item.source, item.start) for edge in told for item in edge.evidence}
    rest = [
        edge
        for edge in ranked
        if edge.relation == "cites"
        and any((item.source, item.start) not in shown for item in edge.evidence)
    ]
    return (*told, *rest)


def _plan(
    focus: str, records: dict[str, DocumentRecord], lines: dict[Pair, tuple[Edge, ...]]
) -> Plan:
    places = {iri: "" for iri in records if iri != focus}
    for (subject, target), edges in lines.items():
        relation = words.relation(edges[0].relation)
        if subject == focus:
            places[target] = relation.place_out
        elif target == focus:
            places[subject] = places[subject] or relation.place_in
    ordered = sorted(places.items(), key=lambda item: _rank(records[item[0]]))
    return Plan(focus, tuple((iri, place or "above") for iri, place in ordered), tuple(lines))


def _rank(record: DocumentRecord) -> tuple[int, str, str]:
    kinds = list(words.labels()["kind"])
    return kinds.index(words.kind_of(record)), str(record.date or record.year or ""), record.iri


@lru_cache(maxsize=2)
def _frame(name: str) -> Frame:
    table = words.style()["network"][name]
    width, height = table["view"]
    cards = tuple(Card(row["lines"], row["width"], row["height"]) for row in table["cards"])
    return Frame(width, height, table["gap"], table["clearance"], cards)


def _add_document(
    network: LegalNetwork, record: DocumentRecord, drawing: Drawing, *, focus: bool
) -> None:
    kind = words.kind_of(record)
    look = words.style()["kind"][kind]
    box = drawing.boxes[record.iri]
    network.add_node(
        record.iri,
        label=words.heading_of(record),
        shape="custom",
        color={"border": look["line"][0], "background": look["tint"][0]},
        x=box.x,
        y=box.y,
        kind=kind,
        figure=look["shape"],
        box=[box.width, box.height],
        card=_card(record, 3 if focus else drawing.card.lines),
        focus=focus,
        known=record.ingested,
    )


def _card(record: DocumentRecord, lines: int) -> Json:
    """What stands on the card: a bold name, above it type and date, below it who issued it."""
    act, issued = words.named(record), words.when(record)
    name = act or record.id_local or words.sentence(record.title or words.heading_of(record))
    if lines == 1:
        return {"name": name}
    kind = record.id_local if act else record.type
    above = " · ".join(part for part in (kind, issued) if part)
    if lines == 2 and act:
        return {"above": record.id_local or issued, "name": name}
    if lines == 2 or name != record.id_local:
        return {"above": above, "name": name}
    return {"above": above, "name": name, "below": words.shortened(record.issuer or "")}


def _add_line(
    network: LegalNetwork, name: str, pair: Pair, edges: tuple[Edge, ...], bends: tuple[Point, ...]
) -> None:
    """Add a line; where it bends, a node without size stands, and each part knows its line."""
    stops = [pair[0]]
    for number, bend in enumerate(bends):
        stops.append(f"{name}~{number}")
        network.add_node(
            stops[-1],
            label=" ",
            shape="dot",
            size=0.1,
            color="rgba(0,0,0,0)",
            x=round(bend.x, 1),
            y=round(bend.y, 1),
            bend=True,
        )
    stops.append(pair[1])
    look = words.style()["relation"][words.relation(edges[0].relation).key]
    for start, end in pairwise(stops):
        network.add_edge(
            start,
            end,
            id=f"{name}.{len(network.edges)}",
            color=look["line"][0],
            dashes=look["dash"] or False,
            width=look["width"],
            arrows="to" if end == pair[1] else "",
            relation=edges[0].relation,
            pair=list(pair),
        )


def _document(record: DocumentRecord) -> Json:
    return {
        "id": record.id,
        "name": words.heading_of(record),
        "title": words.subtitle(record),
        "type": record.type or "",
        "issuer": record.issuer or "",
        "date": words.when(record),
        "kind": words.kind_of(record),
        "kind_name": words.kind_name(words.kind_of(record)),
        "ingested": record.ingested,
    }


def _relation(edge: Edge) -> Json:
    spoken = words.relation(edge.relation)
    return {
        "subject": edge.subject,
        "object": edge.object,
        "relation": spoken.key,
        "name": spoken.name,
        "passive": spoken.passive,
        "evidence": [_evidence(item) for item in edge.evidence[:PROOFS]],
        "more": max(len(edge.evidence) - PROOFS, 0),
    }


def _evidence(item: Evidence) -> Json:
    cut = proof(item, None)
    return {
        "source": item.source,
        "start": item.start,
        "before": cut.before,
        "exact": cut.exact,
        "after": cut.after,
    }


def _legend(
    records: Iterable[DocumentRecord], lines: Iterable[tuple[Edge, ...]]
) -> dict[str, list[Json]]:
    kinds = {words.kind_of(record) for record in records}
    shown = {words.relation(edges[0].relation).key for edges in lines}
    look = words.style()
    return {
        "kinds": [
            {"key": key, "name": words.kind_name(key), "shape": look["kind"][key]["shape"]}
            for key in words.labels()["kind"]
            if key in kinds
        ],
        "relations": [
            {"key": key, "name": row.name, "dash": look["relation"][key]["dash"]}
            for key, row in words.relations().items()
            if key in shown
        ],
    }


def _options() -> Json:
    """Physics off, straight lines, and nothing that redraws more than it must."""
    return {
        "autoResize": True,
        "physics": {"enabled": False},
        "layout": {"improvedLayout": False, "randomSeed": 1},
        "nodes": {"chosen": False, "labelHighlightBold": False},
        "edges": {
            "smooth": False,
            "chosen": False,
            "hoverWidth": 0,
            "selectionWidth": 0,
            "arrows": {"to": {"scaleFactor": 0.62}},
        },
        "interaction": {
            "hover": True,
            "tooltipDelay": 250,
            "hideEdgesOnDrag": False,
            "keyboard": False,
            "multiselect": False,
            "selectConnectedEdges": False,
            "navigationButtons": False,
        },
    }
