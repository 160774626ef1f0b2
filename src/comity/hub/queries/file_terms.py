"""The terms of a file, and its chunks out of the object store."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from mmap import ACCESS_READ, mmap
from queue import Empty, Queue
from threading import Event, Thread
from typing import TypeVar

from comity.hub.adapters.hub_store import objects, xorb_key
from comity.hub.domain.xet.hashes import from_hex, to_hex
from comity.hub.domain.xet.objects import Chunk, Term
from comity.hub.formats.xorb import unpack
from comity.hub.models import Content, FileTerm
from comity.hub.queries.xorb_tables import xorb_table
from comity.kernel.domain.errors import IntegrityFailure, InvalidInput

T = TypeVar("T")
PIECE = 1024 * 1024
AHEAD = 3


def terms_of(content: Content) -> list[Term]:
    rows = FileTerm.objects.filter(content=content).order_by("place")
    return [
        Term(from_hex(xorb), length, start, end)
        for xorb, length, start, end in rows.values_list("xorb_id", "length", "start", "end")
    ]


def term_chunks(terms: Iterable[Term]) -> Iterator[list[bytes]]:
    """The unpacked chunks of the terms, some at a time: about `PIECE` bytes as stored."""
    for term in terms:
        name = to_hex(term.xorb)
        chunks = xorb_table(name).chunks[term.start : term.end]
        if len(chunks) != term.end - term.start:
            raise IntegrityFailure("content-damaged", xorb=name)
        for group in _groups(chunks):
            yield _unpacked(name, group)


def ahead(pieces: Iterable[T]) -> Iterator[T]:
    """The same pieces, fetched in another thread while this one works on those before."""
    waiting: Queue[T | BaseException | None] = Queue(AHEAD)
    stopped = Event()

    def fetch() -> None:
        try:
            for piece in pieces:
                waiting.put(piece)
                if stopped.is_set():
                    return
            waiting.put(None)
        except BaseException as error:
            waiting.put(error)

    thread = Thread(target=fetch, name="hub-ahead", daemon=True)
    thread.start()
    try:
        while (piece := waiting.get()) is not None:
            if isinstance(piece, BaseException):
                raise piece
            yield piece
    finally:
        stopped.set()
        while thread.is_alive():
            try:
                waiting.get(timeout=0.01)
            except Empty:
                continue


def _groups(chunks: Sequence[Chunk]) -> Iterator[Sequence[Chunk]]:
    start = 0
    for place, chunk in enumerate(chunks):
        if chunk.end - chunks[start].offset >= PIECE:
            yield chunks[start : place + 1]
            start = place + 1
    if start < len(chunks):
        yield chunks[start:]


def _unpacked(name: str, chunks: Sequence[Chunk]) -> list[bytes]:
    """Of a stretch of a xorb that is read alone."""
    path = objects().local_path(xorb_key(name))
    try:
        if path is not None:
            with path.open("rb") as file:
                whole = memoryview(mmap(file.fileno(), 0, access=ACCESS_READ))
            return [unpack(whole, chunk) for chunk in chunks]
        begin = chunks[0].offset
        data = objects().read(xorb_key(name), begin, chunks[-1].end)
        return [unpack(data, chunk._replace(offset=chunk.offset - begin)) for chunk in chunks]
    except (InvalidInput, OSError, ValueError) as error:
        raise IntegrityFailure("content-damaged", xorb=name) from error
