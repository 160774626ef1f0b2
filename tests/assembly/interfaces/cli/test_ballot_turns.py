"""`comity assembly ballots change`, `break-tie` and `correct`, and what `show` tells of them."""

from __future__ import annotations

from pathlib import Path
from uuid import uuid4

import pytest
from tests.assembly.closed_ballots import reachable
from tests.assembly.seeding import SINCE, Seeded, seeded
from tests.assembly.voting import NO, YES, closed, opened, prepared, vote, vote_secretly
from tests.cli.running import Comity
from tests.cli.terminal import Terminal

from comity.assembly.actions.annul_ballot import annul_ballot
from comity.assembly.actions.object_to import object_to
from comity.assembly.actions.open_ballot import open_ballot
from comity.assembly.models import Ballot, CorrectedVote, NamedVote, Seat

BALLOTS, HERE = ("assembly", "ballots"), "north-lakes"


@pytest.fixture
def made(db: None) -> Seeded:
    return seeded("KE", "FR", "JP")


@pytest.fixture
def comity(
    made: Seeded,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
) -> Comity:
    monkeypatch.setenv("COMITY_DATA", str(tmp_path))
    reachable(made.heads["FR"])
    return Comity(monkeypatch, capsys)


def tied(made: Seeded) -> Ballot:
    ballot = opened(made)
    row = Ballot.objects.get()
    row.rule["tie"] = "chair"
    row.save()
    vote(made, ballot, KE=YES, FR=NO)
    return closed(made, ballot)


def test_one_that_is_prepared_is_changed(comity: Comity, made: Seeded) -> None:
    ballot = prepared(made)
    change = (*BALLOTS, "change", HERE, ballot.id)
    told = comity(*change, "--question", "And now?", "--matter", "budget", "--public").out
    assert told.splitlines()[:3] == ["And now?", "prepared", "body\tassembly\tbudget"]
    ballot.refresh_from_db()
    assert ballot.visibility == "public"
    assert comity(*change, "--matter", "none", "--session", "none").code == 0
    ballot.refresh_from_db()
    assert (ballot.title, ballot.matter, ballot.visibility) == ("And now?", "", "public")
    assert comity(*change, "--members").code == 0
    ballot.refresh_from_db()
    assert (ballot.title, ballot.visibility) == ("And now?", "members")


def test_what_can_not_be_changed(comity: Comity, made: Seeded) -> None:
    ballot = prepared(made)
    change = (*BALLOTS, "change", HERE, ballot.id)
    assert comity(*change, "--matter", "cooking").code == 4
    assert comity(*change, "--session", "mine").code == 4
    assert comity(*BALLOTS, "change", HERE, uuid4(), "--public").code == 4
    open_ballot(person=made.as_secretary(), ballot=ballot.id)
    assert comity(*change, "--question", "Too late?").code == 8
    ballot.refresh_from_db()
    assert (ballot.title, ballot.matter) == ("Shall we?", "")


def test_the_casting_vote_of_whoever_presides_is_recorded(
    comity: Comity, made: Seeded, monkeypatch: pytest.MonkeyPatch
) -> None:
    ballot = tied(made)
    breaks = (*BALLOTS, "break-tie", HERE, ballot.id)
    unasked = comity(*breaks, "no")
    assert (unasked.code, unasked.err) == (
        3,
        "comity: Nothing was changed, for nobody can be asked here. With --yes: "
        "The casting vote of whoever presides will be recorded as no, and decides “Shall we?”.\n",
    )
    monkeypatch.setattr("sys.stdin", Terminal("n\n"))
    assert (comity(*breaks, "no").code, Ballot.objects.get().outcome) == (1, "tied-needs-chair")
    told = comity(*breaks, "no", "--yes").out.splitlines()
    assert told[1].startswith("Rejected: ")
    assert told[1].endswith("; the casting vote was no.")
    assert comity(*breaks, "yes", "--yes").code == 3
    assert comity(*breaks, "abstain", "--yes").code == 2
    assert Ballot.objects.get().casting == "no"


