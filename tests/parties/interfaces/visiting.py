"""People at the account pages, in Django's test client."""

from __future__ import annotations

import re
import time

from allauth.account.models import EmailAddress
from django.core import mail
from django.test import Client

from comity.parties.models import User

PASSWORD = "a long enough pass phrase"  # noqa: S105


def account(name: str, *, verified: bool = True) -> User:
    """A person with password and address, as sign-up leaves them."""
    user = User.objects.create_user(f"{name}@example.org", PASSWORD, name=name.title())
    EmailAddress.objects.create(user=user, email=user.email, verified=verified, primary=True)
    return user


def signed_in(user: User) -> Client:
    """A client in whose session the person has just given the password."""
    client = Client()
    client.force_login(user, "allauth.account.auth_backends.AuthenticationBackend")
    session = client.session
    proved = {"method": "password", "at": time.time(), "reauthenticated": True}
    session["account_authentication_methods"] = [proved]
    session["account_authentication_methods_user"] = str(user.pk)
    session.save()
    return client


def link_in_mail(number: int = -1) -> str:
    """The path of the address in a mail that was sent."""
    found = re.search(r"https?://[^/]+(/\S+)", str(mail.outbox[number].body))
    assert found, mail.outbox[number].body
    return found[1]
