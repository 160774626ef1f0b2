"""Django's pages in threads beside the event loop: one hand-over to a thread and one back.

a2wsgi hands over every piece of an answer by itself, and each time the two sides wait for each
other. Bodies are whole here anyway: `WholeBody` reads what comes in, and pages are small.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any, cast

from a2wsgi.wsgi import Body, build_environ
from starlette.types import Receive, Scope, Send

WSGI = Callable[[Any, Any], Iterable[bytes]]


@dataclass
class WholeAnswer:
    """What a WSGI application answers, collected. `start` is its `start_response`."""

    status: int = 0
    headers: list[tuple[bytes, bytes]] = field(default_factory=list)
    body: bytes = b""

    def start(
        self, status: str, headers: list[tuple[str, str]], exc_info: object = None
    ) -> Callable[[bytes], None]:
        self.status = int(status.split(" ", 1)[0])
        self.headers = [
            (name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in headers
        ]
        return self._write

    def _write(self, part: bytes) -> None:
        self.body += part


class Pages:
    """The ASGI application that asks `pages` in one of `threads` threads."""

    def __init__(self, pages: WSGI, threads: int) -> None:
        self.pages = pages
        self.threads = ThreadPoolExecutor(max_workers=threads, thread_name_prefix="pages")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        message = await receive()
        if message["type"] == "http.disconnect":
            return
        body = BytesIO(message.get("body", b""))
        environ = build_environ(cast(Any, scope), cast(Body, body))
        loop = asyncio.get_running_loop()
        answer = await loop.run_in_executor(self.threads, copy_context().run, self._answer, environ)
        await send(
            {"type": "http.response.start", "status": answer.status, "headers": answer.headers}
        )
        await send({"type": "http.response.body", "body": answer.body})

    def _answer(self, environ: object) -> WholeAnswer:
        answer = WholeAnswer()
        parts = self.pages(environ, answer.start)
        try:
            answer.body += b"".join(parts)
        finally:
            if close := getattr(parts, "close", None):
                close()
        return answer
