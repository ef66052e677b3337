"""The commands of ``viendan``, one module each: its arguments and what it does.

``Command`` is what a module offers to ``api.cli``. A command writes results to the console's
``out``, returns an exit code, and raises ``CommandError`` or ``KgError`` for what ends it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from api.arguments import day_written
from api.messages import say

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable
    from datetime import date

    from api.arguments import Parser
    from api.console import Console
    from api.settings import Lang, Settings

DONE: Final = 0
FAILED: Final = 1
USAGE: Final = 2
UNREADABLE: Final = 3
UNKNOWN: Final = 4
PORT_IN_USE: Final = 8


@dataclass(frozen=True, slots=True)
class Command:
    """``name`` is the word on the command line and the key of its help in ``help.toml``."""

    name: str
    arguments: Callable[[Parser], None]
    run: Callable[[Namespace, Console, Settings], int]


class CommandError(Exception):
    """Ends a command with ``exit_code``; ``key`` names its sentence in ``messages.toml``."""

    def __init__(self, exit_code: int, key: str, **values: object) -> None:
        super().__init__(key)
        self.exit_code = exit_code
        self.key = key
        self.values = values

    def message(self, lang: Lang) -> str:
        """The sentence in ``lang``."""
        return say(self.key, lang, **self.values)


def add_day(parser: Parser, option: str, text: str) -> None:
    """Add an option that takes a day."""
    parser.add_argument(option, type=day_written, metavar="DAY", help=text)


def in_order(first: date | None, last: date | None) -> None:
    """Refuse a period that ends before it begins."""
    if first and last and first > last:
        raise CommandError(USAGE, "days_reversed", first=first, last=last)


def add_format(parser: Parser, *choices: str) -> None:
    """Add ``--format``; the first choice is the default."""
    parser.add_argument(
        "--format",
        choices=choices,
        default=choices[0],
        help=say("help_format", parser.lang, default=choices[0]),
    )
