"""Commits on real rows: what git would name them, what they refuse, and that they are signed."""

from __future__ import annotations

import json

import pytest
from tests.hub.people import lab, publisher, signed_in, with_token
from tests.parties.people import logged

from comity.hub.actions.change_refs import (
    create_branch,
    create_tag,
    delete_branch,
    squash_branch,
)
from comity.hub.actions.commit_files import Committed, commit_files
from comity.hub.actions.create_repository import create_repository
from comity.hub.actions.duplicate_repository import duplicate_repository
from comity.hub.actions.hold_content import hold, hold_small
from comity.hub.actions.hold_small_files import SmallFiles
from comity.hub.actions.move_repository import move_repository
from comity.hub.actions.settle_holdings import settle
from comity.hub.actions.sign_commit import manifest_of
from comity.hub.domain.commits import SmallFile
from comity.hub.domain.git.applying import CopyFile, DeleteFile
from comity.hub.domain.git.objects import blob_id
from comity.hub.domain.git.trees import walk
from comity.hub.domain.manifest import plain
from comity.hub.domain.policy import Deed
from comity.hub.domain.refusals import ParentMoved, RepositoryUnknown, RevisionUnknown
from comity.hub.domain.repositories import RepositoryKind, Visibility
from comity.hub.domain.signing_keys import ManifestSignature, verify_manifest
from comity.hub.models import Commit, Holding, Ref, Repository, Signature
from comity.hub.queries.callers import NOBODY, Caller
from comity.hub.queries.find_repository import find_repository
from comity.hub.queries.held_contents import usable_contents, usable_holdings
from comity.hub.queries.revisions import commit_at
from comity.hub.queries.signing_keys import published_keys
from comity.hub.queries.trees import TreeRows
from comity.kernel.domain.errors import Conflict, NotPermitted, UnknownName

pytestmark = pytest.mark.django_db


def small(repository: Repository, caller: Caller, path: str, data: bytes) -> SmallFile:
    content = hold_small(data)
    assert caller.user is not None
    hold(repository, content, caller.user)
    return SmallFile(path, blob_id(data), len(data), content.sha256)


def commit(
    caller: Caller, repository: Repository, files: dict[str, bytes], **more: object
) -> Committed:
    operations = [small(repository, caller, path, data) for path, data in files.items()]
    asked = {"revision": "main", "title": "a title", **more}
    return commit_files(
        caller=caller,
        repository=repository,
        operations=operations,
        **asked,  # type: ignore[arg-type]
    )


def made(caller: Caller, name: str = "model", **more: object) -> Repository:
    return create_repository(
        caller=caller,
        kind=RepositoryKind.MODEL,
        account=None,
        name=name,
        **more,  # type: ignore[arg-type]
    )


def paths(repository: Repository, revision: str = "main") -> list[str]:
    at = commit_at(repository, revision)
    return [path for path, _ in walk(at.tree, TreeRows(repository).load)]


def test_a_new_repository_has_one_commit() -> None:
    ada = signed_in(publisher("ada"))
    repository = made(ada)
    assert paths(repository) == [".gitattributes"]
    only = Commit.objects.get()
    assert (only.title, only.parents, only.depth) == ("initial commit", [], 1)
    assert repository.head == only.oid
    assert ("create_repository", repository.reference) in [it[1:] for it in logged()]


def test_names_are_taken_in_any_case() -> None:
    ada = signed_in(publisher("ada"))
    made(ada, "Model")
    with pytest.raises(Conflict):
        made(ada, "model")
    create_repository(caller=ada, kind=RepositoryKind.DATASET, account="ADA", name="model")


def test_nobody_makes_repositories_for_another() -> None:
    ada, bo = publisher("ada"), publisher("bo")
    lab("lab", ada)
    for account in ("ada", "lab"):
        with pytest.raises(NotPermitted):
            create_repository(
                caller=signed_in(bo), kind=RepositoryKind.MODEL, account=account, name="x"
            )
    with pytest.raises(NotPermitted):
        made(with_token(ada, "read"))
    with pytest.raises(NotPermitted):
        made(NOBODY)
    assert Repository.objects.count() == 0


def test_a_commit_moves_the_branch() -> None:
    ada = signed_in(publisher("ada"))
    repository = made(ada)
    first = commit(ada, repository, {"README.md": b"# A model\n", "data/a.txt": b"a"})
    assert first.changed
    assert paths(repository) == [".gitattributes", "README.md", "data/a.txt"]
    second = commit_files(
        caller=ada,
        repository=repository,
        revision="main",
        title="move",
        operations=[CopyFile("data/a.txt", "b.txt"), DeleteFile("data/a.txt")],
        parent=first.commit.oid,
    )
    assert paths(repository) == [".gitattributes", "README.md", "b.txt"]
    assert second.commit.parents == [first.commit.oid]
    assert [it.path for it in second.commit.changes.order_by("path")] == ["b.txt", "data/a.txt"]


