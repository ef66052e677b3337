"""What the words say that one document does to another."""

from __future__ import annotations

import csv
import re
from itertools import groupby
from pathlib import Path

import pytest

from bench.accuracy.sources import readings
from grammar.citations.parse import find_citations
from grammar.tables import listed
from grammar.texts.text import read_text
from kg.relations.cues import compiled, cue_after, cue_before, is_title, member_before, rows
from kg.relations.relate import relate
from kg.vocab import RELATIONS

GOLDEN = Path(__file__).parents[1] / "golden" / "relations.tsv"
CUES = [row for row in rows() if row["role"] in ("active", "opening", "passive")]


def said(text: str) -> list[tuple[str, str, str]]:
    """(relation, subject, object) for every relation of a text; plain citing left out."""
    shadow = read_text(text)
    citations = find_citations(shadow)
    names = [citation.designation or citation.name or "" for citation in citations]
    return [
        (r.kind, "self" if r.subject is None else names[r.subject], names[r.object])
        for r in relate(shadow, citations)
        if r.kind != "cites"
    ]


# -------------------------------------------------------------------------------------- the table


@pytest.mark.parametrize("row", CUES, ids=lambda row: row["pattern"][:50])
def test_each_example_is_read_by_its_row_and_no_other(row: dict[str, str]) -> None:
    for example in listed(row["examples"]):
        before = example[: example.rindex("[")].lower()
        floor = before.find("]") + 1
        cue = cue_before(before, len(before), floor)
        assert cue is not None, example
        assert (cue.role, cue.kind) == (row["role"], row["kind"]), example
        assert compiled(row["pattern"]).match(before, cue.start), example


@pytest.mark.parametrize(
    "row", [one for one in rows() if one["role"] == "member"], ids=lambda row: row["pattern"][:50]
)
def test_the_words_before_a_member_are_no_cue_alone(row: dict[str, str]) -> None:
    for example in listed(row["examples"]):
        before = example[: example.rindex("[")].lower()
        member = member_before(before, len(before), before.rindex("]"))
        assert member is not None, example
        assert compiled(row["pattern"]).match(before, member.start), example
        assert cue_before(before, len(before), member.start) is None, example


def test_each_cue_has_an_example_and_a_known_relation() -> None:
    for row in rows():
        assert row["examples"], row["pattern"]
        if row["role"] in ("active", "opening", "passive", "after"):
            assert row["kind"] in RELATIONS, row["pattern"]


def test_the_rows_are_sorted_and_unique() -> None:
    keys = [(row["role"], row["kind"], row["pattern"]) for row in rows()]
    assert keys == sorted(set(keys))


@pytest.mark.parametrize(
    "role",
    ["title", "break", "part", "aside", "tail", "joint", "after", "intent", "table", "end", "head"],
)
def test_the_patterns_of_a_role_are_found_in_their_examples(role: str) -> None:
    for row in rows():
        if row["role"] == role:
            for example in listed(row["examples"]):
                words = "\n" + re.sub(r"\[.*?\]", " ", example).lower()
                assert compiled(row["pattern"]).search(words), (row["pattern"], example)


def test_words_after_a_citation() -> None:
    text = "thông tư số 1 quy định về phí hết hiệu lực thi hành.\n"
    cue = cue_after(text, text.index(" quy định"), len(text))
    assert cue is not None
    assert text[cue.start : cue.end] == "hết hiệu lực thi hành"
    assert cue_after("nghị định 5 đã hết hiệu lực thi hành.", 11, 37) is None


def test_what_is_a_title() -> None:
    for words in ("", " về công tác văn thư ", ", (sau đây gọi là Nghị định 30) về văn thư "):
        assert is_title(words, 0, len(words)), words
    for words in (" về văn thư; ", " và ", " về văn thư, UBND tỉnh ".lower(), " đã "):
        assert not is_title(words, 0, len(words)), words


# ---------------------------------------------------------------------------- the document itself


