"""`comity assembly delegates`."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone
from tests.assembly.closed_ballots import reachable
from tests.assembly.seeding import Seeded, seeded
from tests.cli.running import Comity
from tests.parties.people import person

from comity.assembly.models import Delegate

DELEGATES, HERE = ("assembly", "delegates"), "north-lakes"
ADA, BO = "ada@example.org", "bo@example.org"


@pytest.fixture(autouse=True)
def made(db: None) -> Seeded:
    for name in ("ada", "bo"):
        reachable(person(name))
    return seeded("KE")


def shown(text: str) -> list[list[str]]:
    cells = [each.split("\t") for each in text.splitlines()]
    return [each[1:] for each in cells if each[0] == "delegate"]


def test_one_is_appointed_accredited_and_hands_over(comity: Comity, made: Seeded) -> None:
    today = timezone.now().date()
    head = Delegate.objects.get()
    until = (today + timedelta(days=90)).isoformat()
    appointed = comity(*DELEGATES, "appoint", HERE, "KE", ADA, "alternate", "--until", until)
    row = Delegate.objects.get(user__email=ADA)
    assert appointed.out.splitlines()[0] == str(row.id)
    own = [str(row.id), "alternate", today.isoformat(), until]
    assert shown(appointed.out)[1] == [*own, "not accredited", ADA]
    accredited = comity(*DELEGATES, "accredit", HERE, row.id, "--until", until)
    assert shown(accredited.out)[1] == [*own, "accredited", ADA]
    handed = comity(*DELEGATES, "hand-over", HERE, row.id, BO)
    follower = Delegate.objects.get(user__email=BO)
    assert handed.out.splitlines()[0] == str(follower.id)
    listed = comity(*DELEGATES, "list", HERE).out.splitlines()
    assert [each.split("\t") for each in listed] == [
        [str(head.id), "KE", "head", "2026-01-01", "-", "accredited", made.heads["KE"].email],
        [str(follower.id), "KE", *own[1:], "not accredited", BO],
    ]
    ended = comity(*DELEGATES, "end", HERE, follower.id)
    assert [each[0] for each in shown(ended.out)] == [str(head.id)]


def test_nobody_stands_for_anybody(comity: Comity) -> None:
    assert comity(*DELEGATES, "end", HERE, Delegate.objects.get().id).code == 0
    none = comity(*DELEGATES, "list", HERE)
    assert (none.out, none.err) == ("", "Nobody stands for a member today or later.\n")


def test_what_is_refused(comity: Comity) -> None:
    appoint = (*DELEGATES, "appoint", HERE)
    assert comity(*appoint, "KE", ADA, "head").code == 8
    assert comity(*appoint, "KE", ADA, "king").code == 2
    assert comity(*appoint, "FR", ADA, "head").code == 4
    assert comity(*appoint, "KE", "nobody@example.org", "adviser").code == 4
    assert comity(*appoint, "KE", ADA, "adviser", "--from", "2026-03").code == 3
    backwards = ("--from", "2099-03-01", "--until", "2099-01-01")
    assert comity(*appoint, "KE", ADA, "adviser", *backwards).code == 3
    head = Delegate.objects.get()
    assert comity(*DELEGATES, "accredit", HERE, head.id, "--until", "2099-01-01").code == 3
    assert comity(*DELEGATES, "end", HERE, head.id, "--on", "2026-01-01").code == 3
    for key in ("mine", uuid4()):
        assert comity(*DELEGATES, "accredit", HERE, key, "--until", "2027-01-01").code == 4
        assert comity(*DELEGATES, "hand-over", HERE, key, ADA).code == 4
        assert comity(*DELEGATES, "end", HERE, key).code == 4
    assert Delegate.objects.get().valid_until is None


def test_help_names_places(comity: Comity) -> None:
    assert "<head|alternate|adviser>" in comity(*DELEGATES, "appoint", "--help").out
