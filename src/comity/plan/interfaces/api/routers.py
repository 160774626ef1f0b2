"""All routers of the room."""

from __future__ import annotations

from ninja import Router

from comity.plan.interfaces.api import (
    accepting,
    actions,
    commitment_writes,
    files,
    importing,
    joining,
    participants,
    plans,
    progress,
    report_writes,
    review_writes,
    texts,
)

# Those of writes are those of reads, to which they add: one address, one router.
ROUTERS: tuple[Router, ...] = (
    plans.router,
    texts.router,
    actions.router,
    progress.router,
    participants.router,
    joining.router,
    accepting.router,
    commitment_writes.router,
    report_writes.router,
    review_writes.router,
    files.router,
    importing.router,
)
