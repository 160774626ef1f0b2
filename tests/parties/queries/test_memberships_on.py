from __future__ import annotations

from datetime import timedelta

import pytest
from tests.parties.people import DAY, organisation, person

from comity.parties.domain.permissions import MembershipRole
from comity.parties.domain.terms import Term
from comity.parties.queries.memberships_on import Member, memberships_on

pytestmark = pytest.mark.django_db


def test_by_organisation_by_person_and_all() -> None:
    ada, bo = person("ada"), person("bo")
    one, two = organisation(ada, "One"), organisation(bo, "Two")
    first = Member(ada.id, one.id, MembershipRole.OWNER, Term(DAY))
    second = Member(bo.id, two.id, MembershipRole.OWNER, Term(DAY))
    assert memberships_on(DAY, organisation=one.id) == (first,)
    assert memberships_on(DAY, user=bo.id) == (second,)
    assert set(memberships_on(DAY)) == {first, second}
    assert memberships_on(DAY - timedelta(1)) == ()
