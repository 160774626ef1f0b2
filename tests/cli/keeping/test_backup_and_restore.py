"""A backup holds everything, and either kind of database can be made of it again."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest
from tests.cli.keeping.filled import Place, place

CONTENTS = """
import hashlib, json
from comity.kernel.adapters.database import open_database
with open_database():
    from django.db import connection
    from comity.kernel.adapters.table_contents import (
        applied_migrations, described, stored_rows, tables_after)
    from comity.kernel.formats.backup_rows import row_lines
    found = {}
    for name, model in tables_after(applied_migrations(connection)).items():
        kinds = [kind for _, kind in described(model)]
        rows = []
        for row in stored_rows(model, connection):
            plain = [json.dumps(json.loads(v), sort_keys=True) if k == "json" and v is not None
                     else v for k, v in zip(kinds, row)]
            rows.append(next(row_lines([plain], kinds)).decode())
        found[name] = sorted(rows)
    print(json.dumps(found))
"""
TEXT = "Article 1\nAI systems ...\n"


@pytest.fixture(scope="module")
def source(little: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    with place(tmp_path_factory.mktemp("source"), like=little) as found:
        texts = found.folder / "data" / "texts"
        texts.mkdir(parents=True)
        (texts / "kr-act.txt").write_text(TEXT)
        note = {"id": "kr-act", "instrument": "kr", "origin": "a", "licence": "b", "sha256": "c"}
        more = {"size": 1, "added": "2026-11-27", "as_indexed": True}
        (texts / "kr-act.json").write_text(json.dumps(note | more))
        yield found


@pytest.fixture(scope="module")
def archive(source: Place) -> Path:
    path = source.folder / "backup.zip"
    ended = source.comity("backup", path)
    assert (ended.returncode, ended.stderr) == (0, "")
    return path


@pytest.fixture(scope="module")
def contents(source: Place) -> dict[str, list[str]]:
    found: dict[str, list[str]] = json.loads(source.python(CONTENTS))
    return found


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Place]:
    with place(tmp_path / "other") as found:
        yield found


def contents_of(found: Place) -> dict[str, list[str]]:
    read: dict[str, list[str]] = json.loads(found.python(CONTENTS))
    return read


def test_the_manifest_says_what_it_is(source: Place, archive: Path) -> None:
    assert archive.stat().st_mode & 0o777 == 0o600
    with ZipFile(archive) as opened:
        manifest = json.loads(opened.read("manifest.json"))
        log = opened.read("tables/kernel_auditentry.jsonl").splitlines()
        assert opened.read("texts/kr-act.txt").decode() == TEXT
        assert b"signed-in" not in b"".join(opened.read(name) for name in opened.namelist())
    assert (manifest["format"], manifest["version"]) == ("comity-backup", 1)
    assert manifest["database"] == ("sqlite" if source.sqlite else "postgresql")
    assert manifest["release"] == "r" * 64
    assert manifest["audit_head"] == source.head()
    assert manifest["left_out"] == ["django_session"]
    assert ["kernel", "0002_audit_guard"] in manifest["migrations"]
    assert len(log) == 6


@pytest.mark.parametrize("kind", ["the same", "sqlite"])
def test_restored_all_is_as_it_was(
    kind: str, archive: Path, contents: dict[str, list[str]], source: Place, tmp_path: Path
) -> None:
    more = {"DATABASE_URL": ""} if kind == "sqlite" else {}
    with place(tmp_path, **more) as other:
        ended = other.comity("restore", archive)
        assert (ended.returncode, ended.stderr) == (0, "")
        assert contents["django_session"] != []
        assert contents_of(other) == contents | {"django_session": []}
        assert other.head() == source.head()
        assert other.comity("audit", "verify", "--head", source.head()).returncode == 0
        assert (other.folder / "data" / "texts" / "kr-act.txt").read_text() == TEXT
        assert list((other.folder / "data").glob("**/.restoring-*")) == []
        # Numbers that the database gives out go on, and the log is still guarded.
        other.python(GOES_ON)


GOES_ON = """
from comity.kernel.adapters.database import open_database
with open_database():
    from django.contrib.auth.models import Group, Permission
    from django.contrib.contenttypes.models import ContentType
    from django.db import IntegrityError, connection, transaction
    last = ContentType.objects.order_by("-pk").first()
    assert ContentType.objects.create(app_label="x", model="y").pk == last.pk + 1
    try:
        with transaction.atomic():
            connection.cursor().execute("DELETE FROM kernel_auditentry")
    except IntegrityError as error:
        assert "append-only" in str(error)
    else:
        raise AssertionError("the log can be deleted")
