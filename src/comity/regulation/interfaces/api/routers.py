"""All routers of the room."""

from __future__ import annotations

from ninja import Router

from comity.regulation.interfaces.api import (
    calendar,
    comparing,
    concepts,
    facts,
    instruments,
    jurisdictions,
    norms,
    questions,
    reports,
    search,
    treaties,
)

ROUTERS: tuple[Router, ...] = (
    jurisdictions.router,
    instruments.router,
    norms.router,
    concepts.router,
    comparing.router,
    treaties.router,
    calendar.router,
    search.router,
    facts.router,
    questions.router,
    reports.router,
)
