"""Seats in bodies whose members are elected."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest
from django.utils import timezone
from tests.assembly.closed_ballots import closed_ballot
from tests.assembly.seeding import Seeded, seeded

from comity.assembly.actions.give_seat import end_seat, give_seat
from comity.assembly.actions.record_standing import Ground
from comity.assembly.domain.decision_bundle import plain
from comity.assembly.domain.elections import ElectionOutcome, Round
from comity.assembly.models import Ballot, Election, Seat
from comity.kernel.domain.errors import ComityError, Conflict, InvalidInput, NotPermitted
from comity.parties.domain.terms import Term

pytestmark = pytest.mark.django_db
TERM = Term(date(2026, 3, 1), date(2028, 3, 1))


def election(made: Seeded, *codes: str) -> UUID:
    election = Election.objects.create(
        assembly=made.assembly, body="assembly", seats_in="council", title="Council", seats=3
    )
    key = closed_ballot(made, election.reference, "election", outcome="elected")
    found = Round(ElectionOutcome.ELECTED, {}, frozenset(codes))
    Ballot.objects.filter(id=key).update(election=election, result=plain(found))
    return key


def seat(made: Seeded, code: str, ballot: UUID, term: Term = TERM, body: str = "council") -> Seat:
    return give_seat(
        person=made.as_secretary(), member=code, body=body, term=term, ground=Ground(ballot)
    )


def refused(error: type[ComityError], made: Seeded, code: str, ballot: UUID, **more: object) -> str:
    with pytest.raises(error) as found:
        seat(made, code, ballot, **more)  # type: ignore[arg-type]
    return found.value.message.id


def test_whoever_was_elected_has_a_seat_and_no_other_has() -> None:
    made = seeded()
    ballot = election(made, "KE", "FR", "JP")
    given = [seat(made, code, ballot) for code in ("KE", "FR", "JP")]
    assert {each.decision for each in given} == {f"ballot:{ballot}"}
    assert refused(Conflict, made, "BR", ballot) == "seat-not-elected"
    assert refused(Conflict, made, "BR", election(made, "BR")) == "seats-full"
    assert refused(Conflict, made, "KE", ballot) == "seat-twice"


def test_a_seat_that_ended_is_free() -> None:
    made = seeded()
    ballot = election(made, "KE", "FR", "JP", "BR")
    first, *_ = [seat(made, code, ballot) for code in ("KE", "FR", "JP")]
    end_seat(person=made.as_secretary(), seat=first.id, on=date(2027, 1, 1), decision="Gave it up")
    later = Term(date(2027, 1, 1), date(2028, 1, 1))
    assert seat(made, "BR", ballot, later).valid_until == date(2028, 1, 1)
    with pytest.raises(Conflict) as error:
        end_seat(person=made.as_secretary(), seat=first.id, on=date(2027, 1, 1))
    assert error.value.message.id == "seat-ended"


def test_a_member_can_be_voted_into_its_seat_alone() -> None:
    made = seeded()
    reference = made.members["KE"].reference
    assert seat(made, "KE", closed_ballot(made, reference, "election")).body == "council"
    no = closed_ballot(made, made.members["FR"].reference, "election", outcome="rejected")
    assert refused(Conflict, made, "FR", no) == "seat-not-elected"


def test_terms_are_as_long_as_the_statute_says() -> None:
    made = seeded()
    ballot = election(made, "KE")
    for term in (Term(TERM.start), Term(TERM.start, date(2028, 3, 2))):
        assert refused(InvalidInput, made, "KE", ballot, term=term) == "seat-too-long"


def test_the_assembly_is_not_elected() -> None:
    made = seeded()
    assert (
        refused(Conflict, made, "KE", election(made, "KE"), body="assembly") == "body-without-seats"
    )


def test_a_seat_needs_a_ground_and_the_secretariat() -> None:
    made = seeded()
    with pytest.raises(InvalidInput) as error:
        give_seat(
            person=made.as_secretary(),
            member="KE",
            body="council",
            term=Term(timezone.now().date(), None),
            ground=Ground(decision="Said so"),
        )
    assert error.value.message.id == "standing-decision-missing"
    with pytest.raises(NotPermitted):
        give_seat(
            person=made.as_head("KE"), member="KE", body="council", term=TERM, ground=Ground()
        )
    given = seat(made, "KE", election(made, "KE"))
    with pytest.raises(NotPermitted):
        end_seat(person=made.as_head("KE"), seat=given.id, on=date(2027, 1, 1))
