"""What is due to be looked at again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from tests.regulation.small import small_rules

from comity.regulation.domain.instruments import Instrument
from comity.regulation.domain.norm_seals import norm_seal
from comity.regulation.domain.readings import Reading
from comity.regulation.domain.staleness import Due, DueItem, due_items

ACT = small_rules().corpus.instruments[0]
NORMS = [norm for provision in ACT.provisions for norm in provision.norms]
READ = Reading(
    read_on=ACT.checked_on, encoder="A", reader="B", norms={it.id: norm_seal(it) for it in NORMS}
)
FRESH = replace(ACT, readings=(READ,), provisions=ACT.provisions)


def due(instrument: Instrument, on: date, older_than: int = 90) -> list[tuple[Due, int]]:
    items = due_items((instrument,), on, older_than=older_than, entered=lambda it: None)
    return [(it.why, it.norms) for it in items if it.why is not Due.SECONDARY]


def test_nothing_is_due_on_the_day_itself() -> None:
    assert due(FRESH, ACT.checked_on) == []


def test_what_was_never_read_is_due() -> None:
    assert due(ACT, ACT.checked_on) == [(Due.UNREAD, len(NORMS))]


def test_what_changed_since_is_due() -> None:
    seals = {**READ.norms, NORMS[0].id: "0123456789ab"}
    changed = replace(ACT, readings=(replace(READ, norms=seals),))
    assert due(changed, ACT.checked_on) == [(Due.CHANGED, 1)]


def test_a_day_that_has_passed_comes_first() -> None:
    moved = replace(FRESH, ended=ACT.checked_on + timedelta(days=10))
    late = ACT.checked_on + timedelta(days=200)
    items = due_items((moved,), late, older_than=90, entered=lambda it: None)
    assert [it.why for it in items][:2] == [Due.PASSED, Due.OLD]
    assert items[0].days == (ACT.checked_on + timedelta(days=10),)
    assert due(moved, ACT.checked_on + timedelta(days=9)) == []


def test_old_means_older_than_was_asked() -> None:
    on = ACT.checked_on + timedelta(days=30)
    assert Due.OLD not in dict(due(FRESH, on, older_than=30))
    items = due_items((FRESH,), on, older_than=29, entered=lambda it: None)
    assert DueItem(FRESH, Due.OLD, days=(ACT.checked_on,)) in items
