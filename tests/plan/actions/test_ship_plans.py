from __future__ import annotations

from pathlib import Path

import pytest
from tests.plan.plans import SMALL
from tests.plan.seeding import SINCE, seeded_plan

from comity.kernel.domain.errors import NotPermitted
from comity.kernel.models import AuditEntry
from comity.parties.domain.permissions import OPERATOR, PUBLIC
from comity.plan.actions.keep_plan import enter_plan_version
from comity.plan.actions.ship_plans import ship_plans
from comity.plan.adapters.shipped_plans import ShippedPlan, shipped_plans
from comity.plan.models import Plan
from comity.plan.queries.find_plan import find_plan, plan_text
from comity.plan.queries.people import Person

pytestmark = pytest.mark.django_db
SECOND = SMALL.replace(b"version: 1", b"version: 2").replace(b"A small plan", b"A new plan")
THIRD = SECOND.replace(b"version: 2", b"version: 3")


def of(folder: Path, **files: bytes) -> list[ShippedPlan]:
    for name, source in files.items():
        (folder / f"{name}.yaml").write_bytes(source)
    return list(shipped_plans(folder))


def test_a_fresh_instance_has_the_plan_and_a_second_start_adds_nothing() -> None:
    entered = ship_plans(actor=OPERATOR, plans=shipped_plans())
    assert entered == ("global-ai-governance-2025 1",)
    assert find_plan("global-ai-governance-2025").actions.count() == 13
    before = AuditEntry.objects.count()
    assert ship_plans(actor=OPERATOR, plans=shipped_plans()) == ()
    assert AuditEntry.objects.count() == before


def test_an_instance_that_is_behind_follows(tmp_path: Path) -> None:
    ship_plans(actor=OPERATOR, plans=of(tmp_path, first=SMALL))
    later = of(tmp_path, second=SECOND, third=THIRD)
    assert ship_plans(actor=OPERATOR, plans=later) == ("small-plan 2", "small-plan 3")
    assert plan_text(find_plan("small-plan")).version == 3


def test_a_plan_that_was_changed_here_is_left_alone(tmp_path: Path) -> None:
    ship_plans(actor=OPERATOR, plans=of(tmp_path, first=SMALL))
    made = find_plan("small-plan")
    own = SECOND.replace(b"A new plan", b"Our own")
    enter_plan_version(person=Person(OPERATOR, made, SINCE), source=own, name="own.yaml")
    assert ship_plans(actor=OPERATOR, plans=of(tmp_path, second=SECOND, third=THIRD)) == ()
    assert plan_text(find_plan("small-plan")).title == {"en": "Our own"}


def test_a_plan_of_the_same_id_that_was_not_ours_is_left_alone(tmp_path: Path) -> None:
    seeded_plan(source=SMALL.replace(b"A small plan", b"Theirs"))
    assert ship_plans(actor=OPERATOR, plans=of(tmp_path, first=SMALL, second=SECOND)) == ()


def test_a_second_process_that_comes_first_does_no_harm(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ship_plans(actor=OPERATOR, plans=of(tmp_path, first=SMALL))
    # As if the row had come between looking and writing.
    monkeypatch.setattr(Plan.objects, "filter", lambda **_: Plan.objects.none())
    assert ship_plans(actor=OPERATOR, plans=of(tmp_path)) == ()
    monkeypatch.undo()
    assert Plan.objects.count() == 1


def test_nobody_else_may() -> None:
    with pytest.raises(NotPermitted):
        ship_plans(actor=PUBLIC, plans=shipped_plans())
    assert not Plan.objects.exists()
