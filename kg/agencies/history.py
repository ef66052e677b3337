"""Public bodies in time: what a body became, what it was, and who holds its duties on a day.

In: a name in any spelling of the tables, with its place, and a day. Out: full names and changes.
The body's own change and that of its province are composed: the Sở Kế hoạch và Đầu tư of Hà Giang
is today the Sở Tài chính of Tuyên Quang. Where the tables do not tell, the reason is given. Pure:
no store is asked, and only ``who_holds_today`` looks at the clock.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Literal

from grammar.tables import load
from kg.agencies.bodies import Body, area_of, body_of, city_since
from kg.agencies.succession import Change, gap, last_day, rows

if TYPE_CHECKING:
    from collections.abc import Iterator

_BEGINNING = date.min
_ORGANS = ("Văn phòng ", "Thanh tra ")
# Which departments a province had before is not in the tables; councils there always were.
_DEPARTMENTS_SINCE = date(2003, 1, 1)


@dataclass(frozen=True, slots=True)
class History:
    """What led to a body (``before``) and what became of it (``after``), in order of time.

    ``reason`` says why a successor is not or not fully known.
    """

    name: str
    before: tuple[Change, ...] = ()
    after: tuple[Change, ...] = ()
    reason: str | None = None


def canonical(name: str) -> str:
    """Return the full name under which the tables know a body."""
    return body_of(name).name


def successors(name: str, day: date) -> tuple[str, ...]:
    """Return who holds on ``day`` what a body held; none where it stands, or nobody took over.

    >>> successors("Sở Kế hoạch và Đầu tư tỉnh Hà Giang", date(2025, 7, 1))
    ('Sở Tài chính tỉnh Tuyên Quang',)
    """
    own = canonical(name)
    return tuple(one for one in holders(own, day) if one != own)


def holders(name: str, day: date) -> tuple[str, ...]:
    """Return who holds on ``day`` what a body held: itself as long as it stands."""
    return tuple(dict.fromkeys(_holders(canonical(name), day, _BEGINNING)))


def who_holds_today(name: str, today: date | None = None) -> tuple[str, ...]:
    """Return who holds a body's duties today; none where it ended and nobody can be named."""
    return holders(name, today or date.today())


@lru_cache(maxsize=20_000)
def future(name: str) -> History:
    """Return what became of a body, without what led to it."""
    own = canonical(name)
    after = tuple(sorted(dict.fromkeys(_after(own, _BEGINNING)), key=_order))
    return History(own, (), after, _reason(own, after))


@lru_cache(maxsize=2_000)
def history(name: str) -> History:
    """Return all changes that lead to a body and from it."""
    known = future(name)
    before = tuple(sorted(dict.fromkeys(_before(known.name)), key=_order))
    return replace(known, before=before)


@dataclass(frozen=True, slots=True)
class Standing:
    """How a body stands on a day: whether it is there, and who holds its duties."""

    history: History
    today: tuple[str, ...]
    status: Literal["stands", "replaced", "ended", "unknown"]


def standing(name: str, day: date) -> Standing:
    """Return how a body stands on ``day``.

    >>> standing("Ủy ban nhân dân huyện Chi Lăng, tỉnh Lạng Sơn", date(2025, 7, 2)).status
    'ended'
    """
    known = history(name)
    held = holders(name, day)
    if not held:
        return Standing(known, (), "ended")
    if held != (known.name,):
        return Standing(known, held, "replaced")
    return Standing(known, held, "unknown" if known.reason and not known.after else "stands")


def later(name: str, day: date) -> tuple[str, ...]:
    """Return every body that a body's duties came to by ``day``, on the way and at the end."""
    changes = (change for change in future(name).after if change.day <= day)
    return tuple(dict.fromkeys(one for change in changes for one in change.successors))


def place_of(name: str) -> str | None:
    """Return the place in a full name."""
    areas = body_of(name).areas
    return (areas[0].name or None) if areas else None


def _order(change: Change) -> tuple[date, str]:
    return change.day, change.predecessor


def _holders(name: str, day: date, since: date) -> Iterator[str]:
    change = _next(name, since)
    if change is None or change.day > day:
        yield name
        return
    for one in change.successors:
        yield from _holders(one, day, change.day)


