"""Elections by their ids, and their rounds."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet

from comity.assembly.domain.ballots import BallotState
from comity.assembly.domain.contests import Contest
from comity.assembly.domain.election_course import ElectionState, Progress, progress
from comity.assembly.domain.elections import Ties
from comity.assembly.formats.ballot_plain import read_contest, read_round
from comity.assembly.models import Assembly, Ballot, Election
from comity.assembly.queries.people import Person, visible_to
from comity.kernel.domain.errors import UnknownName


def locked_election(assembly: Assembly, key: UUID) -> Election:
    """For whatever changes its state, before its rounds are locked. Raises
    `UnknownName("election-unknown")`."""
    found = Election.objects.select_for_update().filter(assembly=assembly, id=key).first()
    if found is None:
        raise UnknownName("election-unknown", election=str(key))
    return found


def election_state(election: Election) -> ElectionState:
    return ElectionState(election.state)


def seen_elections(person: Person) -> QuerySet[Election]:
    """The newest first."""
    return Election.objects.filter(assembly=person.assembly, visibility__in=visible_to(person))


def seen_election(person: Person, key: UUID) -> Election:
    """Raises `UnknownName("election-unknown")`, also for one that they may not see."""
    found = seen_elections(person).select_related("session", "assembly").filter(id=key).first()
    if found is None:
        raise UnknownName("election-unknown", election=str(key))
    return found


def election_of_round(person: Person, ballot: UUID) -> Election | None:
    """Of a ballot that is a round of one that they may see."""
    return seen_elections(person).filter(rounds=ballot).first()


def rounds_of(election: Election) -> tuple[Ballot, ...]:
    """In order, annulled ones too."""
    rows = election.rounds.select_related("session", "statute", "assembly")
    return tuple(rows.order_by("opened_at", "id"))


def open_round_of(election: Election) -> Ballot | None:
    return election.rounds.filter(state=BallotState.OPEN.value).first()


def progress_of(election: Election) -> Progress:
    """By the rounds that were counted and not annulled."""
    counted = election.rounds.filter(state=BallotState.CLOSED.value).order_by("opened_at", "id")
    rounds = [read_round(each.result) for each in counted]
    return progress(frozenset(election.candidates), election.seats, rounds)


def contest_next(election: Election) -> Contest:
    """What the next round would be about."""
    found = progress_of(election)
    return Contest(
        among=found.standing,
        seats=found.seats_left,
        runoff=found.runoff,
        ties=Ties(election.ties),
    )


def contest_of(ballot: Ballot) -> Contest:
    """Of a round."""
    return read_contest(ballot.contest)
