"""Addresses of the pages: the one place that knows how a document's id becomes a URL."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

from kg.iri import agency_iri, id_of

if TYPE_CHECKING:
    from collections.abc import Mapping

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


def trace_of(document: str, relation: str, direction: str) -> str:
    """Return the address of a trace without its filters; all relations where none is named."""
    asked = {"document": document, "relation": relation, "direction": direction}
    return "/truy-vet?" + urlencode(asked)


def trace_file(kind: str, asked: Mapping[str, str]) -> str:
    """Return the address of what a trace, or with ``goal`` the ways between two, found, as a file.

    >>> trace_file("xlsx", {"document": "22-NQ/TU", "relation": "implements"})
    '/api/trace?document=22-NQ%2FTU&relation=implements&limit=10000&format=xlsx'
    """
    everything = {"relation": "any"} | dict(asked)
    if "goal" not in asked:
        return "/api/trace?" + urlencode(everything | {"limit": "10000", "format": kind})
    named = ("document", "goal", "relation", "depth", "on", "ambiguous")
    wanted = {name: everything[name] for name in named if name in everything}
    return "/api/paths?" + urlencode(wanted | {"format": kind})


def tasks(chosen: Mapping[str, str], **part: str | int) -> str:
    """Return the address of a list of tasks, or of a part of it.

    >>> tasks({"agency": "Bộ Y tế"}, group="open", page=2)
    '/nhiem-vu?agency=B%E1%BB%99+Y+t%E1%BA%BF&group=open&page=2'
    """
    return "/nhiem-vu?" + urlencode({**chosen, **part})


def task_file(kind: str, chosen: Mapping[str, str]) -> str:
    """Return the address of what the filters chose, as a file.

    >>> task_file("ics", {"basis": "22-NQ/TU"})
    '/api/directives?basis=22-NQ%2FTU&format=ics'
    """
    return "/api/directives?" + urlencode({**chosen, "format": kind})


def agency(name: str) -> str:
    """Return the address of an agency's page.

    >>> agency("Bộ Y tế")
    '/co-quan/cq/B%E1%BB%99_Y_t%E1%BA%BF'
    """
    return _path("/co-quan/", id_of(agency_iri(name)))


def _path(prefix: str, identifier: str) -> str:
    return prefix + quote(identifier, safe="/~:@!$&'()*+,;=-._")
