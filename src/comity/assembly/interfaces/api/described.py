"""What the description of the API says of the room's operations: parts of addresses, which of them
may find that it was done already, and one request to each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

BALLOT = "3f2c1d0e-5b6a-4c7d-8e9f-0a1b2c3d4e5f"
PATHS: Mapping[str, str] = {
    "slug": "An organisation, by the id of its statute: north-lakes.",
    "ballot": "A ballot, by its id.",
}
CONFLICTS: frozenset[str] = frozenset({"bundle", "cast_vote", "grant_proxy", "withdraw_proxy"})
TAGS: Mapping[str, str] = {
    "assembly": "Organisations under a statute: members, motions, ballots, decisions, treaties.",
}
ADDRESSES: Mapping[str, str] = {
    "assemblies": "assemblies",
    "assembly": "assemblies/north-lakes",
    "ballots": "assemblies/north-lakes/ballots?state=open",
    "ballot": f"assemblies/north-lakes/ballots/{BALLOT}",
    "bundle": f"assemblies/north-lakes/ballots/{BALLOT}/bundle",
    "cast_vote": f"assemblies/north-lakes/ballots/{BALLOT}/votes",
    "grant_proxy": f"assemblies/north-lakes/ballots/{BALLOT}/proxy",
    "withdraw_proxy": f"assemblies/north-lakes/ballots/{BALLOT}/proxy",
}
BODIES: Mapping[str, Mapping[str, Any]] = {
    "cast_vote": {"choice": "yes"},
    "grant_proxy": {"holder": "KE"},
}
