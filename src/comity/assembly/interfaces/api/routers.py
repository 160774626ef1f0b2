"""All routers of the room."""

from __future__ import annotations

from ninja import Router

from comity.assembly.interfaces.api import assemblies, ballots, motions, voting

ROUTERS: tuple[Router, ...] = (
    assemblies.router,
    motions.router,
    ballots.router,
    voting.router,
)
