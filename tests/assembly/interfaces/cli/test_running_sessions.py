"""Sessions are planned, run and minuted by `comity assembly sessions`."""

from __future__ import annotations

from pathlib import Path
from uuid import uuid4

import pytest
from tests.assembly.closed_ballots import reachable
from tests.assembly.motions import before_body
from tests.assembly.seeding import Seeded, seeded
from tests.assembly.sitting import opened, planned
from tests.cli.running import Comity
from tests.cli.terminal import Terminal
from tests.parties.people import person

from comity.assembly.models import AgendaItem, Minutes, Movement, Session, SessionEvent

SESSIONS, HERE = ("assembly", "sessions"), "north-lakes"
PLAN = (*SESSIONS, "plan", HERE, "--body", "assembly", "--name", "Spring")


@pytest.fixture(autouse=True)
def made(db: None) -> Seeded:
    return seeded("KE", "FR", "JP")


def agenda(text: str) -> list[list[str]]:
    return [each.split("\t")[1:] for each in text.splitlines() if each.startswith("item\t")]


def test_one_is_planned_and_changed(comity: Comity) -> None:
    chair = reachable(person("chair"))
    done = comity(*PLAN, "--starts", "2099-03-01T10:00+01:00", "--visibility", "public")
    row = Session.objects.get()
    assert (done.out, done.err) == (f"{row.id}\n", "")
    assert (row.name, row.number, row.visibility, row.presiding) == ("Spring", 1, "public", None)
    shown = comity(
        *(*SESSIONS, "change", HERE, row.id, "--place", "Kisumu"),
        *("--presiding", chair.email),
    )
    assert shown.out.splitlines()[:3] == [
        "Spring\tplanned",
        "begins\t2099-03-01T09:00+00:00\tKisumu",
        f"presides\t{chair.email}",
    ]
    comity(*SESSIONS, "change", HERE, row.id, "--presiding", "none", "--name", "Autumn")
    row.refresh_from_db()
    assert (row.name, row.place, row.presiding, row.visibility) == (
        "Autumn", "Kisumu", None, "public",
    )  # fmt: skip


def test_a_short_notice_is_told(comity: Comity) -> None:
    done = comity(*PLAN, "--starts", "2026-01-05T10:00Z")
    assert done.code == 0
    assert done.err.startswith("The statute asks for 30 days of notice; ")


@pytest.mark.parametrize("moment", ["soon", "2099-03-01T10:00", "2099-13-01T10:00Z"])
def test_no_moment_to_begin(comity: Comity, moment: str) -> None:
    assert comity(*PLAN, "--starts", moment).code == 3
    assert comity(*PLAN).code == 2
    assert not Session.objects.exists()


@pytest.mark.parametrize(
    ("deed", "state", "told"),
    [
        (
            "cancel",
            "cancelled",
            "will be cancelled: it can't be opened any more, and whoever it concerns is told.",
        ),
        (
            "close",
            "closed",
            "will be closed: it can't be opened again, and its agenda, presence and",
        ),
    ],
)
def test_its_end_is_asked_about_first(
    comity: Comity,
    made: Seeded,
    monkeypatch: pytest.MonkeyPatch,
    deed: str,
    state: str,
    told: str,
) -> None:
    row = opened(made) if deed == "close" else planned(made)
    before = row.state
    unasked = comity(*SESSIONS, deed, HERE, row.id)
    assert unasked.code == 3
    assert f"First session {told}" in unasked.err
    monkeypatch.setattr("sys.stdin", Terminal("n\n"))
    assert comity(*SESSIONS, deed, HERE, row.id).code == 1
    assert Session.objects.get().state == before
    assert comity(*SESSIONS, deed, HERE, row.id, "--yes").out.startswith(f"First session\t{state}")


def test_an_agenda_is_put_in_order_and_dealt_with(comity: Comity, made: Seeded) -> None:
    motion = before_body(made)
    row = planned(made)
    comity(*SESSIONS, "add-item", HERE, row.id, "--title", "Any other")
    added = comity(*SESSIONS, "add-item", HERE, row.id, "--motion", motion.number)
    titled = f"Motion {motion.number}: {motion.title}"
    assert agenda(added.out) == [["1", "waiting", "Any other"], ["2", "waiting", titled]]
    assert AgendaItem.objects.get(position=2).subject == motion.reference
    moved = comity(*SESSIONS, "place-item", HERE, row.id, 2, 1)
    assert agenda(moved.out) == [["1", "waiting", titled], ["2", "waiting", "Any other"]]
    named = comity(*SESSIONS, "rename-item", HERE, row.id, 2, "--title", "All else")
    assert agenda(named.out)[1] == ["2", "waiting", "All else"]
    assert comity(*SESSIONS, "take", HERE, row.id, 1).code == 8
    assert comity(*SESSIONS, "open", HERE, row.id).out.startswith("First session\topen\n")
    assert agenda(comity(*SESSIONS, "take", HERE, row.id, 1).out)[0][1] == "taken"
    assert comity(*SESSIONS, "take", HERE, row.id, 2).code == 8
    assert agenda(comity(*SESSIONS, "put-off", HERE, row.id, 1).out)[0][1] == "waiting"
    comity(*SESSIONS, "take", HERE, row.id, 1)
    assert agenda(comity(*SESSIONS, "finish", HERE, row.id, 1).out)[0][1] == "done"
    assert agenda(comity(*SESSIONS, "remove-item", HERE, row.id, 2).out) == [["1", "done", titled]]
    assert comity(*SESSIONS, "remove-item", HERE, row.id, 1).code == 8
    none = comity(*SESSIONS, "finish", HERE, row.id, 7)
    assert (none.code, none.err) == (4, "comity: There is no item 7 on this agenda.\n")


