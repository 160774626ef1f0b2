"""Have an address told no more."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.db import transaction

from comity.hub.queries.callers import Caller
from comity.hub.queries.webhooks import own_webhook
from comity.kernel.actions.append_audit import append_audit


def delete_webhook(*, caller: Caller, webhook: str) -> None:
    """With what was still to be sent to it. Needs to be its owner, as `create_webhook`."""
    found = own_webhook(caller, webhook)
    with transaction.atomic():
        append_audit(
            actor=caller.actor.reference,
            action="delete_webhook",
            object=found.reference,
            payload={"host": urlsplit(found.url).hostname},
        )
        found.delete()
