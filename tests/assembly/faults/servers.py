"""Servers to kill, and what is asked of them."""

from __future__ import annotations

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.assembly.faults.ledger import CUT, Ledger, Sent, Vote
from tests.assembly.union.seeded_union import Union

ROOT = Path(__file__).parents[3]
SECONDS_TO_START = 30.0


class Forks:
    """The process that forks servers; all of them end with it."""

    def __init__(self, environ: dict[str, str], log: Path) -> None:
        with log.open("ab") as errors:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "tests.assembly.faults.forked"],
                env=environ,
                cwd=ROOT,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=errors,
                text=True,
            )
        if self._line() != "ready":
            raise RuntimeError(log.read_text()[-4000:])

    def start(self, *, clock_off: float = 0) -> Server:
        """A server that answers; its clock is `clock_off` seconds ahead."""
        with socket.socket() as found:
            found.bind(("127.0.0.1", 0))
            port = int(found.getsockname()[1])
        assert self.process.stdin is not None
        self.process.stdin.write(f"{port} {clock_off}\n")
        self.process.stdin.flush()
        server = Server(int(self._line()), port)
        server.wait()
        return server

    @contextmanager
    def running(self, *, clock_off: float = 0) -> Iterator[Server]:
        """As `start`; killed after the block."""
        server = self.start(clock_off=clock_off)
        try:
            yield server
        finally:
            server.kill()

    def close(self) -> None:
        self.process.kill()
        self.process.wait()

    def _line(self) -> str:
        assert self.process.stdout is not None
        return self.process.stdout.readline().strip()


@dataclass(frozen=True)
class Server:
    """The first process of a session with two workers."""

    pid: int
    port: int

    def wait(self) -> None:
        until = time.monotonic() + SECONDS_TO_START
        while True:
            try:
                status, _ = self.ask("GET", "/api/v1/assemblies")
                if status == http.client.OK:
                    return
            except OSError:
                if time.monotonic() > until:
                    raise
            time.sleep(0.01)

    def kill(self) -> None:
        """All its processes, with -9."""
        os.killpg(self.pid, signal.SIGKILL)
        while _runs(self.pid):
            time.sleep(0.002)

    def ask(
        self, method: str, path: str, *, token: str = "", body: object = None, seconds: float = 60
    ) -> tuple[int, dict[str, Any]]:
        """Status and JSON of an answer. Raises `OSError` where the connection breaks."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=seconds)
        headers = {"Content-Type": "application/json"} if body is not None else {}
        if token:
            headers["Authorization"] = f"Bearer {token}"
        try:
            text = json.dumps(body) if body is not None else None
            connection.request(method, path, text, headers)
            answer = connection.getresponse()
            read = answer.read()
        except http.client.HTTPException as error:
            raise ConnectionResetError(str(error)) from error
        finally:
            connection.close()
        return answer.status, json.loads(read) if read else {}


def send(server: Server, union: Union, ledger: Ledger, vote: Vote) -> Sent:
    """Cast a vote, and write down what came of it."""
    sent = ledger.sending(vote)
    body: dict[str, Any] = {"choice": vote.choice}
    if ledger.election:
        body = {"names": json.loads(vote.choice)}
    if vote.member != vote.by:
        body["member"] = vote.member
    try:
        status, told = server.ask(
            "POST",
            f"{address_of(union, ledger)}/votes",
            token=union.tokens[vote.by],
            body=body,
        )
    except OSError:
        status, told = CUT, {}
    sent.status, sent.told = status, told
    return sent


def address_of(union: Union, ledger: Ledger) -> str:
    """Of its ballot in the API."""
    here = f"/api/v1/assemblies/{union.slug}"
    if ledger.election:
        return f"{here}/elections/{ledger.election}/rounds/{ledger.ballot}"
    return f"{here}/ballots/{ledger.ballot}"


def _runs(group: int) -> bool:
    """Whether any process of the group does more than wait to be reaped."""
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _parent, of, *_more = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(of) == group and state not in "ZX":
            return True
    return False