def test_a_vote_is_corrected_beside_what_was_recorded(comity: Comity, made: Seeded) -> None:
    ballot = opened(made)
    vote(made, ballot, KE=YES, FR=NO, JP=NO)
    closed(made, ballot)
    asked = ("--asked-by", made.heads["FR"].email, "--why", "The wrong button.")
    correct = (*BALLOTS, "correct", HERE, ballot.id, "FR")
    unasked = comity(*correct, "--stands", "no", "--should-be", "yes", *asked)
    assert (unasked.code, CorrectedVote.objects.count()) == (3, 0)
    told = comity(*correct, "--stands", "no", "--should-be", "yes", *asked, "--yes").out
    lines = told.splitlines()
    assert lines[1].startswith("Adopted: ")
    assert lines[2] == "Yes 2, no 1, abstain 0."
    assert lines[-4:] == [
        "erratum\tFR\tno\tyes\tThe wrong button.",
        "FR\tFrance\tyes",
        "JP\tJapan\tno",
        "KE\tKenya\tyes",
    ]
    assert NamedVote.objects.get(member="FR").choice == "no"
    assert CorrectedVote.objects.get().asked_by == made.heads["FR"].reference
    gone = comity(*correct, "--stands", "yes", "--should-be", "none", *asked, "--yes").out
    assert "FR\tFrance\t-" in gone.splitlines()


def test_what_is_corrected_nowhere(comity: Comity, made: Seeded) -> None:
    ballot = opened(made)
    vote(made, ballot, KE=YES, FR=NO)
    asked = ("--asked-by", made.heads["FR"].email, "--why", "Wrong.", "--yes")
    correct = (*BALLOTS, "correct", HERE, ballot.id)
    changes = ("--stands", "no", "--should-be", "yes")
    assert comity(*correct, "FR", *changes, *asked).code == 8
    closed(made, ballot)
    assert comity(*correct, "FR", "--stands", "yes", "--should-be", "no", *asked).code == 8
    assert comity(*correct, "FR", "--stands", "no", "--should-be", "no", *asked).code == 3
    assert comity(*correct, "DE", *changes, *asked).code == 3
    assert comity(*correct, "FR", "--stands", "maybe", "--should-be", "no", *asked).code == 2
    nobody = ("--asked-by", "nobody@example.org", "--why", "Wrong.", "--yes")
    assert comity(*correct, "FR", *changes, *nobody).code == 4
    secret = opened(made, matter="election")
    vote_secretly(made, secret, KE=YES, FR=NO)
    closed(made, secret)
    assert comity(*BALLOTS, "correct", HERE, secret.id, "FR", *changes, *asked).code == 3
    assert not CorrectedVote.objects.exists()


def test_objections_to_consensus_are_shown(comity: Comity, made: Seeded) -> None:
    for code in ("KE", "FR", "JP"):
        Seat.objects.create(member=made.members[code], body="council", valid_from=SINCE)
    ballot = prepared(made, body="council")
    open_ballot(person=made.as_secretary(), ballot=ballot.id)
    object_to(person=made.as_head("JP"), ballot=ballot.id)
    told = comity(*BALLOTS, "show", HERE, ballot.id).out.splitlines()
    assert told[-3:] == ["FR\tFrance\t-", "JP\tJapan\tobjected", "KE\tKenya\t-"]
    closed(made, ballot)
    ended = comity(*BALLOTS, "show", HERE, ballot.id).out
    assert ended.splitlines()[1] == "No consensus: objections: 1, allowed: 0."
    assert "abstain" not in ended


def test_an_annulled_one_does_not_look_decided(comity: Comity, made: Seeded) -> None:
    ballot = opened(made)
    vote(made, ballot, KE=YES, FR=YES)
    closed(made, ballot)
    annul_ballot(person=made.as_secretary(), ballot=ballot.id, why="Of the wrong body.")
    told = comity(*BALLOTS, "show", HERE, ballot.id).out.splitlines()
    assert told[1] == "annulled: Of the wrong body."
    assert told[2].startswith("Adopted: ")


def test_one_that_can_not_be_opened_says_why(comity: Comity, made: Seeded) -> None:
    ballot = prepared(made, body="council")
    told = comity(*BALLOTS, "show", HERE, ballot.id).out.splitlines()
    assert told[3] == (
        "Rule consensus lets 0 objections stand, and 0 may object: nothing could be stopped."
    )
