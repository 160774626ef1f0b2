"""A repository on this node, held to its signed manifest: every way of damaging it is found."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from tests.hub.actions.test_commit_files import commit, made
from tests.hub.people import publisher, signed_in

from comity.hub.actions.change_signing_keys import revoke_key, rotate_key
from comity.hub.actions.sign_commit import sign_row
from comity.hub.domain.findings import overall
from comity.hub.models import Manifest, Repository, Signature, Tree
from comity.hub.queries.callers import OPERATING, Caller
from comity.hub.queries.manifests import manifest_from
from comity.hub.queries.revisions import commit_at
from comity.hub.queries.trees import forget_trees
from comity.hub.queries.verify_repository import verify_commit
from comity.kernel.domain.errors import NotPermitted

pytestmark = pytest.mark.django_db


def told(repository: Repository) -> list[str]:
    found = tuple(verify_commit(commit_at(repository, "main"), lambda more: None))
    return [overall(found), *(it.message.id for it in found if it.verdict != "holds")]


def filled(caller: Caller) -> Repository:
    repository = made(caller)
    commit(caller, repository, {"config.json": b"{}", "deep/weights": b"w" * 1000})
    return repository


def stored(data_name: str) -> Path:
    (path,) = Path(settings.HUB_STORE).rglob(data_name)
    return path


def test_what_nobody_touched_holds() -> None:
    assert told(filled(signed_in(publisher("ada")))) == ["holds"]


def test_one_byte_and_one_file() -> None:
    repository = filled(signed_in(publisher("ada")))
    digest = commit_at(repository, "main").changes.get(path="deep/weights").sha256
    path = stored(digest)
    path.write_bytes(b"w" * 999 + b"x")
    assert told(repository) == ["fails", "file-changed"]
    path.write_bytes(b"w" * 999)
    assert told(repository) == ["fails", "file-changed"]
    path.unlink()
    assert told(repository) == ["fails", "file-unreadable"]


def test_a_manifest_that_was_forged() -> None:
    repository = filled(signed_in(publisher("ada")))
    row = Manifest.objects.get(commit=commit_at(repository, "main"))
    Manifest.objects.filter(pk=row.pk).update(body=row.body.replace("config.json", "c0nfig.json"))
    assert "signature-wrong" in told(repository)
    Manifest.objects.filter(pk=row.pk).update(body=row.body)
    signature = Signature.objects.get(manifest=row)
    Signature.objects.filter(pk=signature.pk).update(signature=signature.signature[::-1])
    assert told(repository)[0] == "fails"


def test_a_tree_that_was_swapped() -> None:
    repository = filled(signed_in(publisher("ada")))
    head = commit_at(repository, "main")
    first = commit_at(repository, head.parents[0])
    old = Tree.objects.get(repository=repository, oid=first.tree)
    Tree.objects.filter(repository=repository, oid=head.tree).update(body=old.body)
    forget_trees()
    assert "listing-altered" in told(repository)


def test_a_key_that_is_replaced_and_one_that_was_stolen() -> None:
    repository = filled(signed_in(publisher("ada")))
    first = Signature.objects.first()
    assert first is not None
    rotate_key(caller=OPERATING)
    assert told(repository) == ["holds"]
    revoked = revoke_key(caller=OPERATING, key=first.key_id)
    # A second later than what it signed.
    revoked.revoked_at += timedelta(seconds=1)
    revoked.save()
    assert told(repository)[0] == "unknown"
    row = Manifest.objects.get(commit=commit_at(repository, "main"))
    sign_row(row, manifest_from(row))
    assert told(repository)[0] == "holds"


def test_only_the_operator_changes_the_node_s_keys() -> None:
    ada = signed_in(publisher("ada"))
    filled(ada)
    for act in (lambda: rotate_key(caller=ada), lambda: revoke_key(caller=ada, key="0" * 64)):
        with pytest.raises(NotPermitted):
            act()
