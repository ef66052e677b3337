"""argparse in the language of the user: headings, usage errors and help in one of two languages.

``Parser`` and ``EnglishParser`` say everything through ``messages``; ``language_of``
finds ``--lang`` before the parser, whose words depend on it, is built. A usage error ends the
process with code 2, as everywhere.
"""

from __future__ import annotations

import argparse
import re
from datetime import datetime
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, Any, ClassVar, Final, NoReturn

from api.messages import say, sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from api.settings import Lang

USAGE: Final = 2


def language_of(argv: Sequence[str], default: Lang) -> Lang:
    """The language asked for by ``--lang`` anywhere in ``argv``.

    >>> language_of(["trace", "1/X", "--lang", "en"], "vi")
    'en'
    """
    given = [
        following if word == "--lang" else word.removeprefix("--lang=")
        for word, following in pairwise([*argv, ""])
        if word == "--lang" or word.startswith("--lang=")
    ]
    if given and given[-1] in ("vi", "en"):
        return "en" if given[-1] == "en" else "vi"
    return default


class Formatter(argparse.RawDescriptionHelpFormatter):
    """Leaves examples as they are written; wide enough for them."""

    def __init__(self, usage_word: str, prog: str) -> None:
        super().__init__(prog, max_help_position=30, width=100)
        self.usage_word = usage_word

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        word = self.usage_word if prefix is None else prefix
        super().add_usage(usage, actions, groups, word)


class Parser(argparse.ArgumentParser):
    """Speaks Vietnamese; the last word of ``prog`` is the key of its help in ``help.toml``."""

    lang: ClassVar[Lang] = "vi"

    def __init__(self, prog: str) -> None:
        name = prog.split()[-1]
        super().__init__(
            prog=prog,
            description=say(f"help_{name}", self.lang),
            epilog=say(f"help_{name}_epilog", self.lang).strip("\n"),
            formatter_class=partial(Formatter, say("help_usage", self.lang)),
            add_help=False,
            allow_abbrev=False,
        )
        self._positionals.title = say("help_positionals", self.lang)
        self._optionals.title = say("help_options", self.lang)
        self.add_argument("-h", "--help", action="help", help=say("help_help", self.lang))

    def error(self, message: str) -> NoReturn:
        problem = translated(message, self.lang)
        sentence = say("usage_see_help", self.lang, problem=problem, program=self.prog)
        self.exit(USAGE, say("error", self.lang, message=sentence) + "\n")


class EnglishParser(Parser):
    """The same in English."""

    lang = "en"


def translated(message: str, lang: Lang) -> str:
    """What argparse says, in ``lang``; a sentence that is not in the table stays English.

    >>> translated("argument --depth: invalid int value: 'x'", "vi")
    "--depth: giá trị 'x' không hợp lệ"
    """
    for entry in sentences().values():
        found = re.fullmatch(entry["pattern"], message) if "pattern" in entry else None
        if found:
            return entry[lang].format(*found.groups())
    return message


def positive(text: str) -> int:
    """A whole number of at least 1, as argparse wants its types."""
    number = int(text)
    if number < 1:
        raise ValueError(text)
    return number


def port_number(text: str) -> int:
    """A TCP port; 0 lets the system choose."""
    number = int(text)
    if not 0 <= number <= 65_535:
        raise ValueError(text)
    return number


def day_written(text: str) -> date:
    """A day as ``31/12/2021`` or ``2021-12-31``."""
    written = text.strip()
    form = "%d/%m/%Y" if "/" in written else "%Y-%m-%d"
    return datetime.strptime(written, form).date()


def day_or_none(text: str) -> date | None:
    """A day that was written, None where nobody can read one."""
    try:
        return day_written(text)
    except ValueError:
        return None


def day_of_form(text: str) -> str:
    """A day as the field of a form holds it; what nobody can read stays as it was written."""
    day = day_or_none(text)
    return day.isoformat() if day else text.strip()
