"""Decisions, as whatever they are about refers to them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from comity.assembly.domain.ballots import BallotState
from comity.assembly.domain.bodies import Decided
from comity.assembly.domain.counts import Outcome
from comity.assembly.domain.statute import Statute
from comity.assembly.domain.verdicts import Verdict, verdict
from comity.assembly.models import Assembly, Ballot
from comity.kernel.domain.errors import Conflict, UnknownName


@dataclass(frozen=True, slots=True)
class Decision:
    """A closed ballot, and the day on which it was closed."""

    reference: str
    body: str
    matter: str
    outcome: Outcome
    on: date

    @property
    def adopted(self) -> bool:
        return self.outcome is Outcome.ADOPTED

    @property
    def verdict(self) -> Verdict | None:
        return verdict(self.outcome)


def decision_on(assembly: Assembly, ballot: UUID, subject: str) -> Decision:
    """What was decided on `subject` (a reference) by the ballot. Call it in the transaction that
    rests on it. Raises `UnknownName("ballot-unknown")`, `Conflict`: `decision-not-closed`,
    `decision-of-another`, `decision-without-outcome` where nobody broke a tie."""
    row = Ballot.objects.select_for_update().filter(assembly=assembly, id=ballot).first()
    if row is None:
        raise UnknownName("ballot-unknown", ballot=str(ballot))
    if row.state != BallotState.CLOSED.value:
        raise Conflict("decision-not-closed", ballot=row.title, state=row.state)
    if row.subject != subject:
        raise Conflict("decision-of-another", ballot=row.title)
    outcome = Outcome(row.outcome)
    if outcome is Outcome.TIED:
        raise Conflict("decision-without-outcome", ballot=row.title)
    closed = row.closed_at or row.prepared_at
    return Decision(row.reference, row.body, row.matter, outcome, closed.date())


def decisions_on(assembly: Assembly, subject: str) -> list[Ballot]:
    """All ballots on it, the newest first, annulled ones too."""
    return list(Ballot.objects.filter(assembly=assembly, subject=subject))


def adopted_under(assembly: Assembly, decided: Decided) -> QuerySet[Ballot]:
    """The ballots by which a body adopted something as a matter, the newest first."""
    return Ballot.objects.filter(
        assembly=assembly,
        body=decided.by,
        matter=decided.matter,
        state=BallotState.CLOSED.value,
        outcome=Outcome.ADOPTED.value,
    ).order_by("-closed_at")


def check_amends(assembly: Assembly, statute: Statute, reference: str) -> None:
    """Raises `UnknownName("ballot-unknown")`, and `Conflict` where the ballot did not adopt an
    amendment of the statute: `statute-never-amended`, `statute-decision-unfit`."""
    kind, _, key = reference.partition(":")
    try:
        row = Ballot.objects.filter(assembly=assembly, id=UUID(key)).first()
    except ValueError:
        row = None
    if row is None or kind != "ballot":
        raise UnknownName("ballot-unknown", ballot=reference)
    if statute.amended is None:
        raise Conflict("statute-never-amended")
    if not adopted_under(assembly, statute.amended).filter(id=row.id).exists():
        raise Conflict(
            "statute-decision-unfit",
            ballot=row.title,
            body=statute.amended.by,
            matter=statute.amended.matter,
        )
