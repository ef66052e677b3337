"""Who must do what, by the form of lines: markers, headings, circumstances, groups of bodies."""

from __future__ import annotations

import pytest

from grammar.document import read

_HEAD = (
    "ỦY BAN NHÂN DÂN\nTỈNH LÂM ĐỒNG\n\nSố: 214/UBND-KT\nLâm Đồng, ngày 12 tháng 3 năm 2024\n\n"
    "UBND tỉnh có ý kiến như sau:\n\n"
)
_MINISTRY = (
    "BỘ XÂY DỰNG\n\nSố: 642/QĐ-BXD\nHà Nội, ngày 26 tháng 6 năm 2025\n\nQUYẾT ĐỊNH\n"
    "Ban hành Kế hoạch\n\nĐiều 1. Ban hành Kế hoạch kèm theo.\n"
)
_NORM = "THÔNG TƯ\nHướng dẫn Luật Lưu trữ\n\nSố: 05/2024/TT-BNV\n\n"


def _told(words: str) -> list[tuple[str, tuple[str, ...]]]:
    found = read(words + "\n").directives
    return [(one.text.split()[0], tuple(_short(name) for name in one.responsible)) for one in found]


def _short(name: str) -> str:
    return name.removesuffix(" (tỉnh Lâm Đồng)").removesuffix(" tỉnh Lâm Đồng")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("1/ Sở Y tế:\n- Rà soát.", "2/ Sở Nội vụ:\n- Tuyển dụng."),
        ("1.Sở Y tế:\n-Rà soát.", "2.Sở Nội vụ:\n-Tuyển dụng."),
        ("1- Sở Y tế:\n+ Rà soát.", "2- Sở Nội vụ:\n+ Tuyển dụng."),
        ("* Sở Y tế:\n-Rà soát.", "* Sở Nội vụ:\n-Tuyển dụng."),
        ("1.1/ Sở Y tế:\na) Rà soát.", "1.2/ Sở Nội vụ:\na) Tuyển dụng."),
        ("1. Sở Y tế tham mưu UBND tỉnh:\n- Rà soát.", "2. Sở Nội vụ:\n- Tuyển dụng."),
        ("1. Sở Y tế là cơ quan thường trực, có nhiệm vụ:\n- Rà soát.", "2. Sở Nội vụ tuyển dụng."),
        (
            "1. Sở Y tế:\n- Rà soát.\nHồ sơ gồm có:\n- Báo cáo;\n- Dự toán.",
            "2. Sở Nội vụ tuyển dụng.",
        ),
        ("1. Sở Y tế:\n- Rà soát.\n- Hiện còn thiếu 120 bác sĩ.", "2. Sở Nội vụ tuyển dụng."),
        ("1. Sở Y tế:\n- Rà soát.\n- Trách nhiệm khác theo quy định.", "2. Sở Nội vụ tuyển dụng."),
        ("1. Sở Y tế:\n- Rà soát.\n- Báo cáo gồm:\n+ Kiểm kê tài sản.", "2. Sở Nội vụ tuyển dụng."),
    ],
)
def test_tasks_stand_under_their_actor(first: str, second: str) -> None:
    found = [names for _, names in _told(f"{_HEAD}{first}\n{second}")]
    assert found == [("Sở Y tế",), ("Sở Nội vụ",)]


@pytest.mark.parametrize(
    "item",
    [
        "Về thủ tục: Rà soát hồ sơ",
        "Đối với dự án chậm tiến độ, kiên quyết thu hồi",
        "Ngay sau khi nhận văn bản này, tổ chức quán triệt",
        "Trên cơ sở kết quả rà soát, tham mưu phương án",
        "Bên cạnh tuyên truyền, tăng cường tuần tra",
    ],
)
def test_a_task_may_begin_with_its_circumstance(item: str) -> None:
    words = f"UBND tỉnh yêu cầu các sở, ban, ngành thực hiện các nội dung sau:\na) {item}."
    assert [names for _, names in _told(_HEAD + words)] == [("Các sở, ban, ngành",)]


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("Chế độ báo cáo: Sở Y tế tổng hợp kết quả.", ("Sở Y tế",)),
        ("Từng sở, ngành xây dựng kế hoạch.", ("Từng sở, ngành",)),
        ("Các xã, thị trấn đẩy nhanh tiến độ.", ("Các xã, thị trấn",)),
        ("Các đơn vị dự toán cấp I xét duyệt quyết toán.", ("Các đơn vị dự toán cấp I",)),
        ("UBND các huyện miền núi rà soát.", ("Ủy ban nhân dân các huyện miền núi",)),
        ("Giao phòng Y tế rà soát.", ("Phòng Y tế",)),
        ("Chi nhánh Công ty Cấp nước Đà Lạt rà soát.", ("Chi nhánh Công ty Cấp nước Đà Lạt",)),
        ("Trung tâm Khuyến nông quốc gia hướng dẫn.", ("Trung tâm Khuyến nông quốc gia",)),
        ("Giám đốc sở, Thủ trưởng cơ quan, ban ngành tỉnh rà soát.", ("Các sở, ban, ngành",)),
        (
            "UBND các huyện: Đơn Dương, Đức Trọng rà soát.",
            ("Ủy ban nhân dân huyện Đơn Dương,", "Ủy ban nhân dân huyện Đức Trọng,"),
        ),
    ],
)
def test_who_is_put_to_work(words: str, names: tuple[str, ...]) -> None:
    assert [found for _, found in _told(_HEAD + words)] == [names]


