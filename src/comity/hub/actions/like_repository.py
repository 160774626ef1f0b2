"""Like a repository, and like it no more."""

from __future__ import annotations

from django.db import transaction

from comity.hub.actions.add_event import person_of
from comity.hub.domain.policy import Deed
from comity.hub.models import Like, Repository
from comity.hub.queries.callers import Caller
from comity.hub.queries.policy import require
from comity.kernel.actions.append_audit import append_audit


def like_repository(*, caller: Caller, repository: Repository) -> bool:
    """Whether it was not liked before. Needs `discuss`."""
    require(caller, repository, Deed.DISCUSS)
    person = person_of(caller)
    with transaction.atomic():
        locked = Repository.objects.select_for_update().get(id=repository.id)
        _, made = Like.objects.get_or_create(repository=locked, user=person)
        if made:
            _counted(caller, locked, "like_repository")
    return made


def unlike_repository(*, caller: Caller, repository: Repository) -> bool:
    """Whether it was liked before. Needs `discuss`."""
    require(caller, repository, Deed.DISCUSS)
    person = person_of(caller)
    with transaction.atomic():
        locked = Repository.objects.select_for_update().get(id=repository.id)
        gone, _ = Like.objects.filter(repository=locked, user=person).delete()
        if gone:
            _counted(caller, locked, "unlike_repository")
    return bool(gone)


def _counted(caller: Caller, repository: Repository, action: str) -> None:
    repository.likes = Like.objects.filter(repository=repository).count()
    repository.save(update_fields=["likes"])
    append_audit(
        actor=caller.actor.reference,
        action=action,
        object=repository.reference,
        payload={},
    )
