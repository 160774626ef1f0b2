"""The API without the front, and what it is asked."""

from __future__ import annotations

from starlette.applications import Starlette
from starlette.testclient import TestClient

from comity.hub.interfaces.api.addresses import AsSent
from comity.hub.interfaces.api.routes import hub_routes


def client(token: str = "") -> TestClient:
    app = Starlette(routes=[AsSent(hub_routes())])
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    return TestClient(app, base_url="http://hub.test", headers=headers, follow_redirects=False)
