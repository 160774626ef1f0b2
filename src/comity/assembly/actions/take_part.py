"""What is asked of whoever takes part in a ballot, however it is taken."""

from __future__ import annotations

from comity.assembly.domain.ballots import BallotDeed, state_after
from comity.assembly.domain.rules import DecisionRule, Form
from comity.assembly.domain.votes import check_takes_part
from comity.assembly.models import Ballot
from comity.assembly.queries.find_ballot import Frozen, frozen_of, state_of
from comity.assembly.queries.who_is_there import proxies_of
from comity.kernel.domain.errors import InvalidInput, NotPermitted


def frozen_for_voting(ballot: Ballot) -> Frozen:
    """Raises `Conflict("ballot-state")` unless the ballot, which is held, is open."""
    state_after(state_of(ballot), BallotDeed.VOTE)
    return frozen_of(ballot)


def require_form(rule: DecisionRule, *forms: Form) -> None:
    """Raises `InvalidInput`: `votes-under-consensus`, `ballot-other-form`."""
    if rule.objections is not None:
        raise InvalidInput("votes-under-consensus", rule=rule.id)
    if rule.form not in forms:
        raise InvalidInput("ballot-other-form", form=str(rule.form))


def require_hand(ballot: Ballot, own: str, member: str, there: frozenset[str] | None) -> None:
    """Raises `NotPermitted("vote-of-another")` unless `own` casts the vote of `member` now."""
    if member not in proxies_of(ballot).voted_by(own, there):
        raise NotPermitted("vote-of-another", member=member, own=own)


def require_there(ballot: Ballot, own: str, there: frozenset[str] | None) -> None:
    """Raises `InvalidInput("voter-not-present")`, and as `check_takes_part` for who has no vote."""
    check_takes_part(frozen_of(ballot).electorate, {own}, present=there)
