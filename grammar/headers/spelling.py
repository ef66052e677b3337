"""How a text writes words that its letterhead prints in capitals.

In: a ``Text`` and words. Out: the same words as they stand in its running text, or None.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from grammar.texts.text import tidy

if TYPE_CHECKING:
    from grammar.texts.text import Text

_SEEN = 20_000


def as_written(text: Text, words: str) -> str | None:
    """The first place near the beginning that does not print ``words`` in capitals alone."""
    phrase = r"\s+".join(map(re.escape, words.split()))
    found = re.compile(phrase, re.IGNORECASE).finditer(text.shadow, 0, _SEEN)
    return next((tidy(match[0]) for match in found if not match[0].isupper()), None)
