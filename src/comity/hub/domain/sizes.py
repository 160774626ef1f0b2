"""Numbers of bytes as people write them."""

from __future__ import annotations

import re

from comity.kernel.domain.errors import InvalidInput

_UNITS = ("B", "KiB", "MiB", "GiB", "TiB", "PiB")
_SIZE = re.compile(r"(\d{1,15}(?:\.\d{1,3})?)\s*(?:([KMGTP]?)(i?)B?)", re.IGNORECASE)


def parse_size(text: str) -> int:
    """`500MB` is 500,000,000 bytes, `500MiB` 524,288,000. Raises `InvalidInput`."""
    found = _SIZE.fullmatch(text.strip())
    if found is None:
        raise InvalidInput("size-malformed", value=text[:40])
    power = " KMGTP".index(found[2].upper() or " ")
    unit: int = (1024 if found[3] else 1000) ** power
    return round(float(found[1]) * unit)


def size_text(size: int) -> str:
    """`1.5 MiB`."""
    value, unit = float(size), 0
    while value >= 1024 and unit < len(_UNITS) - 1:
        value, unit = value / 1024, unit + 1
    return f"{size} B" if unit == 0 else f"{value:.1f} {_UNITS[unit]}"
