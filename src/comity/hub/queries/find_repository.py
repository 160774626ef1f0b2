"""A repository by its name, for somebody who may do something with it."""

from __future__ import annotations

from typing import TypeVar

from django.db.models import Exists, Model, OuterRef, QuerySet

from comity.hub.domain.policy import Deed
from comity.hub.domain.refusals import RepositoryUnknown
from comity.hub.domain.repositories import RepositoryKind
from comity.hub.models import FormerName, Repository, Takedown
from comity.hub.queries.callers import Caller
from comity.hub.queries.policy import require

R = TypeVar("R", bound=Model)


def find_repository(
    caller: Caller,
    kind: RepositoryKind,
    name: str,
    deed: Deed,
    *,
    path: str = "",
    row: Repository | None = None,
) -> Repository:
    """`name` is `account/name` in any case, or what it was called before; `row` is it where it was
    read just now. Raises what `require` raises, and `RepositoryUnknown` where there is none."""
    found = row or repository_named(kind, name)
    require_under(name, caller, found, deed, path=path)
    return found


def require_under(
    name: str, caller: Caller, repository: Repository, deed: Deed, *, path: str = ""
) -> None:
    """`require` of what was asked for by `name`: one that is hidden is unknown in these words, not
    by what it is called now, nor in which case."""
    try:
        require(caller, repository, deed, path=path)
    except RepositoryUnknown:
        raise RepositoryUnknown(name) from None


def repository_named(kind: RepositoryKind, name: str) -> Repository:
    """The same before anybody asked whether the caller may know of it: nothing of it may be told
    without `require_under`. Raises `RepositoryUnknown`."""
    key = name.lower()
    found = _first(repository_rows().filter(kind=kind.value, key=key))
    if found is None:
        former = _first(FormerName.objects.filter(kind=kind.value, key=key))
        found = _first(repository_rows().filter(id=former.repository_id)) if former else None
    if found is None:
        raise RepositoryUnknown(name)
    return found


def repository_rows() -> QuerySet[Repository]:
    """With the account, and whether anything in it is taken down, so that `require` need not ask
    once more."""
    taken = Takedown.objects.filter(repository=OuterRef("pk"), lifted_at=None)
    return Repository.objects.select_related("account").annotate(has_takedowns=Exists(taken))


def _first(rows: QuerySet[R]) -> R | None:
    """Of at most one: `first` would sort them."""
    return next(iter(rows[:1]), None)
