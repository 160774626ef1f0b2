from __future__ import annotations

import socket

import pytest

from comity.cli.serving.port import hold_port
from comity.kernel.domain.errors import Conflict, InvalidInput


def test_a_port_is_held_alone() -> None:
    with hold_port("127.0.0.1", 0).socket as held:
        port = held.getsockname()[1]
        with pytest.raises(Conflict) as refused:
            hold_port("127.0.0.1", port)
        assert refused.value.message.params == {"place": f"127.0.0.1:{port}"}
        # A web worker shares it.
        with socket.socket() as listening:
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
            listening.bind(("127.0.0.1", port))
            listening.listen()
            with socket.create_connection(("127.0.0.1", port), timeout=5):
                pass
    with hold_port("127.0.0.1", port).socket:
        pass


@pytest.mark.parametrize(
    ("host", "loopback", "address"),
    [
        ("127.0.0.1", True, "http://127.0.0.1:{}"),
        ("localhost", True, None),
        ("0.0.0.0", False, "http://127.0.0.1:{}"),  # noqa: S104
    ],
)
def test_who_can_reach_it(host: str, loopback: bool, address: str | None) -> None:
    held = hold_port(host, 0)
    with held.socket:
        assert held.loopback is loopback
        if address:
            assert held.address == address.format(held.port)


@pytest.mark.parametrize("host", ["203.0.113.9", "no such host", "a" * 300])
def test_a_host_that_is_not_here_is_bad_input(host: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        hold_port(host, 0)
    assert refused.value.message.id == "address-unusable"
