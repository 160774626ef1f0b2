"""From the secret that a program shows to the actor it acts as."""

from __future__ import annotations

from datetime import datetime

from comity.parties.domain.permissions import Actor
from comity.parties.domain.tokens import Secret, parse_scopes, usable
from comity.parties.models import Token


def find_token(*, secret: Secret, at: datetime) -> Actor | None:
    """The actor, narrowed to the token's scopes; `None` for a token that is unknown, expired or
    revoked, or whose person is no longer active. Nothing tells these apart from outside.
    """
    found = find_usable(secret=secret, at=at)
    return None if found is None else acting_by(found)


def find_usable(*, secret: Secret, at: datetime) -> Token | None:
    """The token itself, with its person, where `find_token` finds an actor."""
    rows = Token.objects.filter(digest=secret.digest).select_related("user")
    found = next(iter(rows[:1]), None)
    return found if found is not None and is_usable(found, at) else None


def is_usable(token: Token, at: datetime) -> bool:
    """Whether it acts for anybody at `at`."""
    return token.user.is_active and usable(
        at=at, expires_at=token.expires_at, revoked_at=token.revoked_at
    )


def acting_by(token: Token) -> Actor:
    """Its person, narrowed to its scopes."""
    return Actor(token.user.reference, parse_scopes(token.scopes))
