"""Issue a token to a person, narrowed to scopes."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from comity.kernel.actions.append_audit import append_audit
from comity.kernel.domain.errors import InvalidInput, NotPermitted
from comity.parties.actions.authorise import authorise, is_person
from comity.parties.actions.find_party import get_user
from comity.parties.domain.permissions import Actor, Grant
from comity.parties.domain.tokens import SECRET_BYTES, Secret, parse_scopes
from comity.parties.models import Token


def issue_token(
    *, actor: Actor, user: UUID, name: str, scopes: Sequence[str], expires_at: datetime
) -> tuple[Token, Secret]:
    """The token and its secret, which is stored nowhere: show it once.

    A person issues their own tokens, signed in; anybody else, a token too, needs `issue-token` on
    that person, and a token issues none that may do more than itself. A token never widens what
    its person may do. Raises `InvalidInput` for a malformed scope, a missing name, or an expiry
    that is past.
    """
    person = get_user(user)
    if not is_person(actor, person):
        authorise(actor=actor, permission="issue-token", object=person.reference)
    _refuse_wider(actor, parse_scopes(scopes))
    if not name.strip():
        raise InvalidInput("token-name-missing")
    if expires_at <= timezone.now():
        raise InvalidInput("token-expiry-past", at=expires_at.isoformat())
    secret = Secret.from_random(secrets.token_urlsafe(SECRET_BYTES))
    with transaction.atomic():
        token = Token.objects.create(
            user=person,
            name=name.strip(),
            shown=secret.shown,
            digest=secret.digest,
            scopes=list(scopes),
            expires_at=expires_at,
        )
        append_audit(
            actor=actor.reference,
            action="issue_token",
            object=token.reference,
            payload={
                "user": person.reference,
                "scopes": list(scopes),
                "expires_at": expires_at.isoformat(),
            },
        )
    return token, secret


def _refuse_wider(actor: Actor, grants: Sequence[Grant]) -> None:
    """Raise `NotPermitted` for a grant beyond what the token that acts was narrowed to."""
    if actor.narrowed is None:
        return
    for grant in grants:
        for permission in grant.permissions:
            if not any(own.allows(permission, grant.scope) for own in actor.narrowed):
                raise NotPermitted("not-permitted", permission=permission, object=grant.scope)
