"""Take a port before anything else is done, so that a second server fails at once and alone."""

from __future__ import annotations

import socket
from dataclasses import dataclass
from errno import EADDRINUSE
from ipaddress import ip_address

from comity.kernel.domain.errors import Conflict, InvalidInput
from comity.kernel.domain.messages import Message

_SHARED = socket.SO_REUSEPORT


@dataclass(frozen=True, slots=True)
class HeldPort:
    """An address that is ours as long as `socket` is open. Nobody listens through it: workers open
    sockets of their own beside it."""

    host: str
    port: int
    socket: socket.socket

    @property
    def loopback(self) -> bool:
        return ip_address(self.host).is_loopback

    @property
    def near(self) -> str:
        """The address by which this machine reaches it."""
        address = ip_address(self.host)
        if address.is_unspecified:
            return "127.0.0.1" if address.version == 4 else "::1"
        return self.host

    @property
    def address(self) -> str:
        return f"http://{_bracketed(self.near)}:{self.port}"


def hold_port(host: str, port: int) -> HeldPort:
    """Take `port` at `host`, any free one for 0.

    Raises `Conflict("port-taken")`, and `InvalidInput("address-unusable")` for a host that is none
    of this machine's, or a port that only root may take.
    """
    place = f"{_bracketed(host)}:{port}"
    try:
        family, _, _, _, where = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        # Sockets that share a port would be let in beside another server: so first without.
        with _bound(family, where, socket.SO_REUSEADDR) as alone:
            where = (where[0], alone.getsockname()[1], *where[2:])
        held = _held(family, where)
    except (OSError, UnicodeError) as error:
        if getattr(error, "errno", None) == EADDRINUSE:
            remedy = Message("port-taken-remedy")
            raise Conflict("port-taken", remedy=remedy, place=place) from None
        reason = getattr(error, "strerror", None) or str(error)
        raise InvalidInput("address-unusable", place=place, reason=reason) from None
    return HeldPort(str(where[0]), held.getsockname()[1], held)


def _held(family: int, where: tuple[object, ...]) -> socket.socket:
    """A socket that workers share and that no other server is let in beside.

    One that also takes addresses in TIME_WAIT would let others in until a worker listens; it is
    the second choice, where another program has just left the port.
    """
    try:
        return _bound(family, where, _SHARED)
    except OSError:
        return _bound(family, where, _SHARED, socket.SO_REUSEADDR)


def _bound(family: int, where: tuple[object, ...], *options: int) -> socket.socket:
    made = socket.socket(family, socket.SOCK_STREAM)
    try:
        for option in options:
            made.setsockopt(socket.SOL_SOCKET, option, 1)
        made.bind(where)
    except BaseException:
        made.close()
        raise
    return made


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host
