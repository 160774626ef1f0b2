"""Norms of a treaty: who is asked about decides, then the facts."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.regulation.small import profile
from tests.regulation.small_treaty import (
    CONSENTS,
    DEPARTURE,
    SIGNATURES,
    SOMEWHEN,
    TREATY,
    treaty_rules,
)

from comity.regulation.domain.conditions.program import Op
from comity.regulation.domain.findings import Finding, Outcome
from comity.regulation.domain.inquiry import Inquiry
from comity.regulation.domain.treaties import Status
from comity.regulation.domain.truth import Truth

STATE, COMPANY = {"party__state": True}, {"party__state": False}
KEEP, REPORT = f"{TREATY}:art_2", f"{TREATY}:art_3"
Row = tuple[str, str, str, str]
"""outcome, ground, since, next"""


def inquiry(day: str, *actions: str, **stated: bool) -> Inquiry:
    return treaty_rules(*actions).inquire(profile(**stated), date.fromisoformat(day))


def said(day: str, where: str, *actions: str, norm: str = KEEP, **stated: bool) -> Row:
    answer = inquiry(day, *actions, **stated).obligations(where.split())
    finding = next(it for it in answer.findings if it.id == norm)
    days = (it.isoformat() if it else "" for it in (finding.since, finding.next))
    return finding.outcome.value, finding.ground.value, *days


NOT_IN_FORCE = ("does-not-apply", "not-in-force", "", "")


@pytest.mark.parametrize("where", ["NO", "FR", "COE", "US", "TR", "US-CA", "NO FR"])
def test_what_is_not_in_force_applies_to_nobody_whatever_the_facts(where: str) -> None:
    for facts in (STATE, COMPANY, {}):
        assert said("2026-11-01", where, SIGNATURES, **facts) == NOT_IN_FORCE


@pytest.mark.parametrize(
    ("day", "where", "facts", "row"),
    [
        ("2026-07-31", "NO", STATE, ("does-not-apply", "not-yet", "", "2026-08-01")),
        ("2026-07-31", "NO", {}, ("does-not-apply", "not-yet", "", "2026-08-01")),
        ("2026-07-31", "NO", COMPANY, ("does-not-apply", "condition", "", "")),
        ("2026-08-01", "NO", STATE, ("applies", "condition", "2026-08-01", "")),
        ("2026-08-01", "NO", COMPANY, ("does-not-apply", "condition", "", "")),
        ("2026-08-01", "NO", {}, ("undetermined", "condition", "2026-08-01", "")),
        ("2026-08-01", "FR", STATE, ("applies", "condition", "2026-08-01", "")),
        ("2026-08-01", "TR", STATE, NOT_IN_FORCE),
        ("2026-08-01", "COE", STATE, NOT_IN_FORCE),
        ("2026-08-01", "US", STATE, NOT_IN_FORCE),
        ("2026-08-01", "TR NO", STATE, ("applies", "condition", "2026-08-01", "")),
    ],
)
def test_it_binds_its_parties_from_the_day_on_which_it_enters_into_force(
    day: str, where: str, facts: dict[str, bool], row: Row
) -> None:
    assert said(day, where, SIGNATURES, CONSENTS, **facts) == row


def test_the_day_of_the_timetable_must_have_come_too() -> None:
    stated = {"norm": REPORT, **STATE}
    assert said("2026-07-31", "NO", SIGNATURES, CONSENTS, **stated) == (
        "does-not-apply", "not-yet", "", "2027-01-01",
    )  # fmt: skip
    assert said("2026-08-01", "NO", SIGNATURES, CONSENTS, **stated) == (
        "does-not-apply", "not-yet", "", "2027-01-01",
    )  # fmt: skip
    assert said("2027-01-01", "NO", SIGNATURES, CONSENTS, **stated) == (
        "applies", "condition", "2027-01-01", "",
    )  # fmt: skip


def test_it_ends_for_who_left() -> None:
    actions = (SIGNATURES, CONSENTS, DEPARTURE)
    assert said("2026-11-13", "CH", *actions, **STATE)[0] == "applies"
    assert said("2026-11-14", "CH", *actions, **STATE) == ("does-not-apply", "ended", "", "")
    assert said("2026-11-14", "CH", *actions, **COMPANY)[1] == "condition"
    assert said("2026-11-14", "NO", *actions, **STATE)[0] == "applies"


def test_it_ends_for_all_with_the_treaty() -> None:
    """Repealed by its parties from the first day of 2027 on."""
    ended = CONSENTS + "  ended: 2027-01-01\n"
    assert said("2026-12-31", "NO", SIGNATURES, ended, **STATE)[0] == "applies"
    assert said("2027-01-01", "NO", SIGNATURES, ended, **STATE) == (
        "does-not-apply", "ended", "", "",
    )  # fmt: skip
    answer = inquiry("2027-01-01", SIGNATURES, ended, **STATE).obligations(["NO"])
    assert answer.unread() == ("NO",)
    assert said("2026-12-31", "NO", SIGNATURES, ended, norm=REPORT, **STATE)[:2] == (
        "does-not-apply", "never-began",
    )  # fmt: skip


def test_an_entry_that_is_not_known_leaves_the_finding_open() -> None:
    """Of three consents one came between April and June; it enters in August to October."""
    two = CONSENTS.split("  - {jurisdiction: EU")[0]
    asked = inquiry("2026-09-01", SIGNATURES, two, SOMEWHEN, **STATE)
    (finding, _) = asked.obligations(["NO"]).findings
    assert (finding.outcome, finding.ground.value) == (Outcome.UNDETERMINED, "not-in-force")
    assert asked.deciding(finding) == (), "no fact would decide it"
    open_ = inquiry("2026-09-01", SIGNATURES, two, SOMEWHEN)
    (finding, _) = open_.obligations(["NO"]).findings
    assert [(it.outcome, sorted(it.facts)) for it in open_.deciding(finding)] == [
        (False, ["party.state"])
    ]
    assert said("2026-09-01", "NO", SIGNATURES, two, SOMEWHEN, **COMPANY)[:2] == (
        "does-not-apply", "condition",
    )  # fmt: skip
    assert said("2026-10-01", "NO", SIGNATURES, two, SOMEWHEN, **STATE)[0] == "applies"
    assert said("2026-07-31", "NO", SIGNATURES, two, SOMEWHEN, **STATE) == (
        "does-not-apply", "not-yet", "", "2026-08-01",
    )  # fmt: skip


def keep(asked: Inquiry, where: str) -> Finding:
    return next(it for it in asked.obligations([where]).findings if it.id == KEEP)


def test_the_reason_is_the_force_alone_where_no_day_is_known() -> None:
    asked = inquiry("2026-11-01", SIGNATURES, **COMPANY)
    proof = asked.explain(keep(asked, "NO"))
    assert [(it.op, it.truth) for it in proof.parts] == [(Op.CONSTANT, Truth.FALSE)]
    later = inquiry("2026-07-31", SIGNATURES, CONSENTS, **STATE)
    proof = later.explain(keep(later, "NO"))
    assert [(it.op, it.truth) for it in proof.parts] == [(Op.CONSTANT, Truth.FALSE)]
    bound = inquiry("2026-08-01", SIGNATURES, CONSENTS, **STATE)
    assert bound.explain(keep(bound, "NO")).truth is Truth.TRUE


def test_what_is_read_for_whom() -> None:
    rules, on = treaty_rules(SIGNATURES), date(2026, 11, 1)
    assert rules.reach("NO", on) == (TREATY,)
    assert rules.reach("US-CA", on) == (TREATY,), "its State signed"
    assert rules.reach("TR", on) == (TREATY,), "it is a member of the body"
    assert rules.reach("KR", on) == ("kr-small-guide",)
    assert rules.reach("FR", on) == ("eu-small-act", "eu-small-decree", TREATY)


def test_a_treaty_that_does_not_bind_makes_nothing_known() -> None:
    before = inquiry("2026-07-31", SIGNATURES, CONSENTS, **STATE)
    answer = before.obligations(["NO", "FR", "KR", "ZA"])
    assert answer.unread() == ("NO", "ZA")
    assert answer.reach["NO"] == (TREATY,)
    after = inquiry("2026-08-01", SIGNATURES, CONSENTS, **STATE).obligations(["NO", "TR"])
    assert after.unread() == ("TR",)


def test_the_standings_of_those_asked_about() -> None:
    answer = inquiry("2026-08-01", SIGNATURES, CONSENTS).obligations(["FR", "TR", "KR"])
    found = [(it.jurisdiction, it.participant, it.status) for it in answer.standings_of(TREATY)]
    assert found == [("FR", "EU", Status.PARTY), ("TR", "TR", Status.NO_ACTION)]
    assert answer.standings["KR"] == {}


def test_findings_for_some_of_those_asked_about() -> None:
    answer = inquiry("2026-08-01", SIGNATURES, CONSENTS, **STATE).obligations(["NO", "TR", "KR"])

    def outcomes(*where: str) -> dict[str, str]:
        return {it.id: it.outcome.value for it in answer.within(where)}

    assert outcomes("NO") == {KEEP: "applies", REPORT: "does-not-apply"}
    assert outcomes("TR") == {KEEP: "does-not-apply", REPORT: "does-not-apply"}
    assert outcomes("TR", "NO")[KEEP] == "applies"
    assert set(outcomes("KR")) == {"kr-small-guide:part_1"}


def test_the_version_is_in_force_with_the_treaty() -> None:
    treaty = treaty_rules(SIGNATURES, CONSENTS).corpus.instrument(TREATY)
    rules = treaty_rules(SIGNATURES, CONSENTS)
    assert rules.version_on(treaty, date(2026, 7, 31)) is None
    found = rules.version_on(treaty, date(2026, 8, 1))
    assert found is not None
    assert found.id == "2026"
    assert treaty_rules(SIGNATURES).version_on(treaty, date(2030, 1, 1)) is None


@given(
    st.sampled_from([(), (SIGNATURES,), (SIGNATURES, CONSENTS), (SIGNATURES, CONSENTS, DEPARTURE)]),
    st.dates(date(2026, 1, 1), date(2027, 6, 1)),
    st.lists(st.sampled_from(["NO", "CH", "FR", "TR", "COE", "US"]), min_size=1, unique=True),
    st.sampled_from([STATE, COMPANY, {}]),
)
def test_it_applies_only_where_it_is_in_force_and_only_to_a_state(
    actions: tuple[str, ...], on: date, where: list[str], facts: dict[str, bool]
) -> None:
    rules = treaty_rules(*actions)
    answer = rules.inquire(profile(**facts), on).obligations(where)
    force = [it.in_force is Truth.TRUE for it in answer.standings_of(TREATY)]
    for finding in answer.findings:
        if finding.place.instrument.id == TREATY and finding.outcome is not Outcome.DOES_NOT_APPLY:
            assert any(force)
            assert facts is not COMPANY
            assert (finding.outcome is Outcome.APPLIES) is (facts is STATE)
