"""Timetables: what a finding says on each side of each boundary of the small corpus."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from tests.regulation.small import (
    LATE,
    exactly,
    findings,
    markets,
    outcomes,
    profile,
    rules_of,
    small_files,
    small_rules,
)

from comity.kernel.domain.errors import UnknownName
from comity.regulation.domain.findings import Finding, Outcome
from comity.regulation.domain.values import Interval, Value

DAY = timedelta(days=1)
Row = tuple[str, str, str, str]
"""outcome, ground, since, next"""


def said(finding: Finding) -> Row:
    since = finding.since.isoformat() if finding.since else ""
    following = finding.next.isoformat() if finding.next else ""
    return finding.outcome.value, finding.ground.value, since, following


def around(norm: str, day: date, **stated: Value) -> tuple[Row, Row]:
    """What is said of a norm on the day before and on the day."""
    known = profile(offer__markets=markets("EU"), **stated)
    return said(findings(known, day - DAY)[norm]), said(findings(known, day)[norm])


def test_a_norm_applies_from_its_first_day() -> None:
    assert around(
        "eu-small-act:art_3__para_1", date(2026, 8, 2), party__provider=True, system__research=False
    ) == (
        ("does-not-apply", "not-yet", "", "2026-08-02"),
        ("applies", "condition", "2026-08-02", ""),
    )


def test_a_norm_ends_on_the_day_until_which_it_held() -> None:
    assert around("eu-small-act:art_3__para_2.keep", date(2026, 1, 1)) == (
        ("does-not-apply", "not-yet", "", "2026-01-01"),
        ("applies", "condition", "2026-01-01", ""),
    )
    assert around("eu-small-act:art_3__para_2.keep", date(2027, 1, 1)) == (
        ("applies", "condition", "2026-01-01", ""),
        ("does-not-apply", "ended", "", ""),
    )


TELL = {"party__user": True, "system__makes": markets("image")}


@pytest.mark.parametrize(
    ("day", "risky", "before", "after"),
    [
        (date(2027, 1, 1), True,
         ("does-not-apply", "not-yet", "", "2027-01-01"),
         ("applies", "condition", "2027-01-01", "2028-01-01")),
        (date(2028, 1, 1), True,
         ("applies", "condition", "2027-01-01", "2028-01-01"),
         ("applies", "condition", "2027-01-01", "")),
        (date(2027, 1, 1), None,
         ("does-not-apply", "not-yet", "", "2027-01-01"),
         ("undetermined", "condition", "2027-01-01", "2028-01-01")),
        (date(2028, 1, 1), None,
         ("undetermined", "condition", "2027-01-01", "2028-01-01"),
         ("applies", "condition", "2028-01-01", "")),
        (date(2027, 1, 1), False,
         ("does-not-apply", "not-yet", "", "2028-01-01"),
         ("does-not-apply", "not-yet", "", "2028-01-01")),
    ],
)  # fmt: skip
def test_a_staged_start(day: date, risky: bool | None, before: Row, after: Row) -> None:
    stated = TELL if risky is None else {**TELL, "system__risky": risky}
    stated = {**stated, "model__compute": exactly(1e20)}
    assert around("eu-small-act:art_3__para_2.tell", day, **stated) == (before, after)


def test_the_order_in_which_periods_are_written_does_not_matter() -> None:
    name = "instruments/eu-small-act/instrument.yaml"
    early = b"    - {start: 2027-01-01, when: serious, citation: Art. 9(2)}\n"
    late = b"    - {start: 2028-01-01, citation: Art. 9(3)}\n"
    files = dict(small_files())
    assert early + late in files[name]
    files[name] = files[name].replace(early + late, late + early)
    known = profile(offer__markets=markets("EU"), **TELL)
    answers = [
        rules.obligations(known, ("EU",), LATE) for rules in (small_rules(), rules_of(files))
    ]
    assert [said(it) for it in answers[0].findings] == [said(it) for it in answers[1].findings]


def test_a_norm_may_end_and_begin_again_for_some() -> None:
    may = {"party__provider": True, "party__size": "small"}
    old = {**may, "offer__day": exactly("2026-05-31")}
    new = {**may, "offer__day": exactly("2026-06-01")}
    assert around("eu-small-act:art_4", date(2026, 7, 1), **old) == (
        ("applies", "condition", "2026-01-01", "2027-01-01"),
        ("does-not-apply", "not-yet", "", "2027-01-01"),
    )
    assert around("eu-small-act:art_4", date(2026, 7, 1), **new) == (
        ("applies", "condition", "2026-01-01", ""),
        ("does-not-apply", "ended", "", ""),
    )
    assert around("eu-small-act:art_4", date(2027, 1, 1), **old)[1] == (
        "applies", "condition", "2027-01-01", "",
    )  # fmt: skip


def test_an_instrument_is_read_with_the_one_that_it_implements() -> None:
    """The decree joins the act's scope to its own, and uses its terms and bearers."""
    loud = profile(
        offer__markets=markets("DE"), party__provider=True, system__makes=markets("video"),
        model__compute=Interval(2e25, None), system__research=False,
    )  # fmt: skip
    assert outcomes(loud, LATE)["eu-small-decree:sec_2"] == "applies"
    for fact, value in (
        ("offer.markets", markets("KR")),
        ("system.research", True),
        ("party.provider", False),
    ):
        changed = profile(**{**loud.facts, fact: value})
        assert outcomes(changed, LATE)["eu-small-decree:sec_2"] == "does-not-apply"


def test_exceptions_take_a_norm_away_and_open_ones_leave_it_open() -> None:
    known = {
        "offer__markets": markets("EU"), "system__makes": markets("video"),
        "system__users": exactly(2e6),
    }  # fmt: skip
    for exception, expected in (
        ({}, "undetermined"),
        ({"party__size": "micro"}, "does-not-apply"),
        ({"party__size": "large"}, "undetermined"),
        ({"party__size": "large", "offer__day": exactly("2026-06-01")}, "does-not-apply"),
        ({"party__size": "large", "offer__day": Interval(None, "2026-05-31")}, "applies"),
    ):
        assert outcomes(profile(**known, **exception), LATE)["eu-small-act:art_5"] == expected


def test_an_answer_covers_the_norms_that_reach_and_says_which_were_read() -> None:
    answer = small_rules().obligations(profile(), ("DE", "KR", "US"), LATE)
    assert answer.reach == {
        "DE": ("eu-small-act", "eu-small-decree"),
        "KR": ("kr-small-guide",),
        "US": (),
    }
    assert len(answer.findings) == 7
    assert [it.id for it in answer.with_outcome(Outcome.DOES_NOT_APPLY)] == [
        "eu-small-act:art_3__para_2.keep"
    ]
    with pytest.raises(UnknownName):
        small_rules().obligations(profile(), ("XX",), LATE)


def test_what_would_decide_it() -> None:
    rules = small_rules()
    stated = profile(offer__markets=markets("EU"), party__provider=True)
    inquiry = rules.inquire(stated, LATE)
    duty = findings(stated, LATE)["eu-small-act:art_3__para_1"]
    sets = {
        (it.outcome, tuple((answer.fact, answer.holds) for answer in it.answers))
        for it in inquiry.deciding(duty)
    }
    assert sets == {
        (True, (("model.compute", True),)),
        (True, (("system.research", False),)),
        (True, (("system.risky", True),)),
        (False, (("model.compute", False), ("system.research", True), ("system.risky", False))),
    }
