"""Elections of North Lakes and votes in them, for tests."""

from __future__ import annotations

from tests.assembly.seeding import SINCE, Seeded
from tests.parties.people import person

from comity.assembly.actions.appoint_officer import appoint_officer
from comity.assembly.actions.close_round import close_round
from comity.assembly.actions.nominate import nominate
from comity.assembly.actions.open_round import open_round
from comity.assembly.actions.prepare_election import prepare_election
from comity.assembly.actions.vote_in_round import vote_in_round
from comity.assembly.domain.elections import Round, Ties
from comity.assembly.domain.offices import Office
from comity.assembly.formats.ballot_plain import read_round
from comity.assembly.models import Ballot, Election
from comity.assembly.queries.people import Person
from comity.parties.domain.terms import Term


def council_election(made: Seeded, *candidates: str, seats: int = 0) -> Election:
    election = prepare_election(
        person=made.as_secretary(), title="Council", seats_in="council", seats=seats
    )
    return with_candidates(made, election, *candidates)


def office_election(made: Seeded, *candidates: str, ties: Ties = Ties.ALL_GO_ON) -> Election:
    election = prepare_election(
        person=made.as_secretary(),
        title="Secretary",
        office="Secretary",
        body="assembly",
        matter="election",
        ties=ties,
    )
    return with_candidates(made, election, *candidates)


def with_candidates(made: Seeded, election: Election, *candidates: str) -> Election:
    for each in candidates:
        nominate(person=made.as_secretary(), election=election.id, candidate=each)
    return election


def round_opened(made: Seeded, election: Election) -> Ballot:
    return open_round(person=made.as_secretary(), election=election.id)


def name(made: Seeded, ballot: Ballot, **ballots: str) -> None:
    """Each State by its head; names are told apart by commas."""
    for code, names in ballots.items():
        chosen = frozenset(each for each in names.split(",") if each)
        vote_in_round(person=made.as_head(code), ballot=ballot.id, names=chosen)


def round_closed(made: Seeded, ballot: Ballot) -> Round:
    return read_round(close_round(person=made.as_secretary(), ballot=ballot.id).result)


def round_held(made: Seeded, election: Election, **ballots: str) -> Round:
    ballot = round_opened(made, election)
    name(made, ballot, **ballots)
    return round_closed(made, ballot)


def presiding(made: Seeded) -> Person:
    chair = person(f"chair-{made.assembly.slug}")
    appoint_officer(
        person=made.as_operator(),
        user=chair.id,
        office=Office.PRESIDING,
        body="assembly",
        term=Term(SINCE),
    )
    return made.as_user(chair)
