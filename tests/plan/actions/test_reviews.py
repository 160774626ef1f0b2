"""Reviewers: independent, declared, with what there is before them; the last one counts."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest
from tests.parties.people import person
from tests.plan.reviewed import TODAY, assessed, assigned, refusal, reported
from tests.plan.seeding import SINCE, seed_commitment, seeded_plan

from comity.kernel.domain.errors import Conflict, NotPermitted
from comity.kernel.models import AuditEntry
from comity.parties.actions.add_member import add_member
from comity.parties.domain.permissions import OPERATOR, MembershipRole
from comity.plan.actions.assess import assess, respond_to_assessment
from comity.plan.actions.assign_reviewer import (
    assign_reviewer,
    declare_interests,
    end_assignment,
)
from comity.plan.domain.commitment_text import CommitmentState
from comity.plan.domain.plan_text import Level
from comity.plan.domain.progress import Declaration
from comity.plan.domain.reviewing import Seen
from comity.plan.models import Assessment, Partnership, PlanNotice, ReviewAssignment

pytestmark = pytest.mark.django_db
KEY = UUID("00000000-0000-4000-8000-000000000001")


def test_only_who_keeps_the_plan_assigns() -> None:
    made = seeded_plan()
    commitment, rita = seed_commitment(made), person("rita")
    for other in (made.as_participant("acme"), made.as_user(rita), made.as_public()):
        with pytest.raises(NotPermitted):
            assign_reviewer(person=other, commitment=commitment, reviewer=rita)
    row = assign_reviewer(person=made.as_coordinator(), commitment=commitment, reviewer=rita)
    assert (row.reviewer, row.declaration, row.ended_at) == (rita, "", None)
    notices = list(PlanNotice.objects.values_list("message", "user_id"))
    assert notices == [("mail-reviewer-assigned", rita.id)]


def test_who_is_of_the_participant_or_a_partner_does_not_review() -> None:
    made = seeded_plan("acme", "kenya", "bravo")
    commitment = seed_commitment(made)
    employee, former = person("employee"), person("former")
    acme = made.participants["acme"].organisation
    assert acme is not None
    for user, until in ((employee, None), (former, date(2026, 6, 1))):
        add_member(
            actor=OPERATOR,
            organisation=acme.id,
            user=user.id,
            role=MembershipRole.MEMBER,
            on=SINCE,
            until=until,
        )
    for name, state in (("kenya", "asked"), ("bravo", "declined")):
        Partnership.objects.create(
            commitment=commitment,
            participant=made.participants[name],
            role="implementing",
            state=state,
        )
    people = {"employee": employee, "former": former, **made.people}
    found = {
        name: refusal(
            lambda u=user: assign_reviewer(  # type: ignore[misc]
                person=made.as_coordinator(TODAY), commitment=commitment, reviewer=u
            )
        )
        for name, user in people.items()
    }
    own = "reviewer-of-own-side"
    assert found == {"employee": own, "acme": own, "kenya": own, "former": "", "bravo": ""}


def test_what_else_can_not_be_assigned() -> None:
    made = seeded_plan()
    commitment, rita = seed_commitment(made), person("rita")
    withdrawn = seed_commitment(made, state=CommitmentState.WITHDRAWN)
    by = made.as_coordinator(TODAY)
    assigned(made, commitment, rita)
    gone = person("gone")
    gone.is_active = False
    gone.save()
    found = [
        refusal(lambda: assign_reviewer(person=by, commitment=commitment, reviewer=rita)),
        refusal(lambda: assign_reviewer(person=by, commitment=withdrawn, reviewer=rita)),
        refusal(lambda: assign_reviewer(person=by, commitment=commitment, reviewer=gone)),
        refusal(
            lambda: assign_reviewer(
                person=by, commitment=commitment, reviewer=gone, due_on=date(2026, 11, 27)
            )
        ),
    ]
    assert found == [
        "reviewer-assigned-already",
        "review-of-state",
        "reviewer-inactive",
        "review-due-past",
    ]


def test_a_conflict_ends_the_review_and_the_coordinator_is_told() -> None:
    made = seeded_plan()
    row = assigned(made, seed_commitment(made), declared=False)
    by = made.as_user(row.reviewer)
    with pytest.raises(NotPermitted):
        declare_interests(
            person=made.as_coordinator(), assignment=row, declaration=Declaration.NONE
        )
    told = declare_interests(
        person=by, assignment=row, declaration=Declaration.CONFLICT, words="I advised them."
    )
    assert (told.declaration, told.declared_text) == ("conflict", "I advised them.")
    assert told.ended_at is not None
    logged = AuditEntry.objects.filter(object=row.reference).order_by("sequence")
    assert list(logged.values_list("action", "visibility")) == [
        ("assign_reviewer", "members"),
        ("declare_interests", "private"),
    ]
    notice = PlanNotice.objects.get(message="mail-conflict-declared")
    assert (notice.user_id, notice.urgent) == (made.coordinator.id, True)
    again = made.as_user(row.reviewer)
    refused = refusal(
        lambda: declare_interests(person=again, assignment=row, declaration=Declaration.NONE)
    )
    assert refused == "assignment-ended"


def test_a_reviewer_who_came_to_act_for_the_participant_stops() -> None:
    made = seeded_plan()
    commitment = seed_commitment(made)
    row = assigned(made, commitment)
    acme = made.participants["acme"].organisation
    assert acme is not None
    add_member(
        actor=OPERATOR,
        organisation=acme.id,
        user=row.reviewer_id,
        role=MembershipRole.REPRESENTATIVE,
        on=SINCE,
    )
    assert refusal(lambda: assessed(made, row)) == "reviewer-of-own-side"
    other = seed_commitment(made)
    pending = ReviewAssignment.objects.create(
        commitment=other, reviewer=row.reviewer, assigned_by="operator"
    )
    refused = refusal(
        lambda: declare_interests(
            person=made.as_user(row.reviewer), assignment=pending, declaration=Declaration.NONE
        )
    )
    assert refused == "reviewer-of-own-side"


def test_assessed_after_declaring_alone_and_the_last_one_counts() -> None:
    made = seeded_plan()
    commitment = seed_commitment(made)
    reported(made, commitment)
    first = assigned(made, commitment, declared=False)
    assert refusal(lambda: assessed(made, first)) == "interests-undeclared"
    declare_interests(
        person=made.as_user(first.reviewer), assignment=first, declaration=Declaration.NONE
    )
    second = assigned(made, commitment, person("ruth"))
    assessed(made, first, Level.LIMITED)
    last = assessed(made, second, Level.SUBSTANTIAL)
    assert (last.number, last.update_number, last.version, last.on) == (2, 1, 1, TODAY)
    commitment.refresh_from_db()
    assert (commitment.level, commitment.self_percent) == ("substantial", 40)
    assert list(Assessment.objects.values_list("level", flat=True)) == ["limited", "substantial"]


def test_who_was_not_asked_does_not_assess() -> None:
    made = seeded_plan()
    commitment = seed_commitment(made)
    row = assigned(made, commitment)
    for other in (made.as_coordinator(), made.as_participant("acme"), made.as_public()):
        with pytest.raises(NotPermitted):
            assess(
                person=other,
                commitment=commitment,
                level=Level.COMPLETE,
                reasons="x",
                language="en",
                seen=Seen(1, 0),
            )
    end_assignment(person=made.as_coordinator(), assignment=row)
    assert refusal(lambda: assessed(made, row)) == "no-reviewer"
    assert refusal(
        lambda: end_assignment(person=made.as_coordinator(), assignment=row)
    ) == "assignment-ended"  # fmt: skip
    own = assigned(made, commitment, row.reviewer)
    end_assignment(person=made.as_user(row.reviewer), assignment=own)
    assert not commitment.assignments.filter(ended_at=None).exists()


def test_what_is_reported_meanwhile_is_not_assessed_unread() -> None:
    made = seeded_plan()
    commitment = seed_commitment(made)
    reported(made, commitment)
    row = assigned(made, commitment)
    reported(made, commitment)
    with pytest.raises(Conflict) as refused:
        assess(
            person=made.as_user(row.reviewer),
            commitment=commitment,
            level=Level.LIMITED,
            reasons="I read the first.",
            language="en",
            seen=Seen(1, 1),
        )
    assert refused.value.message.id == "assessment-without-updates"
    assert refused.value.message.params == {"seen": 1, "update": 2}
    assert not Assessment.objects.exists()


def test_sent_twice_it_is_assessed_and_answered_once() -> None:
    made = seeded_plan()
    commitment = seed_commitment(made)
    row = assigned(made, commitment)
    for _ in range(2):
        found = assess(
            person=made.as_user(row.reviewer),
            commitment=commitment,
            level=Level.NOT_STARTED,
            reasons="Nothing is reported.",
            language="en",
            seen=Seen(1, 0),
            key=KEY,
        )
        answer = respond_to_assessment(
            person=made.as_participant("acme"),
            assessment=found,
            text="We begin in May.",
            language="en",
            key=KEY,
        )
    assert (found.id, answer.id) == (KEY, KEY)
    assert (Assessment.objects.count(), found.responses.count()) == (1, 1)
    with pytest.raises(NotPermitted):
        respond_to_assessment(
            person=made.as_participant("kenya"), assessment=found, text="No.", language="en"
        )
