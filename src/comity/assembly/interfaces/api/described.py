"""What the description of the API says of the room's operations: parts of addresses, which of them
may find that it was done already, and one request to each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

PATHS: Mapping[str, str] = {
    "slug": "An organisation, by the id of its statute: north-lakes.",
}
CONFLICTS: frozenset[str] = frozenset()
TAGS: Mapping[str, str] = {
    "assembly": "Organisations under a statute: members, motions, ballots, decisions, treaties.",
}
ADDRESSES: Mapping[str, str] = {
    "assemblies": "assemblies",
    "assembly": "assemblies/north-lakes",
}
BODIES: Mapping[str, Mapping[str, Any]] = {}
