"""Somebody says how often they want to be told by mail."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from comity.kernel.actions.append_audit import append_audit
from comity.kernel.domain.audit import Visibility
from comity.kernel.domain.errors import NotPermitted
from comity.parties.domain.mail_pace import Pace
from comity.parties.domain.permissions import Actor
from comity.parties.models import PlaceMailChoice
from comity.parties.queries.letterboxes import Letterbox, Place


def choose_pace(
    box: Letterbox[Place],
    place: Place,
    *,
    actor: Actor,
    reference: str,
    pace: Pace,
) -> PlaceMailChoice:
    """For themselves, whether they belong to the place or did; `reference` is the place's. With
    `never`, what waits is thrown away. Raises `NotPermitted` for whoever is not signed in."""
    kind, _, key = actor.reference.partition(":")
    if kind != "user" or actor.narrowed is not None:
        raise NotPermitted("not-permitted", permission="view", object=reference)
    with transaction.atomic():
        whose: dict[str, Any] = {box.key: place, "user_id": key}
        choice, _made = box.choices._default_manager.update_or_create(
            **whose, defaults={"pace": pace.value}
        )
        if pace is Pace.NEVER:
            box.notices_of(place, user_id=key, sent_at=None).delete()
        append_audit(
            actor=actor.reference,
            action="choose_mail",
            object=reference,
            payload={"pace": pace.value},
            visibility=Visibility.PRIVATE,
        )
    return choice
