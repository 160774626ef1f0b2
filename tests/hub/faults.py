"""Kills a hub with -9 at random points, while the real client uploads and the collector runs; then
two writers on a branch, a full disk, and a store that fails:

    python -m tests.hub.faults --points 200 --seed 7

After each point the hub starts anew; nothing may have rotted, every commit of which the client was
told must verify, and the upload that was cut must succeed when it is made again. The same seed
tries the same points, as near as the machine keeps time. On PostgreSQL where DATABASE_URL is one.
"""

from __future__ import annotations

import argparse
import json
import logging
import os
import random
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import django
from tests.cli.serving.servers import ON_POSTGRESQL
from tests.databases import copied, migrate
from tests.hub import faults_of_places
from tests.hub import node as hub_node
from tests.hub.node import ASKING, ROOT, Node
from tests.templates import drop_database

KINDS = ("server", "server", "collector", "both")
"""What is killed; the server twice as often alone."""
FULL_DELAY = 0.3
"""Seconds after an upload begins within which the kill falls; most uploads take less."""

CLIENT = """
import io, os, random, sys
from huggingface_hub import CommitOperationAdd, HfApi
from huggingface_hub.errors import HfHubHTTPError
seed, number, delete = sys.argv[1], int(sys.argv[2]), sys.argv[3]
api = HfApi()

def payload(number, again=False):
    made = random.Random(f"{seed}/{number}")
    return [
        CommitOperationAdd("weights.bin", made.randbytes(made.randint(70_000, 6_000_000))),
        CommitOperationAdd("config.json", b'{"number": %d}' % number),
        CommitOperationAdd("same.bin", random.Random(seed).randbytes(300_000)),
    ]

def put(number):
    repo = f"ada/p{number}"
    api.create_repo(repo, exist_ok=True)
    made = api.create_commit(
        repo_id=repo, operations=payload(number), commit_message=f"number {number}")
    print("told", number, made.oid, flush=True)
    made = api.upload_file(path_or_fileobj=b"more", path_in_repo="more.bin", repo_id=repo)
    print("told", number, made.oid, flush=True)

print("ready", flush=True)
sys.stdin.readline()
if number > 0:
    put(number - 1)
if delete:
    api.delete_repo(f"ada/p{delete}", missing_ok=True)
print("begin", flush=True)
put(number)
print("end", flush=True)
"""

COLLECTOR = f"""{ASKING}
from comity.hub.actions.collect_garbage import collect_garbage
from comity.hub.queries.callers import OPERATING
print("ready", flush=True)
sys.stdin.readline()
while True:
    found = collect_garbage(caller=OPERATING, delete=True, grace=timedelta(seconds=0.2))
    print("collected", found.contents, found.objects, found.xorbs, flush=True)
"""


@dataclass
class Found:
    """What was tried, and what came of it."""

    killed: Counter[str] = field(default_factory=Counter)
    where: Counter[str] = field(default_factory=Counter)
    collected: int = 0
    told: dict[int, set[str]] = field(default_factory=dict)
    lost: list[str] = field(default_factory=list)


