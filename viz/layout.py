"""Where each document stands on the network: around the focus like the points of a compass.

In: the focus, the documents around it with their place (above, right, below, left), and who is
joined to whom. Out: a box for each and the bends of each line. Boxes never overlap and no line
runs behind a box it does not join. The same input gives the same picture; nothing is random.
Lengths are CSS pixels at scale 1, y grows downwards, the focus stands at 0, 0.
Words, colours and the drawing itself are elsewhere.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise, product
from math import cos, hypot, radians, sin
from typing import TYPE_CHECKING, Final

from viz.geometry import Box, Point, crosses, overlap
from viz.outskirts import place_beyond
from viz.route import routes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

HEADINGS: Final = {"above": -90.0, "right": 0.0, "below": 90.0, "left": 180.0}
STEP: Final = 3
GROWTH: Final = 1.08
# How far a drawing may outgrow the view: its smallest text then still has 11 pixels.
TOLERANCE: Final = 1.04


@dataclass(frozen=True, slots=True)
class Card:
    """The size of the box of a document, and how many lines of text it holds."""

    lines: int
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be drawn: ``places`` by document in reading order, ``lines`` as pairs."""

    focus: str
    places: tuple[tuple[str, str], ...]
    lines: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """The view to fill (``width``, ``height``) and the distances to keep."""

    width: float
    height: float
    gap: float
    clearance: float
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """Boxes by document, bends by line; ``scale`` ≥ 1 says how far it outgrows the view."""

    card: Card
    boxes: Mapping[str, Box]
    bends: Mapping[tuple[str, str], tuple[Point, ...]]
    scale: float


@lru_cache(maxsize=256)
def lay_out(plan: Plan, frame: Frame) -> Drawing:
    """Draw with the largest card that lets everything fit the view; else with the smallest."""
    drawings = (_draw(plan, frame, card) for card in frame.cards)
    best = next(drawings)
    for drawing in drawings:
        if best.scale <= TOLERANCE:
            break
        best = drawing
    return best


def _draw(plan: Plan, frame: Frame, card: Card) -> Drawing:
    near = _ring(plan)
    ordered = _order(plan, near)
    scale = 1.0
    while (boxes := _fan(plan.focus, ordered, frame, card, scale)) is None:
        scale *= GROWTH
    boxes = place_beyond(plan.places, plan.lines, plan.focus, boxes, frame.gap, frame.clearance)
    return Drawing(card, boxes, routes(plan.lines, boxes, frame.clearance), scale)


def _ring(plan: Plan) -> frozenset[str]:
    """The documents that a line joins to the focus."""
    ends = (line for line in plan.lines if plan.focus in line)
    return frozenset(name for line in ends for name in line) - {plan.focus}


def _order(plan: Plan, near: frozenset[str]) -> dict[str, tuple[str, ...]]:
    """The ring by place; documents that are joined to each other stand side by side."""
    friends: dict[str, list[str]] = {}
    for a, b in plan.lines:
        friends.setdefault(a, []).append(b)
        friends.setdefault(b, []).append(a)
    groups: dict[str, list[str]] = {place: [] for place in HEADINGS}
    place_of = dict(plan.places)
    taken: set[str] = {plan.focus}

    def take(name: str) -> None:
        if name in taken or name not in near:
            return
        taken.add(name)
        groups[place_of[name]].append(name)
        for friend in friends.get(name, ()):
            if place_of.get(friend) == place_of[name]:
                take(friend)

    for name, _ in plan.places:
        take(name)
    return {place: tuple(names) for place, names in groups.items() if names}


def _fan(
    focus: str, groups: Mapping[str, tuple[str, ...]], frame: Frame, card: Card, scale: float
) -> dict[str, Box] | None:
    """Place the ring inside the view times ``scale``; None where it does not go."""
    tried: tuple[tuple[str, float], ...] | None = None
    for lift, stagger, ease in _ATTEMPTS:
        bounds = _bounds(groups, frame, card, scale, lift)
        edge = _edge(bounds, card.width * stagger + frame.gap, card.height + frame.gap)
        slots = _slots(groups, edge, ease)
        if slots is None or slots == tried:
            continue
        tried = slots
        boxes = {focus: Box(0.0, 0.0, card.width * 1.28, max(card.height, 56.0) + 12)}
        if _place(boxes, slots, bounds, frame, card):
            return boxes
    return None


# What is tried, in order. First: how much of the view at least stays below the focus. Second: the
# share of its width that a card needs along the edge; cards of neighbouring lines may stand one
# behind the other. Third: how much more than it needs each card gets where a place is crowded.
_ATTEMPTS: Final = tuple(product((0.06, 0.22, 0.4), (1.0, 0.8, 0.64), (1.3, 1.12, 1.0)))


@dataclass(frozen=True, slots=True)
class _Bounds:
    """Where the centres of boxes may stand, seen from the focus."""

    left: float
    top: float
    right: float
    bottom: float

    def at(self, angle: float, share: float) -> Point:
        """The point in this direction, ``share`` of the way to the edge.

        The edge is a rounded rectangle: in a sharp corner a line would run through the next box.
        """
        x, y = cos(radians(angle)), sin(radians(angle))
        a = self.right if x > 0 else -self.left
        b = self.bottom if y > 0 else -self.top
        reach = share * (abs(x / a) ** 4 + abs(y / b) ** 4) ** -0.25
        return Point(x * reach, y * reach)


