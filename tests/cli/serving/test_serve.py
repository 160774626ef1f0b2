"""The web platform as processes: it starts from nothing, bears what is done to it, and stops."""

from __future__ import annotations

import json
import os
import re
import signal
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import httpx
import pytest
from tests.cli.serving.servers import Server, database, eventually, runs, serving


@pytest.fixture
def server(template: Path, tmp_path: Path) -> Iterator[Server]:
    with database(tmp_path, like=template) as where, serving(tmp_path, **where) as found:
        yield found


@pytest.fixture
def new_server(tmp_path: Path) -> Iterator[Server]:
    with database(tmp_path) as where, serving(tmp_path, "--tick-every", "2", **where) as found:
        yield found


def access_log(server: Server) -> list[dict[str, object]]:
    lines = (server.folder / "log").read_text().splitlines()
    found = [json.loads(line) for line in lines if line.startswith("{")]
    return [line for line in found if line["logger"] == "comity.access"]


def test_from_nothing_to_pages_health_and_metrics(new_server: Server) -> None:
    server = new_server
    ready = server.get("/health/ready")
    checks = {"database": "ok", "migrations": "ok", "release": "ok", "objects": "ok"}
    assert (ready.status_code, ready.json()["checks"]) == (200, checks)
    assert "13 actions" in server.get("/plans/global-ai-governance-2025/actions").text
    page = server.get("/nothing-here?next=/secret")
    assert page.status_code == 404
    styles = re.findall(r'href="(/static/[^"]+\.css)"', page.text)
    assert styles
    for style in styles:
        answer = server.get(style)
        assert answer.headers["Cache-Control"] == "max-age=315360000, public, immutable"
        assert answer.headers["Content-Encoding"] in ("br", "gzip")
    key = server.folder / "data" / "secret-key"
    assert key.stat().st_mode & 0o777 == 0o600
    eventually(lambda: len(server.children("serving.jobs")) == 1)
    eventually(lambda: "comity_web_workers 2.0" in server.get("/metrics").text.splitlines())
    metrics = server.get("/metrics").text.splitlines()
    assert 'comity_process_up{process="jobs"} 1.0' in metrics
    found = [line for line in metrics if 'route="unmatched",status="404"' in line]
    assert [line.rpartition(" ")[2] for line in found] == ["1.0"]
    (line,) = [each for each in access_log(server) if each["route"] == "unmatched"]
    assert line["request"] == page.headers["X-Request-ID"]
    assert "secret" not in json.dumps(line)
    eventually(lambda: "comity_last_tick_timestamp_seconds 0.0" not in server.get("/metrics").text)


def test_a_second_one_fails_at_once_and_leaves_the_first_alone(server: Server) -> None:
    port = server.address.rpartition(":")[2]
    began = time.monotonic()
    ended = server.comity("serve", "--port", port)
    assert (ended.returncode, ended.stdout) == (8, "")
    place = f"127.0.0.1:{port}"
    assert ended.stderr == (
        f"comity: Something listens at {place} already. "
        "Stop it, or choose another port with --port.\n"
    )
    assert time.monotonic() - began < 10
    assert server.get("/health/live").status_code == 200


def test_others_are_not_served_without_a_key_of_the_operators(server: Server) -> None:
    ended = server.comity("serve", "--host", "0.0.0.0", "--port", "0")  # noqa: S104
    assert (ended.returncode, ended.stdout) == (3, "")
    assert "needs COMITY_SECRET_KEY" in ended.stderr


def test_sigterm_finishes_what_is_in_flight(server: Server) -> None:
    marks = server.folder / "marks"
    marks.mkdir()
    with ThreadPoolExecutor() as threads:
        address = f"/slow?seconds=2&folder={marks}"
        pending = [threads.submit(server.get, address) for _ in range(4)]
        eventually(lambda: len(list(marks.iterdir())) == 4)
        server.process.send_signal(signal.SIGTERM)
        answers = [each.result() for each in pending]
    assert [(each.status_code, each.text) for each in answers] == [(200, "at last")] * 4
    assert server.process.wait(30) == 0
    with pytest.raises(httpx.ConnectError):
        server.get("/health/live")


def acknowledge(server: Server, found: list[int], stop: list[bool]) -> None:
    """Adds the entries that the server says were written, until it no longer answers."""
    with httpx.Client(timeout=10) as client:
        while not stop:
            with suppress(httpx.TransportError):
                answer = client.get(f"{server.address}/write")
                if answer.status_code == 200:
                    found.append(int(answer.text))
                continue
            if server.process.poll() is not None:
                break


