"""Databases in processes of their own, with a little of everything in them."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.cli import processes
from tests.cli.serving.servers import database, environment
from tests.databases import copied
from tests.forking import Ended

MIGRATE = """
import sys
from comity.kernel.adapters.database import open_database
with open_database(any_version=True):
    from django.core.management import call_command
    for target in sys.argv[1:]:
        call_command("migrate", *target.split(":"), verbosity=0)
"""

FILL = """
import sys
from datetime import UTC, datetime, timedelta
from comity.kernel.adapters.database import open_database
with open_database(migrate=True):
    from django.contrib.sessions.models import Session
    from django.db import transaction
    from django.db.models import JSONField, Value
    from django_tasks_db.models import DBTaskResult
    from comity.kernel.actions.append_audit import append_audit
    from comity.kernel.actions.erase_payload import erase_payload
    from comity.parties.models import Membership, Organisation, Token, User
    from comity.regulation.models import Release

    now = datetime(2026, 11, 27, 3, 15, 0, 123456, tzinfo=UTC)
    user = User.objects.create_user("amira@example.org", name="أميرة \\U0001f54a\\n\\t'\\"")
    body = Organisation.objects.create(name="Institute", kind="institute", jurisdiction="EG")
    first = Membership.objects.create(
        organisation=body, user=user, role="member", valid_from=now.date()
    )
    Membership.objects.create(
        organisation=body, user=user, role="member", valid_from=now.date(), follows=first
    )
    Token.objects.create(
        user=user, name="t", shown="c_1", digest="0" * 64, scopes=["a", {"b": None}],
        created_at=now, expires_at=now + timedelta(days=1),
    )
    Session.objects.create(session_key="k" * 32, session_data="signed-in", expire_date=now)
    DBTaskResult.objects.create(
        args_kwargs={"args": [1.5], "kwargs": {}}, task_path="x", worker_ids=[],
        return_value=Value(None, JSONField()), priority=0, queue_name="default",
        backend_name="default", exception_class_path="", traceback="",
    )
    Release.objects.create(
        id="r" * 64, content="r" * 64, loaded_at=now, is_current=True, snapshot=bytes(range(256))
    )
    for number in range(int(sys.argv[1])):
        with transaction.atomic():
            append_audit(
                actor="user:1", action="change", object=f"thing:{number}",
                payload={"number": number, "text": "é" * (number % 7)},
            )
    erase_payload(actor="operator:node", sequence=1, reason="asked", authorise=lambda _: None)
"""


@dataclass(frozen=True)
class Place:
    """A data folder and a database, and the command line that works on them."""

    folder: Path
    environ: dict[str, str]

    def comity(self, *arguments: object, **more: str) -> Ended:
        return processes.comity(self.environ | more, *map(str, arguments))

    def start(self, *arguments: object, **more: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-m", "comity.cli", *map(str, arguments)],
            env=self.environ | more,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            stdin=subprocess.DEVNULL,
            text=True,
        )

    def python(self, code: str, *arguments: object) -> str:
        ended = processes.python(self.environ, code, *map(str, arguments))
        assert ended.returncode == 0, ended.stderr
        return ended.stdout

    @property
    def sqlite(self) -> bool:
        return not self.environ["DATABASE_URL"]

    @property
    def file(self) -> Path:
        return self.folder / "data" / "comity.sqlite3"

    def head(self) -> str:
        ended = self.comity("audit", "head")
        assert ended.returncode == 0, ended.stderr
        return ended.stdout.strip()


@contextmanager
def place(folder: Path, *, like: Path | None = None, **more: str) -> Iterator[Place]:
    """On the kind of database that the tests run on, empty or a copy of what belongs to the folder
    `like`; `DATABASE_URL=""` is SQLite, empty."""
    folder.mkdir(parents=True, exist_ok=True)
    if "DATABASE_URL" in more:
        yield Place(folder, variables(folder) | more)
        return
    with database(folder, like=like) as its_own:
        yield Place(folder, variables(folder) | its_own | more)


def fill(folder: Path, *, like: Path, entries: int = 5) -> None:
    """Make a copy of what belongs to `like`, with a little of everything and so many entries in its
    audit log."""
    url = copied(folder, like=like)
    Place(folder, variables(folder) | {"DATABASE_URL": url}).python(FILL, entries)


def made_earlier(folder: Path, *, like: Path) -> None:
    """A database in use since before treaty actions had a table."""
    url = copied(folder, like=like)
    Place(folder, variables(folder) | {"DATABASE_URL": url}).python(MIGRATE, "regulation:0001")


def variables(folder: Path) -> dict[str, str]:
    usual = environment(folder, COMITY_TEXTS="", COMITY_READ_ONLY="")
    return usual | {"DJANGO_SETTINGS_MODULE": "comity.site.settings"}
