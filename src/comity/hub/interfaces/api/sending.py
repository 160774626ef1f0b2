"""Files leave by the fastest way that there is; no way holds a whole one in memory.

A file on this machine goes by path: the server sends it by itself (`http.response.pathsend`), or
nginx does (`X-Accel-Redirect`). A range of one goes piece by piece, without a thread where the
system has it in memory; so does what lies in chunks or in S3, read in threads.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from urllib.parse import quote

from django.conf import settings
from starlette.requests import Request
from starlette.responses import Response

from comity.hub.domain.byte_ranges import Span, asked_span, names_etag, still_applies
from comity.hub.interfaces.api.sent_bodies import FileSent, Head, PiecesSent, Whole
from comity.hub.queries.content_bytes import Place

SMALL = 64 * 1024
"""A file of up to so many bytes is read while the thread is there, and goes out with its head."""

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
        return FileSent(place.path, place.size, _status(span), whole, span)
    pieces = place.pieces(span or Span(0, place.size))
    return PiecesSent(pieces, _status(span), whole)


def sent_elsewhere(address: str, etag: str, size: int, headers: Mapping[str, str]) -> Response:
    """302 to where the store itself sends it; what the client wants to know stands here."""
    kept = {k: v for k, v in headers.items() if k not in ("Content-Type", "Accept-Ranges")}
    linked = {"X-Linked-Etag": f'"{etag}"', "X-Linked-Size": str(size)}
    return Response(status_code=302, headers={**kept, **linked, "Location": address})


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
