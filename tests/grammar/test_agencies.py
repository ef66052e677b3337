"""Agencies are found where they stand and get their full name from the document's header."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from grammar.agencies.find import canonical, find_agencies
from grammar.bodies.names import Area, province, read_name
from grammar.headers.header import read_header
from grammar.model import Header, Span
from grammar.tables import listed, load
from grammar.texts.text import read_text

if TYPE_CHECKING:
    from collections.abc import Callable

PROVINCE = Header(Span(0, 0), issuer="Ủy ban nhân dân tỉnh Sơn La", place="Sơn La")
DISTRICT = Header(Span(0, 0), issuer="Ủy ban nhân dân huyện Mai Sơn", place="Sơn La")
CENTRAL = Header(Span(0, 0), issuer="Chính phủ", place="Hà Nội")

IN_A_PROVINCE = [
    ("UBND tỉnh", "Ủy ban nhân dân tỉnh Sơn La"),
    ("Chủ tịch UBND tỉnh", "Ủy ban nhân dân tỉnh Sơn La"),
    ("Phó Chủ tịch UBND tỉnh", "Ủy ban nhân dân tỉnh Sơn La"),
    ("Văn phòng UBND tỉnh", "Văn phòng Ủy ban nhân dân tỉnh Sơn La"),
    ("Chánh Văn phòng UBND tỉnh", "Văn phòng Ủy ban nhân dân tỉnh Sơn La"),
    ("SỞ XÂY DỰNG", "Sở Xây dựng tỉnh Sơn La"),
    ("Giám đốc Sở Y tế", "Sở Y tế tỉnh Sơn La"),
    ("Sở NN&PTNT", "Sở Nông nghiệp và Phát triển nông thôn tỉnh Sơn La"),
    ("Sở Lao động, Thương binh và Xã hội", "Sở Lao động - Thương binh và Xã hội tỉnh Sơn La"),
    ("Ban Dân tộc tỉnh", "Ban Dân tộc tỉnh Sơn La"),
    ("Trưởng Ban Dân tộc", "Ban Dân tộc tỉnh Sơn La"),
    ("Chánh Thanh tra tỉnh", "Thanh tra tỉnh Sơn La"),
    ("Đài PT-TH tỉnh", "Đài Phát thanh và Truyền hình tỉnh Sơn La"),
    ("Ủy ban MTTQ Việt Nam tỉnh", "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Sơn La"),
    ("Tỉnh uỷ", "Tỉnh ủy Sơn La"),
    ("Ban Thường vụ Tỉnh ủy", "Ban Thường vụ Tỉnh ủy Sơn La"),
    ("Đảng đoàn HĐND tỉnh", "Đảng đoàn Hội đồng nhân dân tỉnh Sơn La"),
    ("HĐND tỉnh khóa XV", "Hội đồng nhân dân tỉnh Sơn La"),
    ("UBND huyện Mai Sơn", "Ủy ban nhân dân huyện Mai Sơn, tỉnh Sơn La"),
    ("UBND huyện", "Ủy ban nhân dân huyện"),
    ("Sở Y tế tỉnh Thừa Thiên - Huế", "Sở Y tế tỉnh Thừa Thiên Huế"),
    ("UBND TPHCM", "Ủy ban nhân dân thành phố Hồ Chí Minh"),
    ("Bộ trưởng Bộ Công thương", "Bộ Công Thương"),
    ("Thống đốc NHNN", "Ngân hàng Nhà nước Việt Nam"),
    ("Kho bạc Nhà nước", "Kho bạc Nhà nước"),
    ("Kho bạc Nhà nước tỉnh", "Kho bạc Nhà nước tỉnh Sơn La"),
    ("Thủ trưởng các Sở, ban, ngành", "Các sở, ban, ngành (tỉnh Sơn La)"),
    ("Sở, ban, ngành", "Các sở, ban, ngành (tỉnh Sơn La)"),
    ("các sở, ngành của tỉnh", "Các sở, ngành (tỉnh Sơn La)"),
    (
        "Chủ tịch UBND các huyện, thành phố",
        "Ủy ban nhân dân các huyện, thành phố (tỉnh Sơn La)",
    ),
    ("các Bộ, ngành", "Các bộ, ngành"),
]


@pytest.mark.parametrize(("words", "name"), IN_A_PROVINCE, ids=[row[0] for row in IN_A_PROVINCE])
def test_canonical_in_a_provincial_document(words: str, name: str) -> None:
    assert canonical(words, PROVINCE) == name


def test_full_names_stay_as_they_are() -> None:
    for _, name in IN_A_PROVINCE:
        assert name.endswith(")") or canonical(name, PROVINCE) == name


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("UBND huyện", "Ủy ban nhân dân huyện Mai Sơn, tỉnh Sơn La"),
        ("Phòng Nội vụ", "Phòng Nội vụ huyện Mai Sơn, tỉnh Sơn La"),
        ("Trưởng phòng Nội vụ", "Phòng Nội vụ huyện Mai Sơn, tỉnh Sơn La"),
        ("UBND tỉnh", "Ủy ban nhân dân tỉnh Sơn La"),
        ("Sở Nội vụ", "Sở Nội vụ tỉnh Sơn La"),
        ("UBND xã Chiềng Ban", "Ủy ban nhân dân xã Chiềng Ban, tỉnh Sơn La"),
    ],
)
def test_canonical_in_a_district_document(words: str, name: str) -> None:
    assert canonical(words, DISTRICT) == name


def test_a_place_tells_its_province_where_it_is_the_only_one_of_its_name() -> None:
    for row in load("places"):
        place, *above = read_name(row["examples"]).areas
        provinces = listed(row["provinces"])
        assert str(place) == row["place"]
        assert [area.name for area in above] == ([*provinces] if len(provinces) == 1 else [])


@pytest.mark.parametrize(
    ("words", "issuer", "name"),
    [
        ("UBND huyện Chi Lăng", "Tỉnh ủy Bắc Giang", "huyện Chi Lăng, tỉnh Lạng Sơn"),
        ("UBND huyện Châu Thành", "UBND tỉnh Bến Tre", "huyện Châu Thành, tỉnh Bến Tre"),
        ("UBND huyện Châu Thành", "Chính phủ", "huyện Châu Thành"),
        ("UBND thành phố Huế", "Chính phủ", "thành phố Huế"),
        ("UBND tỉnh", "UBND thành phố Long Xuyên", "tỉnh An Giang"),
        ("UBND thành phố", "UBND thành phố Long Xuyên", "thành phố Long Xuyên, tỉnh An Giang"),
    ],
)
def test_the_province_of_a_smaller_place(words: str, issuer: str, name: str) -> None:
    header = Header(Span(0, 0), issuer=issuer)
    assert canonical(words, header) == f"Ủy ban nhân dân {name}"


@pytest.mark.parametrize("words", ["Sở Y tế", "Tỉnh ủy"])
def test_a_central_document_gives_no_place(words: str) -> None:
    assert canonical(words, CENTRAL) == words


def test_areas_and_kind() -> None:
    body = read_name("Chủ tịch UBND xã Hồ Sơn, huyện Hữu Lũng")
    assert body.areas == (
        Area("xã", "Hồ Sơn"),
        Area("huyện", "Hữu Lũng"),
        Area("tỉnh", "Lạng Sơn"),
    )
    assert body.kind == "office"
    assert body.place == "Hồ Sơn"
    assert province("BR-VT") == Area("tỉnh", "Bà Rịa - Vũng Tàu")


def found(words: str) -> list[tuple[str, str]]:
    text = read_text(words)
    mentions = find_agencies(text, PROVINCE)
    assert all(text.original[m.span.start : m.span.end] == m.text for m in mentions)
    return [(m.text, m.name.removesuffix(" tỉnh Sơn La")) for m in mentions]


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("giao Sở Y tế, Sở Tài chính rà soát", ["Sở Y tế", "Sở Tài chính"]),
        ("Giám đốc các Sở: Nội vụ, Tư pháp", ["Sở Nội vụ", "Sở Tư pháp"]),
        ("tại Bộ luật Dân sự và Hội An", []),
        ("các hội nghị, các xã khu vực III", []),
        ("các cấp ủy của Kho bạc Nhà nước tỉnh", ["Kho bạc Nhà nước"]),
        ("theo đề nghị của Cục Quản lý rừng bền vững về", ["Cục Quản lý rừng bền vững"]),
        ("văn bản số 12/UBND-KT", []),
        ("trực thuộc Trung ương", []),
        ("Đảng ủy Chính phủ", ["Đảng ủy Chính phủ"]),
        ("Chủ tịch UBND tỉnh Nguyễn Văn An", ["Ủy ban nhân dân"]),
    ],
)
def test_found_in_running_text(words: str, names: list[str]) -> None:
    assert [name for _, name in found(words)] == names


# The name, then what the text says of it: it must end between them.
ENDS = [
    ("Chi cục An toàn vệ sinh thực phẩm", "kiểm tra các bếp ăn tập thể"),
    ("Cục Cảnh sát giao thông đường bộ, đường sắt", "chủ trì"),
    ("Cục Kiểm tra văn bản quy phạm pháp luật", "rà soát"),
    ("Chi cục Quản lý chất lượng nông lâm sản và thủy sản", "tổng hợp, báo cáo"),
    ("Chi cục Giám định xây dựng", ", Văn phòng luật sư"),
    ("Chi cục Giám định xây dựng", "thẩm định hồ sơ"),
    ("Chi cục Tiêu chuẩn Đo lường Chất lượng", "kiểm định."),
    ("Chi cục Tiêu chuẩn Đo lường Chất lượng", "hướng dẫn"),
    ("Chi cục Hải quan cửa khẩu Hữu Nghị", "thu ngân sách"),
    ("Cục Quản lý lao động ngoài nước", "thông báo"),
    ("Cục Quản lý môi trường y tế", "về khẩu trang"),
    ("Tổng cục Tiêu chuẩn đo lường chất lượng", "công bố"),
    ("Cục An ninh chính trị nội bộ", "theo dõi"),
    ("Ủy ban Nhà nước về người Việt Nam ở nước ngoài", "phối hợp"),
    ("Cục Cảnh sát phòng cháy, chữa cháy và cứu nạn, cứu hộ", "tập huấn"),
    ("Cục Cảnh sát quản lý hành chính về trật tự xã hội", "cấp giấy"),
    ("Cục Cảnh sát điều tra tội phạm về ma túy", "triệt phá"),
    ("Cục Cảnh sát điều tra tội phạm về trật tự xã hội", "báo cáo"),
    ("Cục Quản lý, giám sát kế toán, kiểm toán", "có ý kiến"),
    ("Cục Quản lý đăng ký kinh doanh", "hướng dẫn"),
    ("Cục Quản lý mật mã dân sự và Kiểm định sản phẩm mật mã", "cấp phép"),
    ("Cục Quản lý và Phát triển thị trường trong nước", "điều tiết"),
    ("Cục Kỹ thuật an toàn và Môi trường công nghiệp", "thanh tra"),
    ("Cục Công nghiệp địa phương và nông thôn", "đề xuất"),
    ("Cục Hạ tầng kỹ thuật", "góp ý"),
    ("Cục Bổ trợ tư pháp", "được giao"),
    ("Cục Việc làm", "là đầu mối"),
    ("Cục Điều tiết điện lực", "sẽ công bố"),
    ("Cục Quản lý đầu tư xây dựng", "có văn bản"),
    ("Cục Quản lý xây dựng công trình", "có văn bản"),
    ("Tổng cục Phòng, chống thiên tai", "dự báo lũ"),
    ("Trung tâm Dự báo khí tượng thủy văn quốc gia", "cảnh báo"),
    ("Trung tâm Đấu thầu qua mạng quốc gia", "vận hành hệ thống"),
    ("Trung tâm Kiểm nghiệm thuốc", ", Sở Y tế"),
    ("Viện Chiến lược phát triển", "nghiên cứu mô hình"),
    ("Viện Khoa học công nghệ xây dựng", "hướng dẫn"),
    ("Học viện Chính sách và Phát triển", "tuyển sinh"),
    ("Hội đồng Nhân quyền Liên hợp quốc", "nhiệm kỳ 2026-2028"),
    ("Đội Quản lý thị trường số 1", "tuần tra"),
    ("Hạt Kiểm lâm huyện Mộc Châu", "tuần tra"),
    ("Cục Đường bộ Việt Nam (Bộ Xây dựng)", "rà soát"),
    ("Tổng cục Quản lý đất đai thuộc Bộ Tài nguyên và Môi trường", "báo cáo"),
    ("Ban Quản lý Khu kinh tế Vân Hồ và các Khu công nghiệp Sơn La", "rà soát"),
    ("Ban Quản lý dự án đầu tư xây dựng công trình giao thông tỉnh", "và UBND"),
    ("Ban Quản lý dự án đầu tư xây dựng các công trình dân dụng và công nghiệp", "bàn giao"),
    ("Văn phòng Đăng ký đất đai tỉnh", "trích lục"),
    ("Bệnh viện Đa khoa tỉnh", "tuyển sinh"),
    ("Đảng ủy Công an tỉnh", "lãnh đạo"),
    ("Đảng ủy Sở Y tế", "quán triệt"),
    ("Ban Tuyên giáo và Dân vận Đảng ủy Chính phủ", "tuyên truyền"),
    ("Chủ tịch UBND phường Chiềng Sinh 2", "chịu trách nhiệm"),
    ("UBND phường Tô Hiệu 1", "và các đoàn thể"),
    ("UBND xã Mường Bú", "5 hộ"),
    ("Huyện ủy Mai Sơn", "lãnh đạo"),
    ("Bộ Chính trị", "và Điều lệ Đảng"),
    ("Quốc hội", "và Hiến pháp"),
    ("UBND TỈNH YÊN BÁI", "ĐIỆN:"),
    ("Chi cục Kiểm lâm", "và chính quyền xã"),
    ("Chi cục Thủy lợi", "và người dân"),
    ("Trung tâm Khuyến nông", "hỗ trợ các hộ chăn nuôi"),
    ("Cục Trồng trọt", ", Cục Bảo vệ thực vật"),
    ("Cục Đầu tư nước ngoài", "quản lý dự án FDI"),
    ("Chi cục Kiểm tra sau thông quan", "có quyền"),
    ("Trung tâm Công nghệ thông tin và Chuyển đổi số", "vận hành"),
    ("Cục Thống kê tỉnh", "công bố"),
]


@pytest.mark.parametrize(("name", "after"), ENDS, ids=[f"{a} | {b}" for a, b in ENDS])
def test_a_name_ends_where_the_words_go_on(name: str, after: str) -> None:
    gap = "" if after[0] == "," else " "
    first = find_agencies(read_text(f"Giao {name}{gap}{after}"), PROVINCE)[0]
    assert first.text == name


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Chi cục Chăn nuôi và Thú y", "Chi cục Chăn nuôi và Thú y tỉnh Sơn La"),
        ("Chi cục Môi trường đô thị", "Chi cục Môi trường đô thị tỉnh Sơn La"),
        (
            "Trung tâm Công nghệ thông tin và Truyền thông",
            "Trung tâm Công nghệ thông tin và Truyền thông tỉnh Sơn La",
        ),
        ("Văn phòng Đăng ký đất đai", "Văn phòng Đăng ký đất đai tỉnh Sơn La"),
        ("Bệnh viện Đa khoa", "Bệnh viện Đa khoa tỉnh Sơn La"),
        ("Trung tâm Lý lịch tư pháp quốc gia", "Trung tâm Lý lịch tư pháp quốc gia"),
        ("Chi cục Thuế khu vực", "Chi cục Thuế khu vực"),
        ("Bệnh viện Bạch Mai", "Bệnh viện Bạch Mai"),
        ("Tòa án nhân dân cấp huyện", "Tòa án nhân dân cấp huyện (tỉnh Sơn La)"),
        ("Công an cấp xã", "Công an cấp xã (tỉnh Sơn La)"),
        ("Công an cấp tỉnh", "Công an cấp tỉnh"),
        ("Đảng ủy Công an tỉnh", "Đảng ủy Công an tỉnh Sơn La"),
        ("Đảng ủy Sở Y tế", "Đảng ủy Sở Y tế tỉnh Sơn La"),
        ("Cục Đường bộ Việt Nam (Bộ Xây dựng)", "Cục Đường bộ Việt Nam"),
        ("Ban Thường vụ huyện ủy Mai Sơn", "Ban Thường vụ Huyện ủy Mai Sơn"),
        ("Ban Thường vụ Huyện ủy Mai Sơn", "Ban Thường vụ Huyện ủy Mai Sơn"),
    ],
)
def test_the_place_of_what_names_no_level(words: str, name: str) -> None:
    assert canonical(words, PROVINCE) == name


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("UBND các xã, thị trấn", "Ủy ban nhân dân các xã, thị trấn (huyện Mai Sơn, tỉnh Sơn La)"),
        ("Các phòng, ban", "Các phòng, ban (huyện Mai Sơn, tỉnh Sơn La)"),
        ("các cơ quan liên quan", "Các cơ quan liên quan (huyện Mai Sơn, tỉnh Sơn La)"),
        ("các sở, ngành", "Các sở, ngành (tỉnh Sơn La)"),
        ("UBND các huyện, thành phố", "Ủy ban nhân dân các huyện, thành phố (tỉnh Sơn La)"),
    ],
)
def test_groups_of_a_district(words: str, name: str) -> None:
    assert canonical(words, DISTRICT) == name


@pytest.mark.parametrize(
    ("words", "year", "name"),
    [
        ("Cục Thuế", 2014, "Cục Thuế tỉnh Sơn La"),
        ("Cục trưởng Cục Thống kê", 2024, "Cục Thống kê tỉnh Sơn La"),
        ("Cục Thuế", 2026, "Cục Thuế"),
        ("Cục Hải quan", None, "Cục Hải quan"),
        ("Kho bạc Nhà nước", 2014, "Kho bạc Nhà nước"),
    ],
)
def test_a_central_body_of_today_was_the_provinces(words: str, year: int | None, name: str) -> None:
    assert canonical(words, replace(PROVINCE, year=year)) == name


def test_a_name_in_capitals_is_no_district() -> None:
    words = "KẾT LUẬN CỦA PHÓ CHỦ TỊCH UBND HUYỆN BÙI TUẤN ANH TẠI CUỘC HỌP"
    (mention,) = find_agencies(read_text(words), DISTRICT)
    assert mention.name == "Ủy ban nhân dân huyện Mai Sơn, tỉnh Sơn La"


def test_kinds() -> None:
    text = read_text("UBND tỉnh yêu cầu Giám đốc Sở Y tế và các sở, ngành thực hiện.")
    mentions = find_agencies(text, PROVINCE)
    assert [m.kind for m in mentions] == ["body", "office", "group"]
    assert [m.place for m in mentions] == ["Sơn La", "Sơn La", "Sơn La"]


def test_names_that_need_no_place_are_found(sample: Callable[[str], str]) -> None:
    header = read_header(read_text(sample("unsigned_notice")))
    rows = [row for row in load("agencies") if row["kind"] == "body" and row["place"] == "optional"]
    lost = [
        name
        for row in rows
        for name in (row["name"], *listed(row["aliases"]))
        if [m.name for m in find_agencies(read_text(f"giao {name}"), header)]
        != [canonical(name, header)]
    ]
    assert lost == []


@pytest.mark.parametrize(
    "unit", ["Ủy ban nhân dân ", "các sở, ", "Bộ A và ", "SỞ ", "Ban Thường vụ "]
)
def test_cost_is_linear(unit: str) -> None:
    text = read_text(unit * (400_000 // len(unit)))
    start = time.perf_counter()
    find_agencies(text, PROVINCE)
    assert time.perf_counter() - start < 10
