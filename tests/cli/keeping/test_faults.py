"""Killed halfway, out of space, in use, damaged: the old state stands, or the new one."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import psycopg
import pytest
from tests.cli.keeping.filled import Place, place
from tests.cli.serving.servers import SQLITE, eventually

ON_POSTGRESQL = "postgres" in os.environ.get("DATABASE_URL", "")


@pytest.fixture(scope="module")
def source(much: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    with place(tmp_path_factory.mktemp("source"), like=much) as found:
        yield found


@pytest.fixture(scope="module")
def archive(source: Place) -> Path:
    path = source.folder / "backup.zip"
    assert source.comity("backup", path).returncode == 0
    return path


@pytest.fixture
def other(little: Path, tmp_path: Path) -> Iterator[Place]:
    """One that holds something else."""
    with place(tmp_path / "other", like=little) as found:
        yield found


def work_begun(found: Place) -> bool:
    """Whether a restore has begun to make the new database."""
    if found.sqlite:
        made = list((found.folder / "data").glob(".restoring-*/comity.sqlite3"))
        return bool(made) and made[0].stat().st_size > 50_000
    with psycopg.connect(found.environ["DATABASE_URL"]) as connection:
        asked = connection.execute(
            "SELECT count(*) FROM pg_locks l JOIN pg_database d ON d.oid = l.database "
            "WHERE d.datname = current_database() AND l.mode = 'AccessExclusiveLock'"
        ).fetchone()
    return asked is not None and asked[0] > 20


def connections_to(found: Place) -> int:
    """To a database on PostgreSQL, besides the one that asks."""
    with psycopg.connect(found.environ["DATABASE_URL"]) as connection:
        asked = connection.execute(
            "SELECT count(*) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        ).fetchone()
    assert asked
    return int(asked[0])


def test_kill_9_halfway_through_a_restore_leaves_the_old_state(archive: Path, other: Place) -> None:
    before = other.head()
    process = other.start("restore", archive, "--replace", "--yes")
    eventually(lambda: work_begun(other) or process.poll() is not None, seconds=120)
    assert process.poll() is None
    process.send_signal(signal.SIGKILL)
    process.communicate(timeout=60)
    if not other.sqlite:  # the server notices after a while that nobody is there any more
        eventually(lambda: not connections_to(other))
    assert other.head() == before
    assert other.comity("audit", "verify").returncode == 0
    ended = other.comity("restore", archive, "--replace", "--yes")
    assert (ended.returncode, ended.stderr) == (0, "")
    assert other.head() != before
    assert list((other.folder / "data").glob(".restoring-*")) == []


def test_kill_9_halfway_through_a_backup_leaves_no_backup(source: Place, tmp_path: Path) -> None:
    target = tmp_path / "backup.zip"
    process = source.start("backup", target)
    eventually(lambda: list(tmp_path.iterdir()) or process.poll() is not None, seconds=120)
    process.send_signal(signal.SIGKILL)
    process.communicate(timeout=60)
    assert not target.exists()
    assert source.comity("audit", "verify").returncode == 0
    assert source.comity("backup", target).returncode == 0


@contextmanager
def small_disk(folder: Path, kilobytes: int) -> Iterator[Path]:
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={kilobytes}k", "tmpfs", str(folder)],
        capture_output=True,
        text=True,
    )
    if mounted.returncode != 0:
        pytest.skip(f"no file system can be mounted here: {mounted.stderr.strip()}")
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk_leaves_no_backup(source: Place, tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", 64) as disk:
        ended = source.comity("backup", disk / "backup.zip")
        assert ended.returncode == 5
        assert ended.stderr == (
            f"comity: {disk}/backup.zip can't be written: No space left on device. "
            "Nothing was changed.\n"
        )
        assert list(disk.iterdir()) == []


@pytest.mark.skipif(ON_POSTGRESQL, reason="fills a disk under SQLite")
def test_a_full_disk_leaves_the_old_database(archive: Path, little: Path, tmp_path: Path) -> None:
    size = (little / "data" / SQLITE).stat().st_size
    with (
        small_disk(tmp_path / "disk", size // 1024 + 400) as disk,
        place(disk, like=little) as found,
    ):
        before = found.head()
        ended = found.comity("restore", archive, "--replace", "--yes")
        assert ended.returncode == 5
        assert "is full" in ended.stderr or "No space left" in ended.stderr
        assert "Traceback" not in ended.stderr
        assert found.head() == before
        assert list((disk / "data").glob(".restoring-*")) == []


@pytest.mark.skipif(ON_POSTGRESQL, reason="damages a file")
def test_a_damaged_file_can_be_replaced(archive: Path, source: Place, tmp_path: Path) -> None:
    with place(tmp_path) as found:
        found.file.parent.mkdir()
        found.file.write_bytes(b"Dear diary, " * 500)
        Path(f"{found.file}-wal").write_bytes(b"rubbish")
        assert found.comity("restore", archive).returncode == 8
        ended = found.comity("restore", archive, "--replace", "--yes")
        assert (ended.returncode, ended.stderr) == (0, "")
        assert found.head() == source.head()


@pytest.mark.skipif(ON_POSTGRESQL, reason="SQLite's write-ahead log")
def test_what_stands_in_the_log_of_the_old_file_is_not_played_into_the_new(
    archive: Path, source: Place, other: Place
) -> None:
    """A process that is killed leaves its write-ahead log behind, and SQLite would play it."""
    write = (
        "import os, sqlite3, sys; c = sqlite3.connect(sys.argv[1]); "
        "c.execute('PRAGMA wal_autocheckpoint=0'); "
        "c.execute(\"UPDATE parties_user SET name = 'late'\"); c.commit(); os._exit(9)"
    )
    subprocess.run(["python3", "-c", write, str(other.file)], check=False)
    assert Path(f"{other.file}-wal").stat().st_size > 0
    ended = other.comity("restore", archive, "--replace", "--yes")
    assert (ended.returncode, ended.stderr) == (0, "")
    assert other.head() == source.head()
    with closing(sqlite3.connect(other.file)) as opened:
        assert opened.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert opened.execute(
            "SELECT count(*) FROM parties_user WHERE name = 'late'"
        ).fetchone() == (0,)


def test_one_in_use_is_not_replaced(archive: Path, other: Place) -> None:
    before = other.head()
    if other.sqlite:
        with closing(sqlite3.connect(other.file)) as user:
            user.execute("SELECT count(*) FROM kernel_auditentry").fetchone()
            ended = other.comity("restore", archive, "--replace", "--yes")
    else:
        with psycopg.connect(other.environ["DATABASE_URL"]):
            ended = other.comity("restore", archive, "--replace", "--yes")
    assert ended.returncode == 8
    assert "is in use. Stop what uses it first." in ended.stderr
    assert other.head() == before


def test_a_backup_is_whole_while_others_write(source: Place, tmp_path: Path) -> None:
    write = """
from comity.kernel.adapters.database import open_database
with open_database():
    from django.db import transaction
    from comity.kernel.actions.append_audit import append_audit
    print("ready", flush=True)
    while True:
        with transaction.atomic():
            append_audit(actor="user:1", action="change", object="thing:1", payload={})
"""
    writer = subprocess.Popen(
        [sys.executable, "-c", write], env=source.environ, stdout=subprocess.PIPE, text=True
    )
    try:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "ready\n"
        time.sleep(0.2)
        ended = source.comity("backup", tmp_path / "backup.zip")
    finally:
        writer.kill()
        writer.wait()
        writer.stdout.close()  # type: ignore[union-attr]
    assert (ended.returncode, ended.stderr) == (0, "")
    assert source.comity("backup", "--check", tmp_path / "backup.zip").returncode == 0
    # What was written meanwhile is there, and continues what the backup holds.
    head = ended.stdout.split("head ")[1].split()[0]
    assert source.comity("audit", "verify", "--head", head).returncode == 0
    assert int(source.head().split(":")[0]) >= int(head.split(":")[0]) > 1501
