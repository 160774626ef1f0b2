"""Send one message to a webhook, and read no more of the answer than its status.

The name is resolved once, and the connection goes to the very address that was checked: a name that
answers differently the second time (DNS rebinding) gains nothing. Redirects are not followed.
"""

from __future__ import annotations

import socket
import ssl
from collections.abc import Callable, Collection, Mapping
from http.client import HTTPConnection, HTTPException
from threading import Timer

from comity.hub.domain.webhooks import is_public, parse_target
from comity.kernel.domain.errors import InvalidInput, StorageFailure

SECONDS_PER_STEP = 10.0
SECONDS = 20.0
"""for all of it, however slowly the other side answers"""

Resolve = Callable[[str, int], list[str]]


def resolve(host: str, port: int) -> list[str]:
    """The addresses of a name. Raises `OSError`."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [str(each[4][0]) for each in found]


class _Pinned(HTTPConnection):
    """A connection to one address, whatever its host's name is."""

    def __init__(self, host: str, port: int, address: str, tls: ssl.SSLContext | None) -> None:
        super().__init__(host, port, timeout=SECONDS_PER_STEP)
        self.address = address
        self.tls = tls
        self.was_cut = False

    def connect(self) -> None:
        made = socket.create_connection((self.address, self.port), SECONDS_PER_STEP)
        self.sock = self.tls.wrap_socket(made, server_hostname=self.host) if self.tls else made


def send(
    url: str,
    body: bytes,
    headers: Mapping[str, str],
    *,
    allowed_hosts: Collection[str] = (),
    resolved: Resolve = resolve,
    seconds: float = SECONDS,
) -> int:
    """POST, and the status that came. `allowed_hosts` may be anywhere, all others must be public.

    Raises `InvalidInput` for an address that may not be told (trying again will not help), and
    `StorageFailure("webhook-unreachable")` where nothing came.
    """
    parts = parse_target(url, allowed_hosts)
    host = parts.hostname or ""
    secure = parts.scheme == "https"
    port = parts.port or (443 if secure else 80)
    try:
        addresses = resolved(host, port)
    except (OSError, UnicodeError) as error:
        raise StorageFailure("webhook-unreachable", problem=type(error).__name__) from error
    if host not in allowed_hosts and not all(is_public(each) for each in addresses):
        raise InvalidInput("webhook-host-not-public", host=host)
    if not addresses:
        raise StorageFailure("webhook-unreachable", problem="no address")
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    connection = _Pinned(host, port, addresses[0], _tls() if secure else None)
    watch = Timer(seconds, _cut, [connection])
    watch.daemon = True
    watch.start()
    try:
        connection.request("POST", target, body, dict(headers))
        status = connection.getresponse().status
    except (OSError, HTTPException, ValueError, AttributeError) as error:
        # `AttributeError`: the watch has taken the socket away in between.
        raise StorageFailure("webhook-unreachable", problem=type(error).__name__) from error
    finally:
        watch.cancel()
        connection.close()
    if connection.was_cut:  # what ended was the time, not the answer
        raise StorageFailure("webhook-unreachable", problem="TimeoutError")
    return status


def _tls() -> ssl.SSLContext:
    return ssl.create_default_context()


def _cut(connection: _Pinned) -> None:
    connection.was_cut = True
    made: socket.socket | None = connection.sock
    if made is not None:
        try:
            made.shutdown(socket.SHUT_RDWR)
        except OSError:
            made.close()
