"""Measures traces against the same question as a SPARQL property path, on one generated graph.

``python -m bench.trace [--citations N]``: documents cite older ones, most of all a few very old
ones (the hubs), by the shares of relations that Vietnamese documents show. Both ways must find the
same documents before their times count. Needs about 110 s, 2 GB of memory and 1.5 GB of disk for
the million citations that are the default.
"""

from __future__ import annotations

import argparse
import random
import resource
import sys
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import TYPE_CHECKING, Final

from rdflib import URIRef

from kg.iri import work_iri
from kg.storage.store import Store
from kg.traces.reach import Question, reach
from kg.traces.trace import trace
from kg.vocab import RELATIONS, VD

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

DEPTH: Final = 6
WANTED: Final = 20.0
CITATIONS_EACH: Final = 5
SHARES: Final = {
    "cites": 55,
    "based_on": 20,
    "implements": 12,
    "guides": 6,
    "amends": 4,
    "replaces": 2,
    "repeals": 1,
}
FROM_HUB: Final = (
    Question(("implements",), "in", DEPTH),
    Question(("based_on", "amends"), "in", DEPTH),
)
OUTWARDS: Final = Question(tuple(RELATIONS), "out", DEPTH)


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.trace", description=__doc__)
    parser.add_argument("--citations", type=int, default=1_000_000, help="how many to generate")
    arguments = parser.parse_args(argv)
    with TemporaryDirectory() as folder:
        store = Path(folder) / "store"
        # In a process of its own: what loading needs is not what tracing needs.
        loading = get_context("spawn").Process(target=_generate, args=(store, arguments.citations))
        loading.start()
        loading.join()
        with Store.open_read_only(store) as opened:
            times = _measure(opened, arguments.citations // CITATIONS_EACH)
    print(f"  peak memory                                   {_peak():9.0f} MB")
    return 0 if times >= WANTED else 1


def document(number: int) -> str:
    return work_iri(f"{number}/QĐ-TTg", year=2020)


def _generate(store: Path, citations: int) -> None:
    began, file = perf_counter(), store.with_suffix(".nq")
    with file.open("w", encoding="utf-8") as out:
        out.writelines(_lines(citations))
    with Store.open(store) as opened:
        opened.load(file)
    file.unlink()
    print(f"{citations:,} citations loaded in {perf_counter() - began:.0f} s")


def _lines(citations: int) -> Iterator[str]:
    dice = random.Random(7)  # noqa: S311
    kinds, shares = list(SHARES), list(SHARES.values())
    for number in range(1, citations // CITATIONS_EACH + 1):
        own = f"<{document(number)}>"
        for order, kind in enumerate(dice.choices(kinds, shares, k=CITATIONS_EACH)):
            other = f"<{document(int(number * dice.random() ** 3))}>"
            citation = f"<{document(number)}#v_{order}>"
            for term in dict.fromkeys((RELATIONS["cites"], RELATIONS[kind])):
                yield f"{own} <{term}> {other} {own} .\n"
            yield f"{citation} <{VD.citing}> {own} {own} .\n"
            yield f"{citation} <{VD.cited}> {other} {own} .\n"
            yield f"{citation} <{VD.relation}> <{RELATIONS[kind]}> {own} .\n"


def _measure(store: Store, youngest: int) -> float:
    """Print the times of every question; returns the least ratio to SPARQL from the hub."""
    ratios = [_compare(store, document(0), question) for question in FROM_HUB]
    _compare(store, document(youngest), OUTWARDS)
    return min(ratios)


def _compare(store: Store, root: str, question: Question) -> float:
    """Print how long a trace takes, first and again, and the same question as property paths.

    A bounded path over several relations takes a minute: there the quicker one of any depth alone.
    """
    first = _seconds(lambda: reach(store, root, question))
    again = min(_seconds(lambda: reach(store, root, question)) for _ in range(5))
    found = frozenset().union(*reach(store, root, question).certain[1:])
    kinds = "all relations" if question == OUTWARDS else " + ".join(question.relations)
    _row(f"{kinds}, {question.direction}, {len(found):,} documents: first", first)
    _row("  the same again", again)
    _row(
        "  with the facts and sentences of the first 100",
        _seconds(lambda: trace(store, root, question, limit=100)),
    )
    step = "(" + "|".join(RELATIONS[kind].n3() for kind in question.relations) + ")"
    paths = {"any depth": f"{step}+"}
    if len(question.relations) == 1:
        paths[f"depth {DEPTH}"] = "/".join([step, *[f"{step}?"] * (DEPTH - 1)])
    ratios = []
    for name, path in paths.items():
        pattern = f"?d {path} $root" if question.direction == "in" else f"$root {path} ?d"
        query = f"SELECT DISTINCT ?d {{ {pattern} FILTER (?d != $root) }}"
        began = perf_counter()
        rows = frozenset(row["d"] for row in store.select(query, root=URIRef(root)))
        seconds = perf_counter() - began
        if not found <= rows or (name != "any depth" and rows != found):
            raise SystemExit(f"{name}: the path and the trace do not find the same documents")
        ratios.append(seconds / again)
        _row(f"  SPARQL property path, {name}", seconds)
        print(f"  times faster                                  {ratios[-1]:9.0f} ×")
    return min(ratios)


def _seconds(work: Callable[[], object]) -> float:
    began = perf_counter()
    work()
    return perf_counter() - began


def _row(name: str, seconds: float) -> None:
    print(f"  {name:46}{seconds * 1000:9.1f} ms")


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000


if __name__ == "__main__":
    sys.exit(main())
