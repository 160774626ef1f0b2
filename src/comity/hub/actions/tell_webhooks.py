"""Write down what webhooks are to be told, in the transaction of what happened."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import partial
from typing import Any

from django.db import transaction
from django.db.models import Q

from comity.hub.actions.deliver_webhooks import deliver_soon
from comity.hub.domain.policy import Deed
from comity.hub.models import Delivery, Discussion, DiscussionEvent, Repository, Webhook
from comity.hub.queries.callers import Caller, caller_of_person
from comity.hub.queries.policy import allows
from comity.hub.queries.webhook_payloads import payload

MOST_TOLD = 1000
"""webhooks of one event"""


def tell_webhooks(
    repository: Repository,
    scope: str,
    action: str,
    detail: Mapping[str, Any] | None = None,
    *,
    by: Caller,
    discussion: Discussion | None = None,
    comment: DiscussionEvent | None = None,
) -> None:
    """One delivery for each webhook that watches the repository or its account, and whose owner
    may know of the repository now. They are sent after the transaction.

    `scope` is `repo`, `repo.content`, `repo.config`, `discussion` or `discussion.comment`, as
    clients of webhooks know them. Of `detail` a `ref` with `newSha` (and `oldSha`), or a `to`, is
    told.
    """
    domain = scope.partition(".")[0]
    watching = (
        Webhook.objects.filter(
            Q(watched__repository=repository) | Q(watched__account=repository.account),
            active=True,
            owner__is_active=True,
        )
        .select_related("owner")
        .distinct()[:MOST_TOLD]
    )
    told = [
        each
        for each in watching
        if domain in each.domains and allows(caller_of_person(each.owner), repository, Deed.KNOW)
    ]
    if not told:
        return
    body = payload(
        repository, scope, action, detail or {}, by=by, discussion=discussion, comment=comment
    )
    made = Delivery.objects.bulk_create(
        [
            Delivery(
                webhook=each,
                body=json.dumps({**body, "webhook": {"id": str(each.id), "version": 3}}),
            )
            for each in told
        ]
    )
    transaction.on_commit(partial(deliver_soon, [each.id for each in made]))
