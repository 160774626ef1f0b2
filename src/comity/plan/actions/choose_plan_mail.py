"""Somebody says how often they want to be told of a plan by mail."""

from __future__ import annotations

from comity.parties.actions.choose_pace import choose_pace
from comity.parties.domain.mail_pace import Pace
from comity.parties.models import PlaceMailChoice
from comity.plan.queries.letterbox import LETTERBOX
from comity.plan.queries.people import Person


def choose_plan_mail(*, person: Person, pace: Pace) -> PlaceMailChoice:
    """For themselves, whether they take part or did. Raises as `choose_pace`."""
    place = person.plan
    return choose_pace(LETTERBOX, place, actor=person.actor, reference=place.reference, pace=pace)
