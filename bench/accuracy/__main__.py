"""``make accuracy``: scores every source, prints what changed, and writes the tables.

In: the gold in the repository, and with ``--gold`` a folder of gold outside it. Out: figures on
the screen; ``bench/accuracy.json``; the tables in ``README.md`` and ``docs/accuracy.md``. Ends with
1 where a citation of the project's own gold was lost or invented since the run of ``--before``.
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from bench.accuracy.changes import Change, Kept, changes, dumped, kept, loaded
from bench.accuracy.directives import directives
from bench.accuracy.found import find
from bench.accuracy.outside import Recall, dev_source, score_notes, score_refs
from bench.accuracy.relations import relations
from bench.accuracy.report import families, rules
from bench.accuracy.score import Outcome, score
from bench.accuracy.sources import ROOT, own_sources
from bench.accuracy.tables import HEAD, markdown, placed, recall_row, row

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

RESULTS = ROOT / "bench" / "accuracy.json"


def main(argv: Sequence[str] | None = None) -> int:
    args = _arguments(argv)
    own = [score(source, find) for source in own_sources()]
    dev = dev_source(args.gold) if args.gold else None
    others = [score(dev, find)] if dev else []
    recalls = _recalls(args.gold) if args.gold else []
    outside = [row(one.name, one.total, one.passages) for one in others]
    outside += [recall_row(one.name, one.total) for one in recalls]
    if not args.gold:
        last = RESULTS.read_text(encoding="utf-8") if RESULTS.exists() else ""
        outside = [tuple(cells) for cells in loaded(last).get("outside", [])]
    summary = [*(row(one.name, one.total, one.passages) for one in own), *outside]
    now = kept(own, outside)
    moved = changes(_before(args.before), now)
    _print(summary, own + others)
    _tell(own + others, recalls, moved, args.errors)
    if args.write:
        RESULTS.write_text(dumped(now), encoding="utf-8")
        _write(summary, own)
    return 1 if any(change.lost or change.invented for change in moved) else 0


def _arguments(argv: Sequence[str] | None) -> Namespace:
    parser = ArgumentParser(prog="make accuracy", description="Score viendan on known citations.")
    parser.add_argument("--gold", type=Path, help="a folder of gold outside the repository")
    parser.add_argument("--before", help="an earlier bench/accuracy.json; - is standard input")
    parser.add_argument("--errors", type=int, default=20, help="how many of each to list")
    parser.add_argument("--no-write", dest="write", action="store_false", help="print only")
    return parser.parse_args(argv)


def _before(path: str | None) -> Kept:
    if path is None:
        return {}
    return loaded(sys.stdin.read() if path == "-" else Path(path).read_text(encoding="utf-8"))


def _recalls(folder: Path) -> list[Recall]:
    recalls = [one(folder, find) for one in (score_refs, score_notes)]
    return [recall for recall in recalls if recall.total.right + recall.total.missed]


def _print(summary: list[tuple[str, ...]], outcomes: list[Outcome]) -> None:
    tables = (families(outcomes), relations(outcomes), rules(outcomes), directives())
    for lines in (markdown(HEAD, summary), *tables):
        print("\n".join(lines), end="\n\n")


def _tell(
    outcomes: list[Outcome], recalls: list[Recall], moved: Iterable[Change], most: int
) -> None:
    for one in outcomes:
        _list(f"MISSED {one.name}", one.missed, most)
        _list(f"WRONG {one.name}", one.wrong, most)
        _list(f"FIELD {one.name}", one.fields_wrong, most)
    for recall in recalls:
        _list(f"MISSED {recall.name}", recall.missed, most)
        _list(f"FIELD {recall.name}", recall.fields_wrong, most)
        _list(f"UNLABELLED {recall.name}", recall.unlabelled, most)
    for change in moved:
        for kind in ("gained", "lost", "invented", "mended"):
            _list(f"{kind.upper()} {change.source}", getattr(change, kind), sys.maxsize)


def _list(title: str, lines: Sequence[str], most: int) -> None:
    if lines:
        print(f"{title}: {len(lines)}")
        print("\n".join(f"  {line}" for line in lines[:most]))


def _write(summary: list[tuple[str, ...]], own: list[Outcome]) -> None:
    tables = {
        "summary": markdown(HEAD, summary),
        "families": families(own),
        "relations": relations(own),
        "directives": directives(),
        "rules": rules(own),
    }
    for name in ("README.md", "docs/accuracy.md"):
        text = (ROOT / name).read_text(encoding="utf-8")
        for table, lines in tables.items():
            text = placed(text, f"accuracy {table}", lines)
        (ROOT / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
