"""Somebody says how often they want to be told by mail."""

from __future__ import annotations

from comity.assembly.queries.letterbox import LETTERBOX
from comity.assembly.queries.people import Person
from comity.parties.actions.choose_pace import choose_pace
from comity.parties.domain.mail_pace import Pace
from comity.parties.models import PlaceMailChoice


def choose_mail(*, person: Person, pace: Pace) -> PlaceMailChoice:
    """For themselves, whether they are inside the organisation or were. Raises as `choose_pace`."""
    place = person.assembly
    return choose_pace(LETTERBOX, place, actor=person.actor, reference=place.reference, pace=pace)
