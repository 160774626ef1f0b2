from __future__ import annotations

from pathlib import Path

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from tests.cli.running import Comity
from tests.parties.interfaces.visiting import account
from tests.parties.people import logged

from comity.parties.models import Role, User


@pytest.fixture
def comity(
    db: None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> Comity:
    monkeypatch.setenv("COMITY_DATA", str(tmp_path))
    return Comity(monkeypatch, capsys)


def test_the_first_administrator(comity: Comity) -> None:
    ended = comity("parties", "add-admin", "Ada@example.org")
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.startswith("ada@example.org is an administrator of this node.\nNext: ")
    assert "/account/password/reset/" in ended.out
    ada = User.objects.get()
    assert (ada.is_staff, ada.is_superuser, ada.has_usable_password()) == (True, False, False)
    assert EmailAddress.objects.get().verified
    assert [(each.user, each.name, each.scope) for each in Role.objects.all()] == [
        (ada, "administrator", "*")
    ]
    assert [entry[:2] for entry in logged()] == [
        ("operator", "add_administrator"),
        ("operator", "grant_role"),
    ]
    again = comity("parties", "add-admin", "ada@example.org")
    assert (again.code, Role.objects.count()) == (8, 1)


def test_an_account_that_only_claims_the_address_is_not_made_one(comity: Comity) -> None:
    account("ada", verified=False)
    assert comity("parties", "add-admin", "ada@example.org").code == 8
    assert comity("parties", "add-admin", "no address").code == 3
    assert not User.objects.filter(is_staff=True).exists()


def test_lost_second_factors_are_taken_away(comity: Comity) -> None:
    ada = account("ada")
    assert comity("parties", "reset-mfa", "bo@example.org").code == 4
    assert comity("parties", "reset-mfa", "ada@example.org").code == 8
    Authenticator.objects.create(user=ada, type=Authenticator.Type.TOTP, data={})
    ended = comity("parties", "reset-mfa", "ada@example.org")
    assert ended.code == 0
    assert ended.out.startswith("Taken away: 1. ada@example.org signs in with the password alone")
    assert not Authenticator.objects.exists()
    assert logged() == [("operator", "reset_second_factors", ada.reference)]