@pytest.mark.parametrize(
    ("text", "kind", "acts"),
    [
        ("Căn cứ Luật Tổ chức Chính phủ số 63/2025/QH15;", "based_on", ["63/2025/QH15"]),
        ("Căn cứ khoản 2 Điều 5 Luật Đầu tư số 61/2020/QH14;", "based_on", ["61/2020/QH14"]),
        (
            "Xét Tờ trình số 15/TTr-UBND ngày 02/7/2024 của UBND tỉnh về việc ban hành Nghị quyết; "
            "Báo cáo thẩm tra số 08/BC-KTNS ngày 05/7/2024 của Ban Kinh tế - Ngân sách;",
            "proposes",
            ["15/TTr-UBND", "08/BC-KTNS"],
        ),
        (
            "Theo đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số 66/TTr-SNV ngày 17/5/2024.",
            "proposes",
            ["66/TTr-SNV"],
        ),
        ("Phúc đáp Công văn số 12/STC-QLNS ngày 03/4/2024", "proposes", ["12/STC-QLNS"]),
        (
            "triển khai thực hiện nghiêm túc Quyết định số 861/QĐ-TTg ngày 04/6/2021 của Thủ tướng "
            "Chính phủ phê duyệt danh sách các xã và Quyết định số 90/QĐ-TTg ngày 18/01/2022",
            "implements",
            ["861/QĐ-TTg", "90/QĐ-TTg"],
        ),
        (
            "Thực hiện ý kiến chỉ đạo của Chủ tịch UBND tỉnh tại Công văn số 800/UBND-KT",
            "implements",
            ["800/UBND-KT"],
        ),
        (
            "KẾ HOẠCH\nTHỰC HIỆN NGHỊ QUYẾT SỐ 05-NQ/TU NGÀY 20/10/2021",
            "implements",
            ["05-NQ/TU"],
        ),
        (
            "Quyết định này thay thế Quyết định số 10/2019/QĐ-UBND ngày 05/4/2019 và "
            "Quyết định số 22/2020/QĐ-UBND ngày 08/8/2020",
            "replaces",
            ["10/2019/QĐ-UBND", "22/2020/QĐ-UBND"],
        ),
        (
            "Thông tư số 11/2018/TT-BNV và Thông tư số 12/2018/TT-BNV hết hiệu lực kể từ ngày "
            "Thông tư này có hiệu lực thi hành.",
            "repeals",
            ["11/2018/TT-BNV", "12/2018/TT-BNV"],
        ),
        (
            "Bãi bỏ các văn bản sau đây:\n1. Quyết định số 01/2015/QĐ-UBND ngày 05/01/2015;\n"
            "2. Điều 3 Quyết định số 02/2016/QĐ-UBND ngày 05/01/2016.",
            "repeals",
            ["01/2015/QĐ-UBND", "02/2016/QĐ-UBND"],
        ),
        (
            "Thông tư này quy định chi tiết khoản 3 Điều 7 Luật Thú y số 79/2015/QH13.",
            "guides",
            ["79/2015/QH13"],
        ),
        (
            "Bãi bỏ cụm từ “cấp huyện” tại khoản 2 Điều 8 Thông tư số 44/2022/TT-BTC.",
            "repeals",
            ["44/2022/TT-BTC"],
        ),
        (
            "Sửa đổi khoản 2 Điều 4 Quy chế ban hành kèm theo Quyết định số 20/2011/QĐ-TTg",
            "amends",
            ["20/2011/QĐ-TTg"],
        ),
        ("Đính chính Quyết định số 15/QĐ-UBND ngày 08/01/2024", "corrects", ["15/QĐ-UBND"]),
        (
            "Tạm ngưng hiệu lực thi hành Thông tư số 03/2020/TT-BTC",
            "suspends",
            ["03/2020/TT-BTC"],
        ),
        (
            "Văn bản hợp nhất này được hợp nhất từ Nghị định số 1/2020/NĐ-CP và "
            "Nghị định số 2/2022/NĐ-CP",
            "consolidates",
            ["1/2020/NĐ-CP", "2/2022/NĐ-CP"],
        ),
        (
            "(Ban hành kèm theo Quyết định số 982/QĐ-TTg ngày 04 tháng 6 năm 2026)",
            "promulgated_with",
            ["982/QĐ-TTg"],
        ),
        (
            "sơ kết 3 năm thực hiện Chỉ thị số 07-CT/TU và 5 năm thực hiện Nghị quyết số 20-NQ/TU",
            "reviews",
            ["07-CT/TU", "20-NQ/TU"],
        ),
    ],
)
def test_the_document_acts(text: str, kind: str, acts: list[str]) -> None:
    assert said(text) == [(kind, "self", act) for act in acts]


