"""What every change to a commitment does: lock it first, keep each version that it had, log it
last."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from comity.kernel.actions.append_audit import Deed, append_audits
from comity.kernel.domain.audit import Visibility
from comity.kernel.domain.errors import Conflict, InvalidInput, Problems, UnknownName
from comity.kernel.domain.messages import Message
from comity.plan.actions.restate import restate
from comity.plan.domain.commitment_text import CommitmentState, CommitmentText
from comity.plan.domain.gate import faults
from comity.plan.formats.commitment_plain import commitment_to_plain, digest_of
from comity.plan.models import Commitment, CommitmentVersion
from comity.plan.queries.gate_ground import ground_for
from comity.plan.queries.people import Person
from comity.plan.queries.seen_commitments import seen_commitments

LONGEST_REASON = 5_000


def locked_commitment(person: Person, commitment: UUID) -> Commitment:
    """Nobody else changes it until the transaction ends; they may write for its participant.
    Raises `UnknownName("commitment-unknown")` also for one that they may not see, and as
    `Person.act_for` does."""
    rows = seen_commitments(person).select_related("participant", "plan", "action")
    found = rows.select_for_update(of=("self",), no_key=True).filter(id=commitment).first()
    if found is None:
        raise UnknownName("commitment-unknown", number=str(commitment), plan=person.plan.slug)
    person.act_for(found.participant)
    return found


def require_version(commitment: Commitment, seen: int) -> None:
    """Raises `Conflict("commitment-changed-meanwhile")`."""
    if commitment.version != seen:
        raise Conflict(
            "commitment-changed-meanwhile",
            remedy=Message("commitment-changed-meanwhile-remedy"),
            seen=seen,
            version=commitment.version,
        )


def require_state(commitment: Commitment, state: CommitmentState, error: str) -> None:
    """Raises a `Conflict` of that id."""
    if commitment.state != state.value:
        raise Conflict(error, number=commitment.number, state=commitment.state)


def given_reason(reason: str) -> str:
    """Raises `InvalidInput`: `commitment-without-reason`, `commitment-reason-too-long`."""
    tidy = reason.strip()
    if not tidy:
        raise InvalidInput("commitment-without-reason")
    if len(tidy) > LONGEST_REASON:
        raise InvalidInput("commitment-reason-too-long", length=len(tidy), most=LONGEST_REASON)
    return tidy


def require_keepable(person: Person, text: CommitmentText) -> None:
    """Raises `Problems("commitment-not-kept")` for what not even a draft may hold."""
    if found := faults(text, ground_for(person, text)):
        raise Problems("commitment-not-kept", [each.error for each in found])


def add_version(
    person: Person, commitment: Commitment, text: CommitmentText, note: str = ""
) -> CommitmentVersion:
    """What it says from now on; its row says the same."""
    last = commitment.versions.order_by("number").last()
    made = _version(person, commitment, text, last.number + 1 if last else 1, note)
    made.save(force_insert=True)
    commitment.version = made.number
    restate(commitment)
    return made


def first_version(
    person: Person, commitment: Commitment, text: CommitmentText
) -> CommitmentVersion:
    """Of a commitment that is entered now; not saved yet."""
    return _version(person, commitment, text, 1)


def log_commitment(
    person: Person, commitment: Commitment, action: str, payload: Mapping[str, Any], about: str = ""
) -> None:
    """`about` is the reference of the part that it is about, else the commitment itself. A draft
    is nobody else's matter."""
    draft = commitment.state == CommitmentState.DRAFT.value
    deed = commitment_deed(person, commitment, action, payload, draft=draft, about=about)
    append_audits(person.actor.reference, [deed])


def commitment_deed(
    person: Person,
    commitment: Commitment,
    action: str,
    payload: Mapping[str, Any],
    *,
    draft: bool,
    about: str = "",
) -> Deed:
    """`draft` is whether it was one when that was done."""
    return Deed(
        action,
        about or commitment.reference,
        {"plan": person.plan.slug, "commitment": commitment.number, **payload},
        Visibility.PRIVATE if draft else Visibility(commitment.visibility),
    )


def _version(
    person: Person, commitment: Commitment, text: CommitmentText, number: int, note: str = ""
) -> CommitmentVersion:
    return CommitmentVersion(
        commitment=commitment,
        number=number,
        text=commitment_to_plain(text),
        digest=digest_of(text),
        note=note,
        entered_by=person.actor.reference,
    )
