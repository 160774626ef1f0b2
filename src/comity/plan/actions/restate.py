"""What a commitment's row says of its versions, updates and assessments, written anew."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from comity.plan.actions.index_commitments import index_commitment, index_commitments
from comity.plan.domain.commitment_text import CommitmentText
from comity.plan.formats.commitment_plain import commitment_of_plain
from comity.plan.models import ActionRow, Commitment, HelpRow, MilestoneRow

BATCH = 500


def restate(commitment: Commitment) -> None:
    """A part of every action that adds a version, an update or an assessment, in its transaction
    and after its row was locked."""
    text = commitment_of_plain(commitment.versions.get(number=commitment.version).text)
    commitment.action = ActionRow.objects.get(plan=commitment.plan, key=text.action)
    _say(commitment, text)
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
    commitment.helps.all().delete()
    HelpRow.objects.bulk_create(_helps(commitment, text))
    index_commitment(commitment, text)


def state_first(commitments: Sequence[tuple[Commitment, CommitmentText]]) -> None:
    """Enter rows of commitments that nothing was reported of yet, as `restate` would leave them;
    each has its action already. A part of the action that enters their first versions after."""
    for row, text in commitments:
        _say(row, text)
    Commitment.objects.bulk_create((row for row, _text in commitments), BATCH)
    MilestoneRow.objects.bulk_create(
        (
            MilestoneRow(commitment=row, key=it.id, title=it.title[:300], due_on=it.due_on)
            for row, text in commitments
            for it in text.milestones
        ),
        BATCH,
    )
    helps = (each for row, text in commitments for each in _helps(row, text))
    HelpRow.objects.bulk_create(helps, BATCH)
    if commitments:
        index_commitments(commitments)


def _say(commitment: Commitment, text: CommitmentText) -> None:
    """What it has of its text and its participant."""
    commitment.title = text.title[:300]
    commitment.language = text.language
    commitment.jurisdiction = commitment.participant.jurisdiction
    commitment.kind = commitment.participant.kind
    commitment.due_on = text.target.due_on


def _restate_milestones(commitment: Commitment, text: CommitmentText) -> None:
    """Those that stay keep the day on which they were reached."""
    commitment.milestones.exclude(key__in=[each.id for each in text.milestones]).delete()
    for each in text.milestones:
        MilestoneRow.objects.update_or_create(
            commitment=commitment,
            key=each.id,
            defaults={"title": each.title[:300], "due_on": each.due_on},
        )


def _helps(commitment: Commitment, text: CommitmentText) -> Iterator[HelpRow]:
    for each in text.helps:
        yield HelpRow(
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
