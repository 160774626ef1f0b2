"""Text to the form in which it is compared: letters without case, accents, width or vowel signs.

Unicode NFKC and full case folding; then the marks of Latin, Greek, Cyrillic, Hebrew and Arabic are
dropped, the variants of Arabic letters become one (as in Larkey, Ballesteros & Connell, "Light
stemming for Arabic information retrieval", 2007), and digits of every script become 0 to 9. The
voicing marks of Kana and the vowel signs of Indic scripts are letters, and stay.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

_ACCENTS = (0x0300, 0x036F), (0x0483, 0x0489), (0x0591, 0x05BD), (0x05BF, 0x05C7)
_ARABIC_SIGNS = (0x0610, 0x061A), (0x0640, 0x0640), (0x064B, 0x065F), (0x0670, 0x0670)
_KORANIC_SIGNS = ((0x06D6, 0x06DC), (0x06DF, 0x06E8), (0x06EA, 0x06ED))
_INVISIBLE = (0x00AD, 0x00AD), (0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x2069)
# Latin letters that have no decomposition.
_LATIN = {"ø": "o", "đ": "d", "ð": "d", "ł": "l", "ı": "i", "ħ": "h", "ŋ": "n", "ə": "e"} | {
    "æ": "ae",
    "œ": "oe",
    "þ": "th",
}
# Alef, ya, ta marbuta, and their Persian neighbours.
_ARABIC = {"ٱ": "ا", "ى": "ي", "ی": "ي", "ة": "ه", "ک": "ك", "ۀ": "ه", "ە": "ه"}


def _table() -> dict[int, str | None]:
    table: dict[int, str | None] = {
        ord(letter): plain for letter, plain in (_LATIN | _ARABIC).items()
    }
    for first, last in (*_ACCENTS, *_ARABIC_SIGNS, *_KORANIC_SIGNS, *_INVISIBLE):
        table |= dict.fromkeys(range(first, last + 1))
    for code in range(0x0660, 0x1FBFA):
        digit = unicodedata.digit(chr(code), None)
        if digit is not None and unicodedata.category(chr(code)) == "Nd":
            table[code] = str(digit)
    return table


_TABLE = _table()


def fold(text: str) -> str:
    """`text` as it is compared. Folding twice is folding once."""
    if text.isascii():
        return text.lower()
    whole = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    plain = unicodedata.normalize("NFD", whole).translate(_TABLE)
    return unicodedata.normalize("NFC", plain)


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text, and of each of its letters where that stands in the text itself."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        return self.starts[start], self.ends[end - 1]


def fold_in_place(text: str) -> Folded:
    """As `fold`, letter by letter: dearer, and it knows its way back."""
    if text.isascii():
        return Folded(text.lower(), range(len(text)), range(1, len(text) + 1))
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    while at < len(text):
        end = at + 1
        while end < len(text) and _continues(text[end]):
            end += 1
        letters = text[at:end]
        piece = letters.lower() if letters.isascii() else fold(letters)
        pieces.append(piece)
        starts += [at] * len(piece)
        ends += [end] * len(piece)
        at = end
    return Folded("".join(pieces), starts, ends)


def _continues(letter: str) -> bool:
    """Whether it is written on the letter before it, forms a syllable with it, or is dropped: what
    comes after it may be written on that letter, too."""
    if letter.isascii():
        return False
    if _TABLE.get(ord(letter), letter) is None:
        return True
    first = unicodedata.normalize("NFKD", letter)[0]
    return unicodedata.combining(first) > 0 or 0x1160 <= ord(first) <= 0x11FF
