"""Who calls: from the token that a client shows, or the person signed in, to what they may be."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from comity.hub.domain.policy import NEEDS_SCOPE as _NEEDS_SCOPE
from comity.hub.domain.policy import Deed, Level
from comity.hub.models import Account, Repository
from comity.parties.domain.permissions import EVERYWHERE, OPERATOR, Actor, MembershipRole
from comity.parties.domain.tokens import Secret
from comity.parties.models import Membership, Role, Token, User
from comity.parties.queries.find_token import acting_by, find_usable, is_usable

LEVEL_OF = {
    MembershipRole.MEMBER: Level.MEMBER,
    MembershipRole.REPRESENTATIVE: Level.WRITER,
    MembershipRole.OWNER: Level.ADMINISTRATOR,
}
ROLE_LEVEL = {
    "reviewer": Level.MEMBER,
    "publisher": Level.WRITER,
    "administrator": Level.ADMINISTRATOR,
}
"""Roles that count here, on the repository, on its account's party, or everywhere."""


@dataclass(frozen=True)
class Caller:
    """One who asks, for the length of one request: what is looked up is kept with it."""

    user: User | None = None
    actor: Actor = field(default_factory=lambda: Actor("nobody"))
    token: Token | None = None

    @property
    def is_operator(self) -> bool:
        return self.actor == OPERATOR

    @cached_property
    def organisations(self) -> dict[UUID, Level]:
        """Memberships that hold today, as levels."""
        if self.user is None:
            return {}
        held = Membership.objects.filter(in_force(), user=self.user)
        return {
            each.organisation_id: LEVEL_OF[MembershipRole(each.role)]
            for each in held.order_by("valid_from")
        }

    @cached_property
    def roles(self) -> dict[str, Level]:
        """By scope: the person's own roles, and of organisations that they represent."""
        if self.user is None:
            return {}
        represented = [key for key, level in self.organisations.items() if level >= Level.WRITER]
        held = Role.objects.filter(
            in_force(), Q(user=self.user) | Q(organisation__in=represented), name__in=ROLE_LEVEL
        )
        found: dict[str, Level] = {}
        for each in held:
            found[each.scope] = max(found.get(each.scope, Level.NOBODY), ROLE_LEVEL[each.name])
        return found

    def level_at(self, account: Account, repository: Repository | None = None) -> Level:
        """What the caller is to an account, or to one repository of it."""
        if self.user is None:
            return Level.NOBODY
        if account.user_id == self.user.id:
            return Level.ADMINISTRATOR
        scopes = [EVERYWHERE, account.reference]
        if account.organisation_id:
            scopes.append(f"organisation:{account.organisation_id}")
        if repository is not None:
            scopes.append(repository.reference)
        levels = [self.roles.get(scope, Level.NOBODY) for scope in scopes]
        levels.append(self.organisations.get(account.organisation_id, Level.NOBODY))  # type: ignore[arg-type]
        return max(levels)

    def in_scope(self, deed: Deed, account: Account, repository: Repository | None = None) -> bool:
        """Whether the token that is shown, if any, covers the deed on this object."""
        if self.actor.narrowed is None:
            return True
        wanted = _NEEDS_SCOPE[deed]
        accepted = (wanted,) if wanted == "write" else (wanted, "write")
        objects = [account.reference]
        if account.organisation_id:
            objects.append(f"organisation:{account.organisation_id}")
        if repository is not None:
            objects.append(repository.reference)
        return any(
            grant.allows(permission, each)
            for grant in self.actor.narrowed
            for permission in accepted
            for each in objects
        )


NOBODY = Caller()
OPERATING = Caller(actor=OPERATOR)


def in_force() -> Q:
    today = timezone.now().date()
    return Q(valid_from__lte=today) & (Q(valid_until=None) | Q(valid_until__gt=today))


def caller_of_token(secret: str, at: datetime) -> Caller | None:
    """`None` for a token that is unknown, expired or revoked, or whose person is shut out."""
    return caller_showing(find_usable(secret=Secret(secret), at=at), at)


def caller_showing(token: Token | None, at: datetime) -> Caller | None:
    """The same for a token that was read just now."""
    if token is None or not is_usable(token, at):
        return None
    return Caller(token.user, acting_by(token), token)


def caller_of_person(user: User | None) -> Caller:
    """Somebody signed in on the pages."""
    return NOBODY if user is None or not user.is_active else Caller(user, Actor(user.reference))
