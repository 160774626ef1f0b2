"""Elections in rounds, on the pattern of the UN General Assembly's rules of procedure 92 to 94."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.assembly.domain.bodies import body, numbered
from tests.assembly.domain.second_election_counter import second_round

from comity.assembly.domain import (
    ElectionOutcome,
    ElectionRule,
    Quorum,
    Round,
    Threshold,
    Ties,
    count_round,
)
from comity.kernel.domain.errors import InvalidInput

PRESIDENT = ElectionRule(
    id="president", ties=Ties.LOT, citation="UN General Assembly, rules of procedure, 92, 93"
)
COUNCIL = ElectionRule(
    id="council", seats=3, citation="UN General Assembly, rules of procedure, 92, 94"
)
VOTERS = numbered(30)
BODY = body(VOTERS)


def ballots(**given: int) -> list[frozenset[str]]:
    """So many papers with these names: `AB=3` is three that name A and B; `_` is a blank one."""
    return [frozenset(names.strip("_")) for names, times in given.items() for _ in range(times)]


def held(
    rule: ElectionRule,
    candidates: str,
    papers: list[frozenset[str]],
    *,
    spoilt: int = 0,
    seats: int | None = None,
    runoff: bool = False,
    lot: str | None = None,
) -> Round:
    voted = frozenset(VOTERS[: len(papers) + spoilt])
    return count_round(
        rule,
        BODY,
        candidates=frozenset(candidates),
        present=voted,
        voted=voted,
        ballots=papers,
        spoilt=spoilt,
        seats=seats,
        runoff=runoff,
        lot=None if lot is None else frozenset(lot),
    )


def test_the_majority_of_the_valid_ballots_elects() -> None:
    """Blank and spoilt papers are told, and are not of the whole."""
    found = held(PRESIDENT, "ABC", ballots(A=6, B=3, C=2, _=5), spoilt=2)
    assert (found.outcome, found.elected) == (ElectionOutcome.ELECTED, {"A"})
    assert found.votes == {"A": 6, "B": 3, "C": 2}
    assert [(step.message.id, dict(step.message.params), step.held) for step in found.steps] == [
        ("election-ballots", {"valid": 11, "blank": 5, "spoilt": 2}, True),
        ("election-candidate", {"name": "A", "votes": 6, "needed": 6}, True),
        ("election-candidate", {"name": "B", "votes": 3, "needed": 6}, False),
        ("election-candidate", {"name": "C", "votes": 2, "needed": 6}, False),
    ]


def test_half_is_no_majority_and_the_leading_two_stand_again() -> None:
    """Rule 93: "a second ballot shall be taken, which shall be restricted to the two candidates
    obtaining the largest number of votes"."""
    found = held(PRESIDENT, "ABC", ballots(A=6, B=4, C=2))
    assert (found.outcome, found.standing) == (ElectionOutcome.RUNOFF, {"A", "B"})
    assert (found.elected, found.tied) == (frozenset(), frozenset())


def test_equals_at_the_second_place_all_go_on_where_the_rule_says_so() -> None:
    found = held(replace(PRESIDENT, ties=Ties.ALL_GO_ON), "ABCD", ballots(A=5, B=3, C=3, D=1))
    assert (found.outcome, found.standing) == (ElectionOutcome.RUNOFF, {"A", "B", "C"})
    assert (found.tied, found.places, found.for_seats) == ({"B", "C"}, 1, False)
    assert found.steps[-1].message.id == "election-all-go-on"


def test_equals_at_the_second_place_wait_for_the_lot_where_the_rule_says_so() -> None:
    papers = ballots(A=5, B=3, C=3, D=1)
    found = held(PRESIDENT, "ABCD", papers)
    assert (found.outcome, found.tied, found.places) == (ElectionOutcome.LOT, {"B", "C"}, 1)
    drawn = held(PRESIDENT, "ABCD", papers, lot="C")
    assert (drawn.outcome, drawn.standing) == (ElectionOutcome.RUNOFF, {"A", "C"})
    assert dict(drawn.steps[-1].message.params) == {"names": ("B", "C"), "drawn": ("C",)}


def test_equals_in_the_runoff_are_decided_by_lot() -> None:
    """Rule 93: "If in the second ballot the votes are equally divided, and a majority is required,
    the President shall decide between the candidates by drawing lots"."""
    papers = ballots(A=5, B=5)
    found = held(PRESIDENT, "AB", papers, runoff=True)
    assert (found.outcome, found.tied, found.for_seats) == (ElectionOutcome.LOT, {"A", "B"}, True)
    drawn = held(PRESIDENT, "AB", papers, runoff=True, lot="B")
    assert (drawn.outcome, drawn.elected, drawn.seats_left) == (
        ElectionOutcome.ELECTED,
        {"B"},
        0,
    )
    assert held(PRESIDENT, "AB", papers).outcome is ElectionOutcome.RUNOFF


def test_equals_in_the_runoff_stand_again_without_a_lot() -> None:
    rule = replace(PRESIDENT, ties=Ties.ALL_GO_ON)
    found = held(rule, "AB", ballots(A=5, B=5), runoff=True)
    assert (found.outcome, found.standing) == (ElectionOutcome.RUNOFF, {"A", "B"})


def test_several_seats_go_to_majorities_and_the_rest_stand_again_two_for_each_seat() -> None:
    """UN General Assembly, rule 94: elected are those with the majority and most votes in the first
    ballot; further ballots are among at most twice as many as there are places left."""
    found = held(COUNCIL, "ABCDEF", ballots(ABC=4, ABD=3, AE=2, F=1))
    assert found.votes == {"A": 9, "B": 7, "C": 4, "D": 3, "E": 2, "F": 1}
    assert (found.outcome, found.elected, found.seats_left) == (
        ElectionOutcome.RUNOFF,
        {"A", "B"},
        1,
    )
    assert found.standing == {"C", "D"}


