"""Take away the second factors of a person who lost them all."""

from __future__ import annotations

from uuid import UUID

from allauth.mfa.models import Authenticator
from django.db import transaction

from comity.kernel.actions.append_audit import append_audit
from comity.kernel.domain.errors import Conflict
from comity.parties.actions.authorise import authorise
from comity.parties.actions.end_access import end_sessions
from comity.parties.actions.find_party import get_user
from comity.parties.domain.permissions import Actor


def reset_second_factors(*, actor: Actor, user: UUID) -> int:
    """How many were taken away: apps, passkeys, recovery codes. The person is signed out.

    Needs `reset-second-factors` on that person. Raises `Conflict` where there are none.
    """
    with transaction.atomic():
        authorise(actor=actor, permission="reset-second-factors", object=f"user:{user}")
        person = get_user(user)
        count = int(Authenticator.objects.filter(user=person).delete()[0])
        if not count:
            raise Conflict("no-second-factors")
        end_sessions(person)
        append_audit(
            actor=actor.reference,
            action="reset_second_factors",
            object=person.reference,
            payload={"count": count},
        )
    return count
