"""Who orders: the document's own voice, those above it, or a body that it only tells of.

In: the setting of a document, the bodies that speak in it, and where words of order stand. Out:
where the speaker stands.
"""

from __future__ import annotations

from grammar.directives import order_cues as cues
from grammar.directives.actors import Actors, Setting, actors_at
from grammar.directives.openings import is_lead_in


def speaker(place: Setting, own: frozenset[str], start: int, order: int) -> int | None:
    """Where the speaker stands, -1 where the order has none; None where others speak."""
    shadow = place.text.shadow
    before = shadow[start:order]
    subject = before[_subject_at(before) :].strip(" ,:")
    if not subject or cues.ADVERBS.fullmatch(subject):
        return -1 if is_lead_in(before[: _subject_at(before)]) else None
    at = start + _subject_at(before)
    at += len(shadow[at:order]) - len(shadow[at:order].lstrip(" ,:"))
    actors = actors_at(place, at, order)
    rest = shadow[actors.end : order].strip(" ,") if actors else subject
    if cues.FRONTED.fullmatch(subject):
        return at
    speaks = _commands(place, own, actors) if actors else cues.SPEAKER.match(subject) is not None
    if not speaks or (actors and rest and cues.ADVERBS.fullmatch(rest) is None):
        return None
    return at if actors else -1


def _commands(place: Setting, own: frozenset[str], actors: Actors) -> bool:
    """A body that is itself under orders only passes them on: that is what it must do."""
    anyone = place.header.issuer is None
    return all(
        cues.is_above(name, own) or (anyone and cues.COUNCIL.match(name))
        for name in (name.removeprefix("Văn phòng ") for name in actors.names)
    )


def _subject_at(before: str) -> int:
    """Where the subject of the order begins: after the last mark of what leads in."""
    return max(before.rfind(mark) for mark in ",:;") + 1
