"""Who must do what, by when; and what only looks like an order."""

from __future__ import annotations

import time
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grammar.agencies.find import find_agencies
from grammar.directives.deadlines import find_deadline, period_end
from grammar.directives.find import find_directives
from grammar.headers.header import read_header
from grammar.meetings.meeting import read_meeting
from grammar.model import Header, Span
from grammar.structure.outline import sentences
from grammar.tables import listed, load
from grammar.texts.text import read_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from grammar.model import Directive

HEAD = "Số: 7/TB-UBND\nSơn La, ngày 10 tháng 4 năm 2022\nTHÔNG BÁO\nVề nhiệm vụ\n\n"


def orders(words: str) -> list[Directive]:
    text = read_text(words)
    header = read_header(text)
    agencies = find_agencies(text, header)
    meeting, items = read_meeting(text, header, agencies)
    found = find_directives(text, header, meeting, items, agencies, sentences(text))
    assert all(text.slice(one.span) == one.text for one in found)
    return list(found)


def short(names: tuple[str, ...]) -> list[str]:
    return [n.replace(" (tỉnh Sơn La)", "").replace(" tỉnh Sơn La", "") for n in names]


def test_a_notice(sample: Callable[[str], str]) -> None:
    found = orders(sample("unsigned_notice"))
    assert [(one.item, short(one.responsible), one.deadline) for one in found] == [
        (1, ["Ủy ban nhân dân các huyện, thành phố"], date(2022, 5, 8)),
        (1, ["Các sở, ban, ngành"], None),
        (1, ["Sở Nông nghiệp và Phát triển nông thôn"], date(2022, 5, 12)),
        (2, ["Thanh tra"], None),
        (None, ["Các sở, ban, ngành", "Ủy ban nhân dân các huyện, thành phố"], None),
    ]
    lead = found[2]
    assert lead.text.startswith("Cơ quan chủ trì tiếp thu")
    assert short(lead.submit_to) == ["Ủy ban nhân dân"]
    assert (lead.deadline_text, lead.deadline_kind) == ("chậm nhất trong ngày 12/5/2022", "by")
    assert short(found[1].coordinate_with) == ["Sở Tài chính"]
    assert found[4].action == "tổ chức thực hiện"


def test_bullets_under_a_heading_that_names_the_actor(sample: Callable[[str], str]) -> None:
    found = orders(sample("actors_notice"))
    rows = [(one.responsible[0].removesuffix(" tỉnh Yên Bái"), one.deadline_kind) for one in found]
    assert rows == [
        ("Sở Kế hoạch và Đầu tư", "before"),
        ("Sở Kế hoạch và Đầu tư", "recurring"),
        ("Sở Xây dựng", "within"),
        ("Ủy ban Mặt trận Tổ quốc Việt Nam", None),
        ("Sở Tài chính", "immediate"),
        ("Sở Tài chính", None),
        ("Các sở, ban, ngành (tỉnh Yên Bái)", "duration"),
    ]
    assert found[5].coordinate_with == ("Kho bạc Nhà nước tỉnh Yên Bái",)
    assert found[5].text == "Đôn đốc quyết toán"


def test_a_plan(sample: Callable[[str], str]) -> None:
    found = orders(sample("plan"))
    assert [(one.deadline, one.deadline_kind) for one in found] == [
        (None, "recurring"),
        (None, "within"),
        (date(2023, 6, 30), "by"),
        (date(2023, 5, 31), "before"),
    ]
    assert found[2].responsible == ("Sở Tài chính tỉnh Cao Bằng",)
    assert found[3].submit_to == ("Sở Nội vụ tỉnh Cao Bằng",)


def test_a_decision(sample: Callable[[str], str]) -> None:
    first, last = orders(sample("district_decision"))
    assert first.responsible == ("Phòng Nội vụ huyện Hữu Lũng, tỉnh Lạng Sơn",)
    assert first.coordinate_with == ("Phòng Tài chính - Kế hoạch huyện Hữu Lũng, tỉnh Lạng Sơn",)
    assert first.deadline == date(2020, 3, 1)
    assert len(last.responsible) == 3
    assert last.action == "thi hành Quyết định này"


def test_a_telegram(sample: Callable[[str], str]) -> None:
    found = orders(sample("telegram"))
    assert [one.responsible[0] for one in found] == [
        "Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương",
        "Bộ Công Thương",
        "Bộ Công Thương",
        "Bộ Thông tin và Truyền thông",
    ]
    assert found[0].deadline_text == "trước 17 giờ ngày 03 tháng 11 năm 2023"
    assert found[2].submit_to == ("Thủ tướng Chính phủ",)


