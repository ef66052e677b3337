"""A trace or paths as one HTML file to print or keep: no script, nothing asked of anyone.

In: a ``Trace`` or ``Paths``. Out: a page with its style inside it, and the policy that allows it.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from markupsafe import Markup

from viz import words
from viz.inlined import hashes, own_text
from viz.palette import palette_css
from viz.templating import render
from viz.trace_page import told

if TYPE_CHECKING:
    from datetime import date

    from kg.model import Paths, Trace
    from kg.traces.filters import Filters
    from kg.traces.reach import Question


def traced_page(found: Trace | Paths, *, on: date | None = None, asked: str = "") -> str:
    """Return the page; ``asked`` says what the question was."""
    return render(
        "traced.html",
        asked=asked,
        styles=[Markup(text) for text in _styles()],  # noqa: S704 (our own files)
        policy=Markup(policy()),  # noqa: S704 (hashes)
        **told(found, on),
    )


def asked_line(question: Question, filters: Filters | None = None) -> str:
    """Say in one line what was asked; ``filters`` None for the ways between two documents."""
    every = len(question.relations) == len(words.relations())
    followed = (words.relation(key).name for key in question.relations)
    parts = ["Quan hệ: " + ("mọi quan hệ" if every else "; ".join(followed))]
    if filters is not None:
        parts.append(words.direction(question.direction))
    if question.depth:
        parts.append(f"không quá {question.depth} bước")
    if filters:
        told = (filters.type, filters.issuer, filters.status and words.force(filters.status))
        parts += [part for part in told if part]
        days = (("từ", filters.from_), ("đến", filters.to))
        parts += [f"{word} {words.day(day)}" for word, day in days if day]
    if question.ambiguous:
        parts.append("kể cả qua viện dẫn chưa chắc chắn")
    return ", ".join(parts)


@lru_cache(maxsize=1)
def policy() -> str:
    """Return the content security policy of the page."""
    return f"default-src 'none'; style-src {hashes(_styles())}; base-uri 'none'; form-action 'none'"


@lru_cache(maxsize=1)
def _styles() -> tuple[str, ...]:
    return palette_css(), own_text("site.css"), own_text("trace.css")
