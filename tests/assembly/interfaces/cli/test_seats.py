"""`comity assembly seats`, and `members weigh`."""

from __future__ import annotations

from uuid import uuid4

import pytest
from tests.assembly.closed_ballots import closed_ballot
from tests.assembly.electing import council_election, round_held
from tests.assembly.seeding import Seeded, seeded
from tests.cli.running import Comity

from comity.assembly.models import Ballot, Seat, StatedWeight

SEATS, HERE = ("assembly", "seats"), "north-lakes"
GIVE = (*SEATS, "give", HERE)
TERM = ("--from", "2099-01-01", "--until", "2101-01-01")
WEIGH = ("assembly", "members", "weigh", HERE)


@pytest.fixture(autouse=True)
def made(db: None) -> Seeded:
    return seeded("KE", "FR", "JP")


def test_a_seat_is_given_by_the_round_that_elected_it(comity: Comity, made: Seeded) -> None:
    none = comity(*SEATS, "list", HERE)
    assert (none.out, none.err) == ("", "There is no such seat.\n")
    round_held(made, council_election(made, "KE", "FR", seats=1), KE="KE", FR="KE", JP="FR")
    ballot = Ballot.objects.get()
    given = comity(*GIVE, "KE", "council", *TERM, "--ballot", ballot.id)
    seat = Seat.objects.get()
    row = f"council\t{{}}2099-01-01\t2101-01-01\tballot:{ballot.id}"
    assert given.out.splitlines()[0] == str(seat.id)
    assert f"seat\t{seat.id}\t{row.format('')}" in given.out.splitlines()
    told = f"{seat.id}\t{row.format('KE' + chr(9))}\tGovernment of KE\n"
    assert comity(*SEATS, "list", HERE).out == told
    assert comity(*SEATS, "list", HERE, "--body", "council").out == told
    assert comity(*SEATS, "list", HERE, "--body", "assembly").out == ""
    ends = ("--on", "2100-01-01", "--decision", "It gave the seat up.")
    ended = comity(*SEATS, "end", HERE, seat.id, *ends)
    assert f"seat\t{seat.id}\tcouncil\t2099-01-01\t2100-01-01\tballot:{ballot.id}" in (
        ended.out.splitlines()
    )
    assert comity(*SEATS, "end", HERE, seat.id, *ends).code == 8


def test_a_seat_of_before_rests_on_a_decision_in_words(comity: Comity) -> None:
    term = ("--from", "2026-01-02", "--until", "2028-01-01")
    assert comity(*GIVE, "KE", "council", *term, "--decision", "Election of 2025").code == 0
    assert Seat.objects.get().decision == "Election of 2025"


def test_no_seat_is_given_otherwise(comity: Comity, made: Seeded) -> None:
    ballot = closed_ballot(made, made.members["FR"].reference, "election")
    assert comity(*GIVE, "KE", "council", *TERM).code == 3
    assert comity(*GIVE, "KE", "council", *TERM, "--ballot", ballot).code == 8
    assert comity(*GIVE, "KE", "council", *TERM, "--ballot", uuid4()).code == 4
    assert comity(*GIVE, "KE", "council", *TERM, "--ballot", "mine").code == 4
    assert comity(*GIVE, "KE", "assembly", *TERM, "--ballot", ballot).code == 8
    assert comity(*GIVE, "FR", "court", *TERM, "--ballot", ballot).code == 4
    assert comity(*GIVE, "FR", "council", "--ballot", ballot).code == 2
    assert comity(*GIVE, "FR", "council", "--from", "2099", "--ballot", ballot).code == 3
    assert comity(*SEATS, "end", HERE, 7, "--on", "2099-01-01").code == 4
    assert not Seat.objects.exists()


def test_a_member_states_a_weight(comity: Comity, made: Seeded) -> None:
    stated = comity(*WEIGH, "KE", "contribution", "120.5", "--since", "2099-01-01")
    assert stated.out.splitlines()[0] == (
        "The weight contribution of KE is 241/2 from 2099-01-01 on."
    )
    row = StatedWeight.objects.get(member=made.members["KE"], valid_from="2099-01-01")
    assert (row.value, row.source) == ("241/2", "")
    assert comity(*WEIGH, "KE", "contribution", "much", "--since", "2099-01-01").code == 3
    assert comity(*WEIGH, "KE", "height", "2", "--since", "2099-01-01").code == 4
    assert comity(*WEIGH, "KE", "contribution", "2", "--since", "2098-01-01").code == 8
    assert comity(*WEIGH, "DE", "contribution", "2", "--since", "2099-01-01").code == 4
    assert StatedWeight.objects.filter(member=made.members["KE"]).count() == 2
