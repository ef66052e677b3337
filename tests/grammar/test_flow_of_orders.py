"""Which lines put somebody to work: below whom they stand, what only leads to them, who is told."""

from __future__ import annotations

import pytest

from grammar.document import read

_OFFICE = (
    "ỦY BAN NHÂN DÂN\nTỈNH GIA LAI\n\nSố: 77/KH-UBND\nGia Lai, ngày 12 tháng 6 năm 2022\n\n"
    "KẾ HOẠCH\nTriển khai công tác dân số\n\nIII. TỔ CHỨC THỰC HIỆN\n"
)
_LETTER = "ỦY BAN NHÂN DÂN\nTỈNH GIA LAI\n\nSố: 977/UBND-KT\nGia Lai, ngày 12 tháng 6 năm 2022\n\n"
_NORM = "THÔNG TƯ\nHướng dẫn Luật Lưu trữ\n\nSố: 05/2024/TT-BNV\n\n"
_COUNCIL = (
    "HỘI ĐỒNG NHÂN DÂN\nTỈNH GIA LAI\n\nSố: 12/2021/NQ-HĐND\n"
    "Gia Lai, ngày 12 tháng 6 năm 2021\n\nNGHỊ QUYẾT\nQuy định mức thu phí\n\n"
)


def _told(words: str) -> list[tuple[str, tuple[str, ...]]]:
    """The first two words of each directive, and who must act."""
    return [
        (" ".join(one.text.split()[:2]), tuple(map(_short, one.responsible)))
        for one in read(words + "\n").directives
    ]


def _short(name: str) -> str:
    return name.removesuffix(" (tỉnh Gia Lai)").removesuffix(" tỉnh Gia Lai")


@pytest.mark.parametrize(
    "heading",
    [
        "2. Sở Y tế chủ trì, phối hợp với các đơn vị liên quan",
        "2. Sở Y tế căn cứ nội dung Kế hoạch này",
        "2. Sở Y tế trên cơ sở tình hình thực tế:",
        "2. Sở Y tế là cơ quan đầu mối",
        "2. Đề nghị Sở Y tế",
    ],
)
def test_a_line_that_names_who_must_act_leads_to_the_lower_marks(heading: str) -> None:
    tasks = "- Hướng dẫn chuyên môn cho tuyến dưới.\n- Tổ chức tập huấn cho cán bộ."
    assert _told(f"{_OFFICE}{heading}\n{tasks}") == [
        ("Hướng dẫn", ("Sở Y tế",)),
        ("Tổ chức", ("Sở Y tế",)),
    ]


@pytest.mark.parametrize(
    "heading",
    [
        "2. Sở Y tế được hỗ trợ kinh phí gồm:",
        "2. Thời gian qua, Sở Y tế đã có nhiều cố gắng",
        "2. Sở Y tế có quyền:",
    ],
)
def test_other_lines_with_a_body_lead_to_none(heading: str) -> None:
    assert _told(f"{_LETTER}{heading}\n- Hướng dẫn chuyên môn;\n- Tổ chức 15 lớp tập huấn.") == []


def test_a_verb_in_capitals_begins_the_tasks_below_a_name() -> None:
    words = "1. Đề nghị Hội Nông dân, Hội Cựu chiến binh\nTuyên truyền, vận động hội viên."
    names = ("Hội Nông dân", "Hội Cựu chiến binh")
    assert _told(_OFFICE + words) == [("Tuyên truyền,", names)]
    assert [one for _, one in _told(f"{_OFFICE}1. Giao Sở\nXây dựng rà soát quỹ nhà.")] == [
        ("Sở Xây dựng",)
    ]


@pytest.mark.parametrize(
    ("title", "task"),
    [
        ("b) Bố trí kinh phí, nhân lực:", "- Phân công cán bộ."),
        ("1. Thực hiện kế hoạch giáo dục", "a) Phân công cán bộ."),
        ("I. Nâng cao nhận thức của cán bộ", "1. Phân công cán bộ."),
        ("1. Lập và thực hiện kế hoạch hàng năm:", "a) Sở Nội vụ phân công cán bộ."),
    ],
)
def test_a_title_above_tasks_is_none_itself(title: str, task: str) -> None:
    words = "UBND tỉnh yêu cầu các sở, ban, ngành thực hiện tốt những việc sau:"
    assert len(_told(f"{_LETTER}{words}\n{title}\n{task}")) == 1


def test_what_must_not_be_done_is_a_task() -> None:
    words = "UBND tỉnh yêu cầu các sở, ban, ngành:\n1. Không tăng giá các mặt hàng thiết yếu."
    assert _told(_LETTER + words) == [("Không tăng", ("Các sở, ban, ngành",))]


