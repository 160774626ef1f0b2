"""`comity assembly export` and `keys`."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.assembly.seeding import seeded
from tests.assembly.voting import NO, YES, closed, opened, vote
from tests.cli.running import Comity

from comity.assembly.queries.decision_keys import decision_keys


def test_a_decision_is_exported_and_verified(comity: Comity, tmp_path: Path) -> None:
    made = seeded()
    ballot = opened(made)
    vote(made, ballot, BR=YES, CA=YES, FR=NO)
    file = tmp_path / "decision.json"
    assert comity("assembly", "export", ballot.id, "-o", file).code == 8
    closed(made, ballot)
    assert comity("assembly", "keys", "list").out.startswith("There is no key yet")
    told = comity("assembly", "export", ballot.id, "-o", file)
    (key,) = decision_keys()
    assert told.out == (
        f"Written to {file}, {file.stat().st_size} bytes, signed by the key {key.id}.\n"
    )
    verified = comity("assembly", "verify", file, "--key", key.id, "--ballot", ballot.id)
    assert (verified.code, "Adopted: " in verified.out) == (0, True)
    file.write_bytes(file.read_bytes().replace(b'"choice":"no"', b'"choice":"yes"'))
    assert comity("assembly", "verify", file, "--key", key.id).code == 1


def test_keys_are_listed_in_the_order_of_their_making(comity: Comity) -> None:
    first = comity("assembly", "keys", "new").out.strip()
    second = comity("assembly", "keys", "new").out.strip()
    listed = comity("assembly", "keys", "list").out.splitlines()
    assert [each.split()[0] for each in listed] == [first, second]


@pytest.mark.parametrize("ballot", ["nothing", "00000000-0000-4000-8000-000000000000"])
def test_a_ballot_that_there_is_not(comity: Comity, ballot: str) -> None:
    assert comity("assembly", "export", ballot).code == 4
