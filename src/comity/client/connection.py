"""How the client speaks HTTP: ETags, waiting where it is asked to, errors as exceptions."""

from __future__ import annotations

import json
import time
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import httpx

from comity.client.errors import Unreachable, error_of

REMEMBERED = 128
LONGEST_WAIT = 60.0
"""Seconds; who asks for more is not waited for."""
Query = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Remembered:
    etag: str
    body: bytes


class Connection:
    """Requests to one node. A token goes to that node and nowhere else: redirects are not
    followed."""

    def __init__(
        self,
        address: str,
        *,
        token: str = "",
        timeout: float = 60.0,
        retries: int = 4,
        sleep: Callable[[float], None] = time.sleep,
        transport: httpx.BaseTransport | None = None,
    ) -> None:
        headers = {"Accept": "application/json", "User-Agent": "comity-client/1"}
        if token:
            headers["Authorization"] = f"Bearer {token}"
        self._http = httpx.Client(
            base_url=f"{address.rstrip('/')}/api/v1/",
            headers=headers,
            timeout=timeout,
            transport=transport,
        )
        self._retries, self._sleep = retries, sleep
        self._remembered: OrderedDict[str, Remembered] = OrderedDict()

    def close(self) -> None:
        self._http.close()

    def get(self, path: str, query: Query | None = None) -> Any:  # noqa: ANN401 - typed by callers
        """What stands at `path`, from memory where the node says that it is the same."""
        request = self._http.build_request("GET", path, params=_plain(query or {}))
        key = str(request.url)
        held = self._remembered.get(key)
        if held:
            request.headers["If-None-Match"] = held.etag
        response = self._sent(request, (429, 503))
        if response.status_code == 304 and held:
            self._remembered.move_to_end(key)
            return json.loads(held.body)
        if etag := response.headers.get("ETag"):
            self._remembered[key] = Remembered(etag, response.content)
            if len(self._remembered) > REMEMBERED:
                self._remembered.popitem(last=False)
        return json.loads(response.content)

    def ask(self, path: str, body: Query) -> Any:  # noqa: ANN401
        """The answer to a question that changes nothing, so that it may be asked again."""
        return self._posted(path, body, (429, 503))

    def post(self, path: str, body: Query) -> Any:  # noqa: ANN401
        """What a write made. It is sent again only where it was refused unread."""
        return self._posted(path, body, (429,))

    def put(self, path: str, body: Query) -> Any:  # noqa: ANN401
        """What stands there now. It is sent again only where it was refused unread."""
        request = self._http.build_request("PUT", path, json=dict(body))
        return json.loads(self._sent(request, (429,)).content)

    def post_file(self, path: str, fields: Query, name: str, content: bytes) -> Any:  # noqa: ANN401
        """As `post`, of a form with a file; what kind that is, the node finds out."""
        file = (name, content, "application/octet-stream")
        request = self._http.build_request("POST", path, data=_plain(fields), files={"file": file})
        return json.loads(self._sent(request, (429,)).content)

    def delete(self, path: str) -> None:
        self._sent(self._http.build_request("DELETE", path), (429,))

    def _posted(self, path: str, body: Query, again: tuple[int, ...]) -> Any:  # noqa: ANN401
        request = self._http.build_request("POST", path, json=dict(body))
        return json.loads(self._sent(request, again).content)

    def _sent(self, request: httpx.Request, again: tuple[int, ...]) -> httpx.Response:
        """Raises `ApiError` and `Unreachable`."""
        for attempt in range(self._retries + 1):
            try:
                response = self._http.send(request)
            except httpx.TransportError as error:
                raise Unreachable(f"{request.url.host}: {error}") from error
            if response.is_success or response.status_code == 304:
                return response
            wait = _seconds(response.headers.get("Retry-After", ""))
            if response.status_code not in again or wait is None or attempt == self._retries:
                break
            self._sleep(wait)
        raise error_of(response.status_code, response.content)


def _seconds(retry_after: str) -> float | None:
    """How long to wait; `None` for not at all, since nobody said or it is too long."""
    if not (retry_after.isascii() and retry_after.isdigit()):
        return None
    seconds = float(retry_after)
    return seconds if seconds <= LONGEST_WAIT else None


def _plain(query: Query) -> dict[str, str]:
    """Parameters as they are written in an address; what was not asked for is left out."""
    found = {}
    for name, value in query.items():
        if isinstance(value, bool):
            found[name] = "true" if value else "false"
        elif isinstance(value, list | tuple):
            if value:
                found[name] = ",".join(map(str, value))
        elif value not in (None, ""):
            found[name] = str(value)
    return found
