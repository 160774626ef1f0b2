from __future__ import annotations

import itertools

import pytest

from comity.assembly.domain.ballots import (
    BallotDeed,
    BallotState,
    may_vote,
    shows_votes,
    state_after,
)
from comity.assembly.domain.choices import Choice
from comity.assembly.domain.electorate import Elector, Electorate
from comity.assembly.domain.rules import DecisionRule, Form
from comity.kernel.domain.errors import ComityError, Conflict

PREPARED, OPEN, CLOSED, ANNULLED = BallotState
ELECTORATE = Electorate((Elector("KE"), Elector("NO", entitled=False, why_not="arrears")))
NAMED = DecisionRule(id="named", form=Form.NAMED)
CHANGING = DecisionRule(id="changing", form=Form.NAMED, may_change=True)
SECRET = DecisionRule(id="secret", form=Form.SECRET, may_change=True)
LED: dict[tuple[BallotState, BallotDeed], BallotState] = {
    (PREPARED, BallotDeed.CHANGE): PREPARED,
    (PREPARED, BallotDeed.OPEN): OPEN,
    (PREPARED, BallotDeed.ANNUL): ANNULLED,
    (OPEN, BallotDeed.VOTE): OPEN,
    (OPEN, BallotDeed.CLOSE): CLOSED,
    (OPEN, BallotDeed.ANNUL): ANNULLED,
    (CLOSED, BallotDeed.CORRECT): CLOSED,
    (CLOSED, BallotDeed.EXPORT): CLOSED,
    (CLOSED, BallotDeed.ANNUL): ANNULLED,
}


@pytest.mark.parametrize(("state", "deed"), [*itertools.product(BallotState, BallotDeed)])
def test_each_deed_in_each_state(state: BallotState, deed: BallotDeed) -> None:
    if (state, deed) in LED:
        assert state_after(state, deed) is LED[state, deed]
    else:
        with pytest.raises(Conflict) as caught:
            state_after(state, deed)
        assert caught.value.message.params == {"state": str(state), "deed": str(deed)}


def refusal(
    state: BallotState = OPEN,
    rule: DecisionRule = NAMED,
    member: str = "KE",
    *,
    has_voted: bool = False,
    before: Choice | None = None,
) -> str:
    with pytest.raises(ComityError) as caught:
        may_vote(
            state,
            rule,
            ELECTORATE,
            member,
            has_voted=has_voted,
            before=before,
            choice=Choice.YES,
        )
    return caught.value.message.id


def test_who_may_vote_when() -> None:
    assert may_vote(OPEN, NAMED, ELECTORATE, "KE", has_voted=False)
    assert {refusal(state) for state in (PREPARED, CLOSED, ANNULLED)} == {"ballot-state"}
    assert refusal(member="XX") == "elector-unknown"
    assert refusal(member="NO") == "elector-not-entitled"


def again(rule: DecisionRule, before: Choice, choice: Choice) -> bool:
    return may_vote(OPEN, rule, ELECTORATE, "KE", has_voted=True, before=before, choice=choice)


def test_the_same_vote_sent_twice_counts_once() -> None:
    assert not again(NAMED, Choice.YES, Choice.YES)
    assert not again(CHANGING, Choice.YES, Choice.YES)


def test_a_vote_changes_only_where_the_rule_lets_it_and_a_secret_one_never() -> None:
    assert again(CHANGING, Choice.YES, Choice.NO)
    assert refusal(rule=NAMED, has_voted=True, before=Choice.NO) == "vote-given"
    assert refusal(rule=SECRET, has_voted=True) == "vote-given"


def test_votes_are_sealed_until_closing_but_for_a_roll_call() -> None:
    shown = {(state, form) for state in BallotState for form in Form if shows_votes(state, form)}
    assert shown == {
        (OPEN, Form.ROLL_CALL),
        *itertools.product((CLOSED, ANNULLED), Form),
    }
