"""Which work a mention means in its document."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from grammar.citations.parse import find_citations
from grammar.model import Header, Span
from grammar.texts.text import read_text
from kg.iri import id_of, iri_of
from kg.works.identify import identify
from kg.works.resolve import MISPRINTED, NO_PLACE, NO_YEAR, NOT_KNOWN, NOT_YET, SUPPLIED, resolve
from kg.works.supplies import Supply

if TYPE_CHECKING:
    from kg.model import Link

OWN = iri_of("tep/Thông_báo~2021-08~thử")
LANG_SON = Header(
    Span(0, 0), type="Thông báo", issuer="Ủy ban nhân dân tỉnh Lạng Sơn", year=2021, month=8
)
HA_GIANG = Header(Span(0, 0), issuer="Tỉnh ủy Hà Giang", date=date(2021, 8, 5), year=2021)
CAO_LOC = Header(
    Span(0, 0),
    issuer="Ủy ban nhân dân huyện Cao Lộc, tỉnh Lạng Sơn",
    date=date(2021, 8, 5),
    year=2021,
)
CENTRAL = Header(Span(0, 0), issuer="Bộ Nội vụ", date=date(2021, 8, 5), year=2021)
UNDATED = Header(Span(0, 0))


def links(text: str, header: Header = LANG_SON, own: str = OWN) -> tuple[Link, ...]:
    return resolve(find_citations(read_text(text)), header, own)


def targets(text: str, header: Header = LANG_SON) -> list[str]:
    return [id_of(link.target) if link.target else link.status for link in links(text, header)]


# ------------------------------------------------------------------------------------ local numbers


@pytest.mark.parametrize(
    ("text", "header", "target"),
    [
        (
            "Kế hoạch số 35/KH-UBND ngày 25/02/2020 của UBND tỉnh",
            LANG_SON,
            "vb/35/KH-UBND~2020~tỉnh_Lạng_Sơn",
        ),
        (
            "Kế hoạch số 35/KH-UBND ngày 25/02/2020 của UBND tỉnh",
            HA_GIANG,
            "vb/35/KH-UBND~2020~tỉnh_Hà_Giang",
        ),
        (
            "Kế hoạch số 35/KH-UBND ngày 25/02/2020 của UBND tỉnh Hà Giang",
            LANG_SON,
            "vb/35/KH-UBND~2020~tỉnh_Hà_Giang",
        ),
        ("Kế hoạch số 35/KH-UBND ngày 25/02/2020", LANG_SON, "vb/35/KH-UBND~2020~tỉnh_Lạng_Sơn"),
        (
            "Quyết định số 7/QĐ-UBND ngày 05/01/2021 của UBND huyện Cao Lộc",
            LANG_SON,
            "vb/07/QĐ-UBND~2021~huyện_Cao_Lộc,_tỉnh_Lạng_Sơn",
        ),
        ("Nghị quyết số 07-NQ/TU ngày 06/4/2011", LANG_SON, "vb/07-NQ/TU~2011~tỉnh_Lạng_Sơn"),
        ("Nghị quyết số 07-NQ/TU ngày 06/4/2011", CAO_LOC, "vb/07-NQ/TU~2011~tỉnh_Lạng_Sơn"),
        ("Tờ trình số 66/TTr-SYT ngày 17/5/2021", LANG_SON, "vb/66/TTr-SYT~2021~tỉnh_Lạng_Sơn"),
        (
            "Quyết định số 18/2021/QĐ-UBND của UBND tỉnh",
            LANG_SON,
            "vb/18/2021/QĐ-UBND~tỉnh_Lạng_Sơn",
        ),
        # central bodies need no place
        ("Quyết định số 861/QĐ-TTg ngày 04/6/2021", LANG_SON, "vb/861/QĐ-TTg~2021"),
        ("Nghị quyết số 18-NQ/TW ngày 25/10/2017", LANG_SON, "vb/18-NQ/TW~2017"),
        ("Công văn số 3582/BNV-CQĐP ngày 22/7/2021", LANG_SON, "vb/3582/BNV-CQĐP~2021"),
        ("Nghị định số 30/2020/NĐ-CP", CENTRAL, "vb/30/2020/NĐ-CP"),
        # a body without a place, named in words
        (
            "Kế hoạch số 130/KH-BCĐ ngày 21/9/2021 của Ban Chỉ đạo",
            CENTRAL,
            "vb/130/KH-BCĐ~2021~Ban_Chỉ_đạo",
        ),
        ("Hướng dẫn số 05-HD/BTC ngày 01/3/2021", LANG_SON, "vb/05-HD/BTC~2021~tỉnh_Lạng_Sơn"),
        ("Hướng dẫn số 36-HD/VPTW ngày 03/4/2018", LANG_SON, "vb/36-HD/VPTW~2018"),
        # the symbol of a local body, but another body is printed
        (
            "Quyết định số 433/QĐ-UBND ngày 18/6/2021 của Ủy ban Dân tộc",
            LANG_SON,
            "vb/433/QĐ-UBND~2021~Ủy_ban_Dân_tộc",
        ),
    ],
)
def test_a_number_belongs_to_its_place_and_year(text: str, header: Header, target: str) -> None:
    assert targets(text, header) == [target]


@pytest.mark.parametrize(
    ("text", "header", "reason"),
    [
        ("Kế hoạch số 35/KH-UBND ngày 25/02/2020", CENTRAL, NO_PLACE),
        ("Kế hoạch số 35/KH-UBND ngày 25/02/2020 của UBND tỉnh", UNDATED, NO_PLACE),
        ("Kế hoạch số 35/KH-UBND", LANG_SON, NO_YEAR),
        ("Quyết định số 861/QĐ-TTg", LANG_SON, NO_YEAR),
        ("Luật Căn cước", LANG_SON, NOT_YET),
        ("Luật Quản lý bầu trời", LANG_SON, NOT_KNOWN),
    ],
)
def test_what_is_missing_is_said_and_not_guessed(text: str, header: Header, reason: str) -> None:
    (link,) = links(text, header)
    assert (link.target, link.status, link.reason) == (None, "unresolved", reason)


def test_a_number_of_two_levels_stays_ambiguous() -> None:
    issuer = "Phòng Nội vụ huyện Cao Lộc, tỉnh Lạng Sơn"
    header = Header(Span(0, 0), issuer=issuer, year=2021)
    (link,) = links("Quyết định số 12/QĐ-UBND ngày 05/01/2021", header)
    assert (link.target, link.status) == (None, "ambiguous")
    assert [id_of(iri) for iri in link.candidates] == [
        "vb/12/QĐ-UBND~2021~huyện_Cao_Lộc,_tỉnh_Lạng_Sơn",
        "vb/12/QĐ-UBND~2021~tỉnh_Lạng_Sơn",
    ]


# ----------------------------------------------------------------------------------- short mentions


def test_a_short_mention_takes_the_rest_from_the_fuller_one() -> None:
    text = (
        "Sau 10 năm thực hiện Nghị quyết số 07-NQ/TU; Kết luận số 130-KL/TU ngày 16/6/2014 của "
        "Ban Thường vụ Tỉnh ủy về thực hiện Nghị quyết số 07-NQ/TU ngày 06/4/2011; "
        "Kết luận 130-KL/TU."
    )
    seven, conclusion = "vb/07-NQ/TU~2011~tỉnh_Lạng_Sơn", "vb/130-KL/TU~2014~tỉnh_Lạng_Sơn"
    assert targets(text) == [seven, conclusion, seven, conclusion]


def test_a_printed_issuer_goes_before_the_place_of_the_document() -> None:
    text = (
        "Quyết định số 12/QĐ-UBND ngày 05/01/2021 của UBND tỉnh Hà Giang được gửi các sở. "
        "Quyết định số 12/QĐ-UBND đã hết hiệu lực."
    )
    assert set(targets(text)) == {"vb/12/QĐ-UBND~2021~tỉnh_Hà_Giang"}


def test_two_fuller_mentions_leave_a_short_one_ambiguous() -> None:
    text = (
        "Kế hoạch số 35/KH-UBND ngày 25/02/2020 và Kế hoạch số 35/KH-UBND ngày 01/3/2021 của "
        "UBND tỉnh; các sở tiếp tục thực hiện Kế hoạch 35/KH-UBND."
    )
    short = links(text)[2]
    assert (short.target, short.status) == (None, "ambiguous")
    assert [id_of(iri) for iri in short.candidates] == [
        "vb/35/KH-UBND~2020~tỉnh_Lạng_Sơn",
        "vb/35/KH-UBND~2021~tỉnh_Lạng_Sơn",
    ]


def test_a_contradicting_date_is_no_antecedent() -> None:
    text = "Nghị quyết số 07-NQ/TU ngày 06/4/2011 và Nghị quyết số 07-NQ/TU ngày 01/6/2021"
    assert targets(text) == ["vb/07-NQ/TU~2011~tỉnh_Lạng_Sơn", "vb/07-NQ/TU~2021~tỉnh_Lạng_Sơn"]


def test_an_old_number_takes_its_year_from_the_catalogue() -> None:
    assert targets("Luật Thuế sử dụng đất nông nghiệp số 23-L/CTN") == ["vb/23-L/CTN~1993"]
    assert targets("Nghị định số 74/CP") == ["vb/74/CP~1993"]


def test_the_document_itself_is_found_in_its_annex() -> None:
    header = Header(
        Span(0, 0),
        type="Kế hoạch",
        designation="35/KH-UBND",
        issuer="Ủy ban nhân dân tỉnh Lạng Sơn",
        date=date(2020, 2, 25),
        year=2020,
    )
    own = identify(header, "00")
    text = "(Kèm theo Kế hoạch số 35/KH-UBND ngày 25/02/2020 của UBND tỉnh) Kế hoạch 35/KH-UBND"
    assert [link.target for link in links(text, header, own)] == [own, own]
    assert links("Kế hoạch số 35/KH-UBND ngày 25/02/2020 của UBND tỉnh")[0].target == own


# -------------------------------------------------------------------------------- statutes


@pytest.mark.parametrize(
    ("text", "header", "target"),
    [
        ("Luật Đất đai", LANG_SON, "vb/45/2013/QH13"),
        ("Luật Đất đai năm 2003", LANG_SON, "vb/13/2003/QH11"),
        ("Luật Đất đai ngày 29 tháng 11 năm 2013", LANG_SON, "vb/45/2013/QH13"),
        ("Luật Đất đai số 31/2024/QH15", UNDATED, "vb/31/2024/QH15"),
        ("Hiến pháp năm 2013", LANG_SON, "ten/Hiến_pháp~2013"),
        (
            "Luật Tổ chức Chính phủ và Luật Tổ chức chính quyền địa phương sửa đổi năm 2019",
            LANG_SON,
            "vb/47/2019/QH14",
        ),
        (
            "Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025",
            UNDATED,
            "vb/72/2025/QH15",
        ),
        ("Luật Phổ biến, giáo dục pháp luật", UNDATED, "vb/14/2012/QH13"),
    ],
)
def test_a_statute_by_name(text: str, header: Header, target: str) -> None:
    assert targets(text, header) == [target]


def test_a_bare_name_without_a_day_keeps_all_versions() -> None:
    (link,) = links("Luật Đất đai", UNDATED)
    assert link.status == "ambiguous"
    assert len(link.candidates) == 5


def test_a_document_without_a_date_is_no_older_than_what_it_cites() -> None:
    text = "Thực hiện Nghị định số 102/2024/NĐ-CP ngày 30 tháng 7 năm 2024 và Luật Đất đai"
    (link,) = links(text, UNDATED)[1:]
    assert [id_of(iri) for iri in link.candidates] == ["vb/45/2013/QH13", "vb/31/2024/QH15"]
    later = text.replace("ngày 30 tháng 7", "ngày 30 tháng 9")
    assert targets(later, UNDATED)[1] == "vb/31/2024/QH15"


def test_a_year_in_which_the_version_changed_leaves_both() -> None:
    header = Header(Span(0, 0), issuer="Chính phủ", year=2024)
    assert [len(link.candidates) for link in links("Luật Đất đai và Luật Xây dựng", header)] == [
        2,
        0,
    ]


def test_a_bare_name_follows_the_number_printed_with_it() -> None:
    text = "Căn cứ Luật Đất đai số 31/2024/QH15; theo quy định của Luật Đất đai"
    assert targets(text, UNDATED) == ["vb/31/2024/QH15"] * 2
    passed = Header(Span(0, 0), issuer="Chính phủ", date=date(2024, 7, 15), year=2024)
    assert targets(text, passed) == ["vb/31/2024/QH15"] * 2


def test_an_old_version_printed_once_does_not_capture_the_bare_name() -> None:
    text = "Trước ngày Luật Đất đai số 13/2003/QH11 có hiệu lực; theo quy định của Luật Đất đai"
    assert targets(text) == ["vb/13/2003/QH11", "vb/45/2013/QH13"]


def test_every_citation_has_a_link() -> None:
    text = "Luật Đất đai, Nghị định 30/2020/NĐ-CP, Kế hoạch 1/KH-UBND và Luật Không có"
    citations = find_citations(read_text(text))
    assert [link.citation for link in resolve(citations, LANG_SON, OWN)] == list(citations)
    assert resolve((), LANG_SON, OWN) == ()


# ------------------------------------------------------------------------------------ own identity


def test_a_document_without_a_number_is_known_by_its_content() -> None:
    one, other = identify(LANG_SON, "ab" * 32), identify(LANG_SON, "cd" * 32)
    assert id_of(one) == "tep/Thông_báo~2021-08~Ủy_ban_nhân_dân_tỉnh_Lạng_Sơn~abababababab"
    assert one != other


def test_a_number_without_a_year_does_not_make_two_documents_one() -> None:
    header = Header(Span(0, 0), designation="35/KH-UBND", issuer="Ủy ban nhân dân tỉnh Lạng Sơn")
    assert identify(header, "ab" * 32) != identify(header, "cd" * 32)
    assert "35/KH-UBND" in identify(header, "ab" * 32)


# ---------------------------------------------------------------------- one act, however written


@pytest.mark.parametrize(
    "text",
    [
        "Nghị quyết số 07-NQ/TU ngày 06/4/2011",
        "Nghị quyết số 7-NQ/TU ngày 06/4/2011",
        "Nghị quyết số 07/NQ-TU ngày 06/4/2011",
        "Nghị quyết số 07 - NQ/TU, ngày 06/4/2011",
    ],
)
def test_a_party_number_is_one_act_however_it_is_written(text: str) -> None:
    assert targets(text) == ["vb/07-NQ/TU~2011~tỉnh_Lạng_Sơn"]


def test_a_law_and_a_resolution_of_one_number_are_two_acts() -> None:
    text = "Nghị quyết số 45/2013/QH13, Luật Đất đai số 45/2013/QH13 và Nghị quyết 88/2019/QH14"
    assert targets(text) == ["vb/45/2013/QH13~Nghị_quyết", "vb/45/2013/QH13", "vb/88/2019/QH14"]


def test_a_resolution_is_itself_and_not_the_law_of_its_number() -> None:
    header = Header(
        Span(0, 0), type="Nghị quyết", designation="45/2013/QH13", issuer="Quốc hội", year=2013
    )
    own = identify(header, "00")
    assert id_of(own) == "vb/45/2013/QH13~Nghị_quyết"
    text = "Nghị quyết số 45/2013/QH13 và Luật số 45/2013/QH13"
    assert [link.target for link in links(text, header, own)] == [own, iri_of("vb/45/2013/QH13")]


@pytest.mark.parametrize(
    ("text", "targets_"),
    [
        (
            "Nghị quyết số 15-NQ/HU ngày 03/4/2021 của Huyện ủy",
            ["vb/15-NQ/HU~2021~huyện_Cao_Lộc,_tỉnh_Lạng_Sơn"],
        ),
        ("Kết luận số 30-KL/ĐU ngày 01/02/2021", ["unresolved"]),
    ],
)
def test_a_party_number_in_a_district(text: str, targets_: list[str]) -> None:
    assert targets(text, CAO_LOC) == targets_


@pytest.mark.parametrize(
    ("day", "target"),
    [(date(2025, 5, 5), "vb/65/2025/QH15"), (date(2025, 9, 5), "vb/72/2025/QH15")],
)
def test_of_two_laws_of_one_year_the_one_in_force_is_meant(day: date, target: str) -> None:
    header = Header(Span(0, 0), issuer="Bộ Nội vụ", date=day, year=day.year)
    assert targets("Luật Tổ chức chính quyền địa phương năm 2025", header) == [target]


def test_two_laws_of_one_year_without_a_day_stay_ambiguous() -> None:
    (link,) = links("Luật Tổ chức chính quyền địa phương năm 2025", UNDATED)
    assert [id_of(iri) for iri in link.candidates] == ["vb/65/2025/QH15", "vb/72/2025/QH15"]


def test_a_short_form_is_the_act_that_the_document_cites_or_all_know() -> None:
    header = Header(Span(0, 0), issuer="Bộ Nội vụ", date=date(2025, 9, 5), year=2025)
    text = "Nghị quyết số 57-NQ/TW ngày 22/12/2024; các nhiệm vụ của Nghị quyết 57"
    assert set(targets(text, header)) == {"vb/57-NQ/TW~2024"}
    assert targets("theo Nghị quyết số 57-NQ/TW", header) == ["vb/57-NQ/TW~2024"]
    assert targets("theo Nghị quyết số 57-NQ/TW", CENTRAL) == ["unresolved"]


# --------------------------------------------------------------------------- what others supply


def supplied(text: str, header: Header, *known: tuple[str, date | None]) -> Link:
    told = [Supply(iri_of(target), day) for target, day in known]
    (link,) = resolve(find_citations(read_text(text)), header, OWN, supplies=lambda _: told)
    return link


def test_another_text_supplies_the_year() -> None:
    link = supplied("Quyết định số 861/QĐ-TTg", LANG_SON, ("vb/861/QĐ-TTg~2021", date(2021, 6, 4)))
    assert (link.target, link.reason) == (iri_of("vb/861/QĐ-TTg~2021"), SUPPLIED)


def test_two_supplies_stay_ambiguous() -> None:
    known = ("vb/861/QĐ-TTg~2021", None), ("vb/861/QĐ-TTg~2019", None)
    link = supplied("Quyết định số 861/QĐ-TTg", LANG_SON, *known)
    assert (link.target, link.status, len(link.candidates)) == (None, "ambiguous", 2)


@pytest.mark.parametrize(
    ("text", "header", "known"),
    [
        # of another province
        ("Kế hoạch số 35/KH-UBND", LANG_SON, ("vb/35/KH-UBND~2020~tỉnh_Hà_Giang", None)),
        # of the future
        ("Quyết định số 861/QĐ-TTg", LANG_SON, ("vb/861/QĐ-TTg~2022", None)),
        ("Quyết định số 861/QĐ-TTg", HA_GIANG, ("vb/861/QĐ-TTg~2021", date(2021, 9, 1))),
        # of another day, or of no known place
        (
            "Kế hoạch số 35/KH-UBND ngày 25/02/2020",
            CENTRAL,
            ("vb/35/KH-UBND~2020~tỉnh_Hà_Giang", date(2020, 2, 26)),
        ),
        # nothing tells when the citing document was signed
        ("Quyết định số 861/QĐ-TTg", UNDATED, ("vb/861/QĐ-TTg~2021", None)),
    ],
)
def test_no_supply_goes_across_a_boundary(
    text: str, header: Header, known: tuple[str, date | None]
) -> None:
    assert supplied(text, header, known).status == "unresolved"


def test_the_day_tells_the_place() -> None:
    known = ("vb/35/KH-UBND~2020~tỉnh_Hà_Giang", date(2020, 2, 25))
    link = supplied("Kế hoạch số 35/KH-UBND ngày 25/02/2020", CENTRAL, known)
    assert link.target == iri_of("vb/35/KH-UBND~2020~tỉnh_Hà_Giang")


# -------------------------------------------------------------------------------- slips of the year


def test_a_number_of_another_year_than_its_day_may_mean_the_act_of_that_day() -> None:
    (link,) = links("Nghị định số 30/2019/NĐ-CP ngày 05/3/2020 của Chính phủ", CENTRAL)
    assert (link.status, link.target, link.reason) == ("ambiguous", None, MISPRINTED)
    assert list(map(id_of, link.candidates)) == ["vb/30/2020/NĐ-CP", "vb/30/2019/NĐ-CP"]


@pytest.mark.parametrize(
    "text",
    [
        "Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ",
        # No act of that number and day is known: it may have been signed a year later.
        "Thông tư số 777/2019/TT-BTC ngày 06/01/2020 của Bộ trưởng Bộ Tài chính",
    ],
)
def test_a_number_that_nothing_speaks_against_stands(text: str) -> None:
    assert [link.status for link in links(text, CENTRAL)] == ["resolved"]


def test_the_constitution_itself_is_the_one_that_others_cite() -> None:
    own = Header(Span(0, 0), type="Hiến pháp", issuer="Quốc hội", year=2013)
    assert [identify(own, "0" * 64)] == [
        link.target for link in links("Căn cứ Hiến pháp năm 2013;", CENTRAL)
    ]


@pytest.mark.parametrize(
    ("texts", "target"),
    [
        (
            ["Nghị định số 30/2020/NĐ-CP", "Nghị định số 30/2020/NĐ/CP"],
            "vb/30/2020/NĐ-CP",
        ),
        (
            ["Quyết định số 861/QĐ/TTg ngày 04/6/2021", "Quyết định 861/QĐ-TTG ngày 4/6/2021"],
            "vb/861/QĐ-TTg~2021",
        ),
        (
            ["Nghị quyết số 12/2022/NQ/HĐND", "Nghị quyết 12/2022/NQ- HĐND"],
            "vb/12/2022/NQ-HĐND~tỉnh_Lạng_Sơn",
        ),
        (
            ["Thông tư liên tịch số 01/2017/TTLT/BCA-BQP-TANDTC"],
            "vb/01/2017/TTLT-BCA-BQP-TANDTC",
        ),
        (["Luật 21/LCT-HĐNN8", "Luật số 21-LCT/HĐNN8"], "vb/21-LCT/HĐNN8~1989"),
        # The number of a Party committee keeps its own slash.
        (["Nghị quyết số 07-NQ/TW ngày 18/11/2016"], "vb/07-NQ/TW~2016"),
    ],
)
def test_one_act_has_one_iri_whichever_mark_stands_in_its_symbol(
    texts: list[str], target: str
) -> None:
    for text in texts:
        assert targets(text) == [target], text
