"""Delete a repository with all that is said about it. Its contents are let go by the collector."""

from __future__ import annotations

from django.db import transaction

from comity.hub.actions.tell_webhooks import tell_webhooks
from comity.hub.domain.policy import Deed
from comity.hub.models import Repository
from comity.hub.queries.callers import Caller
from comity.hub.queries.policy import require
from comity.kernel.actions.append_audit import append_audit


def delete_repository(*, caller: Caller, repository: Repository) -> None:
    """Needs `administer`. There is no way back: who calls has made sure."""
    require(caller, repository, Deed.ADMINISTER)
    with transaction.atomic():
        gone = Repository.objects.select_for_update().get(id=repository.id)
        tell_webhooks(gone, "repo", "delete", {}, by=caller)
        append_audit(
            actor=caller.actor.reference,
            action="delete_repository",
            object=repository.reference,
            payload={"kind": repository.kind, "name": str(repository), "head": repository.head},
        )
        gone.delete()
