"""What a commitment's row says of its versions, updates and assessments, written anew."""

from __future__ import annotations

from comity.plan.actions.index_commitments import index_commitment
from comity.plan.domain.commitment_text import CommitmentText
from comity.plan.formats.commitment_plain import commitment_of_plain
from comity.plan.models import ActionRow, Commitment, HelpRow, MilestoneRow


def restate(commitment: Commitment) -> None:
    """A part of every action that adds a version, an update or an assessment, in its transaction
    and after its row was locked."""
    text = commitment_of_plain(commitment.versions.get(number=commitment.version).text)
    commitment.action = ActionRow.objects.get(plan=commitment.plan, key=text.action)
    commitment.title = text.title[:300]
    commitment.language = text.language
    commitment.jurisdiction = commitment.participant.jurisdiction
    commitment.kind = commitment.participant.kind
    commitment.due_on = text.target.due_on
    # A report may come late: the last one is that of the latest day.
    reported = commitment.updates.filter(struck_at=None).order_by("on", "number").last()
    commitment.updates_count = commitment.updates.filter(struck_at=None).count()
    commitment.last_update_on = reported.on if reported else None
    commitment.self_percent = reported.percent if reported else None
    commitment.reached = reported.value if reported else ""
    found = commitment.assessments.filter(struck_at=None).order_by("number").last()
    commitment.level = found.level if found else ""
    commitment.save()
    _restate_milestones(commitment, text)
    _restate_helps(commitment, text)
    index_commitment(commitment, text)


def _restate_milestones(commitment: Commitment, text: CommitmentText) -> None:
    """Those that stay keep the day on which they were reached."""
    commitment.milestones.exclude(key__in=[each.id for each in text.milestones]).delete()
    for each in text.milestones:
        MilestoneRow.objects.update_or_create(
            commitment=commitment,
            key=each.id,
            defaults={"title": each.title[:300], "due_on": each.due_on},
        )


def _restate_helps(commitment: Commitment, text: CommitmentText) -> None:
    commitment.helps.all().delete()
    HelpRow.objects.bulk_create(
        HelpRow(
            commitment=commitment,
            key=each.id,
            side=each.side.value,
            kind=each.kind.value,
            text=each.text,
            quantity=each.quantity,
            unit=each.unit,
            per=each.per,
            since=each.since,
            until=each.until,
        )
        for each in text.helps
    )
