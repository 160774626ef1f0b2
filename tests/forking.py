"""A process that has loaded what many programs need, and forks for each: none loads the same
modules again. Each program has a process, environment, arguments and output of its own.

`python -m tests.forking SOCKET PROGRAM` runs PROGRAM, which loads, and then waits for others.
"""

from __future__ import annotations

import atexit
import gc
import json
import os
import shutil
import socket
import socketserver
import subprocess
import sys
import tempfile
import threading
import traceback
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).parents[1]


class Ended(NamedTuple):
    """As `subprocess.CompletedProcess` has it."""

    returncode: int
    stdout: str
    stderr: str


class Forking:
    """The process, from the side of who asks it."""

    def __init__(self, load: str, environ: Mapping[str, str], *options: str) -> None:
        """With `options` of Python itself. Raises `AssertionError` where `load` fails."""
        self.folder = tempfile.mkdtemp(prefix="comity-fork-")
        self.socket = f"{self.folder}/socket"
        self.process = subprocess.Popen(
            [sys.executable, *options, "-m", "tests.forking", self.socket, load],
            env=dict(environ) | {"PYTHONPATH": _with_root(environ)},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
        )
        assert self.process.stdout is not None
        assert self.process.stdout.readline() == b"ready\n"
        atexit.register(self.close)

    def run(
        self,
        program: str,
        *arguments: str,
        environ: Mapping[str, str],
        folder: Path | None = None,
        seconds: float = 300,
    ) -> Ended:
        """In `folder`, or where the process is. Of several threads, too. Raises `TimeoutError`."""
        asked = {
            "program": program,
            "arguments": arguments,
            "environ": dict(environ),
            "folder": str(folder or "."),
        }
        with socket.socket(socket.AF_UNIX) as line:
            line.settimeout(seconds)
            line.connect(self.socket)
            line.sendall(json.dumps(asked).encode() + b"\n")
            with line.makefile("rb") as answer:
                return Ended(*json.loads(answer.readline()))

    def close(self) -> None:
        atexit.unregister(self.close)
        self.process.kill()
        self.process.wait()
        assert self.process.stdout is not None
        self.process.stdout.close()
        shutil.rmtree(self.folder, ignore_errors=True)


def _with_root(environ: Mapping[str, str]) -> str:
    return os.pathsep.join([str(ROOT), environ.get("PYTHONPATH", "")])


class _Forked(socketserver.StreamRequestHandler):
    """Runs in the process that was forked for a program."""

    def handle(self) -> None:
        asked: dict[str, Any] = json.loads(self.rfile.readline())
        os.environ.clear()
        os.environ.update(asked["environ"])
        os.chdir(asked["folder"])
        sys.argv = ["-c", *asked["arguments"]]
        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as errors:
            os.dup2(out.fileno(), 1)
            os.dup2(errors.fileno(), 2)
            code = _code_of(asked["program"])
            _close_connections()
            threading._shutdown()  # type: ignore[attr-defined]
            atexit._run_exitfuncs()
            sys.stdout.flush()
            sys.stderr.flush()
            ended = (code, *(_read(it) for it in (out, errors)))
        self.wfile.write(json.dumps(ended).encode() + b"\n")


def _code_of(program: str) -> int:
    try:
        exec(compile(program, "<string>", "exec"), {"__name__": "__main__"})  # noqa: S102
    except SystemExit as end:
        if end.code is None or isinstance(end.code, int):
            return end.code or 0
        print(end.code, file=sys.stderr)
        return 1
    except BaseException:
        traceback.print_exc()
        return 1
    return 0


def _close_connections() -> None:
    """As they are where Python ends by itself, which moves what SQLite logged into its file."""
    if "django.db" in sys.modules:
        from django.conf import settings
        from django.db import connections

        if settings.configured:
            connections.close_all()


def _read(file: Any) -> str:  # noqa: ANN401 - a file
    file.seek(0)
    return str(file.read().decode())


class _Server(socketserver.ForkingMixIn, socketserver.UnixStreamServer):
    request_queue_size = 32
    parent = os.getppid()

    def service_actions(self) -> None:
        """Ends with the process that started it."""
        super().service_actions()
        if os.getppid() != self.parent:
            os._exit(0)


def main(place: str, load: str) -> None:
    exec(compile(load, "<string>", "exec"), {"__name__": "__main__"})  # noqa: S102
    atexit._clear()
    # What is loaded stays: no program need look through it again and again for garbage.
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)
    with _Server(place, _Forked) as server:
        print("ready", flush=True)
        server.serve_forever()


if __name__ == "__main__":
    main(*sys.argv[1:])
