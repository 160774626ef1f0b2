"""Record lots that were drawn in the room between equals. Nothing here draws any."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction

from comity.assembly.actions.ballot_news import note_of_ballot
from comity.assembly.actions.log_statement import log_statement
from comity.assembly.actions.prepare_election import log_election
from comity.assembly.domain.ballots import BallotState
from comity.assembly.domain.bundle_proofs import LOT_DRAWN
from comity.assembly.domain.decision_bundle import plain
from comity.assembly.domain.election_bundle import DRAWN
from comity.assembly.domain.election_course import ElectionDeed, election_after
from comity.assembly.domain.election_places import Names
from comity.assembly.domain.elections import ElectionOutcome
from comity.assembly.domain.minutes import Happened
from comity.assembly.models import Ballot, DrawnLot
from comity.assembly.queries.find_ballot import locked_ballot
from comity.assembly.queries.find_election import election_state, locked_election, rounds_of
from comity.assembly.queries.people import Person
from comity.assembly.queries.round_count import counted_round
from comity.assembly.queries.round_parts import round_parts_in
from comity.kernel.domain.errors import InvalidInput
from comity.kernel.domain.messages import Parameter


def draw_lot(
    *, person: Person, election: UUID, drawn: Names, drawn_by: str, witnesses: str
) -> Ballot:
    """`drawn` of the equals of the last round, as many as there are places; the round is counted
    with it. Needs `preside` over the body that elects. Raises `UnknownName("election-unknown")`;
    `Conflict("election-state")`; `InvalidInput`: `lot-not-needed`, `lot-malformed`,
    `lot-without-witness` where it is not said who drew and who saw it."""
    drawn_by, witnesses = drawn_by.strip()[:200], witnesses.strip()[:500]
    if not drawn_by or not witnesses:
        raise InvalidInput("lot-without-witness")
    with transaction.atomic():
        row = locked_election(person.assembly, election)
        person.require("preside", person.assembly.body_reference(row.body))
        election_after(election_state(row), ElectionDeed.DRAW_LOT)
        closed = [it for it in rounds_of(row) if it.state == BallotState.CLOSED.value]
        waiting = [it for it in closed if it.outcome == ElectionOutcome.LOT.value]
        if not waiting:
            raise InvalidInput("lot-not-needed", rule=row.title)
        ballot = locked_ballot(person.assembly, waiting[-1].id, contested=True)
        count = counted_round(ballot, lot=drawn)
        ballot.result, ballot.outcome = plain(count), count.outcome.value
        ballot.save(update_fields=["result", "outcome"])
        DrawnLot.objects.create(
            ballot=ballot, drawn=sorted(drawn), drawn_by=drawn_by, witnesses=witnesses
        )
        about: dict[str, Parameter] = {"drawn_by": drawn_by, "witnesses": witnesses}
        note_of_ballot(ballot, Happened.LOT_DRAWN, {"drawn": ", ".join(sorted(drawn)), **about})
        told: dict[str, object] = {"drawn": sorted(drawn), **about, "round": ballot.reference}
        log_election(person, LOT_DRAWN, row, told)
        parts = round_parts_in(ballot)
        log_statement(person, LOT_DRAWN, ballot, {part: parts[part] for part in DRAWN})
    return ballot
