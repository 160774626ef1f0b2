from __future__ import annotations

import json

import pytest
from allauth.account.models import EmailAddress
from django.test import Client
from tests.parties.interfaces.test_signing_in import sign_in
from tests.parties.interfaces.test_tokens import token_of
from tests.parties.interfaces.visiting import account, signed_in
from tests.parties.people import logged, organisation

from comity.kernel.models import AuditEntry
from comity.parties.models import Membership, Token, User

pytestmark = pytest.mark.django_db


def test_a_profile_is_changed_and_the_log_does_not_say_to_what() -> None:
    ada = account("ada")
    client = signed_in(ada)
    form = {"name": "Ada Lovelace", "language": "ar", "timezone": "Africa/Nairobi"}
    assert client.post("/account/profile", form)["Location"] == "/account/"
    ada.refresh_from_db()
    assert (ada.name, ada.language, ada.timezone) == ("Ada Lovelace", "ar", "Africa/Nairobi")
    assert logged() == [(ada.reference, "change_profile", ada.reference)]
    assert "Lovelace" not in str(AuditEntry.objects.get().payload)
    for wrong in ({"language": "xx"}, {"timezone": "Mars/Olympus"}):
        assert client.post("/account/profile", form | wrong).status_code == 200


def test_ones_data_is_whole_and_ones_own() -> None:
    ada, bo = account("ada"), account("bo")
    organisation(ada)
    token_of(ada)
    token_of(bo)
    answer = signed_in(ada).get("/account/data.json")
    assert answer["Content-Disposition"] == 'attachment; filename="comity-account.json"'
    data = json.loads(answer.content)
    assert data["person"]["email"] == "ada@example.org"
    assert [each["organisation"] for each in data["memberships"]] == ["Ministry"]
    assert [each["name"] for each in data["tokens"]] == ["x"]
    text = answer.content.decode()
    assert "bo@example.org" not in text
    assert not any(word in text for word in ("pbkdf2", "digest", Token.objects.all()[0].digest))


def test_an_account_is_erased_and_its_key_stays() -> None:
    ada, bo = account("ada"), account("bo")
    place = organisation(bo)
    token_of(ada)
    Membership.objects.create(
        organisation=place, user=ada, role="representative", valid_from=ada.created_at.date()
    )
    client = signed_in(ada)
    wrong = client.post("/account/delete", {"email": "bo@example.org"})
    assert (wrong.status_code, User.objects.filter(is_active=True).count()) == (200, 2)
    assert client.post("/account/delete", {"email": "ADA@example.org"}).status_code == 302
    left = User.objects.get(id=ada.id)
    assert (left.name, left.email, left.is_active) == ("", f"{ada.id}@erased.invalid", False)
    assert not left.has_usable_password()
    assert not EmailAddress.objects.filter(user=ada).exists()
    assert Token.objects.get().revoked_at is not None
    assert Membership.objects.get(user=ada).valid_until is not None
    assert sign_in(Client(), "ada@example.org") == ""
    assert client.get("/account/").status_code == 302
    payloads = str(list(AuditEntry.objects.values_list("payload", flat=True)))
    assert not any(personal in payloads for personal in ("ada@", "Ada", '"ada'))


def test_the_last_owner_hands_over_first() -> None:
    ada = account("ada")
    organisation(ada)
    page = signed_in(ada).post("/account/delete", {"email": ada.email})
    assert "would be left without an owner" in page.content.decode()
    ada.refresh_from_db()
    assert (ada.is_active, ada.name, Membership.objects.get().valid_until) == (True, "Ada", None)
