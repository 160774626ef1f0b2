"""What holds of every count, whatever the rule."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.assembly.domain.drawn_votes import ORDERS, Case, cases
from tests.assembly.domain.second_counter import second_count

from comity.assembly.domain import Choice, Elector, Outcome


@settings(max_examples=600)
@given(cases())
def test_a_second_counter_agrees(case: Case) -> None:
    votes = {member: choice.value for member, choice in case.votes.items()}
    expected = second_count(
        case.rule, case.electorate, set(case.present), votes, set(case.objections)
    )
    found = case.count()
    assert found.outcome == expected
    plain = found.totals[0]
    said = list(votes.values())
    assert (plain.yes, plain.no, plain.abstain) == tuple(
        said.count(choice) for choice in ("yes", "no", "abstain")
    )
    assert plain.not_voting == len(case.electorate.entitled) - len(said)


def profile(case: Case, elector: Elector) -> tuple[object, ...]:
    holds = case.rule.veto is not None and elector.member in case.rule.veto.holders
    return elector.member_class, elector.weight("people"), elector.entitled, holds


@settings(max_examples=150)
@given(cases(), ORDERS)
def test_who_votes_how_makes_no_difference_among_equals(case: Case, order: list[int]) -> None:
    """Anonymity."""
    new_names: dict[str, str] = {}
    groups: dict[tuple[object, ...], list[str]] = {}
    ranks: dict[str, int] = {}
    for elector, rank in zip(case.electorate, order, strict=False):
        groups.setdefault(profile(case, elector), []).append(elector.member)
        ranks[elector.member] = rank
    assume(any(len(group) > 1 for group in groups.values()))
    for group in groups.values():
        new_names |= dict(zip(group, sorted(group, key=ranks.__getitem__), strict=True))
    other = replace(
        case,
        present=frozenset(new_names[each] for each in case.present),
        votes={new_names[each]: choice for each, choice in case.votes.items()},
        objections=frozenset(new_names[each] for each in case.objections),
    )
    assert other.count().outcome == case.count().outcome
    assert other.count().totals == case.count().totals


@settings(max_examples=150)
@given(cases(), ORDERS)
def test_the_order_of_members_makes_no_difference(case: Case, order: list[int]) -> None:
    electors = case.electorate.electors
    shuffled = tuple(electors[place] for place in order if place < len(electors))
    other = replace(case, electorate=replace(case.electorate, electors=shuffled))
    assert other.count() == case.count()


BETTER = [Outcome.REJECTED, Outcome.VETOED, Outcome.TIED, Outcome.ADOPTED]


@settings(max_examples=300)
@given(cases(voting=True), st.integers(1, 2**9 - 1))
def test_a_further_yes_does_no_harm(case: Case, converts: int) -> None:
    """Monotonicity: whoever said no or abstained says yes, and the outcome is no worse."""
    others = sorted(who for who, choice in case.votes.items() if choice is not Choice.YES)
    before = case.count().outcome
    assume(others and before in BETTER)
    turned = [who for place, who in enumerate(others) if converts >> place & 1]
    for member in turned or others:
        case = case.with_vote(member, Choice.YES)
    assert BETTER.index(case.count().outcome) >= BETTER.index(before)


@settings(max_examples=150)
@given(cases(quorum=True))
def test_without_its_quorum_a_vote_has_no_result(case: Case) -> None:
    quorum = case.rule.quorum
    assert quorum is not None
    there = case.electorate.total(quorum.weight, case.present & case.electorate.entitled)
    whole = case.electorate.total(
        quorum.weight, None if quorum.basis == "members" else case.electorate.entitled
    )
    missing = there == 0 or there < quorum.threshold.share * whole
    missing = missing or (quorum.threshold.more_than and there == quorum.threshold.share * whole)
    found = case.count()
    assert (found.outcome is Outcome.NO_QUORUM) == missing
    assert found.steps[0].held == (not missing)


@settings(max_examples=150)
@given(cases())
def test_what_is_adopted_had_a_yes_or_consensus(case: Case) -> None:
    found = case.count()
    if found.outcome is Outcome.ADOPTED and case.rule.objections is None:
        assert found.totals[0].yes > 0
