"""``viendan restore``: a store from a backup, where there is none yet."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from api.commands import DONE, FAILED, UNKNOWN, Command, CommandError
from api.messages import say
from kg.ingest import Library

if TYPE_CHECKING:
    from argparse import Namespace

    from api.arguments import Parser
    from api.console import Console
    from api.settings import Settings


def arguments(parser: Parser) -> None:
    parser.add_argument(
        "folder", type=Path, metavar="DIR", help=say("help_restore_folder", parser.lang)
    )


def run(args: Namespace, console: Console, settings: Settings) -> int:
    if not args.folder.is_dir():
        raise CommandError(UNKNOWN, "missing_path", path=args.folder)
    if args.store.exists() and any(args.store.iterdir()):
        raise CommandError(FAILED, "target_exists", path=args.store)
    Library.restore(args.folder, args.store)
    # Opened once for writing, so that readers find something published.
    Library.open(args.store, create=False).close()
    console.tell("restored", store=args.store, path=args.folder)
    return DONE


COMMAND = Command("restore", arguments, run)
