"""Annul a round of an election, to hold it again, or the whole of it."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction

from comity.assembly.actions.annul_ballot import annul_locked
from comity.assembly.actions.prepare_ballot import require_ballot_keeper
from comity.assembly.actions.prepare_election import log_election
from comity.assembly.domain.ballots import BallotState
from comity.assembly.domain.election_course import ElectionDeed, election_after
from comity.assembly.models import Election
from comity.assembly.queries.find_ballot import locked_ballot
from comity.assembly.queries.find_election import election_state, locked_election, rounds_of
from comity.assembly.queries.people import Person
from comity.kernel.domain.errors import Conflict, InvalidInput


def annul_round(*, person: Person, election: UUID, why: str) -> Election:
    """The last one; the next is between the same. Needs `keep-ballots`, or `preside` over the body
    that elects. Raises `UnknownName("election-unknown")`;
    `InvalidInput("annulled-without-reason")`; `Conflict`: `election-state`, `round-none`."""
    with transaction.atomic():
        row = _locked(person, election, ElectionDeed.ANNUL_ROUND, why)
        held = _standing_rounds(row)
        if not held:
            raise Conflict("round-none", election=row.title)
        ballot = locked_ballot(person.assembly, held[-1], contested=True)
        annul_locked(person, ballot, why.strip())
    return row


def annul_election(*, person: Person, election: UUID, why: str) -> Election:
    """With all its rounds: they stay to be read, and elect nobody. Seats that were given on the
    strength of them are not taken back. For the rest as `annul_round`."""
    with transaction.atomic():
        row = _locked(person, election, ElectionDeed.ANNUL, why)
        for each in reversed(_standing_rounds(row)):
            ballot = locked_ballot(person.assembly, each, contested=True)
            annul_locked(person, ballot, why.strip())
        row.state = election_after(election_state(row), ElectionDeed.ANNUL).value
        row.why_annulled = why.strip()
        row.save(update_fields=["state", "why_annulled"])
        log_election(person, "annul_election", row, {"why": row.why_annulled})
    return row


def _locked(person: Person, key: UUID, deed: ElectionDeed, why: str) -> Election:
    if not why.strip():
        raise InvalidInput("annulled-without-reason")
    row = locked_election(person.assembly, key)
    require_ballot_keeper(person, row.body)
    election_after(election_state(row), deed)
    return row


def _standing_rounds(election: Election) -> list[UUID]:
    return [it.id for it in rounds_of(election) if it.state != BallotState.ANNULLED.value]
