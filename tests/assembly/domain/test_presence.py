from __future__ import annotations

from datetime import UTC, datetime, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.assembly.domain.electorate import Elector, Electorate
from comity.assembly.domain.presence import (
    Movement,
    QuorumChange,
    Stay,
    has_quorum,
    present_at,
    quorum_changes,
    stays,
)
from comity.assembly.domain.rules import Basis, Quorum
from comity.assembly.domain.shares import Threshold
from comity.kernel.domain.errors import InvalidInput

NINE = datetime(2026, 11, 28, 9, 0, tzinfo=UTC)
ELECTORATE = Electorate(
    (
        Elector("BR", weights={"share": Fraction(5)}),
        Elector("FR", weights={"share": Fraction(3)}),
        Elector("KE", weights={"share": Fraction(2)}),
        Elector("NO", weights={"share": Fraction(9)}, entitled=False),
    )
)
HALF = Threshold(Fraction(1, 2))


def at(minutes: int) -> datetime:
    return NINE + timedelta(minutes=minutes)


def arrives(member: str, minutes: int) -> Movement:
    return Movement(member, at(minutes), True)


def leaves(member: str, minutes: int) -> Movement:
    return Movement(member, at(minutes), False)


DAY = [
    arrives("BR", 0),
    arrives("KE", 5),
    arrives("NO", 6),
    leaves("KE", 30),
    arrives("FR", 40),
    arrives("KE", 45),
    leaves("BR", 60),
    leaves("FR", 60),
]


def test_stays_are_half_open() -> None:
    found = stays(DAY)
    assert found[:3] == (
        Stay("BR", at(0), at(60)),
        Stay("KE", at(5), at(30)),
        Stay("NO", at(6), None),
    )
    assert present_at(found, at(29)) == {"BR", "KE", "NO"}
    assert present_at(found, at(30)) == {"BR", "NO"}
    assert present_at(found, at(5)) == {"BR", "KE", "NO"} - {"NO"}
    assert present_at(found, at(-1)) == set()
    assert present_at(found, at(60)) == {"KE", "NO"}


def test_a_quorum_lost_in_mid_session_is_noticed() -> None:
    assert quorum_changes(Quorum(HALF), ELECTORATE, stays(DAY)) == (
        QuorumChange(at(5), True, 2),
        QuorumChange(at(30), False, 1),
        QuorumChange(at(40), True, 2),
        QuorumChange(at(60), False, 1),
    )


def test_who_leaves_as_another_arrives_loses_no_quorum() -> None:
    moved = [arrives("BR", 0), arrives("KE", 0), leaves("KE", 9), arrives("FR", 9)]
    assert quorum_changes(Quorum(HALF), ELECTORATE, stays(moved)) == (QuorumChange(at(0), True, 2),)


def test_a_quorum_by_basis_and_weight() -> None:
    present = frozenset({"BR", "NO"})
    assert not has_quorum(Quorum(HALF), ELECTORATE, present)
    assert not has_quorum(Quorum(HALF, Basis.ENTITLED), ELECTORATE, present)
    assert has_quorum(Quorum(HALF, Basis.ENTITLED, "share"), ELECTORATE, present)
    assert not has_quorum(Quorum(HALF, Basis.MEMBERS, "share"), ELECTORATE, present)
    with pytest.raises(InvalidInput):
        has_quorum(Quorum(HALF, weight="people"), ELECTORATE, present)


@pytest.mark.parametrize(
    ("movements", "id"),
    [
        ([arrives("KE", 0), arrives("KE", 1)], "presence-arrived-twice"),
        ([leaves("KE", 0)], "presence-left-unarrived"),
        ([arrives("KE", 5), leaves("KE", 4)], "presence-backwards"),
    ],
)
def test_what_can_not_have_happened(movements: list[Movement], id: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        stays(movements)
    assert caught.value.message.id == id


def test_a_movement_has_a_time_with_zone() -> None:
    with pytest.raises(InvalidInput) as caught:
        Movement("KE", NINE.replace(tzinfo=None), True)
    assert caught.value.message.id == "presence-without-zone"


@given(st.lists(st.tuples(st.sampled_from(["BR", "FR", "KE"]), st.integers(0, 3)), max_size=20))
def test_presence_is_what_following_each_movement_gives(steps: list[tuple[str, int]]) -> None:
    inside: set[str] = set()
    movements, minute = [], 0
    for member, later in steps:
        minute += later
        movements.append(Movement(member, at(minute), member not in inside))
        inside ^= {member}
    assert present_at(stays(movements), at(minute)) == inside
    changes = quorum_changes(Quorum(HALF), ELECTORATE, stays(movements))
    assert [each.is_met for each in changes] == [number % 2 == 0 for number in range(len(changes))]
    last = bool(changes) and changes[-1].is_met
    assert last == has_quorum(Quorum(HALF), ELECTORATE, frozenset(inside))
