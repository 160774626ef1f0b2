"""The chunk tables of xorbs, from the object store; the last ones asked for are kept."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator, Mapping, Sequence
from threading import Lock

from comity.hub.adapters.hub_store import index_key, objects
from comity.hub.domain.xet.hashes import to_hex
from comity.hub.domain.xet.objects import Chunk, Xorb
from comity.hub.formats.xorb_index import decode_index

KEPT = 16_000
"""chunks in each process, of some GiB of files; one takes some 250 bytes"""


class _Tables:
    def __init__(self) -> None:
        self._held: OrderedDict[str, Xorb] = OrderedDict()
        self._chunks = 0
        self._lock = Lock()

    def get(self, name: str) -> Xorb | None:
        with self._lock:
            if name in self._held:
                self._held.move_to_end(name)
            return self._held.get(name)

    def put(self, name: str, table: Xorb) -> None:
        with self._lock:
            if name not in self._held:
                self._held[name] = table
                self._chunks += len(table.chunks)
            while self._chunks > KEPT and len(self._held) > 1:
                self._chunks -= len(self._held.popitem(last=False)[1].chunks)

    def forget(self, name: str) -> None:
        with self._lock:
            table = self._held.pop(name, None)
            self._chunks -= len(table.chunks) if table else 0


_tables = _Tables()


def xorb_table(hash_hex: str) -> Xorb:
    """The table of a xorb that is stored. Raises `StorageFailure`, `IntegrityFailure`."""
    table = _tables.get(hash_hex)
    if table is None:
        table = decode_index(objects().read(index_key(hash_hex)))
        _tables.put(hash_hex, table)
    return table


def forget_table(hash_hex: str) -> None:
    """After the xorb was stored anew."""
    _tables.forget(hash_hex)


class ChunksOf(Mapping[bytes, Sequence[Chunk]]):
    """The chunks of some xorbs by their hashes, read when they are asked for. Whoever made it has
    seen to it that these xorbs are there."""

    def __init__(self, xorbs: frozenset[bytes]) -> None:
        self.xorbs = xorbs

    def __getitem__(self, xorb: bytes) -> Sequence[Chunk]:
        if xorb not in self.xorbs:
            raise KeyError(xorb)
        return xorb_table(to_hex(xorb)).chunks

    def __iter__(self) -> Iterator[bytes]:
        return iter(self.xorbs)

    def __len__(self) -> int:
        return len(self.xorbs)


class HashesOf(Mapping[bytes, Sequence[tuple[bytes, int]]]):
    """The same as (hash, length), which is what a file is checked by."""

    def __init__(self, chunks_of: ChunksOf) -> None:
        self.chunks_of = chunks_of
        self._last: tuple[bytes, list[tuple[bytes, int]]] = (b"", [])

    def __getitem__(self, xorb: bytes) -> Sequence[tuple[bytes, int]]:
        if self._last[0] != xorb:
            chunks = self.chunks_of[xorb]
            self._last = (xorb, [(chunk.hash, chunk.length) for chunk in chunks])
        return self._last[1]

    def __iter__(self) -> Iterator[bytes]:
        return iter(self.chunks_of)

    def __len__(self) -> int:
        return len(self.chunks_of)
