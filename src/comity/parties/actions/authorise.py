"""Ask, before anything is loaded or written, whether the actor may."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from comity.kernel.domain.errors import NotPermitted
from comity.parties.domain.permissions import (
    EVERYWHERE,
    MEMBERSHIP_PERMISSIONS,
    ROLES,
    Actor,
    Grant,
    MembershipRole,
    permitted,
)
from comity.parties.models import Membership, Role, User


def authorise(*, actor: Actor, permission: str, object: str = EVERYWHERE) -> None:  # noqa: A002  # the log's own word
    """Raise `NotPermitted` unless a grant that holds today gives `actor` the permission."""
    grants = grants_of(actor, on=timezone.now().date())
    if not permitted(actor, permission, object, grants):
        raise NotPermitted("not-permitted", permission=permission, object=object)


def grants_of(actor: Actor, *, on: date) -> tuple[Grant, ...]:
    """What memberships and roles give the person on that day; nothing for anybody unknown.

    Owners and representatives also have the roles of their organisation.
    """
    user = _active_user(actor)
    return tuple(_grants(user, on)) if user else ()


def is_person(actor: Actor, user: User) -> bool:
    """Whether the actor is this person, active and signed in, not a token of theirs."""
    return user.is_active and actor.narrowed is None and actor.reference == user.reference


def _active_user(actor: Actor) -> User | None:
    kind, _, key = actor.reference.partition(":")
    try:
        return User.objects.filter(id=UUID(key), is_active=True).first() if kind == "user" else None
    except ValueError:
        return None


def _grants(user: User, on: date) -> Iterator[Grant]:
    in_force = Q(valid_from__lte=on) & (Q(valid_until=None) | Q(valid_until__gt=on))
    roles = Q(user=user)
    for membership in Membership.objects.filter(in_force, user=user).select_related("organisation"):
        role = MembershipRole(membership.role)
        yield Grant(MEMBERSHIP_PERMISSIONS[role], membership.organisation.reference)
        if "represent" in MEMBERSHIP_PERMISSIONS[role]:
            roles |= Q(organisation=membership.organisation)
    for granted in Role.objects.filter(in_force & roles):
        yield Grant(ROLES.get(granted.name, frozenset()), granted.scope)