@pytest.mark.parametrize(
    "text",
    [
        "theo quy định tại khoản 1 Điều 154 Luật Ban hành văn bản quy phạm pháp luật",
        "thực hiện theo quy định tại Nghị định số 30/2020/NĐ-CP và Thông tư số 01/2021/TT-BNV",
        "thực hiện các nhiệm vụ chi theo quy định của Luật Ngân sách nhà nước",
        "thuộc phạm vi điều chỉnh của Luật Đấu thầu",
        "trái với quy định tại Luật Đất đai",
        "khi có căn cứ quy định tại khoản 1 Điều 44a Luật Thi hành án dân sự",
        "theo hướng dẫn tại Thông tư số 12/2020/TT-BTC",
        "tham mưu ban hành các Nghị định, Thông tư hướng dẫn thi hành Luật Viên chức năm 2025",
        "Bộ Nội vụ đã có Công văn số 3582/BNV-CQĐP ngày 22/7/2021 đề nghị báo cáo",
        "Điểm này được sửa đổi theo quy định tại khoản 1 Điều 1 Quyết định số 517/QĐ-BTC",
        "Căn cứ vào tình hình thực tế. Nghị định số 30/2020/NĐ-CP quy định về văn thư.",
    ],
)
def test_plain_citing(text: str) -> None:
    assert said(text) == []


# ------------------------------------------------------------------------------- another citation


def test_the_citation_in_a_title_belongs_to_the_act_of_the_title() -> None:
    text = (
        "để tổ chức triển khai thực hiện Kế hoạch số 35/KH-UBND ngày 25/02/2020 của UBND tỉnh về "
        "thực hiện Kết luận số 1160-KL/TU ngày 25/12/2019 của Ban Thường vụ Tỉnh ủy về tiếp tục "
        "thực hiện Chỉ thị số 30-CT/TU ngày 18/11/2014 của Ban Thường vụ Tỉnh ủy về thi đua."
    )
    assert said(text) == [
        ("implements", "self", "35/KH-UBND"),
        ("implements", "35/KH-UBND", "1160-KL/TU"),
        ("implements", "1160-KL/TU", "30-CT/TU"),
    ]


def test_a_semicolon_goes_back_to_the_outer_list() -> None:
    text = (
        "Sau 10 năm thực hiện Nghị quyết số 07-NQ/TU; Kết luận số 130-KL/TU ngày 16/6/2014 về việc "
        "tiếp tục thực hiện Nghị quyết 07-NQ/TU; Chỉ thị số 21-CT/TU ngày 04/5/2018 về đô thị"
    )
    assert said(text) == [
        ("reviews", "self", "07-NQ/TU"),
        ("reviews", "self", "130-KL/TU"),
        ("implements", "130-KL/TU", "07-NQ/TU"),
        ("reviews", "self", "21-CT/TU"),
    ]


def test_a_second_verb_of_one_review() -> None:
    text = (
        "Dự thảo Báo cáo tổng kết thực hiện Kết luận số 130-KL/TU ngày 16/6/2014 về phát triển đô "
        "thị những năm tiếp theo; gắn với thực hiện Chỉ thị số 21-CT/TU ngày 04/5/2018"
    )
    assert [kind for kind, _, _ in said(text)] == ["reviews", "reviews"]


def test_an_act_right_before_the_verb_is_its_subject() -> None:
    text = (
        "Nghị định 105/2024/NĐ-CP sửa đổi Nghị định 96/2022/NĐ-CP quy định cơ cấu tổ chức của Bộ "
        "và Nghị định 26/2018/NĐ-CP về Điều lệ tổ chức"
    )
    assert said(text) == [
        ("amends", "105/2024/NĐ-CP", "96/2022/NĐ-CP"),
        ("amends", "105/2024/NĐ-CP", "26/2018/NĐ-CP"),
    ]


def test_a_second_verb_of_the_document_is_not_the_cited_act_s() -> None:
    text = (
        "Thông tư này hướng dẫn một số điều của Nghị định số 10/2021/NĐ-CP ngày 09/02/2021 về quản "
        "lý chi phí và thay thế Thông tư số 09/2019/TT-BXD."
    )
    assert said(text) == [
        ("guides", "self", "10/2021/NĐ-CP"),
        ("replaces", "self", "09/2019/TT-BXD"),
    ]


def test_a_new_clause_is_not_part_of_the_title() -> None:
    text = (
        "Căn cứ Kế hoạch số 20/KH-UBND ngày 15/01/2024 về triển khai Nghị quyết số 01/NQ-CP ngày "
        "05/01/2024, Sở Công Thương đề nghị thực hiện nghiêm Chỉ thị số 05/CT-UBND"
    )
    assert said(text) == [
        ("based_on", "self", "20/KH-UBND"),
        ("implements", "20/KH-UBND", "01/NQ-CP"),
        ("implements", "self", "05/CT-UBND"),
    ]


def test_an_act_does_nothing_to_itself() -> None:
    text = (
        "Điều 13. Phụ lục kèm theo Thông tư số 53/2018/TT-NHNN sửa đổi Thông tư số 53/2018/TT-NHNN"
    )
    assert ("amends", "53/2018/TT-NHNN", "53/2018/TT-NHNN") not in said(text)


