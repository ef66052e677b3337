"""The command ``viendan``: finds the command, runs it, and says in one sentence what went wrong.

In: arguments and ``VIENDAN_*`` variables. Out: an exit code, listed in ``viendan --help``. What
each command does is in ``api.commands``; only the module of the one that is asked for is loaded,
since the web framework alone takes longer to load than a page of text to read.
"""

from __future__ import annotations

import os
import sys
from argparse import REMAINDER, SUPPRESS, Namespace
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Final

from api.arguments import USAGE, EnglishParser, Parser, language_of
from api.commands import FAILED, UNKNOWN, Command, CommandError
from api.console import Console, harmless
from api.messages import say
from api.settings import WrongSetting, settings_from
from kg.errors import KgError, refusal

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from api.settings import Lang
    from kg.model import DocumentRecord

COMMANDS: Final = (
    "extract",
    "ingest",
    "serve",
    "trace",
    "query",
    "tasks",
    "check",
    "explain",
    "graph",
    "export",
    "backup",
    "restore",
)
INTERRUPTED: Final = 130
BROKEN_PIPE: Final = 141


def main(argv: Sequence[str] | None = None) -> int:
    """Run ``viendan`` with ``argv``, by default this process's arguments."""
    arguments = sys.argv[1:] if argv is None else list(argv)
    lang = language_of(arguments, _lang_of_environment())
    console = Console.main(lang)
    return guarded(console, lambda: _run(arguments, console))


def _run(arguments: Sequence[str], console: Console) -> int:
    settings = settings_from(os.environ)
    parser = main_parser(console.lang)
    if not arguments:
        console.err.write(parser.format_help())
        return USAGE
    known = Namespace(lang=console.lang, store=settings.store)
    asked = parser.parse_args(arguments, known)
    command = load(asked.command)
    args = command_parser(command, console.lang).parse_args(asked.rest, asked)
    code = command.run(args, console, settings)
    console.out.flush()
    return code


def load(name: str) -> Command:
    """The command of this name."""
    command: Command = import_module(f"api.commands.{name}").COMMAND
    return command


def main_parser(lang: Lang) -> Parser:
    """The parser of what stands before the command's own arguments."""
    parser = _parser(lang)("viendan")
    _add_common(parser)
    parser.add_argument(
        "--version",
        action="version",
        version=f"viendan {version('viendan')}",
        help=say("help_version", lang),
    )
    listed = "\n".join(f"  {name:<10}{say(f'help_{name}', lang)}" for name in COMMANDS)
    commands = parser.add_argument_group(say("help_commands", lang), listed)
    word = say("help_command", lang)
    commands.add_argument("command", choices=COMMANDS, metavar=word, help=SUPPRESS)
    parser.usage = f"%(prog)s [-h] [--lang {{vi,en}}] [--store DIR] [--version] {word} …"
    commands.add_argument("rest", nargs=REMAINDER, metavar="…", help=SUPPRESS)
    return parser


def command_parser(command: Command, lang: Lang) -> Parser:
    """The parser of one command's arguments."""
    parser = _parser(lang)(f"viendan {command.name}")
    command.arguments(parser)
    _add_common(parser)
    return parser


def _parser(lang: Lang) -> type[Parser]:
    return EnglishParser if lang == "en" else Parser


def _add_common(parser: Parser) -> None:
    # Suppressed defaults, so that what stands before the command's name is not overwritten.
    lang = parser.lang
    parser.add_argument(
        "--lang", choices=("vi", "en"), default=SUPPRESS, help=say("help_lang", lang)
    )
    parser.add_argument(
        "--store", type=Path, metavar="DIR", default=SUPPRESS, help=say("help_store", lang)
    )


def guarded(console: Console, work: Callable[[], int]) -> int:
    """Do ``work``; say what ended it in one sentence, and give the exit code for that."""
    try:
        return work()
    except (KgError, CommandError) as error:
        console.fail(error.message(console.lang))
        for candidate in getattr(error, "candidates", ()):
            console.err.write(f"  {harmless(_told(candidate, console.lang))}\n")
        return error.exit_code
    except WrongSetting as error:
        console.fail(error.message(console.lang))
        return USAGE
    except KeyboardInterrupt:
        console.tell("interrupted")
        return INTERRUPTED
    except BrokenPipeError:
        # The reader of our output went away; keep Python from complaining at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return BROKEN_PIPE
    except OSError as error:
        console.fail(_system_error(error, console.lang))
        return UNKNOWN if isinstance(error, FileNotFoundError) else FAILED


def _told(document: DocumentRecord, lang: Lang) -> str:
    """One line that tells a document from another of the same number; it begins with the id."""
    form = "%d/%m/%Y" if lang == "vi" else "%Y-%m-%d"
    day = document.date.strftime(form) if document.date else str(document.year or "")
    known = (document.label, day, document.issuer)
    return f"{document.id}  " + ", ".join(filter(None, known))


def _system_error(error: OSError, lang: Lang) -> str:
    where = say("system_error_at", lang, path=error.filename) if error.filename else ""
    return say("system_error", lang, where=where, reason=refusal(error)[lang])


def _lang_of_environment() -> Lang:
    return "en" if os.environ.get("VIENDAN_LANG", "").strip() == "en" else "vi"
