from __future__ import annotations

from typing import Any

import pytest
from allauth.core.context import request_context
from django.core import mail
from django.core.mail import EmailMessage
from django.test import Client, RequestFactory
from django.utils.translation import get_language
from pytest_django import Settings
from tests.parties.interfaces.visiting import PASSWORD, account, link_in_mail, signed_in

from comity.parties.interfaces.accounts.adapter import AccountAdapter
from comity.parties.models import User

pytestmark = pytest.mark.django_db


def sign_up(client: Client, email: str) -> str:
    """Where sign-up leads."""
    form = {"email": email, "name": "Ada", "password1": PASSWORD}
    response = client.post("/account/signup/", form)
    assert response.status_code == 302, response.context["form"].errors
    return str(response["Location"])


def sign_in(client: Client, email: str, password: str = PASSWORD) -> str:
    response = client.post("/account/login/", {"login": email, "password": password})
    return str(response.get("Location", ""))


def test_an_account_opens_once_its_address_is_proved(client: Client) -> None:
    assert sign_up(client, "Ada@Example.org") == "/account/confirm-email/"
    assert client.get("/account/").status_code == 302
    assert [(each.to, each.subject) for each in mail.outbox] == [
        (["ada@example.org"], "[Comity] Confirm your e-mail address")
    ]
    assert sign_in(Client(), "ada@example.org") == "/account/confirm-email/"
    link = link_in_mail()
    page = client.get(link)
    assert page.status_code == 200
    assert client.post(link).status_code == 302
    fresh = Client()
    assert sign_in(fresh, "ada@example.org") == "/account/"
    assert User.objects.get().name == "Ada"
    assert "Ada" in fresh.get("/account/").content.decode()


def test_nobody_learns_who_has_an_account(client: Client) -> None:
    account("ada")
    assert sign_up(client, "ada@example.org") == "/account/confirm-email/"
    assert sign_up(Client(), "bo@example.org") == "/account/confirm-email/"
    assert [(each.to[0], each.subject) for each in mail.outbox] == [
        ("ada@example.org", "[Comity] You have an account already"),
        ("bo@example.org", "[Comity] Confirm your e-mail address"),
    ]
    mail.outbox.clear()
    for email in ("ada@example.org", "nobody@example.org"):
        response = client.post("/account/password/reset/", {"email": email})
        assert response["Location"] == "/account/password/reset/done/"
    assert [(each.to[0], each.subject) for each in mail.outbox] == [
        ("ada@example.org", "[Comity] Set a new password"),
        ("nobody@example.org", "[Comity] No account with this address"),
    ]


def test_a_forgotten_password_is_set_anew_by_mail(client: Client) -> None:
    account("ada")
    client.post("/account/password/reset/", {"email": "ada@example.org"})
    page = client.get(link_in_mail(), follow=True)
    new = {"password1": "quite another phrase", "password2": "quite another phrase"}
    done = client.post(page.redirect_chain[-1][0], new)
    assert done["Location"] == "/account/password/reset/key/done/"
    assert mail.outbox[-1].subject == "[Comity] New password set"
    assert sign_in(Client(), "ada@example.org") == ""
    assert sign_in(Client(), "ada@example.org", "quite another phrase") == "/account/"
    assert client.get(link_in_mail(0), follow=True).context.get("token_fail") is True


@pytest.mark.parametrize("weak", ["short", "password1234", "ada@example.org"])
def test_weak_passwords_are_refused(client: Client, weak: str) -> None:
    form = {"email": "ada@example.org", "password1": weak}
    response = client.post("/account/signup/", form)
    assert (response.status_code, list(response.context["form"].errors)) == (200, ["password1"])
    assert User.objects.count() == 0


def test_guessing_is_stopped_even_for_who_then_knows(client: Client) -> None:
    account("ada")
    for _ in range(5):
        assert sign_in(client, "ada@example.org", "wrong") == ""
    right = {"login": "ada@example.org", "password": PASSWORD}
    page = client.post("/account/login/", right)
    assert "Too many failed login attempts" in page.content.decode()
    assert "_auth_user_id" not in client.session


def test_asking_without_end_is_stopped_by_a_page(client: Client) -> None:
    answers = [
        client.post("/account/password/reset/", {"email": "ada@example.org"}) for _ in range(6)
    ]
    assert {each.status_code for each in answers[:5]} == {302}
    assert answers[5].status_code == 429
    assert "Wait a few minutes" in answers[5].content.decode()


def test_closed_sign_up_says_so(client: Client, settings: Settings) -> None:
    settings.SIGN_UP_OPEN = False
    page = client.post("/account/signup/", {"email": "a@example.org", "password1": PASSWORD})
    assert "closed" in page.content.decode().lower()
    assert User.objects.count() == 0


@pytest.mark.parametrize("path", ["/account/", "/account/login/", "/organisations"])
def test_no_cache_keeps_what_was_made_for_one_reader(path: str) -> None:
    client = signed_in(account("ada")) if path != "/account/login/" else Client()
    response = client.get(path)
    assert response.status_code == 200
    assert "no-store" in response["Cache-Control"]


def test_a_mail_that_can_not_be_sent_is_told(client: Client, settings: Settings) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", 1, 1
    response = client.post("/account/password/reset/", {"email": "ada@example.org"})
    assert response.status_code == 503
    assert "The mail could not be sent" in response.content.decode()


def test_mails_are_in_the_language_of_the_person() -> None:
    ada, languages = account("ada"), list[str | None]()
    ada.language = "ar"

    class Noting(AccountAdapter):
        def render_mail(self, *given: Any, **more: Any) -> EmailMessage:  # noqa: ANN401
            languages.append(get_language())
            return super().render_mail(*given, **more)  # type: ignore[no-any-return]

    with request_context(RequestFactory().get("/")):
        link = {"password_reset_url": "https://example.org/x"}
        for more in ({"user": ada}, {}):
            Noting().send_mail("account/email/password_reset_key", ada.email, link | more)
    assert (languages, len(mail.outbox)) == (["ar", "en"], 2)
