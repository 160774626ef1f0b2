"""A repository by its name, for somebody who may do something with it."""

from __future__ import annotations

from comity.hub.domain.policy import Deed
from comity.hub.domain.refusals import RepositoryUnknown
from comity.hub.domain.repositories import RepositoryKind
from comity.hub.models import FormerName, Repository
from comity.hub.queries.callers import Caller
from comity.hub.queries.policy import require


def find_repository(
    caller: Caller, kind: RepositoryKind, name: str, deed: Deed, *, path: str = ""
) -> Repository:
    """`name` is `account/name` in any case, or what it was called before. Raises what `require`
    raises, and `RepositoryUnknown` where there is none."""
    found = repository_named(kind, name)
    try:
        require(caller, found, deed, path=path)
    except RepositoryUnknown:
        # In the words of who asked: not what it is called now, nor in which case.
        raise RepositoryUnknown(name) from None
    return found


def repository_named(kind: RepositoryKind, name: str) -> Repository:
    """The same before anybody asked whether the caller may know of it: nothing of it may be told
    without `require`. Raises `RepositoryUnknown`."""
    key = name.lower()
    rows = Repository.objects.select_related("account", "account__organisation", "account__user")
    found = rows.filter(kind=kind.value, key=key).first()
    if found is None:
        former = FormerName.objects.filter(kind=kind.value, key=key).first()
        found = rows.filter(id=former.repository_id).first() if former else None
    if found is None:
        raise RepositoryUnknown(name)
    return found
