"""The scorer: what counts as found, how it is counted, and what changed since the last run."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from bench.accuracy.__main__ import RESULTS, main
from bench.accuracy.calibration import calibration_error
from bench.accuracy.changes import changes, dumped, kept, loaded
from bench.accuracy.families import FAMILIES, family
from bench.accuracy.figures import Count, Share
from bench.accuracy.found import find
from bench.accuracy.mention import Mention, same
from bench.accuracy.outside import dev_source, score_notes, score_refs
from bench.accuracy.relations import relations
from bench.accuracy.score import Outcome, score
from bench.accuracy.sources import ROOT, Passage, Source, named, own_sources
from bench.accuracy.tables import HEAD, placed, row
from kg.vocab import RELATIONS

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ và Luật Lưu trữ năm 2024."


def mention(surface: str, text: str = TEXT, **parts: object) -> Mention:
    start = text.index(surface)
    return Mention(start, start + len(surface), surface, **parts)  # type: ignore[arg-type]


DECREE = mention("Nghị định số 30/2020/NĐ-CP", number="30", year=2020, symbol="NĐ-CP")
STATUTE = mention("Luật Lưu trữ năm 2024", names=("Luật Lưu trữ",), year=2024)


@pytest.mark.parametrize(
    "parts",
    [
        {"number": "030", "year": 2020, "symbol": "nđ – cp"},
        {"number": "30", "year": None, "symbol": "NĐ/CP"},
    ],
)
def test_a_number_is_the_same_however_it_is_written(parts: dict[str, object]) -> None:
    assert same(DECREE, mention("Nghị định số 30/2020/NĐ-CP ngày 05/3/2020", **parts))


@pytest.mark.parametrize(
    ("surface", "parts"),
    [
        ("Nghị định số 30/2020/NĐ-CP", {"number": "30", "year": 2021, "symbol": "NĐ-CP"}),
        ("Nghị định số 30/2020/NĐ-CP", {"number": "31", "year": 2020, "symbol": "NĐ-CP"}),
        ("Nghị định số 30/2020/NĐ-CP", {"number": "30", "year": 2020, "symbol": "NĐ"}),
        ("Nghị định", {"number": "30", "year": 2020, "symbol": "NĐ-CP"}),
        ("Nghị định số 30/2020/NĐ-CP", {"names": ("Nghị định số 30/2020/NĐ-CP",)}),
    ],
)
def test_another_number_or_less_than_half_is_not_the_same(
    surface: str, parts: dict[str, object]
) -> None:
    assert not same(DECREE, mention(surface, **parts))


def test_a_name_is_the_same_without_case_and_years_that_are_not_printed() -> None:
    assert same(STATUTE, mention("Luật Lưu trữ", names=("Luật  lưu trữ",)))
    assert not same(STATUTE, mention("Luật Lưu trữ", names=("Luật Lưu trữ",), year=2011))


def test_what_is_missed_and_what_is_invented_is_counted_by_family() -> None:
    source = Source("test", (Passage("p", TEXT, (DECREE, STATUTE)),))
    found = mention("Chính phủ", number="1", symbol="KH-UBND"), DECREE
    outcome = score(source, lambda _: found)
    total = outcome.total
    assert (total.right, total.wrong, total.missed) == (1, 1, 1)
    assert outcome.families["statute by name"].missed == 1
    assert outcome.families["number with year"].right == 1
    assert outcome.missed == ["p @66 Luật Lưu trữ năm 2024"]
    assert outcome.wrong == [f"p @{TEXT.index('Chính phủ')} Chính phủ"]


def test_a_relation_is_right_with_its_subject() -> None:
    by_self, by_other = frozenset({"self"}), frozenset({"30-nđ-cp", "30-2020-nđ-cp"})
    gold = mention(
        "Luật Lưu trữ", names=("Luật Lưu trữ",), fields={"relation": (("guides", by_other),)}
    )
    for found, right in ((by_other, True), (by_self, False)):
        hit = mention(
            "Luật Lưu trữ", names=("Luật Lưu trữ",), fields={"relation": (("guides", found),)}
        )
        outcome = score(Source("test", (Passage("p", TEXT, (gold,)),)), lambda _, hit=hit: (hit,))  # type: ignore[misc]
        assert outcome.total.accuracy("relation").value == float(right)
        assert bool(outcome.fields_wrong) != right


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nghị định số 30/2020/NĐ-CP", "number with year"),
        ("Quyết định số 861/QĐ-TTg", "number without year"),
        ("Quyết định số 12/QĐ-CTN", "number without year"),
        ("Kết luận số 130-KL/TU", "Party number"),
        ("Công văn số 3582/BNV-CQĐP", "official letter"),
        ("Thông tư liên tịch số 01/2018/TTLT-BCA-BQP", "joint act"),
        ("Văn bản hợp nhất số 03/VBHN-VPQH", "consolidated text"),
        ("Pháp lệnh số 21-LCT/HĐNN8", "old form"),
        ("Quyết định số 87-CT", "old form"),
        ("Luật Lưu trữ", "statute by name"),
        ("Luật Lưu trữ số 33/2024/QH15", "statute with number"),
        ("QCVN 01:2019/BXD", "standard"),
    ],
)
def test_family(text: str, expected: str) -> None:
    (found,) = find(text)
    assert family(found) == expected


def test_families_of_a_list_and_of_a_short_name() -> None:
    *_, member = find("các Quyết định số 24/2008/QĐ-TTg và 25/2008/QĐ-TTg")
    *_, short = find("Nghị định số 30/2020/NĐ-CP (sau đây gọi là Nghị định 30); Nghị định 30")
    assert (family(member), family(short)) == ("list member", "short name")
    assert {family(member), family(short)} < set(FAMILIES)


@pytest.mark.parametrize(
    ("identity", "parts"),
    [
        ("30/2020/NĐ-CP", ("30", 2020, "NĐ-CP")),
        ("130-KL/TU", ("130", None, "KL/TU")),
        ("66.22/2026/NQ-CP", ("66.22", 2026, "NQ-CP")),
        ("QCVN 01-82:2011/BNNPTNT", ("01-82", 2011, "BNNPTNT")),
        ("Luật Lưu trữ @2024", (None, 2024, None)),
        ("30", ("30", None, None)),
    ],
)
def test_identities_of_golden_rows(identity: str, parts: tuple[object, ...]) -> None:
    found = named(identity)
    assert (found.get("number"), found.get("year"), found.get("symbol")) == parts


def test_wilson_interval() -> None:
    low, high = Share(95, 100).interval
    assert (round(low, 3), round(high, 3)) == (0.888, 0.978)
    assert str(Share(0, 0)) == "–"


def test_f1_is_the_harmonic_mean() -> None:
    count = Count(right=8, wrong=2, missed=4)
    precision, recall = count.precision.value or 0, count.recall.value or 0
    assert count.f1.value == pytest.approx(2 * precision * recall / (precision + recall))


def outcome(right: tuple[str, ...], missed: tuple[str, ...], wrong: tuple[str, ...]) -> Outcome:
    return Outcome("rows", right=list(right), missed=list(missed), wrong=list(wrong))


def test_changes_name_what_was_gained_lost_invented_and_mended() -> None:
    before = loaded(dumped(kept([outcome(("a", "b"), ("c",), ("x",))], [])))
    now = kept([outcome(("a", "c", "new"), ("b",), ("y",))], [])
    (change,) = changes(before, now)
    assert (change.gained, change.lost) == (("c",), ("b",))
    assert (change.invented, change.mended) == (("y",), ("x",))
    assert changes(loaded(""), now) == ()


def test_tables_are_replaced_and_nothing_else() -> None:
    text = "a\n<!-- t -->\nold\n<!-- /t -->\nb"
    once = placed(text, "t", ["| x |"])
    assert once == "a\n<!-- t -->\n| x |\n<!-- /t -->\nb"
    assert placed(once, "t", ["| x |"]) == once
    assert placed(text, "other", ["| x |"]) == text


def test_a_source_without_citations_says_how_much_was_invented() -> None:
    assert row("negatives", Count(wrong=2), 5)[:3] == ("negatives", "0 in 5 texts", "2 invented")


def test_calibration_error_weighs_bins_by_their_size() -> None:
    sure = [("numbered", 1.0, True)] * 8
    unsure = [("bare_number", 0.5, False)] * 2
    assert calibration_error(sure) == 0
    assert calibration_error(sure + unsure) == pytest.approx(0.1)


def test_gold_outside_the_repository(tmp_path: Path) -> None:
    (tmp_path / "passages").mkdir()
    (tmp_path / "passages" / "one.txt").write_text(TEXT, encoding="utf-8")
    gold = {"p": "one", "start": 7, "end": 33, "text": TEXT[7:33], "type": "Nghị định"}
    gold |= {"number": "30", "year": 2020, "symbol": "NĐ-CP", "name": None, "date": "2020-03-05"}
    gold |= {"issuer": "Chính phủ", "prov": [], "rel": "based_on", "subj": "self"}
    lines(tmp_path / "dev.jsonl", gold)
    lines(tmp_path / "refs.jsonl", {"p": "r", "text": TEXT, "spans": [[66, 87, "L"], [0, 6, "L"]]})
    note = {"text": f"(Điều 5 {TEXT[7:62]})", "type": "Nghị định", "number": "30/2020/NĐ-CP"}
    lines(tmp_path / "source_notes.jsonl", note | {"loc": "Điều 5", "date": "05/03/2020"})

    source = dev_source(tmp_path)
    assert source is not None
    total = score(source, find).total
    assert (total.right, total.wrong, total.missed) == (1, 1, 0)
    assert all(total.accuracy(name).value == 1 for name in total.fields)
    refs, notes = score_refs(tmp_path, find), score_notes(tmp_path, find)
    assert (refs.total.right, refs.missed) == (1, ["r L Căn cứ"])
    assert [line.split()[1] for line in refs.unlabelled] == ["numbered"]
    assert (notes.total.right, notes.fields_wrong) == (1, [])
    assert set(notes.total.fields) == {"type", "number", "pinpoints", "date"}


def lines(path: Path, *rows: dict[str, object]) -> None:
    path.write_text("".join(json.dumps(one) + "\n" for one in rows), encoding="utf-8")


def test_a_folder_without_gold_is_no_source(tmp_path: Path) -> None:
    assert dev_source(tmp_path) is None
    assert score_refs(tmp_path, find).total == Count()


# ------------------------------------------------------------------------------- the project's own


def test_annotated_examples_point_at_their_texts() -> None:
    examples = own_sources()[2].passages
    assert {one.id for one in examples} == {p.name for p in (ROOT / "examples").glob("*.txt")}
    for passage in examples:
        starts = [gold.start for gold in passage.gold]
        assert starts == sorted(set(starts))
        assert all(passage.text[gold.start : gold.end] == gold.text for gold in passage.gold)


def test_nothing_of_the_own_gold_is_missed_or_invented() -> None:
    for source in own_sources():
        found = score(source, find)
        assert (found.missed, found.wrong) == ([], []), source.name


def test_the_confidence_of_the_own_gold_is_calibrated() -> None:
    predictions = [one for source in own_sources() for one in score(source, find).predictions]
    assert calibration_error(predictions) <= 0.05


def test_the_command_prints_and_keeps_its_hands_off_the_files(
    capsys: pytest.CaptureFixture[str],
) -> None:
    before = RESULTS.read_bytes()
    assert main(["--no-write", "--before", str(RESULTS)]) == 0
    printed = capsys.readouterr().out
    assert f"| {' | '.join(HEAD)} |" in printed
    assert "annotated examples" in printed
    assert RESULTS.read_bytes() == before


@pytest.mark.parametrize("name", ["README.md", "docs/accuracy.md"])
def test_the_written_table_is_that_of_the_last_run(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    table = text.partition("<!-- accuracy summary -->")[2].partition("<!-- /accuracy summary -->")[
        0
    ]
    outside = loaded(RESULTS.read_text(encoding="utf-8"))["outside"]
    assert table.strip().startswith(f"| {' | '.join(HEAD)} |")
    assert all(f"| {' | '.join(cells)} |" in table for cells in outside)


def test_relations_are_counted_with_their_subject() -> None:
    outcome = Outcome("rows")
    outcome.relations += [("amends", "amends", True), ("amends", "amends", False)]
    outcome.relations += [("cites", "repeals", False), ("cites", "cites", True)]
    lines = relations([outcome])
    cells = {line.split(" | ")[0].strip("| "): line.split(" | ")[1:] for line in lines[2:5]}
    assert [cells["amends"][0], *(cell[:5] for cell in cells["amends"][1:])] == [
        "2",
        "0.500",
        "0.500",
    ]
    assert cells["repeals"][1].startswith("0.000")
    assert lines[-1].endswith("made up: 1 of 2 plain.")


def test_the_golden_relations_are_right_and_every_kind_is_among_them() -> None:
    (source,) = (one for one in own_sources() if one.name == "golden relations")
    outcome = score(source, find)
    assert outcome.fields_wrong == []
    assert {want for want, _, _ in outcome.relations} == set(RELATIONS)
    assert sum(want == "cites" for want, _, _ in outcome.relations) >= 100
