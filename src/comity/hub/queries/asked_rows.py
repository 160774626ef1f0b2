"""What nearly each call that reads begins with, in one statement: the token that is shown, the
repository in the path, and the commit of the revision. All are rows as they stand now, and none of
it may be told before the policy was asked (`find_repository`).

Columns that few calls need are left out: the ORM reads them where they are asked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from comity.hub.domain.repositories import RepositoryKind
from comity.hub.domain.revisions import parse_revision
from comity.hub.models import Commit, Repository
from comity.hub.queries.find_repository import repository_rows
from comity.kernel.adapters.prepared_rows import PreparedRows, text_mark
from comity.kernel.domain.errors import InvalidInput
from comity.parties.domain.tokens import Secret
from comity.parties.models import Token

DIGEST, KIND, KEY = text_mark("digest"), text_mark("kind"), text_mark("key")
BRANCH, TAG, OID = text_mark("branch"), text_mark("tag"), text_mark("oid")
NONE = ""


@dataclass(slots=True)
class AskedRows:
    """`commit` is what `revision` means; `None` where it needs a closer look, or there is none."""

    token: Token | None
    repository: Repository | None
    revision: str
    commit: Commit | None


def asked_rows(secret: str, kind: RepositoryKind, name: str, revision: str) -> AskedRows:
    """`name` is `account/name` in any case, but not what it was called before."""
    try:
        asked = parse_revision(revision)
        names = (asked.ref, asked.ref) if asked.ref else _names(asked.name)
        oid = asked.commit_prefix or NONE
    except InvalidInput:
        names, oid = (NONE, NONE), NONE
    token, repository, of_ref, of_id = _ROWS.rows(
        {
            DIGEST: Secret(secret).digest if secret else NONE,
            KIND: kind.value,
            KEY: name.lower(),
            BRANCH: names[0],
            TAG: names[1],
            OID: oid if len(oid) == 40 else NONE,
        }
    )
    return AskedRows(token, repository, revision, of_ref or of_id)


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


def _commit_of_ref() -> QuerySet[Any, Any]:
    """A branch goes before a tag of the same name, as in the alphabet."""
    there = {"refs__repository__kind": KIND, "refs__repository__key": KEY}
    return _commits().filter(refs__name__in=[BRANCH, TAG], **there).order_by("refs__name")[:1]


def _commit_of_id() -> QuerySet[Any, Any]:
    return _commits().filter(repository__kind=KIND, repository__key=KEY, oid=OID)


def _commits() -> QuerySet[Commit]:
    return Commit.objects.defer("message", "author_name", "author_email")


_ROWS = PreparedRows(_token, _repository, _commit_of_ref, _commit_of_id)
