"""Close a ballot and count it. Whoever holds its row decides what came too late; no clock does."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.utils.timezone import now

from comity.assembly.actions.ballot_news import note_of_ballot, tell_of_ballot
from comity.assembly.actions.log_statement import log_statement
from comity.assembly.actions.prepare_ballot import require_ballot_keeper
from comity.assembly.domain.ballots import BallotDeed, state_after
from comity.assembly.domain.bundle_proofs import CLOSED_BY
from comity.assembly.domain.decision_bundle import CLOSED, Part, plain
from comity.assembly.domain.election_bundle import CLOSED_ROUND
from comity.assembly.domain.minutes import Happened
from comity.assembly.models import Ballot, Participation, SecretVote
from comity.assembly.queries.ballot_count import counted
from comity.assembly.queries.ballot_parts import objections_in, parts_in
from comity.assembly.queries.find_ballot import locked_ballot, state_of
from comity.assembly.queries.people import Person
from comity.assembly.queries.round_count import counted_round
from comity.assembly.queries.round_parts import round_parts_in
from comity.assembly.queries.who_is_there import there_at_closing


def close_ballot(*, person: Person, ballot: UUID) -> Ballot:
    """Needs `keep-ballots`, or `preside` over the body. Raises `Conflict("ballot-state")`, also for
    whoever closes it second."""
    with transaction.atomic():
        row = locked_ballot(person.assembly, ballot)
        close_locked(person, row)
    return row


def close_locked(person: Person, row: Ballot) -> None:
    """A ballot, or a round of an election, whose row is locked."""
    require_ballot_keeper(person, row.body)
    row.state = state_after(state_of(row), BallotDeed.CLOSE).value
    row.closed_at = max(now(), row.opened_at or now())
    hands = dict(row.votes.values_list("member", "by"))
    hands |= dict(row.participations.values_list("member", "by"))
    row.presence = plain(there_at_closing(row, hands, frozenset(objections_in(row))))
    count = counted(row) if row.contest is None else counted_round(row)
    row.result, row.outcome = plain(count), count.outcome.value
    row.save(update_fields=["state", "closed_at", "presence", "result", "outcome"])
    _forget_order(row)
    note_of_ballot(row, Happened.BALLOT_CLOSED, {"result": row.outcome})
    tell_of_ballot(person, row, "mail-ballot-closed")
    log_statement(person, CLOSED_BY, row, _closed(row))


def _closed(row: Ballot) -> dict[Part, object]:
    if row.contest is None:
        parts = parts_in(row)
        return {part: parts[part] for part in CLOSED}
    parts = round_parts_in(row)
    return {part: parts[part] for part in CLOSED_ROUND}


def _forget_order(ballot: Ballot) -> None:
    """Write both tables of a secret ballot anew, by key: where rows lie says nothing then of when
    they came."""
    took_part = sorted(ballot.participations.all(), key=lambda each: each.key)
    votes = sorted(ballot.secret_votes.all(), key=lambda each: each.commitment)
    ballot.participations.all().delete()
    ballot.secret_votes.all().delete()
    Participation.objects.bulk_create(took_part)
    SecretVote.objects.bulk_create(votes)
