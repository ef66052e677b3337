"""Parts the words that a page has glued together: ``củaChính phủ``, ``quyếtđịnh``, ``GiaoBộ``.

In: composed text. Out: where a space is missing. A Vietnamese word is one syllable, and which
letters make a syllable is a closed list; so a longer word that is a row of syllables in one way
only, and not a foreign name, is several words.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_ONSET = "(?:ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdđghklmnprstvx])?"
# Without tones; by the letter that they begin with.
_RHYMES = (
    r"a(?:c|ch|i|m|n|ng|nh|o|p|t|u|y)?|ă(?:c|m|n|ng|p|t)|â(?:c|m|n|ng|p|t|u|y)"
    r"|e(?:c|m|n|ng|o|p|t)?|ê(?:ch|m|n|nh|p|t|u)?|i(?:a|ch|m|n|nh|p|t|u|ê(?:c|m|n|ng|p|t|u))?"
    r"|y(?:ch|nh|t|p|ê(?:m|n|ng|t|u))?|o(?:c|i|m|n|ng|p|t|oc|ong)?|ô(?:c|i|m|n|ng|p|t)?|ơ(?:i|m|n|p|t)?"
    r"|o(?:a(?:c|ch|i|m|n|ng|nh|o|p|t|y)?|ă(?:c|m|n|ng|t)|e(?:n|o|t)?)|u(?:a|c|i|m|n|ng|p|t)?|uơ"
    r"|u(?:â(?:n|ng|t|y)|ê(?:ch|nh)?|y(?:a|ch|nh|p|t|u|ê(?:n|t))?|ô(?:c|i|m|n|ng|p|t))"
    r"|ư(?:a|c|i|m|n|ng|t|u)?|ươ(?:c|i|m|n|ng|p|t|u)"
)
_SYLLABLE = re.compile(rf"{_ONSET}(?:{_RHYMES})")
_TONES = {"\u0300": "huyền", "\u0301": "sắc", "\u0303": "ngã", "\u0309": "hỏi", "\u0323": "nặng"}
# A syllable that ends in a stop has one of two tones, or none is printed.
_STOPPED = re.compile(r"(?:c|ch|p|t)$")
_LONGEST_SYLLABLE = 7
# Printed words that are known to be one: nearly all of a text, so asked before anything else.
_WHOLE: set[str] = set()
_REMEMBERED = 100_000
_CONSONANT = re.compile(r"[bcdđghklmnpqrstvx]", re.IGNORECASE)
# Names and measures from other languages that are written in Vietnamese syllables.
_FOREIGN = re.compile(
    r"ăngten|angôla|c[aă]mp|cađimi|catalô|contenơ|côngtenơ|đôla|giơnevơ|hécta|inđônêxia|kilô|lênin|lipít"
    r"|m[aá]giê|mácxít|matít|mêga|mêtan|mili|môdămbích|môđun|nơtron|pagốt|palăng|pirít|pôli|prôpan|virút|xôviết",
    re.IGNORECASE,
)
# "năm2009", "mụcIII"
_BEFORE_NUMBER = re.compile(
    r"(?<!\w)(?:[Nn]gày|[Tt]háng|[Nn]ăm|[Qq]uý|[Kk]hoản|[Đđ]iều|[Đđ]iểm|[Mm]ục|[Cc]hương)(?=\d|[IVX]+(?!\w))"
)
_PRINTED = re.compile(r"\S+")
_LONGEST_WORD = 40
_WORD = re.compile(rf"[^\W\d_]{{5,{_LONGEST_WORD}}}")


def lost_spaces(words: str) -> list[int]:
    """The places in ``words`` before which a space is missing, in order."""
    new = set(words.split()) - _WHOLE
    glued = {one for one in new if _parted(one)}
    if len(_WHOLE) < _REMEMBERED:
        _WHOLE.update(one for one in new - glued if len(one) <= _LONGEST_WORD)
    if not glued:
        return []
    printed = (match for match in _PRINTED.finditer(words) if match[0] in glued)
    return [match.start() + place for match in printed for place in _parted(match[0])]


@lru_cache(maxsize=8192)
def _parted(printed: str) -> tuple[int, ...]:
    """The places before which the words of one printed word begin, but for the first."""
    if len(printed) < 5 or printed.isascii():
        return ()
    apart = {word.start() + place for word in _WORD.finditer(printed) for place in _places(word[0])}
    return tuple(sorted(apart | {match.end() for match in _BEFORE_NUMBER.finditer(printed)}))


def _places(word: str) -> tuple[int, ...]:
    if word.isascii() or _FOREIGN.match(word):
        return ()
    ways = list(_ways(word, 0))
    return ways[0] if len(ways) == 1 else ()


def _ways(word: str, start: int) -> list[tuple[int, ...]]:
    """At most two ways to read ``word`` from ``start`` on as syllables."""
    found: list[tuple[int, ...]] = []
    for end in range(min(len(word), start + _LONGEST_SYLLABLE), start + 1, -1):
        if not _is_syllable(word[start:end]):
            continue
        if end == len(word):
            return [()]
        if not _is_torn(word, end):
            found += [(end, *way) for way in _ways(word, end)]
        if len(found) > 1:
            break
    return found[:2]


def _is_torn(word: str, place: int) -> bool:
    """Whether a misread word would be torn here: ``Ngư|òi``, ``IN|ghị``."""
    last, first = word[place - 1], word[place]
    vowels = not _CONSONANT.match(last) and not _CONSONANT.match(first)
    return vowels or (first.islower() and last.isupper())


def _is_syllable(letters: str) -> bool:
    if letters.islower() or letters.isupper() or letters[1:].islower():
        return _sounds(letters.lower())
    return False


@lru_cache(maxsize=16384)
def _sounds(letters: str) -> bool:
    spread = unicodedata.normalize("NFD", letters)
    tones = [_TONES[mark] for mark in spread if mark in _TONES]
    plain = unicodedata.normalize("NFC", "".join(m for m in spread if m not in _TONES))
    if len(tones) > 1 or not _SYLLABLE.fullmatch(plain):
        return False
    return not _STOPPED.search(plain) or tones in (["sắc"], ["nặng"])
