"""Commitments of the demo, made and reported on in the days before it."""

from __future__ import annotations

from datetime import date, timedelta

from comity.plan.actions.complete_commitment import complete_commitment
from comity.plan.actions.draft_commitment import draft_commitment
from comity.plan.actions.report_progress import report_progress
from comity.plan.actions.submit_commitment import submit_commitment
from comity.plan.actions.withdraw_commitment import withdraw_commitment
from comity.plan.adapters.living_plan import DemoCommitment, Share
from comity.plan.domain.commitment_text import (
    CommitmentText,
    Help,
    HelpKind,
    HelpSide,
    Milestone,
    Target,
)
from comity.plan.domain.evidence import GivenEvidence
from comity.plan.domain.progress import EvidenceKind
from comity.plan.domain.updates import Report
from comity.plan.models import Commitment, Participant
from comity.plan.queries.people import Person

STARTED_BEFORE = 270
"""days"""


def promise(person: Person, participant: Participant, demo: DemoCommitment) -> Commitment:
    """Submitted on the person's day, when what is overdue now was not due yet."""
    row = draft(person, participant, demo, person.on + timedelta(days=STARTED_BEFORE))
    return submit_commitment(person=person, commitment=row, seen=1)


def draft(person: Person, participant: Participant, demo: DemoCommitment, on: date) -> Commitment:
    text = _text(demo, on)
    return draft_commitment(person=person, participant=participant, text=text)


def tell(person: Person, row: Commitment, demo: DemoCommitment) -> None:
    """Each report as of its own day, and how it ended."""
    for ago, percent, value, words in demo.reports:
        report_progress(
            person=person,
            commitment=row,
            report=Report(
                on=person.on - timedelta(days=ago),
                text=words,
                language=demo.language,
                percent=percent,
                value=value,
                evidence=(
                    GivenEvidence(
                        kind=EvidenceKind.LINK,
                        title=demo.proof,
                        address=f"https://{demo.by}.example/evidence",
                    ),
                ),
            ),
        )
    if demo.completed:
        complete_commitment(person=person, commitment=row, reason=demo.completed)
    if demo.withdrawn:
        withdraw_commitment(person=person, commitment=row, reason=demo.withdrawn)


def _text(demo: DemoCommitment, on: date) -> CommitmentText:
    started, due = on - timedelta(days=STARTED_BEFORE), on + timedelta(days=demo.due)
    half = started + (due - started) / 2
    shares = ((HelpSide.OFFER, demo.offer), (HelpSide.NEED, demo.need))
    return CommitmentText(
        title=demo.title,
        language=demo.language,
        action=demo.action,
        outcome=demo.outcome,
        beneficiaries=demo.whom,
        sub_action=demo.sub_action,
        starts_on=started,
        target=Target(
            indicator=demo.indicator,
            unit=demo.unit,
            direction=demo.direction,
            baseline=demo.baseline,
            baseline_on=started,
            value=demo.value,
            due_on=due,
            proof=demo.proof,
        ),
        milestones=(Milestone("first", demo.milestone, half),) if demo.milestone else (),
        helps=tuple(_help(side, share) for side, share in shares if share is not None),
    )


def _help(side: HelpSide, share: Share) -> Help:
    kind, words, quantity, unit, per = share
    return Help(side.value, side, HelpKind(kind), words, quantity, unit, per)
