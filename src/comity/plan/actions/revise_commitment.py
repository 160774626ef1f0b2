"""A commitment says something else from now on; what it said before stays."""

from __future__ import annotations

from django.db import transaction

from comity.kernel.domain.errors import Conflict, InvalidInput, Problems
from comity.plan.actions.keep_commitment import (
    LONGEST_REASON,
    add_version,
    locked_commitment,
    log_commitment,
    require_keepable,
    require_version,
)
from comity.plan.domain.commitment_text import CommitmentState, CommitmentText
from comity.plan.domain.gate import refusals
from comity.plan.formats.commitment_plain import digest_of
from comity.plan.models import Commitment
from comity.plan.queries.gate_ground import ground_for
from comity.plan.queries.people import Person


def revise_commitment(
    *, person: Person, commitment: Commitment, text: CommitmentText, seen: int, note: str = ""
) -> Commitment:
    """`seen` is the number of the version that was changed. The same text makes no new version.
    What was submitted passes the gate again, and `note` says why it changes. Raises as
    `locked_commitment` does; `Conflict`: `commitment-changed-meanwhile`, `commitment-ended`;
    `InvalidInput`: `commitment-without-note`, `commitment-same`, `commitment-reason-too-long`;
    `Problems`: `commitment-not-kept`, `commitment-refused`."""
    require_keepable(person, text)
    with transaction.atomic():
        row = locked_commitment(person, commitment.id)
        require_version(row, seen)
        draft = row.state == CommitmentState.DRAFT.value
        same = row.versions.get(number=row.version).digest == digest_of(text)
        if draft and same:
            return row
        if not draft:
            _require_revisable(person, row, text, note.strip(), same=same)
        version = add_version(person, row, text, note.strip())
        payload = {"version": version.number, "digest": version.digest}
        log_commitment(person, row, "revise_commitment", payload)
    return row


def _require_revisable(
    person: Person, row: Commitment, text: CommitmentText, note: str, *, same: bool
) -> None:
    if row.state != CommitmentState.ACTIVE.value:
        raise Conflict("commitment-ended", number=row.number, state=row.state)
    if same:
        raise InvalidInput("commitment-same")
    if not note:
        raise InvalidInput("commitment-without-note")
    if len(note) > LONGEST_REASON:
        raise InvalidInput("commitment-reason-too-long", length=len(note), most=LONGEST_REASON)
    if found := refusals(text, ground_for(person, text)):
        raise Problems("commitment-refused", [each.error for each in found])
