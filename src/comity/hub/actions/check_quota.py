"""Refuse what would exceed a quota: the account's for who may write, for others one of their own.

What somebody sends who may not write is offered: for a pull request. It does not count against the
account's quota before a writer merges it, or strangers could use that up; so it has a limit of its
own, for each of them. What a pull request offered that was closed goes on counting there, since its
files stay and may be read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import F, QuerySet, Sum
from django.utils import timezone

from comity.hub.domain.refusals import OffersExceeded, QuotaExceeded, SignInNeeded
from comity.hub.models import Account, Holding, Quota, Repository, Upload, Xorb, XorbSender
from comity.hub.queries.callers import Caller
from comity.hub.queries.policy import may_write
from comity.parties.models import User

OFFERED_TO_ONE = 16 * 1024**3
"""Bytes of one person in one repository that are not merged: the weights of a model of seven
milliard parameters in 16 bits. Whoever brings more is let write."""
OFFERED_TO_ALL = 3 * OFFERED_TO_ONE
"""The same in all repositories together, so that one person fills no disk by many small steps: less
than half of what an account may store by default."""
WAITS_FOR_ITS_FILE = timedelta(days=2)


def check_quota(
    caller: Caller, repository: Repository, adding: int = 0, *, arriving: str = ""
) -> None:
    """Raise `QuotaExceeded` where the account would hold more than it may with `adding` bytes more;
    for who may not write, `OffersExceeded`. Contents count once for each of an account's
    repositories. A limit of 0 is none. `arriving` is the SHA-256 of the file that comes in now, of
    which parts may have come in already: these are not counted besides."""
    if not may_write(caller, repository):
        _check_offers(caller, repository, adding, arriving)
        return
    account = repository.account
    limit = quota_of(account)
    if limit and used_by(account) + adding > limit:
        raise QuotaExceeded(account.name, limit)


def quota_of(account: Account) -> int:
    own = Quota.objects.filter(account=account).first()
    return own.limit if own is not None else int(settings.HUB_QUOTA)


def used_by(account: Account) -> int:
    """Bytes of all contents that the account's repositories hold, but for what is only offered: of
    what is not committed, once for each who sent it."""
    rows = Holding.objects.filter(repository__account=account, offered=False)
    return int(rows.aggregate(total=Sum("content__size"))["total"] or 0)


def unclaimed_bytes(caller: Caller, repository: Repository) -> int:
    """Of the xorbs sent for the account lately, those that no file has come for yet; nothing for
    who may not write, whose xorbs `check_quota` counts."""
    if not may_write(caller, repository):
        return 0
    rows = Xorb.objects.filter(
        senders__repository__account=repository.account,
        senders__offered=False,
        senders__at__gt=timezone.now() - WAITS_FOR_ITS_FILE,
        terms=None,
    )
    return int(rows.distinct().aggregate(total=Sum("size"))["total"] or 0)


def _check_offers(caller: Caller, repository: Repository, adding: int, arriving: str) -> None:
    if caller.user is None:
        raise SignInNeeded
    offered: Counter[UUID] = Counter()
    for rows in _offers(caller.user, arriving):
        offered.update(dict(rows.values_list("repository_id").annotate(Sum("bytes"))))
    if offered[repository.id] + adding > OFFERED_TO_ONE:
        raise OffersExceeded("offers-exceeded", OFFERED_TO_ONE, str(repository))
    if offered.total() + adding > OFFERED_TO_ALL:
        raise OffersExceeded("offers-exceeded-in-all", OFFERED_TO_ALL)


def _offers(user: User, arriving: str) -> Iterator[QuerySet[Any]]:
    """Of the person: contents, xorbs that no file has come for yet, and files that come in parts,
    at the size that was announced."""
    yield Holding.objects.filter(sent_by=user, offered=True).annotate(bytes=F("content__size"))
    lately = timezone.now() - WAITS_FOR_ITS_FILE
    yield XorbSender.objects.filter(
        user=user, offered=True, at__gt=lately, xorb__terms=None
    ).annotate(bytes=F("xorb__size"))
    parts = Upload.objects.filter(user=user, offered=True).exclude(sha256__in=["", arriving])
    yield parts.annotate(bytes=F("size"))
