"""A reviewer says what they found, and the participant answers."""

from __future__ import annotations

from hashlib import sha256
from uuid import UUID, uuid4

from django.db import transaction

from comity.kernel.domain.audit import canonical
from comity.kernel.domain.errors import Conflict, InvalidInput
from comity.plan.actions.log_progress import locked, log_progress
from comity.plan.actions.restate import restate
from comity.plan.actions.tell_people import tell_of_commitment
from comity.plan.domain.commitment_text import CommitmentState
from comity.plan.domain.plan_text import Level
from comity.plan.domain.reviewing import (
    Seen,
    check_independent,
    check_may_assess,
    check_reviewable,
    check_seen,
    check_words,
)
from comity.plan.models import Assessment, AssessmentResponse, Commitment, ReviewAssignment
from comity.plan.queries.audience import people_of
from comity.plan.queries.find_progress import last_seen, own_assignment
from comity.plan.queries.people import Person
from comity.plan.queries.review_standing import own_sides


def assess(
    *,
    person: Person,
    commitment: Commitment,
    level: Level,
    reasons: str,
    language: str,
    seen: Seen,
    key: UUID | None = None,
) -> Assessment:
    """Of all that was reported so far; `seen` is what was on the reviewer's page. The last one
    counts, those before it stay. Needs an assignment for which no interest was declared. `key` as
    in `report_progress`.

    Raises as `own_assignment`, `check_may_assess`, `check_reviewable`, `check_independent`,
    `check_seen` and `check_words` do; `InvalidInput("update-language")`,
    `Conflict("update-key-taken")`."""
    assignment = own_assignment(person, commitment)
    check_words(reasons, "assessment-reasons-missing")
    _check_language(language)
    with transaction.atomic():
        fresh = locked(person, commitment)
        if key and (there := Assessment.objects.filter(id=key).first()):
            if there.assignment_id != assignment.id:
                raise Conflict("update-key-taken", key=str(key))
            return there
        held = ReviewAssignment.objects.select_related("reviewer").get(id=assignment.id)
        check_may_assess(held.declaration, held.ended_at is not None)
        check_reviewable(CommitmentState(fresh.state))
        check_independent(own_sides(held.reviewer, fresh, person.on))
        now = Seen(fresh.version, last_seen(fresh))
        check_seen(seen, now)
        last = fresh.assessments.order_by("-number").values_list("number", flat=True).first()
        row = Assessment.objects.create(
            id=key or uuid4(),
            commitment=fresh,
            assignment=held,
            number=(last or 0) + 1,
            version=now.version,
            update_number=now.update,
            level=level.value,
            reasons=reasons.strip(),
            language=language,
            on=person.on,
        )
        restate(fresh)
        people = people_of(fresh.participant, person.on)
        tell_of_commitment(person, fresh, people, "mail-commitment-assessed")
        log_progress(
            person,
            fresh,
            "assess",
            row.reference,
            number=row.number,
            level=row.level,
            version=row.version,
            update=row.update_number,
            digest=_digest(row.reasons),
        )
    return row


def respond_to_assessment(
    *,
    person: Person,
    assessment: Assessment,
    text: str,
    language: str,
    key: UUID | None = None,
) -> AssessmentResponse:
    """What the participant says to it, beside it from then on. Needs to act for the participant.
    Raises as `Person.act_for` and `check_words` do; `InvalidInput("update-language")`,
    `Conflict("update-key-taken")`."""
    commitment = assessment.commitment
    person.act_for(commitment.participant)
    check_words(text, "response-missing")
    _check_language(language)
    with transaction.atomic():
        fresh = locked(person, commitment)
        if key and (there := AssessmentResponse.objects.filter(id=key).first()):
            if there.assessment_id != assessment.id:
                raise Conflict("update-key-taken", key=str(key))
            return there
        row = AssessmentResponse.objects.create(
            id=key or uuid4(),
            assessment=assessment,
            text=text.strip(),
            language=language,
            entered_by=person.actor.reference,
        )
        told = [assessment.assignment.reviewer_id]
        tell_of_commitment(person, fresh, told, "mail-assessment-answered")
        log_progress(
            person,
            fresh,
            "respond_to_assessment",
            row.reference,
            assessment=assessment.reference,
            digest=_digest(row.text),
        )
    return row


def _check_language(language: str) -> None:
    if not 2 <= len(language) <= 16:
        raise InvalidInput("update-language")


def _digest(text: str) -> str:
    return sha256(canonical({"text": text}).encode()).hexdigest()
