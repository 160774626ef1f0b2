"""What the description of the API says of the room's operations: parts of addresses, which of them
may find that it was done already, and one request to each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

PATHS: Mapping[str, str] = {
    "plan": "A plan, by its id: global-ai-governance-2025.",
}
CONFLICTS: frozenset[str] = frozenset()
TAGS: Mapping[str, str] = {
    "plan": "Plans of action: who takes part, what they committed to, how far along they are.",
}
ADDRESSES: Mapping[str, str] = {
    "plans": "plans",
    "plan": "plans/global-ai-governance-2025",
}
BODIES: Mapping[str, Mapping[str, Any]] = {}
