"""The API with a release whose snapshot can be read and that can be searched, and a person with a
token."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from tests.parties.people import DAY, acting, organisation, person

from comity.parties.actions.grant_role import grant_role
from comity.parties.actions.issue_token import issue_token
from comity.parties.domain.permissions import OPERATOR
from comity.parties.models import User
from comity.regulation.domain.rulebook import Rulebook
from comity.regulation.formats.snapshot import encode_snapshot
from comity.regulation.models import Release


@pytest.fixture
def rules(indexed: Rulebook) -> Rulebook:
    snapshot = encode_snapshot(indexed.corpus)
    Release.objects.filter(id=indexed.release).update(snapshot=snapshot)
    return indexed


@dataclass(frozen=True)
class Holder:
    """A person, and how their programs ask."""

    user: User
    secret: str

    @property
    def headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.secret}"}

    @property
    def client(self) -> Client:
        return Client(headers=self.headers)


def holder(name: str, *scopes: str) -> Holder:
    """A member of an organisation who administers their own tokens."""
    user = person(name)
    organisation(user)
    grant_role(actor=OPERATOR, name="administrator", user=user.id, scope=user.reference, on=DAY)
    _, secret = issue_token(
        actor=acting(user),
        user=user.id,
        name="tests",
        scopes=scopes or ("view", "issue-token", "revoke-token"),
        expires_at=timezone.now() + timedelta(30),
    )
    return Holder(user, secret.text)


@pytest.fixture
def ada(db: None) -> Holder:
    return holder("ada")
