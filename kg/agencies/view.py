"""All that the page of one agency shows: how it stands, what it issued, what it has part in.

In: a store, an agency, a day. Out: ``AgencyView``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.agencies.history import standing
from kg.agencies.records import agency
from kg.documents import documents
from kg.errors import KgError
from kg.find import find_document
from kg.tasks.find import duties

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from kg.agencies.history import History, Standing
    from kg.model import AgencyRecord, DirectiveRecord, DocumentRecord
    from kg.storage.store import Store


@dataclass(frozen=True, slots=True)
class AgencyView:
    """``issued`` are its documents, the newest first; tasks are its own and inherited ones.

    It leads in ``tasks``, helps in ``as_partner`` and gets the results of ``as_recipient``.
    ``bases`` are the acts behind its history that the store knows, as the history names them.
    """

    record: AgencyRecord
    standing: Standing
    issued: tuple[DocumentRecord, ...] = ()
    tasks: tuple[DirectiveRecord, ...] = ()
    as_partner: tuple[DirectiveRecord, ...] = ()
    as_recipient: tuple[DirectiveRecord, ...] = ()
    bases: Mapping[str, DocumentRecord] = field(default_factory=dict)


def agency_view(
    store: Store, identifier: str, today: date, *, limit: int = 100
) -> AgencyView | None:
    """Return one agency (IRI or id) as of ``today``; ``limit`` counts its documents."""
    record = agency(store, identifier)
    if record is None:
        return None
    known = standing(record.name, today)
    return AgencyView(
        record=record,
        standing=known,
        issued=documents(store, issuer=record.iri, limit=limit),
        tasks=duties(store, record.iri, today),
        as_partner=duties(store, record.iri, today, "partner"),
        as_recipient=duties(store, record.iri, today, "recipient"),
        bases=_bases(store, known.history),
    )


def _bases(store: Store, history: History) -> dict[str, DocumentRecord]:
    named = sorted({change.basis for change in (*history.before, *history.after)})
    found = {name: _known(store, name.partition(" ngày ")[0]) for name in named}
    return {name: one for name, one in found.items() if one}


def _known(store: Store, name: str) -> DocumentRecord | None:
    """The act of this name, which tells one act from others only by its number."""
    try:
        return find_document(store, name) if any(map(str.isdigit, name)) else None
    except KgError:
        return None
