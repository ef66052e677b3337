"""A sentence without an end is not kept whole with each of its citations."""

from __future__ import annotations

from kg.ingest import Library
from kg.triples.describe import NEAR
from kg.vocab import VD

CITATION = "Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ"
ROW = f"Thực hiện {CITATION} về công tác văn thư, "


def sentences(text: str) -> list[str]:
    with Library.open(None) as library:
        library.ingest_text(text, "bang.txt")
        library.publish()
        rows = library.store.select(
            f"SELECT ?said WHERE {{ ?citation <{VD.sentence}> ?said }} ORDER BY ?citation"
        )
        return [row["said"] for row in rows]


def test_a_table_without_full_stops_grows_with_its_length() -> None:
    told = {rows: sentences(ROW * rows) for rows in (200, 400)}
    for rows, found in told.items():
        assert len(found) == rows
        assert all(CITATION in said for said in found)
        assert max(map(len, found)) <= 2 * NEAR + len(CITATION)
    middle = [said for said in told[400] if said.startswith("…") and said.endswith("…")]
    assert middle
    assert min(map(len, middle)) > 2 * NEAR - 50


def test_a_sentence_of_some_pages_is_kept_whole() -> None:
    words = "về công tác văn thư " * 40
    (said,) = sentences(f"Thực hiện {CITATION} {words.strip()}.")
    assert said == f"Thực hiện {CITATION} {words.strip()}."
