"""Send what webhooks are to be told: at once by a background job, again later by `comity tick`."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from django.conf import settings
from django.db import DatabaseError
from django.utils import timezone
from django_tasks import task

from comity.hub.adapters.webhook_sender import send
from comity.hub.domain.webhooks import headers_of, pause_after
from comity.hub.models import Delivery
from comity.kernel.domain.errors import InvalidInput, StorageFailure

log = logging.getLogger("comity.hub.webhooks")

LEASE = timedelta(minutes=10)
"""How long one that is being sent is left alone; a worker that is killed gives it back so."""
AT_ONCE = 200
KEPT = timedelta(days=7)


@task()
def deliver(ids: list[int]) -> int:
    """The background job: send these, as far as they are due. Returns how many were taken."""
    return sum(_deliver(id) for id in ids)


def deliver_soon(ids: list[int]) -> None:
    """After the transaction that wrote them. Without a queue they wait for `comity tick`."""
    try:
        deliver.enqueue(ids)
    except DatabaseError:
        log.exception("webhook deliveries wait for the next tick")


def deliver_webhooks() -> int:
    """Send whatever is due, the longest due first. Returns how many messages were tried."""
    due = Delivery.objects.filter(next_at__lte=timezone.now()).order_by("next_at")
    return sum(_deliver(id) for id in due.values_list("id", flat=True)[:AT_ONCE])


def clear_deliveries() -> int:
    """Take away messages that ended `KEPT` ago: they hold what people said."""
    before = timezone.now() - KEPT
    return Delivery.objects.filter(next_at=None, at__lt=before).delete()[0]


def _deliver(id: int) -> int:
    """1 where it was due and nobody else was at it. No transaction is open while it is sent."""
    now = timezone.now()
    delivery = Delivery.objects.select_related("webhook").filter(id=id, next_at__lte=now).first()
    if delivery is None or not _claim(delivery, now):
        return 0
    if not delivery.webhook.active:
        _record(delivery, error="disabled", again_at=None)
        return 1
    body = delivery.body.encode()
    try:
        status = send(
            delivery.webhook.url,
            body,
            headers_of(body, delivery.webhook.secret),
            allowed_hosts=settings.HUB_WEBHOOK_HOSTS,
        )
    except InvalidInput as error:
        _record(delivery, error=error.message.id, again_at=None)
    except StorageFailure as error:
        _record(delivery, error=str(error.message.params["problem"]), again_at=_again(delivery))
    else:
        delivery.status = status
        if 200 <= status < 300:
            delivery.delivered_at = timezone.now()
            _record(delivery, error="", again_at=None)
        else:
            _record(delivery, error=f"status {status}", again_at=_again(delivery))
    return 1


def _claim(delivery: Delivery, now: datetime) -> bool:
    """Whether it is ours: of several workers one wins."""
    taken = Delivery.objects.filter(
        id=delivery.id, next_at=delivery.next_at, attempts=delivery.attempts
    ).update(next_at=now + LEASE, attempts=delivery.attempts + 1)
    delivery.attempts += 1
    return bool(taken)


def _again(delivery: Delivery) -> datetime | None:
    pause = pause_after(delivery.attempts)
    return timezone.now() + pause if pause is not None else None


def _record(delivery: Delivery, *, error: str, again_at: datetime | None) -> None:
    """What came of it; neither the address nor the secret goes to the log."""
    delivery.error, delivery.next_at = error[:200], again_at
    delivery.save(update_fields=["error", "next_at", "status", "delivered_at"])
    if error:
        log.warning(
            "webhook not delivered",
            extra={
                "webhook": delivery.webhook.reference,
                "attempts": delivery.attempts,
                "problem": delivery.error,
                "given_up": again_at is None,
            },
        )
