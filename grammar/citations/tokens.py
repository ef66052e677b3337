"""A token of a mention: words of a shadow with their kind and place.

It stands in for the token of ``lark``, which keeps what only a lexer needs and takes three times as
long to make: a text has a hundred tokens in every page.
"""

from __future__ import annotations


class Token(str):
    """``type`` is a terminal of ``citation.lark``; the positions are offsets of the shadow."""

    __slots__ = ("end_pos", "start_pos", "type")

    type: str
    start_pos: int
    end_pos: int

    # The parser asks for them at the end of a mention.
    line = column = end_line = end_column = None

    def __new__(cls, type: str, words: str, start_pos: int = 0, end_pos: int = 0) -> Token:
        token = str.__new__(cls, words)
        token.type = type
        token.start_pos = start_pos
        token.end_pos = end_pos
        return token

    def __repr__(self) -> str:
        return f"Token({self.type!r}, {str(self)!r})"
