"""The layout keeps its promises: nothing overlaps, no line runs behind a document it leaves out."""

from __future__ import annotations

import random
from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from viz.geometry import Box, Point, crosses, overlap
from viz.layout import Card, Drawing, Frame, Plan, lay_out
from viz.route import routes

FRAME = Frame(1030, 630, 10, 4, (Card(3, 178, 66), Card(2, 158, 46), Card(1, 124, 26)))
PLACES = ("above", "right", "below", "left")


def star(**counts: int) -> Plan:
    places = [(f"{place}{i}", place) for place in PLACES for i in range(counts.get(place, 0))]
    return Plan("focus", tuple(places), tuple(("focus", name) for name, _ in places))


def overlaps(drawing: Drawing) -> list[tuple[str, str]]:
    return [
        (a, b)
        for (a, first), (b, second) in combinations(drawing.boxes.items(), 2)
        if overlap(first, second)
    ]


def hidden_lines(plan: Plan, drawing: Drawing) -> list[tuple[tuple[str, str], str]]:
    found = []
    for line in plan.lines:
        ends = [drawing.boxes[name].centre for name in line]
        stops = [ends[0], *drawing.bends.get(line, ()), ends[1]]
        for name, box in drawing.boxes.items():
            if name not in line and any(crosses(a, b, box) for a, b in pairwise(stops)):
                found.append((line, name))
    return found


def check(plan: Plan) -> Drawing:
    drawing = lay_out(plan, FRAME)
    assert set(drawing.boxes) == {plan.focus, *(name for name, _ in plan.places)}
    assert overlaps(drawing) == []
    assert hidden_lines(plan, drawing) == []
    return drawing


def test_the_checks_themselves_see_a_bad_picture() -> None:
    plan = Plan("a", (("b", "above"), ("c", "above")), (("a", "b"),))
    boxes = {"a": Box(0, 0, 10, 10), "b": Box(100, 0, 10, 10), "c": Box(50, 2, 10, 10)}
    bad = Drawing(FRAME.cards[0], boxes | {"d": Box(52, 2, 10, 10)}, {}, 1.0)
    assert overlaps(bad) == [("c", "d")]
    assert hidden_lines(plan, bad) == [(("a", "b"), "c"), (("a", "b"), "d")]


@pytest.mark.parametrize("count", [0, 1, 2, 3, 7, 12, 19, 26, 33, 40])
@pytest.mark.parametrize("place", PLACES)
def test_all_on_one_side(place: str, count: int) -> None:
    check(star(**{place: count}))


@pytest.mark.parametrize("seed", range(20))
def test_random_surroundings_with_lines_among_them(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 (not for secrets)
    plan = star(**{place: chance.randint(0, 10) for place in PLACES})
    names = [name for name, _ in plan.places]
    more = {
        (a, b)
        for a, b in (chance.sample(names, 2) for _ in range(len(names) // 2) if len(names) > 1)
        if (b, a) not in plan.lines
    }
    check(Plan(plan.focus, plan.places, (*plan.lines, *sorted(more))))


@pytest.mark.parametrize("children", [1, 5, 14])
def test_documents_that_hang_on_others_stand_beyond_them(children: int) -> None:
    plan = star(above=9, below=4)
    more = tuple((f"child{i}", "below") for i in range(children))
    lines = tuple(("above4", name) for name, _ in more)
    drawing = check(Plan("focus", (*plan.places, *more), (*plan.lines, *lines)))
    assert len(drawing.boxes) == 14 + children


def test_a_document_without_a_line_still_has_a_place() -> None:
    check(Plan("focus", (("alone", "above"), ("b", "below")), (("focus", "b"),)))


@settings(max_examples=25, deadline=None)
@given(st.fixed_dictionaries({place: st.integers(0, 12) for place in PLACES}))
def test_every_surrounding(counts: dict[str, int]) -> None:
    check(star(**counts))


@pytest.mark.parametrize("count", [1, 6, 14, 20, 26, 32])
def test_what_fits_is_readable_at_once(count: int) -> None:
    drawing = lay_out(star(above=count), FRAME)
    assert drawing.scale <= 1.04, "11.5 px of text must keep 11 px"


def test_few_documents_get_the_large_card() -> None:
    assert lay_out(star(above=6, below=3), FRAME).card.lines == 3
    assert lay_out(star(above=30), FRAME).card.lines == 1


def test_places_stand_where_they_are_named() -> None:
    boxes = lay_out(star(above=3, right=1, below=3, left=1), FRAME).boxes
    assert boxes["above1"].y < boxes["left0"].y < boxes["below1"].y
    assert boxes["left0"].x < 0 < boxes["right0"].x


@pytest.mark.parametrize("place", ["above", "below"])
def test_rows_read_from_left_to_right(place: str) -> None:
    boxes = lay_out(star(**{place: 5}), FRAME).boxes
    across = [boxes[f"{place}{i}"].x for i in range(5)]
    assert across == sorted(across)


def test_the_same_plan_gives_the_same_picture() -> None:
    plan = star(above=11, left=2, below=7)
    first = lay_out(plan, FRAME)
    lay_out.cache_clear()
    assert lay_out(plan, FRAME) == first


def test_linked_documents_stand_side_by_side() -> None:
    plan = star(above=9)
    linked = Plan("focus", plan.places, (*plan.lines, ("above0", "above7")))
    boxes = check(linked).boxes
    order = sorted((name for name, _ in linked.places), key=lambda name: boxes[name].x)
    assert abs(order.index("above0") - order.index("above7")) == 1


def test_a_blocked_line_goes_round() -> None:
    ends = Box(0, 0, 10, 10), Box(200, 0, 10, 10)
    wall = Box(100, 0, 20, 80)
    boxes = {"a": ends[0], "b": ends[1], "wall": wall}
    bends = routes([("a", "b")], boxes, 4)[("a", "b")]
    assert not any(
        crosses(a, b, wall, 4) for a, b in pairwise((ends[0].centre, *bends, ends[1].centre))
    )
    assert routes([("a", "b")], {"a": ends[0], "b": ends[1]}, 4) == {}


@pytest.mark.parametrize(
    ("end", "hit"),
    [(Point(100, 0), True), (Point(100, 60), False), (Point(0, 100), False), (Point(40, 0), False)],
)
def test_crosses(end: Point, *, hit: bool) -> None:
    assert crosses(Point(0, 0), end, Box(60, 0, 20, 20)) is hit
