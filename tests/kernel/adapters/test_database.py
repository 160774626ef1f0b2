"""Each case in a process of its own, since a process sets Django up once."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from tests.cli.serving.servers import ON_POSTGRESQL
from tests.databases import copied

pytestmark = pytest.mark.skipif(ON_POSTGRESQL, reason="each names a database of its own")
OPEN = """
from comity.kernel.adapters.database import open_database
from comity.kernel.domain.errors import ComityError
from comity.kernel.interfaces import audit_messages
from comity.kernel.interfaces.error_text import error_text
try:
    with open_database(migrate={migrate}):
        {body}
except ComityError as error:
    print(type(error).__name__, error_text(error))
"""
COUNT = "from comity.parties.models import User; print(User.objects.count())"


def outcome(environment: dict[str, str], *, migrate: bool, body: str = COUNT) -> str:
    code = OPEN.format(migrate=migrate, body=body)
    result = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True
    )
    assert result.stderr == ""
    return result.stdout


def test_migrate_makes_folder_and_tables_and_then_it_opens(tmp_path: Path) -> None:
    environment = {"COMITY_DATA": str(tmp_path / "a" / "b")}
    assert outcome(environment, migrate=True) == "0\n"
    assert outcome(environment, migrate=True) == "0\n"
    assert outcome(environment, migrate=False) == "0\n"


def test_sqlite_is_opened_for_many_readers_and_enforces_foreign_keys(
    tmp_path: Path, migrated: Path
) -> None:
    copied(tmp_path, like=migrated)
    body = (
        "from django.db import connection; cursor = connection.cursor(); "
        "print(*(cursor.execute('PRAGMA ' + name).fetchone()[0] for name in "
        "('journal_mode', 'foreign_keys', 'synchronous', 'busy_timeout')))"
    )
    found = outcome({"COMITY_DATA": str(tmp_path / "data")}, migrate=False, body=body)
    assert found == "wal 1 2 20000\n"


def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    (tmp_path / "comity.sqlite3").write_text("Dear diary, " * 100)
    assert outcome({"COMITY_DATA": str(tmp_path)}, migrate=False) == (
        f"StorageFailure The database {tmp_path}/comity.sqlite3 can't be used: "
        "file is not a database.\n"
    )


def test_an_empty_database_is_behind(tmp_path: Path) -> None:
    (tmp_path / "comity.sqlite3").touch()
    assert outcome({"COMITY_DATA": str(tmp_path)}, migrate=False) == (
        f"StorageFailure The database {tmp_path}/comity.sqlite3 was not made by this version of "
        "Comity. Run 'comity migrate' to make it or bring it up to date.\n"
    )


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert outcome({"COMITY_DATA": str(tmp_path / "file" / "data")}, migrate=True) == (
        f"StorageFailure The database {tmp_path}/file/data can't be used: Not a directory.\n"
    )


@pytest.mark.parametrize("migrate", [True, False])
def test_a_server_that_does_not_answer(migrate: bool) -> None:
    environment = {"DATABASE_URL": "postgres://root:s3cret@127.0.0.1:9/none"}
    found = outcome(environment, migrate=migrate)
    assert found.startswith("StorageFailure The database none can't be used: ")
    assert "s3cret" not in found


def test_a_broken_address() -> None:
    assert outcome({"DATABASE_URL": "mysql://u:s3cret@h/d"}, migrate=False) == (
        "InvalidInput The settings can't be used: DATABASE_URL must name SQLite or PostgreSQL.\n"
    )
