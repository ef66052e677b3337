"""Addresses of the pages: the one place that knows how a document's id becomes a URL."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

if TYPE_CHECKING:
    from kg.model import DocumentRecord


def document(record: DocumentRecord, anchor: str = "") -> str:
    """Return the address of a document's page.

    >>> from kg.model import DocumentRecord
    >>> document(DocumentRecord("", "vb/30/2020/NĐ-CP", ""), "v-12")
    '/van-ban/vb/30/2020/N%C4%90-CP#v-12'
    """
    return _path("/van-ban/", record.id) + (f"#{anchor}" if anchor else "")


def network(record: DocumentRecord) -> str:
    """Return the address of a document's network."""
    return _path("/do-thi/", record.id)


def network_export(record: DocumentRecord) -> str:
    """Return the address of the network as one file to keep."""
    return _path("/do-thi/xuat/", record.id)


def trace(record: DocumentRecord) -> str:
    """Return the address of the trace of what implements a document."""
    return "/truy-vet?" + urlencode({"document": record.id})


def tasks(agency: str) -> str:
    """Return the address of the tasks of an agency."""
    return "/nhiem-vu?" + urlencode({"agency": agency})


def _path(prefix: str, identifier: str) -> str:
    return prefix + quote(identifier, safe="/~:@!$&'()*+,;=-._")
