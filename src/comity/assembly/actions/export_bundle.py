"""A decision to take away: signed, and proven by the log."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.timezone import now

from comity.assembly.actions.change_decision_keys import signing_secret
from comity.assembly.domain.ballots import BallotDeed, state_after
from comity.assembly.domain.bundle_signing import key_of, sign_head, signed_bundle
from comity.assembly.domain.decision_bundle import BundleSignature, DecisionBundle
from comity.assembly.queries.ballot_parts import parts_in
from comity.assembly.queries.find_ballot import locked_ballot, state_of
from comity.assembly.queries.log_proofs import logged_turns, proofs_of
from comity.assembly.queries.people import Person
from comity.kernel.domain.errors import UnknownName

_UNSIGNED = "0" * 128


def export_bundle(*, person: Person, ballot: UUID) -> DecisionBundle:
    """Of a closed ballot, for whoever sees it. It changes nothing, so that nothing is logged.
    Raises `UnknownName("ballot-unknown")`, `Conflict`: `ballot-state`, `ballot-statement-erased`.
    """
    with transaction.atomic():
        row = locked_ballot(person.assembly, ballot)  # so that the log holds all of its turns
        if not person.sees(row.visibility):
            raise UnknownName("ballot-unknown", ballot=str(ballot))
        state_after(state_of(row), BallotDeed.EXPORT)
        logged = logged_turns(row.reference)
        parts: dict[str, Any] = {str(part): value for part, value in parts_in(row).items()}
    root, proof = proofs_of(logged)
    secret = signing_secret()
    at = now()
    unsigned = DecisionBundle(
        **parts,
        proof=proof,
        head=sign_head(logged.size, root, at, secret),
        key=key_of(secret),
        signature=BundleSignature(at, _UNSIGNED),
    )
    return signed_bundle(unsigned, secret, at)
