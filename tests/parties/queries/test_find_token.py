from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone
from tests.parties.people import acting, person

from comity.parties.actions.issue_token import issue_token
from comity.parties.domain.permissions import Actor, Grant
from comity.parties.domain.tokens import Secret
from comity.parties.models import User
from comity.parties.queries.find_token import find_token

pytestmark = pytest.mark.django_db


def test_the_actor_is_the_person_narrowed_to_the_scopes_until_expiry() -> None:
    ada = person("ada")
    expires_at = timezone.now() + timedelta(1)
    _, secret = issue_token(
        actor=acting(ada),
        user=ada.id,
        name="laptop",
        scopes=["read", "write@thing:1"],
        expires_at=expires_at,
    )
    assert find_token(secret=secret, at=expires_at - timedelta(seconds=1)) == Actor(
        ada.reference,
        (Grant(frozenset({"read"})), Grant(frozenset({"write"}), "thing:1")),
    )
    assert find_token(secret=secret, at=expires_at) is None
    assert find_token(secret=Secret(secret.text[:-1]), at=timezone.now()) is None
    User.objects.update(is_active=False)
    assert find_token(secret=secret, at=timezone.now()) is None
