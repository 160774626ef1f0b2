"""A hub that was wiped and restored is what was signed, to the last byte, in every commit."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from tests.cli.keeping.filled import Place, place
from tests.hub.adapters.s3 import BUCKET, ENVIRONMENT, s3_server

PUBLISH = """
from hashlib import sha256
from pathlib import Path
from random import Random
from comity.kernel.adapters.database import open_database
with open_database():
    from comity.hub.actions.change_refs import create_branch
    from comity.hub.actions.commit_files import commit_files
    from comity.hub.actions.create_repository import create_repository
    from comity.hub.actions.hold_content import hold, hold_small
    from comity.hub.actions.open_account import open_account
    from comity.hub.actions.receive_file import receive_file
    from comity.hub.adapters.hub_store import staging
    from comity.hub.domain.commits import LargeFile, SmallFile
    from comity.hub.domain.git.objects import blob_id
    from comity.hub.domain.repositories import RepositoryKind, Visibility
    from comity.hub.queries.callers import OPERATING, caller_of_person
    from comity.parties.models import User

    user = User.objects.create_user("amira@example.org", name="Amira")
    open_account(caller=OPERATING, name="amira", user=user.id)
    caller = caller_of_person(user)
    weights = Random(7).randbytes(3_000_000)

    def small(repository, path, data):
        content = hold_small(data)
        hold(repository, content, user)
        return SmallFile(path, blob_id(data), len(data), content.sha256)

    def large(repository, path, data):
        with staging().file(len(data)) as incoming:
            incoming.write(data)
            incoming.close()
            digest = incoming.sha256
            receive_file(caller=caller, repository=repository, path=incoming.path,
                         sha256=digest, size=len(data))
        return LargeFile(path, digest, len(data))

    for kind, name, visibility in (
        (RepositoryKind.MODEL, "open", Visibility.PUBLIC),
        (RepositoryKind.DATASET, "closed", Visibility.PRIVATE),
    ):
        made = create_repository(
            caller=caller, kind=kind, account=None, name=name, visibility=visibility)
        for number in (1, 2):
            commit_files(
                caller=caller, repository=made, revision="main", title=f"number {number}",
                operations=[
                    small(made, "config.json", b'{"number": %d}' % number),
                    small(made, "deep/\\u00e9.txt", name.encode() * number),
                    large(made, "weights.bin", weights[: 1_000_000 * number] + name.encode()),
                ],
            )
        create_branch(caller=caller, repository=made, branch="next", start="main")
"""

VERIFY = """
import json
from comity.kernel.adapters.database import open_database
with open_database():
    from comity.hub.models import Commit, Ref
    from comity.hub.queries.verify_repository import verify_commit
    found = {
        f"{each.repository.key}@{each.id}": sorted(
            (it.verdict, it.message.id)
            for it in verify_commit(each, lambda read: None)
        )
        for each in Commit.objects.select_related("repository")
    }
    refs = sorted(Ref.objects.values_list("repository__key", "name"))
    print(json.dumps([found, refs]))
"""


@contextmanager
def store_of(kind: str) -> Iterator[dict[str, str]]:
    """The variables of an object store of its own; the folder is the default."""
    if kind == "folder":
        yield {"COMITY_HUB_STORE": ""}
        return
    with s3_server() as address:
        yield {
            **ENVIRONMENT,
            "COMITY_HUB_STORE": f"s3://{BUCKET}/node",
            "COMITY_S3_ENDPOINT": address,
        }


def wipe(found: Place) -> None:
    """The data folder, and the bucket."""
    shutil.rmtree(found.folder / "data")
    if address := found.environ.get("COMITY_S3_ENDPOINT"):
        httpx.post(f"{address}/moto-api/reset").raise_for_status()
        httpx.put(f"{address}/{BUCKET}").raise_for_status()


def verified(found: Place) -> tuple[dict[str, list[list[str]]], list[list[str]]]:
    """Verdict and message of each finding, by commit; and all refs."""
    commits, refs = json.loads(found.python(VERIFY))
    return commits, refs


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory, migrated: Path) -> Iterator[Place]:
    """For tests that only read it."""
    with place(tmp_path_factory.mktemp("published"), like=migrated) as found:
        found.python(PUBLISH)
        yield found


@pytest.mark.parametrize("kind", ["folder", "s3"])
def test_backed_up_wiped_and_restored_every_commit_verifies(
    kind: str, tmp_path: Path, migrated: Path
) -> None:
    archive, objects = tmp_path / "backup.zip", tmp_path / "hub"
    with store_of(kind) as variables:
        with place(tmp_path / "first", like=migrated, **variables) as first:
            first.python(PUBLISH)
            commits, refs = verified(first)
            assert len(commits) == 6  # in each of two, one that made it and two of ours
            assert {tuple(it) for each in commits.values() for it in each} == {
                ("holds", "folder-holds"),
                ("holds", "listing-holds"),
                ("holds", "signature-holds"),
            }
            ended = first.comity("backup", archive, "--objects", objects)
            assert (ended.returncode, ended.stderr) == (0, "")
            again = first.comity("backup", tmp_path / "second.zip", "--objects", objects)
            assert "0 of them new" in again.stdout
            wipe(first)
        with place(tmp_path / "second", **variables) as second:
            ended = second.comity("restore", archive, "--objects", objects)
            assert (ended.returncode, ended.stderr) == (0, "")
            assert verified(second) == (commits, refs)


def test_what_rotted_in_the_copy_is_found_after_restoring(tmp_path: Path, published: Place) -> None:
    archive, objects = tmp_path / "backup.zip", tmp_path / "hub"
    assert published.comity("backup", archive, "--objects", objects).returncode == 0
    (xorb, *_) = (it for it in sorted((objects / "objects" / "xorbs").rglob("*")) if it.is_file())
    data = bytearray(xorb.read_bytes())
    data[1000] ^= 1
    xorb.write_bytes(data)
    with place(tmp_path / "second") as second:
        assert second.comity("restore", archive, "--objects", objects).returncode == 0
        commits, _ = verified(second)
    failed = {
        message for each in commits.values() for verdict, message in each if verdict != "holds"
    }
    assert failed
    assert failed <= {"file-unreadable", "file-changed"}


def test_without_the_objects_nothing_is_said_to_hold(tmp_path: Path, published: Place) -> None:
    archive = tmp_path / "backup.zip"
    assert published.comity("backup", archive).returncode == 0
    with place(tmp_path / "second") as second:
        assert second.comity("restore", archive).returncode == 0
        commits, _ = verified(second)
    for each in commits.values():
        assert ["holds", "folder-holds"] not in each
        assert [message for verdict, message in each if verdict == "fails"]
