"""Make a repository, with a first commit that says which files are kept as large ones."""

from __future__ import annotations

from django.db import IntegrityError, transaction
from django.utils import timezone

from comity.hub.actions.hold_content import hold_small
from comity.hub.actions.keep_history import add_commit, move_ref
from comity.hub.domain.git.applying import PutFile, apply_operations
from comity.hub.domain.git.entries import regular_file
from comity.hub.domain.git.objects import EMPTY_TREE, blob_id
from comity.hub.domain.policy import Deed, Level
from comity.hub.domain.refusals import SignInNeeded
from comity.hub.domain.repositories import RepositoryKind, Visibility
from comity.hub.domain.repository_ids import parse_name
from comity.hub.domain.upload_mode import default_gitattributes
from comity.hub.models import Account, FormerName, Holding, Repository
from comity.hub.queries.callers import Caller
from comity.hub.queries.revisions import MAIN
from comity.hub.queries.trees import TreeRows
from comity.kernel.actions.append_audit import append_audit
from comity.kernel.domain.audit import Visibility as LogVisibility
from comity.kernel.domain.errors import Conflict, InvalidInput, NotPermitted, UnknownName

SDKS = ("static", "gradio", "docker", "streamlit")


def create_repository(
    *,
    caller: Caller,
    kind: RepositoryKind,
    account: str | None,
    name: str,
    visibility: Visibility = Visibility.PUBLIC,
    sdk: str = "",
) -> Repository:
    """The new repository, of the caller's own account where none is named.

    Needs `write` on the account. Raises `Conflict("repository-exists")` where the name is taken,
    in any case.
    """
    owner = account_to_write(caller, account)
    parsed = parse_name(name)
    if sdk and sdk not in SDKS:
        raise InvalidInput("sdk-unknown", sdk=sdk)
    assert caller.user is not None  # noqa: S101 - account_to_write saw to it
    text = default_gitattributes(kind.value).encode()
    attributes = hold_small(text)
    with transaction.atomic():
        repository = Repository(
            kind=kind.value,
            account=owner,
            name=parsed,
            key=f"{owner.key}/{parsed.lower()}",
            visibility=visibility.value,
            sdk=sdk,
            created_by=caller.user,
        )
        try:
            with transaction.atomic():
                repository.save(force_insert=True)
        except IntegrityError as error:
            raise Conflict("repository-exists", name=f"{owner.name}/{parsed}") from error
        FormerName.objects.filter(kind=kind.value, key=repository.key).delete()
        Holding.objects.create(
            repository=repository, content=attributes, committed=True, sent_by=caller.user
        )
        entry = regular_file(
            ".gitattributes",
            blob_id(text),
            attributes.size,
            attributes.sha256,
        )
        rows = TreeRows(repository)
        applied = apply_operations(EMPTY_TREE, [PutFile(".gitattributes", entry)], rows.load)
        commit = add_commit(
            repository=repository,
            author=caller.user,
            root=applied.root_oid,
            new_trees=applied.new_trees,
            parents=[],
            title="initial commit",
            message="",
            at=timezone.now(),
            changes=applied.changes,
        )
        move_ref(repository=repository, name=MAIN, commit=commit, by=caller)
        append_audit(
            actor=caller.actor.reference,
            action="create_repository",
            object=repository.reference,
            payload={
                "kind": kind.value,
                "name": str(repository),
                "visibility": visibility.value,
            },
            visibility=(
                LogVisibility.PUBLIC if visibility is Visibility.PUBLIC else LogVisibility.PRIVATE
            ),
        )
    return repository


def account_to_write(caller: Caller, name: str | None) -> Account:
    """The account in which the caller may make repositories. Raises `SignInNeeded`, `UnknownName`
    where there is none, `NotPermitted`."""
    if caller.user is None:
        raise SignInNeeded
    rows = Account.objects.select_related("organisation", "user")
    if name:
        account = rows.filter(key=name.lower()).first()
        if account is None:
            raise UnknownName("account-unknown", name=name)
    else:
        account = rows.filter(user=caller.user).first()
        if account is None:
            raise UnknownName("account-missing")
    if caller.level_at(account) < Level.WRITER or not caller.in_scope(Deed.WRITE, account):
        raise NotPermitted("not-permitted", permission="write", object=account.name)
    return account
