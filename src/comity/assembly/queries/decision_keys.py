"""The keys with which this node signs decisions, as the log recorded them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime

from comity.kernel.models import AuditEntry

KEYS, KEY_ADDED = "decision-keys", "add_decision_key"


@dataclass(frozen=True, slots=True)
class DecisionKey:
    """`id` is SHA-256 of the 32 bytes of `public`, both in hexadecimal."""

    id: str
    public: str
    since: datetime


def decision_keys() -> list[DecisionKey]:
    """The last one is in use."""
    rows = AuditEntry.objects.filter(object=KEYS, action=KEY_ADDED, payload__isnull=False)
    return [
        DecisionKey(told["key"], told["public"], at)
        for payload, at in rows.order_by("sequence").values_list("payload", "at")
        for told in [json.loads(payload or "{}")]
    ]
