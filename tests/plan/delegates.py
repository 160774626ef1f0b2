"""Delegates of a member of the organisation whose plan it is."""

from __future__ import annotations

from django.utils import timezone
from tests.assembly.seeding import seeded
from tests.parties.people import person
from tests.plan.seeding import SeededPlan

from comity.assembly.actions.appoint_delegate import appoint_delegate
from comity.assembly.domain.delegations import Place
from comity.assembly.models import Member
from comity.parties.domain.terms import Term
from comity.parties.models import User


def seed_delegate(made: SeededPlan) -> User:
    """The plan is given to an organisation, of whose member KE somebody becomes an alternate."""
    theirs = seeded()
    made.plan.assembly = theirs.assembly
    made.plan.save(update_fields=["assembly"])
    today, user = timezone.now().date(), person("alternate")
    appoint_delegate(
        person=theirs.as_secretary(today),
        member=Member.objects.get(assembly=theirs.assembly, code="KE"),
        user=user.id,
        place=Place.ALTERNATE,
        term=Term(today),
    )
    return user
