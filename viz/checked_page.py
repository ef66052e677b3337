"""The page where one pastes a draft and sees what to look at in it.

In: a text and its diagnostics. Out: a page with the findings, errors first, each a link to its
place in the marked text (anchor ``k-START``). Works without scripts; stores nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from kg.model import Mark
from viz import marked
from viz.templating import render

if TYPE_CHECKING:
    from collections.abc import Sequence

    from grammar.model import Diagnostic

SEVERITIES = {"error": "lỗi", "warning": "cảnh báo", "info": "thông tin"}


@dataclass(frozen=True, slots=True)
class Shown:
    """A finding with its words in the text and the anchor of the mark that it stands in."""

    found: Diagnostic
    words: str
    anchor: int


@dataclass(frozen=True, slots=True)
class _Region:
    """Overlapping findings, marked once; the gravest gives the colour."""

    start: int
    end: int
    findings: tuple[Diagnostic, ...]


def checked_page(
    text: str = "",
    file: str = "",
    diagnostics: Sequence[Diagnostic] | None = None,
    notice: str = "",
    citations: int = 0,
) -> str:
    """Return the page; without ``diagnostics`` only the form.

    ``citations`` is how many were looked at: nothing to find in none says nothing of the draft.
    """
    regions = _regions(diagnostics or ())
    anchors = {one: region.start for region in regions for one in region.findings}
    shown = [
        Shown(one, " ".join(text[one.span.start : one.span.end].split()), anchors[one])
        for one in diagnostics or ()
    ]
    by_start = {region.start: region for region in regions}
    return render(
        "check.html",
        file=file,
        notice=notice,
        citations=citations,
        checked=diagnostics is not None,
        groups=[
            (severity, name, [one for one in shown if one.found.severity == severity])
            for severity, name in SEVERITIES.items()
        ],
        leaves=marked.leaves(
            text,
            [_mark(region) for region in regions],
            (),
            lambda m, w: _dress(by_start[m.start], w),
        ),
        long=len(text) > marked.LONG,
    )


def _regions(diagnostics: Sequence[Diagnostic]) -> tuple[_Region, ...]:
    regions: list[_Region] = []
    for one in sorted(diagnostics, key=lambda one: one.span):
        start, end = one.span
        if regions and start < regions[-1].end:
            last = regions.pop()
            end = max(end, last.end)
            regions.append(_Region(last.start, end, (*last.findings, one)))
        else:
            regions.append(_Region(start, end, (one,)))
    return tuple(regions)


def _mark(region: _Region) -> Mark:
    return Mark(str(region.start), region.start, region.end, "cites", "resolved", None)


def _dress(region: _Region, words: Markup) -> Markup:
    gravest = min((one.severity for one in region.findings), key=list(SEVERITIES).index)
    told = " · ".join(dict.fromkeys(one.message for one in region.findings))
    html = Markup('<mark class="f f-{}" id="k-{}" title="{}">{}</mark>')
    return html.format(gravest, region.start, told, words)
