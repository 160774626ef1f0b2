"""Any rule, any body, any votes, for property tests."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache

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


ELECTORS = st.lists(
    st.tuples(
        st.sampled_from(["", "", "", "", "permanent"]),
        st.integers(0, 3),
        st.sampled_from([True, True, True, True, False]),
    ),
    min_size=1,
    max_size=9,
)
ORDERS = st.permutations(range(9))
"""Of up to nine, by their place."""
MAJORITIES = {most: st.lists(majorities, min_size=1, max_size=most) for most in (1, 3)}
BLOCKING = {
    parts: st.none() | st.builds(Blocking, st.integers(1, 4), st.integers(0, parts - 1))
    for parts in (1, 2, 3)
}
PARTS = st.sampled_from([1, 1, 3])
TENTHS = st.integers(0, 9)
TOLERATED = st.integers(0, 3)
QUORUMS = {True: quorums, False: st.none() | quorums}
FEW_QUORUMS = {True: quorums, False: st.none() | st.none() | quorums}
TIES = st.sampled_from(Tie)
CHOICES = st.sampled_from(
    [
        st.sampled_from([Choice.YES, Choice.NO]),
        st.sampled_from([Choice.YES, Choice.NO, Choice.ABSTAIN, None]),
    ]
)


@st.composite
def electorates(draw: st.DrawFn) -> Electorate:
    """Up to nine members of two classes, few weights, some without a vote."""
    return Electorate(
        tuple(
            Elector(f"m{number}", of, {"people": Fraction(people)}, entitled)
            for number, (of, people, entitled) in enumerate(draw(ELECTORS))
        )
    )


@cache
def some_of(names: tuple[str, ...]) -> st.SearchStrategy[set[str]]:
    return st.sets(st.sampled_from(names))


@cache
def presence(names: tuple[str, ...]) -> st.SearchStrategy[set[str]]:
    return st.just(set(names)) | some_of(names)


@cache
def vetoes(names: tuple[str, ...]) -> st.SearchStrategy[Veto | None]:
    holders = st.frozensets(st.sampled_from(names), min_size=1, max_size=2)
    return st.none() | st.builds(Veto, holders=holders) | st.just(Veto(of_class="permanent"))


@st.composite
def cases(draw: st.DrawFn, *, voting: bool = False, quorum: bool = False) -> Case:
    """Strategies are made once: to make them is most of the work. With `voting` none is by
    consensus, with `quorum` none lacks one."""
    electorate = draw(electorates())
    names = tuple(sorted(electorate.by_member))
    present = draw(presence(names))
    if not voting and draw(TENTHS) == 9:
        rule = DecisionRule(id="c", quorum=draw(QUORUMS[quorum]), objections=draw(TOLERATED))
    else:
        parts = tuple(draw(MAJORITIES[draw(PARTS)]))
        rule = DecisionRule(
            id="v",
            quorum=draw(FEW_QUORUMS[quorum]),
            majorities=parts,
            blocking=draw(BLOCKING[len(parts)]),
            veto=draw(vetoes(names)),
            tie=draw(TIES),
        )
    voters = tuple(sorted(electorate.entitled & present))
    objections: frozenset[str] = frozenset()
    votes: dict[str, Choice] = {}
    if rule.objections is not None:
        objections = frozenset(draw(some_of(voters))) if voters else objections
    else:
        choices = draw(CHOICES)
        drawn = {member: draw(choices) for member in voters}
        votes = {member: choice for member, choice in drawn.items() if choice is not None}
    return Case(rule, electorate, frozenset(present), votes, objections)
