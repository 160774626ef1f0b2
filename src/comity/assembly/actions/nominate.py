"""Candidates of an election, before its first round."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction

from comity.assembly.actions.prepare_ballot import require_ballot_keeper
from comity.assembly.actions.prepare_election import log_election
from comity.assembly.domain.election_course import ElectionDeed, election_after
from comity.assembly.domain.seats import check_may_stand
from comity.assembly.models import Election
from comity.assembly.queries.find_assembly import statute_on
from comity.assembly.queries.find_election import election_state, locked_election
from comity.assembly.queries.members_of import domain_member, find_member
from comity.assembly.queries.people import Person
from comity.kernel.domain.errors import Conflict, InvalidInput, UnknownName

LONGEST_NAME = 200


def nominate(*, person: Person, election: UUID, candidate: str) -> Election:
    """`candidate` is the code of a member or, for an office, a name. Needs `keep-ballots`, or
    `preside` over the body that elects. Raises as `check_may_stand` does for a member;
    `UnknownName`: `election-unknown`, `member-unknown`; `InvalidInput("candidate-without-name")`;
    `Conflict`: `election-state`, `candidate-twice`."""
    candidate = " ".join(candidate.split())
    if not 1 <= len(candidate) <= LONGEST_NAME:
        raise InvalidInput("candidate-without-name", longest=LONGEST_NAME)
    with transaction.atomic():
        row = _locked(person, election)
        if row.seats_in:
            member = domain_member(find_member(person.assembly, candidate))
            statute = statute_on(person.assembly, person.on)
            check_may_stand(statute, row.seats_in, member, person.on)
        if candidate.casefold() in {each.casefold() for each in row.candidates}:
            raise Conflict("candidate-twice", name=candidate)
        row.candidates = sorted([*row.candidates, candidate])
        row.save(update_fields=["candidates"])
        log_election(person, "nominate", row, {"candidate": candidate})
    return row


def withdraw_candidate(*, person: Person, election: UUID, candidate: str) -> Election:
    """As `nominate`. Raises `UnknownName("candidate-unknown")`."""
    with transaction.atomic():
        row = _locked(person, election)
        if candidate not in row.candidates:
            raise UnknownName("candidate-unknown", name=candidate)
        row.candidates = [each for each in row.candidates if each != candidate]
        row.save(update_fields=["candidates"])
        log_election(person, "withdraw_candidate", row, {"candidate": candidate})
    return row


def _locked(person: Person, key: UUID) -> Election:
    row = locked_election(person.assembly, key)
    require_ballot_keeper(person, row.body)
    election_after(election_state(row), ElectionDeed.NOMINATE)
    return row
