from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import timezone
from tests.parties.people import person
from tests.plan.seeding import SINCE, seed_commitment, seeded_plan

from comity.parties.models import Membership, Role
from comity.plan.models import Participant, Partnership, ReviewAssignment
from comity.plan.queries.audience import coordinators, people_of, people_of_partners, reviewers_of

pytestmark = pytest.mark.django_db
ON = date(2026, 6, 1)


def test_coordinators_hold_their_office_on_the_day_and_can_sign_in() -> None:
    made = seeded_plan()
    assert coordinators(made.plan, ON) == {made.coordinator.id}
    assert coordinators(made.plan, SINCE - timedelta(days=1)) == frozenset()
    Role.objects.update(valid_until=ON)
    assert coordinators(made.plan, ON) == frozenset()
    Role.objects.update(valid_until=None)
    made.coordinator.is_active = False
    made.coordinator.save()
    assert coordinators(made.plan, ON) == frozenset()


def test_a_participant_is_its_owners_and_representatives_or_a_person_itself() -> None:
    made = seeded_plan()
    assert people_of(made.participants["acme"], ON) == {made.people["acme"].id}
    Membership.objects.update(role="member")
    assert people_of(made.participants["acme"], ON) == frozenset()
    someone = person("someone")
    alone = Participant.objects.create(
        plan=made.plan, user=someone, kind="person", name="Someone", jurisdiction="KE", joined_on=ON
    )
    assert people_of(alone, ON) == {someone.id}
    someone.is_active = False
    assert people_of(alone, ON) == frozenset()


def test_partners_count_once_they_accepted_and_reviewers_until_they_end() -> None:
    made = seeded_plan()
    row = seed_commitment(made)
    kenya = Partnership.objects.create(
        commitment=row, participant=made.participants["kenya"], role="funding", state="asked"
    )
    assert people_of_partners(row, ON) == frozenset()
    kenya.state = "accepted"
    kenya.save()
    assert people_of_partners(row, ON) == {made.people["kenya"].id}
    reviewer = person("reviewer")
    given = ReviewAssignment.objects.create(commitment=row, reviewer=reviewer, assigned_by="x")
    assert reviewers_of(row) == {reviewer.id}
    given.ended_at = timezone.now()
    given.save()
    assert reviewers_of(row) == frozenset()
