"""``make bench``: how fast and how lean citations are read, beside what bounds it and its peers.

In: a folder of texts (``DOCS``), by default the examples repeated with their numbers changed. Out:
figures on the screen, all of one run and as ratios, since machines differ. Sizes are bytes of
UTF-8; times are of the processor and the best of several runs in one process, so that what else
runs on the machine counts little; memory is the peak of a fresh process (Linux).
``--check`` ends with 1 where a target is missed.
"""

from __future__ import annotations

import random
import re
import subprocess
import sys
from argparse import ArgumentParser
from dataclasses import dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile
from time import process_time
from typing import TYPE_CHECKING

from bench.peers import PEERS
from grammar.citations import lexicon, statutes
from grammar.citations.parse import find_citations
from grammar.texts.text import read_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

ROOT = Path(__file__).parents[1]
MEGABYTE = 1_000_000
SPEED, GROWTH, MEMORY, START = 5.0, 8.8, 150.0, 0.4
_TRIGGERS = re.compile(
    r"Nghị định|Quyết định|Thông tư|Nghị quyết|Chỉ thị|Công văn|Kế hoạch|Luật|Pháp lệnh|Hiến pháp"
)


# What a text may repeat to be hard to read: none of it may cost more than its length.
ODD_TEXTS = (
    "1234567890",
    "12/2020/",
    "1.2.3.",
    "unbroken",
    "(",
    "/",
    " ",
    "\n",
    "A-",
    "12\n",
    "a\u0301\u0301",
    "khoản 1, ",
    "điểm a, b ",
    "số 1/NQ-CP, ",
    "Nghị định số 1/2020/NĐ-CP (sau đây gọi tắt là Nghị định 1); ",
    "Nghi dinh so 1/",
    "Luật sửa đổi, bổ sung một số điều của Luật Đất đai, Luật Nhà ở, ",
    "số 1/NQ-CP của Bộ Tài chính, Bộ Nội vụ, ",
    "1/QĐ-TTg Quy định về việc này ",
    "UBND xã Hồ Sơn, huyện Hữu Lũng, tỉnh Lạng Sơn, ",
    "Nghị định này, ",
    "Giao Sở Xây dựng chủ trì, phối hợp với ",
    "Điều 1. A\n1. B\na) C\n",
)


@dataclass(frozen=True, slots=True)
class Figure:
    """``bound`` is the target; ``at_least`` says on which side of it the value must be."""

    name: str
    value: float
    unit: str
    bound: float | None = None
    at_least: bool = False

    @property
    def met(self) -> bool:
        if self.bound is None:
            return True
        return self.value >= self.bound if self.at_least else self.value <= self.bound

    def __str__(self) -> str:
        target = ""
        if self.bound is not None:
            side = "≥" if self.at_least else "≤"
            target = (
                f"  (target {side} {self.bound:g} {self.unit}: {'met' if self.met else 'MISSED'})"
            )
        return f"{self.name:<58}{self.value:>9.2f} {self.unit}{target}"


def main(argv: Sequence[str] | None = None) -> int:
    parser = ArgumentParser(prog="make bench", description="Measure the speed of reading.")
    parser.add_argument("--docs", type=Path, help="a folder of .txt files to read")
    parser.add_argument("--size", type=float, default=2.5, help="MB of text to read")
    parser.add_argument("--check", action="store_true", help="fail where a target is missed")
    args = parser.parse_args(argv)
    text = sample(args.docs, int(args.size * MEGABYTE))
    figures = []
    for figure in measure(text):
        print(figure, flush=True)
        figures.append(figure)
    return 1 if args.check and not all(figure.met for figure in figures) else 0


def measure(text: str) -> Iterable[Figure]:
    find_citations(read_text(text[:20_000]))  # the patterns are made on first use
    size = megabytes(text)
    whole = best(lambda: find_citations(read_text(text)))
    folding = best(lambda: read_text(text))
    bare = best(lambda: _TRIGGERS.findall(text))
    shadow = read_text(text).shadow
    anchors = best(lambda: [list(p.finditer(shadow)) for p in _anchors()])
    found = len(find_citations(read_text(text)))
    yield Figure("text read", size, "MB")
    yield Figure("citations found", found / size, "per MB")
    yield Figure("read and find, end to end", size / whole, "MB/s", SPEED, at_least=True)
    yield Figure("  of which folding the text", folding / whole, "of the time")
    yield Figure("  of which looking for numbers and statutes", anchors / whole, "of the time")
    yield Figure("  citations read", found / whole, "a second")
    yield Figure("bare scan for ten trigger words", size / bare, "MB/s")
    yield Figure("end to end beside the bare scan", whole / bare, "times its time")
    yield from _growth(text)
    yield _worst_growth()
    yield Figure("peak memory for one text of 20 MB", peak(text, 20), "MB", MEMORY)
    yield Figure("  of which with an empty text", peak(text, 0), "MB")
    yield Figure("import and grammar", start_time(), "s", START)
    yield from _beside_peers(size / whole)


