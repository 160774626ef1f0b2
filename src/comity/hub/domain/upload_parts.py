"""Into which parts a large upload is cut."""

from __future__ import annotations

from comity.kernel.domain.errors import InvalidInput

PART = 64 * 1024 * 1024
MOST_PARTS = 10_000


def part_size(size: int) -> int:
    """Bytes in each part but the last; 0 where it goes at once."""
    if size <= PART:
        return 0
    return PART * -(-size // (PART * MOST_PARTS))


def part_count(size: int, part: int) -> int:
    return -(-size // part) if part else 1


def length_of_part(size: int, part: int, number: int) -> int:
    """Bytes of the part with this number, from 1. Raises `InvalidInput("upload-part-unknown")`."""
    count = part_count(size, part)
    if not part or not 1 <= number <= count:
        raise InvalidInput("upload-part-unknown", number=number, count=count)
    return part if number < count else size - part * (count - 1)
