"""Which agencies are meant by words that somebody typed."""

import pytest

from kg.agencies.names import meant_by

CULTURE = "Phòng Văn hóa và Thông tin huyện Mộc Châu, tỉnh Sơn La"
DATA = "Sở Thông tin và Truyền thông tỉnh Sơn La"
COUNCIL = "Ủy ban nhân dân tỉnh Yên Bái"


@pytest.mark.parametrize(
    ("asked", "name", "is_meant"),
    [
        ("Sở Thông tin", DATA, True),
        ("so thong tin", DATA, True),
        ("thông tin", CULTURE, True),
        ("Sở Thông tin", CULTURE, False),  # Sở is no beginning of Sơn La
        ("Sở Thông tin", "Sở Giao thông vận tải tỉnh Yên Bái", False),
        ("tin Thông Sở", DATA, False),
        ("Sở Thông", DATA, True),
        ("Sở Thôn", DATA, False),
        ("Sơ Thông tin", DATA, False),  # typed with other marks
        ("Sở Văn hoá", "Sở Văn hóa và Thể thao", True),
        ("Sở TT&TT", DATA, True),
        ("so tt&tt", DATA, True),
        ("UBND tỉnh", COUNCIL, True),
        ("ubnd tinh yen bai", COUNCIL, True),
        ("UBND Yên Bái", COUNCIL, True),
        ("UBND huyện", COUNCIL, False),
        ("Sở Nông nghiệp", "Sở Nông nghiệp và Môi trường tỉnh Sơn La", True),
    ],
)
def test_meant(asked: str, name: str, is_meant: bool) -> None:
    assert meant_by(asked)(name) is is_meant


def test_the_last_word_may_be_begun_where_names_are_offered() -> None:
    assert meant_by("so thong t", begun=True)(DATA)
    assert not meant_by("so tho tin", begun=True)(DATA)
