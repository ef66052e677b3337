"""Tables over several sources: by family, and by the rule that made the citations.

In: outcomes of sources in which every citation is known. Out: lines of Markdown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench.accuracy.calibration import by_rule, calibration_error
from bench.accuracy.families import FAMILIES
from bench.accuracy.figures import Count
from bench.accuracy.tables import HEAD, markdown, row

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bench.accuracy.score import Outcome


def families(outcomes: Iterable[Outcome]) -> list[str]:
    totals = {name: Count() for name in FAMILIES}
    for outcome in outcomes:
        for name, count in outcome.families.items():
            totals[name].add(count)
    seen = (
        (name, count) for name, count in totals.items() if count.right + count.missed + count.wrong
    )
    return markdown(("family", *HEAD[1:]), [row(name, count) for name, count in seen])


def rules(outcomes: Iterable[Outcome]) -> list[str]:
    predictions = [one for outcome in outcomes for one in outcome.predictions]
    body = [
        (rule, f"{share.total:.0f}", str(share), f"{confidence:.3f}")
        for rule, (share, confidence) in by_rule(predictions).items()
    ]
    table = markdown(("rule", "found", "right", "mean confidence"), body)
    return [*table, "", f"Expected calibration error: {calibration_error(predictions):.3f}."]
