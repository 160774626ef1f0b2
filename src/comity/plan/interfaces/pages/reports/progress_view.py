"""What is shown of reports and reviews, and what the reader may do with each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.conf import settings

from comity.assembly.interfaces.pages.members.words import person_name
from comity.kernel.domain.errors import ComityError
from comity.plan.actions.dispute_assessment import may_settle
from comity.plan.domain.commitment_text import CommitmentState
from comity.plan.domain.evidence import host_of
from comity.plan.domain.progress import DisputeState
from comity.plan.domain.reviewing import OPENS_AGAIN, REVIEWABLE, last_day
from comity.plan.domain.updates import REPORTABLE
from comity.plan.interfaces.pages.reviews.words import DISPUTES, LEVELS, Badge
from comity.plan.models import (
    AssessmentResponse,
    Commitment,
    Dispute,
    Evidence,
    ReviewAssignment,
)
from comity.plan.queries.commitment_progress import (
    GivenAssessment,
    ReportedUpdate,
    given_assessments,
    one_update,
    reported_updates,
)
from comity.plan.queries.find_progress import find_update
from comity.plan.queries.people import Person


@dataclass(frozen=True, slots=True)
class EvidenceView:
    row: Evidence
    host: str


@dataclass(frozen=True, slots=True)
class UpdateView:
    update: ReportedUpdate
    evidence: tuple[EvidenceView, ...]
    may_strike: bool


@dataclass(frozen=True, slots=True)
class DisputeView:
    row: Dispute
    badge: Badge
    may_settle: bool
    may_withdraw: bool


@dataclass(frozen=True, slots=True)
class AssessmentView:
    """`reviewer` is a name for whoever is inside, "" for all others."""

    given: GivenAssessment
    badge: Badge
    reviewer: str
    counts: bool
    disputes: tuple[DisputeView, ...]
    may_respond: bool
    disputable_until: date | None

    @property
    def responses(self) -> tuple[AssessmentResponse, ...]:
        return self.given.responses


@dataclass(frozen=True, slots=True)
class ProgressView:
    commitment: Commitment
    badge: Badge
    assessed_on: date | None
    updates: tuple[UpdateView, ...]
    assessments: tuple[AssessmentView, ...]
    may_report: bool
    may_file: bool
    may_assign: bool
    assignment: ReviewAssignment | None
    """the reader's own"""


def progress_view(person: Person, commitment: Commitment) -> ProgressView:
    own = acts_for(person, commitment)
    assessments = _assessments(person, commitment, own)
    counted = next((each for each in assessments if each.counts), None)
    state = CommitmentState(commitment.state)
    mine = [each for each in person.assignments if each.commitment_id == commitment.id]
    return ProgressView(
        commitment=commitment,
        badge=LEVELS[commitment.level],
        assessed_on=counted.given.row.on if counted else None,
        updates=tuple(update_views(person, commitment)),
        assessments=assessments,
        may_report=own and not REPORTABLE[state],
        may_file=own and state is not CommitmentState.WITHDRAWN,
        may_assign=person.may("assign-reviewers") and state in REVIEWABLE,
        assignment=mine[0] if mine else None,
    )


def acts_for(person: Person, commitment: Commitment) -> bool:
    try:
        person.act_for(commitment.participant)
    except ComityError:
        return False
    return True


def update_views(person: Person, commitment: Commitment, *, after: int = 0) -> list[UpdateView]:
    strikes = acts_for(person, commitment) or person.may("keep-plan")
    found = reported_updates(person, commitment, after=after)
    return [_update(each, strikes) for each in found]


def update_view(person: Person, commitment: Commitment, number: int) -> UpdateView:
    """Raises as `find_update` does."""
    row = find_update(commitment, number)
    strikes = acts_for(person, commitment) or person.may("keep-plan")
    return _update(one_update(person, commitment, row), strikes)


def _update(found: ReportedUpdate, strikes: bool) -> UpdateView:
    evidence = tuple(EvidenceView(it, host_of(it.address)) for it in found.evidence)
    return UpdateView(found, evidence, strikes and found.row.struck_at is None)


def _assessments(person: Person, commitment: Commitment, own: bool) -> tuple[AssessmentView, ...]:
    found = given_assessments(commitment)
    standing = [each.row.number for each in found if each.row.struck_at is None]
    return tuple(
        AssessmentView(
            given=each,
            badge=LEVELS[each.row.level],
            reviewer=person_name(each.row.assignment.reviewer) if person.is_inside else "",
            counts=bool(standing) and each.row.number == standing[0],
            disputes=tuple(
                DisputeView(
                    it,
                    DISPUTES[it.state],
                    may_settle=may_settle(person, it),
                    may_withdraw=own and it.state == DisputeState.OPEN.value,
                )
                for it in each.disputes
            ),
            may_respond=own,
            disputable_until=_until(person, each) if own else None,
        )
        for each in found
    )


def _until(person: Person, given: GivenAssessment) -> date | None:
    """The last day, `None` where it can't be disputed."""
    before = {DisputeState(each.state) for each in given.disputes}
    until = last_day(given.row.on, settings.PLAN_DISPUTE_DAYS)
    open_to = before <= OPENS_AGAIN and given.row.struck_at is None
    return until if open_to and person.on <= until else None
