"""SPARQL text into tokens, exactly as far as the guard and the parameters need them.

Longest match, as SPARQL 1.1 §19.8 defines terminals; text that is no SPARQL gives ``other``
tokens, never an exception. Tokens cover the whole text. Does not parse.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_NAME = r"\w·̀-ͯ‿⁀"
_PATTERN = re.compile(
    rf"""
    (?P<comment>\#[^\n\r]*)
  | (?P<iri><(?:[^<>"{{}}|^`\\\x00-\x20]|\\u[0-9A-Fa-f]{{4}}|\\U[0-9A-Fa-f]{{8}})*>)
  | (?P<string>\"\"\"(?:"{{0,2}}(?:[^"\\]|\\.))*\"\"\"
             |'''(?:'{{0,2}}(?:[^'\\]|\\.))*'''
             |"(?:[^"\\\n\r]|\\.)*"
             |'(?:[^'\\\n\r]|\\.)*')
  | (?P<variable>[?$][{_NAME}]+)
  | (?P<language>@[A-Za-z]+(?:-+[A-Za-z0-9]+)*)
  | (?P<blank>_:[{_NAME}.\-]*)
  | (?P<name>(?:[^\W\d_][{_NAME}.\-]*)?:
             (?:[{_NAME}:.\-]|%[0-9A-Fa-f]{{2}}|\\[_~.\-!$&'()*+,;=/?\#@%])*)
  | (?P<word>[^\W\d][{_NAME}]*)
  | (?P<number>\d+(?:\.\d*)?)
  | (?P<space>\s+)
  | (?P<other>.)
    """,
    re.VERBOSE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a query: its kind (a group of the pattern above) and its text as written."""

    kind: str
    text: str


def tokens(query: str) -> Iterator[Token]:
    """Cut ``query`` into tokens.

    >>> [t.text for t in tokens("ASK{?s <a#b> 'x'}#c") if t.kind != "space"]
    ['ASK', '{', '?s', '<a#b>', "'x'", '}', '#c']
    """
    for found in _PATTERN.finditer(query):
        yield Token(found.lastgroup or "other", found.group())


def code(query: str) -> list[Token]:
    """The tokens that mean something: without spaces and comments."""
    return [token for token in tokens(query) if token.kind not in {"space", "comment"}]
