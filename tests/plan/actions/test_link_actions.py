from __future__ import annotations

import pytest
from tests.plan.plans import SMALL
from tests.plan.seeding import SeededPlan, seeded_plan

from comity.kernel.domain.errors import Conflict, InvalidInput, NotPermitted, UnknownName
from comity.kernel.models import AuditEntry
from comity.plan.actions.link_actions import link_actions, unlink_actions
from comity.plan.domain.plan_links import LinkKind
from comity.plan.models import PlanLink
from comity.plan.queries.links import links_of, links_of_plan
from comity.plan.queries.plan_actions import find_action

pytestmark = pytest.mark.django_db


@pytest.fixture
def made() -> SeededPlan:
    return seeded_plan()


@pytest.fixture
def other() -> SeededPlan:
    return seeded_plan("zanzi", source=SMALL.replace(b"small-plan", b"other-plan"))


def test_a_link_is_seen_from_both_ends(made: SeededPlan, other: SeededPlan) -> None:
    here, there = find_action(made.plan, "skills"), find_action(other.plan, "energy")
    row = link_actions(
        person=made.as_coordinator(),
        left=here,
        right=there,
        kind=LinkKind.SUPPORTS,
        reason=" People save energy. ",
    )
    last = AuditEntry.objects.order_by("sequence").last()
    assert last is not None
    assert (last.action, last.object) == ("link_actions", row.reference)
    (from_here,) = links_of(here)
    assert (from_here.other, from_here.outward) == (there, True)
    assert from_here.row.reason == "People save energy."
    (from_there,) = links_of(there)
    assert (from_there.other, from_there.outward) == (here, False)
    assert [it.other for it in links_of_plan(other.plan)] == [here]
    assert links_of(find_action(made.plan, "energy")) == ()


def test_links_inside_a_plan_are_not_between_plans(made: SeededPlan) -> None:
    here, there = find_action(made.plan, "skills"), find_action(made.plan, "energy")
    link_actions(person=made.as_coordinator(), left=here, right=there, kind=LinkKind.CONFLICTS)
    assert len(links_of(there)) == 1
    assert links_of_plan(made.plan) == ()


def test_the_same_is_not_said_twice(made: SeededPlan) -> None:
    here, there = find_action(made.plan, "skills"), find_action(made.plan, "energy")
    person = made.as_coordinator()
    for kind in LinkKind:
        link_actions(person=person, left=here, right=there, kind=kind)
        with pytest.raises(Conflict):
            link_actions(person=person, left=here, right=there, kind=kind)
    for mutual in (LinkKind.DUPLICATES, LinkKind.CONFLICTS):
        with pytest.raises(Conflict):
            link_actions(person=person, left=there, right=here, kind=mutual)
    link_actions(person=person, left=there, right=here, kind=LinkKind.SUPPORTS)
    with pytest.raises(InvalidInput):
        link_actions(person=person, left=here, right=here, kind=LinkKind.SUPPORTS)


def test_who_may_not(made: SeededPlan, other: SeededPlan) -> None:
    here, there = find_action(made.plan, "skills"), find_action(other.plan, "energy")
    supports = LinkKind.SUPPORTS
    with pytest.raises(NotPermitted):
        link_actions(person=made.as_participant("acme"), left=here, right=there, kind=supports)
    with pytest.raises(InvalidInput):  # it is the other plan's to say
        link_actions(person=made.as_coordinator(), left=there, right=here, kind=supports)
    row = link_actions(person=made.as_coordinator(), left=here, right=there, kind=supports)
    with pytest.raises(UnknownName):
        unlink_actions(person=other.as_coordinator(), link=row.id)
    with pytest.raises(NotPermitted):
        unlink_actions(person=made.as_public(), link=row.id)
    unlink_actions(person=made.as_coordinator(), link=row.id)
    assert not PlanLink.objects.exists()
    last = AuditEntry.objects.order_by("sequence").last()
    assert last is not None
    assert (last.action, last.object) == ("unlink_actions", row.reference)
