"""Whose webhooks there are, and what they watch."""

from __future__ import annotations

from uuid import UUID

from comity.hub.domain.refusals import SignInNeeded
from comity.hub.models import Delivery, Webhook
from comity.hub.queries.callers import Caller
from comity.kernel.domain.errors import NotPermitted, UnknownName
from comity.parties.domain.permissions import EVERYWHERE
from comity.parties.models import User


def require_own_settings(caller: Caller) -> User:
    """The caller. Raises unless somebody is signed in, or shows a token that may write everywhere:
    what a webhook tells is not narrowed to what the token was narrowed to."""
    if caller.user is None:
        raise SignInNeeded
    narrowed = caller.actor.narrowed
    if narrowed is not None and not any(each.allows("write", EVERYWHERE) for each in narrowed):
        raise NotPermitted("not-permitted", permission="write", object=caller.user.reference)
    return caller.user


def webhooks_of(caller: Caller) -> list[Webhook]:
    """The caller's own, in the order in which they were made."""
    require_own_settings(caller)
    rows = Webhook.objects.filter(owner=caller.user).order_by("created_at", "id")
    return list(rows.prefetch_related("watched__account", "watched__repository__account"))


def own_webhook(caller: Caller, id: str) -> Webhook:
    """One of the caller's own; another's is unknown."""
    require_own_settings(caller)
    try:
        key = UUID(id)
    except ValueError:
        raise UnknownName("webhook-unknown", id=id[:64]) from None
    found = Webhook.objects.filter(owner=caller.user, id=key).first()
    if found is None:
        raise UnknownName("webhook-unknown", id=id[:64])
    return found


def deliveries_of(caller: Caller, webhook: Webhook, limit: int = 50) -> list[Delivery]:
    """What was last sent to it, the latest first."""
    own_webhook(caller, str(webhook.id))
    return list(Delivery.objects.filter(webhook=webhook).order_by("-at", "-id")[:limit])
