"""The published ballot of a receipt."""

from __future__ import annotations

from comity.assembly.domain.ballots import BallotState
from comity.assembly.domain.secret_ballots import Receipt, SecretBallot, find_ballot
from comity.assembly.models import Ballot
from comity.assembly.queries.ballot_parts import secret_votes_in
from comity.assembly.queries.find_ballot import state_of
from comity.kernel.domain.errors import Conflict


def ballot_of_receipt(ballot: Ballot, commitment: str, nonce: str) -> SecretBallot | None:
    """Of a closed ballot. Raises `Conflict("ballot-sealed")` before."""
    if state_of(ballot) is not BallotState.CLOSED:
        raise Conflict("ballot-sealed", ballot=ballot.title)
    receipt = Receipt(str(ballot.id), commitment.strip().lower(), nonce.strip().lower())
    return find_ballot(receipt, secret_votes_in(ballot))
