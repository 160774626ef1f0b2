"""The parts of a round of an election as they stand in the database, in the order of bundles."""

from __future__ import annotations

from comity.assembly.domain.ballots import BallotState
from comity.assembly.domain.decision_bundle import Part
from comity.assembly.domain.election_bundle import ElectionCited, LotCited, RoundCited
from comity.assembly.domain.elections import Ties
from comity.assembly.formats.ballot_plain import read_contest, read_round
from comity.assembly.models import Ballot, DrawnLot
from comity.assembly.queries.ballot_parts import sealed_parts


def election_cited(ballot: Ballot) -> ElectionCited:
    """With the rounds before this one. They stay as they were when it opened: only the last round
    that stands is annulled, and lots are drawn before the next one opens."""
    election = ballot.election
    assert election is not None  # noqa: S101  # a round
    earlier = election.rounds.filter(
        state=BallotState.CLOSED.value, opened_at__lt=ballot.opened_at
    ).order_by("opened_at")
    return ElectionCited(
        id=str(election.id),
        title=election.title,
        seats_in=ballot.assembly.body_reference(election.seats_in) if election.seats_in else "",
        office=election.office,
        seats=election.seats,
        ties=Ties(election.ties),
        candidates=tuple(sorted(election.candidates)),
        rounds=tuple(RoundCited(str(it.id), read_round(it.result)) for it in earlier),
    )


def lot_in(ballot: Ballot) -> LotCited | None:
    row = DrawnLot.objects.filter(ballot=ballot).first()
    if row is None:
        return None
    return LotCited(tuple(sorted(row.drawn)), row.drawn_by, row.witnesses)


def round_parts_in(ballot: Ballot) -> dict[Part, object]:
    """Of a round that was closed, with `presence` and `result` as they stand in its row."""
    return sealed_parts(ballot) | {
        Part.ELECTION: election_cited(ballot),
        Part.CONTEST: read_contest(ballot.contest),
        Part.LOT: lot_in(ballot),
        Part.RESULT: read_round(ballot.result),
    }
