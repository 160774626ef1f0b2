from __future__ import annotations

import pytest
from tests.plan.plans import SMALL
from tests.plan.seeding import seeded_plan

from comity.kernel.domain.errors import Conflict, InvalidInput, NotPermitted
from comity.kernel.models import AuditEntry
from comity.parties.domain.permissions import OPERATOR
from comity.plan.actions.keep_plan import enter_plan_version, publish_plan
from comity.plan.queries.find_plan import plan_text

pytestmark = pytest.mark.django_db
SECOND = SMALL.replace(b"version: 1", b"version: 2").replace(b"id: energy", b"id: power")


def test_a_version_follows_and_an_action_that_it_leaves_out_is_retired() -> None:
    made = seeded_plan()
    enter_plan_version(person=made.as_coordinator(), source=SECOND, name="second.yaml")
    assert plan_text(made.plan).version == 2
    rows = made.plan.actions.values_list("key", "position", "retired")
    assert sorted(rows) == [("energy", 2, True), ("power", 2, False), ("skills", 1, False)]
    last = AuditEntry.objects.order_by("sequence").last()
    assert last is not None
    assert last.action == "enter_plan_version"


def test_who_may_not_and_what_may_not_follow() -> None:
    made = seeded_plan()
    with pytest.raises(NotPermitted):
        enter_plan_version(person=made.as_participant("acme"), source=SECOND, name="x.yaml")
    with pytest.raises(Conflict):
        enter_plan_version(person=made.as_coordinator(), source=SMALL, name="x.yaml")
    other = SECOND.replace(b"small-plan", b"other-plan")
    with pytest.raises(InvalidInput):
        enter_plan_version(person=made.as_coordinator(), source=other, name="x.yaml")
    with pytest.raises(Conflict):
        publish_plan(actor=OPERATOR, source=SMALL, name="x.yaml")
