"""What the description of the API says of the room's operations: parts of addresses, which of them
may find that it was done already, and one request to each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

BALLOT = "3f2c1d0e-5b6a-4c7d-8e9f-0a1b2c3d4e5f"
PATHS: Mapping[str, str] = {
    "slug": "An organisation, by the id of its statute: north-lakes.",
    "number": "What it is numbered by in its organisation: 3.",
    "ballot": "A ballot, by its id.",
}
CONFLICTS: frozenset[str] = frozenset(
    {
        "propose_motion",
        "motion_text",
        "propose_amendment",
        "bundle",
        "cast_vote",
        "grant_proxy",
        "withdraw_proxy",
    }
)
TAGS: Mapping[str, str] = {
    "assembly": "Organisations under a statute: members, motions, ballots, decisions, treaties.",
}
ADDRESSES: Mapping[str, str] = {
    "assemblies": "assemblies",
    "assembly": "assemblies/north-lakes",
    "motions": "assemblies/north-lakes/motions?state=before-body",
    "propose_motion": "assemblies/north-lakes/motions",
    "motion": "assemblies/north-lakes/motions/3",
    "motion_text": "assemblies/north-lakes/motions/3/text?format=akoma-ntoso",
    "amendments": "assemblies/north-lakes/motions/3/amendments",
    "propose_amendment": "assemblies/north-lakes/motions/3/amendments",
    "ballots": "assemblies/north-lakes/ballots?state=open",
    "ballot": f"assemblies/north-lakes/ballots/{BALLOT}",
    "bundle": f"assemblies/north-lakes/ballots/{BALLOT}/bundle",
    "cast_vote": f"assemblies/north-lakes/ballots/{BALLOT}/votes",
    "grant_proxy": f"assemblies/north-lakes/ballots/{BALLOT}/proxy",
    "withdraw_proxy": f"assemblies/north-lakes/ballots/{BALLOT}/proxy",
}
BODIES: Mapping[str, Mapping[str, Any]] = {
    "propose_motion": {
        "text": "# On models\n\n1. Decides to keep a list of models.",
        "body": "assembly",
        "language": "en",
    },
    "propose_amendment": {
        "action": "replace",
        "paragraph": "p2",
        "words": "Decides to keep a list of all models.",
    },
    "cast_vote": {"choice": "yes"},
    "grant_proxy": {"holder": "KE"},
}
