from __future__ import annotations

from datetime import date, timedelta

import pytest
from tests.parties.people import DAY, acting, logged, organisation, person

from comity.kernel.domain.errors import Conflict, NotPermitted, UnknownName
from comity.parties.actions.add_member import add_member
from comity.parties.actions.hand_over import hand_over
from comity.parties.domain.permissions import OPERATOR, MembershipRole
from comity.parties.domain.terms import Term
from comity.parties.queries.memberships_on import Member, memberships_on

pytestmark = pytest.mark.django_db
LATER = date(2026, 7, 1)


def test_the_successor_takes_the_role_on_the_day_and_no_day_is_without_an_owner() -> None:
    ada, bo = person("ada"), person("bo")
    ministry = organisation(ada)
    made = hand_over(
        actor=acting(ada), organisation=ministry.id, from_user=ada.id, to_user=bo.id, on=LATER
    )
    assert memberships_on(LATER - timedelta(1), organisation=ministry.id) == (
        Member(ada.id, ministry.id, MembershipRole.OWNER, Term(DAY, LATER)),
    )
    assert memberships_on(LATER, organisation=ministry.id) == (
        Member(bo.id, ministry.id, MembershipRole.OWNER, Term(LATER)),
    )
    assert made.follows is not None
    assert made.follows.user == ada
    assert logged()[-1] == (ada.reference, "hand_over", ministry.reference)


def test_what_the_successor_was_until_then_ends() -> None:
    ada, bo = person("ada"), person("bo")
    ministry = organisation(ada)
    add_member(
        actor=OPERATOR,
        organisation=ministry.id,
        user=bo.id,
        role=MembershipRole.MEMBER,
        on=DAY,
    )
    hand_over(
        actor=acting(ada), organisation=ministry.id, from_user=ada.id, to_user=bo.id, on=LATER
    )
    assert memberships_on(LATER, user=bo.id) == (
        Member(bo.id, ministry.id, MembershipRole.OWNER, Term(LATER)),
    )


def test_a_member_may_not_take_over() -> None:
    ada, bo = person("ada"), person("bo")
    ministry = organisation(ada)
    with pytest.raises(NotPermitted):
        hand_over(
            actor=acting(bo), organisation=ministry.id, from_user=ada.id, to_user=bo.id, on=LATER
        )


def test_who_has_no_place_on_the_day_hands_nothing_over() -> None:
    ada, bo = person("ada"), person("bo")
    ministry = organisation(ada)
    with pytest.raises(UnknownName) as caught:
        hand_over(
            actor=OPERATOR,
            organisation=ministry.id,
            from_user=ada.id,
            to_user=bo.id,
            on=DAY - timedelta(1),
        )
    assert caught.value.message.params == {"on": "2025-12-31"}


def test_nobody_hands_over_to_themselves() -> None:
    ada = person("ada")
    ministry = organisation(ada)
    with pytest.raises(Conflict):
        hand_over(
            actor=OPERATOR, organisation=ministry.id, from_user=ada.id, to_user=ada.id, on=LATER
        )


def test_a_later_place_of_the_successor_is_a_conflict_and_changes_nothing() -> None:
    ada, bo = person("ada"), person("bo")
    ministry = organisation(ada)
    add_member(
        actor=OPERATOR,
        organisation=ministry.id,
        user=bo.id,
        role=MembershipRole.MEMBER,
        on=date(2027, 1, 1),
    )
    with pytest.raises(Conflict):
        hand_over(
            actor=OPERATOR, organisation=ministry.id, from_user=ada.id, to_user=bo.id, on=LATER
        )
    assert memberships_on(LATER, organisation=ministry.id) == (
        Member(ada.id, ministry.id, MembershipRole.OWNER, Term(DAY)),
    )
