"""A decision to take away: signed, and proven by the log."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.timezone import now

from comity.assembly.actions.change_decision_keys import signing_secret
from comity.assembly.domain.ballots import BallotDeed, state_after
from comity.assembly.domain.bundle_signing import key_of, sign_head, signed_bundle
from comity.assembly.domain.decision_bundle import BundleSignature, DecisionBundle, Part
from comity.assembly.domain.election_bundle import Bundle, ElectionBundle
from comity.assembly.queries.ballot_parts import parts_in
from comity.assembly.queries.find_ballot import locked_ballot, state_of
from comity.assembly.queries.log_proofs import logged_turns, proofs_of
from comity.assembly.queries.people import Person
from comity.assembly.queries.round_parts import round_parts_in
from comity.kernel.domain.errors import Conflict, UnknownName

_UNSIGNED = "0" * 128


def export_bundle(*, person: Person, ballot: UUID) -> Bundle:
    """Of a closed ballot or round of an election, for whoever sees it. It changes nothing, so that
    nothing is logged. Raises `UnknownName("ballot-unknown")`, `Conflict`: `ballot-state`,
    `ballot-statement-erased`, and `round-not-sealed` where the log does not say who stood, since
    the round was opened by a version that did not log it."""
    with transaction.atomic():  # the ballot is held so that the log has all of its turns
        row = locked_ballot(person.assembly, ballot, contested=None)
        if not person.sees(row.visibility):
            raise UnknownName("ballot-unknown", ballot=str(ballot))
        state_after(state_of(row), BallotDeed.EXPORT)
        logged = logged_turns(row.reference)
        found = parts_in(row) if row.contest is None else round_parts_in(row)
        parts: dict[str, Any] = {str(part): value for part, value in found.items()}
    root, proof = proofs_of(logged)
    secret = signing_secret()
    at = now()
    parts |= {
        "proof": proof,
        "head": sign_head(logged.size, root, at, secret),
        "key": key_of(secret),
        "signature": BundleSignature(at, _UNSIGNED),
    }
    if row.contest is None:
        return signed_bundle(DecisionBundle(**parts), secret, at)
    if Part.CONTEST not in proof[0].statement.parts:
        raise Conflict("round-not-sealed", round=row.title)
    return signed_bundle(ElectionBundle(**parts), secret, at)
