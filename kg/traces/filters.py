"""Which documents of a trace are asked for: by type, date, issuer, and whether they are in force.

In: a record and its ``Force``. Out: whether it matches. What a filter leaves out is still walked
through: a circular that guides a decree under a law is found from the law.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from kg.entries import name_words
from kg.words import fold, tokens

if TYPE_CHECKING:
    from kg.model import DocumentRecord, Force


@dataclass(frozen=True, slots=True)
class Filters:
    """What is given must all match; marks and case do not matter.

    ``issuer`` is words of the name; of a document whose day is unknown the whole year counts.
    ``status`` is an answer of ``Force``.
    """

    type: str | None = None
    issuer: str | None = None
    from_: date | None = None
    to: date | None = None
    status: str | None = None

    def __bool__(self) -> bool:
        return self != Filters()

    def match(self, document: DocumentRecord, force: Force | None = None) -> bool:
        return (
            self._of_type(document)
            and self._by_issuer(document)
            and self._in_time(document)
            and (self.status is None or (force is not None and force.answer == self.status))
        )

    def _of_type(self, document: DocumentRecord) -> bool:
        return self.type is None or fold(document.type or "") == fold(self.type)

    def _by_issuer(self, document: DocumentRecord) -> bool:
        asked = set(tokens(self.issuer or ""))
        return not asked or asked <= name_words(document.issuer or "")

    def _in_time(self, document: DocumentRecord) -> bool:
        if self.from_ is None and self.to is None:
            return True
        first = last = document.date
        if first is None or last is None:
            if document.year is None:
                return False
            first, last = date(document.year, 1, 1), date(document.year, 12, 31)
        return (self.from_ is None or last >= self.from_) and (self.to is None or first <= self.to)
