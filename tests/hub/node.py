"""A hub in a process of its own, with its database and objects in a folder, and the real client in
another one. What stands in the database is asked for by programs of a few lines."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from textwrap import dedent
from typing import Any

import httpx
from tests.cli.serving.servers import ON_POSTGRESQL
from tests.forking import Ended, Forking
from tests.templates import drop_database, new_database

ROOT = Path(__file__).parents[2]
SQLITE = "comity.sqlite3"

ASKING = """
import json, os, sys, django
django.setup()
from datetime import timedelta
from django.utils import timezone
from django.db.models import Count, Sum
from comity.hub.models import *
from comity.parties.models import *
"""

PERSON = """
from comity.hub.actions.open_account import open_account
from comity.hub.queries.callers import caller_of_person
from comity.parties.actions.issue_token import issue_token
name, scopes = given
user = User.objects.filter(email=f"{name}@example.org").first()
if user is None:
    user = User.objects.create_user(f"{name}@example.org", name=name)
    open_account(caller=caller_of_person(user), name=name, user=user.id)
token, secret = issue_token(
    actor=caller_of_person(user).actor, user=user.id, name="test", scopes=scopes,
    expires_at=timezone.now() + timedelta(days=1),
)
out = {"name": name, "token": secret.text, "token_id": str(token.id)}
"""

CLIENT = """
import io, json, os, sys
from pathlib import Path
from huggingface_hub import (
    CommitOperationAdd, CommitOperationCopy, CommitOperationDelete, HfApi,
)
from huggingface_hub.errors import HfHubHTTPError
api = HfApi()
"""

WHAT_THE_CLIENT_LOADS = """
import io, json, os, sys
import anyio, filelock, fsspec, h11, httpx2, packaging.version, tqdm.auto, truststore, typer, yaml
"""


@dataclass(frozen=True)
class Person:
    """An account and a token for it."""

    name: str
    token: str
    token_id: str

    @property
    def headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}"}


@dataclass
class Node:
    address: str
    folder: Path
    environ: dict[str, str] = field(repr=False)
    process: subprocess.Popen[bytes]
    forking: Forking | None = field(default=None, repr=False)
    """for programs that have the models; there as soon as the first is asked"""

    def ask(self, program: str, given: object = None) -> Any:  # noqa: ANN401 - JSON
        """What the program, which has the models, leaves in `out`."""
        text = f"{ASKING}\ngiven = json.loads(sys.argv[1])\nout = None\n{dedent(program)}\n"
        text += "print(json.dumps(out, default=str))"
        if self.forking is None:
            self.forking = Forking(ASKING, self.environ)
        return _printed(self.forking.run(text, json.dumps(given), environ=self.environ))

    def person(self, name: str, *scopes: str) -> Person:
        """Somebody with an account, and a token for `scopes`, `write` by default."""
        return Person(**self.ask(PERSON, [name, list(scopes or ("write",))]))

    def repository(self, person: Person, name: str, **more: object) -> str:
        """A new repository; its `account/name`."""
        answer = httpx.post(
            f"{self.address}/api/repos/create", headers=person.headers, json={"name": name, **more}
        )
        assert answer.status_code == 200, answer.text
        return f"{person.name}/{name}"

    def client(
        self, person: Person, program: str, *given: object, home: str = "home", **more: str
    ) -> Any:  # noqa: ANN401 - JSON
        """What the program, which has the real client as `api`, leaves in `out`; `given` are its
        arguments. Each `home` has a cache of its own."""
        text = f"{CLIENT}\ngiven = json.loads(sys.argv[1])\nout = None\n{dedent(program)}\n"
        text += "print(json.dumps(out, default=str))"
        place = self.folder / home
        environ = {
            **{name: it for name, it in os.environ.items() if "proxy" not in name.lower()},
            "HF_ENDPOINT": self.address,
            "HF_TOKEN": person.token,
            "HF_HOME": str(place),
            "HF_HUB_DISABLE_PROGRESS_BARS": "1",
            "HF_XET_CLIENT_RETRY_MAX_ATTEMPTS": "1",
            **more,
        }
        return _printed(_clients().run(text, json.dumps(given), environ=environ))

    def close(self) -> None:
        if self.forking is not None:
            self.forking.close()
            self.forking = None

    def stored(self) -> int:
        """Bytes in the object store."""
        objects = self.folder / "data" / "hub" / "objects"
        return sum(path.stat().st_size for path in objects.rglob("*") if path.is_file())


@contextmanager
def running(folder: Path, *, like: Path, **more: str) -> Iterator[Node]:
    """Inside the block the hub answers."""
    (folder / "data").mkdir(parents=True, exist_ok=True)
    url = ""
    if ON_POSTGRESQL:
        url = new_database(folder, like=like)
    else:
        shutil.copy(like / "data" / SQLITE, folder / "data" / SQLITE)
    environ = _environment(folder, DATABASE_URL=url, COMITY_SECRET_KEY="k" * 50, **more)
    port = _free_port()
    with (folder / "log").open("ab") as log:
        process = subprocess.Popen(
            [
                *(sys.executable, "-m", "granian", "--interface", "asgi", "--no-ws"),
                *("--host", "127.0.0.1", "--port", str(port), "tests.hub.hub_alone:application"),
            ],
            env=environ,
            cwd=ROOT,
            stdout=log,
            stderr=log,
        )
    node = Node(f"http://127.0.0.1:{port}", folder, environ, process)
    try:
        _wait(port, process, folder)
        yield node
    finally:
        node.close()
        process.send_signal(signal.SIGTERM)
        process.wait(30)
        if ON_POSTGRESQL:
            drop_database(folder)


def _environment(folder: Path, **more: str) -> dict[str, str]:
    usual = {name: value for name, value in os.environ.items() if name != "COMITY_SECRET_KEY"}
    return {
        **usual,
        "COMITY_DATA": str(folder / "data"),
        "DJANGO_SETTINGS_MODULE": "comity.site.settings",
        "PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")]),
        **more,
    }


@cache
def _clients() -> Forking:
    """For programs that have the real client, which reads its environment when it is loaded."""
    return Forking(WHAT_THE_CLIENT_LOADS, os.environ, "-W", "ignore")


def _printed(ended: Ended) -> Any:  # noqa: ANN401 - JSON
    assert ended.returncode == 0, ended.stderr[-6000:]
    return json.loads(ended.stdout.strip().splitlines()[-1])


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def _wait(port: int, process: subprocess.Popen[bytes], folder: Path) -> None:
    until = time.monotonic() + 60
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            running = process.poll() is None and time.monotonic() < until
            assert running, (folder / "log").read_text()[-4000:]
            time.sleep(0.1)
