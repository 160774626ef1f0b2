from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from tests.parties.interfaces.visiting import account, signed_in
from tests.parties.people import acting, logged

from comity.parties.actions.issue_token import issue_token
from comity.parties.domain.permissions import Grant
from comity.parties.domain.tokens import Secret
from comity.parties.models import Token, User
from comity.parties.queries.find_token import find_token

pytestmark = pytest.mark.django_db


def asked(**more: object) -> dict[str, object]:
    day = timezone.now().date() + timedelta(days=30)
    return {"name": "laptop", "offered": ["view"], "typed": "", "last_day": day, **more}


def token_of(user: User) -> Token:
    expires_at = timezone.now() + timedelta(days=1)
    return issue_token(
        actor=acting(user), user=user.id, name="x", scopes=["view"], expires_at=expires_at
    )[0]


def test_a_token_is_shown_once_and_works_until_revoked() -> None:
    ada = account("ada")
    client = signed_in(ada)
    typed = "write@repository:acme/model\nview"
    page = client.post("/account/tokens/new", asked(typed=typed))
    secret = page.context["secret"]
    assert "no-store" in page["Cache-Control"]
    assert secret in page.content.decode()
    actor = find_token(secret=Secret(secret), at=timezone.now())
    assert actor is not None
    assert actor.narrowed == (
        Grant(frozenset({"view"})),
        Grant(frozenset({"write"}), "repository:acme/model"),
    )
    listed = client.get("/account/tokens").content.decode()
    assert secret not in listed
    assert secret[:13] in listed
    token = Token.objects.get()
    asking = client.get(f"/account/tokens/{token.id}/revoke")
    assert (asking.status_code, Token.objects.get().revoked_at) == (200, None)
    assert client.post(f"/account/tokens/{token.id}/revoke").status_code == 302
    assert find_token(secret=Secret(secret), at=timezone.now()) is None
    assert [action for _, action, _ in logged()] == ["issue_token", "revoke_token"]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"offered": [], "typed": ""}, "A token needs at least one scope."),
        ({"typed": "Every Thing"}, "is not a scope"),
        ({"offered": ["no-such"]}, "no-such"),
        ({"name": ""}, "required"),
        ({"last_day": "2019-01-01"}, "expired already"),
        ({"last_day": "2099-01-01"}, "a year at most"),
    ],
)
def test_a_wrong_form_issues_nothing(wrong: dict[str, object], said: str) -> None:
    page = signed_in(account("ada")).post("/account/tokens/new", asked(**wrong))
    assert page.status_code == 200
    assert said in page.content.decode()
    assert Token.objects.count() == 0


def test_other_peoples_tokens_are_not_there() -> None:
    token = token_of(account("ada"))
    client = signed_in(account("bo"))
    for answer in (client.get, client.post):
        assert answer(f"/account/tokens/{token.id}/revoke").status_code == 404
    assert token.shown not in client.get("/account/tokens").content.decode()
    assert Token.objects.get().revoked_at is None


def test_strangers_are_asked_to_sign_in_and_old_sessions_to_prove_it() -> None:
    for path in ("/account/tokens", "/account/tokens/new"):
        assert Client().get(path)["Location"] == f"/account/login/?next={path}"
    ada = account("ada")
    stale = Client()
    stale.force_login(ada, "allauth.account.auth_backends.AuthenticationBackend")
    assert stale.get("/account/tokens").status_code == 200
    for path in ("/account/tokens/new", "/account/delete", "/account/data.json"):
        assert stale.get(path)["Location"].startswith("/account/reauthenticate/"), path
    stale.post("/account/tokens/new", asked())
    assert Token.objects.count() == 0
