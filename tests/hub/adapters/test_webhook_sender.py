from __future__ import annotations

import socket
from threading import Event, Thread

import pytest
from tests.hub.listening import listening

from comity.hub.adapters.webhook_sender import send
from comity.kernel.domain.errors import InvalidInput, StorageFailure


def test_the_message_arrives_and_the_status_comes_back() -> None:
    with listening() as listener:
        listener.status = 202
        answered = send(listener.address, b"{}", {"X-A": "b"}, allowed_hosts=["127.0.0.1"])
    (headers, body), *more = listener.heard
    assert (answered, body, headers["X-A"], more) == (202, b"{}", "b", [])


def test_redirects_are_not_followed() -> None:
    with listening() as listener:
        listener.status = 307
        answered = send(listener.address, b"{}", {}, allowed_hosts=["127.0.0.1"])
    assert (answered, len(listener.heard)) == (307, 1)


@pytest.mark.parametrize("addresses", [["127.0.0.1"], ["93.184.216.34", "10.0.0.1"], ["::1"]])
def test_a_name_that_leads_to_a_neighbour_is_refused(addresses: list[str]) -> None:
    with pytest.raises(InvalidInput) as caught:
        send("https://example.org/", b"{}", {}, resolved=lambda _host, _port: addresses)
    assert caught.value.message.id == "webhook-host-not-public"


def test_the_address_that_was_checked_is_the_one_that_is_told() -> None:
    """The name is asked for once: a second answer would lead elsewhere."""
    asked: list[str] = []

    def resolved(host: str, _port: int) -> list[str]:
        asked.append(host)
        return ["127.0.0.1"]

    with listening() as listener:
        url = f"http://hook.invalid:{listener.port}/"
        answered = send(url, b"{}", {}, allowed_hosts=["hook.invalid"], resolved=resolved)
    assert (answered, asked) == (200, ["hook.invalid"])
    assert listener.heard[0][0]["Host"] == f"hook.invalid:{listener.port}"


def test_nobody_there_is_told_of() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    with pytest.raises(StorageFailure) as caught:
        send(f"http://127.0.0.1:{port}/", b"", {}, allowed_hosts=["127.0.0.1"])
    assert caught.value.message.params == {"problem": "ConnectionRefusedError"}


def test_one_who_answers_a_byte_at_a_time_is_cut_off() -> None:
    done = Event()
    server = socket.create_server(("127.0.0.1", 0))

    def drip() -> None:
        made, _ = server.accept()
        with made:
            made.sendall(b"HTTP/1.1 200 OK\r\n")
            while not done.wait(0.05):
                try:
                    made.sendall(b"x")
                except OSError:
                    return

    thread = Thread(target=drip)
    thread.start()
    address = f"http://127.0.0.1:{server.getsockname()[1]}/"
    try:
        with pytest.raises(StorageFailure):
            send(address, b"", {}, allowed_hosts=["127.0.0.1"], seconds=0.5)
    finally:
        done.set()
        thread.join()
        server.close()
