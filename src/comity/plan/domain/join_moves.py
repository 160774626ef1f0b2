"""Where a request to join may go from where it stands, and who may move it there."""

from __future__ import annotations

from enum import StrEnum

from comity.kernel.domain.errors import Conflict, InvalidInput, NotPermitted
from comity.plan.domain.participants import JoinState


class JoinMover(StrEnum):
    ASKER = "asker"
    MODERATOR = "moderator"


_S = JoinState
_ASKER, _MODERATOR = frozenset({JoinMover.ASKER}), frozenset({JoinMover.MODERATOR})
JOIN_MOVES: dict[tuple[JoinState, JoinState], frozenset[JoinMover]] = {
    (_S.UNCONFIRMED, _S.WAITING): _ASKER,
    (_S.WAITING, _S.MORE_INFORMATION): _MODERATOR,
    (_S.WAITING, _S.APPROVED): _MODERATOR,
    (_S.WAITING, _S.DECLINED): _MODERATOR,
    (_S.WAITING, _S.WITHDRAWN): _ASKER,
    (_S.MORE_INFORMATION, _S.WAITING): _ASKER,
    (_S.MORE_INFORMATION, _S.APPROVED): _MODERATOR,
    (_S.MORE_INFORMATION, _S.DECLINED): _MODERATOR,
    (_S.MORE_INFORMATION, _S.WITHDRAWN): _ASKER,
}
"""From, to: by whom. What stands in no row can't happen; approved, declined and withdrawn are
final, and whoever wants in after all asks anew."""
OPEN = (_S.WAITING, _S.MORE_INFORMATION)
"""Where somebody is to do something."""
DECIDED = (_S.APPROVED, _S.DECLINED, _S.WITHDRAWN)
REASONED = frozenset(
    {
        (_S.WAITING, _S.MORE_INFORMATION),
        (_S.WAITING, _S.DECLINED),
        (_S.MORE_INFORMATION, _S.DECLINED),
        (_S.MORE_INFORMATION, _S.WAITING),
    }
)
"""What needs words: what is asked, why it is declined, what is answered."""
LONGEST_REASON = 4_000


def possible_moves(here: JoinState, by: JoinMover) -> tuple[JoinState, ...]:
    return tuple(to for (start, to), who in JOIN_MOVES.items() if start is here and by in who)


def check_move(here: JoinState, to: JoinState, by: JoinMover, reason: str) -> None:
    """Raises `Conflict("join-move-impossible")`, `NotPermitted("join-mover")`,
    `InvalidInput("join-reason-missing")`, `InvalidInput("join-reason-long")`."""
    if (here, to) not in JOIN_MOVES:
        raise Conflict("join-move-impossible", here=here.value, to=to.value)
    if by not in JOIN_MOVES[here, to]:
        raise NotPermitted("join-mover", to=to.value)
    if (here, to) in REASONED and not reason.strip():
        raise InvalidInput("join-reason-missing")
    if len(reason) > LONGEST_REASON:
        raise InvalidInput("join-reason-long", longest=LONGEST_REASON)
