"""Change how a person is called, and in which language and time zone they are told things."""

from __future__ import annotations

from uuid import UUID
from zoneinfo import available_timezones

from django.conf import settings
from django.db import transaction

from comity.kernel.actions.append_audit import append_audit
from comity.kernel.domain.errors import InvalidInput
from comity.parties.actions.authorise import authorise, is_person
from comity.parties.actions.find_party import get_user
from comity.parties.domain.permissions import Actor
from comity.parties.models import User


def change_profile(*, actor: Actor, user: UUID, name: str, language: str, timezone: str) -> User:
    """The person as changed. The log says which fields, never what stands in them.

    A person changes their own; anybody else needs `change-profile` on that person. Raises
    `InvalidInput` for a language or time zone that there is not.
    """
    if language not in dict(settings.LANGUAGES):
        raise InvalidInput("language-unknown", value=language)
    if timezone not in available_timezones():
        raise InvalidInput("timezone-unknown", value=timezone)
    with transaction.atomic():
        person = get_user(user)
        if not is_person(actor, person):
            authorise(actor=actor, permission="change-profile", object=person.reference)
        new = {"name": name.strip(), "language": language, "timezone": timezone}
        changed = [field for field, value in new.items() if getattr(person, field) != value]
        for field in changed:
            setattr(person, field, new[field])
        if changed:
            person.save(update_fields=changed)
            append_audit(
                actor=actor.reference,
                action="change_profile",
                object=person.reference,
                payload={"fields": changed},
            )
    return person