def test_a_party_conclusion(sample: Callable[[str], str]) -> None:
    found = orders(sample("party_conclusion"))
    assert [one.responsible[0].removesuffix(" Quảng Nam") for one in found] == [
        "Ban cán sự đảng Ủy ban nhân dân tỉnh",
        "Ban Tổ chức Tỉnh ủy",
        "Đảng đoàn Hội đồng nhân dân tỉnh",
    ]
    assert found[0].deadline == date(2022, 1, 15)  # set in December


def test_a_law_gives_duties_only_where_it_says_so(sample: Callable[[str], str]) -> None:
    found = orders(sample("law"))
    assert [one.text for one in found] == ["Hướng dẫn trồng cây", "Kiểm tra"]


ORDERS = [
    ("Giao Sở Y tế rà soát; Sở Tài chính bố trí vốn.", [["Sở Y tế"], ["Sở Tài chính"]]),
    ("Sở Y tế, Sở Nội vụ và UBND các huyện tiếp tục rà soát.", None),
    ("Trên cơ sở đó, Sở Y tế tổng hợp; điều chỉnh danh mục.", [["Sở Y tế"]]),
    ("UBND tỉnh yêu cầu các đơn vị báo cáo.", [["Các đơn vị"]]),
    (
        "Đề nghị Ban Tuyên giáo Tỉnh ủy định hướng tuyên truyền.",
        [["Ban Tuyên giáo Tỉnh ủy Sơn La"]],
    ),
    ("Chủ tịch UBND tỉnh giao: Sở Y tế hướng dẫn.", [["Sở Y tế"]]),
    ("Giám đốc Sở Y tế chịu trách nhiệm trước UBND tỉnh.", [["Sở Y tế"]]),
    ("Giao đồng chí Lò Văn An theo dõi.", [["Lò Văn An"]]),
    ("Sở Y tế chỉ đạo các đơn vị quản lý đường bộ khắc phục.", [["Sở Y tế"]]),
    ("Riêng Sở Y tế cần rà soát.", [["Sở Y tế"]]),
    ("Sở Y tế trước ngày 10/5 báo cáo kết quả.", [["Sở Y tế"]]),
    ("Các đơn vị quản lý hồ chứa gia cố đập.", [["Các đơn vị quản lý hồ chứa"]]),
    ("Các doanh nghiệp viễn thông khắc phục sự cố.", [["Các doanh nghiệp viễn thông"]]),
    ("Kết quả rà soát đề nghị các đơn vị gửi về Sở Y tế.", [["Các đơn vị"]]),
    ("Rà soát phòng khám (Sở Y tế chủ trì, xong trước ngày 30/6/2022).", [["Sở Y tế"]]),
    ("III. TỔ CHỨC THỰC HIỆN\nSở Y tế căn cứ Kế hoạch tổ chức thực hiện.", [["Sở Y tế"]]),
    ("Giao Giám đốc: Sở Y tế, Sở Nội vụ rà soát.", [["Sở Y tế", "Sở Nội vụ"]]),
    ("Các đồng chí: Giám đốc Sở Y tế, Giám đốc Sở Nội vụ rà soát.", [["Sở Y tế", "Sở Nội vụ"]]),
    ("2.1 Sở Y tế:\n- Rà soát thủ tục.", [["Sở Y tế"]]),
    ("(1) Sở Y tế rà soát.", [["Sở Y tế"]]),
    ("Công an các huyện, thành phố rà soát.", [["Công an các huyện, thành phố"]]),
    ("Sở Y tế chỉ đạo các huyện, thành phố rà soát.", [["Sở Y tế"]]),
    ("Các đơn vị thuộc, trực thuộc Sở rà soát.", [["Các đơn vị thuộc, trực thuộc Sở"]]),
    ("Các đơn vị trong ngành Y tế rà soát.", [["Các đơn vị trong ngành Y tế"]]),
    ("UBND xã, phường, thị trấn rà soát.", [["Ủy ban nhân dân xã, phường, thị trấn"]]),
    ("Các sở, ngành khác theo chức năng, nhiệm vụ triển khai.", [["Các sở, ngành"]]),
    (
        "Thuế cơ sở, Kho bạc Nhà nước Khu vực X đối chiếu.",
        [["Thuế cơ sở", "Kho bạc Nhà nước Khu vực X"]],
    ),
    ("Giao các Phó Chủ tịch UBND tỉnh theo dõi.", [["Ủy ban nhân dân"]]),
    ("1. Tình hình thực hiện:\na) Sở Y tế rà soát chậm.\n2. Sở Nội vụ rà soát.", [["Sở Nội vụ"]]),
    ("Sở Y tế rà soát. Trình UBND tỉnh trước ngày 10/8/2022.", [["Sở Y tế"], ["Sở Y tế"]]),
    ("1. Sở Y tế:\n- Lập hồ sơ, gồm:\n+ Đơn đề nghị hỗ trợ;\n+ Biên bản xác nhận.", [["Sở Y tế"]]),
    ("4. Sở Y tế:\nCăn cứ Kế hoạch này để tổng hợp, bố trí vốn.", [["Sở Y tế"]]),
    ("4. Sở Y tế căn cứ chức năng, quyền hạn được giao:\na) Rà soát thủ tục.", [["Sở Y tế"]]),
    (
        "3. Sở Y tế:\n- Rà soát.\n4. Các Khu bảo tồn:\n- Rà soát.",
        [["Sở Y tế"], ["Các Khu bảo tồn"]],
    ),
    (
        "1. Sở Y tế:\na) Rà soát, gửi Sở Nội vụ. Sở Nội vụ tổng hợp, trình UBND tỉnh.",
        [["Sở Y tế"], ["Sở Nội vụ"]],
    ),
    (
        "Giao UBND các huyện, thành phố; Sở Y tế rà soát.",
        [["Ủy ban nhân dân các huyện, thành phố", "Sở Y tế"]],
    ),
    ("Đánh giá chung: Sở Y tế tham mưu kịp thời. Giao Sở Nội vụ rà soát.", [["Sở Nội vụ"]]),
    (
        "Ban Quản lý Khu kinh tế Vân Hồ và các Khu công nghiệp Sơn La rà soát dự án.",
        [["Ban Quản lý Khu kinh tế Vân Hồ và các Khu công nghiệp Sơn La"]],
    ),
]


