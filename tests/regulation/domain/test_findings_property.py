"""Findings of the small corpus under growing knowledge."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.regulation.small import exactly, small_rules

from comity.kernel.domain.errors import InvalidInput
from comity.regulation.domain.findings import Finding, Outcome
from comity.regulation.domain.profiles import Profile
from comity.regulation.domain.truth import Truth
from comity.regulation.domain.values import Interval, Members, Value

WHOLE: Mapping[str, st.SearchStrategy[Value]] = {
    "party.provider": st.booleans(),
    "party.user": st.booleans(),
    "party.size": st.sampled_from(["micro", "small", "large"]),
    "system.risky": st.booleans(),
    "system.research": st.booleans(),
    "system.makes": st.frozensets(st.sampled_from(["text", "image", "video"])).map(Members),
    "system.users": st.sampled_from([0.0, 1e6, 1000001.0]).map(exactly),
    "model.compute": st.sampled_from([1e24, 1e25, 2e25]).map(exactly),
    "offer.day": st.sampled_from(["2026-05-31", "2026-06-01"]).map(exactly),
    "offer.markets": st.frozensets(st.sampled_from(["DE", "GB", "KR", "EU"])).map(Members),
}
COARSER: Mapping[str, Value] = {
    "system.users": Interval(0.0, None),
    "model.compute": Interval(None, 5e25),
    "offer.day": Interval("2026-05-31", "2026-06-01"),
    "system.makes": Members(frozenset(), complete=False),
    "offer.markets": Members(frozenset(), complete=False),
}
days = st.dates(date(2025, 12, 1), date(2028, 3, 1)) | st.sampled_from(
    [date(2026, 8, 1), date(2026, 8, 2), date(2027, 1, 1), date(2028, 1, 1)]
)


def findings(facts: Mapping[str, Value], on: date) -> tuple[Finding, ...]:
    profile = Profile(id="test", facts=facts)
    return small_rules().obligations(profile, ("EU", "KR"), on).findings


@settings(max_examples=150)
@given(st.fixed_dictionaries(dict(WHOLE)), st.data(), days)
def test_what_is_settled_stays_settled_as_a_profile_is_completed(
    whole: dict[str, Value], data: st.DataObject, on: date
) -> None:
    known: dict[str, Value] = {}
    try:
        last = findings(whole, on)
    except InvalidInput:
        return
    settled: dict[str, Outcome] = {}
    for fact in data.draw(st.permutations(list(whole))):
        for value in (COARSER.get(fact), whole[fact]):
            known = known if value is None else {**known, fact: value}
            for finding in findings(known, on):
                if finding.outcome is not Outcome.UNDETERMINED:
                    assert settled.setdefault(finding.id, finding.outcome) is finding.outcome
    assert {it.id: it.outcome for it in last if it.id in settled} == settled


TRUTHS = {
    Outcome.DOES_NOT_APPLY: Truth.FALSE,
    Outcome.UNDETERMINED: Truth.UNKNOWN,
    Outcome.APPLIES: Truth.TRUE,
}


@given(st.fixed_dictionaries({}, optional=dict(WHOLE)), days)
def test_proofs_and_deciding_sets_are_of_the_finding(facts: dict[str, Value], on: date) -> None:
    try:
        inquiry = small_rules().inquire(Profile(id="test", facts=facts), on)
    except InvalidInput:
        return
    for finding in inquiry.obligations(("EU", "KR")).findings:
        assert inquiry.explain(finding).truth is TRUTHS[finding.outcome]
        outcomes = {found.outcome for found in inquiry.deciding(finding)}
        undetermined = finding.outcome is Outcome.UNDETERMINED
        assert outcomes == ({True, False} if undetermined else set())


@given(st.fixed_dictionaries({}, optional=dict(WHOLE)), days)
def test_a_finding_holds_together(facts: dict[str, Value], on: date) -> None:
    """Its dates lie on the right side of the day, and its ground fits its outcome."""
    try:
        found = findings(facts, on)
    except InvalidInput:
        return
    for finding in found:
        assert finding.since is None or finding.since <= on
        assert finding.next is None or finding.next > on
        if finding.outcome is not Outcome.DOES_NOT_APPLY:
            assert finding.ground == "condition"
            assert finding.since is not None
        if finding.ground != "condition":
            assert finding.since is None
        if finding.ground == "not-yet":
            assert finding.next is not None
