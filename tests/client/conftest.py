"""Nodes with a plan, and clients of people in it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytest_django.live_server_helper import LiveServer
from tests.client.clients import For, clients
from tests.client.plan_people import SCOPES
from tests.plan.seeding import SeededPlan, seeded_plan

from comity.client import Comity


@pytest.fixture
def made(live_server: LiveServer) -> SeededPlan:
    return seeded_plan()


@pytest.fixture
def comity(live_server: LiveServer, made: SeededPlan) -> Iterator[Comity]:
    """Of somebody without a token."""
    with Comity(live_server.url) as opened:
        yield opened


@pytest.fixture
def of(live_server: LiveServer, made: SeededPlan) -> Iterator[For]:
    yield from clients(live_server.url, *SCOPES)
