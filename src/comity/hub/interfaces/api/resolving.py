"""`resolve` and `raw`: the files themselves."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock, Thread

from django.conf import settings
from django.db import connection
from starlette.responses import Response
from starlette.routing import Route

from comity.hub.actions.record_access import note_download, note_refusal
from comity.hub.adapters.hub_store import objects
from comity.hub.domain.byte_ranges import Span, Unsatisfiable
from comity.hub.domain.git.entries import FileEntry
from comity.hub.domain.git.objects import pointer_text
from comity.hub.domain.policy import Deed
from comity.hub.interfaces.api import sending
from comity.hub.interfaces.api.addresses import FILES
from comity.hub.interfaces.api.calls import Call, endpoint
from comity.hub.interfaces.api.moved import moved
from comity.hub.models import Commit, Repository
from comity.hub.queries.content_bytes import Place, assemble, place_of
from comity.hub.queries.files import file_at, require_given, xet_hashes
from comity.hub.queries.find_repository import repository_named, require_under
from comity.kernel.domain.errors import ComityError

ASSEMBLED_FIRST = 256 * 1024 * 1024
"""A file in chunks of up to so many bytes is put together before its first byte is sent. The client
of a larger one would wait too long: it is sent from the chunks, while it is put together for the
next."""
FROM_CHUNKS = 16 * 1024 * 1024
"""A range of up to so many bytes is not worth putting a file together."""
PRESIGNED_SECONDS = 3600


def resolve(call: Call) -> Response:
    """`HEAD`, `GET /{P}{id}/resolve/{rev}/{path}`."""
    path = call.path("path")
    repository = _readable(call, path)
    elsewhere = moved(call, repository)
    if elsewhere is not None:
        return elsewhere
    commit = call.commit_at(repository)
    entry = file_at(repository, commit, path)
    held = call.asked.held if call.asked else None
    _refusing(
        call, repository, path, lambda: require_given(repository, commit, path, entry, held=held)
    )
    headers = {
        "X-Repo-Commit": commit.oid,
        **sending.file_headers(path, entry.etag, download="download" in call.request.query_params),
        **_by_chunks(call, repository, commit, entry),
    }
    unchanged = sending.not_modified(call.request, entry.etag, headers)
    if unchanged is not None:
        return unchanged
    try:
        span = sending.wanted_span(call.request, entry.size, entry.etag)
    except Unsatisfiable:
        return sending.out_of_range(entry.size, headers)
    if call.request.method == "HEAD":
        return sending.head_of(entry.size, headers, span)
    answer = _sent(place_of(entry), entry, headers, span)
    note_download(
        repository=repository,
        user=call.caller.user.id if call.caller.user else None,
        address=call.request.scope.get("comity.address"),
        commit=commit.oid,
        path=path,
        part=span is not None,
    )
    return answer


def raw(call: Call) -> Response:
    """`GET /{P}{id}/raw/{rev}/{path}`: what git holds, of a large file its pointer, as text."""
    path = call.path("path")
    repository = _readable(call, path)
    commit = call.commit_at(repository)
    entry = file_at(repository, commit, path)
    held = call.asked.held if call.asked else None
    _refusing(
        call, repository, path, lambda: require_given(repository, commit, path, entry, held=held)
    )
    headers = {
        "X-Repo-Commit": commit.oid,
        **sending.file_headers(path, entry.oid),
        "Content-Type": "text/plain; charset=utf-8",
    }
    unchanged = sending.not_modified(call.request, entry.oid, headers)
    if unchanged is not None:
        return unchanged
    if entry.sha256 is not None:
        return Response(pointer_text(entry.sha256, entry.size), headers=headers)
    if call.request.method == "HEAD":
        return sending.head_of(entry.size, headers)
    return sending.sent(place_of(entry), headers)


def _readable(call: Call, path: str) -> Repository:
    """Raises as `find_repository`; a refusal is noted first."""
    name = call.repository_name
    repository = call.row() or repository_named(call.kind, name)
    _refusing(
        call,
        repository,
        path,
        lambda: require_under(name, call.caller, repository, Deed.READ, path=path),
    )
    return repository


def _refusing(call: Call, repository: Repository, path: str, check: Callable[[], None]) -> None:
    try:
        check()
    except ComityError as error:
        note_refusal(
            repository=repository,
            user=call.caller.user.id if call.caller.user else None,
            address=call.request.scope.get("comity.address"),
            path=path,
            reason=error.message.id,
        )
        raise


def _by_chunks(
    call: Call, repository: Repository, commit: Commit, entry: FileEntry
) -> dict[str, str]:
    """Headers for clients that fetch large files by chunks, from the size that the setting says."""
    if not entry.is_lfs or entry.size < settings.HUB_XET_DOWNLOAD_FROM:
        return {}
    found = xet_hashes([entry])
    if not found:
        return {}
    token = f"{call.endpoint}/api/{call.kind.plural}/{repository}/xet-read-token/{commit.oid}"
    return {"X-Xet-Hash": found[str(entry.sha256)], "Link": f'<{token}>; rel="xet-auth"'}


def _sent(place: Place, entry: FileEntry, headers: dict[str, str], span: Span | None) -> Response:
    if place.path is not None:
        return sending.sent(place, headers, span)
    if place.key is not None:
        address = objects().presigned(
            place.key,
            PRESIGNED_SECONDS,
            content_type=headers["Content-Type"],
        )
        if address is not None:
            return sending.sent_elsewhere(address, entry.etag, entry.size, headers)
        return sending.sent(place, headers, span)
    if span is not None and len(span) <= FROM_CHUNKS:
        return sending.sent(place, headers, span)
    if place.size <= ASSEMBLED_FIRST:
        whole = Place(place.sha256, place.size, path=assemble(place))
        return sending.sent(whole, headers, span)
    _assemble_meanwhile(place)
    return sending.sent(place, headers, span)


_under_way: set[str] = set()
_lock = Lock()


def _assemble_meanwhile(place: Place) -> None:
    """In a thread of its own, one at a time in this process; a file larger than the cache never."""
    with _lock:
        if _under_way or place.size > settings.HUB_CACHE_LIMIT // 2:
            return
        _under_way.add(place.sha256)

    def work() -> None:
        try:
            assemble(place)
        finally:
            _under_way.clear()
            connection.close()

    Thread(target=work, name="hub-assembling", daemon=True).start()


ROUTES = [
    Route(
        f"{files}/{verb}/{{revision:revision}}/{{path:file}}",
        endpoint(handler, need="file"),
        methods=["GET"],
    )
    for verb, handler in (("resolve", resolve), ("raw", raw))
    for files in FILES
]