class Faults:
    def __init__(self, folder: Path, seed: int) -> None:
        self.folder, self.seed = folder, seed
        self.random = random.Random(seed)
        self.found = Found()
        self.environ = hub_node._environment(
            folder,
            DATABASE_URL=os.environ.get("DATABASE_URL", "") if ON_POSTGRESQL else "",
            COMITY_SECRET_KEY="k" * 50,
        )
        if ON_POSTGRESQL:
            name = (folder / "database-name").read_text()
            self.environ["DATABASE_URL"] = f"{os.environ['DATABASE_URL'].rpartition('/')[0]}/{name}"
        self.token = ""

    def open(self) -> None:
        os.environ.update(self.environ)
        django.setup()
        node = Node("", self.folder, self.environ, None)  # type: ignore[arg-type]
        self.token = node.person("ada").token
        node.close()

    def point(self, number: int) -> None:
        kind = self.random.choice(KINDS)
        delay = self.random.uniform(0, FULL_DELAY)
        port = hub_node._free_port()
        server = self.server(port)
        deleted = str(number - 4) if number % 3 == 0 and number >= 4 else ""
        client = self.python(
            CLIENT,
            str(self.seed),
            str(number),
            deleted,
            environ={
                **self.environ,
                "HF_ENDPOINT": f"http://127.0.0.1:{port}",
                "HF_TOKEN": self.token,
                "HF_HOME": str(self.folder / "home"),
                "HF_HUB_DISABLE_PROGRESS_BARS": "1",
            },
        )
        collector = None if kind == "server" else self.python(COLLECTOR, environ=self.environ)
        started = [client] if collector is None else [client, collector]
        try:
            for each in started:
                if _line(each) != "ready":
                    raise RuntimeError(f"point {number}: a process did not start")
            hub_node._wait(port, server, self.folder)
            _go(client)
            lines = Lines(client)
            if not lines.wait("begin", 60):
                self.found.lost.append(f"point {number}: uploading again failed: {lines.text()}")
            else:
                if collector is not None:
                    _go(collector)
                time.sleep(delay)
            if kind != "collector":
                _kill(server)
            if collector is not None:
                _kill(collector)
            if kind == "collector":
                lines.wait("end", 60)  # a content may have been let go meanwhile: it begins again
            else:
                time.sleep(0.05)
        finally:
            for each in (server, *started):
                _kill(each)
        lines.thread.join(10)
        if collector is not None and collector.stdout is not None:
            self.found.collected += sum(
                int(each) for line in collector.stdout for each in line.split()[1:]
            )
        for line in lines.seen:
            if line.startswith("told"):
                _, of, oid = line.split()
                self.found.told.setdefault(int(of), set()).add(oid)
        if deleted and "begin" in lines.seen:
            self.found.told.pop(int(deleted), None)
        told = sum(line.startswith(f"told {number} ") for line in lines.seen)
        self.found.killed[kind] += 1
        self.found.where[f"{told} of 2 commits told"] += 1
        self.check(number, {number - 1, number})

    def check(self, number: int, of: set[int]) -> None:
        """Everything of which the client was told is whole, and nothing has rotted."""
        from django.db import connection

        from comity.hub.actions.scrub_objects import scrub_objects
        from comity.hub.models import Commit
        from comity.hub.queries.callers import OPERATING
        from comity.hub.queries.verify_repository import verify_commit

        for each in sorted(of & set(self.found.told)):
            for oid in sorted(self.found.told[each]):
                commit = Commit.objects.filter(oid=oid, repository__key=f"ada/p{each}").first()
                if commit is None:
                    self.found.lost.append(f"point {number}: commit {oid} of p{each} is gone")
                    continue
                for finding in verify_commit(commit, lambda read: None):
                    if finding.verdict != "holds":
                        self.found.lost.append(
                            f"point {number}: {oid} of p{each}: {finding.verdict} {finding.message}"
                        )
        if number % 5 == 0:
            scrubbed = scrub_objects(caller=OPERATING)
            for rot in scrubbed.rot:
                self.found.lost.append(f"point {number}: {rot}")
        connection.close()

    def server(self, port: int) -> subprocess.Popen[bytes]:
        with (self.folder / "log").open("ab") as log:
            return subprocess.Popen(
                [
                    *(sys.executable, "-m", "granian", "--interface", "asgi", "--no-ws"),
                    *(
                        "--host",
                        "127.0.0.1",
                        "--port",
                        str(port),
                        "tests.hub.hub_alone:application",
                    ),
                ],
                env=self.environ,
                cwd=ROOT,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    def python(
        self, program: str, *arguments: str, environ: dict[str, str]
    ) -> subprocess.Popen[str]:
        with (self.folder / "log").open("ab") as log:
            return subprocess.Popen(
                [sys.executable, "-W", "ignore", "-c", program, *arguments],
                env=environ,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
                start_new_session=True,
            )

    def scrub(self) -> str:
        done = subprocess.run(
            [sys.executable, "-m", "comity.cli", "hub", "scrub"],
            env=self.environ,
            capture_output=True,
            text=True,
        )
        if done.returncode != 0:
            self.found.lost.append(f"comity hub scrub: {done.stdout}{done.stderr}")
        return done.stdout.strip()


class Lines:
    """What a process prints, as it comes."""

    def __init__(self, of: subprocess.Popen[str]) -> None:
        self.of = of
        self.seen: list[str] = []
        self.changed = threading.Condition()
        self.ended = False
        self.thread = threading.Thread(target=self._read, daemon=True)
        self.thread.start()

    def _read(self) -> None:
        assert self.of.stdout is not None
        for line in self.of.stdout:
            with self.changed:
                self.seen.append(line.strip())
                self.changed.notify_all()
        with self.changed:
            self.ended = True
            self.changed.notify_all()

    def wait(self, line: str, seconds: float) -> bool:
        with self.changed:
            self.changed.wait_for(lambda: line in self.seen or self.ended, seconds)
            return line in self.seen

    def text(self) -> str:
        return " / ".join(self.seen)


def _line(of: subprocess.Popen[str]) -> str:
    assert of.stdout is not None
    return of.stdout.readline().strip()


def _go(process: subprocess.Popen[str]) -> None:
    assert process.stdin is not None
    process.stdin.write("go\n")
    process.stdin.flush()


def _kill(process: subprocess.Popen[bytes] | subprocess.Popen[str]) -> None:
    """With all that it started: each is the first of a session of its own."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _of_places(seed: int) -> None:
    """Raises where something is lost."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    with tempfile.TemporaryDirectory(prefix="comity-faults-") as name:
        folder = Path(name)
        migrate(folder / "like")
        try:
            print("two writers:", faults_of_places.two_writers(folder / "a", folder / "like"))
            print("full disk:", faults_of_places.full_disk(folder / "b", folder / "like"))
            said = faults_of_places.failing_store(folder / "c", folder / "like", seed)
            print("S3:", said)
        finally:
            if ON_POSTGRESQL:
                drop_database(folder / "like")


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--points", type=int, default=200)
    asked.add_argument("--seed", type=int, default=int(time.time()))
    asked.add_argument("--kills-only", action="store_true")
    asked.add_argument("--like", type=Path, help="the folder of a migrated database to copy")
    given = asked.parse_args()
    print(f"seed {given.seed}, {given.points} points", flush=True)
    with tempfile.TemporaryDirectory(prefix="comity-faults-") as name:
        folder = Path(name)
        copied(folder, like=given.like) if given.like else migrate(folder)
        try:
            faults, begun = Faults(folder, given.seed), time.monotonic()
            faults.open()
            for number in range(given.points):
                faults.point(number)
                if number % 10 == 9:
                    print(f"  {number + 1} points, {len(faults.found.lost)} lost", flush=True)
            found = faults.found
            faults.check(0, set(found.told))
            told = faults.scrub()
            if found.lost:
                print((folder / "log").read_text()[-6000:], file=sys.stderr)
        finally:
            if ON_POSTGRESQL:
                drop_database(folder)
    commits = sum(map(len, found.told.values()))
    print(f"seed {given.seed}: {given.points} points in {time.monotonic() - begun:.0f} s")
    print(f"killed with -9: {json.dumps(dict(sorted(found.killed.items())))}")
    print(f"the client was, when it fell: {json.dumps(dict(sorted(found.where.items())))}")
    print(f"the collector let go of {found.collected} contents, objects and xorbs")
    print(f"commits told to the client and verified at the end: {commits}")
    print(f"comity hub scrub: {told}")
    print(f"lost: {len(found.lost) or 'nothing'}")
    for each in found.lost:
        print(f"  {each}")
    if not given.kills_only:
        _of_places(given.seed)
    return 1 if found.lost or not commits else 0


if __name__ == "__main__":
    sys.exit(main())
