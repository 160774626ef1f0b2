"""What a statute says of motions."""

from __future__ import annotations

from dataclasses import replace

from tests.assembly.examples import example

from comity.assembly.domain.motion_moves import COMMON_MOVES, Move
from comity.assembly.domain.motion_rules import MotionRules
from comity.assembly.domain.statute_faults import faults
from comity.assembly.domain.verdicts import Verdict
from comity.assembly.formats.statute_file import read_statute, write_statute

LAKES = example("north-lakes")
OWN = MotionRules(
    co_sponsors=2,
    start="tabled",
    moves=(
        Move(name="debate", before=("tabled",), after="debated", by=("presiding",)),
        Move(
            name="pass",
            before=("debated",),
            after="passed",
            by=("presiding",),
            verdict=Verdict.ADOPTED,
        ),
    ),
    names={"tabled": {"en": "Tabled"}, "pass": {"en": "Pass it"}},
    citation="Art. 12",
)


def found(rules: MotionRules) -> list[tuple[object, str]]:
    return [(it.path, it.error.message.id) for it in faults(replace(LAKES, motions=rules))]


def test_without_a_table_it_is_the_common_one() -> None:
    assert LAKES.motions.table == COMMON_MOVES
    assert MotionRules(co_sponsors=3).table == replace(COMMON_MOVES, co_sponsors=3)


def test_a_table_of_its_own_comes_back_from_the_file() -> None:
    statute = replace(LAKES, motions=OWN)
    assert faults(statute) == ()
    assert read_statute(write_statute(statute).encode(), "s.yaml") == statute
    assert OWN.table.states == ("tabled", "debated", "passed")


def test_drafts_and_what_has_ended_are_not_amended() -> None:
    table = OWN.table
    assert [table.amendable(each) for each in table.states] == [False, True, False]


def test_faults() -> None:
    twice = replace(OWN, moves=(*OWN.moves, OWN.moves[0]))
    assert found(twice) == [(("motions", "moves"), "motion-move-twice")]
    elsewhere = replace(OWN, start="drafted")
    assert (("motions", "moves"), "motion-state-unreachable") in found(elsewhere)
    king = replace(OWN.moves[0], by=("king",))
    assert found(replace(OWN, moves=(king, OWN.moves[1]))) == [
        (("motions", "moves", 0, "by"), "motion-capacity-unknown")
    ]
    assert found(replace(OWN, names={"lost": {"en": "Lost"}})) == [
        (("motions", "names", "lost"), "motion-name-unknown")
    ]