@pytest.mark.parametrize(
    ("leaders", "names"),
    [
        ("Vụ trưởng Vụ Pháp chế", ("Vụ Pháp chế",)),
        ("Chánh Văn phòng Bộ", ("Văn phòng Bộ Xây dựng",)),
        ("Chánh Văn phòng, Chánh Thanh tra và Vụ trưởng Vụ Pháp chế",
         ("Văn phòng Bộ Xây dựng", "Thanh tra Bộ Xây dựng", "Vụ Pháp chế")),
        ("Thủ trưởng các đơn vị trực thuộc Bộ", ("Các đơn vị trực thuộc Bộ",)),
        ("Giám đốc các Sở Xây dựng", ("Các sở xây dựng",)),
    ],
)  # fmt: skip
def test_who_leads_a_body_acts_for_it(leaders: str, names: tuple[str, ...]) -> None:
    words = f"Điều 2. {leaders} chịu trách nhiệm thi hành Quyết định này."
    assert [found for _, found in _told(_MINISTRY + words)] == [names]


@pytest.mark.parametrize(
    "words",
    [
        "d) Đề nghị Sở Nội vụ cử đại diện tham gia hội đồng trường.",
        "Đề nghị Sở Nội vụ xem xét, giải quyết cho tôi theo quy định.",
        "Điều 15. Các đơn vị phục vụ đào tạo\n1. Thư viện và trạm thực hành.",
        "Theo đề nghị của Cục trưởng Cục Văn thư;\nBộ trưởng Bộ Nội vụ có trách nhiệm ban hành.",
        "2. Bộ Nội vụ giúp Chính phủ quản lý lưu trữ, có các nhiệm vụ, quyền hạn sau đây:",
    ],
)
def test_a_norm_does_not_order_what_it_lists(words: str) -> None:
    assert _told(_NORM + words) == []


def test_what_a_report_must_hold_is_no_task_of_its_own() -> None:
    words = "UBND tỉnh đề nghị các sở báo cáo theo các nội dung sau:\n1. Xây dựng kế hoạch.\n"
    assert [begins for begins, _ in _told(_HEAD + words)] == ["UBND"]


def test_a_norm_names_who_acts_within_an_article_on_others() -> None:
    words = "Điều 9. Trách nhiệm của các Bộ\n1. Bộ Y tế hướng dẫn, báo cáo Chính phủ."
    assert _told(_NORM + words) == [("Bộ", ("Bộ Y tế",))]
    own = words.replace("Bộ Y tế", "Bộ Nội vụ")
    assert _told(_NORM + own) == [("Bộ", ("Bộ Nội vụ",))]
    assert _told(_NORM + own.replace("Trách nhiệm của các Bộ", "Hồ sơ lưu trữ")) == []


def test_what_fell_short_is_no_order() -> None:
    assert _told(_HEAD + "Sở Y tế tham mưu phân bổ vốn còn chậm.") == []
    found = [names for _, names in _told(_HEAD + "Sở Y tế rà soát dự án còn chậm.")]
    assert found == [("Sở Y tế",)]


_COUNCIL = (
    "HỘI ĐỒNG NHÂN DÂN TỈNH LÂM ĐỒNG\n\nSố: 95/NQ-HĐND\nLâm Đồng, ngày 14 tháng 7 năm 2017\n\n"
    "NGHỊ QUYẾT\nVề chất vấn\n\nQUYẾT NGHỊ:\n"
)


