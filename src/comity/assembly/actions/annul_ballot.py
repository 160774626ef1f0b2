"""Annul a ballot: it stays to be read, and decides nothing."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction

from comity.assembly.actions.ballot_news import note_of_ballot, tell_of_ballot
from comity.assembly.actions.prepare_ballot import require_ballot_keeper
from comity.assembly.domain.ballots import BallotDeed, state_after
from comity.assembly.domain.minutes import Happened
from comity.assembly.models import Ballot
from comity.assembly.queries.find_ballot import locked_ballot, state_of
from comity.assembly.queries.people import Person
from comity.kernel.actions.append_audit import append_audit
from comity.kernel.domain.audit import Visibility
from comity.kernel.domain.errors import InvalidInput


def annul_ballot(*, person: Person, ballot: UUID, why: str) -> Ballot:
    """Needs `keep-ballots`, or `preside` over the body. What was done on the strength of the
    decision is not undone. Raises `Conflict("ballot-state")`,
    `InvalidInput("annulled-without-reason")`."""
    if not why.strip():
        raise InvalidInput("annulled-without-reason")
    with transaction.atomic():
        row = locked_ballot(person.assembly, ballot)
        annul_locked(person, row, why.strip())
    return row


def annul_locked(person: Person, row: Ballot, why: str) -> None:
    """A ballot, or a round of an election, whose row is locked."""
    require_ballot_keeper(person, row.body)
    row.state = state_after(state_of(row), BallotDeed.ANNUL).value
    row.why_annulled = why
    row.save(update_fields=["state", "why_annulled"])
    note_of_ballot(row, Happened.BALLOT_ANNULLED, {"why": row.why_annulled})
    tell_of_ballot(person, row, "mail-ballot-annulled")
    append_audit(
        actor=person.actor.reference,
        action="annul_ballot",
        object=row.reference,
        payload={"why": row.why_annulled},
        visibility=Visibility(row.visibility),
    )
