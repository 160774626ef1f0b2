"""What the description of the API says of the room's operations: parts of addresses, which of them
may find that it was done already, and one request to each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

PATHS: Mapping[str, str] = {
    "slug": "An organisation, by the id of its statute: north-lakes.",
    "number": "What it is numbered by in its organisation: 3.",
}
CONFLICTS: frozenset[str] = frozenset({"propose_motion", "motion_text", "propose_amendment"})
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
}
