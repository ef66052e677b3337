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
    from kg.model import AnaphorMark, DocumentRecord, Mark


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
            text.text,
            text.marks,
            (),
            lambda mark, shown: _cited(by_mark, mark, shown, prefix),
            text.anaphora,
            lambda mark, shown: _referring(mark, shown, prefix),
            prefix,
        ),
        long=len(text.text) > marked.LONG,
    )


def _cited(by_mark: Mapping[str, Card], mark: Mark, shown: Markup, prefix: str) -> Markup:
    return _from_macro("cite", by_mark[mark.citation], shown, prefix)


def _referring(mark: AnaphorMark, shown: Markup, prefix: str) -> Markup:
    """A short form leads to the provision it means, else to the citation that it takes up."""
    goal = None if mark.place is None else f"{prefix}p-{mark.place}"
    if goal is None and mark.antecedent is not None:
        goal = f"{prefix}v-{mark.antecedent}"
    return _from_macro("refer", mark, shown, marked.meant_by(mark), goal)


def _from_macro(name: str, *args: object) -> Markup:
    macro = getattr(environment().get_template("_card.html").module, name)
    return Markup(macro(*args))  # noqa: S704 (escaped in there)
