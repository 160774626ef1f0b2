"""`comity assembly motions show`, `move`, `settle`, `withdraw-amendment` and `merge`."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.utils import timezone
from tests.assembly.motions import ballot_on, before_body, decided, inserting, replacing
from tests.assembly.seeding import Seeded, seeded
from tests.cli.running import Comity
from tests.cli.terminal import Terminal

from comity.assembly.domain.counts import Outcome
from comity.assembly.models import Amendment, Motion

MOTIONS, HERE = ("assembly", "motions"), "north-lakes"
MOVE = (*MOTIONS, "move", HERE, 1)


@pytest.fixture
def made(db: None) -> Seeded:
    return seeded("KE", "FR", "JP")


@pytest.fixture(autouse=True)
def motion(made: Seeded) -> Motion:
    return before_body(made)


def state() -> str:
    return Motion.objects.get().state


def rows(text: str, kind: str) -> list[list[str]]:
    cells = [each.split("\t") for each in text.splitlines()]
    return [each[1:] for each in cells if each[0] == kind]


def test_one_is_shown_with_what_can_be_done(comity: Comity, made: Seeded, motion: Motion) -> None:
    replacing(made, "FR", motion, "d", "Asks members to report twice a year.")
    inserting(made, "JP", motion, "e", "Thanks Kenya.")
    ballot = ballot_on(motion, motion.reference)
    told = comity(*MOTIONS, "show", HERE, 1).out
    today = timezone.now().date().isoformat()
    assert told.splitlines()[:2] == [
        "On models",
        "Before Assembly, proposed by Government of KE: before the body.",
    ]
    assert rows(told, "co-sponsor") == [["FR", "Government of FR"], ["JP", "Government of JP"]]
    assert rows(told, "amendment") == [
        ["a1", "waits for a vote", "replace paragraph 2", "Government of FR"],
        ["a2", "waits for a vote", "insert after paragraph 3", "Government of JP"],
    ]
    assert rows(told, "ballot") == [[str(ballot.id), "Adopted", "Vote on motion"]]
    assert rows(told, "moved") == [
        [today, "Submit it", "submitted", "-"],
        [today, "Put it before the body", "before the body", "-"],
    ]
    assert rows(told, "possible") == [
        ["move refer"],
        ["move adopt", f"--ballot {ballot.id}"],
        ["move withdraw", "--for-proposer"],
        ["move lapse"],
    ]


def test_one_is_adopted_by_its_ballot(comity: Comity, motion: Motion) -> None:
    assert comity(*MOVE, "adopt", "--yes").code == 3
    rejected = ballot_on(motion, motion.reference, Outcome.REJECTED)
    assert comity(*MOVE, "adopt", "--ballot", rejected.id, "--yes").code == 8
    assert state() == "before-body"
    ballot = ballot_on(motion, motion.reference)
    done = comity(*MOVE, "adopt", "--ballot", f"ballot:{ballot.id}", "--yes")
    assert rows(done.out, "moved")[-1][1:] == ["Adopt it", "adopted", ballot.reference]
    assert state() == "adopted"


def test_a_move_is_asked_about_first(comity: Comity, monkeypatch: pytest.MonkeyPatch) -> None:
    assert comity(*MOVE, "refer").err == (
        "comity: Nothing was changed, for nobody can be asked here. With --yes: "
        "Refer it to a committee: motion 1 is before the body, and will be referred to a "
        "committee.\n"
    )
    monkeypatch.setattr("sys.stdin", Terminal("n\n"))
    assert (comity(*MOVE, "refer").code, state()) == (1, "before-body")
    monkeypatch.setattr("sys.stdin", Terminal("y\n"))
    assert (comity(*MOVE, "refer").code, state()) == (0, "referred")


def test_its_proposer_asked_to_withdraw_it(comity: Comity) -> None:
    alone = comity(*MOVE, "withdraw", "--yes")
    assert (alone.code, alone.err, state()) == (
        7,
        "comity: The move withdraw is for these alone: proposer.\n",
        "before-body",
    )
    assert comity(*MOVE, "withdraw", "--for-proposer", "--yes").code == 0
    assert state() == "withdrawn"


def test_what_is_no_move_now(comity: Comity) -> None:
    assert comity(*MOVE, "submit").code == 8
    near = comity(*MOVE, "adoptt")
    assert (near.code, near.err) == (
        4,
        "comity: There is no move adoptt. Did you mean adopt?\n",
    )
    assert comity(*MOTIONS, "move", HERE, 9, "refer", "-y").code == 4
    assert comity(*MOTIONS, "show", HERE, 9).code == 4
    assert state() == "before-body"


def test_an_amendment_is_settled_and_merged(comity: Comity, made: Seeded, motion: Motion) -> None:
    amendment = replacing(made, "FR", motion, "d", "Asks members to report twice a year.")
    ballot = ballot_on(motion, amendment.reference)
    offered = rows(comity(*MOTIONS, "show", HERE, 1).out, "possible")
    assert ["settle a1", f"--ballot {ballot.id}"] in offered
    settles = (*MOTIONS, "settle", HERE, 1, "A1", "--ballot", ballot.id)
    assert comity(*settles).code == 3
    settled = comity(*settles, "--yes").out
    assert rows(settled, "amendment")[0][:2] == ["a1", "adopted"]
    assert rows(settled, "possible")[-1] == ["merge", "a1"]
    unasked = comity(*MOTIONS, "merge", HERE, 1)
    assert (unasked.code, unasked.err) == (
        3,
        "comity: Nothing was changed, for nobody can be asked here. With --yes: "
        "The text of motion 1 will become one with these: a1.\n",
    )
    merged = comity(*MOTIONS, "merge", HERE, 1, "--yes")
    assert rows(merged.out, "amendment")[0][:2] == ["a1", "in version 2"]
    exported = comity(*MOTIONS, "export", HERE, 1).out
    assert "Asks members to report twice a year." in exported
    again = comity(*MOTIONS, "merge", HERE, 1)
    assert again.code == 8


def test_an_amendment_is_withdrawn_for_its_proposer(
    comity: Comity, made: Seeded, motion: Motion
) -> None:
    replacing(made, "FR", motion, "d", "Asks members to report twice a year.")
    withdraws = (*MOTIONS, "withdraw-amendment", HERE, 1, "a1")
    assert comity(*withdraws).err == (
        "comity: Nothing was changed, for nobody can be asked here. With --yes: "
        "a1 will be withdrawn for Government of FR, which asked for it.\n"
    )
    assert rows(comity(*withdraws, "-y").out, "amendment")[0][:2] == ["a1", "withdrawn"]


def test_what_settles_nothing(comity: Comity, made: Seeded, motion: Motion) -> None:
    amendment = replacing(made, "FR", motion, "d", "Asks members to report twice a year.")
    settles = (*MOTIONS, "settle", HERE, 1)
    assert comity(*settles, "a1", "--ballot", uuid4(), "-y").code == 4
    assert comity(*settles, "a1", "--ballot", "mine", "-y").code == 4
    assert comity(*settles, "a9", "--ballot", uuid4(), "-y").code == 4
    assert comity(*settles, "first", "--ballot", uuid4(), "-y").code == 4
    other = ballot_on(motion, motion.reference)
    assert comity(*settles, "a1", "--ballot", other.id, "-y").code == 8
    amendment.refresh_from_db()
    assert amendment.outcome == "pending"
    decided(made, amendment, Outcome.REJECTED)
    assert comity(*MOTIONS, "withdraw-amendment", HERE, 1, "a1", "-y").code == 8
    assert Amendment.objects.get().outcome == "rejected"
