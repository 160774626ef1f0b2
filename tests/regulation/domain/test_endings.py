"""Findings of instruments that end: on each side of the day, and whatever the day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.regulation.domain.test_findings_property import WHOLE
from tests.regulation.small import LATE, markets, profile, repealed, small_rules

from comity.kernel.domain.errors import InvalidInput
from comity.regulation.domain.coverage import coverage
from comity.regulation.domain.findings import Finding, Ground, Outcome
from comity.regulation.domain.profiles import Profile
from comity.regulation.domain.rulebook import Rulebook
from comity.regulation.domain.values import Value

KNOWN = profile(
    offer__markets=markets("EU"), party__provider=True, party__user=True, system__research=False,
    system__makes=markets("image"), system__risky=True, party__size="small",
)  # fmt: skip


@cache
def gone(day: str) -> Rulebook:
    return repealed(day, status="repealed" if day <= "2026-11-01" else "in-force")


def said(rules: Rulebook, norm: str, on: date) -> tuple[str, str, date | None, date | None]:
    findings = rules.obligations(KNOWN, ("EU",), on).findings
    found = next(it for it in findings if it.id == f"eu-small-act:{norm}")
    return found.outcome.value, found.ground.value, found.since, found.next


@pytest.mark.parametrize("on", [date(2025, 1, 1), date(2026, 7, 19), date(2026, 8, 2), LATE])
def test_what_ended_before_its_first_day_never_applies_and_says_why(on: date) -> None:
    assert said(gone("2026-07-20"), "art_3__para_1", on) == (
        "does-not-apply", "never-began", None, None,
    )  # fmt: skip


def test_what_ended_on_its_first_day_never_applies_either() -> None:
    on = date(2026, 8, 2)
    assert said(gone("2026-08-02"), "art_3__para_1", on)[:2] == ("does-not-apply", "never-began")
    assert said(gone("2026-08-03"), "art_3__para_1", on)[:2] == ("applies", "condition")
    assert said(gone("2026-08-03"), "art_3__para_1", on + timedelta(days=1)) == (
        "does-not-apply", "ended", None, None,
    )  # fmt: skip


def test_a_norm_ends_with_its_instrument_though_its_own_last_day_is_later() -> None:
    rules = gone("2026-07-20")
    first = date(2026, 1, 1)
    assert said(rules, "art_3__para_2.keep", first - timedelta(days=1)) == (
        "does-not-apply", "not-yet", None, first,
    )  # fmt: skip
    assert said(rules, "art_3__para_2.keep", date(2026, 7, 19)) == (
        "applies", "condition", first, None,
    )  # fmt: skip
    assert said(rules, "art_3__para_2.keep", date(2026, 7, 20)) == (
        "does-not-apply", "ended", None, None,
    )  # fmt: skip


def test_a_stage_that_will_not_come_is_not_announced() -> None:
    """Its own first period ran; the second would have begun after the end."""
    on = date(2027, 6, 1)
    assert said(small_rules(), "art_3__para_2.tell", on)[2:] == (
        date(2027, 1, 1), date(2028, 1, 1),
    )  # fmt: skip
    assert said(gone("2027-10-01"), "art_3__para_2.tell", on)[2:] == (date(2027, 1, 1), None)


def test_stated_facts_that_rule_it_out_are_named_before_its_dates() -> None:
    known = Profile(id="test", facts={**KNOWN.facts, "party.provider": False})
    found = gone("2026-07-20").obligations(known, ("EU",), LATE).findings
    duty = next(it for it in found if it.id == "eu-small-act:art_3__para_1")
    assert duty.ground is Ground.CONDITION


ends = st.dates(date(2025, 12, 1), date(2028, 3, 1)).map(date.isoformat)
days = st.dates(date(2025, 12, 1), date(2028, 3, 1))


def of_the_act(rules: Rulebook, facts: Mapping[str, Value], on: date) -> tuple[Finding, ...]:
    answer = rules.obligations(Profile(id="test", facts=facts), ("EU",), on)
    return tuple(it for it in answer.findings if it.place.instrument.id == "eu-small-act")


@settings(max_examples=60)
@given(st.fixed_dictionaries({}, optional=dict(WHOLE)), ends, days)
def test_an_end_takes_away_all_that_follows_and_nothing_before(
    facts: dict[str, Value], end: str, on: date
) -> None:
    ended = date.fromisoformat(end)
    try:
        before = of_the_act(small_rules(), facts, on)
    except InvalidInput:
        return
    rules = gone(end)
    for old, new in zip(before, of_the_act(rules, facts, on), strict=True):
        if on < ended:
            assert (new.outcome, new.since) == (old.outcome, old.since)
            assert new.next == (old.next if old.next and old.next < ended else None)
        else:
            assert (new.outcome, new.since, new.next) == (Outcome.DOES_NOT_APPLY, None, None)
        if new.ground is Ground.NEVER_BEGAN:
            assert old.ground is not Ground.CONDITION or on >= ended
            assert new.next is None


@settings(max_examples=60)
@given(ends, days)
def test_coverage_and_findings_end_on_the_same_day(end: str, on: date) -> None:
    rules = gone(end)
    table = coverage(
        rules.corpus.instruments, ("EU",), on,
        lineage=rules.jurisdictions.lineage, binds=rules.treaties.binds,
        concepts=rules.corpus.concepts,
    )  # fmt: skip
    ended = on >= date.fromisoformat(end)
    levels = table.levels("EU")
    assert levels is not None
    if ended:
        assert set(levels.values()) == {0}
        assert table.bases["EU"].in_force == ()
    applying = rules.obligations(KNOWN, ("EU",), on).with_outcome(Outcome.APPLIES)
    assert not (ended and applying)
    covering = {norm.norm for concept in levels for norm in table.norms("EU", concept)}
    assert {it.place.norm.id for it in applying} <= covering
