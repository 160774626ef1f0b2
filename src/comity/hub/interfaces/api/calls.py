"""Endpoints: who calls, what they sent, and the answer, with one thread for each call.

An endpoint is a function of a `Call`, run in a thread; it returns plain data or a `Response`, and
raises the domain's errors. Where a body is large, `streamed` takes it in piece by piece.
"""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

import msgspec
from django.conf import settings
from django.utils import timezone
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from comity.hub.domain.policy import Deed
from comity.hub.domain.refusals import SignInNeeded
from comity.hub.domain.repositories import RepositoryKind
from comity.hub.interfaces.api.answers import json_answer, refusal
from comity.hub.interfaces.api.threads import Pool, in_pool, in_thread
from comity.hub.models import Commit, Repository
from comity.hub.queries.asked_rows import AskedRows, Need, asked_rows
from comity.hub.queries.callers import NOBODY, Caller, caller_of_token, caller_showing
from comity.hub.queries.find_repository import find_repository
from comity.hub.queries.revisions import commit_at
from comity.kernel.domain.errors import ComityError, InvalidInput
from comity.parties.actions.record_token_use import record_token_use
from comity.parties.domain.tokens import Secret
from comity.parties.models import User

log = logging.getLogger("comity.hub")
S = TypeVar("S")
SMALL_BODY = 4 * 1024 * 1024
PIECE = 512 * 1024
MAIN = "main"


class BadToken(ComityError):
    """A token that is not valid: never answered as though nobody had called."""


@dataclass
class Call:
    """One request, for the function that answers it."""

    request: Request
    caller: Caller
    body: bytes = b""
    asked: AskedRows | None = None
    """What was read to learn who calls; each row is given once, and is asked for again after."""

    @property
    def kind(self) -> RepositoryKind:
        return kind_of(self.request)

    @property
    def repository_name(self) -> str:
        given = self.request.path_params
        return f"{given['account']}/{given['name']}"

    def repository(self, deed: Deed, *, path: str = "") -> Repository:
        """The repository in the path, for a caller who may do this. Raises as
        `find_repository`."""
        return find_repository(
            self.caller, self.kind, self.repository_name, deed, path=path, row=self.row()
        )

    def row(self) -> Repository | None:
        """The repository in the path before the policy was asked, if it was read already."""
        if self.asked is None:
            return None
        found, self.asked.repository = self.asked.repository, None
        return found

    def commit_at(self, repository: Repository) -> Commit:
        """The commit of the revision in the path, `main` where there is none. Raises as
        `commit_at`."""
        revision = self.path("revision") or MAIN
        if self.asked is not None:
            found, self.asked.commit = self.asked.commit, None
            if found is not None and found.repository_id == repository.id:
                return found
        return commit_at(repository, revision)

    def path(self, name: str) -> str:
        return str(self.request.path_params.get(name) or "")

    def query(self, name: str, default: str = "") -> str:
        return self.request.query_params.get(name, default)

    def json(self, form: type[S]) -> S:
        """The body, checked. Raises `InvalidInput("body-unreadable")`."""
        try:
            return msgspec.json.decode(self.body or b"{}", type=form)
        except (msgspec.ValidationError, msgspec.DecodeError) as error:
            raise InvalidInput("body-unreadable", problem=str(error)) from None

    @property
    def person(self) -> User:
        """Who calls. Raises `SignInNeeded` for nobody."""
        if self.caller.user is None:
            raise SignInNeeded
        return self.caller.user

    @property
    def endpoint(self) -> str:
        """This hub's own address, as the client sees it."""
        return str(self.request.base_url).rstrip("/")


Handler = Callable[[Call], object]
Endpoint = Callable[[Request], Awaitable[Response]]


CallerOf = Callable[[Request], Caller]


def endpoint(
    handler: Handler,
    *,
    largest: int = SMALL_BODY,
    known_by: CallerOf | None = None,
    pool: Pool = "hub",
    need: Need = "all",
) -> Endpoint:
    """The ASGI endpoint of a handler: 413 for a body over `largest` bytes. `known_by` tells who
    calls, where that is not by a token; `need` what is read of the repository beforehand."""

    async def answer(request: Request) -> Response:
        try:
            body = await _body(request, largest) if _has_body(request) else b""
        except ClientDisconnect:
            return Response(status_code=499)
        except InvalidInput as error:
            return refusal(error, anonymous=False)
        asked_in: Pool = "reading" if request.method == "HEAD" else pool
        return await in_pool(asked_in, lambda: _answer(request, handler, body, known_by, need))

    answer.__name__ = getattr(handler, "__name__", "endpoint")
    return answer