def _anchors() -> tuple[re.Pattern[str], ...]:
    return (lexicon.NUMBER, *lexicon.STANDARDS, *statutes.TRIGGERS)


def _growth(text: str) -> Iterable[Figure]:
    """8 times the text against once the text, from 2.5 MB to one text of 20 MB."""
    once = repeated(text, int(2.5 * MEGABYTE))
    eight = repeated(text, 20 * MEGABYTE)
    one = best(lambda: find_citations(read_text(once)), runs=3)
    all_ = best(lambda: find_citations(read_text(eight)), runs=2)
    ratio = all_ / one * 8 * megabytes(once) / megabytes(eight)
    yield Figure("8 times the text (one text of 20 MB)", ratio, "times the time", GROWTH)


def _worst_growth() -> Figure:
    """The same for texts made to be hard: of the ratios the largest."""
    ratios = {unit: _ratio(unit, 50_000) for unit in ODD_TEXTS}
    worst = max(ratios, key=lambda unit: ratios[unit])
    name = f"8 times the worst of {len(ODD_TEXTS)} odd texts: {worst[:16]!r}"
    return Figure(name, ratios[worst], "times the time", 2 * GROWTH)


def _ratio(unit: str, size: int) -> float:
    once, eight = (unit * (size * times // len(unit)) for times in (1, 8))
    one = best(lambda: find_citations(read_text(once)), runs=3)
    return best(lambda: find_citations(read_text(eight)), runs=3) / one


def _beside_peers(own: float) -> Iterable[Figure]:
    for peer in PEERS:
        speed = peer.speed()
        if speed is None:
            print(f"{peer.name}: not installed, left out ({peer.install})")
            continue
        yield Figure(f"{peer.name} on {peer.kind}", speed, "MB/s")
        yield Figure(f"viendan on its own kind beside {peer.name}", own / speed, "times its speed")


# ------------------------------------------------------------------------------------------- texts


def sample(folder: Path | None, size: int) -> str:
    """``size`` bytes of the texts in ``folder`` in order of name; else of the examples."""
    if folder is None:
        return repeated(_joined((ROOT / "examples").glob("*.txt")), size)
    text = _joined(folder.rglob("*.txt"))
    if not text:
        raise SystemExit(f"{folder}: no .txt files")
    cut = text.encode()[:size].decode(errors="ignore")
    return cut if megabytes(cut) * MEGABYTE > size * 0.95 else repeated(text, size)


def _joined(files: Iterable[Path]) -> str:
    return "\n\n".join(f.read_text(encoding="utf-8", errors="replace") for f in sorted(files))


def repeated(text: str, size: int) -> str:
    """``text`` again and again, each time with other numbers, up to ``size`` bytes.

    Nothing that remembers what it has read before gains by it.
    """
    dice = random.Random(7)  # noqa: S311
    pieces, written = [text], len(text.encode())
    length = written
    while written < size:
        shift = str(dice.randrange(1, 9))
        pieces.append(re.sub(r"(?<=số )\d", shift, text))
        written += length
    return "\n\n".join(pieces).encode()[:size].decode(errors="ignore")


def megabytes(text: str) -> float:
    return len(text.encode()) / MEGABYTE


# ------------------------------------------------------------------------------------------ clocks


def best(work: Callable[[], object], runs: int = 5) -> float:
    times = []
    for _ in range(runs):
        start = process_time()
        work()
        times.append(process_time() - start)
    return min(times)


_PEAK = """
import re, sys
from pathlib import Path
from grammar.citations.parse import find_citations
from grammar.texts.text import read_text
found = find_citations(read_text(Path(sys.argv[1]).read_text(encoding="utf-8")))
status = Path("/proc/self/status").read_text()
print(int(re.search(r"VmHWM:\\s*(\\d+)", status)[1]) / 1000)
"""
_START = """
from time import process_time
start = process_time()
from grammar.citations.acts import citation_parser
from grammar.citations.parse import find_citations
from grammar.texts.text import read_text
citation_parser()
text = "điểm a khoản 1 Điều 5 Nghị định số 30/2020/NĐ-CP của Chính phủ; Luật Đất đai"
find_citations(read_text(text))
print(process_time() - start)
"""


def peak(text: str, size: int) -> float:
    """Peak memory of a fresh process that reads ``size`` MB of text, in MB."""
    with NamedTemporaryFile("w", encoding="utf-8", suffix=".txt") as file:
        file.write(repeated(text, size * MEGABYTE) if size else "")
        file.flush()
        return float(_fresh(_PEAK, file.name))


def start_time() -> float:
    """Seconds until the first citation is read, the best of five processes."""
    return min(float(_fresh(_START)) for _ in range(5))


def _fresh(code: str, *arguments: str) -> str:
    ran = subprocess.run(  # noqa: S603
        [sys.executable, "-c", code, *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
        cwd=ROOT,
    )
    return ran.stdout


if __name__ == "__main__":
    sys.exit(main())
