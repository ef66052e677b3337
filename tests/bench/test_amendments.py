"""Notes of amended articles against what is read of the amending act."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from bench.accuracy.amendments import notes, table, tally, texts, titles

if TYPE_CHECKING:
    from pathlib import Path

ACT = """Điều 1. Sửa đổi, bổ sung một số điều của Nghị định số 38/2016/NĐ-CP
1. Sửa đổi, bổ sung khoản 2 Điều 5 như sau:
“2. Trạm khí tượng.”
Điều 2. Hiệu lực thi hành
Nghị định này có hiệu lực từ ngày 01/6/2020; Nghị định số 84/2017/NĐ-CP vẫn áp dụng.
"""


def note(old: str, article: str) -> str:
    new = {"number": "48/2020/NĐ-CP", "loc": "Điều 1", "effective": "01/06/2020"}
    return json.dumps({"subject": {"number": old, "loc": article}, "amended_by": new})


def written(folder: Path, *lines: str) -> Path:
    path = folder / "notes.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    (folder / "act.txt").write_text(ACT, encoding="utf-8")
    meta = json.dumps({"number": "48/2020/NĐ-CP", "file": "act.txt"})
    (folder / "meta.jsonl").write_text(meta + "\n", encoding="utf-8")
    return path


def test_acts_and_articles_are_counted(tmp_path: Path) -> None:
    known = notes(
        written(
            tmp_path,
            note("38/2016/NĐ-CP", "Điều 5"),
            note("38/2016/NĐ-CP", "Điều 9"),
            note("84/2017/NĐ-CP", "Điều 1"),
            note("15/2001/NĐ-CP", "Điều 1"),
        )
    )
    found = tally("texts", texts([tmp_path], known), known)
    assert found.acts == {"48/2020/NĐ-CP"}
    assert sorted(found.pairs) == [False, True]
    assert found.missed == ["48/2020/NĐ-CP → 84/2017/NĐ-CP"]
    assert sorted(found.articles) == [False, False, True]
    assert table([found])[2].startswith("| texts | 1 | 0.500 ")


def test_titles_are_those_of_the_catalogue(tmp_path: Path) -> None:
    known = notes(written(tmp_path, note("38/2016/NĐ-CP", "Điều 5")))
    ((_, own),) = titles(known, cited=False)
    ((_, cited),) = titles(known, cited=True)
    assert own.startswith("NGHỊ ĐỊNH\n")
    assert cited.startswith("Căn cứ Nghị định số 48/2020/NĐ-CP ")
    assert tally("", [("48/2020/NĐ-CP", own)], known).pairs == [True]
    assert tally("", [("48/2020/NĐ-CP", cited)], known).pairs == [True]
