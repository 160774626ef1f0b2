"""Who may move a request where."""

from __future__ import annotations

from itertools import product

import pytest

from comity.kernel.domain.errors import Conflict, InvalidInput, NotPermitted
from comity.plan.domain.join_moves import (
    DECIDED,
    JOIN_MOVES,
    REASONED,
    JoinMover,
    check_move,
    possible_moves,
)
from comity.plan.domain.participants import JoinState


def test_what_is_decided_moves_no_more() -> None:
    for here, by in product(DECIDED, JoinMover):
        assert possible_moves(here, by) == ()


def test_every_other_move_is_refused() -> None:
    for here, to in product(JoinState, JoinState):
        if (here, to) not in JOIN_MOVES:
            with pytest.raises(Conflict, match="join-move-impossible"):
                check_move(here, to, JoinMover.MODERATOR, "because")


def test_only_the_right_side_moves() -> None:
    for (here, to), who in JOIN_MOVES.items():
        for by in JoinMover:
            if by in who:
                check_move(here, to, by, "because")
            else:
                with pytest.raises(NotPermitted, match="join-mover"):
                    check_move(here, to, by, "because")


def test_questions_answers_and_refusals_need_words() -> None:
    for (here, to), who in JOIN_MOVES.items():
        for by in who:
            if (here, to) in REASONED:
                with pytest.raises(InvalidInput, match="join-reason-missing"):
                    check_move(here, to, by, " \n")
            else:
                check_move(here, to, by, "")


def test_a_reason_has_an_end() -> None:
    with pytest.raises(InvalidInput, match="join-reason-long"):
        check_move(JoinState.WAITING, JoinState.DECLINED, JoinMover.MODERATOR, "x" * 4001)


def test_a_request_is_approved_by_nobody_who_asked() -> None:
    assert JoinState.APPROVED not in possible_moves(JoinState.WAITING, JoinMover.ASKER)
