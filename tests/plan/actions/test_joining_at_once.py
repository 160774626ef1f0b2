"""Two who do the same at once: one of them is told that it is done."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.db import connection
from tests.assembly.actions.test_members_at_once import at_once
from tests.plan.joining import UNIVERSITY, asked, confirmed
from tests.plan.seeding import seeded_plan

from comity.kernel.queries.verify_audit import verify_audit
from comity.plan.actions.confirm_join import confirm_join
from comity.plan.actions.move_join_request import move_join_request
from comity.plan.domain.join_moves import JoinMover
from comity.plan.domain.participants import JoinState
from comity.plan.models import JoinMove, JoinRequest, Participant

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        connection.vendor != "postgresql",
        reason="threads share SQLite's database in memory, and SQLite has one writer at a time",
    ),
]


def test_two_moderators_make_one_participant() -> None:
    made = seeded_plan()
    row = confirmed(made)

    def approve() -> object:
        return move_join_request(
            person=made.as_coordinator(),
            request=row.id,
            to=JoinState.APPROVED,
            by=JoinMover.MODERATOR,
        )

    assert at_once(approve, approve) == ["", "join-move-impossible"]
    assert Participant.objects.filter(name="University of Nairobi").count() == 1
    assert JoinMove.objects.filter(to="approved").count() == 1
    assert verify_audit().broken is None


def test_two_requests_with_one_number_make_one_participant() -> None:
    made = seeded_plan()
    rows = [confirmed(made, replace(UNIVERSITY, email=f"{it}@uonbi.ac.ke")) for it in "ab"]

    def approve(row: JoinRequest) -> object:
        return move_join_request(
            person=made.as_coordinator(),
            request=row.id,
            to=JoinState.APPROVED,
            by=JoinMover.MODERATOR,
        )

    assert at_once(lambda: approve(rows[0]), lambda: approve(rows[1])) == ["", ""]
    assert Participant.objects.filter(name="University of Nairobi").count() == 1


def test_the_form_sent_three_times_at_once_is_one_request() -> None:
    made = seeded_plan()
    assert at_once(*[lambda: asked(made)] * 3) == ["", "", ""]
    assert JoinRequest.objects.count() == 1


def test_a_link_followed_twice_at_once_works_once() -> None:
    made = seeded_plan()
    secret = asked(made).secret

    def confirm() -> object:
        return confirm_join(person=made.as_public(), secret=secret)

    assert at_once(confirm, confirm) == ["", "join-link-used"]
    assert JoinMove.objects.count() == 1
