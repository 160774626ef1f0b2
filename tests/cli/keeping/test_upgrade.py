"""From an earlier schema to this one, and back by restoring; every migration of ours reverses."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest
from tests.cli.keeping.filled import MIGRATE, Place, place

FROM_THE_FUTURE = """
from comity.kernel.adapters.database import open_database
with open_database():
    from django.db import connection
    from django.db.migrations.recorder import MigrationRecorder
    MigrationRecorder(connection).record_applied("regulation", "0003_example")
"""
LATER = (
    "comity: The database is of a later version of Comity: it has the migration "
    "regulation.0003_example. Install that version, or restore a backup made before it.\n"
)


@pytest.fixture
def earlier(old: Path, tmp_path: Path) -> Iterator[Place]:
    with place(tmp_path / "earlier", like=old) as found:
        yield found


def test_up_and_back(earlier: Place, tmp_path: Path) -> None:
    file = tmp_path / "before.zip"
    ended = earlier.comity("backup", file)
    assert (ended.returncode, ended.stderr) == (0, "")
    with ZipFile(file) as opened:
        assert "tables/regulation_treatyaction.jsonl" not in opened.namelist()
    assert earlier.comity("audit", "head").returncode == 5
    ended = earlier.comity("migrate", "--plan")
    planned = ended.stdout.splitlines()
    assert planned[0] == "regulation.0002_treaty_actions would be applied."
    assert earlier.comity("audit", "head").returncode == 5
    assert earlier.comity("migrate").returncode == 0
    assert earlier.comity("migrate", "--plan").stdout == "The database is up to date.\n"
    head = earlier.head()
    assert head.startswith("6:")
    # The new version has done something that the old one does not know.
    earlier.python(FROM_THE_FUTURE)
    for command in (("audit", "head"), ("migrate",), ("backup", tmp_path / "late.zip")):
        ended = earlier.comity(*command)
        assert (ended.returncode, ended.stderr) == (8, LATER)
    assert earlier.comity("restore", file).returncode == 8
    ended = earlier.comity("restore", file, "--replace", "--yes")
    assert (ended.returncode, ended.stderr) == (0, "")
    assert earlier.head() == head
    assert earlier.comity("audit", "verify").returncode == 0


def test_a_backup_of_a_later_version_is_refused(earlier: Place, tmp_path: Path) -> None:
    file, later = tmp_path / "before.zip", tmp_path / "later.zip"
    assert earlier.comity("backup", file).returncode == 0
    with ZipFile(file) as opened, ZipFile(later, "w") as made:
        for name in opened.namelist():
            data = opened.read(name)
            if name == "manifest.json":
                manifest = json.loads(data)
                manifest["migrations"].append(["regulation", "0003_example"])
                manifest["comity"] = "9.9.0"
                data = json.dumps(manifest).encode()
            made.writestr(name, data)
    with place(tmp_path / "other", DATABASE_URL="") as other:
        ended = other.comity("restore", later)
        assert ended.returncode == 8
        assert "has no migration regulation.0003_example. Install Comity 9.9.0" in ended.stderr
        assert not other.file.exists()


def test_every_migration_of_the_rooms_reverses(little: Path, tmp_path: Path) -> None:
    with place(tmp_path, like=little) as found:
        found.python(MIGRATE, "regulation:zero", "parties:zero")
        assert found.comity("migrate").returncode == 0
        assert found.comity("audit", "verify").returncode == 0
        with pytest.raises(AssertionError, match="IrreversibleError"):
            found.python(MIGRATE, "kernel:zero")
