"""What spares a client an upload: xorbs that hold a chunk it asked after, and may refer to."""

from __future__ import annotations

from comity.hub.domain.xet.hashes import from_hex
from comity.hub.formats.shard import ShardXorb
from comity.hub.models import FileTerm, Holding, KnownChunk
from comity.hub.queries.callers import Caller
from comity.hub.queries.held_contents import readable_contents
from comity.hub.queries.referable_chunks import ReferableChunks
from comity.hub.queries.xorb_tables import xorb_table

MOST_LOOKED_AT = 16
MOST_CHUNKS = 64 * 1024
"""in an answer; some 3 MB, and as a rule 4 GiB of files"""


def find_chunk(caller: Caller, hash_hex: str) -> list[ShardXorb]:
    """The xorb that holds the chunk, and others of the same files, since a client that sends a
    file again looks for all of it. Only xorbs of which the caller may refer to every chunk; none
    where there is no such xorb: a hash of what they may not read looks like one that nobody has.
    """
    rows = KnownChunk.objects.filter(hash=hash_hex).order_by("-id")
    candidates = list(rows.values_list("xorb_id", flat=True)[:MOST_LOOKED_AT])
    referable = ReferableChunks(caller, candidates)
    first = next((xorb for xorb in candidates if referable.allows_whole(xorb)), None)
    if first is None:
        return []
    listed = [_listed(first)]
    beside = _beside(caller, first)
    referable = ReferableChunks(caller, beside)
    count = len(listed[0].chunks)
    for xorb in beside:
        if not referable.allows_whole(xorb):
            continue
        count += referable.counts[xorb]
        if count > MOST_CHUNKS:
            break
        listed.append(_listed(xorb))
    return listed


def _beside(caller: Caller, xorb: str) -> list[str]:
    """Other xorbs of the newest readable, or own, content that the xorb is part of."""
    contents = list(
        FileTerm.objects.filter(xorb=xorb)
        .order_by("-content__created_at")
        .values_list("content_id", flat=True)[:MOST_LOOKED_AT]
    )
    usable = readable_contents(caller, set(contents))
    if caller.user is not None:
        own = Holding.objects.filter(content__in=contents, sent_by=caller.user)
        usable |= set(own.values_list("content_id", flat=True))
    newest = next((each for each in contents if each in usable), None)
    if newest is None:
        return []
    rows = FileTerm.objects.filter(content=newest).exclude(xorb=xorb).order_by("place")
    return list(dict.fromkeys(rows.values_list("xorb_id", flat=True)[:MOST_CHUNKS]))


def _listed(name: str) -> ShardXorb:
    xorb = xorb_table(name)
    chunks: list[tuple[bytes, int, int]] = []
    start = 0
    for chunk in xorb.chunks:
        chunks.append((chunk.hash, start, chunk.length))
        start += chunk.length
    return ShardXorb(from_hex(name), tuple(chunks), xorb.size)
