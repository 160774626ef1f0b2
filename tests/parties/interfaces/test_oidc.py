from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest
from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount
from django.core import mail
from django.test import Client
from pytest_django import Settings
from tests.parties.interfaces.oidc_provider import CLIENT_ID, SECRET, Provider, running
from tests.parties.interfaces.visiting import account

from comity.parties.models import User
from comity.site.sign_in_services import sign_in_services

pytestmark = pytest.mark.django_db
ADA = {"sub": "u1", "email": "ada@example.org", "email_verified": True, "name": "Ada Lovelace"}


@pytest.fixture
def provider() -> Iterator[Provider]:
    with running(Provider(dict(ADA))) as found:
        yield found


def offer(provider: Provider, settings: Settings, folder: Path, **more: Any) -> None:  # noqa: ANN401
    (folder / "secret").write_text(SECRET + "\n")
    service = {
        "id": "institute",
        "name": "The Institute",
        "issuer": provider.address,
        "client_id": CLIENT_ID,
        "secret_file": "secret",
        **more,
    }
    path = folder / "services.json"
    path.write_text(json.dumps([service]))
    apps = sign_in_services({"COMITY_OIDC": str(path)})
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": apps}}


def through(client: Client) -> Any:  # noqa: ANN401 - the test client's answer
    """Sign in at the service; the answer to the browser that comes back."""
    login = "/account/oidc/institute/login/"
    assert client.get(login).status_code == 200  # asks first: a link alone signs nobody in
    there = httpx.get(client.post(login)["Location"])
    back = urlsplit(there.headers["Location"])
    return client.get(f"{back.path}?{back.query}")


def test_a_new_person_proves_the_address_unless_the_service_vouches(
    client: Client, provider: Provider, settings: Settings, tmp_path: Path
) -> None:
    offer(provider, settings, tmp_path)
    assert "The Institute" in client.get("/account/login/").content.decode()
    assert through(client)["Location"] == "/account/confirm-email/"
    assert client.get("/account/").status_code == 302
    assert [each.subject for each in mail.outbox] == ["[Comity] Confirm your e-mail address"]
    assert not EmailAddress.objects.get().verified
    user = User.objects.get()
    assert (user.name, user.email, user.is_staff) == ("Ada Lovelace", "ada@example.org", False)


def test_a_service_that_vouches_opens_the_account(
    client: Client, provider: Provider, settings: Settings, tmp_path: Path
) -> None:
    ada = account("ada")
    offer(provider, settings, tmp_path, vouches=True)
    assert through(client)["Location"] == "/account/"
    assert client.get("/account/").context["user"] == ada
    assert SocialAccount.objects.get().user == ada
    assert "The Institute" in client.get("/account/").content.decode()


def test_one_that_does_not_vouch_opens_nobody_elses(
    client: Client, provider: Provider, settings: Settings, tmp_path: Path
) -> None:
    account("ada")
    offer(provider, settings, tmp_path)
    through(client)
    assert "_auth_user_id" not in client.session
    assert not SocialAccount.objects.filter(user__email="ada@example.org").exists()


@pytest.mark.parametrize(
    "wrong", [{"aud": "somebody-else"}, {"iss": "https://other.example"}, {"exp": 1}]
)
def test_a_wrong_id_token_signs_nobody_in(
    client: Client,
    provider: Provider,
    settings: Settings,
    tmp_path: Path,
    wrong: dict[str, object],
) -> None:
    offer(provider, settings, tmp_path, vouches=True)
    provider.wrong = wrong
    through(client)
    assert ("_auth_user_id" in client.session, User.objects.count()) == (False, 0)


def test_an_answer_that_nobody_asked_for_is_refused(
    client: Client, provider: Provider, settings: Settings, tmp_path: Path
) -> None:
    offer(provider, settings, tmp_path, vouches=True)
    answer = client.get("/account/oidc/institute/login/callback/?code=x&state=y")
    assert (answer.status_code, User.objects.count()) == (401, 0)
    assert "_auth_user_id" not in client.session


def test_closed_sign_up_lets_no_new_person_in(
    client: Client, provider: Provider, settings: Settings, tmp_path: Path
) -> None:
    offer(provider, settings, tmp_path, vouches=True)
    settings.SIGN_UP_OPEN = False
    through(client)
    assert ("_auth_user_id" in client.session, User.objects.count()) == (False, 0)
