"""Decide an appeal against a takedown."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from comity.hub.actions.describe_repository import describe_again
from comity.hub.actions.take_down import MODERATE, log_visibility
from comity.hub.actions.tell_webhooks import tell_webhooks
from comity.hub.domain.takedowns import public_text
from comity.hub.models import Repository, Takedown
from comity.hub.queries.callers import Caller
from comity.kernel.actions.append_audit import append_audit
from comity.kernel.domain.errors import Conflict, UnknownName
from comity.parties.actions.authorise import authorise


def decide_appeal(
    *, caller: Caller, repository: Repository, takedown: UUID, decision: str, lift: bool
) -> Takedown:
    """`lift` makes the repository or the file readable again, at once. A takedown that nobody
    appealed against may be lifted too; it is upheld only upon an appeal.

    Needs `moderate-reports` on the whole node. Raises `Conflict("takedown-not-appealed")`,
    `"takedown-decided"` or `"takedown-lifted"`.
    """
    authorise(actor=caller.actor, permission=MODERATE)
    text = public_text(decision, "decision")
    with transaction.atomic():
        locked = (
            Repository.objects.select_for_update(of=("self",))
            .select_related("account")
            .get(id=repository.id)
        )
        taken = Takedown.objects.filter(repository=locked, id=takedown).first()
        if taken is None:
            raise UnknownName("takedown-unknown", id=str(takedown))
        if taken.lifted_at is not None:
            raise Conflict("takedown-lifted")
        if not lift and taken.appealed_at is None:
            raise Conflict("takedown-not-appealed")
        if not lift and taken.decided_at is not None:
            raise Conflict("takedown-decided")
        taken.decision, taken.decided_at = text, timezone.now()
        if lift:
            taken.lifted_at = taken.decided_at
        taken.save(update_fields=["decision", "decided_at", "lifted_at"])
        if lift and not taken.path:
            locked.disabled_reason = ""
            locked.save(update_fields=["disabled_reason"])
            repository.disabled_reason = ""
        elif lift:
            describe_again(locked)
        tell_webhooks(locked, "repo.config", "update", by=caller)
        append_audit(
            actor=caller.actor.reference,
            action="decide_appeal",
            object=locked.reference,
            payload={"takedown": taken.reference, "lifted": lift, "decision": text},
            visibility=log_visibility(locked),
        )
    return taken
