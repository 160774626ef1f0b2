"""How applications move, and by whom."""

from __future__ import annotations

from uuid import uuid4

import pytest
from tests.assembly.closed_ballots import applying, closed_ballot
from tests.assembly.seeding import Seeded, seeded
from tests.parties.people import person

from comity.assembly.actions.add_document import add_document
from comity.assembly.actions.apply_for_membership import apply_for_membership
from comity.assembly.actions.move_application import move_application
from comity.assembly.actions.record_standing import record_standing
from comity.assembly.domain.applications import ApplicationState, Mover
from comity.assembly.domain.ballots import BallotState
from comity.assembly.domain.standing import EventKind
from comity.assembly.models import Application, MailNotice, Member
from comity.assembly.queries.members_of import members_of
from comity.assembly.queries.people import Person
from comity.kernel.domain.errors import ComityError, Conflict, InvalidInput, NotPermitted
from comity.kernel.domain.periods import PartialDate
from comity.kernel.models import AuditEntry

pytestmark = pytest.mark.django_db
_S = ApplicationState


def decide(
    made: Seeded,
    row: Application,
    to: ApplicationState,
    *,
    matter: str = "admission",
    outcome: str = "adopted",
    body: str = "assembly",
    by: Person | None = None,
) -> Application:
    subject = row.reference if to in (_S.APPROVED, _S.DECLINED) else row.deferral
    ballot = closed_ballot(made, subject, matter, outcome=outcome, body=body)
    return move_application(
        person=by or made.as_secretary(), application=row.id, to=to, by=Mover.BODY, ballot=ballot
    )


def test_an_approved_applicant_is_a_member_from_the_day_of_the_decision() -> None:
    made = seeded("KE")
    _, row = applying(made, complete=True)
    ballot = closed_ballot(made, row.reference, "admission")
    today = made.as_secretary().on
    move_application(
        person=made.as_secretary(), application=row.id, to=_S.APPROVED, by=Mover.BODY, ballot=ballot
    )
    (found,) = (it for it in members_of(made.assembly, today) if it.id == row.applicant.reference)
    (event,) = found.events
    assert (event.kind, event.member_class) == (EventKind.ADMITTED, "member")
    assert (event.on, event.decision) == (PartialDate.parse(today.isoformat()), f"ballot:{ballot}")
    assert [each.action for each in AuditEntry.objects.order_by("-sequence")[:2]] == [
        "move_application",
        "record_standing",
    ]


def test_what_is_missing_keeps_it_from_approval() -> None:
    made = seeded("KE")
    _, row = applying(made)
    with pytest.raises(InvalidInput) as error:
        decide(made, row, _S.APPROVED)
    assert error.value.message.id == "application-documents-missing"
    row.refresh_from_db()
    assert (row.state, Member.objects.count()) == ("submitted", 1)


@pytest.mark.parametrize(
    ("to", "matter", "outcome", "body", "id"),
    [
        (_S.APPROVED, "admission", "rejected", "assembly", "decision-does-not-carry"),
        (_S.APPROVED, "admission", "no-quorum", "assembly", "decision-does-not-carry"),
        (_S.DECLINED, "admission", "adopted", "assembly", "decision-does-not-carry"),
        (_S.DECLINED, "admission", "no-quorum", "assembly", "decision-does-not-carry"),
        (_S.APPROVED, "", "adopted", "assembly", "decision-does-not-carry"),
        (_S.DEFERRED, "admission", "adopted", "assembly", "decision-does-not-carry"),
        (_S.APPROVED, "admission", "adopted", "council", "decision-of-another-body"),
    ],
)
def test_a_decision_leads_where_it_says_and_nowhere_else(
    to: ApplicationState, matter: str, outcome: str, body: str, id: str
) -> None:
    made = seeded("KE")
    _, row = applying(made, complete=True)
    with pytest.raises(Conflict) as error:
        decide(made, row, to, matter=matter, outcome=outcome, body=body)
    assert error.value.message.id == id


def test_the_body_declines_and_defers() -> None:
    made = seeded("KE")
    _, row = applying(made)
    deferred = decide(made, row, _S.DEFERRED, matter="")
    assert deferred.state == "deferred"
    move_application(
        person=made.as_secretary(), application=row.id, to=_S.SUBMITTED, by=Mover.SECRETARY
    )
    assert decide(made, row, _S.DECLINED, outcome="rejected").state == "declined"
    assert [each.to for each in row.moves.all()] == ["deferred", "submitted", "declined"]


def test_a_decision_is_carried_out_once() -> None:
    made = seeded("KE")
    _, row = applying(made)
    ballot = closed_ballot(made, row.deferral, "")

    def defer() -> Application:
        return move_application(
            person=made.as_secretary(),
            application=row.id,
            to=_S.DEFERRED,
            by=Mover.BODY,
            ballot=ballot,
        )

    defer()
    move_application(
        person=made.as_secretary(), application=row.id, to=_S.SUBMITTED, by=Mover.SECRETARY
    )
    with pytest.raises(Conflict) as error:
        defer()
    assert error.value.message.id == "decision-used"


