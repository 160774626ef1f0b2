from __future__ import annotations

from uuid import uuid4

import pytest
from tests.parties.interfaces.visiting import account, signed_in
from tests.parties.people import DAY, logged, organisation

from comity.parties.actions.add_member import add_member
from comity.parties.actions.grant_role import grant_role
from comity.parties.domain.permissions import OPERATOR, MembershipRole
from comity.parties.models import Membership, Organisation, User

pytestmark = pytest.mark.django_db


def joined(place: Organisation, user: User, role: MembershipRole) -> Membership:
    return add_member(actor=OPERATOR, organisation=place.id, user=user.id, role=role, on=DAY)


def held(place: Organisation) -> list[tuple[str, str]]:
    rows = Membership.objects.filter(organisation=place, valid_until=None)
    return sorted((each.user.name, each.role) for each in rows.select_related("user"))


def test_an_owner_adds_ends_and_hands_over() -> None:
    ada, bo, cy = account("ada"), account("bo"), account("cy")
    place = organisation(ada)
    address = f"/organisations/{place.id}"
    client = signed_in(ada)
    form = {"person": "BO@example.org", "role": "representative"}
    assert client.post(f"{address}/add", form)["Location"] == address
    assert held(place) == [("Ada", "owner"), ("Bo", "representative")]
    assert "Bo" in client.get(address).content.decode()
    bos = Membership.objects.get(user=bo)
    assert client.get(f"{address}/members/{bos.id}/end").status_code == 200
    client.post(f"{address}/members/{bos.id}/end")
    assert held(place) == [("Ada", "owner")]
    own = Membership.objects.get(user=ada)
    passed = client.post(f"{address}/members/{own.id}/hand-over", {"person": "cy@example.org"})
    assert passed["Location"] == "/organisations"
    assert held(place) == [("Cy", "owner")]
    assert client.get(address).status_code == 404
    assert signed_in(cy).get(address).status_code == 200
    actions = ["create_organisation", "add_member", "end_membership", "hand_over"]
    assert [action for _, action, _ in logged()] == actions


def test_the_last_owner_can_not_leave() -> None:
    ada = account("ada")
    place = organisation(ada)
    own = Membership.objects.get()
    page = signed_in(ada).post(f"/organisations/{place.id}/members/{own.id}/end")
    assert page.status_code == 409
    assert "would be left without an owner" in page.content.decode()
    assert held(place) == [("Ada", "owner")]


@pytest.mark.parametrize("person", ["nobody@example.org", "unproved@example.org", "no address"])
def test_who_has_no_proved_address_is_not_added(person: str) -> None:
    ada = account("ada")
    account("unproved", verified=False)
    place = organisation(ada)
    form = {"person": person, "role": "member"}
    page = signed_in(ada).post(f"/organisations/{place.id}/add", form)
    assert page.status_code == 200
    assert "has an account here" in page.content.decode()
    assert held(place) == [("Ada", "owner")]


def test_strangers_learn_nothing() -> None:
    place = organisation(account("ada"))
    own = Membership.objects.get()
    client = signed_in(account("mallory"))
    for path in ("", "/add", f"/members/{own.id}/end", f"/members/{own.id}/hand-over"):
        real = client.get(f"/organisations/{place.id}{path}")
        invented = client.get(f"/organisations/{uuid4()}{path}")
        assert (real.status_code, invented.status_code) == (404, 404), path
        assert place.name not in real.content.decode()
        assert client.post(f"/organisations/{place.id}{path}").status_code in (404, 405)
    assert held(place) == [("Ada", "owner")]


@pytest.mark.parametrize("role", [MembershipRole.REPRESENTATIVE, MembershipRole.MEMBER])
def test_who_does_not_manage_sees_and_may_leave(role: MembershipRole) -> None:
    bo = account("bo")
    place = organisation(account("ada"))
    owner, own = Membership.objects.get(), joined(place, bo, role)
    client = signed_in(bo)
    page = client.get(f"/organisations/{place.id}").content.decode()
    assert ("Ada" in page, "Hand over" in page, "Add a person" in page) == (True, False, False)
    for path in ("add", f"members/{owner.id}/end", f"members/{owner.id}/hand-over"):
        assert client.post(f"/organisations/{place.id}/{path}").status_code == 403
    client.post(f"/organisations/{place.id}/members/{own.id}/end")
    assert held(place) == [("Ada", "owner")]
    assert client.get(f"/organisations/{place.id}").status_code == 404


def test_a_membership_is_only_reached_through_its_own_organisation() -> None:
    ada, bo = account("ada"), account("bo")
    place, other = organisation(ada), organisation(bo, "Institute")
    theirs = Membership.objects.get(organisation=other)
    path = f"/organisations/{place.id}/members/{theirs.id}/end"
    assert signed_in(ada).post(path).status_code == 404
    assert held(other) == [("Bo", "owner")]


def test_the_secretariat_enters_organisations_and_nobody_else() -> None:
    ada = account("ada")
    client = signed_in(ada)
    assert client.get("/organisations/new").status_code == 403
    form = {
        "name": "Ministry of ICT",
        "kind": "government",
        "jurisdiction": "KE",
        "owner": "ada@example.org",
    }
    assert client.post("/organisations/new", form).status_code == 403
    grant_role(actor=OPERATOR, name="registrar", user=ada.id, on=DAY)
    wrong = client.post("/organisations/new", form | {"lei": "5493001KJTIIGC8Y1R13"})
    assert "check digits" in wrong.content.decode()
    assert Organisation.objects.count() == 0
    made = client.post("/organisations/new", form)
    assert made["Location"] == f"/organisations/{Organisation.objects.get().id}"