@pytest.mark.parametrize(("words", "responsible"), ORDERS, ids=[row[0] for row in ORDERS])
def test_orders(words: str, responsible: list[list[str]] | None) -> None:
    found = [short(one.responsible) for one in orders(HEAD + words + "\n")]
    if responsible is None:
        responsible = [["Sở Y tế", "Sở Nội vụ", "Ủy ban nhân dân các huyện"]]
    assert found == responsible


@pytest.mark.parametrize(
    "words",
    [
        "Sở Y tế đã chủ động rà soát và báo cáo.",
        "UBND tỉnh nhất trí với dự thảo do Sở Y tế chuẩn bị.",
        "Bộ Nội vụ đã có Công văn số 12/BNV-CQĐP đề nghị UBND các tỉnh tạm dừng thực hiện.",
        "Cần thiết đề nghị với Ban Thường vụ Tỉnh ủy ban hành Nghị quyết.",
        "Nhiệm vụ được giao Sở Y tế thực hiện tốt.",
        "Ghi nhận sự nỗ lực của Sở Y tế trong việc xây dựng dự thảo.",
        "Yêu cầu tất cả những người từ vùng dịch khai báo.",
        "1. Bộ Tư pháp báo cáo về tiếp thu, giải trình dự thảo.",
        "Sở Y tế báo cáo thiếu sinh phẩm xét nghiệm.",
        "Sở Xây dựng đề nghị các chủ đầu tư sớm gửi hồ sơ.",
        "Hồ sơ đề nghị Sở Y tế xem xét gồm hai bản.",
        "Sở Tài chính huy động được 30 tỷ đồng.",
        "Đài Khí tượng Thủy văn tỉnh dự báo mặn còn tăng.",
        "Về việc này, Chủ tịch UBND tỉnh có ý kiến chỉ đạo như sau:",
        "Phó Thủ tướng có ý kiến như sau:",
        "2. Cơ quan chủ trì, phối hợp\n- Sở Y tế.",
        "Văn phòng UBND tỉnh xin thông báo để các cơ quan, đơn vị biết, thực hiện.",
        "Đánh giá chung: Công an tỉnh duy trì 28 chốt kiểm soát.",
        "Kính gửi:\n- Sở Y tế;\n- Các huyện ủy, thành ủy.\nThực hiện ý kiến của Tỉnh ủy như sau.",
    ],
)
def test_what_is_no_order(words: str) -> None:
    assert orders(HEAD + words + "\n") == []


