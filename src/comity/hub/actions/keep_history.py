"""Write commits, trees and refs: for actions that have authorised and hold the repository's row."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from comity.hub.actions.describe_repository import describe_repository
from comity.hub.actions.sign_commit import sign_commit
from comity.hub.actions.tell_webhooks import tell_webhooks
from comity.hub.domain.content_digest import EMPTY_DIGEST, new_digests
from comity.hub.domain.git.changes import Change as FileChange
from comity.hub.domain.git.changes import changes_between
from comity.hub.domain.git.entries import Entries, FileEntry, Folder
from comity.hub.domain.git.objects import EMPTY_TREE, Person, commit_id
from comity.hub.formats.tree_bytes import encode_tree
from comity.hub.models import Account, Change, Commit, Ref, Repository, Tree
from comity.hub.queries.callers import Caller
from comity.hub.queries.revisions import MAIN
from comity.hub.queries.trees import TreeRows
from comity.parties.models import User

KINDS = {"added": "add", "modified": "modify", "deleted": "delete"}
NO_MAIL = "users.noreply.comity.invalid"
"""Commits travel; addresses of people must not travel with them."""
DESCRIBED = (
    *("head", "modified_at", "card", "licence", "task", "library", "tags", "summary"),
    *("parameters", "size", "files"),
)
"""What a commit sets; counts of downloads and likes change beside it."""


def add_commit(
    *,
    repository: Repository,
    author: User,
    root: str,
    new_trees: Mapping[str, Entries],
    parents: Sequence[Commit],
    title: str,
    message: str,
    at: datetime,
    changes: Iterable[FileChange],
) -> Commit:
    """The commit with its trees, its changes and its signed manifest. Where the same one is there
    already (the same tree, parents, author, second and words), that one."""
    _keep_trees(repository, new_trees)
    name = author_name(author)
    person = Person(name, f"{author.id}@{NO_MAIL}", int(at.timestamp()))
    text = f"{title}\n\n{message}".rstrip() + "\n"
    oid = commit_id(root, [each.oid for each in parents], person, person, text)
    found = Commit.objects.filter(repository=repository, oid=oid).first()
    if found is not None:
        return found
    commit = Commit.objects.create(
        repository=repository,
        oid=oid,
        tree=root,
        parents=[each.oid for each in parents],
        depth=1 + max((each.depth for each in parents), default=0),
        title=title,
        message=message,
        author=author,
        author_name=name,
        author_email=person.email,
        at=at.replace(microsecond=0),
    )
    rows = TreeRows(repository)
    listed = tuple(changes)
    Change.objects.bulk_create(
        [_row(commit, each) for change in listed for each in _files(change, rows)],
        batch_size=500,
    )
    sign_commit(commit, listed)
    return commit


def _keep_trees(repository: Repository, new_trees: Mapping[str, Entries]) -> None:
    def known(oids: Iterable[str]) -> dict[str, str]:
        rows = Tree.objects.filter(repository=repository, oid__in=list(oids))
        return {EMPTY_TREE: EMPTY_DIGEST, **dict(rows.values_list("oid", "digest"))}

    digests = new_digests(new_trees, known)
    Tree.objects.bulk_create(
        [
            Tree(repository=repository, oid=oid, digest=digests[oid], body=encode_tree(entries))
            for oid, entries in new_trees.items()
        ],
        ignore_conflicts=True,
        batch_size=100,
    )


def move_ref(*, repository: Repository, name: str, commit: Commit, by: Caller) -> None:
    """Set a ref, and what follows from it: what lists say of the repository, and who is told."""
    Ref.objects.update_or_create(repository=repository, name=name, defaults={"commit": commit})
    repository.modified_at = commit.at
    if name == MAIN:
        repository.head = commit.oid
        describe_repository(repository, commit)
    repository.save(update_fields=DESCRIBED)
    tell_webhooks(repository, "repo.content", "update", {"ref": name, "newSha": commit.oid}, by=by)


def author_name(person: User) -> str:
    """The name of their account, else of the person; never an address."""
    account = Account.objects.filter(user=person).first()
    name = account.name if account else person.name
    return "".join(it for it in name if it not in "<>\n\0").strip() or str(person.id)


def _files(change: FileChange, rows: TreeRows) -> Iterable[FileChange]:
    """A folder that vanished, file by file."""
    if isinstance(change.before, Folder):
        for each in changes_between(change.before.oid, EMPTY_TREE, rows.load):
            yield FileChange(f"{change.path}/{each.path}", each.before, each.after)
    else:
        yield change


def _row(commit: Commit, change: FileChange) -> Change:
    entry = change.after if change.after is not None else change.before
    file = entry if isinstance(entry, FileEntry) else None
    return Change(
        commit=commit,
        repository_id=commit.repository_id,
        path=change.path,
        kind=KINDS[change.kind],
        oid=file.oid if file else "",
        sha256=(file.digest or "") if file else "",
        size=file.size if file else 0,
        is_lfs=file.is_lfs if file else False,
    )
