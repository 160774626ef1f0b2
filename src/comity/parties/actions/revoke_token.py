"""Revoke a token, at once and for good."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from comity.kernel.actions.append_audit import append_audit
from comity.kernel.domain.errors import Conflict, UnknownName
from comity.parties.actions.authorise import authorise, is_person
from comity.parties.domain.permissions import Actor
from comity.parties.models import Token


def revoke_token(*, actor: Actor, token: UUID) -> Token:
    """The token, revoked now.

    A person revokes their own, signed in; anybody else needs `revoke-token` on that person. Raises
    `UnknownName` for an unknown token and `Conflict` for one that is revoked already.
    """
    with transaction.atomic():
        found = Token.objects.select_for_update().filter(id=token).select_related("user").first()
        if found is None:
            raise UnknownName("token-unknown", key=str(token))
        if not is_person(actor, found.user):
            authorise(actor=actor, permission="revoke-token", object=found.user.reference)
        if found.revoked_at is not None:
            raise Conflict("token-revoked-already", shown=found.shown)
        found.revoked_at = timezone.now()
        found.save(update_fields=["revoked_at"])
        append_audit(
            actor=actor.reference,
            action="revoke_token",
            object=found.reference,
            payload={"user": found.user.reference},
        )
    return found
