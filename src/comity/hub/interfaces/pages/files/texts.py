"""A text file, line by line; never as what it would be elsewhere (HTML, SVG, script)."""

from __future__ import annotations

from dataclasses import dataclass

from comity.hub.domain.git.entries import FileEntry
from comity.hub.queries.file_bytes import file_bytes

LARGEST_TEXT = 256 * 1024
MOST_LINES = 5_000


@dataclass(frozen=True, slots=True)
class TextView:
    lines: tuple[str, ...]
    is_cut: bool
    """There is more of it than is shown."""


def text_view(entry: FileEntry, beginning: bytes) -> TextView | None:
    """None for what is no UTF-8 text."""
    if b"\0" in beginning:
        return None
    data = file_bytes(entry, 0, min(entry.size, LARGEST_TEXT))
    is_cut = entry.size > LARGEST_TEXT
    if is_cut:
        data = data[: data.rfind(b"\n") + 1] or data
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return None
    lines = text.splitlines()
    return TextView(tuple(lines[:MOST_LINES]), is_cut or len(lines) > MOST_LINES)
