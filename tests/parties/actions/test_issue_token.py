from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone
from tests.parties.people import DAY, acting, logged, person

from comity.kernel.domain.errors import InvalidInput, NotPermitted
from comity.kernel.models import AuditEntry
from comity.parties.actions.grant_role import grant_role
from comity.parties.actions.issue_token import issue_token
from comity.parties.domain.permissions import OPERATOR, Actor, Grant
from comity.parties.domain.tokens import Secret
from comity.parties.models import Token, User

pytestmark = pytest.mark.django_db


def issue(actor: Actor, user: User, *scopes: str, name: str = "laptop", days: int = 30) -> Secret:
    expires_at = timezone.now() + timedelta(days)
    _, secret = issue_token(
        actor=actor, user=user.id, name=name, scopes=scopes, expires_at=expires_at
    )
    return secret


def test_the_secret_is_stored_nowhere() -> None:
    ada = person("ada")
    secret = issue(acting(ada), ada, "read", "write@repository:acme/model")
    token = Token.objects.get()
    assert token.scopes == ["read", "write@repository:acme/model"]
    assert (token.digest, token.shown) == (secret.digest, secret.text[:13])
    assert len(secret.text) == 50
    kept = [repr(row) for model in (Token, AuditEntry) for row in model.objects.values()]
    assert not any(secret.text[13:] in row for row in kept)
    assert logged() == [(ada.reference, "issue_token", token.reference)]


def test_nobody_issues_a_token_of_somebody_else() -> None:
    ada, bo = person("ada"), person("bo")
    with pytest.raises(NotPermitted):
        issue(acting(bo), ada, "read")
    grant_role(actor=OPERATOR, name="administrator", user=bo.id, scope=ada.reference, on=DAY)
    issue(acting(bo), ada, "read")


def test_a_token_issues_no_tokens() -> None:
    ada = person("ada")
    with pytest.raises(NotPermitted):
        issue(Actor(ada.reference, (Grant(frozenset({"read"})),)), ada, "write")


def test_invalid_input_writes_nothing() -> None:
    ada = person("ada")
    for scopes in ((), ("*",)):
        with pytest.raises(InvalidInput):
            issue(acting(ada), ada, *scopes)
    with pytest.raises(InvalidInput):
        issue(acting(ada), ada, "read", name=" ")
    with pytest.raises(InvalidInput):
        issue(acting(ada), ada, "read", days=-1)
    assert (Token.objects.count(), logged()) == (0, [])
