"""Clients of people, by tokens of theirs, for tests."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import timedelta

from django.utils import timezone
from tests.parties.people import acting

from comity.client import Comity
from comity.parties.actions.issue_token import issue_token
from comity.parties.models import User

For = Callable[[User], Comity]


def clients(address: str, *scopes: str) -> Iterator[For]:
    """For a fixture: each client is closed after it."""
    with ExitStack() as stack:

        def client(user: User) -> Comity:
            _, secret = issue_token(
                actor=acting(user),
                user=user.id,
                name="client",
                scopes=scopes,
                expires_at=timezone.now() + timedelta(1),
            )
            return stack.enter_context(Comity(address, token=secret.text))

        yield client