@pytest.mark.parametrize(
    "principal",
    [
        "Phó Thủ tướng Lê Văn Bình",
        "Phó Thủ tướng Thường trực Lê Văn Bình",
        "Thủ tướng Chính phủ Lê Văn Bình",
        "Chủ tịch UBND tỉnh Lê Văn Bình",
        "Văn phòng UBND tỉnh",
        "Văn phòng Ủy ban nhân dân tỉnh",
    ],
)
@pytest.mark.parametrize("order", ["yêu cầu", "giao", "đề nghị"])
def test_who_orders_is_not_who_must_act(principal: str, order: str) -> None:
    found = _told(f"{_HEAD}{principal} {order} Sở Y tế rà soát hồ sơ.")
    assert [names for _, names in found] == [("Sở Y tế",)]


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("Chủ tịch UBND quận - huyện kiểm tra.", ("Ủy ban nhân dân quận, huyện",)),
        ("UBND phường - xã, thị trấn rà soát.", ("Ủy ban nhân dân phường, xã, thị trấn",)),
        ("Các sở - ngành rà soát.", ("Các sở, ngành",)),
        ("Thủ trưởng các sở - ban - ngành rà soát.", ("Các sở, ban, ngành",)),
        ("Các quận - huyện tổ chức thực hiện.", ("Các quận, huyện",)),
        ("Phòng Công nghệ thông tin chủ trì rà soát.", ("Phòng Công nghệ thông tin",)),
        ("1. Nếu có vướng mắc các đơn vị phản ánh về Sở Nội vụ.", ("Các đơn vị",)),
        (
            "Sở Y tế phối hợp với Sở Nội vụ; Sở Tài chính rà soát biên chế.",
            ("Sở Y tế",),
        ),
        ("2. Đề nghị\nSở Y tế rà soát.", ("Sở Y tế",)),
        ("Để kịp tiến độ, Sở Y tế có trách nhiệm:\na) Rà soát.", ("Sở Y tế",)),
        ("4. Về y tế: Đề nghị Sở Y tế chỉ đạo các phòng:\n- Rà soát.", ("Sở Y tế",)),
    ],
)
def test_who_acts_as_offices_write_it(words: str, names: tuple[str, ...]) -> None:
    assert [found for _, found in _told(_HEAD + words)] == [names]


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("- Ủy ban nhân dân tỉnh chỉ đạo các sở rà soát.", ("Ủy ban nhân dân",)),
        ("- Ủy ban nhân dân tỉnh tìm giải pháp xử lý.", ("Ủy ban nhân dân",)),
        ("- Giao nhiệm vụ Sở Y tế rà soát.", ("Sở Y tế",)),
        (
            "1. Thường trực\nHội đồng nhân dân tỉnh:\na) Tổ chức chất vấn.",
            ("Thường trực Hội đồng nhân dân",),
        ),
        (
            "Giao các Ban của Hội đồng nhân dân, Tổ đại biểu Hội đồng nhân dân giám sát.",
            ("Các Ban Hội đồng nhân dân", "Tổ đại biểu Hội đồng nhân dân"),
        ),
    ],
)
def test_whom_a_peoples_council_puts_to_work(words: str, names: tuple[str, ...]) -> None:
    assert [found for _, found in _told(_COUNCIL + words)] == [names]


@pytest.mark.parametrize(
    "words",
    [
        "1. Sở Y tế:\n- Việc tuyển dụng phải công khai.",
        "Các tổ chức, cá nhân tham gia đấu giá phải nộp tiền.",
        "Các tổ chức, cá nhân có nhu cầu đăng ký trực tuyến.",
    ],
)
def test_a_rule_for_anyone_is_no_order(words: str) -> None:
    assert _told(_HEAD + words) == []


def test_a_praise_below_a_list_is_no_task() -> None:
    words = "UBND tỉnh yêu cầu các sở:\n1. Rà soát.\nĐẩy mạnh ưu đãi là nhiệm vụ cấp bách."
    assert [begins for begins, _ in _told(_HEAD + words)] == ["Rà"]


def test_topics_above_tasks_are_no_tasks() -> None:
    words = (
        "UBND tỉnh yêu cầu các sở thực hiện các nhiệm vụ sau:\nI. Nâng cao chất lượng kiểm tra\n"
        "1. Xử lý văn bản.\nII. Tuân thủ trình tự\n1. Lập chương trình:\na) Rà soát danh mục."
    )
    assert [begins for begins, _ in _told(_HEAD + words)] == ["Xử", "Rà"]


def test_a_second_sentence_behind_a_label_is_a_task() -> None:
    words = "4. Sở Y tế: Rà soát hồ sơ. Bố trí kinh phí. Đây là năm đầu."
    assert _told(_HEAD + words) == [("Sở", ("Sở Y tế",)), ("Bố", ("Sở Y tế",))]


@pytest.mark.parametrize(
    "words",
    [
        "Sở Y tế báo cáo tình hình hoạt động với Bộ Y tế.",
        "Sở Y tế báo cáo định kỳ hằng quý, đột xuất kết quả về Bộ Y tế.",
        "Sở Y tế theo dõi, đề xuất Bộ Y tế khen thưởng.",
        "Sở Nội vụ rà soát, đề xuất với Bộ Y tế điều chỉnh.",
        "Phó Thủ tướng Lê Văn Bình yêu cầu Sở Y tế báo cáo Bộ Y tế.",
    ],
)
def test_to_whom_the_work_goes(words: str) -> None:
    assert [one.submit_to for one in read(f"{_HEAD}{words}\n").directives] == [("Bộ Y tế",)]


@pytest.mark.parametrize("quarter", ["quý IV", "Quý 4", "Quý IV", "quý 4"])
def test_a_quarter_may_have_a_capital(quarter: str) -> None:
    (one,) = read(f"{_HEAD}Sở Y tế hoàn thành trong {quarter} năm 2024.\n").directives
    assert one.deadline_kind == "within"
