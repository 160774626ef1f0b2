"""What nearly each call that reads begins with, in one statement: the token that is shown, the
repository in the path, and the commit of the revision. All are rows as they stand now, and none of
it may be told before the policy was asked (`find_repository`).

Columns that few calls need are left out: the ORM reads them where they are asked for. For a file,
whether the repository holds its content is asked along, of the content that stood there last time:
where another stands there by now, it has to be asked for by itself."""

from __future__ import annotations

from dataclasses import dataclass
from threading import Lock
from typing import Any, Literal
from uuid import UUID

from cachetools import LRUCache
from django.db.models import QuerySet

from comity.hub.domain.git.entries import FileEntry
from comity.hub.domain.git.reading import find
from comity.hub.domain.repositories import RepositoryKind
from comity.hub.domain.revisions import parse_revision
from comity.hub.models import Commit, Repository
from comity.hub.queries.files import Held, held_rows
from comity.hub.queries.find_repository import repository_rows
from comity.hub.queries.trees import kept_trees
from comity.kernel.adapters.prepared_rows import PreparedRows, text_mark
from comity.kernel.domain.errors import IntegrityFailure, InvalidInput
from comity.parties.domain.tokens import Secret
from comity.parties.models import Token

DIGEST, KIND, KEY = text_mark("digest"), text_mark("kind"), text_mark("key")
BRANCH, TAG, OID = text_mark("branch"), text_mark("tag"), text_mark("oid")
CONTENT = text_mark("content")
NONE = ""
REVISIONS_KEPT = 10_000
Need = Literal["all", "tree", "file"]
"""What a call tells of: the repository, what stands in it, or one file."""


@dataclass(slots=True)
class AskedRows:
    """`commit` is what `revision` means; `None` where it needs a closer look, or there is none.
    `held` is of a content that may be the file's: the repository, its SHA-256, and why it was taken
    down, if it was."""

    token: Token | None
    repository: Repository | None
    commit: Commit | None
    held: Held | None = None


def asked_rows(
    secret: str,
    kind: RepositoryKind,
    name: str,
    revision: str,
    *,
    need: Need = "all",
    path: str = "",
) -> AskedRows:
    """`name` is `account/name` in any case, but not what it was called before."""
    place = kind.value, name.lower(), revision
    try:
        asked = parse_revision(revision)
        names = (asked.ref, asked.ref) if asked.ref else _names(asked.name)
        oid = asked.commit_prefix or NONE
    except InvalidInput:
        names, oid = (NONE, NONE), NONE
    given: dict[object, object] = {
        DIGEST: Secret(secret).digest if secret else NONE,
        KIND: place[0],
        KEY: place[1],
        BRANCH: names[0],
        TAG: names[1],
        OID: oid if len(oid) == 40 else NONE,
    }
    if need == "file":
        given[CONTENT] = _likely(place, path)
    token, repository, of_ref, of_id, *held = _ROWS[need].rows(given)
    commit = of_ref or of_id
    if need == "file" and commit is not None:
        with _lock:
            _trees[place] = commit.repository_id, commit.tree
    return AskedRows(token, repository, commit, *held)


# Where revisions stood last time: only to guess by, never told.
_trees: LRUCache[tuple[str, str, str], tuple[UUID, str]] = LRUCache(REVISIONS_KEPT)
_lock = Lock()


def _likely(place: tuple[str, str, str], path: str) -> str:
    """The SHA-256 of what stood at the path last time, as far as it is kept."""
    with _lock:
        known = _trees.get(place)
    if known is None:
        return NONE
    try:
        entry = find(known[1], path, kept_trees(known[0]))
    except IntegrityFailure:  # a folder that is not kept
        return NONE
    return (entry.digest if isinstance(entry, FileEntry) else None) or NONE


def _names(name: str) -> tuple[str, str]:
    return f"refs/heads/{name}", f"refs/tags/{name}"


def _token() -> QuerySet[Any, Any]:
    rows = Token.objects.filter(digest=DIGEST).select_related("user").order_by()
    of_user = ("email", "name", "language", "is_active")
    return rows.only(
        *("digest", "scopes", "expires_at", "revoked_at", "last_used_on"),
        *(f"user__{each}" for each in of_user),
    )


def _repository() -> QuerySet[Any, Any]:
    rows = repository_rows().filter(kind=KIND, key=KEY)
    return rows.defer("gate_text", "gate_questions", "account__created_at")


def _name_and_policy() -> QuerySet[Any, Any]:
    of_account = ("name", "key", "user", "organisation")
    return _repository().only(
        *("kind", "name", "key", "visibility", "gate", "disabled_reason", "licence", "head"),
        *(f"account__{each}" for each in of_account),
    )


def _commit_of_ref() -> QuerySet[Any, Any]:
    """A branch goes before a tag of the same name, as in the alphabet."""
    there = {"refs__repository__kind": KIND, "refs__repository__key": KEY}
    return _commits().filter(refs__name__in=[BRANCH, TAG], **there).order_by("refs__name")[:1]


def _commit_of_id() -> QuerySet[Any, Any]:
    return _commits().filter(repository__kind=KIND, repository__key=KEY, oid=OID)


def _commits() -> QuerySet[Commit]:
    return Commit.objects.only("repository", "oid", "tree", "parents", "depth", "title", "at")


def _held() -> QuerySet[Any, Any]:
    there = {"repository__kind": KIND, "repository__key": KEY}
    return held_rows(content=CONTENT, **there)


_ROWS: dict[Need, PreparedRows] = {
    "all": PreparedRows(_token, _repository, _commit_of_ref, _commit_of_id),
    "tree": PreparedRows(_token, _name_and_policy, _commit_of_ref, _commit_of_id),
    "file": PreparedRows(_token, _name_and_policy, _commit_of_ref, _commit_of_id, _held),
}
