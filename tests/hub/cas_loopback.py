"""A server for one Xet client on this machine: enough of the protocol to see what it accepts."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

from comity.hub.domain.xet.hashes import from_hex, to_hex
from comity.hub.domain.xet.reconstruction import RangeBeyondEnd, reconstruct, verify_file
from comity.hub.formats.reconstruction import reconstruction_v1, reconstruction_v2
from comity.hub.formats.shard import Shard, ShardFile, ShardXorb, read_shard, write_shard
from comity.hub.formats.xorb import Xorb, read_xorb

CHUNK_KEY = bytes(range(1, 33))


class Store:
    """What clients brought, checked, and what they asked."""

    def __init__(self, *, second_version: bool = True, chunk_lengths: bool = False) -> None:
        self.second_version = second_version
        self.chunk_lengths = chunk_lengths
        self.xorbs: dict[bytes, tuple[bytes, Xorb]] = {}
        self.files: dict[bytes, ShardFile] = {}
        self.found_chunks: list[bytes] = []
        self.asked: list[str] = []
        self.address = ""

    def take_xorb(self, digest: bytes, data: bytes) -> bytes:
        self.xorbs[digest] = (data, read_xorb(data, digest))
        return json.dumps({"was_inserted": True}).encode()

    def take_shard(self, data: bytes) -> bytes:
        pairs = {
            digest: [(chunk.hash, chunk.length) for chunk in xorb.chunks]
            for digest, (_, xorb) in self.xorbs.items()
        }
        for file in read_shard(data).files:
            verify_file(file.hash, file.terms, file.range_hashes, pairs)
            self.files[file.hash] = file
        return json.dumps({"result": 1}).encode()

    def find_chunk(self, digest: bytes) -> bytes | None:
        for _, xorb in self.xorbs.values():
            if digest in {chunk.hash for chunk in xorb.chunks}:
                self.found_chunks.append(digest)
                start, chunks = 0, []
                for chunk in xorb.chunks:
                    chunks.append((chunk.hash, start, chunk.length))
                    start += chunk.length
                listed = ShardXorb(xorb.hash, tuple(chunks), xorb.size)
                return write_shard(Shard((), (listed,)), footer=True, chunk_key=CHUNK_KEY)
        return None

    def answer_reconstruction(self, version: str, digest: bytes, stretch: str | None) -> bytes:
        first, last = 0, None
        if stretch:
            begin, _, end = stretch.removeprefix("bytes=").partition("-")
            first, last = int(begin), int(end)
        chunks_of = {digest: xorb.chunks for digest, (_, xorb) in self.xorbs.items()}
        found = reconstruct(
            self.files[digest].terms, chunks_of, first, last, chunk_lengths=self.chunk_lengths
        )
        written = reconstruction_v2 if version == "v2" else reconstruction_v1
        return written(found, self.address_of)

    def address_of(self, xorb: bytes, ranges: Sequence[tuple[int, int]]) -> str:
        return f"{self.address}/bytes/{to_hex(xorb)}"


@contextmanager
def served(store: Store) -> Iterator[Store]:
    """`store` at `store.address`, on a free port of the loopback."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, format: str, *args: object) -> None:
            pass

        def answer(self, status: int, body: bytes = b"") -> None:
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def do_GET(self) -> None:
            path = urlsplit(self.path).path
            store.asked.append(path)
            stretch = self.headers.get("Range")
            match path.strip("/").split("/"):
                case ["v1", "chunks", "default", digest]:
                    body = store.find_chunk(from_hex(digest))
                    self.answer(404 if body is None else 200, body or b"")
                case ["v1" | "v2" as version, "reconstructions", digest] if (
                    version == "v1" or store.second_version
                ):
                    try:
                        found = store.answer_reconstruction(version, from_hex(digest), stretch)
                    except RangeBeyondEnd:
                        self.answer(416)
                    else:
                        self.answer(200, found)
                case ["bytes", digest] if stretch:
                    begin, _, end = stretch.removeprefix("bytes=").partition("-")
                    data, _ = store.xorbs[from_hex(digest)]
                    self.answer(206, data[int(begin) : int(end) + 1])
                case _:
                    self.answer(404)

        def do_POST(self) -> None:
            path = urlsplit(self.path).path
            store.asked.append(path)
            data = self.rfile.read(int(self.headers["Content-Length"]))
            match path.strip("/").split("/"):
                case ["v1", "xorbs", "default", digest]:
                    self.answer(200, store.take_xorb(from_hex(digest), data))
                case ["v1", "shards"]:
                    self.answer(200, store.take_shard(data))
                case _:
                    self.answer(404)

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    store.address = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield store
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
