"""What a person may see of themselves: their places in organisations, and their tokens."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db.models import Q

from comity.kernel.domain.errors import NotPermitted, UnknownName
from comity.parties.domain.permissions import Actor
from comity.parties.models import Membership, Token, User


def person_of(actor: Actor) -> User:
    """The person who acts. Raises `UnknownName` for an actor that is no active person."""
    kind, _, key = actor.reference.partition(":")
    found = User.objects.filter(id=UUID(key), is_active=True).first() if kind == "user" else None
    if found is None:
        raise UnknownName("user-unknown", key=actor.reference)
    return found


def own_account(actor: Actor) -> User:
    """The person who acts, to be looked at. A token needs the scope `view`, everywhere or on its
    person. Raises `NotPermitted` for one without, and as `person_of`."""
    found, narrowed = person_of(actor), actor.narrowed
    if narrowed is not None and not any(it.allows("view", actor.reference) for it in narrowed):
        raise NotPermitted("not-permitted", permission="view", object=actor.reference)
    return found


def own_memberships(actor: Actor, on: date) -> tuple[Membership, ...]:
    """The person's memberships that hold on the day, with their organisations. Raises as
    `own_account`."""
    holds = Q(valid_until=None) | Q(valid_until__gt=on)
    found = Membership.objects.filter(holds, user=own_account(actor), valid_from__lte=on)
    return tuple(found.select_related("organisation").order_by("organisation__name", "id"))


def own_tokens(actor: Actor) -> tuple[Token, ...]:
    """All of the person's tokens, revoked and expired ones too, oldest first. Raises as
    `own_account`."""
    return tuple(Token.objects.filter(user=own_account(actor)))


def own_token(actor: Actor, token: UUID) -> Token:
    """One of the person's tokens. Raises `UnknownName` for any other, and as `person_of`."""
    found = Token.objects.filter(id=token, user=person_of(actor)).first()
    if found is None:
        raise UnknownName("token-unknown", key=str(token))
    return found
