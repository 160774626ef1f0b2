"""Rounds of elections as somebody sees them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from uuid import UUID

from comity.assembly.domain.ballots import BallotState
from comity.assembly.domain.election_course import Progress, progress
from comity.assembly.domain.secret_ballots import SecretBallot
from comity.assembly.formats.ballot_plain import read_round
from comity.assembly.models import Ballot, Election
from comity.assembly.queries.ballot_parts import secret_votes_in
from comity.assembly.queries.find_ballot import state_of
from comity.assembly.queries.people import Person
from comity.kernel.domain.errors import Conflict, UnknownName


def kept_election(person: Person, key: UUID, permission: str = "keep-ballots") -> Election:
    """As `seen_election`, and any for whoever has the permission or presides: a token may be
    narrowed to that alone. Raises `UnknownName("election-unknown")`."""
    rows = Election.objects.select_related("session", "assembly")
    found = rows.filter(assembly=person.assembly, id=key).first()
    if found is None or not (
        person.sees(found.visibility) or person.may(permission) or person.may_preside(found.body)
    ):
        raise UnknownName("election-unknown", election=str(key))
    return found


def round_of(election: Election, key: UUID) -> Ballot:
    """Raises `UnknownName("ballot-unknown")`, also for a round of another."""
    rows = election.rounds.select_related("session", "statute", "assembly")
    found = rows.filter(id=key).first()
    if found is None:
        raise UnknownName("ballot-unknown", ballot=str(key))
    return found


def ballots_of_round(ballot: Ballot) -> tuple[SecretBallot, ...]:
    """All that were given in it, in the order of their commitments. Raises
    `Conflict("ballot-sealed")` unless it is closed; one that was annulled stays sealed."""
    if state_of(ballot) is not BallotState.CLOSED:
        raise Conflict("ballot-sealed", ballot=ballot.title)
    return secret_votes_in(ballot)


def progress_of_each(elections: Iterable[Election]) -> Mapping[UUID, Progress]:
    """As `progress_of`, of many at once."""
    rows = list(elections)
    closed = Ballot.objects.filter(election__in=rows, state=BallotState.CLOSED.value)
    counted: dict[UUID | None, list[object]] = defaultdict(list)
    for key, result in closed.order_by("opened_at", "id").values_list("election_id", "result"):
        counted[key].append(result)
    return {
        each.id: progress(
            frozenset(each.candidates), each.seats, [read_round(it) for it in counted[each.id]]
        )
        for each in rows
    }
