"""The course of a treaty says what the treaty says when it is asked about each day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

from hypothesis import given, settings
from tests.assembly.domain.test_council_of_europe_treaties import AI, CYBERCRIME
from tests.assembly.domain.test_treaty_properties import START, both_sides
from tests.assembly.domain.treaty_tables import act

from comity.assembly.domain.entry_rules import Binds, Condition, EntryRule
from comity.assembly.domain.shares import Threshold
from comity.assembly.domain.treaty_course import CourseDay, course
from comity.assembly.domain.treaty_entry import AdoptedTreaty
from comity.regulation.domain.treaty_actions import ActionKind, Delay
from comity.regulation.domain.truth import Truth


def asked(treaty: AdoptedTreaty, day: date) -> CourseDay:
    return CourseDay(
        day,
        sum(treaty.signed(it, day) is Truth.TRUE for it in treaty.participants),
        sum(treaty.consented(it, day) is Truth.TRUE for it in treaty.participants),
        len(treaty.parties(day)[0]),
    )


def told(found: tuple[CourseDay, ...], day: date) -> CourseDay:
    before = [each for each in found if each.day <= day]
    return replace(before[-1], day=day) if before else CourseDay(day, 0, 0, 0)


@settings(max_examples=60)
@given(both_sides())
def test_it_is_what_each_day_says(sides: tuple[AdoptedTreaty, AdoptedTreaty]) -> None:
    for treaty in sides:
        found = course(treaty)
        for count in range(-50, 600, 7):
            day = START + timedelta(days=count)
            assert told(found, day) == asked(treaty, day)


def test_real_treaties() -> None:
    for treaty in (AI, CYBERCRIME):
        assert all(each == asked(treaty, each.day) for each in course(treaty))
    assert course(CYBERCRIME)[-1].parties == 18
    assert [(each.signed, each.consenting) for each in course(AI)][-1] == (21, 1)


def test_whoever_consents_anew_before_it_has_left_is_one_party() -> None:
    treaty = AdoptedTreaty(
        EntryRule(conditions=(Condition(count=1),), leaving=Delay(months=6)),
        (
            act("A", ActionKind.RATIFICATION, date(2020, 1, 1)),
            act("A", ActionKind.WITHDRAWAL, date(2020, 3, 1)),
            act("A", ActionKind.ACCESSION, date(2020, 4, 1)),
        ),
    )
    assert [each.parties for each in course(treaty)] == [1, 1, 1]
    assert [each.consenting for each in course(treaty)] == [1, 0, 1]


def test_an_amendment_that_binds_all() -> None:
    first = AdoptedTreaty(
        EntryRule(conditions=(Condition(count=2),)),
        tuple(act(it, ActionKind.RATIFICATION, date(2020, 1, 1)) for it in "ABC"),
    )
    share = Condition(threshold=Threshold(Fraction(2, 3)), of_parties=True)
    amendment = AdoptedTreaty(
        EntryRule(conditions=(share,), binds=Binds.ALL),
        tuple(act(it, ActionKind.RATIFICATION, date(2021, 1, 1)) for it in "AB"),
        amends=first,
    )
    assert course(amendment) == (CourseDay(date(2021, 1, 1), 0, 2, 3),)
