"""Dumps of registries are taken in and removed. What they say decides what moderators are told of a
claim, so the log says which was here when."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from django.db import transaction

from comity.kernel.actions.append_audit import append_audit
from comity.kernel.domain.audit import Visibility
from comity.parties.actions.authorise import authorise
from comity.parties.domain.permissions import Actor
from comity.plan.adapters.registry_dumps import dump_to_remove, prepared_dump, sha256_here
from comity.plan.domain.registries.entries import DumpHead
from comity.plan.domain.registries.findings import Registry

PERMISSION = "keep-registries"


def add_registry_dump(
    *,
    actor: Actor,
    registry: Registry,
    file: Path,
    total: Callable[[int], Callable[[int], None]],
) -> DumpHead:
    """Whoever runs the node alone may. It replaces the one before. Nothing waits while the file is
    read; it takes its place and is logged together. Raises as `prepared_dump` does, and
    `NotPermitted`."""
    authorise(actor=actor, permission=PERMISSION)
    with prepared_dump(registry, file, total) as prepared, transaction.atomic():
        head, before = prepared.head, sha256_here(registry)
        append_audit(
            actor=actor.reference,
            action="add_registry_dump",
            object=f"registry:{registry.value}",
            payload={
                "version": head.version,
                "dated": head.dated.isoformat(),
                "entries": head.entries,
                "sha256": head.sha256,
                **({"replaces": before} if before else {}),
            },
            visibility=Visibility.PUBLIC,
        )
        prepared.put()
    return head


def remove_registry_dump(*, actor: Actor, registry: Registry) -> None:
    """Raises `NotPermitted`, `UnknownName("registry-without-dump")`."""
    authorise(actor=actor, permission=PERMISSION)
    with dump_to_remove(registry) as remove, transaction.atomic():
        append_audit(
            actor=actor.reference,
            action="remove_registry_dump",
            object=f"registry:{registry.value}",
            payload={"sha256": sha256_here(registry)},
            visibility=Visibility.PUBLIC,
        )
        remove()
