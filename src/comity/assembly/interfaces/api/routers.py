"""All routers of the room."""

from __future__ import annotations

from ninja import Router

from comity.assembly.interfaces.api import assemblies, ballots, voting

ROUTERS: tuple[Router, ...] = (assemblies.router, ballots.router, voting.router)
from comity.assembly.interfaces.api import applications, assemblies, members

ROUTERS: tuple[Router, ...] = (assemblies.router, members.router, applications.router)
from comity.assembly.interfaces.api import assemblies, treaties

ROUTERS: tuple[Router, ...] = (assemblies.router, treaties.router)
