"""In which order tests run: what takes longest comes first in each process of a run, so that none
begins a test of a minute when the others have ended."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeVar

LONGEST = (
    "tests/browser",
    "tests/hub/serving",
    "tests/cli/serving",
    "tests/test_operating_commands.py",
    "tests/hub/test_faults.py",
    "tests/cli/keeping",
    "tests/hub/test_collecting_while_writing.py",
    "tests/hub/test_lists_with_the_client.py",
)
"""Tests that start servers and wait for them; those of one entry share them."""


class Named(Protocol):
    @property
    def nodeid(self) -> str: ...


Test = TypeVar("Test", bound=Named)


def in_order(tests: Sequence[Test], processes: int) -> list[Test]:
    """All of `tests`. xdist gives each process an equal stretch of them to begin with: the entries
    of `LONGEST` are dealt out to the beginnings of the stretches."""
    rest = [it for it in tests if not it.nodeid.startswith(LONGEST)]
    found: list[Test] = []
    for number in range(processes):
        mine = LONGEST[number::processes]
        long = [it for entry in mine for it in tests if it.nodeid.startswith(entry)]
        share = max(0, len(tests) * (number + 1) // processes - len(found) - len(long))
        found += long + rest[:share]
        rest = rest[share:]
    return found + rest
