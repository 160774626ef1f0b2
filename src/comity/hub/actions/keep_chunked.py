"""Store a file that was cut into chunks here: only what of it the caller may not refer to yet."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path

from comity.hub.actions.keep_files import keep_files
from comity.hub.actions.keep_xorb import keep_xorb
from comity.hub.adapters.chunking import ChunkedFile
from comity.hub.domain.refusals import SignInNeeded
from comity.hub.domain.xet.hashes import (
    from_hex,
    sampled_for_deduplication,
    to_hex,
    xorb_hash,
)
from comity.hub.domain.xet.objects import Xorb
from comity.hub.domain.xet.reusing import Place, Source, missing, terms_at
from comity.hub.formats.shard import ShardFile, read_shard
from comity.hub.formats.xorb import read_xorb
from comity.hub.models import Content, Repository
from comity.hub.queries.callers import Caller
from comity.hub.queries.find_chunk import find_chunk
from comity.kernel.domain.errors import IntegrityFailure

MOST_ASKED = 64
"""Chunks that are looked for, as a client would."""


def keep_chunked(
    *, caller: Caller, repository: Repository, chunked: ChunkedFile, sha256: str, work: Path
) -> Content:
    """The content, held by the repository for the caller, who was authorised. `work` is a folder
    for what is packed anew."""
    if caller.user is None:
        raise SignInNeeded
    files = read_shard(chunked.shard).files
    if len(files) != 1 or chunked.sha256 != sha256:
        raise IntegrityFailure("content-damaged", xorb=chunked.file_hash)
    paths = {from_hex(path.name.removeprefix("default.")): path for path in chunked.xorbs}
    sources = _sources(files[0], paths)
    known = _known(caller, sources)
    places = dict(known)
    for group in missing(sources, known):
        name = xorb_hash([(source.chunk.hash, source.chunk.length) for source in group])
        path = work / f"packed.{to_hex(name)}"
        _pack(path, group, paths)
        keep_xorb(caller=caller, repository=repository, path=path, expected=name)
        for number, source in enumerate(group):
            places[source.chunk.hash] = Place(name, number)
    file = ShardFile(files[0].hash, terms_at(sources, places), (), bytes.fromhex(sha256))
    (content,) = keep_files(
        caller=caller, repository=repository, files=[file], hashed=frozenset({sha256})
    )
    return content


def _sources(file: ShardFile, paths: Mapping[bytes, Path]) -> list[Source]:
    tables: dict[bytes, Xorb] = {
        name: read_xorb(path.read_bytes(), name) for name, path in paths.items()
    }
    return [
        Source(term.xorb, chunk)
        for term in file.terms
        for chunk in tables[term.xorb].chunks[term.start : term.end]
    ]


def _known(caller: Caller, sources: list[Source]) -> dict[bytes, Place]:
    """Where chunks of the file stand already, as far as the caller may refer to them."""
    known: dict[bytes, Place] = {}
    asked = 0
    for place, source in enumerate(sources):
        digest = source.chunk.hash
        if digest in known or (place and not sampled_for_deduplication(digest)):
            continue
        if asked == MOST_ASKED:
            break
        asked += 1
        for xorb in find_chunk(caller, to_hex(digest)):
            for number, (chunk, _, _) in enumerate(xorb.chunks):
                known.setdefault(chunk, Place(xorb.hash, number))
    return known


def _pack(path: Path, group: list[Source], paths: Mapping[bytes, Path]) -> None:
    """A xorb of chunks as they were packed, copied one by one."""
    with ExitStack() as stack:
        packed = stack.enter_context(path.open("xb"))
        names = {xorb for xorb, _ in group}
        files = {name: stack.enter_context(paths[name].open("rb")) for name in names}
        for xorb, chunk in group:
            files[xorb].seek(chunk.offset)
            packed.write(files[xorb].read(chunk.end - chunk.offset))
