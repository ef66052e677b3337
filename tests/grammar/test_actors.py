"""Who is put to work where no table knows the body, or several are named in one phrase."""

from __future__ import annotations

import pytest

from grammar.document import read

TO = "Kính gửi: Các cơ quan liên quan.\n\n"
PROVINCE = f"UBND TỈNH SƠN LA\n-----\nSố: 412/UBND-TH\nSơn La, ngày 10 tháng 4 năm 2024\n\n{TO}"
MINISTRY = f"BỘ Y TẾ\n-----\nSố: 512/BYT-KH\nHà Nội, ngày 10 tháng 4 năm 2024\n\n{TO}"
PREMIER = (
    "THỦ TƯỚNG CHÍNH PHỦ\n-----\nSố: 61/CĐ-TTg\nHà Nội, ngày 10 tháng 4 năm 2024\n\n"
    "CÔNG ĐIỆN\nVề việc ứng phó mưa lũ\n\n"
)
PARTY = (
    "TỈNH ỦY SƠN LA\n*\nSố 88-KH/TU\nSơn La, ngày 10 tháng 4 năm 2024\n\n"
    "KẾ HOẠCH\nthực hiện Nghị quyết của Bộ Chính trị\n-----\n\n"
)


def actors(words: str) -> list[list[str]]:
    found = read(f"{words}\n\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n").directives
    names = ([name.removesuffix(" (tỉnh Sơn La)") for name in one.responsible] for one in found)
    return list(names)


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("Cấp ủy các chi bộ tổ chức học tập Nghị quyết.", ["Cấp ủy các chi bộ"]),
        (
            "Đề nghị cấp ủy các chi bộ, đảng bộ cơ sở, Mặt trận và các đoàn thể huyện quán triệt.",
            ["Cấp ủy các chi bộ, đảng bộ cơ sở", "Mặt trận", "Các đoàn thể huyện"],
        ),
        (
            "Các cấp ủy, tổ chức đảng, chính quyền xây dựng kế hoạch.",
            ["Các cấp ủy, tổ chức đảng, chính quyền"],
        ),
        (
            "Người đứng đầu cấp ủy, chính quyền các cấp chịu trách nhiệm về kết quả.",
            ["Cấp ủy, chính quyền các cấp"],
        ),
        ("Ban Chỉ đạo 35 các cấp tăng cường đấu tranh.", ["Ban Chỉ đạo 35 các cấp"]),
        ("Đảng ủy Công an tỉnh chỉ đạo lực lượng.", ["Đảng ủy Công an tỉnh Sơn La"]),
    ],
)
def test_of_the_party(words: str, names: list[str]) -> None:
    assert actors(PARTY + words) == [names]