def under_load(server: Server, kill: int, *, after: float = 1.5) -> list[int]:
    """Entries acknowledged to four writers while the process `kill` is killed: some of them
    before that."""
    stop: list[bool] = []
    found: list[int] = []
    with ThreadPoolExecutor(4) as threads:
        writers = [threads.submit(acknowledge, server, found, stop) for _ in range(4)]
        eventually(lambda: len(found) > 10)
        os.kill(kill, signal.SIGKILL)
        time.sleep(after)
        stop.append(True)
        for writer in writers:
            writer.result()
    return sorted(found)


def audit_size(server: Server) -> int:
    ended = server.comity("audit", "verify")
    assert ended.returncode == 0, ended.stderr
    found = re.match(r"The audit log is whole: (\d+) entries", ended.stdout)
    assert found
    return int(found[1])


def test_kill_9_of_a_web_worker_loses_nothing(server: Server) -> None:
    _, first, _ = server.children("serving.web")
    entries = under_load(server, first)
    assert len(entries) == len(set(entries)) > 10
    assert audit_size(server) > max(entries)
    eventually(lambda: len(server.children("serving.web")) == 3)
    assert server.get("/health/ready").status_code == 200


def test_kill_9_of_the_server_ends_all_and_loses_nothing(server: Server) -> None:
    eventually(lambda: len(server.children("serving.")) == 4)
    processes = server.children("serving.")
    entries = under_load(server, server.process.pid)
    assert len(entries) == len(set(entries)) > 10
    eventually(lambda: not any(map(runs, processes)))
    assert audit_size(server) > max(entries)
    environ = {name: server.environ[name] for name in ("DATABASE_URL",)}
    with serving(server.folder, **environ) as again:
        assert again.get("/health/ready").status_code == 200
        assert int(again.get("/write").text) > max(entries)


def test_a_job_outlives_its_worker(server: Server) -> None:
    marks = server.folder / "marks"
    marks.mkdir()
    server.get(f"/enqueue?seconds=3&folder={marks}")
    eventually(lambda: list(marks.glob("begun-*")))
    (worker,) = server.children("serving.jobs")
    os.kill(worker, signal.SIGKILL)
    eventually((marks / "ended").exists)
    assert len(list(marks.glob("begun-*"))) == 2
    (other,) = server.children("serving.jobs")
    assert other != worker
    assert 'comity_process_ends_total{process="jobs"} 1.0' in server.get("/metrics").text


def test_sigterm_lets_the_job_in_hand_end(server: Server) -> None:
    marks = server.folder / "marks"
    marks.mkdir()
    server.get(f"/enqueue?seconds=2&folder={marks}")
    eventually(lambda: list(marks.glob("begun-*")))
    server.process.send_signal(signal.SIGTERM)
    assert server.process.wait(30) == 0
    assert (marks / "ended").exists()


def test_read_only_serves_what_is_there(server: Server) -> None:
    variables = {"COMITY_READ_ONLY": "1", "DATABASE_URL": server.environ["DATABASE_URL"]}
    with serving(server.folder, **variables) as other:
        assert other.get("/health/ready").status_code == 200
        assert other.get("/account/login/").status_code == 200
        refused = httpx.post(f"{other.address}/account/login/", data={"login": "a@example.org"})
        assert refused.status_code == 503
        assert "read-only at present" in refused.text
        assert other.get("/write").status_code == 503
        assert other.children("serving.jobs") == []


@pytest.mark.skipif("postgres" in os.environ.get("DATABASE_URL", ""), reason="breaks a file")
def test_a_dead_database_is_told_and_got_over(server: Server) -> None:
    file = server.folder / "data" / "comity.sqlite3"
    aside = file.with_name("aside")
    file.rename(aside)
    file.mkdir()
    began = time.monotonic()
    ready = server.get("/health/ready")
    assert time.monotonic() - began < 2
    assert (ready.status_code, ready.json()["failed"]) == (503, ["database"])
    page = server.get("/")
    assert page.status_code == 503
    assert "The database does not answer" in page.text
    assert page.headers["Retry-After"] == "30"
    assert server.get("/health/live").status_code == 200
    assert "comity_database_up 0.0" in server.get("/metrics").text
    file.rmdir()
    aside.rename(file)
    assert server.get("/health/ready").status_code == 200
