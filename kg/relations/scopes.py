"""How much of an act a relation that changes it concerns: the whole act, or provisions of it.

Law 64/2025/QH15 lets an act be repealed "toàn bộ hoặc một phần" (as a whole or in part).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

if TYPE_CHECKING:
    from grammar.model import Citation
    from kg.model import Relation

Scope: TypeAlias = Literal["whole", "provisions"]

CHANGING: Final = frozenset({"amends", "corrects", "repeals", "replaces", "suspends"})
_PARTS = re.compile(
    r"một\s+(?:phần|số)(?!\w)|(?:các|những)\s+(?:điều|khoản|quy\s+định|nội\s+dung)(?!\w)"
    r"|(?<!\w)(?:cụm\s+từ|(?:quy\s+định|nội\s+dung)\s+(?:về|tại))(?!\w)"
)


def speaks_of_parts(words: str) -> bool:
    """Whether the words of a cue, in small letters, name parts of an act without their numbers.

    >>> speaks_of_parts("bãi bỏ một phần"), speaks_of_parts("bãi bỏ")
    (True, False)
    """
    return _PARTS.search(words) is not None


def scope_of_change(citation: Citation, relation: Relation | None) -> Scope | None:
    """None for a relation that changes nothing."""
    if relation is None or relation.kind not in CHANGING:
        return None
    return "provisions" if citation.pinpoints or relation.partly else "whole"
