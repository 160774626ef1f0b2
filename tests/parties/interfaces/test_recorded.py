"""What people do to their accounts through django-allauth leaves one entry each in the log."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest
from allauth.account.models import EmailAddress
from allauth.mfa import signals as mfa
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from allauth.socialaccount.models import SocialAccount
from django.test import Client, RequestFactory
from django.urls import resolve, reverse
from pytest_django import Settings
from tests.parties.interfaces.oidc_provider import Provider, running
from tests.parties.interfaces.test_oidc import ADA, offer, through
from tests.parties.interfaces.test_signing_in import sign_in, sign_up
from tests.parties.interfaces.visiting import PASSWORD, account, link_in_mail, signed_in
from tests.parties.people import logged

from comity.kernel.models import AuditEntry
from comity.parties.interfaces.accounts.whole_writes import WRITING
from comity.parties.models import User

pytestmark = pytest.mark.django_db
SECRET = "JBSWY3DPEHPK3PXP"  # noqa: S105 - of no account but those here
NEW = "quite another phrase"


def recorded() -> list[tuple[str, dict[str, str]]]:
    """Action and payload of each entry, in order."""
    found = AuditEntry.objects.order_by("sequence").values_list("action", "payload")
    return [(action, json.loads(str(payload))) for action, payload in found]


def by_herself(user: User, *actions: str) -> list[tuple[str, str, str]]:
    return [(user.reference, action, user.reference) for action in actions]


@pytest.fixture
def no_mail(settings: Settings) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", 1, 1


def test_signing_up_and_proving_the_address(client: Client) -> None:
    sign_up(client, "ada@example.org")
    ada = User.objects.get()
    assert logged() == by_herself(ada, "sign_up")
    assert client.post(link_in_mail()).status_code == 302
    assert logged() == by_herself(ada, "sign_up", "confirm_address")
    assert recorded() == [("sign_up", {}), ("confirm_address", {})]


def test_signing_up_again_or_with_a_wrong_password_leaves_none(client: Client) -> None:
    account("ada")
    sign_up(client, "ada@example.org")
    sign_in(Client(), "ada@example.org", "wrong")
    sign_in(Client(), "ada@example.org")
    assert logged() == []


def test_an_address_comes_is_proved_becomes_the_first_and_goes() -> None:
    ada = account("ada")
    client = signed_in(ada)
    other = {"email": "countess@example.org"}
    client.post("/account/email/", other | {"action_add": ""})
    assert logged() == by_herself(ada, "add_address")
    client.post(link_in_mail())
    assert logged() == by_herself(ada, "add_address", "confirm_address")
    client.post("/account/email/", other | {"action_primary": ""})
    client.post("/account/email/", {"email": "ada@example.org", "action_remove": ""})
    assert [it.email for it in EmailAddress.objects.all()] == ["countess@example.org"]
    assert recorded() == [
        ("add_address", {}),
        ("confirm_address", {}),
        ("change_primary_address", {}),
        ("remove_address", {}),
    ]


def test_what_is_refused_leaves_none() -> None:
    client = signed_in(account("ada"))
    client.post("/account/email/", {"email": "ada@example.org", "action_remove": ""})
    client.post("/account/email/", {"email": "no address", "action_add": ""})
    wrong = {"oldpassword": "wrong", "password1": NEW, "password2": NEW}
    client.post("/account/password/change/", wrong)
    assert logged() == []


def test_a_password_is_changed() -> None:
    ada = account("ada")
    form = {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}
    assert signed_in(ada).post("/account/password/change/", form).status_code == 302
    assert logged() == by_herself(ada, "change_password")
    assert recorded() == [("change_password", {})]


def test_a_first_password_is_set() -> None:
    ada = account("ada")
    ada.set_unusable_password()
    ada.save()
    form = {"password1": NEW, "password2": NEW}
    assert signed_in(ada).post("/account/password/set/", form).status_code == 302
    assert logged() == by_herself(ada, "set_password")


def test_a_forgotten_password_is_set_anew_by_whoever_holds_the_link(client: Client) -> None:
    ada = account("ada")
    client.post("/account/password/reset/", {"email": "ada@example.org"})
    page = client.get(link_in_mail(), follow=True)
    client.post(page.redirect_chain[-1][0], {"password1": NEW, "password2": NEW})
    assert logged() == by_herself(ada, "reset_password")


def test_a_link_signs_out_another_and_is_told_as_used_by_its_owner() -> None:
    ada, bo = account("ada"), account("bo")
    Client().post("/account/password/reset/", {"email": "ada@example.org"})
    client = signed_in(bo)
    page = client.get(link_in_mail(), follow=True)
    client.post(page.redirect_chain[-1][0], {"password1": NEW, "password2": NEW})
    assert "_auth_user_id" not in client.session
    assert logged() == by_herself(ada, "reset_password")


@pytest.mark.django_db(transaction=True)  # allauth tells of an app once its transaction is over
def test_an_app_brings_recovery_codes_and_takes_them_along() -> None:
    ada = account("ada")
    client = signed_in(ada)
    page = client.get("/account/2fa/totp/activate/")
    code = format_hotp_value(hotp_value(page.context["form"].secret, int(time.time()) // 30))
    assert client.post("/account/2fa/totp/activate/", {"code": code}).status_code == 302
    assert logged() == by_herself(ada, "add_second_factor", "generate_recovery_codes")
    client.post("/account/2fa/recovery-codes/generate/")
    client.post("/account/2fa/totp/deactivate/")
    assert not Authenticator.objects.exists()
    assert recorded() == [
        ("add_second_factor", {"kind": "totp"}),
        ("generate_recovery_codes", {}),
        ("generate_recovery_codes", {}),
        ("remove_second_factor", {"kind": "totp"}),
        ("remove_second_factor", {"kind": "recovery_codes"}),
    ]


def test_a_passkey_comes_and_goes() -> None:
    ada = account("ada")
    key = Authenticator.objects.create(
        user=ada, type=Authenticator.Type.WEBAUTHN, data={"name": "laptop", "credential": {}}
    )
    TOTP.activate(ada, SECRET)
    RecoveryCodes.activate(ada)
    request = RequestFactory().post("/account/2fa/webauthn/add/")
    request.user = ada
    mfa.authenticator_added.send(Authenticator, request=request, user=ada, authenticator=key)
    signed_in(ada).post(f"/account/2fa/webauthn/keys/{key.pk}/remove/")
    assert logged() == by_herself(ada, "add_second_factor", "remove_second_factor")
    assert [payload for _, payload in recorded()] == [{"kind": "webauthn"}, {"kind": "webauthn"}]


@pytest.fixture
def provider() -> Iterator[Provider]:
    with running(Provider(dict(ADA))) as found:
        yield found


def test_a_new_person_comes_through_a_service(
    client: Client, provider: Provider, settings: Settings, tmp_path: Path
) -> None:
    offer(provider, settings, tmp_path)
    through(client)
    assert logged() == by_herself(User.objects.get(), "sign_up")
    assert recorded() == [("sign_up", {"service": "institute"})]


def test_a_service_that_vouches_is_connected_when_it_opens_the_account(
    client: Client, provider: Provider, settings: Settings, tmp_path: Path
) -> None:
    ada = account("ada")
    offer(provider, settings, tmp_path, vouches=True)
    through(client)
    assert logged() == by_herself(ada, "connect_service")
    through(Client())
    assert recorded() == [("connect_service", {"service": "institute"})]


def test_a_service_is_connected_and_disconnected_by_choice(
    provider: Provider, settings: Settings, tmp_path: Path
) -> None:
    ada = account("ada")
    offer(provider, settings, tmp_path)
    client = signed_in(ada)
    there = httpx.get(client.post("/account/oidc/institute/login/?process=connect")["Location"])
    back = urlsplit(there.headers["Location"])
    client.get(f"{back.path}?{back.query}")
    connected = SocialAccount.objects.get()
    client.post("/account/3rdparty/", {"account": connected.pk})
    assert not SocialAccount.objects.exists()
    assert logged() == by_herself(ada, "connect_service", "disconnect_service")
    assert [payload for _, payload in recorded()] == [{"service": "institute"}] * 2


def test_no_entry_holds_an_address_or_a_secret(client: Client) -> None:
    sign_up(client, "ada@example.org")
    client.post(link_in_mail())
    signed_in(User.objects.get()).post(
        "/account/password/change/",
        {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW},
    )
    entries = list(AuditEntry.objects.values())
    assert len(entries) == 3
    for secret in ("example.org", "Ada", PASSWORD, NEW, "pbkdf2"):
        assert secret not in " ".join(str(entry) for entry in entries)


def test_views_that_write_in_steps_do_so_in_one_transaction() -> None:
    arguments = {"account_confirm_email": ["key"], "mfa_remove_webauthn": [1]}
    for name in WRITING:
        view = resolve(reverse(name, args=arguments.get(name, []))).func
        assert hasattr(view, "__wrapped_whole__"), name
    assert not hasattr(resolve(reverse("account_login")).func, "__wrapped_whole__")


def test_an_address_whose_mail_can_not_be_sent_is_not_added(no_mail: None) -> None:
    client = signed_in(account("ada"))
    added = client.post("/account/email/", {"email": "bo@example.org", "action_add": ""})
    assert added.status_code == 503
    assert [it.email for it in EmailAddress.objects.all()] == ["ada@example.org"]
    assert logged() == []


def test_a_changed_password_is_in_the_log_though_no_mail_tells_it(no_mail: None) -> None:
    ada = account("ada")
    form = {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}
    assert signed_in(ada).post("/account/password/change/", form).status_code == 503
    ada.refresh_from_db()
    assert ada.check_password(NEW)
    assert logged() == by_herself(ada, "change_password")
