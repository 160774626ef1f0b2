"""Claims as plain data, as a request and an invitation keep them."""

from __future__ import annotations

from collections.abc import Mapping

from comity.plan.domain.joining import Claims
from comity.plan.domain.participants import ParticipantKind

KEPT = ("website", "ror", "lei", "statement", "contact_name", "contact_role")
"""What has no column of its own."""


def claims_to_plain(claims: Claims) -> dict[str, str]:
    return {name: text for name in KEPT if (text := getattr(claims, name))}


def claims_of_plain(
    plain: Mapping[str, str], *, kind: str, name: str, jurisdiction: str, email: str
) -> Claims:
    return Claims(
        kind=ParticipantKind(kind),
        name=name,
        jurisdiction=jurisdiction,
        email=email,
        **{each: plain[each] for each in KEPT if each in plain},
    )
