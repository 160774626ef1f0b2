"""All routers of the room."""

from __future__ import annotations

from ninja import Router

from comity.assembly.interfaces.api import (
    applications,
    assemblies,
    ballots,
    members,
    motions,
    treaties,
    voting,
)

ROUTERS: tuple[Router, ...] = (
    assemblies.router,
    members.router,
    applications.router,
    motions.router,
    ballots.router,
    voting.router,
    treaties.router,
)
