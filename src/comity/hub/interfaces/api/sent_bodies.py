"""Bodies of answers that are files: whole, or piece by piece, none of them held in memory."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import cache, partial
from pathlib import Path
from typing import Protocol, TypeVar

from django.db import close_old_connections
from starlette.responses import Response
from starlette.types import Message, Receive, Scope, Send

from comity.hub.adapters.cached_file import CachedFile
from comity.hub.domain.byte_ranges import Span
from comity.hub.interfaces.api.answers import refusal
from comity.hub.queries.content_bytes import Place
from comity.kernel.domain.errors import ComityError, StorageFailure

log = logging.getLogger("comity.hub")
T = TypeVar("T")
PATHSEND = "http.response.pathsend"
THREADS = 4


class Head(Response):
    """A head with a length and no body, also where that length is not 0."""

    def __init__(self, status: int, headers: Mapping[str, str]) -> None:
        super().__init__(status_code=status)
        self.raw_headers = [(k.lower().encode(), v.encode("latin-1")) for k, v in headers.items()]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await send(self.start)
        await send({"type": "http.response.body", "body": b""})

    @property
    def start(self) -> Message:
        return {
            "type": "http.response.start",
            "status": self.status_code,
            "headers": self.raw_headers,
        }


class Whole(Head):
    """A small file, read at once and sent with its head. Raises
    `StorageFailure("object-unreadable")`."""

    def __init__(self, place: Place, headers: Mapping[str, str]) -> None:
        super().__init__(200, headers)
        try:
            self.data = Path(str(place.path)).read_bytes()
        except OSError as error:
            reason = error.strerror or str(error)
            raise StorageFailure("object-unreadable", key=place.sha256, reason=reason) from error
        if len(self.data) != place.size:
            raise StorageFailure("object-unreadable", key=place.sha256, reason="its size differs")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await send(self.start)
        await send({"type": "http.response.body", "body": self.data})


class Source(Protocol):
    """Pieces until `b""`, inside a block."""

    async def next(self) -> bytes: ...

    async def __aenter__(self) -> Source: ...

    async def __aexit__(self, *error: object) -> None: ...


class SourceSent(Head):
    """A body piece by piece; none is read for who has gone."""

    def __init__(
        self, source: Callable[[], Source], status: int, headers: Mapping[str, str]
    ) -> None:
        super().__init__(status, headers)
        self.source = source

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        gone = asyncio.create_task(_until_gone(receive))
        try:
            async with self.source() as pieces:
                # The first piece before the head: a store that fails then is an error to the
                # client, later a connection that breaks off.
                try:
                    piece = await pieces.next()
                except ComityError as error:
                    log.error("file not sent", extra={"problem": error.message.id})
                    await refusal(error, anonymous=False)(scope, receive, send)
                    return
                await send(self.start)
                while piece and not gone.done():
                    await send({"type": "http.response.body", "body": piece, "more_body": True})
                    piece = await pieces.next()
            if not gone.done():
                await send({"type": "http.response.body", "body": b""})
        finally:
            gone.cancel()


class PiecesSent(SourceSent):
    """The next piece is read while one goes out."""

    def __init__(self, pieces: Iterator[bytes], status: int, headers: Mapping[str, str]) -> None:
        super().__init__(lambda: _closing(pieces), status, headers)


class FileSent(SourceSent):
    """A file of this machine: by its path, where the server can and all of it is wanted."""

    def __init__(
        self, path: Path, size: int, status: int, headers: Mapping[str, str], span: Span | None
    ) -> None:
        super().__init__(lambda: _local(path, span or Span(0, size)), status, headers)
        self.path, self.is_whole = path, span is None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if self.is_whole and PATHSEND in scope.get("extensions", {}):
            await send(self.start)
            await send({"type": PATHSEND, "path": str(self.path)})
            return
        await super().__call__(scope, receive, send)


class _local:  # noqa: N801 - beside `_closing`
    """The span of a file: at once what is in memory, in a thread what is not."""

    def __init__(self, path: Path, span: Span) -> None:
        self.path, self.at, self.end = path, span.start, span.end

    async def next(self) -> bytes:
        if self.at == self.end:
            return b""
        piece = self.file.from_memory(self.at, self.end)
        if not piece:
            piece = await _in_thread(partial(self.file.from_disk, self.at, self.end))
        self.at += len(piece)
        return piece

    async def __aenter__(self) -> _local:
        self.file = await _in_thread(partial(CachedFile, self.path))
        return self

    async def __aexit__(self, *_error: object) -> None:
        self.file.close()


class _closing:  # noqa: N801 - used as a verb
    """An iterator that is run in threads, and closed by the thread that comes last."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self.pieces = pieces

    async def next(self) -> bytes:
        return await _in_thread(self._next)

    def _next(self) -> bytes:
        close_old_connections()
        try:
            return next(self.pieces, b"")
        finally:
            close_old_connections()

    async def __aenter__(self) -> _closing:
        return self

    async def __aexit__(self, *_error: object) -> None:
        close = getattr(self.pieces, "close", None)
        if close is not None:
            with suppress(ValueError):  # a thread is still in it; it ends by itself
                close()


async def _until_gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


@cache
def _threads() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(THREADS, thread_name_prefix="hub-files")


async def _in_thread(work: Callable[[], T]) -> T:
    return await asyncio.get_running_loop().run_in_executor(_threads(), work)
