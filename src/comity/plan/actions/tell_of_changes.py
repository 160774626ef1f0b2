"""Who is told of what becomes of a commitment, and of who carries a part of it."""

from __future__ import annotations

from comity.plan.actions.tell_people import tell_of_commitment
from comity.plan.models import Commitment, Partnership
from comity.plan.queries.audience import (
    coordinators,
    people_of,
    people_of_partners,
    reviewers_of,
)
from comity.plan.queries.people import Person


def tell_of_change(person: Person, commitment: Commitment, message: str) -> None:
    """Whoever keeps the plan, reviews it, or carries a part of it."""
    told = coordinators(person.plan, person.on) | reviewers_of(commitment)
    told |= people_of_partners(commitment, person.on)
    tell_of_commitment(person, commitment, told, message)


def tell_of_partner(person: Person, partnership: Partnership, message: str) -> None:
    """Both sides; nobody of what they do themselves."""
    commitment, partner = partnership.commitment, partnership.participant
    told = people_of(partner, person.on) | people_of(commitment.participant, person.on)
    tell_of_commitment(person, commitment, told, message, partner=partner.name)
