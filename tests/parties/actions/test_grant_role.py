from __future__ import annotations

from datetime import date

import pytest
from tests.parties.people import DAY, acting, logged, organisation, person

from comity.kernel.domain.errors import InvalidInput, NotPermitted, UnknownName
from comity.kernel.domain.messages import Message
from comity.parties.actions.authorise import authorise, grants_of
from comity.parties.actions.grant_role import grant_role
from comity.parties.domain.permissions import MEMBERSHIP_PERMISSIONS, OPERATOR, ROLES, Actor, Grant
from comity.parties.domain.permissions import MembershipRole as Place
from comity.parties.models import Role

pytestmark = pytest.mark.django_db


def test_a_role_of_a_person_allows_what_it_says() -> None:
    ada = person("ada")
    with pytest.raises(NotPermitted):
        authorise(actor=acting(ada), permission="read-audit")
    role = grant_role(actor=OPERATOR, name="auditor", user=ada.id, on=DAY)
    authorise(actor=acting(ada), permission="read-audit")
    assert logged() == [("operator", "grant_role", role.reference)]


def test_a_role_of_an_organisation_is_that_of_who_represents_it() -> None:
    ada = person("ada")
    ministry = organisation(ada)
    grant_role(actor=OPERATOR, name="auditor", organisation=ministry.id, scope="log:1", on=DAY)
    assert set(grants_of(acting(ada), on=DAY)) == {
        Grant(MEMBERSHIP_PERMISSIONS[Place.OWNER], ministry.reference),
        Grant(ROLES["auditor"], "log:1"),
    }


def test_a_role_holds_from_its_first_day_until_the_day_it_ends() -> None:
    ada = person("ada")
    grant_role(actor=OPERATOR, name="auditor", user=ada.id, on=DAY, until=date(2026, 2, 1))
    auditor = (Grant(ROLES["auditor"]),)
    assert grants_of(acting(ada), on=date(2025, 12, 31)) == ()
    assert grants_of(acting(ada), on=DAY) == auditor
    assert grants_of(acting(ada), on=date(2026, 1, 31)) == auditor
    assert grants_of(acting(ada), on=date(2026, 2, 1)) == ()


def test_an_administrator_of_one_object_grants_there_only() -> None:
    ada, bo = person("ada"), person("bo")
    grant_role(actor=OPERATOR, name="administrator", user=ada.id, scope="thing:1", on=DAY)
    grant_role(actor=acting(ada), name="reviewer", user=bo.id, scope="thing:1", on=DAY)
    with pytest.raises(NotPermitted):
        grant_role(actor=acting(ada), name="administrator", user=ada.id, on=DAY)
    with pytest.raises(NotPermitted):
        grant_role(actor=acting(bo), name="administrator", user=bo.id, scope="thing:1", on=DAY)
    assert Role.objects.count() == 2


@pytest.mark.parametrize("reference", ["user:nobody", "robot", "", "organisation:1"])
def test_who_is_nobody_has_nothing(reference: str) -> None:
    assert grants_of(Actor(reference), on=DAY) == ()


def test_unknown_role_is_told_the_nearest() -> None:
    with pytest.raises(UnknownName) as caught:
        grant_role(actor=OPERATOR, name="reviever", user=person("ada").id, on=DAY)
    assert caught.value.remedy == Message("did-you-mean", {"name": "reviewer"})


def test_a_role_is_of_exactly_one_party() -> None:
    ada = person("ada")
    with pytest.raises(InvalidInput):
        grant_role(actor=OPERATOR, name="reviewer", on=DAY)
    with pytest.raises(InvalidInput):
        grant_role(
            actor=OPERATOR, name="reviewer", user=ada.id, organisation=organisation(ada).id, on=DAY
        )