@pytest.mark.parametrize(
    ("words", "names"),
    [
        (
            "BTL Quân khu 3, 4; Quân chủng Hải quân duy trì lực lượng.",
            ["Bộ Tư lệnh Quân khu 3", "Bộ Tư lệnh Quân khu 4", "Quân chủng Hải quân"],
        ),
        ("Bộ Tư lệnh Quân khu 5 chỉ đạo ứng phó.", ["Bộ Tư lệnh Quân khu 5"]),
        ("BTL Bộ đội Biên phòng kiểm đếm tàu thuyền.", ["Bộ Tư lệnh Bộ đội Biên phòng"]),
        (
            "Chủ tịch UBND các tỉnh, thành phố từ Quảng Ninh đến Nghệ An rà soát.",
            ["Ủy ban nhân dân các tỉnh, thành phố từ Quảng Ninh đến Nghệ An"],
        ),
        (
            "Chủ tịch UBND các tỉnh, thành phố: Hải Phòng, Thái Bình chỉ đạo sơ tán dân.",
            ["Ủy ban nhân dân thành phố Hải Phòng", "Ủy ban nhân dân tỉnh Thái Bình"],
        ),
        (
            "Chủ tịch UBND các tỉnh, thành phố khu vực Bắc Bộ chủ động kiểm soát.",
            ["Ủy ban nhân dân các tỉnh, thành phố khu vực Bắc Bộ"],
        ),
        (
            "Các Bộ trưởng: Quốc phòng, Công an chỉ đạo lực lượng ứng phó.",
            ["Bộ Quốc phòng", "Bộ Công an"],
        ),
        (
            "Ban Chỉ đạo quốc gia về phòng, chống thiên tai theo dõi tình hình.",
            ["Ban Chỉ đạo quốc gia về phòng, chống thiên tai"],
        ),
        (
            "Tổ công tác của Thủ tướng Chính phủ kiểm tra việc thực hiện.",
            ["Tổ công tác của Thủ tướng Chính phủ"],
        ),
    ],
)
def test_in_a_telegram(words: str, names: list[str]) -> None:
    assert actors(PREMIER + words) == [names]


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("Chủ rừng tổ chức tuần tra, canh gác.", ["Chủ rừng"]),
        ("Các ngành chức năng tăng cường kiểm tra.", ["Các ngành chức năng"]),
        (
            "Các cấp chính quyền địa phương vận động nhân dân.",
            ["Các cấp chính quyền địa phương"],
        ),
        ("Lực lượng Công an, Quân sự tăng cường tuần tra.", ["Lực lượng Công an, Quân sự"]),
        ("Yêu cầu các đơn vị có tên trên nghiêm túc thực hiện.", ["Các đơn vị"]),
        ("Trạm Y tế các xã, thị trấn rà soát đối tượng.", ["Trạm Y tế các xã, thị trấn"]),
        (
            "Trưởng phòng GDĐT các huyện rà soát cơ sở vật chất.",
            ["Phòng Giáo dục và Đào tạo các huyện"],
        ),
        (
            "UBND các xã Chiềng Ân, Mường Trai và thị trấn Ít Ong di dời dân.",
            [
                "Ủy ban nhân dân xã Chiềng Ân, tỉnh Sơn La",
                "Ủy ban nhân dân xã Mường Trai, tỉnh Sơn La",
                "Ủy ban nhân dân thị trấn Ít Ong, tỉnh Sơn La",
            ],
        ),
        (
            "Cơ quan thường trực Ban Chỉ đạo tổng hợp kết quả.",
            ["Cơ quan thường trực Ban Chỉ đạo"],
        ),
        (
            "Ban Chỉ đạo cải cách hành chính tỉnh tăng cường kiểm tra.",
            ["Ban Chỉ đạo cải cách hành chính tỉnh Sơn La"],
        ),
        (
            "Tổ công tác của Chủ tịch UBND tỉnh đôn đốc các đơn vị.",
            ["Tổ công tác của Chủ tịch UBND tỉnh Sơn La"],
        ),
        (
            "Sở Xây dựng và Công ty cổ phần Thành Tín hoàn thiện hồ sơ.",
            ["Sở Xây dựng tỉnh Sơn La", "Công ty cổ phần Thành Tín"],
        ),
        ("Yêu cầu đơn vị tư vấn hoàn thiện hồ sơ.", ["Đơn vị tư vấn"]),
        ("Các xã có nguy cơ sạt lở cao chủ động di dời dân.", ["Các xã"]),
        ("Ban Chỉ đạo các cấp phát huy vai trò.", ["Ban Chỉ đạo các cấp"]),
        ("Tổ công tác Đề án 06 các cấp rà soát nhiệm vụ.", ["Tổ công tác Đề án 06 các cấp"]),
        ("Công ty Điện lực Sơn La bảo đảm cung cấp điện.", ["Công ty Điện lực Sơn La"]),
        (
            "Bưu điện tỉnh, Viettel Sơn La bố trí nhân lực.",
            ["Bưu điện tỉnh Sơn La", "Viettel Sơn La"],
        ),
        ("Sở Y tế - cơ quan thường trực Ban Chỉ đạo - tổng hợp.", ["Sở Y tế tỉnh Sơn La"]),
        (
            "Người đứng đầu cơ quan, đơn vị, địa phương chịu trách nhiệm về tiến độ.",
            ["Cơ quan, đơn vị, địa phương"],
        ),
        (
            "Các thành viên Ban Chỉ đạo theo lĩnh vực phụ trách kiểm tra cơ sở.",
            ["Các thành viên Ban Chỉ đạo"],
        ),
        ("Hội đồng thẩm định giá đất tỉnh rà soát.", ["Hội đồng thẩm định giá đất tỉnh Sơn La"]),
        ("Các trường đại học, cao đẳng tổ chức tuyên truyền.", ["Các trường đại học, cao đẳng"]),
        ("Các cơ sở sản xuất, kinh doanh chấp hành.", ["Các cơ sở sản xuất, kinh doanh"]),
        ("Ngành Y tế chủ động giám sát dịch bệnh.", ["Ngành Y tế"]),
        (
            "UBND các huyện có dự án đi qua phối hợp giải phóng mặt bằng.",
            ["Ủy ban nhân dân các huyện"],
        ),
        ("Huyện Mộc Châu hoàn thành trước ngày 30/9/2024.", ["Huyện Mộc Châu"]),
    ],
)
def test_in_a_province(words: str, names: list[str]) -> None:
    assert actors(PROVINCE + words) == [names]


@pytest.mark.parametrize(
    ("words", "names"),
    [
        (
            "Các đơn vị thuộc Bộ và các cơ quan có liên quan thực hiện Kế hoạch.",
            ["Các đơn vị thuộc Bộ", "Các cơ quan liên quan"],
        ),
        ("Đề nghị quý Sở chỉ đạo các cơ sở y tế thực hiện.", ["Quý Sở"]),
        ("Bộ Y tế đề nghị Quý cơ quan phối hợp thực hiện.", ["Quý cơ quan"]),
    ],
)
def test_in_a_ministry(words: str, names: list[str]) -> None:
    assert actors(MINISTRY + words) == [names]


def test_where_the_letterhead_is_lost() -> None:
    words = "Đề nghị các Ban Hội đồng nhân dân tỉnh và đại biểu Hội đồng nhân dân tỉnh giám sát.\n"
    (found,) = read(words).directives
    assert found.responsible[-1] == "Đại biểu Hội đồng nhân dân tỉnh"


def test_partners_that_no_table_knows() -> None:
    words = "Vụ Pháp chế phối hợp với các đơn vị thuộc Bộ và các cơ quan có liên quan kiểm tra."
    (found,) = read(f"{MINISTRY}{words}\n\nNơi nhận:\n- Như trên.\n").directives
    assert found.coordinate_with == ("Các đơn vị thuộc Bộ", "Các cơ quan liên quan")


@pytest.mark.parametrize(
    "words",
    [
        "Ban Chỉ đạo nhất trí công nhận 12 sản phẩm.",
        "Ban Chỉ đạo làm việc theo nguyên tắc tập trung dân chủ.",
        "Hội đồng thống nhất thông qua nội dung hồ sơ.",
        "Lực lượng lao động của tỉnh tăng cường qua các năm.",
        "Chính quyền điện tử phát huy hiệu quả.",
    ],
)
def test_what_is_no_actor(words: str) -> None:
    assert actors(PROVINCE + words) == []