@pytest.mark.parametrize("state", [BallotState.OPEN, BallotState.ANNULLED, BallotState.PREPARED])
def test_a_ballot_that_decided_nothing_admits_nobody(state: BallotState) -> None:
    made = seeded("KE")
    _, row = applying(made, complete=True)
    ballot = closed_ballot(made, row.reference, "admission", state=state)
    with pytest.raises(Conflict) as error:
        move_application(
            person=made.as_secretary(),
            application=row.id,
            to=_S.APPROVED,
            by=Mover.BODY,
            ballot=ballot,
        )
    assert error.value.message.id == "decision-not-closed"


def test_a_ballot_on_another_application_does_not_count() -> None:
    made = seeded("KE")
    _, row = applying(made, complete=True)
    ballot = closed_ballot(made, f"application:{uuid4()}", "admission")
    with pytest.raises(Conflict) as error:
        move_application(
            person=made.as_secretary(),
            application=row.id,
            to=_S.APPROVED,
            by=Mover.BODY,
            ballot=ballot,
        )
    assert error.value.message.id == "decision-of-another"


def test_a_vote_on_deferral_admits_nobody_and_one_on_admission_defers_nothing() -> None:
    made = seeded("KE")
    _, row = applying(made, complete=True)
    crossed = {_S.APPROVED: row.deferral, _S.DECLINED: row.deferral, _S.DEFERRED: row.reference}
    for to, subject in crossed.items():
        for matter in ("", "admission"):
            ballot = closed_ballot(made, subject, matter)
            with pytest.raises(Conflict) as error:
                move_application(
                    person=made.as_secretary(),
                    application=row.id,
                    to=to,
                    by=Mover.BODY,
                    ballot=ballot,
                )
            assert error.value.message.id == "decision-of-another"


def test_without_a_ballot_the_body_moves_nothing() -> None:
    made = seeded("KE")
    _, row = applying(made, complete=True)
    with pytest.raises(InvalidInput) as error:
        move_application(
            person=made.as_secretary(), application=row.id, to=_S.APPROVED, by=Mover.BODY
        )
    assert error.value.message.id == "application-decision-missing"


def test_each_side_moves_on_its_own_side() -> None:
    made = seeded("KE")
    ada, row = applying(made)
    tried: list[tuple[Person, Mover, ApplicationState]] = [
        (made.as_user(person("stranger")), Mover.APPLICANT, _S.WITHDRAWN),
        (made.as_secretary(), Mover.APPLICANT, _S.WITHDRAWN),
        (made.as_user(ada), Mover.SECRETARY, _S.MORE_INFORMATION),
        (made.as_head("KE"), Mover.SECRETARY, _S.MORE_INFORMATION),
        (made.as_secretary(), Mover.SECRETARY, _S.APPROVED),
        (made.as_user(ada), Mover.APPLICANT, _S.APPROVED),
        (made.as_user(ada), Mover.BODY, _S.APPROVED),
    ]
    for who, by, to in tried:
        with pytest.raises(NotPermitted):
            move_application(person=who, application=row.id, to=to, by=by)
    row.refresh_from_db()
    assert (row.state, row.moves.count()) == ("submitted", 0)


def test_the_applicant_answers_a_question() -> None:
    made = seeded("KE")
    ada, row = applying(made)
    move_application(
        person=made.as_secretary(),
        application=row.id,
        to=_S.MORE_INFORMATION,
        by=Mover.SECRETARY,
        reason="Which law?",
    )
    move_application(
        person=made.as_user(ada), application=row.id, to=_S.SUBMITTED, by=Mover.APPLICANT
    )
    row.refresh_from_db()
    assert row.state == "submitted"
    assert [(it.number, it.by, it.reason) for it in row.moves.all()] == [
        (1, "secretary", "Which law?"),
        (2, "applicant", ""),
    ]


def test_whoever_left_comes_back_as_the_same_member() -> None:
    made = seeded("KE", "FR")
    record_standing(
        person=made.as_secretary(),
        member="FR",
        kind=EventKind.LEFT,
        on=PartialDate.parse("2026-02-01"),
    )
    french = made.members["FR"]
    row = apply_for_membership(
        person=made.as_head("FR"),
        organisation=french.organisation_id,
        member_class="observer",
        as_state=True,
    )
    with pytest.raises(ComityError):
        decide(made, row, _S.APPROVED, matter="observers", body="council")
    add_document(
        person=made.as_head("FR"),
        about=row.reference,
        name="letter.md",
        content=b"# Again",
        part="letter-of-intent",
    )
    decide(made, row, _S.APPROVED, matter="observers", body="council")
    assert [each.kind for each in french.events.all()] == ["admitted", "left", "admitted"]
    assert Member.objects.filter(code="FR").count() == 1


def test_whom_it_concerns_is_told_and_nobody_of_what_they_did() -> None:
    made = seeded("KE")
    ada, row = applying(made, complete=True)
    move_application(
        person=made.as_secretary(),
        application=row.id,
        to=_S.MORE_INFORMATION,
        by=Mover.SECRETARY,
    )
    move_application(
        person=made.as_user(ada), application=row.id, to=_S.SUBMITTED, by=Mover.APPLICANT
    )
    decide(made, row, _S.APPROVED)
    told = MailNotice.objects.values_list("user__name", "message")
    secretary = made.secretary.name
    assert sorted(told) == sorted(
        [
            (secretary, "mail-application-submitted"),
            ("ada", "mail-application-asked"),
            (secretary, "mail-application-submitted"),
            ("ada", "mail-application-approved"),
            (made.heads["KE"].name, "mail-application-approved"),
        ]
    )
