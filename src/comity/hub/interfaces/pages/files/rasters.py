"""Images that a page may show: raster formats without scripts, told by name and by first bytes."""

from __future__ import annotations

LARGEST_SHOWN = 8 * 1024 * 1024
"""Bytes."""

_KINDS: dict[str, tuple[str, tuple[bytes, ...]]] = {
    "png": ("image/png", (b"\x89PNG\r\n\x1a\n",)),
    "jpg": ("image/jpeg", (b"\xff\xd8\xff",)),
    "jpeg": ("image/jpeg", (b"\xff\xd8\xff",)),
    "gif": ("image/gif", (b"GIF87a", b"GIF89a")),
    "webp": ("image/webp", (b"RIFF",)),
}


def raster_type(name: str, beginning: bytes, size: int) -> str:
    """Its media type; "" for what is not shown. SVG never is: it is a document."""
    media_type, signatures = _KINDS.get(name.rpartition(".")[2].lower(), ("", ()))
    fits = any(beginning.startswith(each) for each in signatures)
    if media_type == "image/webp":
        fits = fits and beginning[8:12] == b"WEBP"
    return media_type if fits and size <= LARGEST_SHOWN else ""
