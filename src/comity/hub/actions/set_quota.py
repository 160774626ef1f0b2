"""Say how many bytes an account may store."""

from __future__ import annotations

from django.db import transaction

from comity.hub.models import Account, Quota
from comity.hub.queries.callers import Caller
from comity.kernel.actions.append_audit import append_audit
from comity.kernel.domain.errors import InvalidInput, NotPermitted


def set_quota(*, caller: Caller, account: Account, limit: int | None) -> None:
    """`None` is what the setting says, 0 is no limit. What is stored already stays. For the
    operator."""
    if not caller.is_operator:
        raise NotPermitted("not-permitted", permission="administer", object=account.name)
    if limit is not None and not 0 <= limit < 2**62:
        raise InvalidInput("size-malformed", value=str(limit))
    with transaction.atomic():
        before = Quota.objects.filter(account=account).first()
        if limit is None:
            Quota.objects.filter(account=account).delete()
        else:
            Quota.objects.update_or_create(account=account, defaults={"limit": limit})
        append_audit(
            actor=caller.actor.reference,
            action="set_quota",
            object=account.reference,
            payload={"before": before.limit if before else None, "after": limit},
        )