def _after(name: str, since: date) -> Iterator[Change]:
    change = _next(name, since)
    if change is None:
        return
    yield change
    for one in change.successors:
        yield from _after(one, change.day)


def _before(name: str) -> Iterator[Change]:
    for earlier in _candidates(body_of(name)):
        change = _next(earlier.name, _BEGINNING)
        if change and name in change.successors and _born(earlier) < change.day:
            yield change
            yield from _before(earlier.name)


def _candidates(body: Body) -> Iterator[Body]:
    if body.level == "central":
        yield from (
            Body(row.change.predecessor, level="central")
            for row in rows("central")
            if body.base in row.change.successors
        )
    if body.level != "province":
        return
    for row in rows("province"):
        if body.base in row.change.successors:
            yield body.called(row.change.predecessor)
    for row in rows("place"):
        lasting = _is_council(body.base) or row.change.day >= _DEPARTMENTS_SINCE
        if body.province in row.change.successors and lasting:
            yield body.moved(row.change.predecessor)


@lru_cache(maxsize=20_000)
def _next(name: str, since: date) -> Change | None:
    """The first change of a body after ``since``; its own comes before that of its place."""
    body = body_of(name)
    found = [change for change in _changes(body) if change.day > since]
    return min(found, key=lambda change: change.day, default=None)


def _changes(body: Body) -> Iterator[Change]:
    if body.level == "central":
        yield from (row.change for row in rows("central") if row.change.predecessor == body.base)
    if body.level in ("province", "unplaced"):
        yield from _own_changes(body)
    if body.level == "district" and gap("district", body.base) is None:
        yield from (replace(row.change, predecessor=body.name) for row in rows("district"))
    if body.level in ("province", "district") and gap(body.level, body.base) is None:
        yield from _moves(body)


def _own_changes(body: Body) -> Iterator[Change]:
    organ = next((one for one in _ORGANS if body.base.startswith(one)), "")
    for base, prefix in ((body.base, ""), (body.base.removeprefix(organ), organ)):
        for row in rows("province"):
            if row.change.predecessor == base and (organ or not prefix):
                yield _placed(row.change, body, prefix)
        if not organ:
            return


def _placed(change: Change, body: Body, prefix: str) -> Change:
    def full(bases: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(body.called(prefix + base).name for base in bases)

    return replace(
        change,
        predecessor=body.name,
        successors=full(change.successors),
        partly=full(change.partly),
    )


def _moves(body: Body) -> Iterator[Change]:
    """What became of its province; a district of a divided one went to nobody knows which."""
    for row in rows("place"):
        change = row.change
        single = len(change.successors) == 1 or body.level == "province"
        if change.predecessor == body.province and single:
            moved = tuple(body.moved(one).name for one in change.successors)
            yield replace(change, predecessor=body.name, successors=moved)


def _reason(name: str, after: tuple[Change, ...]) -> str | None:
    last = [change for change in after if not change.successors]
    if last:
        return last[-1].note or None
    body = body_of(name)
    if body.level in ("group", "commune"):
        return gap(body.level)
    if body.level == "unplaced":
        return gap("unplaced" if after or body.base in _known_since() else "unlisted")
    return gap(body.level, body.base) or (None if after or _stands(body.base) else gap("untold"))


def _stands(base: str) -> bool:
    """Whether the tables know a body, and know no end of it."""
    return _known_until().get(base) == ""


def _born(body: Body) -> date:
    """The day since when a body of this name can have been, as far as the tables tell."""
    known = [_known_since().get(body.base, "")]
    known += [city_since(area_of(body.province))] if body.province else []
    return max((last_day(written) for written in known if written), default=_BEGINNING)


@cache
def _known_since() -> dict[str, str]:
    return {row["name"]: row["valid_from"] for row in load("agencies")}


@cache
def _known_until() -> dict[str, str]:
    return {row["name"]: row["valid_to"] for row in (*load("issuers"), *load("agencies"))}


@cache
def _councils() -> frozenset[str]:
    return frozenset(
        row["name"] for row in load("agencies") if row["kind"] in ("council", "committee")
    )


def _is_council(base: str) -> bool:
    return base in _councils()
