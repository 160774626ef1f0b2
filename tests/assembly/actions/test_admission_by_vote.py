"""From an application, by a vote that is held, to a member that votes."""

from __future__ import annotations

import pytest
from tests.assembly.closed_ballots import applying
from tests.assembly.seeding import Seeded, seeded
from tests.assembly.voting import NO, YES, closed, vote

from comity.assembly.actions.move_application import move_application
from comity.assembly.actions.open_ballot import open_ballot
from comity.assembly.actions.prepare_ballot import prepare_ballot
from comity.assembly.actions.record_standing import Ground, record_standing
from comity.assembly.domain.applications import ApplicationState, Mover
from comity.assembly.domain.standing import EventKind
from comity.assembly.models import Ballot
from comity.assembly.queries.member_list import member_shown
from comity.kernel.domain.errors import Conflict
from comity.kernel.domain.periods import PartialDate
from comity.regulation.domain.truth import Truth

pytestmark = pytest.mark.django_db


def voted(
    made: Seeded, subject: str, *, matter: str = "", body: str = "", no: bool = False
) -> Ballot:
    person = made.as_secretary()
    ballot = prepare_ballot(person=person, subject=subject, matter=matter, body=body)
    open_ballot(person=person, ballot=ballot.id)
    choice = NO if no else YES
    vote(made, ballot, KE=choice, FR=choice, JP=choice, BR=YES)
    return closed(made, ballot)


def test_an_applicant_is_put_off_taken_up_and_admitted() -> None:
    made = seeded()
    _, row = applying(made, complete=True)
    secretary = made.as_secretary()
    put_off = voted(made, row.deferral)
    move_application(
        person=secretary,
        application=row.id,
        to=ApplicationState.DEFERRED,
        by=Mover.BODY,
        ballot=put_off.id,
    )
    move_application(
        person=secretary, application=row.id, to=ApplicationState.SUBMITTED, by=Mover.SECRETARY
    )
    admitted = voted(made, row.reference)
    assert (admitted.matter, admitted.body) == ("admission", "assembly")
    move_application(
        person=secretary,
        application=row.id,
        to=ApplicationState.APPROVED,
        by=Mover.BODY,
        ballot=admitted.id,
    )
    assert member_shown(made.assembly, row.code, secretary.on).votes is Truth.TRUE


def test_an_applicant_is_declined_by_vote() -> None:
    made = seeded()
    _, row = applying(made, complete=True)
    ballot = voted(made, row.reference, no=True)
    with pytest.raises(Conflict):
        move_application(
            person=made.as_secretary(),
            application=row.id,
            to=ApplicationState.APPROVED,
            by=Mover.BODY,
            ballot=ballot.id,
        )
    row = move_application(
        person=made.as_secretary(),
        application=row.id,
        to=ApplicationState.DECLINED,
        by=Mover.BODY,
        ballot=ballot.id,
    )
    assert row.state == "declined"


def test_a_member_is_suspended_by_vote() -> None:
    made = seeded()
    ballot = voted(made, made.members["CA"].reference, matter="suspension", body="assembly")
    today = made.as_secretary().on
    record_standing(
        person=made.as_secretary(),
        member="CA",
        kind=EventKind.SUSPENDED,
        on=PartialDate.parse(today.isoformat()),
        ground=Ground(ballot.id),
    )
    assert member_shown(made.assembly, "CA", today).votes is Truth.FALSE
