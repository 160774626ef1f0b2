"""An organisation restored or moved is what it was: votes, documents, and decisions that hold."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from tests.cli.keeping.decided import NOT_HELD, decided
from tests.cli.keeping.filled import Place, place
from tests.cli.keeping.test_backup_and_restore import contents_of
from tests.templates import made_once

HOLDS = """
from hashlib import sha256
from comity.kernel.adapters.database import open_database
with open_database():
    from django.db import connection
    from django.utils import timezone
    from comity.assembly.actions.export_bundle import export_bundle
    from comity.assembly.domain.bundle_findings import Trust
    from comity.assembly.formats.bundle import inspect_bundle, write_bundle
    from comity.assembly.models import Assembly, Ballot, Document
    from comity.assembly.queries.decision_keys import decision_keys
    from comity.assembly.queries.people import Person
    from comity.parties.domain.permissions import OPERATOR

    person = Person(OPERATOR, Assembly.objects.get(), timezone.now().date())
    for ballot in Ballot.objects.all():
        written = write_bundle(export_bundle(person=person, ballot=ballot.id))
        trust = Trust(frozenset(each.id for each in decision_keys()), str(ballot.id))
        assert inspect_bundle(written, trust) == (), inspect_bundle(written, trust)
    for each in Document.objects.all():
        assert sha256(bytes(each.content)).hexdigest() == each.digest
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("SELECT name FROM sqlite_master WHERE name LIKE 'assembly%'"
                           " AND sql LIKE '%WITHOUT ROWID' ORDER BY name")
            print(*(name for name, in cursor.fetchall()))
"""
UNNUMBERED = "assembly_participation assembly_secretvote\n"


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory, migrated: Path) -> Iterator[Place]:
    template = made_once(tmp_path_factory, "decided", partial(decided, like=migrated))
    with place(tmp_path_factory.mktemp("source"), like=template) as found:
        yield found


@pytest.fixture(scope="module")
def contents(source: Place) -> dict[str, list[str]]:
    return contents_of(source)


def same(found: Place, contents: dict[str, list[str]], source: Place) -> None:
    assert contents_of(found) == contents
    assert found.head() == source.head()
    assert found.python(HOLDS) == (UNNUMBERED if found.sqlite else "")


def test_the_tables_of_the_room_hold_something(contents: dict[str, list[str]]) -> None:
    empty = {name for name, rows in contents.items() if name.startswith("assembly_") and not rows}
    assert empty == NOT_HELD


@pytest.mark.parametrize("kind", ["the same", "sqlite"])
def test_restored(kind: str, source: Place, contents: dict[str, list[str]], tmp_path: Path) -> None:
    archive = tmp_path / "backup.zip"
    ended = source.comity("backup", archive)
    assert (ended.returncode, ended.stderr) == (0, "")
    more = {"DATABASE_URL": ""} if kind == "sqlite" else {}
    with place(tmp_path / "other", **more) as other:
        ended = other.comity("restore", archive)
        assert (ended.returncode, ended.stderr) == (0, "")
        same(other, contents, source)
        assert other.comity("audit", "verify", "--head", source.head()).returncode == 0


def test_moved(source: Place, contents: dict[str, list[str]], tmp_path: Path) -> None:
    with place(tmp_path) as other:
        target = other.environ["DATABASE_URL"] or f"sqlite:///{tmp_path}/moved/comity.sqlite3"
        ended = source.comity("move", "--to", target)
        assert (ended.returncode, ended.stderr) == (0, "")
        assert contents_of(Place(tmp_path, other.environ | {"DATABASE_URL": target})) == contents


@pytest.mark.skipif(
    "postgres" not in os.environ.get("DATABASE_URL", ""), reason="DATABASE_URL is not PostgreSQL"
)
def test_moved_to_the_other_kind_and_back(
    source: Place, contents: dict[str, list[str]], tmp_path: Path
) -> None:
    file = f"sqlite:///{tmp_path}/moved.sqlite3"
    assert source.comity("move", "--to", file).returncode == 0
    with place(tmp_path / "back") as back:
        ended = back.comity("move", "--to", back.environ["DATABASE_URL"], DATABASE_URL=file)
        assert (ended.returncode, ended.stderr) == (0, "")
        same(back, contents, source)
