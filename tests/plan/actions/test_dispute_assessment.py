"""Disputes: opened once, settled by somebody of neither side, struck or standing visibly."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest
from tests.parties.people import person
from tests.plan.reviewed import TODAY, assessed, assigned, refusal, reported
from tests.plan.seeding import SINCE, SeededPlan, seed_commitment, seeded_plan

from comity.kernel.domain.errors import NotPermitted
from comity.parties.actions.add_member import add_member
from comity.parties.actions.grant_role import grant_role
from comity.parties.domain.permissions import OPERATOR, MembershipRole
from comity.parties.models import User
from comity.plan.actions.dispute_assessment import (
    may_settle,
    open_dispute,
    settle_dispute,
    withdraw_dispute,
)
from comity.plan.domain.plan_text import Level
from comity.plan.models import Assessment, Dispute, PlanNotice

pytestmark = pytest.mark.django_db
KEY = UUID("00000000-0000-4000-8000-000000000001")
LATE = date(2027, 1, 28)


def found_wrong(reviewer: User | None = None) -> tuple[SeededPlan, Assessment]:
    made = seeded_plan()
    commitment = seed_commitment(made)
    reported(made, commitment)
    row = assigned(made, commitment, reviewer)
    assessed(made, row, Level.SUBSTANTIAL)
    return made, assessed(made, row, Level.LIMITED)


def disputed(made: SeededPlan, found: Assessment, on: date = TODAY) -> Dispute:
    by = made.as_participant("acme", on)
    return open_dispute(person=by, assessment=found, grounds="The register shows 20.")


def coordinator(made: SeededPlan, user: User) -> User:
    grant_role(
        actor=OPERATOR, name="coordinator", user=user.id, scope=made.plan.reference, on=SINCE
    )
    return user


def test_only_the_participant_disputes_and_withdraws() -> None:
    made, found = found_wrong()
    for other in (made.as_participant("kenya"), made.as_coordinator(), made.as_public()):
        with pytest.raises(NotPermitted):
            open_dispute(person=other, assessment=found, grounds="No.")
    row = disputed(made, found)
    with pytest.raises(NotPermitted):
        withdraw_dispute(person=made.as_coordinator(), dispute=row)
    withdraw_dispute(person=made.as_participant("acme"), dispute=row)
    assert Dispute.objects.get().state == "withdrawn"
    assert disputed(made, found).state == "open"


def test_a_dispute_is_opened_once_and_in_time() -> None:
    made, found = found_wrong()
    assert refusal(lambda: disputed(made, found, LATE)) == "dispute-too-late"
    row = disputed(made, found)
    assert refusal(lambda: disputed(made, found)) == "dispute-open-already"
    settle_dispute(person=made.as_coordinator(), dispute=row, upheld=False, reasons="It stands.")
    assert refusal(lambda: disputed(made, found)) == "dispute-settled-already"
    assert Dispute.objects.count() == 1


def test_sent_twice_it_is_opened_once() -> None:
    made, found = found_wrong()
    by = made.as_participant("acme", TODAY)
    for _ in range(2):
        row = open_dispute(person=by, assessment=found, grounds="No.", key=KEY)
        assert row.id == KEY
    assert Dispute.objects.count() == 1


def test_upheld_the_assessment_is_struck_and_the_one_before_it_counts() -> None:
    made, found = found_wrong()
    row = disputed(made, found)
    PlanNotice.objects.all().delete()
    settle_dispute(person=made.as_coordinator(), dispute=row, upheld=True, reasons="20 it is.")
    found.refresh_from_db()
    found.commitment.refresh_from_db()
    assert found.struck_at is not None
    assert found.commitment.level == "substantial"
    kept = Dispute.objects.get()
    assert (kept.state, kept.settlement) == ("upheld", "20 it is.")
    told = set(PlanNotice.objects.values_list("message", "user_id"))
    assert told == {
        ("mail-dispute-upheld", found.assignment.reviewer_id),
        ("mail-dispute-upheld", made.people["acme"].id),
    }
    by = made.as_coordinator()
    again = refusal(lambda: settle_dispute(person=by, dispute=row, upheld=False, reasons="No."))
    assert again == "dispute-ended"


def test_rejected_the_assessment_stands() -> None:
    made, found = found_wrong()
    row = disputed(made, found)
    settle_dispute(person=made.as_coordinator(), dispute=row, upheld=False, reasons="18 it is.")
    found.refresh_from_db()
    found.commitment.refresh_from_db()
    assert (found.struck_at, found.commitment.level) == (None, "limited")
    by = made.as_participant("acme")
    assert refusal(lambda: withdraw_dispute(person=by, dispute=row)) == "dispute-ended"


def test_nobody_settles_their_own_case() -> None:
    rita = person("rita")
    made, found = found_wrong(rita)
    row = disputed(made, found)
    employee = coordinator(made, person("employee"))
    acme = made.participants["acme"].organisation
    assert acme is not None
    add_member(
        actor=OPERATOR,
        organisation=acme.id,
        user=employee.id,
        role=MembershipRole.MEMBER,
        on=SINCE,
    )
    people = {
        "reviewer": coordinator(made, rita),
        "participant": coordinator(made, made.people["acme"]),
        "employee": employee,
        "stranger": person("stranger"),
    }
    refused = {
        name: refusal(
            lambda u=user: settle_dispute(  # type: ignore[misc]
                person=made.as_user(u, TODAY), dispute=row, upheld=True, reasons="So."
            )
        )
        for name, user in people.items()
    }
    assert refused == {
        "reviewer": "dispute-own-assessment",
        "participant": "dispute-own-case",
        "employee": "dispute-own-case",
        "stranger": "not-permitted",
    }
    assert not any(may_settle(made.as_user(it, TODAY), row) for it in people.values())
    assert may_settle(made.as_coordinator(TODAY), row)
    assert Dispute.objects.get().state == "open"
