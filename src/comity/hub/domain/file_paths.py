"""Paths of files in a repository: what may be written, and which two names are one elsewhere.

A repository travels: what one machine stores, another with another file system must be able to
hold. So a path is refused where some system reads it as another path (drives and streams `c:x`,
device names, trailing dots), where git would take it for its own folder, or where it would look
like what it is not (control characters, turned writing direction).

Sources: git's `verify_path`, `is_hfs_dotgit` and `is_ntfs_dotgit`; Microsoft, "Naming Files, Paths,
and Namespaces"; Unicode TR 36 for the characters that turn the direction of writing.
"""

from __future__ import annotations

import re
from unicodedata import category, is_normalized, normalize

from comity.kernel.domain.errors import InvalidInput

LONGEST_PART = 255  # bytes of UTF-8: the limit of ext4, APFS and NTFS (there in UTF-16 units)
LONGEST_PATH = 1_024  # bytes of UTF-8
MOST_PARTS = 64

_DEVICE = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])(?:\s*\..*|\s*)")
# What HFS+ leaves out when it compares names, after git's `next_hfs_char`.
_IGNORED = dict.fromkeys(
    [*range(0x200C, 0x2010), *range(0x202A, 0x202F), *range(0x206A, 0x2070), 0xFEFF]
)
_TURNING = frozenset(map(chr, [*range(0x202A, 0x202F), *range(0x2066, 0x206A)]))


def parse_path(text: str) -> str:
    """The path itself, which is never changed: clients look it up as they sent it.

    Parts are parted by `/`. Raises `InvalidInput`, saying what is wrong with which part.
    """
    if not text:
        raise InvalidInput("path-empty")
    _require_text(text)
    if len(text.encode()) > LONGEST_PATH:
        raise InvalidInput("path-too-long", path=text[:80], limit=LONGEST_PATH)
    parts = text.split("/")
    if len(parts) > MOST_PARTS:
        raise InvalidInput("path-too-deep", path=text[:80], limit=MOST_PARTS)
    for part in parts:
        _require_part(part, text)
    return text


def _require_text(text: str) -> None:
    shown = text[:80].encode("ascii", "backslashreplace").decode()
    for character in () if text.isascii() and text.isprintable() else text:
        if category(character) in {"Cc", "Cs", "Zl", "Zp"} or character in _TURNING:
            raise InvalidInput("path-character", path=shown, character=f"U+{ord(character):04X}")
    if "\\" in text or ":" in text:
        character = "\\" if "\\" in text else ":"
        raise InvalidInput("path-character", path=shown, character=character)
    if not is_normalized("NFC", text):
        raise InvalidInput("path-not-nfc", path=shown)


def _require_part(part: str, path: str) -> None:
    if part in {"", ".", ".."}:
        raise InvalidInput("path-part-empty", path=path)
    if len(part.encode()) > LONGEST_PART:
        raise InvalidInput("path-part-too-long", path=path, limit=LONGEST_PART)
    plain = part.translate(_IGNORED).casefold().rstrip(" .")
    if plain in {".git", "git~1"}:
        raise InvalidInput("path-git-folder", path=path, part=part)
    if part[-1] in " .":
        raise InvalidInput("path-part-end", path=path, part=part)
    if _DEVICE.fullmatch(plain):
        raise InvalidInput("path-device-name", path=path, part=part)


def collision_key(path: str) -> str:
    """Two paths with one key can't both be held everywhere: they differ by case or encoding alone.

    Unicode's NFKC_Casefold, done until nothing changes, without what has no width.
    """
    if path.isascii():
        return path.lower()
    key = path.translate(_IGNORED)
    while (folded := normalize("NFKC", normalize("NFKD", key).casefold())) != key:
        key = folded.translate(_IGNORED)
    return key
