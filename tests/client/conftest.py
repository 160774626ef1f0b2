"""Nodes with a plan, and clients of people in it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from datetime import timedelta

import pytest
from django.utils import timezone
from pytest_django.live_server_helper import LiveServer
from tests.client.plan_people import SCOPES, For
from tests.parties.people import acting
from tests.plan.seeding import SeededPlan, seeded_plan

from comity.client import Comity
from comity.parties.actions.issue_token import issue_token
from comity.parties.models import User


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
    """The client of a person, by a token of theirs."""
    with ExitStack() as stack:

        def client(user: User) -> Comity:
            _, secret = issue_token(
                actor=acting(user),
                user=user.id,
                name="client",
                scopes=SCOPES,
                expires_at=timezone.now() + timedelta(1),
            )
            return stack.enter_context(Comity(live_server.url, token=secret.text))

        yield client
