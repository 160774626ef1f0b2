"""What waits to be told is sent: urgent things at once, the rest as often as each person chose."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from smtplib import SMTPException, SMTPRecipientsRefused
from typing import Generic

from django.core.mail import EmailMessage
from django.db import transaction
from django.utils.timezone import now as clock

from comity.kernel.domain.errors import StorageFailure
from comity.parties.domain.mail_pace import Pace, is_due
from comity.parties.models import PlaceNotice, User
from comity.parties.queries.letterboxes import Letterbox, Place

KEPT = timedelta(days=30)
"""what was sent is kept so long, to answer who was told"""

log = logging.getLogger("comity.mail")


@dataclass(frozen=True, slots=True)
class Digest(Generic[Place]):
    """One mail: what to tell one person of one place."""

    place: Place
    user: User
    notices: tuple[PlaceNotice, ...]


Write = Callable[[Digest[Place]], EmailMessage]


def send_mail(box: Letterbox[Place], *, write: Write[Place], now: datetime | None = None) -> int:
    """How many mails left. `write` puts a digest into words.

    Each is marked as sent before it is handed on, so that nothing is ever sent twice: where the
    process is killed between the two, that one mail is lost, and its things still stand on the
    pages. What the mail server does not take is marked back and tried again the next time; an
    address that it refuses is not tried again. Raises `StorageFailure("mail-not-sent")` where the
    server takes nothing, with the rest left to wait."""
    now = now or clock()
    box.notices._default_manager.filter(sent_at__lt=now - KEPT).delete()
    sent = 0
    for digest in _digests(box, now):
        try:
            write(digest).send()
        except SMTPRecipientsRefused as error:
            log.warning("address refused", exc_info=error)
        except (SMTPException, OSError, StorageFailure) as error:
            _mark(box, digest.notices, None)
            raise StorageFailure("mail-not-sent") from error
        else:
            sent += 1
    return sent


def _digests(box: Letterbox[Place], now: datetime) -> Iterator[Digest[Place]]:
    """Each is marked as sent when it is given."""
    waiting = box.notices._default_manager.filter(sent_at=None).order_by(box.key, "user")
    for place, user in list(waiting.values_list(box.key, "user").distinct()):
        where = box.place._default_manager.get(pk=place)
        for each in _due(box, where, User.objects.get(id=user), now):
            if _mark(box, each.notices, now):  # else another process was quicker
                yield each


def _due(box: Letterbox[Place], place: Place, user: User, now: datetime) -> list[Digest[Place]]:
    rows = list(box.notices_of(place, user=user, sent_at=None).order_by("at", "id"))
    if not user.is_active or not box.reaches(place, user, now.date()):
        box.notices_of(place, pk__in=[each.pk for each in rows]).delete()
        return []
    pace = box.pace_of(place, user.id)
    urgent = [each for each in rows if each.urgent and is_due(pace, True, each.at, now)]
    others = [each for each in rows if each not in urgent]
    found: list[Sequence[PlaceNotice]] = []
    if pace is Pace.EACH:
        found += [[each] for each in rows]
    else:
        found.append(urgent)
        if others and is_due(pace, False, others[0].at, now):
            found.append(others)
    return [Digest(place, user, tuple(each)) for each in found if each]


def _mark(box: Letterbox[Place], notices: Sequence[PlaceNotice], at: datetime | None) -> bool:
    """Whether all of them were as they were thought to be."""
    rows = box.notices._default_manager.filter(pk__in=[each.pk for each in notices])
    with transaction.atomic():
        held = list(rows.select_for_update())
        if at is not None and sum(each.sent_at is None for each in held) != len(notices):
            return False
        rows.update(sent_at=at)
    return True
