"""Files leave by the fastest way that there is; no way holds a whole one in memory.

A file on this machine goes by path: the server sends it by itself (`http.response.pathsend`), or
nginx does (`X-Accel-Redirect`). A range of one goes piece by piece, without a thread where the
system has it in memory; so does what lies in chunks or in S3, read in threads.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import cache, partial
from pathlib import Path
from typing import Protocol, TypeVar
from urllib.parse import quote

from django.conf import settings
from django.db import close_old_connections
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Message, Receive, Scope, Send

from comity.hub.adapters.cached_file import CachedFile
from comity.hub.domain.byte_ranges import Span, asked_span, names_etag, still_applies
from comity.hub.interfaces.api.answers import refusal
from comity.hub.queries.content_bytes import Place
from comity.kernel.domain.errors import ComityError, StorageFailure

log = logging.getLogger("comity.hub")
T = TypeVar("T")
SMALL = 64 * 1024
"""A file of up to so many bytes is read while the thread is there, and goes out with its head."""
PATHSEND = "http.response.pathsend"
THREADS = 4

# Nothing else is ever shown by a browser: a page or a script among the files of a repository must
# not run under this site's address.
SHOWN = {
    ".avif": "image/avif",
    ".gif": "image/gif",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".webp": "image/webp",
    ".json": "application/json",
    **dict.fromkeys((".cfg", ".csv", ".ini", ".jsonl", ".md", ".py"), "text/plain; charset=utf-8"),
    **dict.fromkeys((".toml", ".tsv", ".txt", ".yaml", ".yml"), "text/plain; charset=utf-8"),
}
OPAQUE = "application/octet-stream"
HARMLESS = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "private, no-cache",
}


def file_headers(path: str, etag: str, *, download: bool = False) -> dict[str, str]:
    """What goes with every answer about a file of that path and entity tag."""
    name = path.rpartition("/")[2]
    kind = SHOWN.get(Path(name).suffix.lower(), OPAQUE)
    way = "attachment" if download or kind == OPAQUE else "inline"
    ascii_name = name.encode("ascii", "replace").decode().translate({34: "'", 92: "_"})
    return {
        "ETag": f'"{etag}"',
        "Accept-Ranges": "bytes",
        "Content-Type": kind,
        "Content-Disposition": (
            f"{way}; filename*=UTF-8''{quote(name, safe='')}; filename=\"{ascii_name}\""
        ),
        **HARMLESS,
    }


def not_modified(request: Request, etag: str, headers: Mapping[str, str]) -> Response | None:
    """304 where the client has this very content."""
    if names_etag(request.headers.get("if-none-match", ""), etag):
        kept = {k: v for k, v in headers.items() if not k.startswith("Content-") or "Policy" in k}
        return Response(status_code=304, headers=kept)
    return None


def wanted_span(request: Request, size: int, etag: str) -> Span | None:
    """The range that is to be sent, `None` for the whole file. Raises `Unsatisfiable`."""
    if not still_applies(request.headers.get("if-range", ""), etag):
        return None
    return asked_span(request.headers.get("range", ""), size)


def out_of_range(size: int, headers: Mapping[str, str]) -> Response:
    """416."""
    kept = {k: v for k, v in headers.items() if k not in ("Content-Type", "Content-Disposition")}
    return Response(status_code=416, headers={**kept, "Content-Range": f"bytes */{size}"})


def head_of(size: int, headers: Mapping[str, str], span: Span | None = None) -> Response:
    """The head alone, with the length that the body would have."""
    return Head(_status(span), _with_length(size, headers, span))


def sent(place: Place, headers: Mapping[str, str], span: Span | None = None) -> Response:
    """The file, or the span of it."""
    whole = _with_length(place.size, headers, span)
    if place.path is not None:
        accelerated = _accelerated(place.path)
        if accelerated:
            given = {k: v for k, v in headers.items() if k != "Accept-Ranges"}
            return Response(headers={**given, "X-Accel-Redirect": accelerated})
        if span is None and place.size <= SMALL:
            return Whole(place, whole)
        return FileSent(place.path, place.size, whole, span)
    pieces = place.pieces(span or Span(0, place.size))
    return PiecesSent(pieces, _status(span), whole)


def sent_elsewhere(address: str, etag: str, size: int, headers: Mapping[str, str]) -> Response:
    """302 to where the store itself sends it; what the client wants to know stands here."""
    kept = {k: v for k, v in headers.items() if k not in ("Content-Type", "Accept-Ranges")}
    linked = {"X-Linked-Etag": f'"{etag}"', "X-Linked-Size": str(size)}
    return Response(status_code=302, headers={**kept, **linked, "Location": address})


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
        self, path: Path, size: int, headers: Mapping[str, str], span: Span | None
    ) -> None:
        super().__init__(lambda: _local(path, span or Span(0, size)), _status(span), headers)
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


def _status(span: Span | None) -> int:
    return 200 if span is None else 206


def _with_length(size: int, headers: Mapping[str, str], span: Span | None) -> dict[str, str]:
    if span is None:
        return {**headers, "Content-Length": str(size)}
    content_range = f"bytes {span.start}-{span.end - 1}/{size}"
    return {**headers, "Content-Length": str(len(span)), "Content-Range": content_range}


def _accelerated(path: Path) -> str:
    """The address under which the proxy knows the file; "" where there is no such proxy, or the
    file lies elsewhere."""
    prefix = settings.HUB_ACCEL_PREFIX
    if not prefix or not path.is_relative_to(settings.HUB_FOLDER):
        return ""
    return f"{prefix.rstrip('/')}/{quote(str(path.relative_to(settings.HUB_FOLDER)))}"


async def _until_gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


@cache
def _threads() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(THREADS, thread_name_prefix="hub-files")


async def _in_thread(work: Callable[[], T]) -> T:
    return await asyncio.get_running_loop().run_in_executor(_threads(), work)
