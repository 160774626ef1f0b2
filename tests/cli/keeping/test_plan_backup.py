"""A plan restored or moved is what it was: promises, reports, findings, and the bytes of files."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from hashlib import sha256
from pathlib import Path

import pytest
from tests.cli.keeping.filled import Place, place
from tests.cli.keeping.planned import NOT_HELD, committed
from tests.cli.keeping.test_backup_and_restore import contents_of
from tests.plan.dumps import ror_dump
from tests.templates import made_once

HOLDS = """
from hashlib import sha256
from comity.kernel.adapters.database import open_database
with open_database():
    from comity.parties.domain.permissions import PUBLIC
    from django.utils import timezone
    from comity.plan.formats.commitment_plain import commitment_of_plain, digest_of
    from comity.plan.models import Commitment, CommitmentVersion, Plan, PlanFile
    from comity.plan.queries.find_plan import plan_text
    from comity.plan.queries.people import Person
    from comity.plan.queries.progress_of import counts_by_action, progress_from
    from comity.plan.queries.seen_commitments import seen_commitments

    for each in CommitmentVersion.objects.all():
        assert digest_of(commitment_of_plain(each.text)) == each.digest
    for each in PlanFile.objects.all():
        assert sha256(bytes(each.content)).hexdigest() == each.digest
    plan = Plan.objects.get()
    seen = seen_commitments(Person(PUBLIC, plan, timezone.now().date()))
    print(progress_from(counts_by_action(seen), plan_text(plan)).assessed.value)
"""


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory, migrated: Path) -> Iterator[Place]:
    template = made_once(tmp_path_factory, "committed", partial(committed, like=migrated))
    with place(tmp_path_factory.mktemp("source"), like=template) as found:
        yield found


@pytest.fixture(scope="module")
def contents(source: Place) -> dict[str, list[str]]:
    return contents_of(source)


def test_the_tables_of_the_room_hold_something(contents: dict[str, list[str]]) -> None:
    of_the_room = {name: rows for name, rows in contents.items() if name.startswith("plan_")}
    assert {name for name, rows in of_the_room.items() if not rows} == NOT_HELD
    assert len(of_the_room) > 20


def test_restored(source: Place, contents: dict[str, list[str]], tmp_path: Path) -> None:
    archive = tmp_path / "backup.zip"
    ended = source.comity("backup", archive)
    assert (ended.returncode, ended.stderr) == (0, "")
    with place(tmp_path / "other", DATABASE_URL="") as other:
        ended = other.comity("restore", archive)
        assert (ended.returncode, ended.stderr) == (0, "")
        assert contents_of(other) == contents
        assert other.python(HOLDS) == source.python(HOLDS) == "1/3\n"
        assert other.comity("audit", "verify", "--head", source.head()).returncode == 0


def test_a_restore_says_which_dumps_of_registries_are_to_be_added_again(
    tmp_path: Path, migrated: Path
) -> None:
    dump = ror_dump(tmp_path, name="v1.59-2025-01-23-ror-data.json")
    archive = tmp_path / "backup.zip"
    told = "Dumps of registries are in no backup."
    with place(tmp_path / "one", like=migrated) as one:
        assert one.comity("plan", "registry", "add", "ror", dump).returncode == 0
        assert one.comity("backup", archive).returncode == 0
        ended = one.comity("restore", archive, "--replace", "--yes")
        assert ended.returncode == 0
        assert told not in ended.stdout
    with place(tmp_path / "other", DATABASE_URL="") as other:
        ended = other.comity("restore", archive)
        digest = sha256(dump.read_bytes()).hexdigest()
        (line,) = [it for it in ended.stdout.splitlines() if it.startswith(told)]
        assert line.endswith(f"ror v1.59 (2025-01-23, SHA-256 {digest}).")


def test_moved(source: Place, contents: dict[str, list[str]], tmp_path: Path) -> None:
    with place(tmp_path) as other:
        target = other.environ["DATABASE_URL"] or f"sqlite:///{tmp_path}/moved/comity.sqlite3"
        ended = source.comity("move", "--to", target)
        assert (ended.returncode, ended.stderr) == (0, "")
        moved = Place(tmp_path, other.environ | {"DATABASE_URL": target})
        assert contents_of(moved) == contents
        assert moved.python(HOLDS) == "1/3\n"
