"""What takes seconds to make is made once for a whole run, whichever process of it asks first."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from shutil import rmtree
from urllib.parse import urlsplit, urlunsplit
from uuid import uuid4

import psycopg
import pytest

from comity.kernel.adapters.file_locks import file_lock

NAME = "database-name"
"""The file in a folder that names the PostgreSQL database that belongs to it."""


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """The folder `name` that `make` filled; where that fails, the next who asks tries anew."""
    run = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        run = run.parent
    folder, made = run / name, run / f"{name}.made"
    with file_lock(run / f"{name}.lock", wait=True):
        if not made.exists():
            if (folder / NAME).exists():
                drop_database(folder)
            rmtree(folder, ignore_errors=True)
            folder.mkdir()
            make(folder)
            made.touch()
    return folder


def new_database(folder: Path, *, like: Path | None = None) -> str:
    """The address of a new database on the server that the tests run on, empty or a copy of the
    one that belongs to the folder `like`; the new one belongs to `folder`."""
    name = f"comity_{uuid4().hex}"
    _create(name, like)
    with (folder / NAME).open("x") as file:
        file.write(name)
    return urlunsplit(urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}"))


def copy_database(name: str, *, like: Path) -> None:
    """Make the PostgreSQL database `name` anew, as a copy of the one that belongs to `like`."""
    drop_named(name)
    _create(name, like)


def drop_database(folder: Path) -> None:
    """The one that belongs to the folder."""
    drop_named((folder / NAME).read_text())
    (folder / NAME).unlink()


def drop_named(name: str) -> None:
    _ask(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


def drop_templates(run: Path) -> None:
    """All databases of what `made_once` made in the folder of a run."""
    for path in run.glob(f"*/{NAME}"):
        drop_database(path.parent)


def _create(name: str, like: Path | None) -> None:
    template = f" TEMPLATE {(like / NAME).read_text()}" if like is not None else ""
    _ask(f"CREATE DATABASE {name}{template}")


def _ask(statement: str) -> None:
    """Of the database from which others are made and dropped."""
    server = urlunsplit(urlsplit(os.environ["DATABASE_URL"])._replace(path="/postgres"))
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(statement.encode())
