"""The guard before the engine: what a user's query may not ask, and which graphs it names.

A query text goes in; ``inspect`` returns what the pool must know of it or raises QueryRejected.
The engine parses; this only reads tokens, on the safe side: the engine takes ``1SERVICE<u>{}`` and
``FILTER(?a<?b#>`` as SPARQL, so must the guard. Oxigraph fetches nothing for FROM; FROM of graphs
that are not in the store is refused all the same, since an empty answer would mislead.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from kg.sparql.errors import QueryRejected
from kg.storage.sparql_tokens import Token, code

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_UPDATES = frozenset(
    "INSERT DELETE WITH LOAD CLEAR DROP CREATE COPY MOVE ADD".split()  # noqa: SIM905
)
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_ABSOLUTE = re.compile(r"<[A-Za-z][A-Za-z0-9+.-]*://")


@dataclass(frozen=True, slots=True)
class Inspection:
    """A query that may run, with the IRIs after FROM (``default``) and FROM NAMED (``named``)."""

    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()


def unescape(text: str) -> str:
    r"""Decode \uXXXX and \UXXXXXXXX, which SPARQL allows anywhere in a query.

    >>> unescape(r"S\u0045RVICE")
    'SERVICE'
    """

    def letter(found: re.Match[str]) -> str:
        value = int(found[1] or found[2], 16)
        return chr(value) if value <= 0x10FFFF and not 0xD800 <= value <= 0xDFFF else found[0]

    return _ESCAPE.sub(letter, text)


def inspect(query: str, base: str = "", known: Mapping[str, str] | None = None) -> Inspection:
    """Refuse updates and SERVICE; tell which graphs ``query`` reads its dataset from.

    Relative IRIs in it are relative to ``base``; ``known`` prefixes need no declaration.
    """
    plain = unescape(query)
    texts = (query,) if plain == query else (query, plain)
    for text in texts:
        if "service" in text.lower():
            _refuse_service(code(text))
    read = code(query)
    _refuse_update(read)
    graphs = list(_dataset(read, base, known or {}))
    return Inspection(
        tuple(graph for graph, named in graphs if not named),
        tuple(graph for graph, named in graphs if named),
    )


def _refuse_service(read: Sequence[Token]) -> None:
    for index, token in enumerate(read):
        if _may_call(read, index):
            raise QueryRejected.service()
        if token.kind == "iri" and not _ABSOLUTE.match(token.text) and set("#'") & set(token.text):
            # The engine may read "<" as less-than, and a comment or a string where we see an IRI.
            raise QueryRejected.unclear()


def _may_call(read: Sequence[Token], index: int) -> bool:
    """Whether the token may be, or end in, the keyword: the engine asks for no space around it."""
    token = read[index]
    if "service" not in token.text.lower():
        return False
    if token.kind == "word":
        return True
    if token.kind not in {"name", "blank"}:
        return False
    after = [each.text for each in read[index + 1 : index + 3]]
    return (
        after[:1] == ["{"]
        or after[1:2] == ["{"]
        or (bool(after) and after[0].lower().startswith("silent"))
    )


def _refuse_update(read: Sequence[Token]) -> None:
    for token in _after_prologue(read)[:1]:
        if token.kind == "word" and token.text.upper() in _UPDATES:
            raise QueryRejected.update(token.text.upper())


def _after_prologue(read: Sequence[Token]) -> Sequence[Token]:
    start = 0
    while start < len(read) and read[start].kind == "word":
        match read[start].text.upper():
            case "PREFIX":
                start += 3
            case "BASE" | "VERSION":
                start += 2
            case _:
                break
    return read[start:]


def _dataset(
    read: Sequence[Token], base: str, known: Mapping[str, str]
) -> Iterator[tuple[str, bool]]:
    """The graphs of the dataset clauses, which stand before the first brace; True for NAMED."""
    body = _after_prologue(read)
    declared, base = _prologue(read[: len(read) - len(body)], base)
    prefixes = {f"{name}:": iri for name, iri in known.items()} | declared
    depth = 0
    for index, token in enumerate(body):
        depth += {"(": 1, "{": 1, ")": -1, "}": -1}.get(token.text, 0)
        word = token.text.upper()
        if depth or token.kind != "word" or word not in {"FROM", "FROMNAMED"}:
            continue
        apart = index + 1 < len(body) and body[index + 1].text.upper() == "NAMED"
        for graph in body[index + 1 + apart : index + 2 + apart]:
            yield _resolve(graph, prefixes, base), apart or word == "FROMNAMED"


def _prologue(read: Sequence[Token], base: str) -> tuple[dict[str, str], str]:
    prefixes: dict[str, str] = {}
    for index, token in enumerate(read):
        if token.text.upper() == "BASE" and index + 1 < len(read):
            base = urljoin(base, _iri(read[index + 1]))
        elif token.text.upper() == "PREFIX" and index + 2 < len(read):
            prefixes[read[index + 1].text] = urljoin(base, _iri(read[index + 2]))
    return prefixes, base


def _iri(token: Token) -> str:
    return unescape(token.text.strip("<>"))


def _resolve(token: Token, prefixes: dict[str, str], base: str) -> str:
    if token.kind != "name":
        return urljoin(base, _iri(token))
    prefix, _, local = token.text.partition(":")
    return prefixes.get(f"{prefix}:", "") + re.sub(r"\\(.)", r"\1", local)
