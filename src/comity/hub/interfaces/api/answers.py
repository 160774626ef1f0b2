"""Answers and refusals as the clients of this API read them: JSON, and two headers for errors."""

from __future__ import annotations

import logging
from urllib.parse import quote

import orjson
from starlette.responses import Response

from comity.hub.domain.refusals import (
    Disabled,
    EntryUnknown,
    Gated,
    ParentMoved,
    QuotaExceeded,
    RepositoryUnknown,
    RevisionUnknown,
    SignInNeeded,
)
from comity.kernel.domain.errors import (
    ComityError,
    Conflict,
    IntegrityFailure,
    InvalidInput,
    NotPermitted,
    ReadOnly,
    StorageFailure,
    UnknownName,
)
from comity.kernel.interfaces.error_text import error_text

log = logging.getLogger(__name__)

IS_DISABLED = "Access to this resource is disabled."
"""The very words by which the client knows a policy refusal."""

CODES: dict[type[ComityError], str] = {
    RepositoryUnknown: "RepoNotFound",
    RevisionUnknown: "RevisionNotFound",
    EntryUnknown: "EntryNotFound",
    Gated: "GatedRepo",
}

STATUSES: tuple[tuple[type[ComityError], int], ...] = (
    (ParentMoved, 412),
    (SignInNeeded, 401),
    (NotPermitted, 403),
    (UnknownName, 404),
    (Conflict, 409),
    (QuotaExceeded, 413),
    (ReadOnly, 503),
    (StorageFailure, 503),
    (IntegrityFailure, 500),
    (InvalidInput, 400),
)
"""The first that fits."""


def json_answer(
    content: object, status: int = 200, headers: dict[str, str] | None = None
) -> Response:
    """JSON; nothing here may be kept by a cache between us and the client."""
    given = {"Cache-Control": "no-store", **(headers or {})}
    return Response(orjson.dumps(content), status, given, media_type="application/json")


def refusal(error: ComityError, *, anonymous: bool) -> Response:
    """What a client is told of an error. `anonymous`: a token might help."""
    status = next((code for kind, code in STATUSES if isinstance(error, kind)), 500)
    if anonymous and isinstance(error, (RepositoryUnknown, Gated)):
        status = 401
    text = error_text(_without_places(error))
    told = IS_DISABLED if isinstance(error, Disabled) else text
    headers = {"X-Error-Message": header_text(told)}
    if code := CODES.get(type(error)):
        headers["X-Error-Code"] = code
    if isinstance(error, EntryUnknown) and error.commit:
        headers["X-Repo-Commit"] = error.commit
    if status == 401:
        headers["WWW-Authenticate"] = 'Bearer realm="comity"'
    return json_answer({"error": text}, status, headers)


def _without_places(error: ComityError) -> ComityError:
    """Folders, and the address of the object store, are for the operator's log alone."""
    if not isinstance(error, StorageFailure) or isinstance(error, (QuotaExceeded, ReadOnly)):
        return error
    log.error("%s", error_text(error))
    return StorageFailure("storage-fails")


def header_text(text: str) -> str:
    """One line of Latin-1, as a header must be; what is not is percent-encoded."""
    line = " ".join(text.split())[:1000]
    return line if line.isascii() else quote(line, safe=" !\"#$&'()*+,/:;=?@[]{}|~^`<>")