def _bounds(
    groups: Mapping[str, tuple[str, ...]], frame: Frame, card: Card, scale: float, lift: float
) -> _Bounds:
    """The view; the focus moves towards the side that holds fewer documents."""
    count = {place: len(groups.get(place, ())) for place in HEADINGS}
    total = sum(count.values())
    fill = min(1.0, 0.5 + 0.055 * total)
    width = frame.width * scale * fill - card.width
    height = frame.height * scale * fill - card.height
    sides = (count["left"] + count["right"]) / 2
    share = (count["above"] + sides + 0.1) / (total + 0.2)
    least = lift
    if count["left"] + count["right"] or min(count["above"], count["below"]):
        least = max(lift, min(0.42, (card.height * 2.2 + 12) / height))
    top = height * min(max(share, least), 1 - least)
    return _Bounds(-width / 2, -top, width / 2, height - top)


@lru_cache(maxsize=64)
def _edge(bounds: _Bounds, across: float, down: float) -> tuple[float, ...]:
    """How many boxes go along the edge from the left (180°) clockwise, every ``STEP`` degrees."""
    points = [bounds.at(step * STEP - 180.0, 1.0) for step in range(360 // STEP + 1)]
    walked = [0.0]
    for a, b in pairwise(points):
        walked.append(walked[-1] + hypot((b.x - a.x) / across, (b.y - a.y) / down))
    return tuple(walked)


def _slots(
    groups: Mapping[str, tuple[str, ...]], edge: tuple[float, ...], ease: float
) -> tuple[tuple[str, float], ...] | None:
    """An angle for each document, each place around its heading; None if the edge is too short."""
    total = sum(map(len, groups.values()))
    if total > edge[-1]:
        return None
    places = [place for place in HEADINGS if place in groups]
    room = {place: _room(place, len(groups[place]), total, edge[-1], ease) for place in places}
    middle = _apart([_walked(edge, HEADINGS[place]) for place in places], room, edge[-1])
    slots = []
    for place, centre in zip(places, middle, strict=True):
        names = groups[place] if place in ("above", "right") else groups[place][::-1]
        step = room[place] / len(names)
        first = centre - step * (len(names) - 1) / 2
        slots += [(name, _angle(edge, first + step * i)) for i, name in enumerate(names)]
    return tuple(slots)


def _room(place: str, count: int, total: int, edge: float, ease: float) -> float:
    """The length of edge for a place: what its boxes need, and more as far as it looks well."""
    whole = 0.56 if place in ("above", "below") else 0.2
    wanted = min(2.1 * count, max(whole * edge, ease * count))
    return min(wanted, edge * count / total)


def _apart(middle: list[float], room: Mapping[str, float], edge: float) -> list[float]:
    """Move the middles of the places along the edge until their stretches do not overlap."""
    lengths = list(room.values())
    if len(lengths) == 1:
        return middle
    for _ in range(200):
        for i in range(len(lengths)):
            j = (i + 1) % len(lengths)
            lack = (lengths[i] + lengths[j]) / 2 - (middle[j] - middle[i]) % edge
            if lack > 1e-6:
                middle[i] -= lack / 2
                middle[j] += lack / 2
    return middle


def _walked(edge: tuple[float, ...], heading: float) -> float:
    return edge[round((heading + 180.0) % 360 / STEP)]


def _angle(edge: tuple[float, ...], walked: float) -> float:
    at = walked % edge[-1]
    index = min(max(bisect_right(edge, at) - 1, 0), len(edge) - 2)
    span = edge[index + 1] - edge[index]
    return (index + (at - edge[index]) / span) * STEP - 180.0


def _place(
    boxes: dict[str, Box],
    slots: tuple[tuple[str, float], ...],
    bounds: _Bounds,
    frame: Frame,
    card: Card,
) -> bool:
    """Add a box for each slot, every other one first, so that those between find their way."""
    for name, slot in (*slots[::2], *slots[1::2]):
        box = next(
            (box for box in _candidates(slot, bounds, card) if _fits_star(box, boxes, frame)), None
        )
        if box is None:
            return False
        boxes[name] = box
    return True


_SIDESTEPS: Final = (0.0, -1.5, 1.5, -3.5, 3.5, -6.0, 6.0)
_SHARES: Final = (1.0, 0.93, 0.86, 0.79, 0.7, 0.6, 0.48)


def _candidates(slot: float, bounds: _Bounds, card: Card) -> Iterator[Box]:
    edge = [bounds.at(slot + sidestep, 1.0) for sidestep in _SIDESTEPS]
    for share in _SHARES:
        for x, y in edge:
            yield Box(round(x * share, 1), round(y * share, 1), card.width, card.height)


def _fits_star(box: Box, placed: Mapping[str, Box], frame: Frame) -> bool:
    """Free of every placed box, its own line to the focus and all other such lines free too."""
    origin, gap, clearance = Point(0.0, 0.0), frame.gap, frame.clearance
    focus, *rest = placed.values()
    if overlap(box, focus, gap * 2):
        return False
    reach, radius = hypot(box.x, box.y), hypot(box.width, box.height) / 2 + clearance
    for other in rest:
        if overlap(box, other, gap):
            return False
        # Far apart in angle, neither can stand in the way of the other.
        apart = abs(box.x * other.y - box.y * other.x)
        if apart < radius * max(reach, hypot(other.x, other.y)) and (
            crosses(origin, box.centre, other, clearance)
            or crosses(origin, other.centre, box, clearance)
        ):
            return False
    return True
