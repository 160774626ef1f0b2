"""`comity assembly elections`."""

from __future__ import annotations

from uuid import uuid4

import pytest
from tests.assembly.electing import council_election, name, office_election
from tests.assembly.seeding import Seeded, seeded
from tests.cli.running import Comity
from tests.cli.terminal import Terminal

from comity.assembly.domain.elections import Ties
from comity.assembly.models import Ballot, DrawnLot, Election

ELECTIONS, HERE = ("assembly", "elections"), "north-lakes"
OFFICE = ("--office", "Chair", "--body", "assembly", "--matter", "election")


@pytest.fixture(autouse=True)
def made(db: None) -> Seeded:
    return seeded()


def test_an_election_from_its_title_to_who_is_elected(comity: Comity, made: Seeded) -> None:
    none = comity(*ELECTIONS, "list", HERE)
    assert (none.out, none.err) == ("", "Nothing of that kind was put to an election.\n")
    asked = ("--title", "Council", "--seats-in", "council", "--seats", 1)
    key = comity(*ELECTIONS, "prepare", HERE, *asked).out.strip()
    for code in ("KE", "FR", "JP"):
        assert comity(*ELECTIONS, "nominate", HERE, key, code).code == 0
    back = comity(*ELECTIONS, "take-back", HERE, key, "JP").out.splitlines()
    assert back[:3] == [
        "Council",
        "For 1 seat in: Council. If votes are equal, all of them go on to the next round.",
        "It is prepared. 2 candidates stand.",
    ]
    assert back[3].startswith("Adopted by more than half of the votes cast")
    assert back[4:] == ["candidate\tFR\tGovernment of FR", "candidate\tKE\tGovernment of KE"]
    opened = comity(*ELECTIONS, "open-round", HERE, key, "--yes").out.splitlines()
    assert opened[2] == "It is under way. A round is open; 0 of 5 members have voted."
    ballot = Ballot.objects.get()
    assert opened[-1] == f"round\t{ballot.id}\topen\tCouncil (1)\t0 of 5 members voted."
    name(made, ballot, KE="KE", FR="KE", JP="FR")
    closed = comity(*ELECTIONS, "close-round", HERE, key, "--yes").out.splitlines()
    assert closed[2] == "It is under way. Elected: Government of KE."
    assert closed[-4:] == [
        f"round\t{ballot.id}\telected\tCouncil (1)\t3 of 5 members voted.",
        "Elected: Government of KE; quorum 3 of 5 members (more than 1/2), present 3; "
        "valid ballots: 3, blank: 0, spoilt: 0; Government of KE: 2, and 2 are needed; "
        "Government of FR: 1, and 2 are needed.",
        "votes\t2\tGovernment of KE\telected",
        "votes\t1\tGovernment of FR\t-",
    ]
    finished = comity(*ELECTIONS, "finish", HERE, key, "--yes").out.splitlines()
    assert finished[2] == "It is finished. Elected: Government of KE."
    listed = comity(*ELECTIONS, "list", HERE, "--state", "finished").out
    assert listed == f"{key}\tfinished\tassembly\tCouncil\n"
    assert comity(*ELECTIONS, "list", HERE, "--state", "running").out == ""


def test_lots_are_recorded(comity: Comity, made: Seeded) -> None:
    election = office_election(made, "Ada", "Bo", "Cy", ties=Ties.LOT)
    comity(*ELECTIONS, "open-round", HERE, election.id, "-y")
    name(made, Ballot.objects.get(), KE="Ada", FR="Bo", JP="Cy")
    equal = comity(*ELECTIONS, "close-round", HERE, election.id, "-y").out.splitlines()
    assert equal[2] == "It is under way. Lots must be drawn between Ada, Bo, Cy."
    draw = (*ELECTIONS, "draw-lot", HERE, election.id, "--drawn-by", "Dee", "--witnesses", "Eve")
    assert comity(*draw, "--drawn", "Ada", "--yes").code == 3
    assert not DrawnLot.objects.exists()
    unasked = comity(*draw, "--drawn", "Ada", "--drawn", "Cy")
    assert (unasked.code, unasked.err) == (
        3,
        "comity: Nothing was changed, for nobody can be asked here. With --yes: "
        "These will be recorded as drawn by lot, and the round counted with them: Ada, Cy.\n",
    )
    done = comity(*draw, "--drawn", "Ada", "--drawn", "Cy", "--yes").out.splitlines()
    assert done[1] == "To the office: Secretary. If votes are equal, whoever presides draws lots."
    assert done[2] == "It is under way. The next round is between Ada, Cy."
    assert done[-1] == "Lots were drawn by Dee. Witnesses: Eve"


