"""What changed between two releases."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tests.regulation.domain.small_instruments import instrument, norm

from comity.regulation.domain.corpus import Corpus
from comity.regulation.domain.instruments import Instrument, Level
from comity.regulation.domain.release_changes import release_changes

ACT = instrument("act", norms=(norm("art_1"), norm("art_2")))


def corpus(*instruments: Instrument) -> Corpus:
    return Corpus(facts=(), concepts=(), instruments=instruments)


def test_instruments_come_and_go() -> None:
    other = instrument("other")
    changes = release_changes(corpus(ACT), corpus(other))
    assert (changes.added, changes.removed, changes.changed) == ((other,), (ACT,), ())


def test_the_same_is_no_change() -> None:
    assert not release_changes(corpus(ACT), corpus(ACT))


def test_norms_are_told_one_by_one() -> None:
    harder = norm("art_2", level=Level.DUTY_WITH_PENALTY)
    after = instrument("act", norms=(harder, norm("art_3")))
    (changed,) = release_changes(corpus(ACT), corpus(after)).changed
    assert [it.norm.id for it in changed.added] == ["art_3"]
    assert [it.norm.id for it in changed.removed] == ["art_1"]
    assert [it.norm.id for it in changed.changed] == ["art_2"]


def test_what_is_no_norm_counts_for_the_instrument() -> None:
    checked = replace(ACT, checked_on=date(2026, 12, 1))
    (changed,) = release_changes(corpus(ACT), corpus(checked)).changed
    assert changed.itself
    assert (changed.added, changed.removed, changed.changed) == ((), (), ())
