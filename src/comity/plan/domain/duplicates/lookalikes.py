"""Letters of Cyrillic and Greek that look like Latin ones (Unicode UTS 39, `confusables`), for a
name that was written to be taken for another."""

from __future__ import annotations

_CYRILLIC = "авгеіјкмнорстухѕԁһқѵԛԝҽ", "abreijkmhopctyxsdhkvqwe"
_GREEK = "αβεικμνορτυχγ", "abeikmvoptuxy"
_TABLE = {
    ord(other): latin
    for others, latins in (_CYRILLIC, _GREEK)
    for other, latin in zip(others, latins, strict=True)
}


def as_seen(text: str) -> str:
    """A folded text with each such letter as the Latin one that it looks like."""
    return text if text.isascii() else text.translate(_TABLE)


def mixes_scripts(word: str) -> bool:
    """Latin letters, and letters that look like them, in one word."""
    has_latin = any("a" <= it <= "z" for it in word)
    return has_latin and any(ord(it) in _TABLE for it in word)
