"""A file is added to a commitment or to an update, and taken back."""

from __future__ import annotations

from hashlib import sha256
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from comity.kernel.domain.audit import Visibility
from comity.kernel.domain.errors import Conflict, UnknownName
from comity.kernel.formats.document_kinds import document_name
from comity.plan.actions.log_progress import locked, log_progress
from comity.plan.domain.commitment_text import CommitmentState
from comity.plan.domain.evidence import GivenFile
from comity.plan.formats.evidence_kinds import evidence_kind
from comity.plan.models import Commitment, PlanFile
from comity.plan.queries.people import Person
from comity.plan.queries.plan_files import commitment_of

MOST = 100
"""about one commitment or update, withdrawn ones too"""


def add_plan_file(
    *,
    person: Person,
    about: str,
    name: str,
    content: bytes,
    claimed: str = "",
    visibility: Visibility = Visibility.PUBLIC,
) -> PlanFile:
    """`about` is `commitment:<id>` or `update:<id>`, `claimed` the media type that its sender
    named. Needs to act for the participant. Raises as `commitment_of`, `Person.act_for`,
    `document_name` and `evidence_kind` do; `Conflict`: `commitment-withdrawn-files`,
    `file-twice` for the same bytes, `files-too-many`."""
    commitment = commitment_of(person, about)
    person.act_for(commitment.participant)
    with transaction.atomic():
        fresh = locked(person, commitment)
        given = GivenFile(name, content, claimed)
        return keep_file(person, fresh, about, given, visibility)


def keep_file(
    person: Person, commitment: Commitment, about: str, given: GivenFile, visibility: Visibility
) -> PlanFile:
    """A part of actions that have authorised it and locked the commitment. Raises as
    `add_plan_file` does."""
    if commitment.state == CommitmentState.WITHDRAWN.value:
        raise Conflict("commitment-withdrawn-files", number=commitment.number)
    shown = document_name(given.name)
    kind = evidence_kind(shown, given.claimed, given.content)
    digest = sha256(given.content).hexdigest()
    filed = PlanFile.objects.filter(plan=person.plan, about=about)
    if filed.filter(digest=digest, withdrawn_at=None).exists():
        raise Conflict("file-twice", name=shown)
    if filed.count() >= MOST:
        raise Conflict("files-too-many", limit=MOST)
    row = PlanFile.objects.create(
        plan=person.plan,
        about=about,
        name=shown,
        media_type=kind,
        size=len(given.content),
        digest=digest,
        content=given.content,
        visibility=visibility.value,
        added_by=person.actor.reference,
    )
    _log(person, commitment, "add_plan_file", row)
    return row


def withdraw_plan_file(*, person: Person, file: UUID) -> PlanFile:
    """It is given to nobody any more; its bytes are erased, that it was there stays, with its
    digest. Needs to act for the participant, or `keep-plan`: what must not stand here has to go.
    Raises `UnknownName("plan-file-unknown")` and as `Person.act_for` does."""
    with transaction.atomic():
        rows = PlanFile.objects.filter(plan=person.plan, withdrawn_at=None)
        row = rows.defer("content").filter(id=file).first()
        if row is None:
            raise UnknownName("plan-file-unknown", key=str(file))
        commitment = locked(person, commitment_of(person, row.about))
        if not person.may("keep-plan"):
            person.act_for(commitment.participant)
        row = PlanFile.objects.select_for_update(no_key=True).defer("content").get(id=file)
        if row.withdrawn_at is not None:
            raise UnknownName("plan-file-unknown", key=str(file))
        row.withdrawn_at, row.content = timezone.now(), b""
        row.save(update_fields=["withdrawn_at", "content"])
        _log(person, commitment, "withdraw_plan_file", row)
    return row


def _log(person: Person, commitment: Commitment, action: str, row: PlanFile) -> None:
    """Its name stays out: a name of a file may name a person."""
    log_progress(
        person,
        commitment,
        action,
        row.reference,
        Visibility(row.visibility),
        about=row.about,
        media_type=row.media_type,
        size=row.size,
        digest=row.digest,
    )
