"""Have an address told of what happens in accounts and repositories."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from django.conf import settings
from django.db import transaction

from comity.hub.actions.set_watched import WatchedName, find_watched, set_watched
from comity.hub.domain.webhooks import (
    DOMAINS,
    MOST_WEBHOOKS,
    check_domains,
    check_secret,
    parse_target,
)
from comity.hub.models import Webhook
from comity.hub.queries.callers import Caller
from comity.hub.queries.webhooks import require_own_settings
from comity.kernel.actions.append_audit import append_audit
from comity.kernel.domain.errors import Conflict


def create_webhook(
    *,
    caller: Caller,
    url: str,
    watched: Sequence[WatchedName],
    domains: Collection[str] = DOMAINS,
    secret: str = "",
) -> Webhook:
    """A webhook of the caller's own. It is told of what its owner may know, when it happens.

    Needs somebody signed in, or a token that may write everywhere. Raises `InvalidInput` for an
    address that may not be told, `UnknownName` for what the caller may not know of.
    """
    owner = require_own_settings(caller)
    host = parse_target(url, settings.HUB_WEBHOOK_HOSTS).hostname
    things = find_watched(caller, watched)
    with transaction.atomic():
        if Webhook.objects.filter(owner=owner).count() >= MOST_WEBHOOKS:
            raise Conflict("webhooks-too-many", limit=MOST_WEBHOOKS)
        webhook = Webhook.objects.create(
            owner=owner,
            url=url,
            secret=check_secret(secret),
            domains=check_domains(domains),
        )
        set_watched(webhook, things)
        append_audit(
            actor=caller.actor.reference,
            action="create_webhook",
            object=webhook.reference,
            payload={"host": host, "watched": [each.reference for each in things]},
        )
    return webhook
