"""A hub to measure, as `comity serve` runs it, and what stands beside it: nginx, and small servers
of our own that speak as much of the API as a case needs."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from textwrap import dedent
from typing import Any

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CTR

from benchmarks.web.serving import free_port, new_database, running, until_it_answers

WORKERS = 2
ACCELERATED = {"COMITY_HUB_ACCEL_PREFIX": "/internal-hub"}
HERE = "127.0.0.1"

PERSON = """
import django
django.setup()
from datetime import timedelta
from django.utils import timezone
from comity.hub.actions.open_account import open_account
from comity.hub.queries.callers import caller_of_person
from comity.parties.actions.issue_token import issue_token
from comity.parties.models import User
user = User.objects.create_user("ada@example.org", name="Ada")
open_account(caller=caller_of_person(user), name="ada", user=user.id)
token, secret = issue_token(
    actor=caller_of_person(user).actor, user=user.id, name="benchmark", scopes=["write"],
    expires_at=timezone.now() + timedelta(days=1),
)
print(secret.text)
"""
CLIENT = """
import json, sys, time
from pathlib import Path
from huggingface_hub import CommitOperationAdd, HfApi, snapshot_download
api = HfApi()
given = json.loads(sys.argv[1])
out = None
"""


@dataclass(frozen=True)
class Place:
    """A server that clients can be pointed at, and a token for it."""

    host: str
    port: int
    token: str

    @property
    def address(self) -> tuple[str, int]:
        return self.host, self.port

    def client(self, home: Path, program: str, *given: object) -> Any:  # noqa: ANN401 - JSON
        """What the program leaves in `out`; it has the real client as `api`, its arguments as
        `given`, and `home` for its caches. Raises `RuntimeError` with what it printed."""
        environ = {name: it for name, it in os.environ.items() if "proxy" not in name.lower()}
        environ |= {"HF_ENDPOINT": f"http://{self.host}:{self.port}", "HF_TOKEN": self.token}
        environ |= {"HF_HOME": str(home), "HF_HUB_DISABLE_PROGRESS_BARS": "1"}
        text = f"{CLIENT}\n{dedent(program)}\nprint(json.dumps(out))"
        done = subprocess.run(
            [sys.executable, "-W", "ignore", "-c", text, json.dumps(given)],
            env=environ,
            capture_output=True,
            text=True,
        )
        if done.returncode:
            raise RuntimeError(done.stderr[-3000:])
        return json.loads(done.stdout.strip().splitlines()[-1])


@dataclass(frozen=True)
class Hub(Place):
    """`comity serve`: its data, and the process that keeps the others."""

    data: Path
    pid: int

    def stored(self) -> int:
        """Bytes in the object store."""
        objects = self.data / "hub" / "objects"
        return sum(path.stat().st_size for path in objects.rglob("*") if path.is_file())

    def assembled(self, sha256: str, size: int) -> Path:
        """The whole file in the cache, once it was put together. Raises `RuntimeError` after five
        minutes."""
        for _attempt in range(600):
            for path in (self.data / "hub" / "assembled").rglob(f"{sha256[:2]}/{sha256}"):
                if path.stat().st_size == size:
                    return path
            time.sleep(0.5)
        raise RuntimeError("the file was not put together")


@contextmanager
def hub_serving(database: str = "", **more: str) -> Iterator[Hub]:
    """On SQLite, or on the PostgreSQL that `database` names; with one person, who may write, and
    `more` settings."""
    with TemporaryDirectory() as folder, new_database(database) as url:
        environ = {
            **os.environ,
            "COMITY_DATA": folder,
            "DATABASE_URL": url,
            "COMITY_LOG_LEVEL": "WARNING",
            "COMITY_SECRET_KEY": "k" * 50,
            "COMITY_HUB_RATE_LIMIT": "0",
            "COMITY_HUB_QUOTA": "0",
            "DJANGO_SETTINGS_MODULE": "comity.site.settings",
            **more,
        }
        command = [sys.executable, "-m", "comity.cli", "serve", "--port", "0"]
        command += ["--workers", str(WORKERS)]
        with running(command, environ) as process:
            assert process.stdout is not None
            line = process.stdout.readline()
            found = re.search(r"http://([\d.]+):(\d+)", line)
            if found is None:
                raise RuntimeError(f"comity serve did not start: {line}")
            made = subprocess.run(
                [sys.executable, "-c", PERSON], env=environ, check=True, stdout=-1, text=True
            )
            yield Hub(found[1], int(found[2]), made.stdout.strip(), Path(folder), process.pid)


@contextmanager
def small_server(target: str, *arguments: str) -> Iterator[Place]:
    """An ASGI application of this folder under granian, with as many workers as the hub has; it
    reads `arguments` from `COMITY_BENCHMARK`."""
    port = free_port()
    environ = {**os.environ, "COMITY_BENCHMARK": json.dumps(arguments)}
    command = [sys.executable, "-m", "granian", target, "--interface", "asgi", "--host", HERE]
    command += ["--port", str(port), "--workers", str(WORKERS), "--http", "1", "--no-ws"]
    command += ["--log-level", "error"]
    with running(command, environ):
        until_it_answers(f"http://{HERE}:{port}/health")
        yield Place(HERE, port, "hf_benchmark")


NGINX = """
daemon off; pid {folder}/pid; error_log stderr; worker_processes auto; {user}
events {{ worker_connections 256; }}
http {{
    access_log off; sendfile on; tcp_nopush on; default_type application/octet-stream;
    client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/f; uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
    server {{ listen {host}:{port}; {locations} }}
}}
"""
FILES = "root {root};"
BEHIND = """
location / {{ proxy_pass http://{hub.host}:{hub.port}; proxy_set_header Host $http_host; }}
location {internal}/ {{
    internal; alias {hub.data}/hub/; etag off; add_header ETag $upstream_http_etag;
}}
"""


def nginx_program() -> str | None:
    return shutil.which("nginx") or shutil.which("/usr/sbin/nginx")


@contextmanager
def nginx_serving(of: Path | Hub) -> Iterator[Place]:
    """nginx with a configuration of its own, sending files by sendfile: those below a folder, or
    what a hub with `ACCELERATED` lets it send (as `deploy/nginx/comity.conf` has it)."""
    program, port = nginx_program(), free_port()
    if program is None:
        raise RuntimeError("nginx is not installed")
    with TemporaryDirectory() as folder:
        user = "user root;" if os.geteuid() == 0 else ""
        locations = (
            FILES.format(root=of)
            if isinstance(of, Path)
            else BEHIND.format(hub=of, internal=ACCELERATED["COMITY_HUB_ACCEL_PREFIX"])
        )
        text = NGINX.format(folder=folder, host=HERE, port=port, locations=locations, user=user)
        config = Path(folder, "nginx.conf")
        config.write_text(text)
        with running([program, "-p", folder, "-c", str(config)], dict(os.environ)):
            until_it_answers(f"http://{HERE}:{port}/")
            yield Place(HERE, port, "" if isinstance(of, Path) else of.token)


def random_file(path: Path, size: int, *, seed: int) -> Path:
    """`size` bytes that nothing compresses, the same for the same `seed`; as quick as the disk."""
    key = sha256(str(seed).encode()).digest()
    encryptor = Cipher(AES(key), CTR(bytes(16))).encryptor()
    zeros, left = bytes(4 * 1024 * 1024), size
    with path.open("wb") as file:
        while left:
            left -= file.write(encryptor.update(zeros[:left]))
    return path


UPLOAD = """
name, path, target = given
api.create_repo(name, exist_ok=True)
begun = time.perf_counter()
done = api.upload_file(repo_id=name, path_or_fileobj=path, path_in_repo=target)
out = time.perf_counter() - begun
"""


def uploaded(place: Place, home: Path, repository: str, path: Path, target: str) -> float:
    """Seconds that `upload_file` of the real client took, in a process of its own."""
    return float(place.client(home, UPLOAD, repository, str(path), target))


def arguments_given() -> Sequence[str]:
    """What `small_server` handed to this process."""
    found: list[str] = json.loads(os.environ["COMITY_BENCHMARK"])
    return found
