"""A real server in processes of its own, on a free port and a database of its own."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
from tests.cli import processes
from tests.forking import Ended
from tests.templates import drop_database, new_database

ROOT = Path(__file__).parents[3]
SQLITE = "comity.sqlite3"
ON_POSTGRESQL = os.environ.get("DATABASE_URL", "").startswith("postgres")


@dataclass
class Server:
    process: subprocess.Popen[str]
    address: str
    folder: Path
    environ: dict[str, str]

    def get(self, path: str, *, timeout: float = 20) -> httpx.Response:
        return httpx.get(f"{self.address}{path}", timeout=timeout)

    def children(self, name: str) -> list[int]:
        """The processes below the server whose command holds `name`, its own children first."""
        listed = subprocess.run(
            ["ps", "-eo", "pid=,ppid=,args="], capture_output=True, text=True, check=True
        )
        below, found = {self.process.pid}, []
        for line in sorted(listed.stdout.splitlines(), key=lambda line: int(line.split()[0])):
            pid, parent, arguments = line.split(None, 2)
            if int(parent) in below:
                below.add(int(pid))
                if name in arguments:
                    found.append(int(pid))
        return found

    def comity(self, *arguments: str) -> Ended:
        return processes.comity(self.environ, *arguments)


def environment(folder: Path, **more: str) -> dict[str, str]:
    """For processes with data below `folder`; the compiled corpus and static files are shared."""
    usual = {name: value for name, value in os.environ.items() if name != "COMITY_SECRET_KEY"}
    return {
        **usual,
        "COMITY_DATA": str(folder / "data"),
        "DJANGO_SETTINGS_MODULE": "tests.cli.serving.settings_for_tests",
        "PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")]),
        **more,
    }


@contextmanager
def database(folder: Path, *, like: Path | None = None) -> Iterator[dict[str, str]]:
    """The variables of a database of its own: SQLite in `folder`, or on the PostgreSQL that the
    tests run on. Empty, or a copy of the one that belongs to the folder `like`."""
    if not ON_POSTGRESQL:
        if like is not None:
            (folder / "data").mkdir(exist_ok=True)
            shutil.copy(like / "data" / SQLITE, folder / "data" / SQLITE)
        yield {"DATABASE_URL": ""}
        return
    url = new_database(folder, like=like)
    try:
        yield {"DATABASE_URL": url}
    finally:
        drop_database(folder)


def load_shipped_release(folder: Path, *, postgresql: bool = ON_POSTGRESQL) -> None:
    """Into a new database that belongs to `folder`, for others to start from a copy."""
    url = new_database(folder) if postgresql else ""
    subprocess.run(
        [sys.executable, "-m", "comity.cli", "corpus", "load"],
        env=environment(folder, DATABASE_URL=url),
        check=True,
        capture_output=True,
    )


@contextmanager
def serving(folder: Path, *arguments: str, **more: str) -> Iterator[Server]:
    """Inside the block `comity serve` answers."""
    environ = environment(folder, **more)
    with (folder / "log").open("a") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "comity.cli", "serve", "--port", "0", *arguments],
            env=environ,
            stdout=subprocess.PIPE,
            stderr=log,
            stdin=subprocess.DEVNULL,
            text=True,
        )
    assert process.stdout is not None
    try:
        line = process.stdout.readline()
        found = re.search(r"http://\S+?(?=[.,] |, )", line)
        assert found, (folder / "log").read_text()[-4000:]
        yield Server(process, found[0], folder, environ)
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGTERM)
        process.wait(60)
        process.stdout.close()


def eventually(holds: Callable[[], object], *, seconds: float = 30) -> None:
    """Wait until it holds."""
    until = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < until, "it never came true"
        time.sleep(0.1)


def runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    return state != "Z"