def test_nothing_changed_is_no_commit() -> None:
    ada = signed_in(publisher("ada"))
    repository = made(ada)
    first = commit(ada, repository, {"a": b"1"})
    again = commit(ada, repository, {"a": b"1"})
    assert (again.changed, again.commit) == (False, first.commit)


def test_a_branch_that_moved_is_told() -> None:
    ada = signed_in(publisher("ada"))
    repository = made(ada)
    before = repository.head
    commit(ada, repository, {"a": b"1"})
    with pytest.raises(ParentMoved):
        commit(ada, repository, {"a": b"2"}, parent=before)
    with pytest.raises(RevisionUnknown):
        commit(ada, repository, {"a": b"2"}, revision="nowhere")
    assert Commit.objects.count() == 2


def test_a_content_that_somebody_else_sent_is_not_to_be_had() -> None:
    ada, bo = publisher("ada"), publisher("bo")
    mine, theirs = made(signed_in(ada)), made(signed_in(bo), visibility=Visibility.PRIVATE)
    secret = b"the weights of bo"
    commit(signed_in(bo), theirs, {"w": secret})
    guessed = SmallFile("w", blob_id(secret), len(secret), hold_small(secret).sha256)
    with pytest.raises(UnknownName) as found:
        commit_files(
            caller=signed_in(ada),
            repository=mine,
            revision="main",
            title="steal",
            operations=[guessed],
        )
    assert found.value.message.id == "content-not-sent"
    assert not Holding.objects.filter(repository=mine, content_id=guessed.sha256).exists()


def test_two_who_sent_the_same_bytes_both_commit_them() -> None:
    ada, eve = publisher("ada"), publisher("eve")
    it = made(signed_in(ada))
    data = b"the same bytes"
    first = small(it, signed_in(ada), "mine", data)
    second = small(it, signed_in(eve), "theirs", data)
    small(it, signed_in(publisher("bo")), "never committed", data)
    assert len(usable_contents(signed_in(ada), it, [first.sha256])) == 1
    assert usable_contents(signed_in(publisher("noor")), it, [first.sha256]) == {}
    for caller, operation, as_pull_request in (
        (signed_in(ada), first, False),
        (signed_in(eve), second, True),
    ):
        commit_files(
            caller=caller,
            repository=it,
            revision="main",
            title="the same",
            operations=[operation],
            as_pull_request=as_pull_request,
        )
    held = Holding.objects.get(repository=it, content=first.sha256)
    assert (held.committed, held.sent_by) == (True, ada)
    hold(it, held.content, eve)
    assert Holding.objects.filter(repository=it, content=first.sha256).count() == 1


def test_small_files_that_two_sent_at_once() -> None:
    ada, eve = publisher("ada"), publisher("eve")
    it = made(signed_in(ada))
    sent = []
    for user in (ada, eve):
        files = SmallFiles(it, signed_in(user))
        sent.append(files.add(b"alike"))
        files.save()
    for user in (ada, eve):
        assert sent[0] in usable_contents(signed_in(user), it, sent)
    operation = SmallFile("a", blob_id(b"alike"), 5, sent[0])
    for caller in (signed_in(ada), signed_in(eve)):
        commit_files(
            caller=caller,
            repository=it,
            revision="main",
            title="the same",
            operations=[operation],
            as_pull_request=caller.user == eve,
        )
    again = SmallFiles(it, signed_in(eve))
    again.add(b"alike")
    again.save()
    assert Holding.objects.filter(repository=it, content=sent[0]).count() == 1


def test_what_the_collector_took_meanwhile_is_said_and_not_committed() -> None:
    ada = publisher("ada")
    it = made(signed_in(ada))
    operation = small(it, signed_in(ada), "a", b"gone")
    held = usable_holdings(signed_in(ada), it, [operation.sha256])
    Holding.objects.filter(repository=it, content=operation.sha256).delete()
    settle(signed_in(ada), it, held)
    assert held == {}


def test_every_commit_is_signed() -> None:
    ada = signed_in(publisher("ada"))
    repository = made(ada)
    made_now = commit(ada, repository, {"a": b"1", "deep/b": b"2"}).commit
    manifest = manifest_of(made_now, ())
    signed = json.loads(made_now.manifest.body)
    assert signed["digest"] == plain(manifest)["digest"] == made_now.manifest.digest
    assert [each["path"] for each in signed["changed"]] == ["a", "deep/b"]
    assert Signature.objects.count() == Commit.objects.count() == 2
    first = Commit.objects.get(parents=[])
    row = Signature.objects.get(manifest=first.manifest)
    assert row.role == "server"
    assert len(bytes.fromhex(row.signature)) == 64


