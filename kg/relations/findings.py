"""What is found for one citation while a text is read, and the acts in whose titles it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.relations.cues import Cue

STATUTES = frozenset({"Luật", "Bộ luật", "Pháp lệnh", "Hiến pháp"})


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found for a citation: what ``subject`` does to it, or whose ``agent`` it is."""

    kind: str = "cites"
    subject: int | None = None
    cue: Cue | None = None
    agent_of: int | None = None
    agent_kind: str = ""


def outermost(finding: Finding, before: Sequence[Finding]) -> Finding:
    """A semicolon goes on with the list that the nested citation stands in."""
    while True:
        outer = finding.agent_of if finding.agent_of is not None else finding.subject
        if outer is None:
            return finding
        finding = before[outer]


def act_of_title(index: int, found: Sequence[Finding]) -> int:
    """The act in whose title citation ``index`` stands, or ``index`` itself."""
    while (subject := found[index].subject) is not None:
        index = subject
    return index
