"""A participant says how far it is, and takes back what was wrong."""

from __future__ import annotations

from hashlib import sha256
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone

from comity.kernel.domain.audit import Visibility, canonical
from comity.kernel.domain.errors import Conflict
from comity.plan.actions.add_plan_file import keep_file
from comity.plan.actions.log_progress import locked, log_progress
from comity.plan.actions.restate import restate
from comity.plan.actions.tell_people import tell_of_commitment
from comity.plan.domain.commitment_text import CommitmentState
from comity.plan.domain.reviewing import check_words
from comity.plan.domain.updates import Report, check_report, check_state, figure
from comity.plan.models import Commitment, Evidence, ProgressUpdate
from comity.plan.queries.audience import reviewers_of
from comity.plan.queries.people import Person
from comity.plan.queries.seen_commitments import commitment_text


def report_progress(
    *,
    person: Person,
    commitment: Commitment,
    report: Report,
    visibility: Visibility = Visibility.PUBLIC,
    key: UUID | None = None,
) -> ProgressUpdate:
    """The next update, with its evidence; `visibility` is that of the files. Needs to act for the
    participant. `key` is the id that it gets: sent twice, it is reported once.

    Raises as `Person.act_for`, `check_state`, `check_report` and `add_plan_file` do;
    `Conflict("update-key-taken")`."""
    person.act_for(commitment.participant)
    with transaction.atomic():
        fresh = locked(person, commitment)
        if key and (there := ProgressUpdate.objects.filter(id=key).first()):
            if there.commitment_id != fresh.id:
                raise Conflict("update-key-taken", key=str(key))
            return there
        check_state(CommitmentState(fresh.state))
        check_report(report, commitment_text(fresh), person.on)
        last = fresh.updates.order_by("-number").values_list("number", flat=True).first()
        row = ProgressUpdate.objects.create(
            id=key or uuid4(),
            commitment=fresh,
            number=(last or 0) + 1,
            version=fresh.version,
            on=report.on,
            text=report.text.strip(),
            language=report.language,
            percent=report.percent,
            value="" if report.value is None else figure(report.value),
            milestones={name: day.isoformat() for name, day in sorted(report.reached.items())},
            entered_by=person.actor.reference,
        )
        for each in report.evidence:
            kept = None
            if each.file is not None:
                kept = keep_file(person, fresh, row.reference, each.file, visibility)
            Evidence.objects.create(
                update=row,
                kind=each.kind.value,
                title=each.shown_title,
                address=each.address.strip(),
                file=kept,
                figure="" if each.figure is None else figure(each.figure),
            )
        state_milestones(fresh, row.milestones)
        restate(fresh)
        tell_of_commitment(person, fresh, reviewers_of(fresh), "mail-update-reported")
        log_progress(
            person,
            fresh,
            "report_progress",
            row.reference,
            number=row.number,
            on=row.on.isoformat(),
            percent=row.percent,
            value=row.value,
            milestones=row.milestones,
            evidence=row.evidence.count(),
            digest=sha256(canonical({"text": row.text}).encode()).hexdigest(),
        )
    return row


def strike_update(*, person: Person, update: ProgressUpdate, reason: str) -> ProgressUpdate:
    """It stays to be read, struck, and counts no more. Needs to act for the participant, or
    `keep-plan`. Raises as `Person.act_for` does; `Conflict("update-struck")`,
    `InvalidInput("strike-reason-missing")`."""
    if not person.may("keep-plan"):
        person.act_for(update.commitment.participant)
    check_words(reason, "strike-reason-missing")
    with transaction.atomic():
        fresh = locked(person, update.commitment)
        row = ProgressUpdate.objects.select_for_update(no_key=True).get(id=update.id)
        if row.struck_at is not None:
            raise Conflict("update-struck", update=row.number)
        row.struck_at, row.struck_reason = timezone.now(), reason.strip()
        row.save(update_fields=["struck_at", "struck_reason"])
        state_milestones(fresh, row.milestones)
        restate(fresh)
        tell_of_commitment(person, fresh, reviewers_of(fresh), "mail-update-struck")
        log_progress(person, fresh, "strike_update", row.reference, number=row.number)
    return row


def state_milestones(commitment: Commitment, keys: dict[str, str]) -> None:
    """When each of these was reached, by the last update that says so and is not struck."""
    reached: dict[str, str] = {}
    for said in commitment.updates.filter(struck_at=None).values_list("milestones", flat=True):
        reached |= said
    for key in keys:
        commitment.milestones.filter(key=key).update(reached_on=reached.get(key))