# ------------------------------------------------------------------------- passive forms


def test_passive_turns_round() -> None:
    text = "Nghị định số 1/2020/NĐ-CP được sửa đổi, bổ sung bởi Nghị định số 2/2022/NĐ-CP"
    assert said(text) == [("amends", "2/2022/NĐ-CP", "1/2020/NĐ-CP")]


def test_several_acts_amend_one() -> None:
    text = (
        "Căn cứ Luật Sở hữu trí tuệ số 50/2005/QH11 được sửa đổi, bổ sung bởi Luật số 36/2009/QH12 "
        "và Luật số 42/2019/QH14;"
    )
    assert said(text) == [
        ("based_on", "self", "50/2005/QH11"),
        ("amends", "36/2009/QH12", "50/2005/QH11"),
        ("amends", "42/2019/QH14", "50/2005/QH11"),
    ]


def test_a_list_of_amended_acts() -> None:
    text = (
        "Sửa đổi, bổ sung một số điều của Luật số 23/2004/QH11 đã được sửa đổi theo Luật số "
        "48/2014/QH13, Luật số 17/2012/QH13 đã được sửa đổi theo Luật số 08/2017/QH14"
    )
    assert said(text) == [
        ("amends", "self", "23/2004/QH11"),
        ("amends", "48/2014/QH13", "23/2004/QH11"),
        ("amends", "self", "17/2012/QH13"),
        ("amends", "08/2017/QH14", "17/2012/QH13"),
    ]


def test_what_stands_in_brackets_is_not_the_object_of_what_follows() -> None:
    text = (
        "Nghị định số 24/2014/NĐ-CP (được sửa đổi bởi Nghị định số 107/2020/NĐ-CP) đã được thay "
        "thế bằng Nghị định số 45/2025/NĐ-CP"
    )
    assert said(text) == [
        ("amends", "107/2020/NĐ-CP", "24/2014/NĐ-CP"),
        ("replaces", "45/2025/NĐ-CP", "24/2014/NĐ-CP"),
    ]


def test_amended_by_a_list_of_items() -> None:
    text = (
        "Luật Bảo hiểm y tế số 25/2008/QH12, có hiệu lực kể từ ngày 01 tháng 7 năm 2009, được sửa "
        "đổi, bổ sung bởi:\n1. Luật số 46/2014/QH13 ngày 13 tháng 6 năm 2014;\n"
        "2. Luật số 51/2024/QH15 ngày 27 tháng 11 năm 2024."
    )
    assert ("amends", "46/2014/QH13", "25/2008/QH12") in said(text)


# -------------------------------------------------------------------------------------- in general


def test_every_citation_has_a_relation_and_cues_are_in_the_text() -> None:
    text = read_text(
        "Căn cứ Luật Đất\u00a0đai;  thực hiện\nNghị định số 102/2024/N\u00d0-CP và Luật Nhà ở."
    )
    citations = find_citations(text)
    relations = relate(text, citations)
    assert {relation.object for relation in relations} == set(range(len(citations)))
    words = [" ".join(text.slice(r.cue).split()).lower() for r in relations if r.cue]
    assert words[:2] == ["căn cứ", "thực hiện"]


def test_a_text_without_citations() -> None:
    assert relate(read_text(""), ()) == ()


# ------------------------------------------------------------------------------ the golden rows


def golden() -> list[tuple[str, list[dict[str, str]]]]:
    """The texts of the table, each with its rows."""
    with GOLDEN.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [(text, list(group)) for text, group in groupby(rows, key=lambda row: row["text"])]


@pytest.mark.parametrize(("text", "rows"), golden(), ids=lambda value: str(value)[:40])
def test_golden_row(text: str, rows: list[dict[str, str]]) -> None:
    shadow = read_text(text.replace("\\n", "\n"))
    citations = find_citations(shadow)
    assert [" ".join(citation.text.split()) for citation in citations] == [
        row["citation"] for row in rows
    ]
    names = ["self" if c is None else c.designation or c.name or "" for c in (*citations, None)]
    by_citation = [set[tuple[str, str]]() for _ in citations]
    for one in relate(shadow, citations):
        by_citation[one.object].add((one.kind, names[-1 if one.subject is None else one.subject]))
    for row, found in zip(rows, by_citation, strict=True):
        wanted = set(readings(row))
        assert wanted & found, row["citation"]
        if row["relation"] == "cites":
            assert found == {("cites", "self")}, row["citation"]
