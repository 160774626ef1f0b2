from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone
from tests.parties.people import acting, logged, person

from comity.kernel.domain.errors import Conflict, NotPermitted, UnknownName
from comity.parties.actions.issue_token import issue_token
from comity.parties.actions.revoke_token import revoke_token
from comity.parties.domain.permissions import OPERATOR
from comity.parties.domain.tokens import Secret
from comity.parties.models import Token, User
from comity.parties.queries.find_token import find_token

pytestmark = pytest.mark.django_db


def issued(user: User) -> tuple[Token, Secret]:
    return issue_token(
        actor=acting(user),
        user=user.id,
        name="laptop",
        scopes=["read"],
        expires_at=timezone.now() + timedelta(1),
    )


def test_a_revoked_token_finds_nobody() -> None:
    ada = person("ada")
    token, secret = issued(ada)
    assert find_token(secret=secret, at=timezone.now()) is not None
    revoke_token(actor=acting(ada), token=token.id)
    assert find_token(secret=secret, at=timezone.now()) is None
    assert logged()[-1] == (ada.reference, "revoke_token", token.reference)


def test_of_somebody_else_is_refused() -> None:
    token, _ = issued(person("ada"))
    with pytest.raises(NotPermitted):
        revoke_token(actor=acting(person("bo")), token=token.id)
    assert Token.objects.get().revoked_at is None


def test_a_second_time_is_a_conflict() -> None:
    token, secret = issued(person("ada"))
    revoke_token(actor=OPERATOR, token=token.id)
    with pytest.raises(Conflict) as caught:
        revoke_token(actor=OPERATOR, token=token.id)
    assert caught.value.message.params == {"shown": secret.shown}


def test_unknown_token() -> None:
    with pytest.raises(UnknownName):
        revoke_token(actor=OPERATOR, token=uuid4())
