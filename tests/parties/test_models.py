from __future__ import annotations

import pytest
from django.contrib.auth import authenticate
from django.db import IntegrityError, transaction

from comity.parties.models import User

pytestmark = pytest.mark.django_db


def test_a_person_signs_in_by_email_however_it_is_typed() -> None:
    user = User.objects.create_user("Ada@Example.org", "correct horse")
    assert user.email == "ada@example.org"
    right, wrong = {"password": "correct horse"}, {"password": "wrong"}
    assert authenticate(username="ADA@example.org", **right) == user
    assert authenticate(username="ada@example.org", **wrong) is None


def test_without_a_password_nobody_signs_in() -> None:
    assert not User.objects.create_user("ada@example.org").has_usable_password()


def test_one_address_is_one_person_in_any_case() -> None:
    User.objects.create_user("ada@example.org")
    with pytest.raises(IntegrityError), transaction.atomic():
        User(email="ADA@example.org").save()


def test_superuser() -> None:
    root = User.objects.create_superuser("root@example.org", "secret")
    assert (root.is_staff, root.is_superuser) == (True, True)
