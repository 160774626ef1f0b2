"""Seats in bodies whose members are elected."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from comity.assembly.actions.record_standing import Ground, decided_before, require_decided
from comity.assembly.domain.ballots import BallotState
from comity.assembly.domain.bodies import Decided
from comity.assembly.domain.counts import Outcome
from comity.assembly.domain.seats import check_seat, elected_seats
from comity.assembly.formats.ballot_plain import read_round
from comity.assembly.models import Assembly, Ballot, Member, Seat
from comity.assembly.queries.find_assembly import statute_on
from comity.assembly.queries.members_of import domain_member, find_member
from comity.assembly.queries.people import Person
from comity.kernel.actions.append_audit import append_audit
from comity.kernel.domain.audit import Visibility
from comity.kernel.domain.errors import Conflict, UnknownName
from comity.kernel.domain.periods import PartialDate
from comity.parties.domain.terms import Term


def give_seat(*, person: Person, member: str, body: str, term: Term, ground: Ground) -> Seat:
    """`member` is a code; the ground is the ballot that elected it. Needs `keep-members`. Raises as
    `check_seat` does; `UnknownName("ballot-unknown")`; `Conflict`: `decision-not-closed`,
    `decision-of-another-body`, `decision-of-another-matter`, `seat-not-elected`;
    `InvalidInput("standing-decision-missing")`."""
    person.require("keep-members")
    row = find_member(person.assembly, member)
    statute = statute_on(person.assembly, person.on)
    decided = elected_seats(statute, body).decided
    with transaction.atomic():
        Assembly.objects.select_for_update().get(id=person.assembly.id)
        reference = _reference(person, row, body, decided, ground, term)
        seats = Seat.objects.filter(member__assembly=person.assembly, body=body)
        held = [
            (each.member.code, Term(each.valid_from, each.valid_until))
            for each in seats.select_related("member")
        ]
        check_seat(statute, body, domain_member(row), term, held)
        seat = Seat.objects.create(
            member=row,
            body=body,
            decision=reference,
            valid_from=term.start,
            valid_until=term.until,
        )
        _log(person, "give_seat", seat, reference)
    return seat


def end_seat(*, person: Person, seat: int, on: date, decision: str = "") -> Seat:
    """From `on` it is free: the member gave it up or lost it, `decision` says why. Needs
    `keep-members`. Raises `UnknownName("seat-unknown")`, `Conflict("seat-ended")`."""
    person.require("keep-members")
    with transaction.atomic():
        rows = Seat.objects.select_for_update(of=("self",)).select_related("member")
        row = rows.filter(id=seat, member__assembly=person.assembly).first()
        if row is None:
            raise UnknownName("seat-unknown", key=str(seat))
        if on < row.valid_from or (row.valid_until is not None and row.valid_until <= on):
            raise Conflict("seat-ended", on=on.isoformat())
        row.valid_until = on
        row.save(update_fields=["valid_until"])
        _log(person, "end_seat", row, decision.strip()[:255])
    return row


def _reference(
    person: Person, row: Member, body: str, decided: Decided, ground: Ground, term: Term
) -> str:
    if ground.ballot is None:
        first = PartialDate.parse(term.start.isoformat())
        return decided_before(person, ground.decision, first)
    ballots = Ballot.objects.select_for_update().filter(assembly=person.assembly)
    ballot = ballots.filter(id=ground.ballot).first()
    if ballot is None:
        raise UnknownName("ballot-unknown", ballot=str(ground.ballot))
    if ballot.state != BallotState.CLOSED.value:
        raise Conflict("decision-not-closed", ballot=ballot.title, state=ballot.state)
    require_decided(ballot.body, ballot.matter, decided)
    if not _elects(ballot, row, body):
        raise Conflict("seat-not-elected", member=row.code, ballot=ballot.title)
    return ballot.reference


def _elects(ballot: Ballot, member: Member, body: str) -> bool:
    """By a round of an election to the body that names it, or by a vote on it alone."""
    if ballot.election is not None:
        elected = read_round(ballot.result).elected
        return ballot.election.seats_in == body and member.code in elected
    return ballot.subject == member.reference and ballot.outcome == Outcome.ADOPTED.value


def _log(person: Person, action: str, seat: Seat, decision: str) -> None:
    append_audit(
        actor=person.actor.reference,
        action=action,
        object=seat.member.reference,
        payload={
            "member": seat.member.code,
            "body": seat.body,
            "from": seat.valid_from.isoformat(),
            "until": seat.valid_until.isoformat() if seat.valid_until else None,
            "decision": decision,
        },
        visibility=Visibility.PUBLIC,
    )
