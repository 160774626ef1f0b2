"""A bucket behind a line that fails: 500, answers cut short, none at all."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Thread
from urllib.parse import urlsplit

import pytest
from tests.hub.adapters.s3 import BUCKET, s3_server

from comity.hub.adapters.objects import s3
from comity.hub.adapters.objects.s3 import S3Objects
from comity.kernel.domain.errors import StorageFailure

KEY = "blobs/ab/abcdef"


class Line:
    """Passes requests on; `fault` may say what happens to the n-th one instead."""

    def __init__(self, behind: str) -> None:
        self.behind = urlsplit(behind)
        self.asked = 0
        self.woken = Event()
        self.fault: Callable[[int], str] = lambda number: ""

    def handler(line) -> type[BaseHTTPRequestHandler]:  # noqa: N805 - `self` is the handler's
        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def log_message(self, *args: object) -> None:
                pass

            def do_any(self) -> None:
                length = int(self.headers.get("content-length") or 0)
                body = self.rfile.read(length)
                line.asked += 1
                fault = line.fault(line.asked)
                if fault == "500":
                    self.send_response(500)
                    self.send_header("content-length", "0")
                    self.end_headers()
                    return
                if fault == "slow":
                    line.woken.wait(20)
                    self.close_connection = True
                    return
                if fault == "501" and self.headers.get("if-none-match"):
                    self.send_response(501)
                    self.send_header("content-length", "0")
                    self.end_headers()
                    return
                if fault == "gone":
                    self.close_connection = True
                    return
                asked = HTTPConnection(line.behind.hostname or "", line.behind.port)
                asked.request(self.command, self.path, body, dict(self.headers))
                answer = asked.getresponse()
                content = answer.read()
                self.send_response(answer.status)
                for name, value in answer.getheaders():
                    if name.lower() not in ("content-length", "transfer-encoding", "connection"):
                        self.send_header(name, value)
                size = answer.getheader("content-length") or str(len(content))
                self.send_header("content-length", size)
                self.end_headers()
                if fault == "cut":
                    self.wfile.write(content[: len(content) // 2])
                    self.close_connection = True
                    return
                self.wfile.write(content)

        for method in ("GET", "PUT", "HEAD", "POST", "DELETE"):
            setattr(Handler, f"do_{method}", Handler.do_any)
        return Handler


@pytest.fixture
def line() -> Iterator[tuple[Line, S3Objects]]:
    with s3_server() as behind:
        between = Line(behind)
        server = ThreadingHTTPServer(("127.0.0.1", 0), between.handler())
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            address = f"http://127.0.0.1:{server.server_address[1]}"
            yield between, S3Objects(BUCKET, "line", endpoint=address)
        finally:
            between.woken.set()
            server.shutdown()
            server.server_close()


@pytest.mark.parametrize("fault", ["500", "gone"])
def test_what_fails_three_times_is_tried_a_fourth(line: tuple[Line, S3Objects], fault: str) -> None:
    between, store = line
    between.fault = lambda number: fault if number % 4 else ""
    assert store.put_bytes(KEY, b"x" * 100_000) is True
    assert store.read(KEY, 10, 20) == b"x" * 10
    assert between.asked >= 12


def test_an_answer_cut_short_is_asked_for_again(line: tuple[Line, S3Objects]) -> None:
    between, store = line
    data = bytes(range(250)) * 4000
    store.put_bytes(KEY, data)
    between.asked = 0
    between.fault = lambda number: "cut" if number in (2, 4, 5) else ""
    assert b"".join(store.stream(KEY, size=400_000)) == data
    assert between.asked == 1 + 3 + 3  # how long it is, three pieces, three that were cut


def test_answers_that_are_always_cut_short_are_never_taken_for_the_object(
    line: tuple[Line, S3Objects], monkeypatch: pytest.MonkeyPatch
) -> None:
    between, store = line
    store.put_bytes(KEY, bytes(100_000))
    monkeypatch.setattr(s3, "RETRY", {**s3.RETRY, "max_retries": 1})
    impatient = again(store)
    between.fault = lambda number: "cut"
    assert told(lambda: impatient.read(KEY, 0, 50_000)) == "object-unreadable"


def test_a_store_that_never_answers_well_is_reported(
    line: tuple[Line, S3Objects], monkeypatch: pytest.MonkeyPatch
) -> None:
    between, store = line
    store.put_bytes(KEY, b"x")
    monkeypatch.setattr(s3, "RETRY", {**s3.RETRY, "max_retries": 1})
    store = again(store)
    between.fault = lambda number: "500"
    assert told(lambda: store.put_bytes(KEY, b"x")) == "object-unreadable"
    assert told(lambda: store.read(KEY)) == "object-unreadable"
    assert told(lambda: store.size(KEY)) == "object-unreadable"
    assert told(lambda: list(store.keys(""))) == "object-unreadable"
    assert told(lambda: store.delete(KEY)) == "object-not-written"
    assert told(store.ready) == "object-unreadable"
    between.fault = lambda number: ""
    assert store.read(KEY) == b"x"


def test_a_store_that_stays_slow_is_left_after_a_while_and_asked_again(
    line: tuple[Line, S3Objects], monkeypatch: pytest.MonkeyPatch
) -> None:
    between, store = line
    store.put_bytes(KEY, b"content")
    monkeypatch.setattr(s3, "TIMEOUTS", {"connect_timeout": "1s", "timeout": "500ms"})
    monkeypatch.setattr(s3, "RETRY", {**s3.RETRY, "max_retries": 2})
    impatient = again(store)
    between.asked = 0
    between.fault = lambda number: "slow" if number == 1 else ""
    assert impatient.read(KEY, 0, 7) == b"content"
    between.fault = lambda number: "slow"
    assert told(lambda: impatient.read(KEY, 0, 7)) == "object-unreadable"


def test_a_large_file_goes_in_parts_over_a_line_that_fails(
    line: tuple[Line, S3Objects], tmp_path: Path
) -> None:
    between, store = line
    path, data = tmp_path / "large", os.urandom(1 << 20) * 40
    path.write_bytes(data)
    between.fault = lambda number: "" if number % 3 else "500"
    assert store.put_file(KEY, path) is True
    assert not path.exists()
    between.fault = lambda number: ""
    assert b"".join(store.stream(KEY)) == data


def test_a_large_file_that_breaks_off_is_not_there_and_its_source_is(
    line: tuple[Line, S3Objects], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    between, store = line
    path = tmp_path / "large"
    path.write_bytes(bytes(40 << 20))
    monkeypatch.setattr(s3, "RETRY", {**s3.RETRY, "max_retries": 1})
    impatient = again(store)
    between.fault = lambda number: "500" if number > 3 else ""
    assert told(lambda: impatient.put_file(KEY, path)) == "object-not-written"
    assert path.stat().st_size == 40 << 20
    between.fault = lambda number: ""
    assert store.size(KEY) is None
    assert list(store.keys("")) == []


def test_a_store_that_knows_no_conditions_is_written_without(
    line: tuple[Line, S3Objects], monkeypatch: pytest.MonkeyPatch
) -> None:
    between, store = line
    monkeypatch.setattr(s3, "RETRY", {**s3.RETRY, "max_retries": 0})
    plain = again(store)
    between.fault = lambda number: "501"
    assert plain.put_bytes(KEY, b"content") is True
    assert plain.read(KEY) == b"content"
    assert plain.put_bytes(KEY, b"content") is False


def again(store: S3Objects) -> S3Objects:
    """The same bucket, opened by the settings that hold now."""
    return S3Objects(BUCKET, "line", endpoint=str(store.store.config["endpoint"]))


def told(ask: Callable[[], object]) -> str:
    with pytest.raises(StorageFailure) as found:
        ask()
    return found.value.message.id
