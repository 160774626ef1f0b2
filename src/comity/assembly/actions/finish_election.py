"""Finish an election: who was elected in its rounds is its result."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction

from comity.assembly.actions.prepare_ballot import require_ballot_keeper
from comity.assembly.actions.prepare_election import log_election
from comity.assembly.domain.election_course import ElectionDeed, election_after
from comity.assembly.models import Election
from comity.assembly.queries.find_election import (
    election_state,
    locked_election,
    open_round_of,
    progress_of,
)
from comity.assembly.queries.people import Person
from comity.kernel.domain.errors import Conflict


def finish_election(*, person: Person, election: UUID) -> Election:
    """Also while seats are left: they stay empty then. Needs `keep-ballots`, or `preside` over the
    body that elects. Raises `UnknownName("election-unknown")`; `Conflict`: `election-state`,
    `round-is-open`, `round-waits-for-lot`."""
    with transaction.atomic():
        row = locked_election(person.assembly, election)
        require_ballot_keeper(person, row.body)
        row.state = election_after(election_state(row), ElectionDeed.FINISH).value
        if (held := open_round_of(row)) is not None:
            raise Conflict("round-is-open", round=held.title)
        found = progress_of(row)
        if found.lot:
            raise Conflict("round-waits-for-lot", names=tuple(sorted(found.lot)))
        row.result = {"elected": sorted(found.elected), "seats_left": found.seats_left}
        row.save(update_fields=["state", "result"])
        log_election(person, "finish_election", row, dict(row.result))
    return row