def test_a_report_orders_nothing() -> None:
    words = "Số: 7/BC-UBND\nSơn La, ngày 10/4/2022\nBÁO CÁO\nKết quả\n\nSở Y tế tiếp tục rà soát.\n"
    assert orders(words) == []


@pytest.mark.parametrize("kind", ["verb", "assign", "modal", "lead"])
def test_every_cue_makes_its_example_an_order(kind: str) -> None:
    lost = [
        example
        for row in load("duties")
        for cue, example in zip(listed(row["kinds"]), listed(row["examples"]), strict=True)
        if cue == kind
        and [short(one.responsible) for one in orders(f"{HEAD}{example}.\n")] != [["Sở Y tế"]]
    ]
    assert lost == []


def test_a_page_number_does_not_end_a_task() -> None:
    words = "1. Sở Y tế:\n- Rà soát, báo cáo Ủy ban nhân dân\n\n2\n\ntỉnh trong tháng 5 năm 2022.\n"
    (one,) = orders(HEAD + words)
    assert (one.deadline_kind, one.deadline_text) == ("within", "trong tháng 5 năm 2022")


def test_a_verb_in_a_name_does_not_end_it() -> None:
    names = [row["phrase"] for row in load("duties") if "name" in listed(row["kinds"])]
    bodies = [f"Trung tâm Dịch vụ {name} An Phát" for name in names]
    cut = [
        body
        for body in bodies
        if orders(f"{HEAD}Giao {body} rà soát.\n")[0].responsible != (f"{body} tỉnh Sơn La",)
    ]
    assert cut == []


def test_what_a_group_does_for_a_living_is_part_of_its_name() -> None:
    trades = [row["phrase"] for row in load("duties") if "trade" in listed(row["kinds"])]
    groups = [f"Các cơ sở {trade} tư nhân" for trade in trades]
    found = [short(orders(f"{HEAD}{group} rà soát.\n")[0].responsible) for group in groups]
    assert found == [[group] for group in groups]


def test_a_table_in_capitals_with_the_time_before_the_bodies() -> None:
    heads = "TT\nNHIỆM VỤ\nTHỜI HẠN\nHOÀN THÀNH\nCƠ QUAN CHỦ TRÌ\nCƠ QUAN PHỐI HỢP\nI\nVề thể chế\n"
    rows = "1\nRà soát quy định\nQuý IV/2026\nSở Tư pháp\nSở Y tế\nII\nVề vốn\n"
    rows += "1\nPhân bổ vốn\nNăm 2026\nSở Tài chính\n"
    found = orders(HEAD + heads + rows)
    assert [(short(one.responsible), one.deadline_text, one.action) for one in found] == [
        (["Sở Tư pháp"], "Quý IV/2026", "Rà soát quy định"),
        (["Sở Tài chính"], "Năm 2026", "Phân bổ vốn"),
    ]


def test_a_table_goes_on_behind_the_heads_of_the_next_page() -> None:
    heads = "TT\nNhiệm vụ\nCơ quan chủ trì\nThời gian\n"
    rows = (
        "1\nRà soát quy định\nSở Tư pháp\nNăm 2026\n",
        "2\nPhân bổ vốn\nSở Tài chính\nNăm 2027\n",
    )
    found = orders(HEAD + heads + heads.join(rows))
    assert [one.deadline_text for one in found] == ["Năm 2026", "Năm 2027"]


def test_a_table_without_any_marks_between_its_cells() -> None:
    table = (
        "TT Nhiệm vụ\n\nCơ quan chủ trì\n\nThời gian\nhoàn thành\n1 Lập bản đồ của Sở Y tế\n\n"
        "Sở Nội vụ\n\nNăm 2024\n\n2 Tập huấn\n\nVăn phòng Sở\n\nQuý II\n\n"
    )
    found = orders(HEAD + table)
    assert [(short(one.responsible), one.deadline_kind, one.action) for one in found] == [
        (["Sở Nội vụ"], "within", "Lập bản đồ của Sở Y tế"),
        (["Văn phòng Sở"], "within", "Tập huấn"),
    ]
    assert found[1].deadline_text == "Quý II"