def test_more_majorities_than_seats_go_by_votes() -> None:
    rule = ElectionRule(id="two", seats=2, names=3)
    found = held(rule, "ABC", ballots(ABC=5, AB=2, A=1))
    assert (found.outcome, found.elected) == (ElectionOutcome.ELECTED, {"A", "B"})


def test_equal_majorities_for_one_seat_are_named() -> None:
    rule = ElectionRule(id="two", seats=2, names=3)
    papers = ballots(ABC=5, A=1)
    found = held(rule, "ABC", papers)
    assert (found.outcome, found.elected, found.seats_left) == (
        ElectionOutcome.RUNOFF,
        {"A"},
        1,
    )
    assert found.standing == found.tied == {"B", "C"}
    by_lot = replace(rule, ties=Ties.LOT)
    assert held(by_lot, "ABC", papers).outcome is ElectionOutcome.LOT
    assert held(by_lot, "ABC", papers, lot="C").elected == {"A", "C"}


def test_too_few_candidates_leave_seats_empty() -> None:
    found = held(COUNCIL, "AB", ballots(AB=5))
    assert (found.outcome, found.elected, found.seats_left) == (
        ElectionOutcome.SEATS_LEFT,
        {"A", "B"},
        1,
    )


def test_blank_papers_alone_elect_nobody() -> None:
    found = held(PRESIDENT, "A", ballots(_=5))
    assert (found.outcome, found.elected, found.standing) == (
        ElectionOutcome.RUNOFF,
        frozenset(),
        {"A"},
    )


def test_without_a_quorum_nobody_is_elected() -> None:
    rule = replace(PRESIDENT, quorum=Quorum(Threshold(Fraction(1, 2))))
    found = held(rule, "AB", ballots(A=14))
    assert (found.outcome, found.elected) == (ElectionOutcome.NO_QUORUM, frozenset())
    assert held(rule, "AB", ballots(A=15)).elected == {"A"}


def refused(**changed: object) -> str:
    arguments: dict[str, object] = {
        "candidates": frozenset("AB"),
        "present": frozenset(VOTERS),
        "voted": frozenset(VOTERS[:2]),
        "ballots": ballots(A=2),
    }
    with pytest.raises(InvalidInput) as caught:
        count_round(PRESIDENT, BODY, **(arguments | changed))  # type: ignore[arg-type]
    return caught.value.message.id


def test_what_is_refused() -> None:
    assert refused(seats=0) == "election-without-seats"
    assert refused(candidates=frozenset()) == "election-without-candidates"
    assert refused(ballots=ballots(A=1)) == "ballots-not-as-voters"
    assert refused(ballots=ballots(A=1, X=1)) == "ballot-names-unknown"
    assert refused(ballots=ballots(A=1, AB=1)) == "ballot-names-too-many"
    assert refused(voted=frozenset({"m001", "X"})) == "voter-not-elector"
    assert refused(lot=frozenset("A")) == "lot-not-needed"
    tie = {"ballots": ballots(A=1, B=1), "runoff": True}
    assert refused(**tie, lot=frozenset("AB")) == "lot-malformed"
    assert refused(**tie, lot=frozenset("X")) == "lot-malformed"


CANDIDATES = "ABCDEF"
papers = st.lists(st.frozensets(st.sampled_from(CANDIDATES), max_size=3), max_size=12)


@settings(max_examples=200)
@given(papers, st.integers(1, 3), st.permutations(CANDIDATES), st.booleans(), st.sampled_from(Ties))
def test_names_decide_nothing(
    given_papers: list[frozenset[str]], seats: int, others: list[str], runoff: bool, ties: Ties
) -> None:
    """With the candidates' names exchanged the same happens to the others: equals are never told
    apart by an order. And nobody is elected without a majority, or beyond the seats."""
    rule = ElectionRule(id="r", seats=seats, names=3, ties=ties)
    renamed = dict(zip(CANDIDATES, others, strict=True))

    def other(names: frozenset[str]) -> frozenset[str]:
        return frozenset(renamed[name] for name in names)

    found = held(rule, CANDIDATES, given_papers, runoff=runoff)
    mirrored = held(rule, CANDIDATES, [other(paper) for paper in given_papers], runoff=runoff)
    assert mirrored.outcome is found.outcome
    assert (mirrored.elected, mirrored.standing, mirrored.tied) == (
        other(found.elected),
        other(found.standing),
        other(found.tied),
    )
    valid = sum(1 for paper in given_papers if paper)
    assert all(found.votes[name] * 2 > valid for name in found.elected)
    assert len(found.elected) + found.seats_left == seats
    assert not found.standing & found.elected
    waiting = len(found.tied) > found.places > 0
    assert waiting == bool(found.tied)


SHARES = st.sampled_from([Fraction(1, 2), Fraction(2, 3), Fraction(1, 3)])


@settings(max_examples=400)
@given(
    papers,
    st.integers(1, 6),
    st.booleans(),
    st.sampled_from(Ties),
    st.builds(Threshold, SHARES, st.booleans()),
)
def test_a_second_counter_finds_the_same(
    given_papers: list[frozenset[str]],
    seats: int,
    runoff: bool,
    ties: Ties,
    majority: Threshold,
) -> None:
    rule = ElectionRule(id="r", seats=seats, names=3, ties=ties, majority=majority)
    found = held(rule, CANDIDATES, given_papers, runoff=runoff)
    told = (str(found.outcome), set(found.elected), set(found.standing), set(found.tied))
    assert told == second_round(rule, CANDIDATES, given_papers, runoff=runoff)
