"""`comity assembly ballots`."""

from __future__ import annotations

from uuid import uuid4

import pytest
from tests.assembly.motions import before_body, deleting
from tests.assembly.seeding import seeded
from tests.assembly.voting import NO, YES, opened, prepared, vote, vote_secretly
from tests.cli.running import Comity
from tests.cli.terminal import Terminal

from comity.assembly.models import Ballot

BALLOTS, HERE = ("assembly", "ballots"), "north-lakes"


def test_a_ballot_from_its_question_to_its_result(comity: Comity) -> None:
    made = seeded("KE", "FR", "JP")
    none = comity(*BALLOTS, "list", HERE)
    assert (none.out, none.err) == ("", "Nothing of that kind was put to the vote.\n")
    asked = ("--question", "Meet in Kisumu next?", "--body", "assembly")
    key = comity(*BALLOTS, "prepare", HERE, *asked).out.strip()
    shown = comity(*BALLOTS, "show", HERE, key).out.splitlines()
    assert shown[:3] == ["Meet in Kisumu next?", "prepared", "body\tassembly\t-"]
    assert shown[3].startswith("Adopted by more than half of the members present and voting")
    assert shown[4:] == ["FR\tFrance\t-", "JP\tJapan\t-", "KE\tKenya\t-"]
    assert comity(*BALLOTS, "open", HERE, key, "--yes").code == 0
    vote(made, Ballot.objects.get(), KE=YES, FR=YES, JP=NO)
    told = comity(*BALLOTS, "close", HERE, key, "--yes").out.splitlines()
    assert told[1].startswith("Adopted: quorum 2 of 3 members (more than 1/2), present 3;")
    assert told[2] == "Yes 2, no 1, abstain 0."
    assert [each.split("\t") for each in told[-3:]] == [
        ["FR", "France", "yes"],
        ["JP", "Japan", "no"],
        ["KE", "Kenya", "yes"],
    ]
    listed = comity(*BALLOTS, "list", HERE, "--state", "closed").out
    assert listed == f"{key}\tclosed\tadopted\tassembly\tMeet in Kisumu next?\n"


def test_of_a_secret_ballot_it_says_who_took_part_alone(comity: Comity) -> None:
    made = seeded("KE", "FR", "JP")
    ballot = opened(made, matter="election")
    vote_secretly(made, ballot, KE=YES, FR=YES)
    comity(*BALLOTS, "close", HERE, ballot.id, "--yes")
    told = comity(*BALLOTS, "show", HERE, ballot.id).out.splitlines()
    assert [each.split("\t")[2] for each in told[-3:]] == ["voted", "-", "voted"]


def test_a_motion_is_put_to_the_vote(comity: Comity) -> None:
    motion = before_body(seeded("KE", "FR", "JP"))
    assert comity(*BALLOTS, "prepare", HERE, "--motion", motion.number, "--public").code == 0
    ballot = Ballot.objects.get()
    assert (ballot.subject, ballot.body, ballot.visibility) == (
        motion.reference,
        "assembly",
        "public",
    )


def test_an_amendment_or_another_thing_is_put_to_the_vote(comity: Comity) -> None:
    made = seeded("KE", "FR", "JP")
    motion = before_body(made)
    amendment = deleting(made, "FR", motion, "d")
    prepare = (*BALLOTS, "prepare", HERE)
    assert comity(*prepare, "--motion", motion.number, "--amendment", "a1").code == 0
    assert Ballot.objects.get().subject == amendment.reference
    member = made.members["KE"].reference
    asked = ("--body", "assembly", "--matter", "suspension")
    assert comity(*prepare, "--about", member, *asked).code == 0
    assert Ballot.objects.filter(subject=member, title="Government of KE").count() == 1
    assert comity(*prepare, "--motion", motion.number, "--amendment", "a7").code == 4
    assert comity(*prepare, "--about", "member:mine", *asked).code == 4
    for two in (("--motion", motion.number, "--about", member), ("--amendment", "a1")):
        refused = comity(*prepare, *two)
        assert (refused.code, refused.err) == (
            3,
            "comity: Name one thing: a motion, an amendment with its motion, or another "
            "reference.\n",
        )
    assert Ballot.objects.count() == 2


def test_a_ballot_or_session_that_there_is_not(comity: Comity) -> None:
    seeded("KE")
    asked = ("--question", "Shall we?", "--body", "assembly")
    for key in ("nothing", str(uuid4())):
        assert comity(*BALLOTS, "show", HERE, key).code == 4
        assert comity(*BALLOTS, "close", HERE, key).code == 4
        assert comity(*BALLOTS, "prepare", HERE, *asked, "--session", key).code == 4


def test_a_ballot_is_annulled_with_a_reason(comity: Comity) -> None:
    made = seeded("KE", "FR", "JP")
    ballot = opened(made)
    annul = (*BALLOTS, "annul", HERE, ballot.id)
    told = comity(*annul, "--why", "Of the wrong body.", "--yes").out.splitlines()
    assert told[:2] == ["Shall we?", "annulled: Of the wrong body."]
    assert comity(*annul, "--why", "Again.", "--yes").code == 8
    assert comity(*annul, "--yes").code == 2


@pytest.mark.parametrize(
    ("deed", "told"),
    [
        ("open", "“Shall we?” will be opened; rule and electorate stay from then on what they "),
        ("close", "“Shall we?” will be closed and counted; nobody can vote after that.\n"),
        ("annul", "“Shall we?” will be annulled: it stays to be read and decides nothing, and "),
    ],
)
def test_a_turn_is_asked_about_first(
    comity: Comity, monkeypatch: pytest.MonkeyPatch, deed: str, told: str
) -> None:
    made = seeded("KE", "FR", "JP")
    ballot = prepared(made) if deed == "open" else opened(made)
    before = ballot.state
    turn = (*BALLOTS, deed, HERE, ballot.id, *(("--why", "Wrong.") if deed == "annul" else ()))
    unasked = comity(*turn)
    assert unasked.code == 3
    begins = "comity: Nothing was changed, for nobody can be asked here. With --yes: "
    assert unasked.err.startswith(begins + told)
    monkeypatch.setattr("sys.stdin", Terminal("n\n"))
    assert comity(*turn).code == 1
    assert Ballot.objects.get().state == before
    monkeypatch.setattr("sys.stdin", Terminal("y\n"))
    assert comity(*turn).code == 0
    assert Ballot.objects.get().state != before
