"""Count a closed ballot again, after a correction or a casting vote."""

from __future__ import annotations

from comity.assembly.actions.log_statement import log_statement
from comity.assembly.domain.counts import Count, Outcome
from comity.assembly.domain.decision_bundle import RESTATED, plain
from comity.assembly.models import Ballot
from comity.assembly.queries.ballot_count import counted
from comity.assembly.queries.ballot_parts import parts_in
from comity.assembly.queries.people import Person


def restate(person: Person, action: str, ballot: Ballot) -> Count:
    """Stores the count, and logs what it rests on. Last in the transaction."""
    count = counted(ballot)
    ballot.result, ballot.outcome = plain(count), count.outcome.value
    ballot.save(update_fields=["casting", "result", "outcome"])
    parts = parts_in(ballot)
    log_statement(person, action, ballot, {part: parts[part] for part in RESTATED})
    return count


def without_idle_casting(ballot: Ballot) -> None:
    """A casting vote has no place where the votes are no longer tied."""
    given, ballot.casting = ballot.casting, ""
    if counted(ballot).outcome is Outcome.TIED:
        ballot.casting = given