class Sink(Protocol):
    """Takes in a body. `finish` gives the answer; `abandon` leaves nothing behind."""

    def write(self, piece: bytes, /) -> None: ...

    def finish(self) -> object: ...

    def abandon(self) -> None: ...


def streamed(
    opened: Callable[[Call], Sink], *, known_by: CallerOf | None = None, pool: Pool = "hub"
) -> Endpoint:
    """The ASGI endpoint that asks `opened` before a byte of the body is read: whoever may not
    write, sends nothing. `pool` is where the sink finishes."""

    async def answer(request: Request) -> Response:
        sinks: list[Sink] = []
        refused = await in_thread(
            _answer, request, lambda call: sinks.append(opened(call)), b"", known_by
        )
        if not sinks:
            return refused
        try:
            held: list[bytes] = []
            count = 0
            async for piece in request.stream():
                held.append(piece)
                count += len(piece)
                if count >= PIECE:
                    await in_thread(_written, sinks[0], held)
                    held, count = [], 0
            await in_thread(_written, sinks[0], held)
        except ClientDisconnect:
            await in_thread(sinks[0].abandon)
            return Response(status_code=499)
        except ComityError as error:
            await in_thread(sinks[0].abandon)
            return refusal(error, anonymous=False)
        except BaseException:
            sinks[0].abandon()
            raise
        return await in_pool(pool, lambda: _guarded(sinks[0].finish, False))

    answer.__name__ = getattr(opened, "__name__", "streamed")
    return answer


def _written(sink: Sink, pieces: list[bytes]) -> None:
    for piece in pieces:
        sink.write(piece)


def _has_body(request: Request) -> bool:
    """As HTTP/1.1 tells it: without either header there is none, and nothing to wait for."""
    return any(name in (b"content-length", b"transfer-encoding") for name, _ in request.headers.raw)


async def _body(request: Request, largest: int) -> bytes:
    held = bytearray()
    async for piece in request.stream():
        held += piece
        if len(held) > largest:
            raise InvalidInput("body-too-large", limit=largest)
    return bytes(held)


def _answer(
    request: Request,
    handler: Handler,
    body: bytes,
    known_by: CallerOf | None,
    need: Need = "all",
) -> Response:
    asked = None
    try:
        if known_by is not None:
            caller = known_by(request)
        else:
            asked = _asked(request, need)
            caller = caller_of(request, asked)
    except BadToken as error:
        # The client tells this one apart by its words.
        headers = {"X-Error-Message": "Invalid credentials in Authorization header"}
        return json_answer({"error": str(error.message.id)}, 401, headers)
    except ComityError as error:
        return refusal(error, anonymous=False)
    call = Call(request, caller, body, asked)
    return _guarded(lambda: handler(call), caller.user is None)


def _guarded(work: Callable[[], Any], anonymous: bool) -> Response:
    try:
        result = work()
    except ComityError as error:
        return refusal(error, anonymous=anonymous)
    if isinstance(result, Response):
        return result
    return json_answer({} if result is None else result)


def _asked(request: Request, need: Need) -> AskedRows | None:
    """For calls that read a repository: whatever a body brings comes too late for these rows."""
    given = request.path_params
    if request.method not in ("GET", "HEAD") or not {"account", "name"} <= given.keys():
        return None
    return asked_rows(
        _secret(request.headers.get("authorization", "")),
        kind_of(request),
        f"{given['account']}/{given['name']}",
        given.get("revision") or MAIN,
        need=need,
        path=given.get("path") or "",
    )


def kind_of(request: Request) -> RepositoryKind:
    """From `models`, `datasets` or `spaces` in the path; models where there is none."""
    plural = request.path_params.get("plural") or "models"
    return RepositoryKind(str(plural).removesuffix("s"))


def caller_of(request: Request, asked: AskedRows | None = None) -> Caller:
    """From `Authorization: Bearer`, or Basic with the token as its password (as git sends it).
    Cookies count for nothing here. Raises `BadToken`."""
    secret = _secret(request.headers.get("authorization", ""))
    if not secret:
        return NOBODY
    now = timezone.now()
    caller = caller_showing(asked.token, now) if asked else caller_of_token(secret, now)
    if caller is None or caller.token is None:
        raise BadToken("token-not-valid")
    if caller.token.last_used_on != now.date() and not settings.READ_ONLY:
        record_token_use(secret=Secret(secret), on=now.date())
    return caller


def _secret(header: str) -> str:
    kind, _, value = header.partition(" ")
    if kind.lower() == "bearer":
        return value.strip()
    if kind.lower() == "basic":
        from base64 import b64decode
        from binascii import Error

        try:
            return b64decode(value, validate=True).decode().partition(":")[2]
        except (Error, UnicodeDecodeError):
            return "unreadable"
    return ""
