"""`comity assembly applications`."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.utils import timezone
from tests.assembly.closed_ballots import applying, closed_ballot
from tests.assembly.seeding import Seeded, seeded
from tests.cli.running import Comity
from tests.cli.terminal import Terminal

from comity.assembly.models import Application, Document, Member

APPLICATIONS, HERE = ("assembly", "applications"), "north-lakes"
MOVE = (*APPLICATIONS, "move", HERE)


@pytest.fixture(autouse=True)
def made(db: None) -> Seeded:
    return seeded("KE")


def state() -> str:
    return Application.objects.get().state


def cells(text: str) -> list[list[str]]:
    return [each.split("\t") for each in text.splitlines()]


def test_they_are_listed(comity: Comity, made: Seeded) -> None:
    none = comity(*APPLICATIONS, "list", HERE)
    assert (none.code, none.out, none.err) == (0, "", "There is no such application.\n")
    _, row = applying(made)
    told = f"{row.id}\tsubmitted\t{row.submitted_on}\tmember\tInstitute\n"
    assert comity(*APPLICATIONS, "list", HERE).out == told
    assert comity(*APPLICATIONS, "list", HERE, "--state", "submitted").out == told
    assert comity(*APPLICATIONS, "list", HERE, "--state", "declined").out == ""


def test_one_says_what_it_lacks(comity: Comity, made: Seeded) -> None:
    _, row = applying(made)
    assert cells(comity(*APPLICATIONS, "show", HERE, row.id).out) == [
        ["Institute"],
        [f"Applied on {row.submitted_on} to become: Member. It is: submitted."],
        ["Assembly decides, by the rule “important”."],
        ["asked", "letter-of-intent", "Letter of intent", "missing"],
        ["asked", "annual-report", "Annual report", "not needed, and not there"],
        ["asked", "sponsors", "supported by 0 of 1", "-"],
        ["possible", "more-information", "--by secretary"],
        ["possible", "withdrawn", "--by applicant"],
    ]


def test_what_its_applicant_wrote_stays_in_its_place(comity: Comity, made: Seeded) -> None:
    _, row = applying(made)
    Application.objects.update(statement="We\tmeasure.\n\x1b[2JRivers.")
    told = comity(*APPLICATIONS, "show", HERE, row.id).out.splitlines()
    assert told[3:5] == ["We measure.", "[2JRivers."]


def test_one_is_approved_on_the_ground_of_a_ballot(comity: Comity, made: Seeded) -> None:
    _, row = applying(made, complete=True)
    letter = Document.objects.get()
    ballot = closed_ballot(made, row.reference, "admission")
    shown = cells(comity(*APPLICATIONS, "show", HERE, f"application:{row.id}").out)
    today = timezone.now().date().isoformat()
    assert shown[5:8] == [
        ["asked", "sponsors", "supported by 1 of 1", "Government of KE"],
        ["document", str(letter.id), "letter-of-intent", "letter.txt", "30 B", today],
        ["ballot", str(ballot), "Adopted", "A vote"],
    ]
    assert shown[-1] == ["possible", "approved", f"--ballot {ballot}"]
    done = comity(*MOVE, row.id, "approved", "--ballot", ballot, "--yes")
    assert (done.code, state()) == (0, "approved")
    assert [
        "moved",
        today,
        "approved",
        "by the body that decides",
        f"ballot:{ballot}",
        "-",
    ] in cells(done.out)
    assert Member.objects.filter(organisation__name="Institute").count() == 1


def test_the_secretary_asks_for_more_and_the_body_defers(comity: Comity, made: Seeded) -> None:
    _, row = applying(made)
    asked = comity(*MOVE, row.id, "more-information", "--reason", "The letter, please.")
    today = timezone.now().date().isoformat()
    moved = [
        "moved", today, "more information needed", "by the secretariat", "-", "The letter, please.",
    ]  # fmt: skip
    assert moved in cells(asked.out)
    assert comity(*MOVE, row.id, "submitted", "--by", "applicant").code == 0
    ballot = closed_ballot(made, row.deferral, "")
    assert comity(*MOVE, row.id, "deferred", "--ballot", ballot).code == 0
    assert state() == "deferred"


def test_one_is_declined_once_it_was_asked_about(
    comity: Comity, made: Seeded, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, row = applying(made)
    ballot = closed_ballot(made, row.reference, "admission", outcome="rejected")
    declines = (*MOVE, row.id, "declined", "--ballot", ballot)
    unasked = comity(*declines)
    assert (unasked.code, unasked.err) == (
        3,
        "comity: Nothing was changed, for nobody can be asked here. With --yes: "
        "The application of Institute will be declined for good.\n",
    )
    monkeypatch.setattr("sys.stdin", Terminal("n\n"))
    assert comity(*declines).code == 1
    assert state() == "submitted"
    monkeypatch.setattr("sys.stdin", Terminal("y\n"))
    assert comity(*declines).code == 0
    assert state() == "declined"


def test_what_is_refused_changes_nothing(comity: Comity, made: Seeded) -> None:
    _, row = applying(made)
    assert comity(*MOVE, row.id, "deferred").code == 7
    assert comity(*MOVE, row.id, "deferred", "--by", "body").code == 3
    assert comity(*MOVE, row.id, "approved", "--by", "secretary", "--yes").code == 7
    assert comity(*MOVE, row.id, "lost").code == 2
    ballot = closed_ballot(made, row.reference, "admission")
    short = comity(*MOVE, row.id, "approved", "--ballot", ballot, "--yes")
    assert (short.code, short.err) == (
        3,
        "comity: The application still needs: letter-of-intent.\n",
    )
    assert state() == "submitted"


def test_there_is_no_such_application(comity: Comity) -> None:
    for key in ("mine", uuid4()):
        assert comity(*APPLICATIONS, "show", HERE, key).code == 4
        assert comity(*MOVE, key, "declined", "--yes").code == 4


def test_help_names_states_and_examples(comity: Comity) -> None:
    told = " ".join(comity(*MOVE, "--help").out.split())
    assert "Where to: submitted, more-information, deferred, declined, approved," in told
    assert "--by <applicant|secretary|body>" in told