def test_a_table_whose_parts_are_numbered_and_whose_products_stand_before_the_time() -> None:
    heads = "STT\nNhiệm vụ\nCơ quan chủ trì\nCơ quan phối hợp\nSản phẩm\nThời gian hoàn thành\n"
    rows = (
        "1.\nHoàn thiện thể chế\n"
        "1.1\nSửa quy định về đầu tư của\nBộ Công an\nBộ Tài chính\nBộ Khoa học và\nCông nghệ\n"
        "Nghị định\nQuý IV/2026\n"
        "1.2\nXây dựng cơ chế hỗ trợ\nBộ Công Thương\nBộ Tài chính\nĐề án\nThường xuyên\n"
        "2.\nPhát triển thị trường\n"
        "2.1\nTổ chức xúc tiến thương mại\nBộ Công Thương\nBộ Ngoại giao\nBáo cáo\n30/6/2027\n"
    )
    found = orders(HEAD + heads + rows)
    assert [
        (short(one.responsible), short(one.coordinate_with), one.deadline_text) for one in found
    ] == [
        (["Bộ Tài chính"], ["Bộ Khoa học và Công nghệ"], "Quý IV/2026"),
        (["Bộ Công Thương"], ["Bộ Tài chính"], "Thường xuyên"),
        (["Bộ Công Thương"], ["Bộ Ngoại giao"], "30/6/2027"),
    ]


def test_a_group_ends_where_the_next_cell_begins_with_a_body() -> None:
    heads = "STT\nNhiệm vụ\nCơ quan chủ trì\nCơ quan phối hợp\nThời gian hoàn thành\n"
    row = "1\nXây dựng đề án\nBộ Nội vụ,\ncác địa phương\nBộ Công an\nQuý I/2026\n"
    (one,) = orders(HEAD + heads + row)
    assert [name.partition(" (")[0] for name in one.responsible] == ["Bộ Nội vụ", "Các địa phương"]
    assert one.coordinate_with == ("Bộ Công an",)


def test_who_directs_others_answers_for_it() -> None:
    found = orders(HEAD + "1. Sở Y tế:\n- Chỉ đạo Phòng Nội vụ rà soát.\n")
    assert [short(one.responsible) for one in found] == [["Sở Y tế"]]


def test_deadline_is_cut_out_of_the_action() -> None:
    (one,) = orders(HEAD + "Sở Y tế hoàn chỉnh, trình UBND tỉnh trước ngày 10/8/2022 để xem xét.\n")
    assert one.action == "hoàn chỉnh, trình UBND tỉnh để xem xét"


