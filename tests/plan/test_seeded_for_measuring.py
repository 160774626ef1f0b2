"""What `benchmarks/plan/seeding` fills in past the actions is what they would have written."""

from __future__ import annotations

from random import Random

import pytest
from benchmarks.plan.promises import promise
from benchmarks.plan.seeding import SLUG, fill

from comity.kernel.models import SearchEntry, SearchIndex
from comity.plan.actions.restate import restate
from comity.plan.models import Commitment, HelpRow, MilestoneRow, ProgressUpdate
from comity.plan.queries.find_plan import find_plan

pytestmark = pytest.mark.django_db


def derived(row: Commitment) -> tuple[object, ...]:
    row.refresh_from_db()
    milestones = MilestoneRow.objects.filter(commitment=row).order_by("key")
    helps = HelpRow.objects.filter(commitment=row).order_by("key")
    return (
        *(row.title, row.language, row.jurisdiction, row.kind, row.due_on, row.self_percent),
        *(row.level, row.updates_count, row.last_update_on, row.reached, row.action_id),
        list(milestones.values_list("key", "title", "due_on")),
        list(helps.values_list("key", "side", "kind", "text")),
    )


def test_stating_it_anew_changes_nothing() -> None:
    fill(30, 3, 5, 7)
    rows = list(Commitment.objects.all())
    assert [each.number for each in rows] == list(range(1, 31))
    assert find_plan(SLUG).next_number == 31
    before, turn = [derived(each) for each in rows], SearchIndex.objects.get().turn
    for each in rows:
        restate(each)
    assert [derived(each) for each in rows] == before
    assert SearchIndex.objects.get().turn == turn
    assert SearchEntry.objects.count() == 30
    assert 30 < ProgressUpdate.objects.count() <= 90


def test_the_same_seed_promises_the_same() -> None:
    first, again = ([promise(draw) for _each in range(20)] for draw in (Random(7), Random(7)))
    assert first == again
    assert len({each.title for each in first}) > 10
