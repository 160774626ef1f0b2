"""Change where a webhook points, what it watches, or whether it is told at all."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction

from comity.hub.actions.set_watched import WatchedName, find_watched, set_watched
from comity.hub.domain.webhooks import check_domains, check_secret, parse_target
from comity.hub.models import Webhook
from comity.hub.queries.callers import Caller
from comity.hub.queries.webhooks import own_webhook
from comity.kernel.actions.append_audit import append_audit


def update_webhook(
    *,
    caller: Caller,
    webhook: str,
    url: str | None = None,
    watched: Sequence[WatchedName] = (),
    domains: Collection[str] | None = None,
    secret: str | None = None,
    active: bool | None = None,
) -> Webhook:
    """What is `None`, or empty of `watched`, stays. Needs to be its owner, as `create_webhook`."""
    found = own_webhook(caller, webhook)
    things = find_watched(caller, watched) if watched else []
    with transaction.atomic():
        changed = Webhook.objects.select_for_update().get(id=found.id)
        if url is not None:
            parse_target(url, settings.HUB_WEBHOOK_HOSTS)
            changed.url = url
        if domains is not None:
            changed.domains = check_domains(domains)
        if secret is not None:
            changed.secret = check_secret(secret)
        if active is not None:
            changed.active = active
        changed.save()
        if things:
            set_watched(changed, things)
        append_audit(
            actor=caller.actor.reference,
            action="update_webhook",
            object=changed.reference,
            payload={
                "host": urlsplit(changed.url).hostname,
                "active": changed.active,
                "secret_changed": secret is not None,
                "watched": [each.reference for each in things],
            },
        )
    return changed
