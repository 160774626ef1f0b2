"""Write down what webhooks are to be told, in the transaction of what happened."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from django.db.models import Q

from comity.hub.domain.repositories import Visibility
from comity.hub.models import Delivery, Repository, Webhook
from comity.hub.queries.callers import Caller


def tell_webhooks(
    repository: Repository, scope: str, action: str, detail: Mapping[str, Any], *, by: Caller
) -> None:
    """One delivery for each webhook that watches the repository or its account. `scope` is `repo`,
    `repo.content`, `repo.config` or `discussion`, as clients of webhooks know them."""
    domain = scope.partition(".")[0]
    watching = Webhook.objects.filter(
        Q(repository=repository) | Q(account=repository.account), active=True
    )
    body = {
        "event": {"action": action, "scope": scope},
        "repo": {
            "type": repository.kind,
            "name": str(repository),
            "id": str(repository.id),
            "private": repository.visibility == Visibility.PRIVATE.value,
            "headSha": repository.head,
        },
        "actor": by.actor.reference,
        "detail": dict(detail),
    }
    Delivery.objects.bulk_create(
        [
            Delivery(
                webhook=each,
                body=json.dumps({**body, "webhook": {"id": str(each.id), "version": 3}}),
            )
            for each in watching
            if domain in each.domains
        ]
    )
