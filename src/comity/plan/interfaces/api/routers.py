"""All routers of the room."""

from __future__ import annotations

from ninja import Router

from comity.plan.interfaces.api import plans

ROUTERS: tuple[Router, ...] = (plans.router,)
