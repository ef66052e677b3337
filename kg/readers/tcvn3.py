"""TCVN3 (ABC), the one-byte Vietnamese encoding of the fonts named ``.Vn…``, into Unicode.

In: the bytes seen as Latin-1 characters. Out: one Vietnamese letter a character, same length.
Capitals came from separate fonts and share the codes of small letters, so a word that is
otherwise in capitals gets capital letters back.
"""

from __future__ import annotations

import re

_LETTERS = (
    "¡Ă ¢Â £Ê ¤Ô ¥Ơ ¦Ư §Đ ¨ă ©â ªê «ô ¬ơ \xadư ®đ µà ¶ả ·ã ¸á ¹ạ »ằ ¼ẳ ½ẵ ¾ắ Æặ Çầ Èẩ Éẫ Êấ Ëậ "
    "Ìè Îẻ Ïẽ Ðé Ñẹ Òề Óể Ôễ Õế Öệ ×ì Øỉ Üĩ Ýí Þị ßò áỏ âõ ãó äọ åồ æổ çỗ èố éộ êờ ëở ìỡ íớ îợ "
    "ïù ñủ òũ óú ôụ õừ öử ÷ữ øứ ùự úỳ ûỷ üỹ ýý þỵ"
)
_TABLE = {ord(pair[0]): pair[1] for pair in _LETTERS.split(" ")}
_SIGNS = re.compile(r"[a-zA-Z][©®¸µ¶·¹ª«¬\xad][a-z]|\b®[a-z©¸µ]")
_WORD = re.compile(r"[^\W\d_]{2,}")
_PLAIN_CAPITALS = re.compile(r"(?=(?:.*[A-Z]){2})[^a-z]+")


def is_tcvn3(text: str) -> bool:
    """Whether the signs of TCVN3 stand inside words (``nh©n``, ``®iÒu``) throughout."""
    sample = text[:20_000]
    return len(_SIGNS.findall(sample)) * 200 > len(sample)


def from_tcvn3(text: str) -> str:
    """``Uû ban nh©n d©n`` → ``Uỷ ban nhân dân``; ``QUYÕT §ÞNH`` → ``QUYẾT ĐỊNH``."""
    return _WORD.sub(_capitals, text.translate(_TABLE))


def _capitals(word: re.Match[str]) -> str:
    letters = word[0]
    return letters.upper() if _PLAIN_CAPITALS.fullmatch(letters) else letters
