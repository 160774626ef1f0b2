"""Follow an account, and follow it no more."""

from __future__ import annotations

from django.db import transaction

from comity.hub.actions.add_event import person_of
from comity.hub.models import Account, Follow
from comity.hub.queries.callers import Caller
from comity.hub.queries.webhooks import require_own_settings
from comity.kernel.actions.append_audit import append_audit
from comity.kernel.domain.errors import InvalidInput


def follow_account(*, caller: Caller, account: Account) -> bool:
    """Whether it was not followed before. Needs somebody signed in, or a token that may write
    everywhere. Nobody follows themselves."""
    require_own_settings(caller)
    person = person_of(caller)
    if account.user_id == person.id:
        raise InvalidInput("follow-oneself")
    with transaction.atomic():
        _, made = Follow.objects.get_or_create(follower=person, account=account)
        if made:
            _log(caller, account, "follow_account")
    return made


def unfollow_account(*, caller: Caller, account: Account) -> bool:
    """Whether it was followed before. Needs the same."""
    require_own_settings(caller)
    person = person_of(caller)
    with transaction.atomic():
        gone, _ = Follow.objects.filter(follower=person, account=account).delete()
        if gone:
            _log(caller, account, "unfollow_account")
    return bool(gone)


def _log(caller: Caller, account: Account, action: str) -> None:
    append_audit(actor=caller.actor.reference, action=action, object=account.reference, payload={})
