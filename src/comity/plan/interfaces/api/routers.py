"""All routers of the room."""

from __future__ import annotations

from ninja import Router

from comity.plan.interfaces.api import (
    commitment_writes,
    commitments,
    join_requests,
    participants,
    plans,
    progress,
    report_writes,
    reports,
    texts,
)

ROUTERS: tuple[Router, ...] = (
    plans.router,
    texts.router,
    progress.router,
    participants.router,
    join_requests.router,
    commitments.router,
    commitment_writes.router,
    reports.router,
    report_writes.router,
)
