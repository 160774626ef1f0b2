from __future__ import annotations

import pytest
from tests.plan.seeding import seed_commitment, seeded_plan

from comity.plan.actions.tell_people import tell, tell_of_commitment
from comity.plan.models import PlanMailChoice, PlanNotice

pytestmark = pytest.mark.django_db


def test_each_is_told_once_but_whoever_wants_nothing() -> None:
    made = seeded_plan()
    acme, kenya = made.people["acme"], made.people["kenya"]
    PlanMailChoice.objects.create(plan=made.plan, user=kenya, pace="never")
    people = [acme.id, kenya.id, acme.id]
    about = {"name": "Acme", "reason": ""}
    assert tell(made.plan, people, "mail-request-approved", about, address="/x", urgent=True) == 1
    rows = PlanNotice.objects.values_list("user_id", "message", "about", "address", "urgent")
    assert list(rows) == [(acme.id, "mail-request-approved", about, "/x", True)]


def test_nobody_is_told_of_what_they_did_themselves() -> None:
    made = seeded_plan()
    row = seed_commitment(made)
    everybody = [made.coordinator.id, made.people["acme"].id]
    who = made.as_participant("acme")
    assert tell_of_commitment(who, row, everybody, "mail-dispute-opened", why="so") == 1
    told = PlanNotice.objects.get()
    assert told.user == made.coordinator
    assert told.address == "/plans/small-plan/commitments/1"
    words = {"number": 1, "title": "Train 50 engineers", "participant": "Acme", "why": "so"}
    assert told.about == words
