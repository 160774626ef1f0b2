"""In which state a plan's data is, to tell a reader whether what they hold is the last."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from comity.kernel.models import AuditEntry
from comity.plan.queries.open_data.scope import Scope


@dataclass(frozen=True, slots=True)
class DataState:
    digest: str
    changed_at: datetime


def data_state(scope: Scope, *more: str) -> DataState:
    """Of all that is in the log of the node: each change of a plan is in it, and few others are
    made often. `more` is what else makes the file another one."""
    last = AuditEntry.objects.order_by("-sequence").values_list("leaf_hash", "at").first()
    leaf, at = last if last else ("", scope.person.plan.created_at)
    whose = (scope.person.actor.reference, scope.person.plan.slug, scope.person.on.isoformat())
    return DataState(sha256("\n".join((leaf, *whose, *more)).encode()).hexdigest()[:32], at)
