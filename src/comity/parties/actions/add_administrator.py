"""Make a person an administrator of the node, who may enter the secretariat's pages."""

from __future__ import annotations

from datetime import date

from allauth.account.models import EmailAddress
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.db.models import Q

from comity.kernel.actions.append_audit import append_audit
from comity.kernel.domain.errors import Conflict, InvalidInput
from comity.parties.actions.authorise import authorise
from comity.parties.actions.grant_role import grant_role
from comity.parties.domain.permissions import EVERYWHERE, Actor
from comity.parties.models import Role, User


def add_administrator(*, actor: Actor, email: str, on: date) -> tuple[User, bool]:
    """The person, and whether they are new. A new one has no password: they ask for a link.

    The address counts as verified, since whoever runs the node gives it. Needs `add-administrator`.
    Raises `InvalidInput` for what is no address, `Conflict` for who is one already or was shut out.
    """
    authorise(actor=actor, permission="add-administrator")
    address = email.strip().lower()
    try:
        validate_email(address)
    except ValidationError:
        raise InvalidInput("mail-address-malformed", value=email) from None
    with transaction.atomic():
        person, new = _person(address)
        if not person.is_active:
            raise Conflict("person-inactive-already")
        if person.is_staff and _is_administrator(person, on=on):
            raise Conflict("administrator-already")
        person.is_staff = True
        person.save(update_fields=["is_staff"])
        append_audit(
            actor=actor.reference,
            action="add_administrator",
            object=person.reference,
            payload={"new": new},
        )
        if not _is_administrator(person, on=on):
            grant_role(actor=actor, name="administrator", user=person.id, on=on)
    return person, new


def _person(address: str) -> tuple[User, bool]:
    """Whoever proved to own the address; an account that merely claims it gets no such power."""
    known = EmailAddress.objects.filter(email=address, verified=True).first()
    if known is not None:
        return User.objects.get(id=known.user_id), False
    if User.objects.filter(email=address).exists():
        raise Conflict("mail-address-unverified")
    person = User.objects.create_user(address)
    EmailAddress.objects.create(user=person, email=address, verified=True, primary=True)
    return person, True


def _is_administrator(person: User, *, on: date) -> bool:
    """Whether the person has the role everywhere on that day."""
    return Role.objects.filter(
        Q(valid_until=None) | Q(valid_until__gt=on),
        valid_from__lte=on,
        user=person,
        name="administrator",
        scope=EVERYWHERE,
    ).exists()