def test_an_item_about_something_else(comity: Comity, made: Seeded) -> None:
    row = planned(made)
    member = made.members["KE"]
    added = comity(*SESSIONS, "add-item", HERE, row.id, "--about", member.reference)
    assert agenda(added.out) == [["1", "waiting", "Government of KE"]]
    assert comity(*SESSIONS, "add-item", HERE, row.id, "--about", "member:mine").code == 4
    assert comity(*SESSIONS, "add-item", HERE, row.id).code == 3


def test_members_come_and_leave(comity: Comity, made: Seeded) -> None:
    row = opened(made)
    here = comity(*SESSIONS, "come", HERE, row.id, "KE", "FR")
    assert here.out.splitlines()[-3:] == [
        "member\tFR\tpresent\tGovernment of FR",
        "member\tJP\tabsent\tGovernment of JP",
        "member\tKE\tpresent\tGovernment of KE",
    ]
    gone = comity(*SESSIONS, "leave", HERE, row.id, "FR")
    assert gone.out.splitlines()[-3] == "member\tFR\tabsent\tGovernment of FR"
    assert comity(*SESSIONS, "leave", HERE, row.id, "KE", "DE").code == 4
    assert comity(*SESSIONS, "come", HERE, row.id).code == 2
    assert Movement.objects.count() == 3


def test_a_declaration_is_recorded(comity: Comity, made: Seeded) -> None:
    row = opened(made, "KE")
    declare = (*SESSIONS, "declare", HERE, row.id)
    done = comity(*declare, "KE", "--statement", "With regret.")
    assert (done.code, done.out) == (0, "The declaration of KE is recorded.\n")
    assert SessionEvent.objects.get(happened="declared").about == {
        "member": "KE", "statement": "With regret.",
    }  # fmt: skip
    assert comity(*declare, "KE", "--statement", " ").code == 3
    assert comity(*declare, "DE", "--statement", "Mine.").code == 4


def test_minutes_are_written_and_approved(comity: Comity, made: Seeded, tmp_path: Path) -> None:
    row = opened(made)
    file = tmp_path / "minutes.md"
    file.write_text("# All well\n", "utf-8")
    write = (*SESSIONS, "write-minutes", HERE, row.id, file)
    assert comity(*write).out == "Version 1 of the minutes is saved.\n"
    assert comity(*write).code == 8
    assert comity(*write, "--after", 1).out == "Version 2 of the minutes is saved.\n"
    approve = (*SESSIONS, "approve-minutes", HERE, row.id)
    assert comity(*approve, 2).code == 8
    closed = comity(*SESSIONS, "close", HERE, row.id, "--yes")
    assert closed.out.splitlines()[-1] == "minutes\t2\tnot approved"
    assert comity(*approve, 1).code == 8
    assert comity(*approve, 2).out == "Version 2 of the minutes is approved.\n"
    assert comity(*SESSIONS, "show", HERE, row.id).out.splitlines()[-1] == "minutes\t2\tapproved"
    file.write_bytes(b"\xff\xfe")
    wrong = comity(*write, "--after", 2)
    assert (wrong.code, Minutes.objects.count()) == (3, 2)


@pytest.mark.parametrize(
    "deed",
    [
        ("change",), ("cancel", "-y"), ("open",), ("close", "-y"), ("come", "KE"),
        ("leave", "KE"), ("take", "1"), ("add-item", "--title", "A"),
        ("declare", "KE", "--statement", "A"), ("approve-minutes", "1"),
    ],
)  # fmt: skip
def test_there_is_no_such_session(comity: Comity, deed: tuple[str, ...]) -> None:
    for key in ("mine", uuid4()):
        assert comity(*SESSIONS, deed[0], HERE, key, *deed[1:]).code == 4


def test_help_says_how_to_write_a_beginning(comity: Comity) -> None:
    told = " ".join(comity(*SESSIONS, "plan", "--help").out.split())
    assert "--starts 2027-01-18T10:00+01:00" in told
    assert "--visibility <public|members|private>" in told
