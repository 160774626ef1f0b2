"""Who likes what."""

from __future__ import annotations

from django.db.models import QuerySet

from comity.hub.models import Account, Like, Repository
from comity.hub.queries.callers import Caller
from comity.hub.queries.policy import visible


def likers(repository: Repository) -> QuerySet[Like]:
    """People with an account; the caller may know of the repository."""
    return Like.objects.filter(
        repository=repository, user__is_active=True, user__hub_account__isnull=False
    ).select_related("user__hub_account")


def likes_of(caller: Caller, account: Account) -> QuerySet[Like]:
    """Of repositories that the caller may know of."""
    seen = Repository.objects.filter(visible(caller)).values("id")
    return Like.objects.filter(user=account.user_id, repository__in=seen).select_related(
        "repository__account"
    )