DEADLINES = [
    ("gửi trước ngày 02/8/2021", "before", date(2021, 8, 2), "trước ngày 02/8/2021"),
    ("gửi trước 15/8", "before", date(2021, 8, 15), "trước 15/8"),
    ("gửi trước 17h00 ngày 15/8", "before", date(2021, 8, 15), "trước 17h00 ngày 15/8"),
    ("chậm nhất là ngày 3 tháng 8", "by", date(2021, 8, 3), "chậm nhất là ngày 3 tháng 8"),
    ("chậm nhất trong ngày 03/8/2021", "by", date(2021, 8, 3), None),
    ("xong đến hết ngày 30/9/2021", "by", date(2021, 9, 30), None),
    ("hoàn thành trong ngày 3/8", "within", date(2021, 8, 3), "hoàn thành trong ngày 3/8"),
    ("thời gian hoàn thành: 31/10/2025", "by", date(2025, 10, 31), None),
    ("Thời hạn hoàn thành: 30/7/2024", "by", date(2024, 7, 30), None),
    ("thời hạn hoàn thành: quý I/2024", "by", None, None),
    ("xong trong tháng 8/2021", "within", None, "xong trong tháng 8/2021"),
    ("trong quý III năm 2021", "within", None, None),
    ("gửi trước ngày 15/8/2021, xong trong năm 2022", "before", date(2021, 8, 15), None),
    ("báo cáo định kỳ 6 tháng, hằng năm", "recurring", None, "định kỳ 6 tháng, hằng năm"),
    ("định kỳ hằng quý và hằng năm báo cáo", "recurring", None, "định kỳ hằng quý và hằng năm"),
    ("hoàn thành trước năm 2025", "before", None, "hoàn thành trước năm 2025"),
    ("trong thời hạn 05 ngày làm việc kể từ ngày nhận", "duration", None, None),
    ("chậm nhất 10 ngày làm việc", "duration", None, None),
    ("định kỳ hằng quý báo cáo", "recurring", None, "định kỳ hằng quý"),
    (
        "định kỳ báo cáo, gửi trước ngày 25 hằng tháng",
        "recurring",
        None,
        "trước ngày 25 hằng tháng",
    ),
    ("gửi trước ngày 20 của tháng cuối quý", "recurring", None, None),
    ("hằng năm báo cáo trước ngày 15 tháng 12", "recurring", None, None),
    ("hằng năm báo cáo, năm nay trước ngày 15/12/2021", "before", date(2021, 12, 15), None),
    ("trình tại phiên họp thường kỳ tháng 9 năm 2025", "within", None, None),
    ("tổng kết vào cuối năm 2025", "within", None, "vào cuối năm 2025"),
    ("ký trước khi khai giảng năm học 2023", "before", None, None),
    ("Thời gian hoàn thành trước ngày 10/8", "before", date(2021, 8, 10), None),
    ("miễn phí đến hết năm 2022, báo cáo trong tháng 3", "within", None, "trong tháng 3"),
    ("tạm dừng thu phí đến hết tháng 6", None, None, None),
    ("bố trí từ nguồn chi thường xuyên", None, None, None),
    ("chi trả trợ cấp hằng tháng", None, None, None),
    ("kinh phí giao bổ sung hằng năm cho Sở Y tế", None, None, None),
    ("Trình ngay UBND tỉnh phương án", "immediate", None, "Trình ngay"),
    ("xử lý vốn đến ngày 15/5 chưa phân bổ; báo cáo trong tháng 6", "within", None, None),
    ("báo cáo trước 16 giờ 30 phút hằng ngày", "recurring", None, "trước 16 giờ 30 phút hằng ngày"),
    ("lập dự toán ngân sách hằng năm", None, None, None),
    ("khắc phục ngay các điểm sạt lở", "immediate", None, "khắc phục ngay"),
    ("ra quân ngay từ đầu năm", None, None, None),
    ("gửi trước ngày 25 hằng tháng", "recurring", None, "trước ngày 25 hằng tháng"),
    ("gửi trước ngày 15/12 hàng năm", "recurring", None, "trước ngày 15/12 hàng năm"),
    ("thực hiện ngay sau khi có hướng dẫn", "immediate", None, "ngay sau khi có hướng dẫn"),
    ("áp dụng từ ngày 01/01/2022", None, None, None),
    ("theo Nghị định ngày 05/3/2020 của Chính phủ", None, None, None),
    ("thẩm định trước khi trình", None, None, None),
    ("xong trước 30/6, báo cáo trước 15/7", "before", date(2021, 7, 15), "trước 15/7"),
]


@pytest.mark.parametrize(
    ("words", "kind", "day", "printed"), DEADLINES, ids=[d[0] for d in DEADLINES]
)
def test_deadlines(words: str, kind: str | None, day: date | None, printed: str | None) -> None:
    header = Header(Span(0, 0), year=2021, month=7)
    deadline = find_deadline(words, 0, len(words), header)
    assert (deadline.kind if deadline else None) == kind
    assert (deadline.day if deadline else None) == day
    if printed and deadline:
        assert words[deadline.start : deadline.end] == printed


def test_a_deadline_without_any_year_is_no_date() -> None:
    deadline = find_deadline("gửi trước ngày 15/8", 0, 19, Header(Span(0, 0)))
    assert deadline is not None
    assert deadline.day is None


@given(st.text(alphabet="Sở Y tế giaohUBNDtỉnh,.;:\n-1) trước ngày/8", max_size=150))
def test_any_text_gives_a_result(words: str) -> None:
    orders(words)


