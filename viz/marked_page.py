"""Texts with every citation marked, as one page that opens from disk and asks nobody.

In: marked texts, of one document or several. Out: a page with its style inside it and no script:
citations are coloured by status, and show their card when pointed at or reached by key. Anchors
are those of the document page (``v-START``); where there are several texts, each has its prefix.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from viz import marked
from viz.cards import Card, Cited, cards, cited, counts
from viz.inlined import hashes, own_text
from viz.palette import palette_css
from viz.templating import environment, render

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kg.marks import MarkedText
    from kg.model import DocumentRecord, Mark


@dataclass(frozen=True, slots=True)
class _Section:
    """One text on the page; ``prefix`` begins its anchors."""

    file: str
    document: DocumentRecord
    prefix: str
    cited: tuple[Cited, ...]
    counts: Mapping[str, int]
    leaves: tuple[tuple[marked.Paragraph, ...], ...]
    long: bool


def marked_page(texts: Sequence[MarkedText]) -> str:
    """Return the page."""
    styles = (palette_css(), own_text("site.css"), own_text("cards.css"))
    several = len(texts) > 1
    return render(
        "marked.html",
        sections=[
            _section(text, f"d{number}-" if several else "") for number, text in enumerate(texts, 1)
        ],
        styles=[Markup(text) for text in styles],  # noqa: S704 (our own files)
        style_hashes=hashes(styles),
    )


def _section(text: MarkedText, prefix: str) -> _Section:
    found = cards(text)
    by_mark = {card.mark.citation: card for card in found}
    return _Section(
        file=text.file,
        document=text.document,
        prefix=prefix,
        cited=cited(found),
        counts=counts(found),
        leaves=marked.leaves(
            text.text, text.marks, (), lambda mark, shown: _cited(by_mark, mark, shown, prefix)
        ),
        long=len(text.text) > marked.LONG,
    )


def _cited(by_mark: Mapping[str, Card], mark: Mark, shown: Markup, prefix: str) -> Markup:
    macro = environment().get_template("_card.html").module.cite  # type: ignore[attr-defined]
    return Markup(macro(by_mark[mark.citation], shown, prefix))  # noqa: S704 (escaped in there)
