"""All routers of the room."""

from __future__ import annotations

from ninja import Router

from comity.assembly.interfaces.api import (
    applications,
    assemblies,
    ballots,
    members,
    motions,
    sessions,
    statutes,
    treaties,
    turning,
    voting,
)

ROUTERS: tuple[Router, ...] = (
    assemblies.router,
    statutes.router,
    members.router,
    applications.router,
    motions.router,
    ballots.router,
    voting.router,
    turning.router,
    sessions.router,
    sessions.writing,
    treaties.router,
)
