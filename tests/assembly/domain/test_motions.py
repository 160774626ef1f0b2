from __future__ import annotations

from dataclasses import replace

import pytest
from tests.assembly.domain.amended import TEXT

from comity.assembly.domain.motion_moves import COMMON_MOVES, Move, MoveTable, faults
from comity.assembly.domain.motions import (
    Motion,
    co_sponsored,
    moved,
    no_longer_co_sponsored,
    with_merged_text,
)
from comity.assembly.domain.paragraphs import MotionText
from comity.kernel.domain.errors import ComityError, InvalidInput
from comity.kernel.domain.messages import Message

MOTION = Motion(id="M1", proposer="KE", text=TEXT, state="draft")
TABLE = replace(COMMON_MOVES, co_sponsors=2)


def test_a_motion_goes_its_way() -> None:
    motion = co_sponsored(co_sponsored(MOTION, "UY"), "JP")
    for move, capacity, state in [
        ("submit", "proposer", "submitted"),
        ("refer", "presiding", "referred"),
        ("report", "committee", "submitted"),
        ("put-before-body", "secretariat", "before-body"),
        ("adopt", "presiding", "adopted"),
    ]:
        motion = moved(motion, move, [capacity], TABLE)
        assert motion.state == state
    assert TABLE.moves_from("adopted") == ()


@pytest.mark.parametrize(
    ("motion", "move", "capacity", "id"),
    [
        (MOTION, "submit", "proposer", "motion-co-sponsors-too-few"),
        (MOTION, "submit", "presiding", "motion-move-not-yours"),
        (MOTION, "adopt", "presiding", "motion-move-not-now"),
        (MOTION, "adpot", "presiding", "motion-move-unknown"),
        (replace(MOTION, amended=True), "withdraw", "proposer", "motion-was-amended"),
        (replace(MOTION, state="withdrawn"), "submit", "proposer", "motion-move-not-now"),
    ],
)
def test_moves_that_are_refused(motion: Motion, move: str, capacity: str, id: str) -> None:
    with pytest.raises(ComityError) as raised:
        moved(motion, move, [capacity], TABLE)
    assert raised.value.message.id == id


def test_a_merged_text_can_no_longer_be_withdrawn() -> None:
    assert not with_merged_text(MOTION, TEXT).amended
    assert with_merged_text(MOTION, MotionText(TEXT.paragraphs[1:])).amended
    assert moved(MOTION, "withdraw", ["proposer"], TABLE).state == "withdrawn"


def test_sponsors_stand_once() -> None:
    for member in ("KE", "UY"):
        with pytest.raises(InvalidInput) as raised:
            co_sponsored(co_sponsored(MOTION, "UY"), member)
        assert raised.value.message.id == "motion-co-sponsor-twice"
    assert no_longer_co_sponsored(co_sponsored(MOTION, "UY"), "UY") == MOTION
    with pytest.raises(InvalidInput):
        no_longer_co_sponsored(MOTION, "UY")


def test_the_common_table_has_no_faults() -> None:
    assert faults(COMMON_MOVES) == ()
    assert COMMON_MOVES.states == (
        "draft", "submitted", "before-body", "referred", "adopted", "rejected", "withdrawn",
        "lapsed",
    )  # fmt: skip


def test_faults_of_a_table() -> None:
    table = MoveTable(
        start="draft",
        moves=(
            Move(name="begin", before=("draft",), after="open", by=("proposer",)),
            Move(name="again", before=("open",), after="open", by=()),
            Move(name="adopt", before=("heard",), after="adopted", by=("presiding",)),
        ),
    )
    assert faults(table) == (
        Message("motion-state-unreachable", {"state": "heard"}),
        Message("motion-state-unreachable", {"state": "adopted"}),
        Message("motion-state-endless", {"state": "draft"}),
        Message("motion-state-endless", {"state": "open"}),
        Message("motion-move-nobody", {"move": "again"}),
    )


def test_a_move_is_given_once_for_a_state() -> None:
    move = Move(name="begin", before=("draft",), after="open", by=("proposer",))
    with pytest.raises(InvalidInput) as raised:
        MoveTable(start="draft", moves=(move, move))
    assert raised.value.message.id == "motion-move-twice"
    with pytest.raises(InvalidInput) as raised:
        replace(COMMON_MOVES, co_sponsors=-1)
    assert raised.value.message.id == "motion-co-sponsors-negative"