def test_what_was_signed_verifies() -> None:
    from comity.hub.queries.manifests import manifest_document

    ada = signed_in(publisher("ada"))
    repository = made(ada)
    commit(ada, repository, {"a": b"1", "deep/b": b"2"})
    document = manifest_document(commit_at(repository, "main"), listing=True)
    assert document.listing is not None
    assert [it.path for it in document.listing] == [".gitattributes", "a", "deep/b"]
    found = verify_manifest(
        document.manifest, document.signatures, published_keys(), document.listing
    )
    assert {it.verdict for it in found} == {"holds"}
    forged = [
        ManifestSignature(it.role, it.key_id, it.signed_at, it.signature[::-1])
        for it in document.signatures
    ]
    assert {it.verdict for it in verify_manifest(document.manifest, forged, published_keys())} == {
        "fails"
    }


def test_branches_and_tags() -> None:
    ada = signed_in(publisher("ada"))
    repository = made(ada)
    start = repository.head
    create_branch(caller=ada, repository=repository, branch="next")
    commit(ada, repository, {"a": b"1"}, revision="next")
    assert paths(repository) == [".gitattributes"]
    assert paths(repository, "next") == [".gitattributes", "a"]
    create_tag(caller=ada, repository=repository, tag="v1", revision=start[:12], message="first")
    assert commit_at(repository, "v1").oid == commit_at(repository, start[:8]).oid == start
    with pytest.raises(Conflict):
        create_branch(caller=ada, repository=repository, branch="next")
    with pytest.raises(Conflict):
        delete_branch(caller=ada, repository=repository, branch="main")
    delete_branch(caller=ada, repository=repository, branch="next")
    with pytest.raises(RevisionUnknown):
        commit_at(repository, "next")


def test_a_squashed_branch_keeps_its_files() -> None:
    ada = signed_in(publisher("ada"))
    repository = made(ada)
    commit(ada, repository, {"a": b"1"})
    commit(ada, repository, {"b": b"2"})
    before = paths(repository)
    only = squash_branch(caller=ada, repository=repository, branch="main")
    assert (only.parents, only.depth) == ([], 1)
    assert paths(repository) == before
    assert Ref.objects.get().commit == only


def test_a_pull_request_is_a_commit_beside_the_branch() -> None:
    ada, bo = publisher("ada"), publisher("bo")
    repository = made(signed_in(ada))
    proposed = commit(signed_in(bo), repository, {"fix": b"1"}, as_pull_request=True)
    assert (proposed.pull_request, proposed.ref) == (1, "refs/pr/1")
    assert paths(repository) == [".gitattributes"]
    assert paths(repository, "refs/pr/1") == [".gitattributes", "fix"]
    commit(signed_in(bo), repository, {"more": b"2"}, revision="refs/pr/1")
    with pytest.raises(NotPermitted):
        commit(signed_in(publisher("cem")), repository, {"x": b""}, revision="refs/pr/1")


def test_a_copy_shares_contents_and_has_a_history_of_its_own() -> None:
    ada, bo = signed_in(publisher("ada")), signed_in(publisher("bo"))
    repository = made(ada)
    commit(ada, repository, {"a": b"1", "deep/er/b": b"2"})
    copy = duplicate_repository(
        caller=bo, source=repository, account="bo", name="copy", visibility=Visibility.PRIVATE
    )
    assert paths(copy) == paths(repository)
    assert commit_at(copy, "main").tree == commit_at(repository, "main").tree
    assert Holding.objects.filter(repository=copy, committed=True).count() == 3


def test_what_may_not_be_read_is_not_copied() -> None:
    ada, bo = signed_in(publisher("ada")), signed_in(publisher("bo"))
    private = made(ada, visibility=Visibility.PRIVATE)
    with pytest.raises(RepositoryUnknown):
        duplicate_repository(
            caller=bo, source=private, account="bo", name="x", visibility=Visibility.PUBLIC
        )
    assert Repository.objects.count() == 1


def test_old_names_lead_to_a_moved_repository() -> None:
    ada = signed_in(publisher("ada"))
    repository = made(ada, "Old")
    move_repository(caller=ada, repository=repository, to="ada/new")
    moved = find_repository(NOBODY, RepositoryKind.MODEL, "ADA/old", Deed.KNOW)
    assert str(moved) == "ada/new"
    made(ada, "old")
    assert find_repository(NOBODY, RepositoryKind.MODEL, "ada/old", Deed.KNOW) != moved
