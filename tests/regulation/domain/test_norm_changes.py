"""What changed about one norm."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tests.regulation.domain.small_instruments import instrument, norm

from comity.regulation.domain.corpus import Corpus
from comity.regulation.domain.instruments import Instrument, Level, Period
from comity.regulation.domain.norm_changes import NormChange, norm_changes
from comity.regulation.domain.release_changes import release_changes

ACT = instrument("act", norms=(norm("art_1"), norm("art_2")))


def changes(after: Instrument) -> tuple[NormChange, ...]:
    def corpus(each: Instrument) -> Corpus:
        return Corpus(facts=(), concepts=(), instruments=(each,))

    (changed,) = release_changes(corpus(ACT), corpus(after)).changed
    return norm_changes(changed)


def test_what_it_says() -> None:
    harder = norm("art_2", level=Level.DUTY_WITH_PENALTY, when="size > 3")
    (change,) = changes(instrument("act", norms=(norm("art_1"), harder)))
    assert (change.place.norm, change.fields) == (harder, ("level", "when"))
    assert (change.start, change.end) == (None, None)


def test_when_it_applies() -> None:
    (name,) = ACT.timetables
    (period,) = ACT.timetables[name]
    later, end = date(2031, 1, 1), date(2032, 1, 1)
    moved = replace(ACT, timetables={name: (Period(start=later, until=end),)})
    first, second = changes(moved)
    assert [first.place.norm.id, second.place.norm.id] == ["art_1", "art_2"]
    assert (first.fields, first.start, first.end) == ((), (period.start, later), (None, end))


def test_the_end_of_the_instrument_ends_its_norms() -> None:
    end = date(2032, 1, 1)
    assert [it.end for it in changes(replace(ACT, ended=end))] == [(None, end), (None, end)]


def test_new_ones_and_those_that_are_gone_are_not_among_them() -> None:
    assert changes(instrument("act", norms=(norm("art_1"), norm("art_3")))) == ()
