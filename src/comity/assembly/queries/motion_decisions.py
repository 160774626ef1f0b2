"""Ballots on motions and amendments, and what each says should become of them."""

from __future__ import annotations

from uuid import UUID

from comity.assembly.domain.ballots import BallotState
from comity.assembly.domain.counts import Outcome
from comity.assembly.domain.verdicts import Verdict, verdict
from comity.assembly.models import Ballot, Motion
from comity.assembly.queries.decisions import decision_on
from comity.kernel.domain.errors import Conflict


def verdict_on(motion: Motion, ballot: UUID, subject: str) -> tuple[Ballot, Verdict]:
    """Of a closed ballot of the motion's body on `subject`: the motion or an amendment to it.
    Raises as `decision_on` does, and `Conflict`: `decision-of-other-body`,
    `decision-without-quorum`."""
    decision = decision_on(motion.assembly, ballot, subject)
    row = Ballot.objects.get(id=ballot)
    if decision.body != motion.body:
        raise Conflict("decision-of-other-body", ballot=row.title, body=decision.body)
    if decision.verdict is None:
        raise Conflict("decision-without-quorum", ballot=row.title)
    return row, decision.verdict


def carriable(motion: Motion, *subjects: str) -> list[tuple[Ballot, Verdict]]:
    """Closed ballots of the motion's body on one of `subjects` that have a result, the newest
    first."""
    rows = Ballot.objects.filter(
        assembly_id=motion.assembly_id,
        subject__in=subjects,
        body=motion.body,
        state=BallotState.CLOSED.value,
    )
    found = ((each, verdict(Outcome(each.outcome))) for each in rows if each.outcome)
    return [(each, it) for each, it in found if it is not None]


def check_not_voting(motion: Motion, subject: str) -> None:
    """Raises `Conflict("motion-being-voted-on")` while a ballot on `subject` is open."""
    rows = Ballot.objects.filter(assembly_id=motion.assembly_id, subject=subject)
    if found := rows.filter(state=BallotState.OPEN.value).first():
        raise Conflict("motion-being-voted-on", ballot=found.title)


def check_on_these_words(motion: Motion, ballot: Ballot) -> None:
    """A body votes on a text as it stands, with the amendments that it has adopted by then. Raises
    `Conflict("decision-on-other-words")` where the text became another after the vote began."""
    began = ballot.opened_at or ballot.prepared_at
    for version in motion.versions.filter(at__gt=began):
        merged = motion.amendments.filter(merged_in=version.number)
        decisions = [*merged.values_list("decision", flat=True)]
        before = Ballot.objects.filter(
            id__in=[each.removeprefix("ballot:") for each in decisions if each],
            closed_at__lte=began,
        )
        if not decisions or before.count() != len({*decisions}):
            raise Conflict("decision-on-other-words", ballot=ballot.title, motion=motion.number)
