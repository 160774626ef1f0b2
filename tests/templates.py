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
    url, name = os.environ["DATABASE_URL"], f"comity_{uuid4().hex}"
    template = f" TEMPLATE {(like / NAME).read_text()}" if like is not None else ""
    with psycopg.connect(_server(url), autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}{template}".encode())
    with (folder / NAME).open("x") as file:
        file.write(name)
    return urlunsplit(urlsplit(url)._replace(path=f"/{name}"))


def drop_database(folder: Path) -> None:
    """The one that belongs to the folder."""
    name = (folder / NAME).read_text()
    with psycopg.connect(_server(os.environ["DATABASE_URL"]), autocommit=True) as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)".encode())
    (folder / NAME).unlink()


def drop_templates(run: Path) -> None:
    """All databases of what `made_once` made in the folder of a run."""
    for path in run.glob(f"*/{NAME}"):
        drop_database(path.parent)


def _server(url: str) -> str:
    """The database from which others are made and dropped."""
    return urlunsplit(urlsplit(url)._replace(path="/postgres"))
