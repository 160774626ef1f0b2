"""Any rule, any body, any votes, for property tests."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from hypothesis import strategies as st

from comity.assembly.domain import (
    Basis,
    Blocking,
    Choice,
    Count,
    DecisionRule,
    Elector,
    Electorate,
    Majority,
    Quorum,
    Threshold,
    Tie,
    Veto,
    count,
)

SHARES = [Fraction(0), Fraction(1, 3), Fraction(1, 2), Fraction(11, 20), Fraction(2, 3)]
SHARES += [Fraction(3, 4), Fraction(1)]
WEIGHTS = st.sampled_from(["one", "people"])

HALF = st.just(Threshold(Fraction(1, 2), more_than=True))
thresholds = HALF | st.builds(Threshold, st.sampled_from(SHARES), more_than=st.booleans())
majorities = st.builds(
    Majority,
    threshold=thresholds,
    basis=st.sampled_from(Basis),
    weight=WEIGHTS,
    at_least=st.sampled_from([0, 0, 2, 3]),
)
quorums = st.builds(
    Quorum,
    threshold=thresholds,
    basis=st.sampled_from([Basis.MEMBERS, Basis.ENTITLED]),
    weight=WEIGHTS,
)


@dataclass(frozen=True)
class Case:
    rule: DecisionRule
    electorate: Electorate
    present: frozenset[str]
    votes: dict[str, Choice]
    objections: frozenset[str]

    def count(self) -> Count:
        return count(
            self.rule,
            self.electorate,
            present=self.present,
            votes=self.votes,
            objections=self.objections,
        )

    def with_vote(self, member: str, choice: Choice) -> Case:
        return replace(self, votes=self.votes | {member: choice})


@st.composite
def electorates(draw: st.DrawFn) -> Electorate:
    """Up to nine members of two classes, few weights, some without a vote."""
    electors = draw(
        st.lists(
            st.tuples(
                st.sampled_from(["", "", "", "", "permanent"]),
                st.integers(0, 3),
                st.sampled_from([True, True, True, True, False]),
            ),
            min_size=1,
            max_size=9,
        )
    )
    return Electorate(
        tuple(
            Elector(f"m{number}", of, {"people": Fraction(people)}, entitled)
            for number, (of, people, entitled) in enumerate(electors)
        )
    )


@st.composite
def cases(draw: st.DrawFn) -> Case:
    electorate = draw(electorates())
    names = sorted(electorate.by_member)
    present = draw(st.just(set(names)) | st.sets(st.sampled_from(names)))
    if draw(st.integers(0, 9)) == 9:
        rule = DecisionRule(
            id="c", quorum=draw(st.none() | quorums), objections=draw(st.integers(0, 3))
        )
    else:
        parts = tuple(
            draw(st.lists(majorities, min_size=1, max_size=draw(st.sampled_from([1, 1, 3]))))
        )
        blocking = st.builds(Blocking, st.integers(1, 4), st.integers(0, len(parts) - 1))
        holders = st.frozensets(st.sampled_from(names), min_size=1, max_size=2)
        vetoes = st.builds(Veto, holders=holders) | st.just(Veto(of_class="permanent"))
        rule = DecisionRule(
            id="v",
            quorum=draw(st.sampled_from([None, None, draw(quorums)])),
            majorities=parts,
            blocking=draw(st.none() | blocking),
            veto=draw(st.none() | vetoes),
            tie=draw(st.sampled_from(Tie)),
        )
    voters = sorted(electorate.entitled & present)
    some = st.none() if not voters else st.sampled_from(voters)
    objections: frozenset[str] = frozenset()
    votes: dict[str, Choice] = {}
    if rule.objections is not None:
        objections = frozenset(draw(st.sets(some))) if voters else objections
    else:
        few = [Choice.YES, Choice.NO]
        all_of_them = [Choice.YES, Choice.NO, Choice.ABSTAIN, None]
        choices = st.sampled_from(draw(st.sampled_from([few, all_of_them])))
        drawn = {member: draw(choices) for member in voters}
        votes = {member: choice for member, choice in drawn.items() if choice is not None}
    return Case(rule, electorate, frozenset(present), votes, objections)
