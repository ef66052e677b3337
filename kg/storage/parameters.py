"""Values into our own queries: ``$name`` stands for a value, ``?name`` stays a variable.

Terms are written as N-Triples, so no value can become syntax. A tuple or list becomes its terms
side by side (for ``VALUES ?d { $d }``), each tuple inside it a row (for ``VALUES (?a ?b) { $r }``),
None becomes UNDEF. For queries in this package, not for
what users send.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.storage.sparql_tokens import tokens
from kg.storage.terms import from_python

if TYPE_CHECKING:
    from collections.abc import Mapping


def _written(value: object) -> str:
    if value is None:
        return "UNDEF"
    if isinstance(value, (tuple, list, set, frozenset)):
        return " ".join(
            f"({_written(each)})" if isinstance(each, tuple) else _written(each) for each in value
        )
    return str(from_python(value))


def fill(query: str, values: Mapping[str, object]) -> str:
    """Put ``values`` where ``query`` names them; each must be named at least once.

    >>> fill("VALUES (?a ?b) { $rows }", {"rows": [("a", None), ("b", "c")]})
    'VALUES (?a ?b) { ("a" UNDEF) ("b" "c") }'
    >>> fill("SELECT * { ?d eli:id_local $n }", {"n": '861/QĐ-TTg"'})
    'SELECT * { ?d eli:id_local "861/QĐ-TTg\\\\"" }'
    """
    if not values:
        return query
    used = set()
    parts = []
    for token in tokens(query):
        name = token.text[1:]
        if token.kind == "variable" and token.text[0] == "$" and name in values:
            used.add(name)
            parts.append(_written(values[name]))
        else:
            parts.append(token.text)
    if unused := sorted(set(values) - used):
        raise ValueError(f"the query has no parameter ${', $'.join(unused)}")
    return "".join(parts)
