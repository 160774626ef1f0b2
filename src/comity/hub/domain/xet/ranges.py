"""The header `Range` of HTTP (RFC 9110, 14.2), as far as Xet clients use it."""

from __future__ import annotations

import re

from comity.kernel.domain.errors import InvalidInput

_RANGES = re.compile(r"bytes=(\d{1,15}-\d{0,15}(?:\s*,\s*\d{1,15}-\d{1,15})*)", re.ASCII)
MOST = 512


def parse_ranges(header: str) -> list[tuple[int, int | None]]:
    """Ranges as first and last byte, both included; `None` is the end. Raises `InvalidInput` for
    anything else, suffixes (`-500`) too."""
    found = _RANGES.fullmatch(header.strip())
    parts = found[1].split(",") if found else []
    if not 0 < len(parts) <= MOST:
        raise InvalidInput("range-malformed", range=header[:100])
    ranges: list[tuple[int, int | None]] = []
    for part in parts:
        first, _, last = part.strip().partition("-")
        if last and int(last) < int(first):
            raise InvalidInput("range-malformed", range=header[:100])
        ranges.append((int(first), int(last) if last else None))
    return ranges
