"""Read every object of the store and hold it against its hash; nothing is changed.

What is wrong with an object of which no row speaks is not told: it may be on its way, and nobody
reads it. A content in chunks is right where its xorbs are, and its terms give its Xet hash.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from hashlib import sha256
from itertools import islice
from typing import TypeVar

from comity.hub.actions.collect_garbage import named
from comity.hub.adapters.hub_store import blob_key, index_key, objects, xorb_key
from comity.hub.adapters.objects.store import StoredObject
from comity.hub.domain.rot import Rot, Scrubbed
from comity.hub.domain.xet.hashes import file_hash, from_hex, to_hex
from comity.hub.domain.xet.objects import Chunk
from comity.hub.formats.xorb import read_xorb
from comity.hub.formats.xorb_index import decode_index, encode_index
from comity.hub.models import Content, FileTerm, Holding, Xorb
from comity.hub.queries.callers import Caller
from comity.kernel.domain.errors import ComityError, NotPermitted
from comity.kernel.domain.messages import Message

T = TypeVar("T")
TOGETHER = 500
MOST_NAMED = 5
Progress = Callable[[int], None]
"""Called with how many bytes more were read."""


def scrub_objects(*, caller: Caller, progress: Progress = lambda more: None) -> Scrubbed:
    """For the operator."""
    if not caller.is_operator:
        raise NotPermitted("not-permitted", permission="administer", object="storage")
    found = Scrubbed()
    _scrub_blobs(found, progress)
    _scrub_xorbs(found, progress)
    _scrub_contents(found)
    return found


def bytes_to_scrub() -> int:
    """What the progress adds up to, or so."""
    store = objects()
    return sum(it.size for prefix in ("blobs/", "xorbs/") for it in store.keys(prefix))


def _scrub_blobs(found: Scrubbed, progress: Progress) -> None:
    for each in _needed("blobs/", found):
        digest = sha256()
        name = each.key.rpartition("/")[2]
        try:
            for piece in objects().stream(each.key):
                digest.update(piece)
                progress(len(piece))
        except ComityError as error:
            if not named([each.key]):
                continue  # let go meanwhile
            _tell(found, each.key, error.message, [name])
        else:
            if digest.hexdigest() != name:
                _tell(found, each.key, Message("rot-hash", {"key": each.key}), [name])
        found.objects += 1
        found.bytes += each.size


def _scrub_xorbs(found: Scrubbed, progress: Progress) -> None:
    for each in _needed("xorbs/", found):
        name = each.key.rpartition("/")[2]
        key = each.key
        try:
            xorb = read_xorb(objects().read(each.key), from_hex(name))
            key = index_key(name)
            if objects().read(key) != encode_index(xorb):
                _tell(found, key, Message("rot-index", {"key": key}), _using(name))
        except ComityError as error:
            if named([each.key]):
                _tell(found, key, error.message, _using(name))
        progress(each.size)
        found.objects += 1
        found.bytes += each.size


def _scrub_contents(found: Scrubbed) -> None:
    """Whether each content that a repository holds has all its objects, and the right terms."""
    rows = Content.objects.filter(holdings__isnull=False).distinct().order_by("sha256")
    for content in rows.iterator(chunk_size=TOGETHER):
        found.contents += 1
        key = blob_key(content.sha256)
        if content.xet_hash is None:
            if (size := objects().size(key)) != content.size:
                told = Message("rot-missing" if size is None else "rot-size", {"key": key})
                _tell_once(found, key, told, [content.sha256])
            continue
        try:
            wrong = _wrong_terms(content)
        except ComityError as error:
            wrong = error.message
        if wrong is not None:
            _tell(found, f"contents/{content.sha256}", wrong, [content.sha256])


def _wrong_terms(content: Content) -> Message | None:
    chunks: list[tuple[bytes, int]] = []
    terms = FileTerm.objects.filter(content=content).order_by("place")
    for xorb, start, end, length in terms.values_list("xorb_id", "start", "end", "length"):
        stretch = _chunks(xorb)[start:end]
        if len(stretch) != end - start or sum(it.length for it in stretch) != length:
            return Message("rot-terms", {"sha256": content.sha256})
        if objects().size(xorb_key(xorb)) is None:
            return Message("rot-missing", {"key": xorb_key(xorb)})
        chunks += [(it.hash, it.length) for it in stretch]
    right = to_hex(file_hash(chunks)) == content.xet_hash
    whole = sum(length for _, length in chunks) == content.size
    return None if right and whole else Message("rot-terms", {"sha256": content.sha256})


def _chunks(xorb: str) -> tuple[Chunk, ...]:
    return tuple(decode_index(objects().read(index_key(xorb))).chunks)


def _needed(prefix: str, found: Scrubbed) -> Iterator[StoredObject]:
    for batch in _batches(objects().keys(prefix)):
        wanted = named([each.key for each in batch])
        found.unnamed += len(batch) - len(wanted)
        yield from (each for each in batch if each.key in wanted)
    if prefix == "xorbs/":
        for name in Xorb.objects.values_list("hash", flat=True).iterator():
            if objects().size(xorb_key(name)) is None:
                told = Message("rot-missing", {"key": xorb_key(name)})
                _tell(found, xorb_key(name), told, _using(name))


def _using(xorb: str) -> list[str]:
    rows = FileTerm.objects.filter(xorb=xorb).values_list("content", flat=True)
    return list(rows.distinct()[:TOGETHER])


def _tell_once(found: Scrubbed, key: str, message: Message, contents: list[str]) -> None:
    if all(each.key != key for each in found.rot):
        _tell(found, key, message, contents)


def _tell(found: Scrubbed, key: str, message: Message, contents: list[str]) -> None:
    rows = Holding.objects.filter(content__in=contents).select_related("repository__account")
    names = sorted({str(each.repository) for each in rows[:TOGETHER]})
    found.rot.append(Rot(key, message, tuple(names[:MOST_NAMED])))


def _batches(items: Iterable[T]) -> Iterator[list[T]]:
    remaining = iter(items)
    while batch := list(islice(remaining, TOGETHER)):
        yield batch
