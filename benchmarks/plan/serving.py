"""A plan with many commitments as `comity serve` runs it, and the plain pages beside it on the same
database."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.web.serving import Address, free_port, new_database, running, until_it_answers

WORKERS = 2


@dataclass(frozen=True)
class Served:
    """`pid` is that of the process above all others."""

    address: Address
    plain: Address
    pid: int
    environ: dict[str, str]

    def ask(self, module: str, given: object) -> Any:  # noqa: ANN401 - JSON
        """What the module, run on the same database, prints."""
        done = subprocess.run(
            [sys.executable, "-W", "ignore", "-m", module, json.dumps(given)],
            env=self.environ,
            capture_output=True,
            text=True,
        )
        if done.returncode:
            raise RuntimeError(done.stderr[-3000:])
        return json.loads(done.stdout.strip().splitlines()[-1])


@contextmanager
def plan_serving(size: tuple[int, int, int], seed: int, database: str = "") -> Iterator[Served]:
    """`size`: commitments, updates of each, participants. On SQLite, or on the PostgreSQL that
    `database` names."""
    with TemporaryDirectory() as folder, new_database(database) as url:
        environ = {
            **os.environ,
            "COMITY_DATA": folder,
            "DATABASE_URL": url,
            "COMITY_LOG_LEVEL": "WARNING",
            "COMITY_SECRET_KEY": "k" * 50,
            "DJANGO_SETTINGS_MODULE": "comity.site.settings",
        }
        command = [sys.executable, "-m", "comity.cli", "serve", "--port", "0"]
        command += ["--workers", str(WORKERS)]
        with running(command, environ) as process:
            assert process.stdout is not None
            line = process.stdout.readline()
            found = re.search(r"http://([\d.]+):(\d+)", line)
            if found is None:
                raise RuntimeError(f"comity serve did not start: {line}")
            given = [str(each) for each in (*size, seed)]
            fill = [sys.executable, "-W", "ignore", "-m", "benchmarks.plan.seeding", *given]
            subprocess.run(fill, env=environ, check=True, stderr=subprocess.DEVNULL)
            port = free_port()
            plain = [sys.executable, "-m", "benchmarks.plan.plain_plan", str(port), str(WORKERS)]
            with running(plain, environ):
                until_it_answers(f"http://127.0.0.1:{port}/commitments/1")
                own = (found[1], int(found[2]))
                yield Served(own, ("127.0.0.1", port), process.pid, environ)
