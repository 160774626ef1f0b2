"""Stretches of a repository's files, for pages that show them: for who has asked the policy."""

from __future__ import annotations

from pathlib import Path

from comity.hub.adapters.hub_store import assembled, objects
from comity.hub.domain.byte_ranges import Span
from comity.hub.domain.git.entries import FileEntry
from comity.hub.queries.content_bytes import assemble, place_of


def file_bytes(entry: FileEntry, start: int, end: int) -> bytes:
    """The bytes `[start, end)` of a file, as far as it reaches."""
    last = min(end, entry.size)
    if start >= last:
        return b""
    place = place_of(entry)
    if place.path is None:
        return b"".join(place.pieces(Span(start, last)))
    with place.path.open("rb") as file:
        file.seek(start)
        return file.read(last - start)


def local_file(entry: FileEntry) -> Path:
    """The whole file on this machine, fetched or put together where it is not there yet."""
    place = place_of(entry)
    if place.path is not None:
        return place.path
    key = place.key
    if key is None:
        return assemble(place)
    return assembled().build(place.sha256, place.size, lambda: objects().stream(key))