@pytest.mark.parametrize(
    ("opening", "names"),
    [
        (
            "Kính gửi: Sở Xây dựng, Sở Tài chính\nThực hiện Công văn số 12/BXD-QLN, UBND tỉnh yêu"
            " cầu thực hiện các nội dung sau:",
            ("Sở Xây dựng", "Sở Tài chính"),
        ),
        (
            "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH ĐIỆN:\n- Giám đốc Sở Y tế;\n- Công an tỉnh.\n"
            "Để ứng phó với bão, Chủ tịch UBND tỉnh yêu cầu:",
            ("Sở Y tế", "Công an"),
        ),
    ],
)
def test_an_order_that_names_nobody_is_for_whom_it_is_written_to(
    opening: str, names: tuple[str, ...]
) -> None:
    assert _told(f"{_LETTER}{opening}\n1. Rà soát quỹ nhà công vụ.") == [("Rà soát", names)]
    told = opening.replace("UBND tỉnh yêu", "Bộ Xây dựng yêu")
    assert _told(f"{_LETTER}{told}\n1. Rà soát quỹ nhà công vụ.") == []


def test_a_sentence_of_no_actor_goes_on_in_what_an_office_writes() -> None:
    words = "Sở Y tế chỉ đạo tiêm chủng. Phối hợp với Công an tỉnh kiểm tra. Dịch đã giảm."
    assert _told(_LETTER + words) == [("Sở Y", ("Sở Y tế",)), ("Phối hợp", ("Sở Y tế",))]


@pytest.mark.parametrize(
    "words",
    [
        "3. Thời gian báo cáo: Trước ngày 25 hằng tháng, Sở Y tế gửi báo cáo về Sở Nội vụ.",
        "3. Trường hợp vượt thẩm quyền, Sở Y tế báo cáo, đề xuất UBND tỉnh quyết định.",
        "3. Sở Y tế: Trên cơ sở dự toán của các đơn vị, thẩm định, trình UBND tỉnh.",
        "3.1- Sở Y tế kiểm tra việc thực hiện.",
    ],
)
def test_what_may_stand_before_the_actor_or_the_verb(words: str) -> None:
    assert [names for _, names in _told(_LETTER + words)] == [("Sở Y tế",)]


def test_another_order_needs_no_semicolon() -> None:
    words = "Giao Sở Y tế hướng dẫn thủ tục, giao Sở Tài chính bố trí kinh phí."
    assert [names for _, names in _told(_LETTER + words)] == [("Sở Y tế",), ("Sở Tài chính",)]


def test_what_is_to_be_reported_at_a_session_is_a_task() -> None:
    head = _COUNCIL.replace("12/2021/NQ-HĐND", "12/NQ-HĐND")
    words = "Điều 2. Ủy ban nhân dân tỉnh báo cáo kết quả thực hiện tại kỳ họp cuối năm."
    assert [names for _, names in _told(head + words)] == [("Ủy ban nhân dân",)]
    assert _told(head + words.replace(" tại kỳ họp cuối năm", " còn chậm")) == []


def test_a_norm_says_who_carries_it_out() -> None:
    article = "Điều 14. Tổ chức thực hiện\n1. Bộ Nội vụ chủ trì tổ chức thực hiện Thông tư:\n"
    tasks = "a) Chỉ đạo, hướng dẫn việc thực hiện.\nb) Kiểm tra, tổng hợp tình hình."
    assert _told(_NORM + article + tasks) == [
        ("Chỉ đạo,", ("Bộ Nội vụ",)),
        ("Kiểm tra,", ("Bộ Nội vụ",)),
    ]
    assert _told(_NORM + "Điều 6. Giấy phép\n1. Bộ Nội vụ cấp giấy phép.\na) Kiểm tra hồ sơ;") == []
    assert _told(_NORM + "Đề nghị Quý cơ quan xem xét, cấp giấy phép theo quy định.") == []


def test_deputies_watch_over_a_resolution() -> None:
    words = "Điều 3. Thường trực Hội đồng nhân dân tỉnh giám sát việc thực hiện Nghị quyết này."
    assert len(_told(_COUNCIL + words)) == 1
    assert _told(_COUNCIL + words.replace("việc thực hiện Nghị quyết này", "chất vấn")) == []


def test_a_sentence_is_no_heading_of_the_agenda() -> None:
    words = (
        "THÔNG BÁO\nKết luận cuộc họp về đường ven biển\nNgày 05/6/2022, UBND tỉnh đã họp.\n"
        "Sau khi nghe báo cáo, Chủ tịch UBND tỉnh kết luận như sau:\n"
        "1. Về nguồn vốn: Giao Sở Tài chính cân đối.\n"
        "2. Đối với vật liệu san lấp, Sở Xây dựng hướng dẫn nhà thầu thực hiện thủ tục.\n"
    )
    assert ("Sở Xây", ("Sở Xây dựng",)) in _told(_LETTER + words)
