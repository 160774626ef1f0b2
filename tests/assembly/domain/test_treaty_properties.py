"""What holds of any history and any rule."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st
from tests.assembly.domain.treaty_tables import act

from comity.assembly.domain.entry_rules import Condition, EntryRule, Weights
from comity.assembly.domain.shares import Threshold
from comity.assembly.domain.treaty_entry import AdoptedTreaty
from comity.assembly.domain.treaty_progress import World
from comity.regulation.domain.treaties import Status
from comity.regulation.domain.treaty_actions import CONSENTS, ActionKind, Delay, TreatyAction
from comity.regulation.domain.truth import Truth

NAMES = "ABCDE"
START = date(2020, 1, 1)
days = st.integers(0, 200).map(lambda count: START + timedelta(days=count))
delays = st.builds(
    Delay, months=st.integers(0, 3), days=st.integers(0, 30), first_of_month=st.booleans()
)
shares = st.fractions(Fraction(1, 10), 1, max_denominator=10).map(Threshold)
names = st.frozensets(st.sampled_from(NAMES), min_size=1)


@st.composite
def conditions(draw: st.DrawFn) -> Condition:
    match draw(st.integers(0, 4)):
        case 0:
            return Condition(count=draw(st.integers(1, 5)))
        case 1:
            return Condition(count=draw(st.integers(1, 3)), body="BODY")
        case 2:
            return Condition.each_of(*draw(names))
        case 3:
            return Condition(threshold=draw(shares), named=draw(names))
        case _:
            return Condition(threshold=draw(shares), weight="tonnage")


@st.composite
def rules(draw: st.DrawFn) -> EntryRule:
    asked = tuple(draw(st.lists(conditions(), min_size=1, max_size=3)))
    most = max((it.count for it in asked), default=0) or len(NAMES)
    return EntryRule(
        conditions=asked,
        delay=draw(delays),
        own=draw(st.none() | delays),
        not_before=draw(st.none() | days),
        leaving=draw(delays),
        ends_below=draw(st.integers(0, most)),
    )


@st.composite
def both_sides(draw: st.DrawFn, *, leaving: bool = True) -> tuple[AdoptedTreaty, AdoptedTreaty]:
    """What happened, and as much of it as is known."""
    exact: list[TreatyAction] = []
    known: list[TreatyAction] = []
    for name in draw(st.lists(st.sampled_from(NAMES), unique=True)):
        consented, before, after, gone = draw(
            st.tuples(days, st.integers(0, 40), st.integers(0, 40), days)
        )
        first, last = consented - timedelta(days=before), consented + timedelta(days=after)
        exact += [
            act(name, ActionKind.SIGNATURE, first),
            act(name, ActionKind.RATIFICATION, consented),
        ]
        known += [exact[-2], act(name, ActionKind.RATIFICATION, first, last)]
        if leaving and gone > last:
            exact.append(act(name, ActionKind.WITHDRAWAL, gone))
            known.append(act(name, ActionKind.WITHDRAWAL, gone, gone + timedelta(days=after)))
    rule = draw(rules())
    inside = {name: draw(st.booleans()) for name in NAMES}
    hidden = draw(st.frozensets(st.sampled_from(NAMES), max_size=2))
    tonnage = {name: Fraction(draw(st.integers(0, 5))) for name in NAMES}
    seen = {name: weight for name, weight in tonnage.items() if name not in hidden}
    return (
        AdoptedTreaty(rule, tuple(exact), world=world_of(dict(inside), tonnage)),
        AdoptedTreaty(
            rule,
            tuple(known),
            world=world_of({it: None if it in hidden else inside[it] for it in NAMES}, seen),
        ),
    )


def world_of(inside: Mapping[str, bool | None], tonnage: Mapping[str, Fraction]) -> World:
    weights = {"tonnage": Weights(tonnage, Fraction(25))}
    return World(is_member=lambda party, body, on: inside[party], weights=weights)


known = both_sides().map(lambda sides: sides[1])
exact = both_sides().map(lambda sides: sides[0])
without_leaving = both_sides(leaving=False).map(lambda sides: sides[0])


def not_earlier(after: date | None, before: date | None) -> bool:
    return after is None or (before is not None and after >= before)


@given(known, st.integers(0, 30))
def test_entry_never_comes_earlier_without_a_consent(treaty: AdoptedTreaty, place: int) -> None:
    consents = [it for it in treaty.actions if it.action in CONSENTS]
    if not consents:
        return
    gone = consents[place % len(consents)]
    without = replace(treaty, actions=tuple(it for it in treaty.actions if it is not gone))
    assert not_earlier(without.entry.earliest, treaty.entry.earliest)
    assert not_earlier(without.entry.latest, treaty.entry.latest)


@given(without_leaving, st.integers(0, 30), st.integers(1, 100))
def test_entry_never_comes_earlier_when_a_consent_is_late(
    treaty: AdoptedTreaty, place: int, later: int
) -> None:
    consents = [it for it in treaty.actions if it.action in CONSENTS]
    if not consents:
        return
    old = consents[place % len(consents)]
    new = act(old.jurisdiction, old.action, (old.date or START) + timedelta(days=later))
    delayed = replace(treaty, actions=tuple(new if it is old else it for it in treaty.actions))
    assert not_earlier(delayed.entry.exact, treaty.entry.exact)


@given(known)
def test_signatures_change_nothing_about_entry(treaty: AdoptedTreaty) -> None:
    unsigned = replace(
        treaty, actions=tuple(it for it in treaty.actions if it.action is not ActionKind.SIGNATURE)
    )
    assert unsigned.entry == treaty.entry
    assert unsigned.ended == treaty.ended


@given(known, st.integers(-10, 700))
def test_status_is_defined_on_every_day(treaty: AdoptedTreaty, count: int) -> None:
    on = START + timedelta(days=count)
    for name in NAMES:
        status, force = treaty.status(name, on), treaty.in_force(name, on)
        assert (status is Status.PARTY) is (force is Truth.TRUE)
        if force is Truth.UNKNOWN:
            assert status is None


@given(exact, st.integers(-10, 700))
def test_what_is_known_exactly_leaves_nothing_open(treaty: AdoptedTreaty, count: int) -> None:
    on = START + timedelta(days=count)
    assert treaty.entry.earliest == treaty.entry.latest
    for name in NAMES:
        assert treaty.status(name, on) is not None
        assert treaty.in_force(name, on) is not Truth.UNKNOWN


@given(exact, st.integers(-10, 700))
def test_something_is_required_until_entry_and_nothing_after(
    treaty: AdoptedTreaty, count: int
) -> None:
    on = START + timedelta(days=count)
    required = treaty.still_required(on)
    assert required.entered is treaty.entry.reached(on)
    assert bool(required.conditions) is (treaty.met.reached(on) is Truth.FALSE)
    for each in required.conditions:
        assert each.met is Truth.FALSE
        assert each.missing > 0


@given(both_sides(), st.integers(-50, 700))
def test_what_is_known_in_part_is_never_wrong(
    sides: tuple[AdoptedTreaty, AdoptedTreaty], count: int
) -> None:
    true, seen = sides
    on = START + timedelta(days=count)
    for name in NAMES:
        assert seen.status(name, on) in (None, true.status(name, on))
        assert seen.in_force(name, on) in (Truth.UNKNOWN, true.in_force(name, on))
    assert seen.entry.reached(on) in (Truth.UNKNOWN, true.entry.reached(on))
    assert seen.ended.reached(on) in (Truth.UNKNOWN, true.ended.reached(on))
    for found, right in zip(seen.progress(on), true.progress(on), strict=True):
        assert found.surely <= right.surely <= found.perhaps
        assert found.met in (Truth.UNKNOWN, right.met)
