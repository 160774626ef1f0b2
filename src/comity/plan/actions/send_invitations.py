"""The mails of invitations leave: a few at each tick, each once."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime
from smtplib import SMTPException, SMTPRecipientsRefused

from django.core.mail import EmailMessage
from django.db import transaction
from django.utils import timezone

from comity.kernel.domain.errors import StorageFailure
from comity.plan.models import Invitation
from comity.plan.queries.join_links import new_secret

MOST = 500
"""at once, so that other things that recur get their turn"""

log = logging.getLogger("comity.mail")

WriteInvitation = Callable[[Invitation, str], EmailMessage]


def send_invitations(*, write: WriteInvitation, now: datetime | None = None) -> int:
    """How many left. `write` puts an invitation and its secret into words. Each is marked as sent
    before it is handed on, so that nobody gets two; what the server does not take is marked back.
    Raises `StorageFailure("mail-not-sent")` where it takes nothing."""
    now = now or timezone.now()
    rows = Invitation.objects.filter(
        sent_at=None, revoked_at=None, request=None, expires_at__gt=now
    )
    sent = 0
    for key in list(rows.values_list("id", flat=True)[:MOST]):
        with transaction.atomic():
            row = (
                rows.select_for_update(of=("self",), no_key=True)
                .select_related("plan")
                .filter(id=key)
                .first()
            )
            if row is None:
                continue
            secret, row.digest = new_secret()
            row.sent_at = now
            row.save(update_fields=["digest", "sent_at"])
        try:
            write(row, secret).send()
        except SMTPRecipientsRefused as error:
            log.warning("address refused", exc_info=error)
        except (SMTPException, OSError, StorageFailure) as error:
            Invitation.objects.filter(id=row.id).update(sent_at=None)
            raise StorageFailure("mail-not-sent") from error
        else:
            sent += 1
    return sent
