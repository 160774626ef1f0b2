"""Numbers of articles in many scripts, as they stand in eIds."""

from __future__ import annotations

import re
import unicodedata

from comity.kernel.domain.han_numerals import NUMERAL, number_of

LONGEST_NUMBER = 60
_HAN = re.compile(NUMERAL)
_UNITS = {
    "الأولى": 1, "الاولى": 1, "الحادية": 1, "الثانية": 2, "الثالثة": 3, "الرابعة": 4,
    "الخامسة": 5, "السادسة": 6, "السابعة": 7, "الثامنة": 8, "التاسعة": 9, "العاشرة": 10,
}  # fmt: skip
_TENS = {
    "عشر": 10, "عشرون": 20, "ثلاثون": 30, "أربعون": 40, "خمسون": 50, "ستون": 60,
    "سبعون": 70, "ثمانون": 80, "تسعون": 90,
}  # fmt: skip
ARABIC_ORDINAL = (
    rf"(?:{'|'.join(_UNITS)})(?:\s+عشرة?|\s+وال(?:عشر|ثلاث|أربع|خمس|ست|سبع|ثمان|تسع)(?:ون|ين))?"
    r"|ال(?:عشر|ثلاث|أربع|خمس|ست|سبع|ثمان|تسع)(?:ون|ين)"
)
"""Arabic articles are numbered in words, as "المادة الثانية عشرة", up to 99 here."""
_ARABIC_LETTERS = dict(
    zip(
        "أابجدهوزحطيكلمن",
        ("a", "a", "b", "j", "d", "h", "w", "z", "hh", "tt", "y", "k", "l", "m", "n"),
        strict=True,
    )
)
_HANGUL = dict(
    zip(
        "가나다라마바사아자차카타파하",
        ("ga", "na", "da", "ra", "ma", "ba", "sa", "a", "ja", "cha", "ka", "ta", "pa", "ha"),
        strict=True,
    )
)


def number_in_eid(written: str) -> str:
    """`written` as an eId has it: digits and Latin letters, hyphens for what stands between.

    Raises `ValueError` for what is too long to be a number.
    """
    text = unicodedata.normalize("NFKC", written).strip()
    if len(text) > LONGEST_NUMBER:
        raise ValueError(text[:LONGEST_NUMBER])
    if (ordinal := _ordinal(text)) is not None:
        return str(ordinal)
    if _HAN.fullmatch(text):
        return str(number_of(text))
    for letters in (_ARABIC_LETTERS, _HANGUL):
        if text.rstrip("ـ") in letters:
            return letters[text.rstrip("ـ")]
    digits = "".join(str(unicodedata.digit(sign, sign)) for sign in text)
    return re.sub(r"[^A-Za-z0-9]+", "-", digits).strip("-")


def _ordinal(text: str) -> int | None:
    words = text.split()
    total = _UNITS.get(words[0], 0) if words else 0
    rest = words[1:] if total else words
    for word in rest:
        bare = re.sub(r"^(?:و?ال)", "", word).replace("ين", "ون").removesuffix("ة")
        if bare not in _TENS:
            return None
        total += _TENS[bare]
    return total or None
