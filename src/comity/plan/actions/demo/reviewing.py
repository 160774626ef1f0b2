"""Partners, reviews, answers and disputes of the demo."""

from __future__ import annotations

from datetime import timedelta

from comity.parties.models import User
from comity.plan.actions.answer_partner import answer_partner
from comity.plan.actions.ask_partner import ask_partner
from comity.plan.actions.assess import assess, respond_to_assessment
from comity.plan.actions.assign_reviewer import assign_reviewer, declare_interests
from comity.plan.actions.dispute_assessment import open_dispute
from comity.plan.adapters.living_plan import DemoCommitment
from comity.plan.domain.partnerships import PartnerRole
from comity.plan.domain.plan_text import Level
from comity.plan.domain.progress import Declaration
from comity.plan.domain.reviewing import Seen
from comity.plan.models import Assessment, Commitment, Participant
from comity.plan.queries.people import Person

REVIEW_WITHIN = 30
"""days"""


def bring_together(
    person: Person, partner: Person, other: Participant, row: Commitment, role: str
) -> None:
    asked = ask_partner(person=person, commitment=row, participant=other, role=PartnerRole(role))
    answer_partner(person=partner, partnership=asked, accept=True)


def assign(keeper: Person, row: Commitment, reviewer: User) -> None:
    assign_reviewer(
        person=keeper,
        commitment=row,
        reviewer=reviewer,
        due_on=keeper.on + timedelta(days=REVIEW_WITHIN),
    )


def review(reviewer: Person, row: Commitment, demo: DemoCommitment) -> Assessment:
    """Of whatever was reported."""
    held = next(each for each in reviewer.assignments if each.commitment_id == row.id)
    declare_interests(person=reviewer, assignment=held, declaration=Declaration.NONE)
    return assess(
        person=reviewer,
        commitment=row,
        level=Level(demo.level),
        reasons=demo.reasons,
        language=demo.language,
        seen=Seen(1, len(demo.reports)),
    )


def object_to(person: Person, found: Assessment, demo: DemoCommitment) -> None:
    if demo.answer:
        respond_to_assessment(
            person=person, assessment=found, text=demo.answer, language=demo.language
        )
    if demo.dispute:
        open_dispute(person=person, assessment=found, grounds=demo.dispute)
