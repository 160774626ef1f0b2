from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest
from tests.parties.people import person
from tests.plan.plans import SMALL
from tests.plan.seeding import seeded_plan

from comity.kernel.domain.errors import Conflict, NotPermitted, UnknownName
from comity.kernel.models import AuditEntry
from comity.parties.domain.terms import Term
from comity.plan.actions.appoint_coordinator import appoint_coordinator, end_coordinator
from comity.plan.queries.coordinators import coordinators_on

pytestmark = pytest.mark.django_db
DAY = date(2026, 6, 1)


def test_somebody_keeps_the_plan_until_it_ends() -> None:
    made, ada = seeded_plan(), person("ada")
    assert not made.as_user(ada, DAY).may("keep-plan")
    role = appoint_coordinator(person=made.as_operator(DAY), user=ada.id, term=Term(DAY))
    assert made.as_user(ada, DAY).may("keep-plan")
    assert [it.user for it in coordinators_on(made.plan, DAY)] == [made.coordinator, ada]
    entry = AuditEntry.objects.order_by("sequence").last()
    assert entry is not None
    assert (entry.action, entry.object) == ("appoint_coordinator", role.reference)
    with pytest.raises(Conflict):
        appoint_coordinator(person=made.as_operator(DAY), user=ada.id, term=Term(DAY))
    later = DAY + timedelta(days=1)
    end_coordinator(person=made.as_operator(later), role=role.id)
    assert not made.as_user(ada, later).may("keep-plan")
    assert [it.user for it in coordinators_on(made.plan, later)] == [made.coordinator]


def test_who_may_not() -> None:
    made, ada = seeded_plan(), person("ada")
    other = seeded_plan("zanzi", source=SMALL.replace(b"small-plan", b"other-plan"))
    with pytest.raises(NotPermitted):
        appoint_coordinator(person=made.as_participant("acme"), user=ada.id, term=Term(DAY))
    with pytest.raises(UnknownName):
        appoint_coordinator(person=made.as_operator(), user=UUID(int=0), term=Term(DAY))
    role = appoint_coordinator(person=other.as_operator(), user=ada.id, term=Term(DAY))
    with pytest.raises(UnknownName):
        end_coordinator(person=made.as_coordinator(), role=role.id)
    with pytest.raises(NotPermitted):
        end_coordinator(person=other.as_public(), role=role.id)