"""


def test_a_database_that_holds_something_is_replaced_only_when_told(
    archive: Path, other: Place, contents: dict[str, list[str]]
) -> None:
    assert other.comity("migrate").returncode == 0
    ended = other.comity("restore", archive)
    assert (ended.returncode, ended.stderr) == (0, "")
    ended = other.comity("restore", archive)
    assert ended.returncode == 8
    assert "is not empty. Nothing was changed. With --replace" in ended.stderr
    ended = other.comity("restore", archive, "--replace")
    assert ended.returncode == 3
    assert "nobody can be asked here, so say --yes, too." in ended.stderr
    before = contents_of(other)
    ended = other.comity("restore", archive, "--replace", "--yes")
    assert (ended.returncode, ended.stderr) == (0, "")
    assert contents_of(other) == before


def test_moved_all_is_as_it_was(
    source: Place, contents: dict[str, list[str]], tmp_path: Path
) -> None:
    with place(tmp_path) as other:
        target = other.environ["DATABASE_URL"] or f"sqlite:///{tmp_path}/moved/comity.sqlite3"
        ended = source.comity("move", "--to", target, COMITY_READ_ONLY="1")
        assert (ended.returncode, ended.stderr) == (0, "")
        assert "the audit log there is whole." in ended.stdout
        moved = Place(tmp_path, other.environ | {"DATABASE_URL": target})
        assert contents_of(moved) == contents
        again = source.comity("move", "--to", target)
        assert again.returncode == 8
        assert "is not empty. Nothing was changed." in again.stderr
        assert contents_of(source) == contents


@pytest.mark.skipif(
    "postgres" not in os.environ.get("DATABASE_URL", ""), reason="DATABASE_URL is not PostgreSQL"
)
def test_moved_to_the_other_kind_and_back(source: Place, tmp_path: Path) -> None:
    before = contents_of(source)
    file = f"sqlite:///{tmp_path}/moved.sqlite3"
    assert source.comity("move", "--to", file).returncode == 0
    with place(tmp_path / "back") as back:
        ended = back.comity("move", "--to", back.environ["DATABASE_URL"], DATABASE_URL=file)
        assert (ended.returncode, ended.stderr) == (0, "")
        assert contents_of(back) == before


def test_a_folder_keeps_the_newest(source: Place, tmp_path: Path) -> None:
    for day in ("01", "02", "03"):
        (tmp_path / f"comity-2026-01-{day}T031500Z.zip").touch()
    (tmp_path / "other.zip").touch()
    ended = source.comity("backup", tmp_path, "--keep", "2", "--no-texts")
    assert (ended.returncode, ended.stderr) == (0, "")
    kept = sorted(path.name for path in tmp_path.iterdir())
    assert kept[0] == "comity-2026-01-03T031500Z.zip"
    assert kept[2] == "other.zip"
    assert len(kept) == 3
    ended = source.comity("backup", "--check", tmp_path / kept[1], "--head", source.head())
    assert ended.returncode == 0
    assert ended.stdout.startswith("The backup is whole: made at 2")
    assert " 0 texts, release rrr" in ended.stdout


def test_what_is_refused(source: Place, archive: Path, tmp_path: Path) -> None:
    ended = source.comity("backup", archive)
    assert (ended.returncode, ended.stderr) == (8, f"comity: {archive} is there already.\n")
    ended = source.comity("backup", tmp_path / "x.zip", "--keep", "1")
    assert ended.returncode == 3
    ended = source.comity("backup", "--check", archive, "--head", f"1:{'a' * 64}")
    assert ended.returncode == 6
    ended = source.comity("restore", archive, COMITY_READ_ONLY="1")
    assert (ended.returncode, "read-only at present" in ended.stderr) == (5, True)
    shutil.copy(archive, tmp_path / "cut.zip")
    os.truncate(tmp_path / "cut.zip", archive.stat().st_size // 2)
    ended = source.comity("restore", tmp_path / "cut.zip", "--replace", "--yes")
    said = f"comity: {tmp_path}/cut.zip is not a backup of Comity, or was cut short.\n"
    assert (ended.returncode, ended.stderr) == (3, said)
    assert list(tmp_path.iterdir()) == [tmp_path / "cut.zip"]
