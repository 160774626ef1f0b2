"""Say what speaks against a takedown."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from comity.hub.actions.take_down import log_visibility
from comity.hub.domain.policy import Deed
from comity.hub.domain.takedowns import public_text
from comity.hub.models import Repository, Takedown
from comity.hub.queries.callers import Caller
from comity.hub.queries.policy import require
from comity.kernel.actions.append_audit import append_audit
from comity.kernel.domain.errors import Conflict, UnknownName


def appeal_takedown(
    *, caller: Caller, repository: Repository, takedown: UUID, appeal: str
) -> Takedown:
    """Needs `administer`, also where the repository as a whole is what was taken down. One appeal
    for each takedown: a second raises `Conflict("takedown-appealed")`, one of a takedown that is
    lifted `Conflict("takedown-lifted")`."""
    require(caller, repository, Deed.ADMINISTER, even_if_disabled=True)
    text = public_text(appeal, "appeal")
    with transaction.atomic():
        taken = (
            Takedown.objects.select_for_update().filter(repository=repository, id=takedown).first()
        )
        if taken is None:
            raise UnknownName("takedown-unknown", id=str(takedown))
        if taken.lifted_at is not None:
            raise Conflict("takedown-lifted")
        if taken.appealed_at is not None:
            raise Conflict("takedown-appealed")
        taken.appeal, taken.appealed_at = text, timezone.now()
        taken.save(update_fields=["appeal", "appealed_at"])
        append_audit(
            actor=caller.actor.reference,
            action="appeal_takedown",
            object=repository.reference,
            payload={"takedown": taken.reference, "appeal": text},
            visibility=log_visibility(repository),
        )
    return taken
