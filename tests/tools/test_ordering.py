"""The order of tests keeps every one of them, and deals out the long ones."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st
from tests.documents import ROOT
from tests.ordering import LONGEST, in_order


@dataclass(frozen=True)
class Case:
    nodeid: str


CASES = st.lists(
    st.sampled_from([*LONGEST, "tests/a.py", "tests/b.py"]).map(lambda it: Case(f"{it}::test"))
)


@given(CASES, st.integers(1, 5))
def test_no_test_is_lost_or_run_twice(tests: list[Case], processes: int) -> None:
    key = Case.__hash__
    assert sorted(in_order(tests, processes), key=key) == sorted(tests, key=key)


def test_each_stretch_begins_with_long_ones() -> None:
    short = [Case(f"tests/a.py::{number}") for number in range(22)]
    long = [Case(f"{entry}::test") for entry in LONGEST]
    found = [it.nodeid.partition("::")[0] for it in in_order([*short, *long], 3)]
    assert found[:3] == list(LONGEST[0::3])
    assert found[10:13] == list(LONGEST[1::3])
    assert found[20:22] == list(LONGEST[2::3])


def test_what_is_named_is_there() -> None:
    assert [entry for entry in LONGEST if not (ROOT / entry).exists()] == []
