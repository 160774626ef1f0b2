"""`comity assembly members show` and `record`."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone
from tests.assembly.closed_ballots import closed_ballot
from tests.assembly.seeding import Seeded, seeded
from tests.cli.running import Comity
from tests.cli.terminal import Terminal

from comity.assembly.models import StandingEvent

HERE = "north-lakes"
SHOW, RECORD = ("assembly", "members", "show", HERE), ("assembly", "members", "record", HERE)


@pytest.fixture(autouse=True)
def made(db: None) -> Seeded:
    return seeded("KE")


def recorded() -> list[tuple[str, str]]:
    return list(StandingEvent.objects.order_by("number").values_list("kind", "on"))[1:]


def test_a_member_is_shown(comity: Comity, made: Seeded) -> None:
    delegate, head = made.members["KE"].delegates.get(), made.heads["KE"]
    ended = comity(*SHOW, "KE")
    assert ended.code == 0
    assert [each.split("\t") for each in ended.out.splitlines()] == [
        ["KE", "Government of KE"],
        ["It is a member in good standing."],
        ["class", "member", "Member"],
        ["body", "assembly", "Assembly"],
        ["weight", "contribution", "100", "2026-01-01"],
        ["delegate", str(delegate.id), "head", "2026-01-01", "-", "accredited", head.email],
        ["event", "2026-01-01", "admitted", "Member", "-"],
    ]  # fmt: skip


def test_arrears_begin_and_end(comity: Comity) -> None:
    begun = comity(*RECORD, "KE", "arrears-begun", "--on", "2026-03")
    assert begun.code == 0
    assert begun.out.splitlines()[-1] == "event\t2026-03\tarrears began\t-\t-"
    assert comity(*RECORD, "KE", "arrears-ended", "--on", "unknown").code == 0
    assert recorded() == [("arrears-begun", "2026-03"), ("arrears-ended", "")]


def test_a_member_gives_notice_and_revokes_it(comity: Comity) -> None:
    day = timezone.now().date()
    given = comity(*RECORD, "KE", "withdrawal-notified", "--on", day)
    assert given.out.splitlines()[1].startswith("It is a member, and gave notice: it leaves on ")
    back = comity(*RECORD, "KE", "withdrawal-revoked", "--on", day + timedelta(days=1))
    assert back.out.splitlines()[1] == "It is a member in good standing."


def test_what_a_body_decides_needs_its_ballot(comity: Comity, made: Seeded) -> None:
    suspended = (*RECORD, "KE", "suspended", "--on", timezone.now().date())
    none = comity(*suspended)
    assert (none.code, recorded()) == (3, [])
    assert none.err.startswith("comity: The statute asks for a decision of the body: name the")
    ballot = closed_ballot(made, made.members["KE"].reference, "suspension")
    done = comity(*suspended, "--ballot", f"ballot:{ballot}")
    assert done.out.splitlines()[1] == "It is suspended."
    assert done.out.splitlines()[-1].endswith(f"\tsuspended\t-\tballot:{ballot}")


def test_a_membership_ends_once_it_was_asked_about(
    comity: Comity, monkeypatch: pytest.MonkeyPatch
) -> None:
    leaves = (*RECORD, "KE", "left", "--on", "2026-06-30")
    unasked = comity(*leaves)
    assert (unasked.code, unasked.err) == (
        3,
        "comity: Nothing was changed, for nobody can be asked here. With --yes: "
        "The membership of Government of KE will end; an application alone can bring it back.\n",
    )
    monkeypatch.setattr("sys.stdin", Terminal("n\n"))
    refused = comity(*leaves)
    assert (refused.code, refused.err) == (
        1,
        "The membership of Government of KE will end; an application alone can bring it back. "
        "Go on? [y/N]:Nothing was changed.\n",
    )
    assert recorded() == []
    monkeypatch.setattr("sys.stdin", Terminal("y\n"))
    assert comity(*leaves).out.splitlines()[1] == "It is no member any more, or not yet."
    assert recorded() == [("left", "2026-06-30")]


def test_nobody_is_asked_who_said_yes(comity: Comity) -> None:
    assert comity(*RECORD, "KE", "left", "--on", "2026-06-30", "--yes").code == 0
    assert recorded() == [("left", "2026-06-30")]


@pytest.mark.parametrize(
    ("given", "code"),
    [
        (("FR", "arrears-begun", "--on", "2026-03"), 4),
        (("KE", "arrears-begun", "--on", "yesterday"), 3),
        (("KE", "arrears-begun"), 2),
        (("KE", "arrears-started", "--on", "2026-03"), 2),
        (("KE", "arrears-ended", "--on", "2026-03"), 8),
        (("KE", "admitted", "--on", "2026-03"), 8),
        (("KE", "class-changed", "--on", "2026-03", "--class", "king"), 4),
        (("KE", "suspended", "--on", "2026-03", "--ballot", uuid4()), 4),
        (("KE", "suspended", "--on", "2026-03", "--ballot", "mine"), 4),
    ],
)
def test_what_is_refused_changes_nothing(
    comity: Comity, given: tuple[object, ...], code: int
) -> None:
    ended = comity(*RECORD, *given)
    assert (ended.code, ended.out, recorded()) == (code, "", [])


def test_help_names_events_and_examples(comity: Comity) -> None:
    told = " ".join(comity(*RECORD, "--help").out.split())
    assert "What happened: class-changed, arrears-begun, arrears-ended," in told
    assert "comity assembly members record north-lakes KE arrears-begun --on 2026-07-01" in told
