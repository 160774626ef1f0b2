"""Note in the log what happened to an account through django-allauth, which writes it itself."""

from __future__ import annotations

from django.db import transaction

from comity.kernel.actions.append_audit import append_audit
from comity.parties.domain.permissions import Actor
from comity.parties.models import User


def record_account_change(*, actor: Actor, user: User, action: str, **payload: str) -> None:
    """`action` is what was done, as the log calls it. `payload` holds kinds and names of services:
    never an address, secret, code or key."""
    with transaction.atomic():
        append_audit(actor=actor.reference, action=action, object=user.reference, payload=payload)
