"""What happens to members, who records it, and on what ground."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest
from tests.assembly.closed_ballots import closed_ballot, institute
from tests.assembly.seeding import Seeded, seeded
from tests.parties.people import person

from comity.assembly.actions.enter_member import enter_member
from comity.assembly.actions.record_standing import Ground, record_standing
from comity.assembly.domain.member_classes import Right
from comity.assembly.domain.standing import EventKind
from comity.assembly.models import StandingEvent
from comity.assembly.queries.people import Person
from comity.kernel.domain.errors import ComityError, Conflict, InvalidInput, NotPermitted
from comity.kernel.domain.periods import PartialDate
from comity.parties.domain.permissions import OrganisationKind

pytestmark = pytest.mark.django_db
_K = EventKind


def happens(
    made: Seeded,
    kind: EventKind,
    on: str = "2026-06-01",
    *,
    by: Person | None = None,
    ballot: UUID | None = None,
    decision: str = "",
    member_class: str = "",
) -> StandingEvent:
    return record_standing(
        person=by or made.as_secretary(),
        member="KE",
        kind=kind,
        on=PartialDate.parse(on) if on else None,
        member_class=member_class,
        ground=Ground(ballot, decision),
    )


def refused(error: type[ComityError], made: Seeded, kind: EventKind, **given: object) -> str:
    with pytest.raises(error) as found:
        happens(made, kind, **given)  # type: ignore[arg-type]
    return found.value.message.id


def test_arrears_take_the_vote_away_after_the_months_of_the_statute() -> None:
    made = seeded("KE")
    happens(made, _K.ARREARS_BEGUN, "2026-02-01")
    before, after = date(2027, 1, 31), date(2027, 2, 1)
    assert made.as_head("KE", before).member_has(Right.VOTE)
    assert not made.as_head("KE", after).member_has(Right.VOTE)
    happens(made, _K.ARREARS_ENDED, "2027-02-01")
    assert made.as_head("KE", after).member_has(Right.VOTE)


def test_the_body_lets_a_member_in_arrears_vote() -> None:
    made = seeded("KE")
    happens(made, _K.ARREARS_BEGUN, "2026-02-01")
    ballot = closed_ballot(made, made.members["KE"].reference, "arrears")
    happens(made, _K.ARREARS_WAIVED, "2026-03-01", ballot=ballot)
    assert made.as_head("KE", date(2027, 2, 1)).member_has(Right.VOTE)


def test_suspension_needs_the_ballot_that_decided_it() -> None:
    made = seeded("KE")
    reference = made.members["KE"].reference
    assert refused(InvalidInput, made, _K.SUSPENDED) == "standing-decision-missing"
    wrong = {
        "decision-of-another-matter": closed_ballot(made, reference, "arrears"),
        "decision-of-another-body": closed_ballot(made, reference, "suspension", body="council"),
        "decision-does-not-carry": closed_ballot(made, reference, "suspension", outcome="rejected"),
        "decision-of-another": closed_ballot(made, "member:other", "suspension"),
    }
    found = [refused(Conflict, made, _K.SUSPENDED, ballot=each) for each in wrong.values()]
    assert found == list(wrong)
    ballot = closed_ballot(made, reference, "suspension")
    event = happens(made, _K.SUSPENDED, ballot=ballot)
    assert (event.decision, event.number) == (f"ballot:{ballot}", 2)
    assert refused(Conflict, made, _K.SUSPENSION_ENDED, ballot=ballot) == "decision-used"


def test_what_happened_before_may_name_a_decision_in_words() -> None:
    made = seeded("KE")
    before = (made.assembly.created_at.date() - timedelta(days=1)).isoformat()
    today = made.assembly.created_at.date().isoformat()
    said = "Resolution 7"
    assert (
        refused(InvalidInput, made, _K.SUSPENDED, on=today, decision=said)
        == "standing-decision-missing"
    )
    assert happens(made, _K.SUSPENDED, before, decision=said).decision == said


def test_a_member_gives_notice_and_revokes_it_and_nobody_elses_does() -> None:
    made = seeded("KE", "FR")
    ken = made.as_head("KE")
    happens(made, _K.WITHDRAWAL_NOTIFIED, "2026-02-01", by=ken)
    assert not made.as_head("KE", date(2026, 8, 1)).member_has(Right.VOTE)
    happens(made, _K.WITHDRAWAL_REVOKED, "2026-03-01", by=ken)
    assert made.as_head("KE", date(2026, 8, 1)).member_has(Right.VOTE)
    for other in (made.as_head("FR"), made.as_user(person("stranger"))):
        assert refused(NotPermitted, made, _K.WITHDRAWAL_NOTIFIED, by=other) == "not-permitted"


def test_a_member_records_nothing_else_of_itself() -> None:
    made = seeded("KE")
    for kind in set(EventKind) - {_K.WITHDRAWAL_NOTIFIED, _K.WITHDRAWAL_REVOKED}:
        assert refused(NotPermitted, made, kind, by=made.as_head("KE")) == "not-permitted"


def test_events_are_in_order_and_in_place() -> None:
    made = seeded("KE")
    assert refused(Conflict, made, _K.ARREARS_ENDED) == "event-out-of-place"
    assert refused(Conflict, made, _K.ARREARS_BEGUN, on="2025-06-01") == "member-not-one"
    happens(made, _K.ARREARS_BEGUN, "2026-06-01")
    assert refused(Conflict, made, _K.ARREARS_ENDED, on="2026-05-01") == "event-before-another"
    assert refused(Conflict, made, _K.ARREARS_BEGUN, on="2026-07-01") == "event-out-of-place"
    assert refused(Conflict, made, _K.ADMITTED) == "standing-by-admission"
    assert refused(Conflict, made, _K.EXPELLED) == "standing-not-in-statute"


def test_a_class_is_changed_by_whoever_admits_to_it() -> None:
    made = seeded("KE")
    reference = made.members["KE"].reference
    assert (
        refused(InvalidInput, made, _K.CLASS_CHANGED, member_class="observer")
        == "standing-decision-missing"
    )
    ballot = closed_ballot(made, reference, "observers", body="council")
    happens(made, _K.CLASS_CHANGED, ballot=ballot, member_class="observer")
    assert not made.as_head("KE", date(2026, 6, 1)).member_has(Right.VOTE)
    other = closed_ballot(made, reference, "observers", body="council")
    assert (
        refused(Conflict, made, _K.CLASS_CHANGED, ballot=other, member_class="observer")
        == "class-as-before"
    )
    assert (
        refused(InvalidInput, made, _K.ARREARS_BEGUN, member_class="observer")
        == "event-class-needless"
    )


def test_a_company_does_not_become_a_member_by_way_of_being_an_observer() -> None:
    made = seeded("KE")
    works = institute(person("ada"), "Works", OrganisationKind.COMPANY)
    member = enter_member(
        person=made.as_secretary(),
        organisation=works.id,
        member_class="observer",
        admitted_on=PartialDate.parse("2026-01-01"),
    )
    with pytest.raises(Conflict) as error:
        record_standing(
            person=made.as_secretary(),
            member=member.code,
            kind=_K.CLASS_CHANGED,
            on=PartialDate.parse("2026-06-01"),
            member_class="member",
            ground=Ground(closed_ballot(made, member.reference, "admission")),
        )
    assert error.value.message.id == "application-kind"


def test_a_ballot_is_named_only_where_one_decides() -> None:
    made = seeded("KE")
    ballot = closed_ballot(made, made.members["KE"].reference, "arrears")
    assert refused(InvalidInput, made, _K.ARREARS_BEGUN, ballot=ballot) == (
        "standing-decision-needless"
    )


def test_an_unknown_day_is_kept_as_unknown() -> None:
    made = seeded("KE")
    assert happens(made, _K.ARREARS_BEGUN, "").on == ""
    assert not made.as_head("KE").member_has(Right.VOTE)
