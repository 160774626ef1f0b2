"""What waits to be told is sent: urgent things at once, the rest as often as each person chose."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from smtplib import SMTPException, SMTPRecipientsRefused

from django.core.mail import EmailMessage
from django.db import transaction
from django.utils.timezone import now as clock

from comity.assembly.domain.notices import Pace, is_due
from comity.assembly.models import Assembly, MailNotice
from comity.assembly.queries.mail_pace import pace_of
from comity.assembly.queries.people import Person
from comity.kernel.domain.errors import StorageFailure
from comity.parties.domain.permissions import Actor
from comity.parties.models import User

KEPT = timedelta(days=30)
"""what was sent is kept so long, to answer who was told"""

log = logging.getLogger("comity.mail")


@dataclass(frozen=True, slots=True)
class Digest:
    """One mail: what to tell one person of one organisation."""

    assembly: Assembly
    user: User
    notices: tuple[MailNotice, ...]


Write = Callable[[Digest], EmailMessage]


def send_notices(*, write: Write, now: datetime | None = None) -> int:
    """How many mails left. `write` puts a digest into words.

    Each is marked as sent before it is handed on, so that nothing is ever sent twice: where the
    process is killed between the two, that one mail is lost, and its things still stand on the
    pages. What the mail server does not take is marked back and tried again the next time; an
    address that it refuses is not tried again. Raises `StorageFailure("mail-not-sent")` where the
    server takes nothing, with the rest left to wait."""
    now = now or clock()
    MailNotice.objects.filter(sent_at__lt=now - KEPT).delete()
    sent = 0
    for digest in _digests(now):
        try:
            write(digest).send()
        except SMTPRecipientsRefused as error:
            log.warning("address refused", exc_info=error)
        except (SMTPException, OSError, StorageFailure) as error:
            _mark(digest.notices, None)
            raise StorageFailure("mail-not-sent") from error
        else:
            sent += 1
    return sent


def _digests(now: datetime) -> Iterator[Digest]:
    """Each is marked as sent when it is given."""
    waiting = MailNotice.objects.filter(sent_at=None).order_by("assembly", "user")
    for assembly, user in list(waiting.values_list("assembly", "user").distinct()):
        for each in _due(Assembly.objects.get(id=assembly), User.objects.get(id=user), now):
            if _mark(each.notices, now):  # else another process was quicker
                yield each


def _due(assembly: Assembly, user: User, now: datetime) -> list[Digest]:
    rows = list(MailNotice.objects.filter(assembly=assembly, user=user, sent_at=None))
    person = Person(Actor(user.reference), assembly, now.date())
    if not user.is_active or not person.is_inside:
        MailNotice.objects.filter(id__in=[each.id for each in rows]).delete()
        return []
    pace = pace_of(assembly, user.id)
    urgent = [each for each in rows if each.urgent and is_due(pace, True, each.at, now)]
    others = [each for each in rows if each not in urgent]
    found: list[Sequence[MailNotice]] = []
    if pace is Pace.EACH:
        found += [[each] for each in rows]
    else:
        found.append(urgent)
        if others and is_due(pace, False, others[0].at, now):
            found.append(others)
    return [Digest(assembly, user, tuple(each)) for each in found if each]


def _mark(notices: Sequence[MailNotice], at: datetime | None) -> bool:
    """Whether all of them were as they were thought to be."""
    rows = MailNotice.objects.filter(id__in=[each.id for each in notices])
    with transaction.atomic():
        held = list(rows.select_for_update())
        if at is not None and sum(each.sent_at is None for each in held) != len(notices):
            return False
        rows.update(sent_at=at)
    return True
