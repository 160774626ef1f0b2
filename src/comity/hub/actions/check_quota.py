"""Refuse what would exceed an account's quota."""

from __future__ import annotations

from django.conf import settings
from django.db.models import Sum

from comity.hub.domain.refusals import QuotaExceeded
from comity.hub.models import Account, Holding, Quota, Repository


def check_quota(repository: Repository, adding: int = 0) -> None:
    """Raise `QuotaExceeded` where the account would hold more than it may with `adding` bytes more.
    Contents count once for each of its repositories. A limit of 0 is none."""
    account = repository.account
    limit = quota_of(account)
    if limit and used_by(account) + adding > limit:
        raise QuotaExceeded(account.name, limit)


def quota_of(account: Account) -> int:
    own = Quota.objects.filter(account=account).first()
    return own.limit if own is not None else int(settings.HUB_QUOTA)


def used_by(account: Account) -> int:
    """Bytes of all contents that the account's repositories hold: of what is not committed, once
    for each who sent it."""
    rows = Holding.objects.filter(repository__account=account)
    return int(rows.aggregate(total=Sum("content__size"))["total"] or 0)
