"""Static files by their hashed names, without a thread: the server sends each by its path."""

from __future__ import annotations

from pathlib import Path

from starlette.types import ASGIApp, Receive, Scope, Send
from whitenoise import WhiteNoise

from comity.site.front.request_facts import set_route

CHUNK = 256 * 1024


class StaticFiles:
    """Middleware: answers what lies in `folder`, compressed where it is so and the client takes it.

    A name that holds the hash of its content may be kept for ever; `hashed` are these names.
    """

    def __init__(self, app: ASGIApp, folder: Path, prefix: str, hashed: frozenset[str]) -> None:
        self.app, self.prefix = app, prefix
        self.files = WhiteNoise(
            None,
            root=str(folder),
            prefix=prefix,
            max_age=60,
            allow_all_origins=False,
            immutable_file_test=lambda path, url: url.removeprefix(prefix) in hashed,
        ).files

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = scope.get("path", "")
        if scope["type"] != "http" or not path.startswith(self.prefix):
            await self.app(scope, receive, send)
            return
        found = self.files.get(path)
        if found is None:
            await self.app(scope, receive, send)
            return
        set_route(scope, "static")
        headers = {name.decode("latin-1"): value for name, value in scope["headers"]}
        asked = {
            wsgi: headers[name].decode("latin-1")
            for name, wsgi in _ASKED.items()
            if name in headers
        }
        response = found.get_response(scope["method"], asked)
        head = [(k.lower().encode(), v.encode("latin-1")) for k, v in response.headers]
        await send({"type": "http.response.start", "status": int(response.status), "headers": head})
        if response.file is None:
            await send({"type": "http.response.body", "body": b""})
            return
        with response.file as file:
            whole = int(response.status) == 200
            if whole and "http.response.pathsend" in scope.get("extensions", {}):
                await send({"type": "http.response.pathsend", "path": str(file.name)})
                return
            while chunk := file.read(CHUNK):
                await send({"type": "http.response.body", "body": chunk, "more_body": True})
            await send({"type": "http.response.body", "body": b""})


_ASKED = {
    "accept-encoding": "HTTP_ACCEPT_ENCODING",
    "if-none-match": "HTTP_IF_NONE_MATCH",
    "if-modified-since": "HTTP_IF_MODIFIED_SINCE",
    "range": "HTTP_RANGE",
}
