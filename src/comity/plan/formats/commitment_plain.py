"""Commitments as plain data, as the database and JSON files hold them: days as `2027-01-31`,
figures as decimals in text."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

import msgspec

from comity.kernel.domain.audit import canonical
from comity.kernel.domain.errors import InvalidInput
from comity.plan.domain.commitment_text import CommitmentText


def commitment_to_plain(text: CommitmentText) -> dict[str, Any]:
    """What `commitment_of_plain` reads as the same."""
    plain: dict[str, Any] = msgspec.to_builtins(text)
    if not text.iati.regions:
        del plain["iati"]["regions"]  # as texts were written that knew none: their digests stay
    return plain


def commitment_of_plain(plain: object) -> CommitmentText:
    """Raises `InvalidInput("commitment-malformed")`, which says where."""
    try:
        return msgspec.convert(plain, CommitmentText)
    except msgspec.ValidationError as error:
        raise InvalidInput("commitment-malformed", problem=str(error)) from None


def digest_of(text: CommitmentText) -> str:
    """The SHA-256 of its canonical JSON."""
    return sha256(canonical(commitment_to_plain(text)).encode()).hexdigest()
