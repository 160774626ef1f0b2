"""A round's ballots as they are kept, and the statute's rule as it elects."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.assembly.domain.contests import Contest, ballot_written, election_rule, names_on
from comity.assembly.domain.election_course import Progress, progress
from comity.assembly.domain.elections import ElectionOutcome, ElectionRule, Round, Ties
from comity.assembly.domain.rules import Basis, DecisionRule, Form, Majority, Quorum, Veto
from comity.assembly.domain.shares import Threshold
from comity.kernel.domain.errors import Conflict, InvalidInput

HALF = Threshold(Fraction(1, 2), more_than=True)
RULE = DecisionRule(
    id="election",
    form=Form.SECRET,
    quorum=Quorum(HALF),
    majorities=(Majority(HALF, Basis.CAST),),
    represented_are_present=True,
    citation="Art. 9(5)",
)


@given(st.frozensets(st.text(min_size=1)))
def test_a_ballot_says_the_names_on_it_and_nothing_of_their_order(names: frozenset[str]) -> None:
    contest = Contest(among=names, seats=max(1, len(names)))
    written = ballot_written(names, contest)
    assert names_on(written) == names
    assert written == ballot_written(frozenset(sorted(names, reverse=True)), contest)


def test_a_ballot_names_those_who_stand_and_as_many_as_there_are_seats() -> None:
    contest = Contest(among=frozenset({"A", "B"}), seats=1)
    assert ballot_written(frozenset(), contest) == "[]"
    for names, id in (("C", "ballot-names-unknown"), ("AB", "ballot-names-too-many")):
        with pytest.raises(InvalidInput) as error:
            ballot_written(frozenset(names), contest)
        assert error.value.message.id == id


def test_the_rule_of_the_statute_is_that_of_the_election() -> None:
    contest = Contest(among=frozenset("ABC"), seats=2, ties=Ties.LOT)
    assert election_rule(RULE, contest) == ElectionRule(
        id="election",
        seats=2,
        majority=HALF,
        quorum=Quorum(HALF),
        represented_are_present=True,
        ties=Ties.LOT,
        citation="Art. 9(5)",
    )


@pytest.mark.parametrize(
    "unfit",
    [
        replace(RULE, form=Form.NAMED),
        replace(RULE, majorities=(), objections=0),
        replace(RULE, majorities=(Majority(HALF, Basis.MEMBERS),)),
        replace(RULE, majorities=(Majority(HALF, weight="contribution"),)),
        replace(RULE, majorities=(Majority(HALF, at_least=9),)),
        replace(RULE, majorities=RULE.majorities * 2),
        replace(RULE, veto=Veto(frozenset({"A"}))),
    ],
)
def test_a_rule_that_elects_nobody_is_refused(unfit: DecisionRule) -> None:
    with pytest.raises(Conflict) as error:
        election_rule(unfit, Contest(among=frozenset("AB"), seats=1))
    assert error.value.message.id == "election-rule-unfit"


def test_rounds_add_up() -> None:
    all_, votes = frozenset("ABCD"), dict.fromkeys("ABCD", 1)
    none = Round(ElectionOutcome.NO_QUORUM, votes, seats_left=2, standing=all_)
    first = Round(ElectionOutcome.RUNOFF, votes, frozenset("A"), 1, frozenset("BC"))
    equals = frozenset("BC")
    lot = Round(ElectionOutcome.LOT, votes, frozenset(), 1, equals, equals, 1, for_seats=True)
    last = Round(ElectionOutcome.ELECTED, votes, frozenset("B"))
    assert progress(all_, 2, []) == progress(all_, 2, [none]) == Progress(frozenset(), 2, all_)
    assert progress(all_, 2, [none, first]) == Progress(frozenset("A"), 1, equals, runoff=True)
    waiting = progress(all_, 2, [first, lot])
    assert (waiting.lot, waiting.is_over) == (equals, False)
    done = progress(all_, 2, [first, last])
    assert (done.elected, done.is_over) == (frozenset("AB"), True)
    assert progress(all_, 5, [Round(ElectionOutcome.SEATS_LEFT, votes, all_, 1)]).is_over
