from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from tests.plan.seeding import PROMISE

from comity.plan.domain.commitment_text import Milestone, Target
from comity.plan.domain.due_days import DueDay, due_days

FIRST = DueDay("first-course", "The first course is held", date(2026, 9, 30))
LAST = DueDay("", "Engineers trained", date(2027, 12, 31))


def test_the_milestones_and_the_target_of_the_last_version() -> None:
    assert list(due_days([PROMISE])) == [FIRST, LAST]
    later = replace(PROMISE, target=replace(PROMISE.target, due_on=date(2028, 1, 31)))
    assert list(due_days([PROMISE, later])) == [FIRST, replace(LAST, on=date(2028, 1, 31))]
    assert list(due_days([])) == []


def test_what_a_later_version_leaves_out_is_dropped() -> None:
    other = Milestone("second", "Another", date(2026, 12, 1))
    later = replace(PROMISE, milestones=(other,), target=Target())
    assert set(due_days([PROMISE, later])) == {
        replace(FIRST, dropped=True),
        replace(LAST, dropped=True),
        DueDay("second", "Another", date(2026, 12, 1)),
    }


KEYS = st.lists(st.sampled_from("abcd"), unique=True)


@given(st.lists(KEYS, min_size=1, max_size=4))
def test_each_is_named_once_and_dropped_if_and_only_if_the_last_version_lacks_it(
    versions: list[list[str]],
) -> None:
    texts = [
        replace(
            PROMISE,
            target=Target(),
            milestones=tuple(Milestone(key, key, date(2027, 1, 1)) for key in keys),
        )
        for keys in versions
    ]
    found = list(due_days(texts))
    assert len({it.key for it in found}) == len(found)
    assert {it.key for it in found} == {key for keys in versions for key in keys}
    assert {it.key for it in found if not it.dropped} == set(versions[-1])
