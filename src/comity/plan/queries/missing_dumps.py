"""Dumps of registries that were taken in by the log, and are not here: after a restore, say."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from comity.kernel.models import AuditEntry
from comity.plan.adapters.registry_dumps import sha256_here
from comity.plan.domain.registries.findings import Registry

ADDED, REMOVED = "add_registry_dump", "remove_registry_dump"


@dataclass(frozen=True, slots=True)
class MissingDump:
    """By the file that was taken in: its version, day (ISO 8601) and SHA-256."""

    registry: Registry
    version: str
    dated: str
    sha256: str


def missing_dumps() -> Iterator[MissingDump]:
    """Those of which the log tells last that they were added, where none or another is here, or it
    can't be read. An entry whose payload was erased tells nothing."""
    for registry in Registry:
        entries = AuditEntry.objects.filter(object=f"registry:{registry.value}")
        last = entries.filter(action__in=(ADDED, REMOVED)).order_by("-sequence").first()
        if last is None or last.action != ADDED or last.payload is None:
            continue
        told = json.loads(last.payload)
        if told["sha256"] != sha256_here(registry):
            yield MissingDump(registry, told["version"], told["dated"], told["sha256"])
