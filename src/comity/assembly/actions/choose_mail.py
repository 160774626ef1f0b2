"""Somebody says how often they want to be told by mail."""

from __future__ import annotations

from django.db import transaction

from comity.assembly.domain.notices import Pace
from comity.assembly.models import MailChoice, MailNotice
from comity.assembly.queries.people import Person
from comity.kernel.actions.append_audit import append_audit
from comity.kernel.domain.audit import Visibility
from comity.kernel.domain.errors import NotPermitted


def choose_mail(*, person: Person, pace: Pace) -> MailChoice:
    """For themselves, whether they are inside the organisation or were. With `never`, what waits is
    thrown away. Raises `NotPermitted` for whoever is not signed in."""
    kind, _, key = person.actor.reference.partition(":")
    if kind != "user" or person.actor.narrowed is not None:
        raise NotPermitted("not-permitted", permission="view", object=person.assembly.reference)
    with transaction.atomic():
        choice, _made = MailChoice.objects.update_or_create(
            assembly=person.assembly, user_id=key, defaults={"pace": pace.value}
        )
        if pace is Pace.NEVER:
            MailNotice.objects.filter(assembly=person.assembly, user_id=key, sent_at=None).delete()
        append_audit(
            actor=person.actor.reference,
            action="choose_mail",
            object=person.assembly.reference,
            payload={"pace": pace.value},
            visibility=Visibility.PRIVATE,
        )
    return choice
