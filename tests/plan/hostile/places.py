"""A database of its own with a plan in it, and `comity serve` of it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

import django
from tests.cli.serving.servers import ON_POSTGRESQL, Server, environment, serving
from tests.databases import copied, migrate
from tests.templates import NAME, drop_database

if TYPE_CHECKING:
    from tests.plan.seeding import SeededPlan

    from comity.parties.models import User

PARTICIPANTS = ("acme", "kenya", "orange")
SETTINGS = {
    "COMITY_SECRET_KEY": "k" * 50,
    "COMITY_LOG_LEVEL": "ERROR",
    "COMITY_TRUSTED_PROXIES": "127.0.0.1",
}


@dataclass
class Place:
    folder: Path
    plan: SeededPlan
    environ: dict[str, str]
    server: Server
    tokens: dict[UUID, str] = field(default_factory=dict)

    def token(self, user: User) -> str:
        """For what a participant or a reviewer does, and who keeps participants."""
        from django.utils import timezone

        from comity.parties.actions.issue_token import issue_token
        from comity.parties.domain.permissions import Actor

        if user.id not in self.tokens:
            here = self.plan.plan.reference
            _, secret = issue_token(
                actor=Actor(user.reference),
                user=user.id,
                name="hostile",
                scopes=[f"represent-participant@{here}", f"keep-participants@{here}"],
                expires_at=timezone.now() + timedelta(days=1),
            )
            self.tokens[user.id] = secret.text
        return self.tokens[user.id]

    @property
    def log(self) -> str:
        return (self.folder / "log").read_text(errors="replace")


@contextmanager
def place(folder: Path, *, like: Path | None = None) -> Iterator[Place]:
    """Sets Django up on it, so that a process has one place in its life."""
    if like is None:
        migrate(folder)
    else:
        copied(folder, like=like)
    more = {**SETTINGS, "DATABASE_URL": _url(folder)}
    environ = environment(folder, **more)
    os.environ.update(environ)
    django.setup()
    from django.db import connections
    from tests.plan.seeding import seeded_plan

    made = seeded_plan(*PARTICIPANTS)
    try:
        with serving(folder, "--no-worker", **more) as server:
            yield Place(folder, made, environ, server)
    finally:
        connections.close_all()
        if ON_POSTGRESQL:
            drop_database(folder)


def _url(folder: Path) -> str:
    if not ON_POSTGRESQL:
        return ""
    server = os.environ["DATABASE_URL"].rpartition("/")[0]
    return f"{server}/{(folder / NAME).read_text()}"
