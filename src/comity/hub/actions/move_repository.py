"""Rename a repository, or hand it to another account. Old addresses go on leading to it."""

from __future__ import annotations

from django.db import IntegrityError, transaction

from comity.hub.actions.create_repository import account_to_write
from comity.hub.actions.index_repository import index_repository
from comity.hub.actions.tell_webhooks import tell_webhooks
from comity.hub.domain.policy import Deed
from comity.hub.domain.repository_ids import parse_repository_id
from comity.hub.models import FormerName, Repository
from comity.hub.queries.callers import Caller
from comity.hub.queries.policy import require
from comity.kernel.actions.append_audit import append_audit
from comity.kernel.domain.errors import Conflict


def move_repository(*, caller: Caller, repository: Repository, to: str) -> Repository:
    """Needs `administer` on the repository and `write` on the other account. Raises
    `Conflict("repository-exists")` where the name is taken."""
    require(caller, repository, Deed.ADMINISTER)
    account_name, name = parse_repository_id(to)
    account = account_to_write(caller, account_name)
    with transaction.atomic():
        moved = (
            Repository.objects.select_for_update(of=("self",))
            .select_related("account")
            .get(id=repository.id)
        )
        before, old_key = str(moved), moved.key
        moved.account, moved.name = account, name
        moved.key = f"{account.key}/{name.lower()}"
        try:
            with transaction.atomic():
                moved.save()
        except IntegrityError as error:
            raise Conflict("repository-exists", name=str(moved)) from error
        FormerName.objects.filter(kind=moved.kind, key__in=[moved.key, old_key]).delete()
        index_repository(moved)
        if old_key != moved.key:
            FormerName.objects.create(kind=moved.kind, key=old_key, repository=moved)
        tell_webhooks(moved, "repo", "move", {"from": before, "to": str(moved)}, by=caller)
        append_audit(
            actor=caller.actor.reference,
            action="move_repository",
            object=moved.reference,
            payload={"from": before, "to": str(moved)},
        )
    return moved
