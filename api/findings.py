"""What checks found in some files, as the lines and counts that the command and HTTP give.

In: the name, the text and the diagnostics of each file. Out: one dict a finding, with its line,
its column and its words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from api.lines import diagnostic_line
from api.places import Places

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from api.lines import Line
    from grammar.model import Diagnostic

Checked = tuple[str, str, tuple["Diagnostic", ...]]


def finding_lines(found: Sequence[Checked]) -> Iterator[Line]:
    """One line a finding, errors of each file first."""
    for file, text, diagnostics in found:
        places = Places(text)
        for one in diagnostics:
            line, column = places.place(one.span.start)
            words = text[one.span.start : one.span.end]
            more = {"text": words, "line": line, "column": column}
            yield {"file": file, **diagnostic_line(one), **more}


def counts(found: Sequence[Checked]) -> dict[str, int]:
    """How many findings there are of each severity, by its plural."""
    severities = [one.severity for _, _, diagnostics in found for one in diagnostics]
    return {
        "errors": severities.count("error"),
        "warnings": severities.count("warning"),
        "infos": severities.count("info"),
    }
