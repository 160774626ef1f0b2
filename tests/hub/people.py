"""People, accounts and repositories for the room's tests."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from pytest_django import Settings
from tests.parties.people import DAY, organisation, person

from comity.hub.actions.commit_files import Committed, commit_files
from comity.hub.actions.create_repository import create_repository
from comity.hub.actions.hold_content import hold, hold_small
from comity.hub.actions.open_account import open_account
from comity.hub.domain.commits import SmallFile
from comity.hub.domain.git.applying import DeleteFile
from comity.hub.domain.git.objects import blob_id
from comity.hub.domain.repositories import Gate, RepositoryKind, Visibility
from comity.hub.models import Account, Repository
from comity.hub.queries.callers import OPERATING, Caller, caller_of_person, caller_of_token
from comity.parties.actions.add_member import add_member
from comity.parties.actions.issue_token import issue_token
from comity.parties.domain.permissions import OPERATOR, MembershipRole
from comity.parties.models import Organisation, User


@pytest.fixture(autouse=True)
def _hub_in_a_folder_of_its_own(settings: Settings, tmp_path: Path) -> None:
    settings.HUB_FOLDER = tmp_path / "hub"
    settings.HUB_STORE = str(tmp_path / "hub" / "objects")
    settings.HUB_KEYS = tmp_path / "hub-keys"


def publisher(name: str) -> User:
    """A person with an account of that name."""
    user = person(name)
    open_account(caller=OPERATING, name=name, user=user.id)
    return user


def lab(name: str, owner: User) -> tuple[Organisation, Account]:
    """An organisation with an account."""
    made = organisation(owner, name.title())
    return made, open_account(caller=OPERATING, name=name, organisation=made.id)


def member(of: Organisation, user: User, role: MembershipRole) -> None:
    add_member(actor=OPERATOR, organisation=of.id, user=user.id, role=role, on=DAY)


def signed_in(user: User) -> Caller:
    return caller_of_person(user)


def with_token(user: User, *scopes: str) -> Caller:
    """The person by a token of theirs."""
    return found(token(user, *scopes))


def token(user: User, *scopes: str) -> str:
    _, secret = issue_token(
        actor=signed_in(user).actor,
        user=user.id,
        name="test",
        scopes=scopes or ("write",),
        expires_at=timezone.now() + timedelta(days=30),
    )
    return secret.text


def found(secret: str) -> Caller:
    caller = caller_of_token(secret, timezone.now())
    assert caller is not None
    return caller


def bare_repository(
    account: Account,
    name: str,
    *,
    by: User,
    kind: RepositoryKind = RepositoryKind.MODEL,
    visibility: Visibility = Visibility.PUBLIC,
    gate: Gate = Gate.NONE,
) -> Repository:
    """A row alone, without a commit."""
    return Repository.objects.create(
        kind=kind.value,
        account=account,
        name=name,
        key=f"{account.key}/{name.lower()}",
        visibility=visibility.value,
        gate=gate.value,
        created_by=by,
    )


def repository(
    user: User,
    name: str,
    files: dict[str, bytes | None] | None = None,
    *,
    account: str | None = None,
    kind: RepositoryKind = RepositoryKind.MODEL,
    visibility: Visibility = Visibility.PUBLIC,
) -> Repository:
    """As its publisher makes it, with a second commit of `files`."""
    made = create_repository(
        caller=signed_in(user), kind=kind, account=account, name=name, visibility=visibility
    )
    if files:
        committed(user, made, files)
    made.refresh_from_db()
    return made


def committed(user: User, to: Repository, files: dict[str, bytes | None]) -> Committed:
    """One commit of small files to `main`; `None` deletes."""
    operations: list[SmallFile | DeleteFile] = []
    for path, data in files.items():
        if data is None:
            operations.append(DeleteFile(path))
            continue
        content = hold_small(data)
        hold(to, content, user)
        operations.append(SmallFile(path, blob_id(data), len(data), content.sha256))
    done = commit_files(
        caller=signed_in(user),
        repository=to,
        revision="main",
        operations=operations,
        title="A commit",
    )
    to.refresh_from_db()
    return done
