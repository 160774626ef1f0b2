"""The account of whoever proved that an address is theirs, opened where there is none."""

from __future__ import annotations

from allauth.account.models import EmailAddress
from django.db import transaction

from comity.kernel.actions.append_audit import append_audit
from comity.kernel.domain.errors import Conflict
from comity.parties.domain.permissions import Actor
from comity.parties.models import User


def account_for_address(*, actor: Actor, email: str, name: str, language: str) -> tuple[User, bool]:
    """The account, and whether its owner must set a password first. A part of another action, which
    made sure that the address was proved by a link. Where somebody signed up with the address and
    never proved it, their password goes: they may have been anybody. Raises
    `Conflict("person-inactive")`."""
    address = email.strip().lower()
    with transaction.atomic():
        row = EmailAddress.objects.filter(email=address, verified=True).first()
        found = row.user if row else User.objects.filter(email=address).first()
        if found is not None and not found.is_active:
            raise Conflict("person-inactive")
        if row is not None:
            return row.user, not row.user.has_usable_password()
        person = found or User.objects.create_user(address, None, name=name, language=language)
        if found is not None:
            person.set_unusable_password()
            person.save(update_fields=["password"])
        EmailAddress.objects.filter(email=address).exclude(user=person).delete()
        EmailAddress.objects.update_or_create(
            user=person, email=address, defaults={"verified": True, "primary": True}
        )
        append_audit(
            actor=actor.reference,
            action="open_account",
            object=person.reference,
            payload={"by": "proved-address"},
        )
    return person, True