@pytest.mark.parametrize(
    "unit",
    [
        "Sở Y tế, ",
        "Giao Sở Y tế rà soát; ",
        "Để hoàn thiện, ",
        "trước ngày 5/6 ",
        "- Sở Y tế\n",
        "TT Nhiệm vụ Cơ quan chủ trì\n1 Việc Sở Y tế\n",
        "Chủ trì: Sở Y tế\n",
        "Công ty Ab cd ",
        "Các đơn vị ab cd ",
        "Các đơn vị, cơ quan ",
        "Rà soát (Sở Y tế chủ trì ",
        "I. Ab\nSở Y tế\n",
    ],
)
def test_cost_is_linear(unit: str) -> None:
    words = HEAD + unit * (200_000 // len(unit))
    start = time.perf_counter()
    orders(words)
    assert time.perf_counter() - start < 10


def test_a_list_under_an_order_holds_topics_as_well() -> None:
    words = (
        "UBND tỉnh yêu cầu các sở, ban, ngành thực hiện nghiêm các nội dung sau:\n\n"
        "1. Về kỷ luật, kỷ cương\n\n- Quán triệt cán bộ, công chức.\n\n2. Tổ chức thực hiện\n\n"
        "- Giao Sở Nội vụ theo dõi.\n"
    )
    found = [(short(one.responsible), one.text) for one in orders(HEAD + words)]
    assert found == [
        (["Các sở, ban, ngành"], "Quán triệt cán bộ, công chức"),
        (["Sở Nội vụ"], "Giao Sở Nội vụ theo dõi"),
    ]


def test_a_deadline_before_the_actor() -> None:
    (one,) = orders(HEAD + "Trước ngày 07/5/2022, Sở Y tế gửi dự thảo cho Sở Tài chính.\n")
    assert one.text.startswith("Trước ngày 07/5/2022")
    assert (one.deadline, one.action) == (
        date(2022, 5, 7),
        "gửi dự thảo cho Sở Tài chính",
    )


def test_minutes_order_what_was_concluded() -> None:
    words = (
        "BIÊN BẢN\nHọp giao ban\n\nII. Nội dung\n\n- Sở Y tế tiếp tục rà soát.\n\n"
        "III. Kết luận\n\n1. Sở Nội vụ tổng hợp.\n"
    )
    head = "ỦY BAN NHÂN DÂN\nTỈNH SƠN LA\n\nSơn La, ngày 10 tháng 4 năm 2022\n\n"
    assert [short(one.responsible) for one in orders(head + words)] == [["Sở Nội vụ"]]


def test_what_a_body_is_responsible_for_stays_in_the_action() -> None:
    (one,) = orders(HEAD + "Giám đốc Sở Y tế chịu trách nhiệm trước UBND tỉnh.\n")
    assert one.action == "chịu trách nhiệm trước UBND tỉnh"


@pytest.mark.parametrize(
    ("words", "last"),
    [
        ("hoàn thành trong tháng 4/2022", date(2022, 4, 30)),
        ("xong trong tháng 02/2024", date(2024, 2, 29)),
        ("hoàn thành trong quý IV", date(2022, 12, 31)),
        ("thời gian hoàn thành: quý II năm 2023", date(2023, 6, 30)),
        ("hoàn thành trong năm 2024", date(2024, 12, 31)),
        ("chậm nhất trong tháng 9/2022", date(2022, 9, 30)),
        ("hoàn thành trong tháng 9, 10/2022", None),
        ("thực hiện trong năm 2022 và các năm tiếp theo", None),
        ("tổng kết công tác trong năm 2020", None),
        ("hoàn thành trước năm 2025", None),
        ("gửi trước ngày 15/8/2022", None),
    ],
)
def test_the_last_day_of_a_period(words: str, last: date | None) -> None:
    found = orders(f"{HEAD}Giao Sở Y tế rà soát cơ sở, {words}.\n")
    header = Header(Span(0, 0), year=2022, month=4)
    assert [period_end(one, header) for one in found] == [last]


@pytest.mark.parametrize(
    "words",
    [
        "Sau khi thảo luận, Ban Chấp hành Đảng bộ tỉnh ban hành Nghị quyết như sau:\n",
        "Ban Thường vụ Tỉnh ủy ban hành Chỉ thị về phòng cháy rừng như sau:\n",
        "1. Hồ sơ đề nghị Tòa án nhân dân huyện xem xét, quyết định bao gồm:\n\n"
        "a) Văn bản đề nghị;\n\nb) Bản tóm tắt lý lịch.\n",
        "1. Quỹ Hỗ trợ nông dân được chi những nội dung sau:\n\n"
        "a) Chi cho việc in tài liệu;\n\nb) Trợ giúp người gặp khó khăn.\n",
    ],
)
def test_preambles_files_and_powers_order_nothing(words: str) -> None:
    assert orders(HEAD + words) == []


def test_what_a_body_must_issue_is_an_order() -> None:
    (one,) = orders(HEAD + "Ban Thường vụ Huyện ủy ban hành Nghị quyết về việc này.\n")
    assert one.action == "ban hành Nghị quyết về việc này"
