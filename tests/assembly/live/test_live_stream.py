"""The live stream of a server that runs: whoever may listen sees changes at once."""

from __future__ import annotations

import json
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
from tests.cli import processes
from tests.cli.serving.servers import Server, database, serving

PLAYING = "import sys; from tests.assembly.live.playing import main; main(*sys.argv[1:])"


@contextmanager
def running(like: Path, folder: Path) -> Iterator[Server]:
    given = {"COMITY_LIVE_LISTENERS_OF_ADDRESS": "3", "COMITY_SECRET_KEY": "of-tests" * 8}
    with (
        database(folder, like=like) as where,
        serving(folder, "--workers", "1", **where, **given) as found,
    ):
        yield found


@pytest.fixture(scope="module")
def server(migrated: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with running(migrated, tmp_path_factory.mktemp("live")) as found:
        yield found


@pytest.fixture(scope="module")
def made(server: Server) -> dict[str, str]:
    seeded: dict[str, str] = played(server, "seed")
    return seeded


def played(server: Server, *what: str) -> Any:  # noqa: ANN401 - whatever it prints
    run = processes.python(server.environ, PLAYING, *what)
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout)


def path(session: str) -> str:
    return f"/assemblies/north-lakes/sessions/{session}/live/events"


@contextmanager
def listening(server: Server, session: str, key: str = "") -> Iterator[httpx.Response]:
    cookies = {"sessionid": key} if key else {}
    with (
        httpx.Client(cookies=cookies, timeout=20) as client,
        client.stream("GET", f"{server.address}{path(session)}") as answer,
    ):
        yield answer


def events(answer: httpx.Response) -> Iterator[str]:
    """What stands between two empty lines, without signs of life."""
    told: list[str] = []
    for line in answer.iter_lines():
        if line:
            told.append(line)
        else:
            if any(each.startswith("data:") for each in told):
                yield "\n".join(told)
            told = []


def test_listeners_see_what_happens(server: Server, made: dict[str, str]) -> None:
    with listening(server, made["public"]) as answer:
        assert answer.status_code == 200
        assert answer.headers["content-type"].startswith("text/event-stream")
        assert answer.headers["x-accel-buffering"] == "no"
        assert answer.headers["cache-control"] == "no-store"
        told = events(answer)
        first = next(told)
        assert "<strong>1</strong>" in first
        assert "No quorum" in first
        committed = played(server, "move", made["public"], "FR", "in")
        second = next(told)
        assert time.time() - committed < 1
        assert "<strong>2</strong>" in second
        assert first.split("\n")[0] != second.split("\n")[0]  # the ids
        again = httpx.Client(timeout=20)
        with again.stream("GET", f"{server.address}{path(made['public'])}") as other:
            assert next(events(other)) == second  # whoever comes back sees how it stands
        again.close()


def test_members_alone_listen_to_a_session_for_members(
    server: Server, made: dict[str, str]
) -> None:
    assert server.get(path(made["members"])).status_code == 404
    assert server.get(path("00000000-0000-0000-0000-000000000000")).status_code == 404
    with listening(server, made["members"], "wrong") as answer:
        assert answer.status_code == 404
    with listening(server, made["members"], made["key"]) as answer:
        assert "<strong>0</strong>" in next(events(answer))
    assert played(server, "sign-out", made["key"]) is True
    with listening(server, made["members"], made["key"]) as answer:
        assert answer.status_code == 404


def test_too_many_of_one_address_are_told_when_to_come_back(
    server: Server, made: dict[str, str]
) -> None:
    with (
        listening(server, made["public"]),
        listening(server, made["public"]),
        listening(server, made["public"]),
        listening(server, made["public"]) as refused,
    ):
        assert (refused.status_code, refused.headers["retry-after"]) == (503, "30")
        assert json.loads(refused.read())["type"] == "urn:comity:problem:too-many-listeners"
    time.sleep(0.5)
    with listening(server, made["public"]) as answer:
        assert answer.status_code == 200


def test_streams_end_with_the_server(server: Server, made: dict[str, str]) -> None:
    """The last of the file, since the others ask the same server."""
    with listening(server, made["public"]) as answer:
        told = events(answer)
        next(told)
        began = time.monotonic()
        server.process.send_signal(signal.SIGTERM)
        assert list(told) == []  # to its end, which was no break
        assert server.process.wait(20) == 0
        assert time.monotonic() - began < 8
