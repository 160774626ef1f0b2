"""Open an account for somebody, as whoever runs the node: where nobody signs up, and for demos."""

from __future__ import annotations

from allauth.account.models import EmailAddress
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from comity.kernel.actions.append_audit import append_audit
from comity.kernel.domain.errors import Conflict, InvalidInput
from comity.parties.actions.authorise import authorise
from comity.parties.domain.permissions import Actor
from comity.parties.models import User


def open_account(*, actor: Actor, email: str, name: str, password: str) -> User:
    """The address counts as verified, since whoever runs the node gives it. Needs `open-account`.
    Raises `InvalidInput("mail-address-malformed")`, `Conflict("mail-address-taken")`."""
    authorise(actor=actor, permission="open-account")
    address = email.strip().lower()
    try:
        validate_email(address)
    except ValidationError:
        raise InvalidInput("mail-address-malformed", value=email) from None
    with transaction.atomic():
        if User.objects.filter(email=address).exists():
            raise Conflict("mail-address-taken", email=address)
        person = User.objects.create_user(address, password, name=name)
        EmailAddress.objects.create(user=person, email=address, verified=True, primary=True)
        append_audit(
            actor=actor.reference, action="open_account", object=person.reference, payload={}
        )
    return person
