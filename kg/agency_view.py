"""All that the page of one agency shows: how it stands, what it issued, what it has part in.

In: a store, an agency, a day. Out: ``AgencyView``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.agencies import standing
from kg.agency_records import agency
from kg.documents import documents
from kg.tasks import duties

if TYPE_CHECKING:
    from datetime import date

    from kg.agencies import Standing
    from kg.model import AgencyRecord, DirectiveRecord, DocumentRecord
    from kg.store import Store


@dataclass(frozen=True, slots=True)
class AgencyView:
    """``issued`` are its documents, the newest first; tasks are its own and inherited ones.

    It leads in ``tasks``, helps in ``as_partner`` and gets the results of ``as_recipient``.
    """

    record: AgencyRecord
    standing: Standing
    issued: tuple[DocumentRecord, ...] = ()
    tasks: tuple[DirectiveRecord, ...] = ()
    as_partner: tuple[DirectiveRecord, ...] = ()
    as_recipient: tuple[DirectiveRecord, ...] = ()


def agency_view(
    store: Store, identifier: str, today: date, *, limit: int = 100
) -> AgencyView | None:
    """Return one agency (IRI or id) as of ``today``; ``limit`` counts its documents."""
    record = agency(store, identifier)
    if record is None:
        return None
    return AgencyView(
        record=record,
        standing=standing(record.name, today),
        issued=documents(store, issuer=record.iri, limit=limit),
        tasks=duties(store, record.iri, today),
        as_partner=duties(store, record.iri, today, "partner"),
        as_recipient=duties(store, record.iri, today, "recipient"),
    )
