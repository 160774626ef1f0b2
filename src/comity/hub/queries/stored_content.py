"""The bytes of a content, from the object store, however they are stored."""

from __future__ import annotations

from collections.abc import Iterator

from comity.hub.adapters.hub_store import blob_key, index_key, objects, xorb_key
from comity.hub.formats.xorb import unpacked
from comity.hub.formats.xorb_index import decode_index
from comity.hub.models import Content, FileTerm

TOGETHER = 64
"""Chunks that are read at once: 4 MiB or so."""


def content_pieces(content: Content) -> Iterator[bytes]:
    """The whole content, piece by piece, in bounded memory. Raises `StorageFailure` for an object
    that is missing or torn, `IntegrityFailure` and `InvalidInput` for one that is damaged."""
    if content.xet_hash is None:
        yield from objects().stream(blob_key(content.sha256))
        return
    terms = FileTerm.objects.filter(content=content).order_by("place")
    for xorb, start, end in terms.values_list("xorb_id", "start", "end"):
        yield from stretch(xorb, start, end)


def stretch(xorb: str, start: int, end: int) -> Iterator[bytes]:
    """The unpacked chunks `[start, end)` of a xorb."""
    chunks = decode_index(objects().read(index_key(xorb))).chunks[start:end]
    for at in range(0, len(chunks), TOGETHER):
        few = chunks[at : at + TOGETHER]
        first = few[0].offset
        data = objects().read(xorb_key(xorb), first, few[-1].end)
        moved = [each._replace(offset=each.offset - first) for each in few]
        yield b"".join(unpacked(data, moved))
