"""Who is bound by a treaty, on which day. The first cases are those of a real one: the Convention
on Cybercrime (ETS 185), with days of its chart as of 18 June 2004 and the entry that it shows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.regulation.domain.small_treaties import (
    BEGAN,
    LEFT,
    RATIFIED,
    SIGNED,
    STRASBOURG,
    action,
    members,
    treaty,
)

from comity.regulation.domain.days import Days, months_after
from comity.regulation.domain.treaties import Count, Status, Treaty
from comity.regulation.domain.treaty_actions import (
    ActionKind,
    Delay,
    TreatyAction,
    TreatyRule,
)
from comity.regulation.domain.truth import Truth

FALSE, UNKNOWN, TRUE = Truth
DAY = timedelta(days=1)
CYBERCRIME = treaty(
    action("AL", SIGNED, "2001-11-23"),
    action("DE", SIGNED, "2001-11-23"),
    action("AL", RATIFIED, "2002-06-20"),
    action("HR", RATIFIED, "2002-10-17"),
    action("EE", RATIFIED, "2003-05-12"),
    action("HU", RATIFIED, "2003-12-04"),
    action("LT", RATIFIED, "2004-03-18"),
)


def test_it_enters_into_force_after_the_fifth_consent() -> None:
    assert CYBERCRIME.met.exact == date(2004, 3, 18)
    assert CYBERCRIME.entry.exact == date(2004, 7, 1)
    for party in ("AL", "HR", "EE", "HU", "LT"):
        assert CYBERCRIME.in_force(party, date(2004, 6, 30)) is FALSE
        assert CYBERCRIME.in_force(party, date(2004, 7, 1)) is TRUE
        assert CYBERCRIME.since(party, date(2026, 1, 1)) == date(2004, 7, 1)
        assert CYBERCRIME.next(party, date(2004, 6, 30)) == date(2004, 7, 1)


@pytest.mark.parametrize(
    ("participant", "day", "status"),
    [
        ("AL", date(2001, 11, 22), Status.NO_ACTION),
        ("AL", date(2001, 11, 23), Status.SIGNATORY),
        ("AL", date(2002, 6, 20), Status.CONTRACTING),
        ("AL", date(2004, 7, 1), Status.PARTY),
        ("HR", date(2002, 10, 16), Status.NO_ACTION),
        ("DE", date(2026, 1, 1), Status.SIGNATORY),
        ("FR", date(2026, 1, 1), Status.NO_ACTION),
    ],
)
def test_what_each_was_on_a_day(participant: str, day: date, status: Status) -> None:
    assert CYBERCRIME.status(participant, day) is status


def test_those_with_a_status_on_a_day() -> None:
    day = date(2003, 6, 1)
    assert CYBERCRIME.with_status(Status.CONTRACTING, day) == ("AL", "HR", "EE")
    assert CYBERCRIME.with_status(Status.SIGNATORY, day) == ("DE",)
    assert CYBERCRIME.with_status(Status.PARTY, day) == ()


def test_consents_are_counted_on_the_day() -> None:
    assert CYBERCRIME.count(date(2004, 3, 17)) == Count(4, 4, 4, 4)
    assert CYBERCRIME.count(date(2004, 3, 18)) == Count(5, 5, 5, 5)


FIVE = [
    action("EU", RATIFIED, "2026-05-15"),
    action("JP", RATIFIED, "2026-06-01"),
    action("NO", RATIFIED, "2026-07-01"),
    action("CH", RATIFIED, "2026-08-01"),
    action("UA", RATIFIED, "2026-09-01"),
]


def test_enough_members_must_be_among_the_consents() -> None:
    only_two = treaty(
        *FIVE[:4], action("US", RATIFIED, "2026-09-01"), is_member=members("NO", "CH")
    )
    assert only_two.count(date(2026, 9, 1)) == Count(5, 2, 5, 2)
    assert only_two.entry == Days()
    sixth = (*only_two.actions, action("UA", RATIFIED, "2026-10-31"))
    assert treaty(*sixth, is_member=members("NO", "CH", "UA")).met.exact == date(2026, 10, 31)


def test_a_membership_counts_as_it_was_on_the_day_of_the_last_consent() -> None:
    def until_2022(id: str, body: str, on: date) -> bool:
        return id in ("NO", "CH") or (id == "RU" and on < date(2022, 3, 16))

    early = [action(it.jurisdiction, RATIFIED, "2020-01-01") for it in FIVE[:4]]
    early.append(action("RU", RATIFIED, "2020-01-01"))
    assert treaty(*early, is_member=until_2022).met.exact == date(2020, 1, 1)
    late = [*early[:3], action("RU", RATIFIED, "2020-01-01"), action("CH", RATIFIED, "2023-01-01")]
    assert treaty(*late, is_member=until_2022).entry == Days()


def test_who_consents_later_is_bound_by_its_own_delay() -> None:
    """Here between the fifth consent and the entry into force."""
    later = treaty(*CYBERCRIME.actions, action("RO", RATIFIED, "2004-05-12"))
    assert later.entry.exact == date(2004, 7, 1)
    assert later.status("RO", date(2004, 8, 31)) is Status.CONTRACTING
    assert later.since("RO", date(2004, 9, 1)) == date(2004, 9, 1)


def test_who_leaves_is_bound_until_the_notice_takes_effect() -> None:
    gone = treaty(*CYBERCRIME.actions, action("HU", LEFT, "2010-02-10"))
    assert gone.status("HU", date(2010, 5, 31)) is Status.PARTY
    assert gone.status("HU", date(2010, 6, 1)) is Status.FORMER
    assert gone.until("HU", date(2026, 1, 1)) == date(2010, 6, 1)
    assert gone.until("HU", date(2010, 5, 31)) is None
    assert gone.status("AL", date(2026, 1, 1)) is Status.PARTY, "though four are left"
    back = treaty(*gone.actions, action("HU", RATIFIED, "2012-01-15", number=2))
    assert back.status("HU", date(2012, 4, 30)) is Status.CONTRACTING
    assert back.since("HU", date(2026, 1, 1)) == date(2012, 5, 1)


def test_a_consent_withdrawn_before_the_entry_does_not_count() -> None:
    withdrawn = treaty(action("AL", LEFT, "2003-01-01"), *CYBERCRIME.actions)
    assert withdrawn.status("AL", date(2003, 1, 1)) is Status.FORMER
    assert withdrawn.entry == Days()
    assert withdrawn.count(date(2004, 3, 18)) == Count(4, 4, 4, 4)


def test_a_day_recorded_by_the_depositary_goes_before_the_rule() -> None:
    recorded = treaty(*CYBERCRIME.actions, action("EE", BEGAN, "2004-07-02"))
    assert recorded.since("EE", date(2026, 1, 1)) == date(2004, 7, 2)
    assert recorded.since("AL", date(2026, 1, 1)) == date(2004, 7, 1)
    alone = treaty(action("EE", RATIFIED, "2003-05-12"), action("EE", BEGAN, "2003-09-01"))
    assert alone.entry.exact == date(2003, 9, 1)


def test_an_entry_that_follows_from_more_than_numbers_goes_before_the_rule() -> None:
    day = date(2005, 1, 1)
    given_ = replace(CYBERCRIME, entering=Days(day, day))
    assert given_.entry.exact == day
    assert given_.since("AL", date(2026, 1, 1)) == day
    late = replace(given_, actions=(*given_.actions, action("RO", RATIFIED, "2004-12-15")))
    assert late.since("RO", date(2026, 1, 1)) == date(2005, 4, 1)
    assert replace(CYBERCRIME, entering=Days()).status("AL", day) is Status.CONTRACTING


def test_a_treaty_that_has_ended_binds_nobody() -> None:
    over = Treaty(STRASBOURG, CYBERCRIME.actions, CYBERCRIME.is_member, ended=date(2020, 1, 1))
    assert over.status("AL", date(2019, 12, 31)) is Status.PARTY
    assert over.status("AL", date(2020, 1, 1)) is Status.FORMER
    assert over.until("AL", date(2026, 1, 1)) == date(2020, 1, 1)
    assert over.status("DE", date(2026, 1, 1)) is Status.SIGNATORY


def test_a_definitive_signature_is_consent() -> None:
    signed = treaty(action("NO", ActionKind.DEFINITIVE_SIGNATURE, "2026-01-01"))
    assert signed.status("NO", date(2026, 1, 1)) is Status.CONTRACTING
    assert signed.signed("NO", date(2026, 1, 1)) is TRUE


def test_a_declaration_binds_nobody() -> None:
    declared = treaty(action("NO", ActionKind.DECLARATION, "2026-01-01"))
    assert declared.status("NO", date(2026, 6, 1)) is Status.NO_ACTION
    assert declared.participants == ("NO",)


def test_a_day_not_known_exactly_leaves_open_what_depends_on_it() -> None:
    vague = treaty(*FIVE[:4], action("UA", RATIFIED, "2026-09-01", "2026-11-30"))
    assert vague.status("UA", date(2026, 8, 31)) is Status.NO_ACTION
    assert vague.status("UA", date(2026, 9, 1)) is None
    assert vague.status("UA", date(2026, 11, 30)) is Status.CONTRACTING
    assert vague.status("UA", date(2027, 1, 1)) is None, "it may be in force already"
    assert vague.count(date(2026, 10, 1)) == Count(4, 2, 5, 3)
    assert vague.entry == Days(date(2027, 1, 1), date(2027, 3, 1))
    assert [vague.in_force("NO", date(2027, month, 1)) for month in (1, 2, 3)] == [
        UNKNOWN, UNKNOWN, TRUE,
    ]  # fmt: skip
    assert vague.in_force("NO", date(2026, 12, 31)) is FALSE


def test_a_membership_that_is_not_known_does_too() -> None:
    open_ = treaty(*FIVE, is_member=members("NO", "CH", unknown=("UA",)))
    assert open_.count(date(2026, 9, 1)) == Count(5, 2, 5, 3)
    assert open_.entry == Days(date(2027, 1, 1), None)
    assert open_.in_force("NO", date(2030, 1, 1)) is UNKNOWN
    assert open_.status("NO", date(2030, 1, 1)) is None


@pytest.mark.parametrize(
    ("delay", "act", "effect"),
    [
        (STRASBOURG.entry, date(2004, 3, 18), date(2004, 7, 1)),
        (STRASBOURG.entry, date(2014, 7, 1), date(2014, 11, 1)),
        (STRASBOURG.entry, date(2026, 11, 30), date(2027, 3, 1)),
        (STRASBOURG.entry, date(2026, 9, 30), date(2027, 1, 1)),
        (Delay(days=30), date(2026, 1, 31), date(2026, 3, 2)),
        (Delay(months=1), date(2028, 1, 31), date(2028, 2, 29)),
        (Delay(), date(2026, 1, 31), date(2026, 1, 31)),
        (Delay(months=3, first_of_month=True), date(9999, 10, 1), date.max),
        (Delay(days=400), date(9999, 10, 1), date.max),
    ],
)
def test_delays(delay: Delay, act: date, effect: date) -> None:
    assert delay.after(act) == effect


@given(st.dates(date(1950, 1, 1), date(2100, 1, 1)), st.integers(0, 60))
def test_months_are_counted_on_and_never_skip_one(day: date, months: int) -> None:
    after = months_after(day, months)
    assert (after.year * 12 + after.month) - (day.year * 12 + day.month) == months
    assert after.day == day.day or (after + DAY).day == 1


@given(st.dates(date(1950, 1, 1), date(2100, 1, 1)), st.integers(0, 24), st.integers(0, 60))
def test_the_first_of_the_month_comes_next(day: date, months: int, days: int) -> None:
    plain = Delay(months=months, days=days).after(day)
    first = Delay(months=months, days=days, first_of_month=True).after(day)
    assert first.day == 1
    assert timedelta(days=1) <= first - plain <= timedelta(days=31)


# Soundness: what is said of days known in part holds for every way in which they may have been.
NAMES = ("A", "B", "C", "D")
START = date(2020, 1, 1)
moments = st.integers(0, 40).map(lambda weeks: START + weeks * 7 * DAY)


@st.composite
def histories(draw: st.DrawFn) -> tuple[list[TreatyAction], list[TreatyAction]]:
    """What happened, and as much of it as is known."""
    exact: list[TreatyAction] = []
    known: list[TreatyAction] = []
    for name in NAMES:
        days = sorted(draw(st.lists(moments, max_size=3, unique=True)))
        spread = draw(st.lists(st.integers(0, 60), min_size=6, max_size=6))
        first = date.min
        for place, day in enumerate(days):
            kind = LEFT if place % 2 else RATIFIED
            number = place // 2 + 1
            exact.append(action(name, kind, day.isoformat(), number=number))
            earliest = max(first + DAY, day - spread[2 * place] * DAY)
            latest = day + spread[2 * place + 1] * DAY
            first = earliest
            vague = action(name, kind, earliest.isoformat(), latest.isoformat(), number=number)
            known.append(vague if earliest < latest else exact[-1])
    return exact, known


@st.composite
def both_sides(draw: st.DrawFn) -> tuple[Treaty, Treaty]:
    exact, known = draw(histories())
    delays = st.builds(
        Delay, months=st.integers(0, 3), days=st.integers(0, 20), first_of_month=st.booleans()
    )
    rule = TreatyRule(
        consents=draw(st.integers(1, 4)),
        members=draw(st.integers(0, 2)),
        body="COE",
        entry=draw(delays),
        leaving=draw(delays),
    )
    inside = set(draw(st.lists(st.sampled_from(NAMES))))
    unknown = tuple(draw(st.lists(st.sampled_from(NAMES), max_size=2)))
    return (
        treaty(*exact, rule=rule, is_member=members(*inside)),
        treaty(*known, rule=rule, is_member=members(*inside, unknown=unknown)),
    )


@given(both_sides(), st.integers(-10, 600))
def test_what_is_known_in_part_is_never_wrong(sides: tuple[Treaty, Treaty], days: int) -> None:
    exact, known = sides
    on = START + days * DAY
    for name in NAMES:
        assert known.in_force(name, on) in (UNKNOWN, exact.in_force(name, on))
        assert known.consented(name, on) in (UNKNOWN, exact.consented(name, on))
        assert known.status(name, on) in (None, exact.status(name, on))
    found, true = known.count(on), exact.count(on)
    assert found.consents <= true.consents <= found.perhaps_consents
    assert found.members <= true.members <= found.perhaps_members
    assert known.entry.reached(on) in (UNKNOWN, exact.entry.reached(on))


@given(both_sides(), st.integers(-10, 600))
def test_what_is_known_exactly_leaves_nothing_open(sides: tuple[Treaty, Treaty], days: int) -> None:
    exact, on = sides[0], START + days * DAY
    assert exact.entry.earliest == exact.entry.latest
    for name in NAMES:
        assert exact.in_force(name, on) is not UNKNOWN
        assert exact.status(name, on) is not None
        bound = exact.in_force(name, on) is TRUE
        assert bound is (exact.status(name, on) is Status.PARTY)
        assert bound is (exact.since(name, on) is not None)
        if bound:
            assert exact.entry.reached(on) is TRUE


@given(both_sides(), st.integers(0, 600))
def test_the_past_does_not_depend_on_what_comes_later(
    sides: tuple[Treaty, Treaty], days: int
) -> None:
    """What somebody is on a day follows from what was done by that day."""
    exact, on = sides[0], START + days * DAY
    by_then = [it for it in exact.actions if it.days.reached(on)]
    before = Treaty(exact.rule, tuple(by_then), exact.is_member)
    for name in NAMES:
        assert before.status(name, on) is exact.status(name, on)
    assert before.count(on) == exact.count(on)
