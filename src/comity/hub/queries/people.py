"""What everybody may know of people and organisations here, counted by what the caller may see."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from comity.hub.domain.policy import Level
from comity.hub.models import Account, Discussion, Follow, Like, Repository
from comity.hub.queries.callers import Caller, in_force
from comity.hub.queries.policy import visible
from comity.parties.domain.permissions import MembershipRole
from comity.parties.models import Membership

SPEAKERS = (MembershipRole.OWNER.value, MembershipRole.REPRESENTATIVE.value)
"""Those who act in an organisation's name; plain members are known to fellow members alone."""


@dataclass(frozen=True, slots=True)
class Overview:
    """`followed` is `None` for nobody; `following`, `likes` and `discussions` are of people."""

    models: int
    datasets: int
    spaces: int
    followers: int
    following: int
    likes: int
    discussions: int
    members: int
    followed: bool | None


def overview(caller: Caller, account: Account) -> Overview:
    """Private repositories that the caller may not know of count nowhere."""
    seen = Repository.objects.filter(visible(caller))
    kinds = dict(
        seen.filter(account=account)
        .values_list("kind")
        .annotate(count=Count("id", distinct=True))
        .order_by()
    )
    person = account.user_id
    seen_ids = seen.values("id")
    return Overview(
        models=kinds.get("model", 0),
        datasets=kinds.get("dataset", 0),
        spaces=kinds.get("space", 0),
        followers=followers(account).count(),
        following=Follow.objects.filter(follower=person).count() if person else 0,
        likes=Like.objects.filter(user=person, repository__in=seen_ids).count() if person else 0,
        discussions=Discussion.objects.filter(author=person, repository__in=seen_ids).count()
        if person
        else 0,
        members=members(caller, account).count() if account.organisation_id else 0,
        followed=Follow.objects.filter(follower=caller.user, account=account).exists()
        if caller.user
        else None,
    )


def followers(account: Account) -> QuerySet[Follow]:
    """Those who have an account themselves: others have no name to be shown."""
    return Follow.objects.filter(
        account=account, follower__is_active=True, follower__hub_account__isnull=False
    ).select_related("follower__hub_account")


def following(account: Account) -> QuerySet[Follow]:
    """The people whom a person follows."""
    return Follow.objects.filter(
        follower=account.user_id, account__user__is_active=True
    ).select_related("account")


def members(caller: Caller, account: Account) -> QuerySet[Membership]:
    """Memberships that hold today, of people who have an account: all for members, else of those
    who act in the organisation's name."""
    rows = Membership.objects.filter(
        in_force(),
        organisation=account.organisation_id,
        user__is_active=True,
        user__hub_account__isnull=False,
    ).select_related("user__hub_account")
    if caller.is_operator or caller.level_at(account) >= Level.MEMBER:
        return rows
    return rows.filter(role__in=SPEAKERS)


def organisations_of(caller: Caller, account: Account) -> list[Account]:
    """The organisations of a person that have an account, as far as the caller may know."""
    held = Membership.objects.filter(in_force(), user=account.user_id)
    own = caller.user is not None and caller.user.id == account.user_id
    if not (own or caller.is_operator):
        held = held.filter(Q(role__in=SPEAKERS) | Q(organisation__in=list(caller.organisations)))
    return list(
        Account.objects.filter(organisation__in=held.values("organisation"))
        .select_related("organisation")
        .order_by("key")
    )
