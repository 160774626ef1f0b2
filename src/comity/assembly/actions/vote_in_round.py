"""Vote in a round of an election."""

from __future__ import annotations

import secrets
from uuid import UUID

from comity.assembly.actions.cast_secret_vote import cast_in_secret
from comity.assembly.domain.contests import ballot_written
from comity.assembly.domain.election_places import Names
from comity.assembly.domain.secret_ballots import (
    NONCE_BYTES,
    Receipt,
    SecretBallot,
    secret_ballot,
)
from comity.assembly.models import Ballot
from comity.assembly.queries.find_ballot import held_ballot
from comity.assembly.queries.find_election import contest_of
from comity.assembly.queries.people import Person


def vote_in_round(
    *, person: Person, ballot: UUID, names: Names, member: str = ""
) -> Receipt | None:
    """`names` are those that the ballot is given for; none makes it blank. For the rest as
    `cast_secret_vote`. Raises `InvalidInput`: `ballot-names-unknown`, `ballot-names-too-many`."""

    def written(round_held: Ballot) -> SecretBallot:
        choice = ballot_written(names, contest_of(round_held))
        nonce = secrets.token_bytes(NONCE_BYTES)
        return secret_ballot(str(round_held.id), choice, nonce, choices=frozenset({choice}))

    return cast_in_secret(
        person=person,
        member=member,
        find=lambda: held_ballot(person.assembly, ballot, contested=True),
        write=written,
    )
