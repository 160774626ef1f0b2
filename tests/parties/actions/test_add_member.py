from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest
from tests.parties.people import DAY, acting, logged, organisation, person

from comity.kernel.domain.errors import Conflict, InvalidInput, NotPermitted, UnknownName
from comity.parties.actions.add_member import add_member
from comity.parties.domain.permissions import OPERATOR, MembershipRole
from comity.parties.models import Membership, User

pytestmark = pytest.mark.django_db


def test_an_owner_adds_a_member() -> None:
    ada, bo = person("ada"), person("bo")
    ministry = organisation(ada)
    membership = add_member(
        actor=acting(ada),
        organisation=ministry.id,
        user=bo.id,
        role=MembershipRole.REPRESENTATIVE,
        on=DAY,
        until=date(2027, 1, 1),
    )
    stored = Membership.objects.get(id=membership.id)
    assert (stored.user, stored.organisation, stored.role) == (bo, ministry, "representative")
    assert (stored.valid_from, stored.valid_until) == (DAY, date(2027, 1, 1))
    assert logged()[-1] == (ada.reference, "add_member", ministry.reference)


@pytest.mark.parametrize("role", [MembershipRole.REPRESENTATIVE, MembershipRole.MEMBER, None])
def test_only_who_manages_members_may(role: MembershipRole | None) -> None:
    ada, bo = person("ada"), person("bo")
    ministry = organisation(ada)
    if role:
        add_member(actor=OPERATOR, organisation=ministry.id, user=bo.id, role=role, on=DAY)
    with pytest.raises(NotPermitted):
        add_member(
            actor=acting(bo),
            organisation=ministry.id,
            user=person("cy").id,
            role=MembershipRole.MEMBER,
            on=DAY,
        )


def test_an_owner_elsewhere_may_not() -> None:
    ada, bo = person("ada"), person("bo")
    ministry, _other = organisation(ada, "One"), organisation(bo, "Two")
    with pytest.raises(NotPermitted):
        add_member(
            actor=acting(bo),
            organisation=ministry.id,
            user=bo.id,
            role=MembershipRole.OWNER,
            on=DAY,
        )


def test_an_inactive_owner_may_not() -> None:
    ada = person("ada")
    ministry = organisation(ada)
    User.objects.update(is_active=False)
    with pytest.raises(NotPermitted):
        add_member(
            actor=acting(ada),
            organisation=ministry.id,
            user=person("bo").id,
            role=MembershipRole.MEMBER,
            on=DAY,
        )


def test_one_place_in_an_organisation_on_any_day() -> None:
    ada = person("ada")
    ministry = organisation(ada)
    with pytest.raises(Conflict) as caught:
        add_member(
            actor=OPERATOR,
            organisation=ministry.id,
            user=ada.id,
            role=MembershipRole.MEMBER,
            on=date(2026, 6, 1),
        )
    assert caught.value.message.params == {"on": "2026-01-01"}
    assert len(logged()) == 1


def test_a_period_that_runs_backwards() -> None:
    ministry = organisation(person("ada"))
    with pytest.raises(InvalidInput):
        add_member(
            actor=OPERATOR,
            organisation=ministry.id,
            user=person("bo").id,
            role=MembershipRole.MEMBER,
            on=DAY,
            until=date(2025, 1, 1),
        )


def test_unknown_organisation_and_person() -> None:
    ministry = organisation(person("ada"))
    for key, user in ((uuid4(), person("bo").id), (ministry.id, uuid4())):
        with pytest.raises(UnknownName):
            add_member(
                actor=OPERATOR, organisation=key, user=user, role=MembershipRole.MEMBER, on=DAY
            )
