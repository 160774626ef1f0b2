"""The hub's API alone, as an ASGI application for a server in a process of its own."""

from __future__ import annotations

import os

import django
from starlette.applications import Starlette

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "comity.site.settings")
django.setup()

from comity.hub.interfaces.api.addresses import AsSent  # noqa: E402
from comity.hub.interfaces.api.routes import hub_routes  # noqa: E402

application = Starlette(routes=[AsSent(hub_routes())])
