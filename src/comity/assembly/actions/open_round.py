"""Open the next round of an election: a secret ballot between those who stand in it."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils.timezone import now

from comity.assembly.actions.open_ballot import open_locked
from comity.assembly.actions.prepare_ballot import require_ballot_keeper
from comity.assembly.domain.ballots import BallotState
from comity.assembly.domain.decision_bundle import plain
from comity.assembly.domain.election_course import ElectionDeed, election_after
from comity.assembly.models import Ballot, Election
from comity.assembly.queries.find_ballot import locked_ballot
from comity.assembly.queries.find_election import (
    contest_next,
    election_state,
    locked_election,
    open_round_of,
    progress_of,
)
from comity.assembly.queries.people import Person
from comity.kernel.domain.errors import Conflict, InvalidInput


def open_round(*, person: Person, election: UUID) -> Ballot:
    """Needs `keep-ballots`, or `preside` over the body that elects. Raises as `open_ballot` does;
    `UnknownName("election-unknown")`; `InvalidInput("election-without-candidates")`; `Conflict`:
    `election-state`, `election-rule-unfit`, `round-is-open`, `round-waits-for-lot`,
    `rounds-are-over`."""
    with transaction.atomic():
        row = locked_election(person.assembly, election)
        require_ballot_keeper(person, row.body)
        row.state = election_after(election_state(row), ElectionDeed.OPEN_ROUND).value
        if not row.candidates:
            raise InvalidInput("election-without-candidates")
        if (held := open_round_of(row)) is not None:
            raise Conflict("round-is-open", round=held.title)
        found = progress_of(row)
        if found.lot:
            raise Conflict("round-waits-for-lot", names=tuple(sorted(found.lot)))
        if found.is_over:
            raise Conflict("rounds-are-over", election=row.title)
        row.save(update_fields=["state"])
        number = row.rounds.exclude(state=BallotState.ANNULLED.value).count() + 1
        made = Ballot.objects.create(
            assembly=person.assembly,
            session=row.session,
            election=row,
            contest=plain(contest_next(row)),
            body=row.body,
            matter=row.matter,
            subject=row.reference,
            title=f"{row.title} ({number})",
            visibility=row.visibility,
            prepared_at=_after_those_before(row),
        )
        ballot = locked_ballot(person.assembly, made.id, contested=True)
        open_locked(person, ballot)
    return ballot


def _after_those_before(election: Election) -> datetime:
    """Rounds are in the order of their times, also where somebody set the clock back."""
    before = election.rounds.aggregate(opened=Max("opened_at"))["opened"]
    return now() if before is None else max(now(), before + timedelta(microseconds=1))
