"""Where the command line writes: results to ``out``, everything else to ``err``.

Words of documents are data: they are printed with control characters replaced wherever a terminal
might obey them. Results that programs read (JSON, CSV) go out as they are.
"""

from __future__ import annotations

import io
import re
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TextIO

from api.messages import say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from api.settings import Lang

_CONTROLS: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def harmless(words: str) -> str:
    """``words`` with every character that a terminal would obey replaced.

    >>> harmless("a" + chr(27) + "[2Jb")
    'a�[2Jb'
    """
    return _CONTROLS.sub("\ufffd", words)


@dataclass(frozen=True, slots=True)
class Console:
    """The process's streams and the language of messages."""

    lang: Lang = "vi"

    @classmethod
    def main(cls, lang: Lang) -> Console:
        """The console of this process, its streams made UTF-8."""
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):
                # File names that are not UTF-8 go out as they came in.
                stream.reconfigure(encoding="utf-8", errors="surrogateescape")
        return cls(lang)

    @property
    def out(self) -> TextIO:
        return sys.stdout

    @property
    def err(self) -> TextIO:
        # Looked up each time: a progress bar stands in for it, and lets lines through above it.
        return sys.stderr

    def write(self, text: str) -> None:
        """Write a piece of the result."""
        self.out.write(text)

    def tell(self, key: str, **values: object) -> None:
        """Say something about the work, on the error stream."""
        self.err.write(harmless(say(key, self.lang, **values)) + "\n")
        self.err.flush()

    def fail(self, message: str) -> None:
        """Say in one sentence what went wrong."""
        self.tell("error", message=message)

    @contextmanager
    def progress(self, key: str, total: int) -> Iterator[Callable[[], None]]:
        """A progress bar on a terminal, nothing elsewhere; call what it gives after each step."""
        if not self.err.isatty() or total < 2:
            yield lambda: None
            return
        # Loaded for a terminal only: it takes longer than all that stands before a first answer.
        from rich.console import Console as Terminal
        from rich.progress import (
            BarColumn,
            MofNCompleteColumn,
            Progress,
            TextColumn,
            TimeElapsedColumn,
        )

        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
        terminal = Terminal(file=self.err)
        with Progress(
            *columns, TimeElapsedColumn(), console=terminal, transient=True, redirect_stdout=False
        ) as bar:
            task = bar.add_task(say(key, self.lang), total=total)
            yield lambda: bar.advance(task)
