"""What may be done with a ballot, by its state; the state itself is kept by whoever holds its lock,
so that an order of events decides what was too late, and no clock."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from comity.assembly.domain.choices import Choice
from comity.assembly.domain.electorate import Electorate
from comity.assembly.domain.rules import DecisionRule, Form
from comity.kernel.domain.errors import Conflict, InvalidInput, NotPermitted


class BallotState(StrEnum):
    PREPARED = "prepared"
    OPEN = "open"
    CLOSED = "closed"
    ANNULLED = "annulled"


class BallotDeed(StrEnum):
    CHANGE = "change"
    """what is voted on, by which rule and by whom"""
    OPEN = "open"
    """freezes rule and electorate"""
    VOTE = "vote"
    CLOSE = "close"
    CORRECT = "correct"
    """an erratum to a named vote"""
    EXPORT = "export"
    ANNUL = "annul"
    """nothing is deleted: its votes stay to be read, and decide nothing"""


_S, _D = BallotState, BallotDeed
MOVES: Mapping[BallotState, Mapping[BallotDeed, BallotState]] = {
    _S.PREPARED: {_D.CHANGE: _S.PREPARED, _D.OPEN: _S.OPEN, _D.ANNUL: _S.ANNULLED},
    _S.OPEN: {_D.VOTE: _S.OPEN, _D.CLOSE: _S.CLOSED, _D.ANNUL: _S.ANNULLED},
    _S.CLOSED: {_D.CORRECT: _S.CLOSED, _D.EXPORT: _S.CLOSED, _D.ANNUL: _S.ANNULLED},
    _S.ANNULLED: {},
}


def state_after(state: BallotState, deed: BallotDeed) -> BallotState:
    """The state that the deed leads to. Raises `Conflict("ballot-state")` where it may not be."""
    if deed not in MOVES[state]:
        raise Conflict("ballot-state", state=str(state), deed=str(deed))
    return MOVES[state][deed]


def may_vote(
    state: BallotState,
    rule: DecisionRule,
    electorate: Electorate,
    member: str,
    *,
    has_voted: bool,
    before: Choice | None = None,
    choice: Choice | None = None,
) -> bool:
    """Whether a vote of `member` is to be recorded: False where it repeats the same named vote, so
    that sending twice counts once.

    Of a secret ballot only `has_voted` is known, never `before`. Raises `Conflict`: `ballot-state`,
    `vote-given`; `InvalidInput("elector-unknown")`; `NotPermitted("elector-not-entitled")`."""
    state_after(state, BallotDeed.VOTE)
    elector = electorate.by_member.get(member)
    if elector is None:
        raise InvalidInput("elector-unknown", member=member)
    if not elector.entitled:
        raise NotPermitted("elector-not-entitled", member=member, reason=elector.why_not)
    if not has_voted:
        return True
    if rule.form is not Form.SECRET:
        if before is not None and before == choice:
            return False
        if rule.may_change:
            return True
    raise Conflict("vote-given", member=member)


def shows_votes(state: BallotState, form: Form) -> bool:
    """Whether the votes given so far may be seen: a roll call at once, others after closing."""
    if state is BallotState.OPEN:
        return form is Form.ROLL_CALL
    return state is not BallotState.PREPARED
