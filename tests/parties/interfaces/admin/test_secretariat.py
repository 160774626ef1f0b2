from __future__ import annotations

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from tests.parties.interfaces.test_tokens import token_of
from tests.parties.interfaces.visiting import account, signed_in
from tests.parties.people import DAY, logged, organisation

from comity.parties.actions.add_administrator import add_administrator
from comity.parties.actions.grant_role import grant_role
from comity.parties.domain.permissions import OPERATOR
from comity.parties.interfaces.admin.site import secretariat
from comity.parties.models import Membership, Organisation, Role, User

pytestmark = pytest.mark.django_db
TABLES = ["user", "organisation", "membership", "role", "token"]


def with_second_factor(user: User) -> User:
    Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data={"secret": ""})
    return user


@pytest.fixture
def chief() -> Client:
    account("chief")
    user, new = add_administrator(actor=OPERATOR, email="chief@example.org", on=DAY)
    assert not new
    return signed_in(with_second_factor(user))


def test_only_staff_with_a_second_factor_enter(client: Client) -> None:
    assert client.get("/admin/")["Location"] == "/admin/login/?next=/admin/"
    login = client.get("/admin/login/?next=/admin/")
    assert login["Location"] == "/account/login/?next=/admin/"
    ada = with_second_factor(account("ada"))
    grant_role(actor=OPERATOR, name="administrator", user=ada.id, on=DAY)
    assert signed_in(ada).get("/admin/", follow=True).status_code == 403
    account("bo")
    bo, _ = add_administrator(actor=OPERATOR, email="bo@example.org", on=DAY)
    without = signed_in(bo).get("/admin/", follow=True)
    assert without.redirect_chain[-1][0] == "/account/2fa/"
    assert "need a second factor" in without.content.decode()
    assert signed_in(with_second_factor(bo)).get("/admin/").status_code == 200


def test_tables_are_read_and_never_written(chief: Client) -> None:
    ada = account("ada")
    organisation(ada)
    token_of(ada)
    for table in TABLES:
        assert chief.get(f"/admin/parties/{table}/?q=a").status_code == 200
        assert chief.get(f"/admin/parties/{table}/add/").status_code == 403
        model = next(m for m in secretariat._registry if m._meta.model_name == table)
        key = model._default_manager.all()[0].pk
        assert chief.get(f"/admin/parties/{table}/{key}/change/").status_code == 200
        assert chief.post(f"/admin/parties/{table}/{key}/change/", {"name": "x"}).status_code == 403
        assert chief.post(f"/admin/parties/{table}/{key}/delete/").status_code == 403
    log = chief.get("/admin/kernel/auditentry/")
    assert "create_organisation" in log.content.decode()
    assert chief.get("/admin/kernel/auditentry/0/change/").status_code == 200


def test_a_password_is_changed_on_the_account_pages(chief: Client) -> None:
    assert chief.get("/admin/password_change/")["Location"] == "/account/password/change/"


def test_staff_without_a_role_see_no_table() -> None:
    ada = with_second_factor(account("ada"))
    User.objects.filter(id=ada.id).update(is_staff=True)
    client = signed_in(ada)
    assert client.get("/admin/").status_code == 200
    assert client.get("/admin/parties/user/").status_code == 403
    assert client.get(f"/admin/parties/user/{ada.id}/do/erase/").status_code == 404
    grant_role(actor=OPERATOR, name="registrar", user=ada.id, on=DAY)
    assert client.get("/admin/parties/user/").status_code == 200
    assert client.get("/admin/kernel/auditentry/").status_code == 403
    refused = client.post(f"/admin/parties/user/{ada.id}/do/grant-role/", ROLE)
    assert (refused.status_code, Role.objects.count()) == (403, 1)


ROLE = {"name": "reviewer", "scope": "*"}


def test_every_deed_is_done_by_its_action(chief: Client) -> None:
    ada, bo = account("ada"), account("bo")
    token = token_of(ada)
    form = {
        "name": "Ministry",
        "kind": "government",
        "jurisdiction": "KE",
        "owner": "ada@example.org",
    }
    people = f"/admin/parties/user/{ada.id}/do"
    done: list[str] = []

    def do(path: str, given: dict[str, str] | None = None) -> None:
        assert chief.get(path).status_code == 200
        assert chief.post(path, given or {}).status_code == 302, path
        done.append(logged()[-1][1])

    do("/admin/parties/organisation/do/enter/", form)
    place = Organisation.objects.get()
    do(f"/admin/parties/organisation/{place.id}/do/grant-role/", ROLE)
    do(f"{people}/grant-role/", ROLE)
    do(f"/admin/parties/role/{Role.objects.get(user=ada).id}/do/end/")
    do(f"/admin/parties/token/{token.id}/do/revoke/")
    with_second_factor(ada)
    do(f"{people}/reset-second-factors/")
    refused = chief.post(f"{people}/deactivate/")
    assert "would be left without an owner" in refused.content.decode()
    Membership.objects.create(organisation=place, user=bo, role="owner", valid_from=DAY)
    do(f"/admin/parties/membership/{Membership.objects.get(user=ada).id}/do/end/")
    do(f"{people}/deactivate/")
    do(f"{people}/reactivate/")
    do(f"{people}/erase/")
    assert done == [
        *("create_organisation", "grant_role", "grant_role", "end_role", "revoke_token"),
        *("reset_second_factors", "end_membership", "deactivate_person"),
        *("reactivate_person", "erase_person"),
    ]
