"""Figures as Markdown tables, and their place in a file.

In: counts by name. Out: rows of cells; table lines; a file's text with the lines between two
comment markers replaced. Found citations have shares with 95 % intervals, fields shares alone.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bench.accuracy.mention import FIELDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bench.accuracy.figures import Count, Share

HEAD = ("source", "citations", "precision", "recall", "F1", *FIELDS)


def row(name: str, count: Count, passages: int | None = None) -> tuple[str, ...]:
    """The cells of a source or family in which every citation is known."""
    size = str(count.right + count.missed)
    if passages is not None:
        size += f" in {passages} texts"
    shares = (count.precision, count.recall, count.f1)
    if not count.right + count.missed:
        found = f"{count.wrong} invented" if count.wrong else "none invented"
        return (name, size, found, *["–"] * (len(HEAD) - 3))
    return (name, size, *map(str, shares), *_fields(count))


def recall_row(name: str, count: Count) -> tuple[str, ...]:
    """The cells of a source in which only some citations are known."""
    return (name, str(count.right + count.missed), "–", str(count.recall), "–", *_fields(count))


def _fields(count: Count) -> tuple[str, ...]:
    return tuple(_short(count.accuracy(name)) for name in FIELDS)


def _short(share: Share) -> str:
    return "–" if share.value is None else f"{share.value:.3f}"


def markdown(head: Sequence[str], body: Iterable[Sequence[str]]) -> list[str]:
    return [
        f"| {' | '.join(head)} |",
        "|---" + "|---:" * (len(head) - 1) + "|",
        *(f"| {' | '.join(cells)} |" for cells in body),
    ]


def placed(text: str, name: str, lines: Iterable[str]) -> str:
    """``text`` with ``lines`` between ``<!-- name -->`` and ``<!-- /name -->``.

    >>> placed("<!-- x -->old<!-- /x -->", "x", ["new"])
    '<!-- x -->\\nnew\\n<!-- /x -->'
    """
    between = re.compile(rf"(<!-- {name} -->).*?(<!-- /{name} -->)", re.DOTALL)
    inside = "\n" + "\n".join(lines) + "\n"
    return between.sub(lambda match: match[1] + inside + match[2], text)