def test_a_round_and_then_all_is_annulled(comity: Comity, made: Seeded) -> None:
    election = council_election(made, "KE", "FR", seats=1)
    comity(*ELECTIONS, "open-round", HERE, election.id, "-y")
    why = ("--why", "The list was wrong.")
    shown = comity(*ELECTIONS, "annul-round", HERE, election.id, *why, "-y").out.splitlines()
    assert shown[2] == (
        "It is under way. The next round is between Government of FR, Government of KE."
    )
    assert shown[-1] == "The list was wrong."
    gone = comity(*ELECTIONS, "annul", HERE, election.id, *why, "-y").out.splitlines()
    assert gone[2] == "It is annulled. The list was wrong."


@pytest.mark.parametrize("deed", ["open-round", "close-round", "finish", "annul-round", "annul"])
def test_a_turn_is_asked_about_first(
    comity: Comity, made: Seeded, monkeypatch: pytest.MonkeyPatch, deed: str
) -> None:
    election = council_election(made, "KE", "FR", seats=1)
    if deed != "open-round":
        comity(*ELECTIONS, "open-round", HERE, election.id, "-y")
    before = Election.objects.get().state, list(Ballot.objects.values_list("state", flat=True))
    why = ("--why", "Wrong.") if deed.startswith("annul") else ()
    unasked = comity(*ELECTIONS, deed, HERE, election.id, *why)
    assert unasked.code == 3
    assert unasked.err.startswith("comity: Nothing was changed, for nobody can be asked here.")
    monkeypatch.setattr("sys.stdin", Terminal("no\n"))
    refused = comity(*ELECTIONS, deed, HERE, election.id, *why)
    assert (refused.code, refused.out.strip()) == (1, "")
    assert refused.err.endswith(" Go on? [y/N]:Nothing was changed.\n")
    after = Election.objects.get().state, list(Ballot.objects.values_list("state", flat=True))
    assert after == before


def test_what_is_refused(comity: Comity, made: Seeded) -> None:
    prepare = (*ELECTIONS, "prepare", HERE, "--title", "Chair")
    assert comity(*prepare).code == 3
    assert comity(*prepare, *OFFICE, "--seats-in", "council").code == 3
    assert comity(*prepare, "--seats-in", "assembly").code == 8
    assert comity(*prepare, *OFFICE, "--session", "mine").code == 4
    assert not Election.objects.exists()
    election = council_election(made, "KE")
    assert comity(*ELECTIONS, "nominate", HERE, election.id, "KE").code == 8
    assert comity(*ELECTIONS, "nominate", HERE, election.id, "DE").code == 4
    assert comity(*ELECTIONS, "take-back", HERE, election.id, "FR").code == 4
    none = comity(*ELECTIONS, "close-round", HERE, election.id, "-y")
    assert (none.code, none.err) == (8, "comity: “Council” has no round that is open.\n")
    assert comity(*ELECTIONS, "finish", HERE, election.id, "-y").code == 8
    for key in ("mine", uuid4()):
        assert comity(*ELECTIONS, "show", HERE, key).code == 4
        assert comity(*ELECTIONS, "open-round", HERE, key, "-y").code == 4


def test_one_for_everybody_to_see(comity: Comity) -> None:
    assert comity(*ELECTIONS, "prepare", HERE, "--title", "Chair", *OFFICE, "--public").code == 0
    row = Election.objects.get()
    assert (row.visibility, row.office, row.seats, row.ties) == ("public", "Chair", 1, "all-go-on")


def test_nobody_votes_from_here(comity: Comity) -> None:
    told = comity(*ELECTIONS, "--help").out
    named = [each.split()[0] for each in told.split("Commands:\n")[1].splitlines()]
    assert named == [
        "list", "show", "prepare", "nominate", "take-back",
        "open-round", "close-round", "draw-lot", "finish", "annul-round", "annul",
    ]  # fmt: skip
    assert "--ties <all-go-on|lot>" in comity(*ELECTIONS, "prepare", "--help").out
