"""The database that the tests of a process ask: a copy of one that was made once for the whole run,
since making all tables takes seconds, and the search index as long again."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from django.db import connection
from tests.cli.serving.servers import ON_POSTGRESQL, SQLITE, environment
from tests.templates import copy_database, drop_named, new_database

SETTINGS = "comity.site.settings"
INDEX = """
from comity.kernel.adapters.database import open_database
with open_database():
    from django.db import transaction
    from comity.kernel.adapters.folders import cache_folder
    from comity.regulation.adapters.corpus_index import write_corpus_index
    from comity.regulation.adapters.rulebook_files import open_rulebook, shipped_corpus
    rules = open_rulebook(shipped_corpus(), cache_folder())
    with transaction.atomic():
        write_corpus_index(rules.corpus, rules.release)
"""


def migrate(folder: Path) -> None:
    """Make a database that belongs to `folder` and has all tables."""
    (folder / "data").mkdir(parents=True, exist_ok=True)
    url = new_database(folder) if ON_POSTGRESQL else ""
    _run(folder, url, "-m", "django", "migrate", "--verbosity", "0")


def index_corpus(folder: Path, *, like: Path) -> None:
    """Make one with the search index of the shipped corpus besides."""
    _run(folder, copied(folder, like=like), "-c", INDEX)


def copied(folder: Path, *, like: Path) -> str:
    """Make a copy that belongs to `folder` of the database that belongs to `like`. What its
    DATABASE_URL is."""
    if ON_POSTGRESQL:
        return new_database(folder, like=like)
    (folder / "data").mkdir(parents=True, exist_ok=True)
    shutil.copy(like / "data" / SQLITE, folder / "data" / SQLITE)
    return ""


@contextmanager
def database_of_tests(template: Path) -> Iterator[None]:
    """Inside the block Django's connection leads to a copy of `template` that tests may change."""
    usual = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = connection.creation._get_test_db_name()
    try:
        put_back(template)
        yield
    finally:
        connection.close()
        if ON_POSTGRESQL:
            drop_named(connection.settings_dict["NAME"])
        connection.settings_dict["NAME"] = usual


def put_back(template: Path) -> None:
    """Make the tests' database a copy of `template`, whatever it held."""
    if ON_POSTGRESQL:
        connection.close()
        copy_database(connection.settings_dict["NAME"], like=template)
        return
    file = template / "data" / SQLITE
    with closing(sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True)) as source:
        connection.ensure_connection()
        source.backup(connection.connection)


def _run(folder: Path, url: str, *command: str) -> None:
    subprocess.run(
        [sys.executable, *command],
        env=environment(folder, DATABASE_URL=url) | {"DJANGO_SETTINGS_MODULE": SETTINGS},
        check=True,
        capture_output=True,
    )
