"""Vietnamese one-byte encodings from before Unicode, as they look when pasted: TCVN3 and VNI.

In: text that shows the signs of such a font (``Uû ban nh©n d©n``, ``UÛy ban nhaân daân``). Out: the
same words in Unicode. TCVN3 is one sign a letter, so the length stays; VNI writes a marked vowel in
two, so ``vni_letters`` gives the pattern and ``from_vni`` the letter of each match.
"""

from __future__ import annotations

import re

_SAMPLE = 20_000
# A text with such letters is Unicode already.
_MODERN = re.compile("[\u0102\u0103\u0110\u0111\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]")

_TCVN3 = (
    "¡Ă ¢Â £Ê ¤Ô ¥Ơ ¦Ư §Đ ¨ă ©â ªê «ô ¬ơ \xadư ®đ µà ¶ả ·ã ¸á ¹ạ »ằ ¼ẳ ½ẵ ¾ắ Æặ Çầ Èẩ Éẫ Êấ Ëậ "
    "Ìè Îẻ Ïẽ Ðé Ñẹ Òề Óể Ôễ Õế Öệ ×ì Øỉ Üĩ Ýí Þị ßò áỏ âõ ãó äọ åồ æổ çỗ èố éộ êờ ëở ìỡ íớ îợ "
    "ïù ñủ òũ óú ôụ õừ öử ÷ữ øứ ùự úỳ ûỷ üỹ ýý þỵ"
)
_TCVN3_TABLE = {ord(pair[0]): pair[1] for pair in _TCVN3.split(" ")}
_TCVN3_SIGNS = re.compile(
    r"[a-zA-Z][©®¸µ¶·¹ª«¬\xad][a-z]|(?<!\w)®[a-z©¸µÞÕÒÓ×Ö]|[A-Z]§(?![\w.])|§[A-ZÞÕ]|[a-z]µ(?!\w)"
)
_WORD = re.compile(r"[^\W\d_]{2,}")
_PLAIN_CAPITALS = re.compile(r"(?=(?:.*[A-Z]){2})[^a-z]+")

_VNI = (
    "aùøûõïâáàåãäêéèúüë áàảãạâấầẩẫậăắằẳẵặ | eùøûõïâáàåãä éèẻẽẹêếềểễệ | oùøûõïâáàåãä óòỏõọôốồổỗộ"
    " | uùøûõï úùủũụ | yùøûõ ýỳỷỹ | ôùøûõï ớờởỡợ | öùøûõï ứừửữự"
)
_VNI_ALONE = "ñđ ôơ öư íí ìì æỉ óĩ òị îỵ"


def _vni_table() -> dict[str, str]:
    pairs = {pair[0]: pair[1] for pair in _VNI_ALONE.split()}
    for row in _VNI.split(" | "):
        written, letters = row.split()
        pairs |= {
            written[0] + mark: letter for mark, letter in zip(written[1:], letters, strict=True)
        }
    capitals = {form: letter.upper() for pair, letter in pairs.items() for form in _cases(pair)}
    return pairs | capitals


def _cases(pair: str) -> tuple[str, ...]:
    return (pair.upper(), pair[0].upper() + pair[1:])


_VNI_TABLE = _vni_table()
VNI_LETTERS = re.compile(
    "[aAeEoOuUyYôÔöÖ][ùøûõïâáàåãäêéèúüëÙØÛÕÏÂÁÀÅÃÄÊÉÈÚÜË]|[ñÑôÔöÖíÍìÌæÆóÓòÒîÎ]"
)
# Pairs that no Vietnamese syllable has in Unicode: "hoà" may well be meant.
_VNI_SIGNS = re.compile(
    "[aeoAEO][âäåÂÄÅ]|a[êúüë]|A[ÊÚÜË]|[uyoUYO][øûïØÛÏ]|[öÖ][ôÔùøûõï]|(?<!\\w)[ñÑ][aeiouöô]"
)


def is_tcvn3(text: str) -> bool:
    """Whether the signs of TCVN3 stand inside words (``nh©n``, ``®iÒu``) throughout."""
    sample = text[:_SAMPLE]
    return not _MODERN.search(sample) and _often(_TCVN3_SIGNS, sample, 200)


def is_vni(text: str) -> bool:
    """Whether vowels with a mark behind them (``aâ``, ``eä``) stand throughout."""
    sample = text[:_SAMPLE]
    return not _MODERN.search(sample) and _often(_VNI_SIGNS, sample, 40)


def _often(signs: re.Pattern[str], sample: str, every: int) -> bool:
    found = len(signs.findall(sample))
    return found > 1 and found * every > len(sample)


def from_tcvn3(text: str) -> str:
    """``Uû ban nh©n d©n`` → ``Uỷ ban nhân dân``; ``QUYÕT §ÞNH`` → ``QUYẾT ĐỊNH``.

    Capitals came from separate fonts and share the codes of small letters, so a word that is
    otherwise in capitals gets capital letters back.
    """
    return _WORD.sub(_capitals, text.translate(_TCVN3_TABLE))


def _capitals(word: re.Match[str]) -> str:
    letters = word[0]
    return letters.upper() if _PLAIN_CAPITALS.fullmatch(letters) else letters


def has_lost_horns(text: str) -> bool:
    """Whether TCVN3 came through a tool that drops soft hyphens, which is the code of its ``ư``."""
    return "\xad" not in text


# No syllable has "ơng", "ơc" or consonants alone; of such, only those in fixed words are meant.
LOST_HORN = re.compile(
    r"[ơớờởỡợ](?=ng|c(?!h)|u)|(?<=[Nn]g)[ờ](?=i(?!\w))"
    r"|(?<=[Tt]hông t)(?!\w)|(?<=[ĐđÐ]ầu t)(?!\w)|(?<=[Vv]ăn th)(?!\w)|(?<=[Dd]ân c)(?!\w)"
    r"|(?<=[Ll]uật s)(?!\w)|(?<=\bT)(?= pháp)|(?<=\bt)(?= pháp)|(?<=\bnh)(?= sau)"
    r"|(?<=\bH)(?=ng Yên)"
)


def with_horn(letters: str) -> str:
    """The letters with the ``ư`` that stood before them: ``ớ`` → ``ướ``."""
    return f"ư{letters}"


def from_vni(letters: str) -> str:
    """The letter that one match of ``VNI_LETTERS`` writes: ``UÛ`` → ``Ủ``."""
    known = _VNI_TABLE.get(letters)
    return known or "".join(_VNI_TABLE.get(letter, letter) for letter in letters)
