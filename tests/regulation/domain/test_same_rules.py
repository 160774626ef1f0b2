"""Who has the very same recorded rules as whom."""

from __future__ import annotations

from datetime import date

from comity.regulation.domain.coverage_table import Basis, Coverage, CoveringNorm
from comity.regulation.domain.instruments import Level
from comity.regulation.domain.same_rules import SameRules, same_rules


def table(**places: tuple[str, ...] | None) -> Coverage:
    """By place, the instruments that reach it and run; None where none is recorded, () where what
    is recorded does not run."""
    bases = {
        place: Basis(found or (), () if found is None else ("later",), None)
        for place, found in places.items()
    }
    norms = {
        place: {
            "a": tuple(CoveringNorm(it, "art_1", "a", Level.GENERAL_DUTY) for it in found or ())
        }
        for place, found in places.items()
    }
    return Coverage(date(2026, 6, 1), ("a",), bases, norms)


def test_those_with_the_same_instruments_stand_together() -> None:
    found = same_rules(table(AT=("eu",), KR=("kr",), BE=("eu",), US=("us",), CA=("us", "ca")))
    assert found == (
        SameRules(("AT", "BE"), ("eu",)),
        SameRules(("KR",), ("kr",)),
        SameRules(("US",), ("us",)),
        SameRules(("CA",), ("ca", "us")),
    )
    assert [it.shared for it in found] == [True, False, False, False]


def test_the_same_levels_by_other_rules_are_not_the_same_rules() -> None:
    assert same_rules(table(X=("x",), Y=("y",))) == (
        SameRules(("X",), ("x",)),
        SameRules(("Y",), ("y",)),
    )


def test_what_is_unknown_stands_in_none_and_what_does_not_run_together() -> None:
    found = same_rules(table(BR=None, KR=(), JP=(), AR=None))
    assert found == (SameRules(("KR", "JP"), ()),)


def test_an_instrument_is_named_once_however_many_norms_it_has() -> None:
    cells = {
        "a": (CoveringNorm("x", "art_1", "a", Level.GENERAL_DUTY),),
        "b": (
            CoveringNorm("x", "art_2", "b", Level.GENERAL_DUTY),
            CoveringNorm("w", "art_1", "b", Level.ENCOURAGED),
        ),
    }
    bases = {"X": Basis(("x", "w"), (), None)}
    assert Coverage(date(2026, 6, 1), ("a",), bases, {"X": cells}).instruments("X") == ("w", "x")
