"""Erase what says who a person is. Their key stays, since the log refers to it for ever."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from comity.kernel.actions.append_audit import append_audit
from comity.kernel.domain.errors import Conflict
from comity.parties.actions.authorise import authorise, is_person
from comity.parties.actions.end_access import end_sessions, end_tokens
from comity.parties.actions.end_places_elsewhere import end_places_elsewhere
from comity.parties.actions.find_party import get_user
from comity.parties.actions.keep_an_owner import keep_an_owner, owned_by
from comity.parties.domain.permissions import Actor
from comity.parties.models import Membership, Role, Token, User


def erase_person(*, actor: Actor, user: UUID) -> User:
    """What is left: a key without name, address, password, second factor, session or token name.

    Memberships and roles end today, and places that other rooms registered. A person erases
    themselves, signed in; anybody else needs `erase-person` on that person. Raises `Conflict` where
    an organisation would be left without an owner: hand it over first.
    """
    today = timezone.now().date()
    with transaction.atomic():
        person = get_user(user)
        if not is_person(actor, person):
            authorise(actor=actor, permission="erase-person", object=person.reference)
        if person.email.endswith(ERASED):
            raise Conflict("person-erased-already")
        owned = owned_by(person, on=today)
        _end_places(person, today)
        end_places_elsewhere(person, today)
        for organisation in owned:
            keep_an_owner(organisation, on=today)
        end_tokens(person)
        end_sessions(person)
        _forget(person)
        append_audit(
            actor=actor.reference, action="erase_person", object=person.reference, payload={}
        )
    return person


ERASED = "@erased.invalid"
"""No mail reaches a name under `.invalid` (RFC 2606)."""


def _end_places(person: User, today: date) -> None:
    goes_on = Q(valid_until=None) | Q(valid_until__gt=today)
    for model in (Membership, Role):
        # What had not begun yet never does: it ends on its first day.
        for each in model.objects.filter(goes_on, user=person):
            each.valid_until = max(today, each.valid_from)
            each.save(update_fields=["valid_until"])


def _forget(person: User) -> None:
    for model in (EmailAddress, Authenticator, SocialAccount):
        model.objects.filter(user=person).delete()
    Token.objects.filter(user=person).update(name="")
    person.email, person.name = f"{person.id}{ERASED}", ""
    person.language, person.timezone = "en", "UTC"
    person.is_active = person.is_staff = person.is_superuser = False
    person.set_unusable_password()
    person.save()
