"""``viendan backup``: the whole store into a new folder, while it may be in use."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from api.commands import DONE, FAILED, Command, CommandError
from api.commands.opening import open_library
from api.messages import say

if TYPE_CHECKING:
    from argparse import Namespace

    from api.arguments import Parser
    from api.console import Console
    from api.settings import Settings


def arguments(parser: Parser) -> None:
    parser.add_argument(
        "folder", type=Path, metavar="DIR", help=say("help_backup_folder", parser.lang)
    )


def run(args: Namespace, console: Console, settings: Settings) -> int:
    if args.folder.exists():
        raise CommandError(FAILED, "target_exists", path=args.folder)
    with open_library(args.store) as library:
        library.backup(args.folder)
    console.tell("backed_up", store=args.store, path=args.folder)
    return DONE


COMMAND = Command("backup", arguments, run)
