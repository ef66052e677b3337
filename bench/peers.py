"""Other citation extractors, each timed on its own kind of text, where they are installed.

In: nothing. Out: MB/s, or None where the package is missing. The texts are written for this and
are prose with about one citation in 300 bytes, as in the examples. They come as documents of 20 kB,
the size that these packages are made for; their findings are counted and not judged.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from time import process_time
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

_DOCUMENT = 20_000
_DOCUMENTS = 8

_AMERICAN = (
    "The plaintiffs brought this action after the agency denied their petition without a hearing. "
    "The district court granted summary judgment, relying on Mathews v. Eldridge, 424 U.S. 319, "
    "335 (1976), and held that the interest at stake was slight. We review that ruling afresh. A "
    "statute that leaves no room for discretion must be applied as it is written, and nothing in "
    "42 U.S.C. § 1983 suggests another reading. The parties agree on the facts of the matter; they "
    "differ only on what follows from them. In Goldberg v. Kelly, 397 U.S. 254 (1970), the Court "
    "asked what process was due before a benefit could be taken away, and answered in general "
    "terms. Id. at 267. Later decisions have narrowed that answer without giving it up. "
)
_GERMAN = (
    "Die Klägerin verlangt von der Beklagten Ersatz des Schadens, der ihr durch den Ausfall der "
    "Anlage entstanden ist. Das Landgericht hat die Klage abgewiesen; ein Anspruch aus § 823 Abs. "
    "1 BGB bestehe nicht, weil die Beklagte ihre Pflichten erfüllt habe. Dagegen wendet sich die "
    "Berufung. Sie ist zulässig und in der Sache begründet. Wer eine Gefahr schafft, muss die "
    "nötigen Vorkehrungen treffen, um andere zu schützen (vgl. BGH, Urteil vom 12.03.2019 - VI ZR "
    "123/18). Daran fehlt es hier. Der Umfang des Ersatzes richtet sich nach den §§ 249, 252 BGB; "
    "die Zinsen folgen aus dem Gesetz. Über die Kosten war nach § 91 Abs. 1 ZPO zu entscheiden. "
)


@dataclass(frozen=True, slots=True)
class Peer:
    """``module`` is what is imported, ``install`` what is asked of the package index."""

    name: str
    module: str
    install: str
    kind: str
    text: str
    reader: Callable[[], Callable[[str], object]]

    def speed(self) -> float | None:
        """MB/s, the best of three runs; None where it is not installed."""
        if find_spec(self.module.partition(".")[0]) is None:
            return None
        read = self.reader()
        document = (self.text * (_DOCUMENT // len(self.text) + 1))[:_DOCUMENT]
        read(document)
        times = []
        for _ in range(3):
            start = process_time()
            for _ in range(_DOCUMENTS):
                read(document)
            times.append(process_time() - start)
        return len(document.encode()) * _DOCUMENTS / 1e6 / min(times)


def _eyecite() -> Callable[[str], object]:
    module: Any = import_module("eyecite")
    read: Callable[[str], object] = module.get_citations
    return read


def _refex() -> Callable[[str], object]:
    module: Any = import_module("refex.orchestrator")
    read: Callable[[str], object] = module.CitationExtractor().extract
    return read


PEERS = (
    Peer("eyecite", "eyecite", "pip install eyecite", "American opinions", _AMERICAN, _eyecite),
    Peer(
        "refex",
        "refex.orchestrator",
        "pip install legal-reference-extraction",
        "German judgments",
        _GERMAN,
        _refex,
    ),
)
