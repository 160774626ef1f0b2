"""`comity assembly found`, `list` and `statute`."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from allauth.account.models import EmailAddress
from django.utils import timezone
from tests.assembly.examples import FOLDER
from tests.cli.running import Comity
from tests.parties.people import logged, person

from comity.assembly.actions.found_assembly import enter_statute
from comity.assembly.models import Assembly, Ballot, Motion, Session, Treaty
from comity.assembly.queries.people import Person
from comity.kernel.domain.errors import Conflict
from comity.kernel.models import AuditEntry
from comity.kernel.queries.verify_audit import verify_audit
from comity.parties.domain.permissions import Actor
from comity.parties.models import User

LAKES = FOLDER / "north-lakes.yaml"


@pytest.fixture
def ada(db: None) -> User:
    user = person("ada")
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return user


def test_an_organisation_is_set_up_with_its_secretary(comity: Comity, ada: User) -> None:
    today = timezone.now().date()
    ended = comity("assembly", "found", LAKES, "--secretary", "ada@example.org")
    assert (ended.code, ended.out) == (
        0,
        "North Lakes Data Union works here under version 1 of its statute: "
        "/assemblies/north-lakes\n"
        f"ada@example.org is its secretary from {today} on.\n"
        "Next: ada@example.org signs in and enters the members, at /assemblies/north-lakes.\n",
    )
    made = Assembly.objects.get()
    assert Person(Actor(ada.reference), made, today).may("keep-statute")
    assert [action for _, action, _ in logged()] == ["found_assembly", "appoint_officer"]
    listed = comity("assembly", "list")
    assert listed.out == "north-lakes\t1\t2026-01-01\t0\tNorth Lakes Data Union\n"
    again = comity("assembly", "found", LAKES, "--secretary", "ada@example.org")
    assert (again.code, len(logged())) == (8, 2)


def test_no_account_is_made_and_it_says_how_to_come_by_one(comity: Comity) -> None:
    ended = comity("assembly", "found", LAKES, "--secretary", "bo@example.org")
    assert ended.code == 4
    assert "Nobody with the address bo@example.org has an account here." in ended.err
    assert "comity parties add-admin bo@example.org" in ended.err
    assert (Assembly.objects.count(), AuditEntry.objects.count()) == (0, 0)
    assert not User.objects.filter(email="bo@example.org").exists()
    assert comity("assembly", "list").err == (
        "No organisation is set up here yet: comity assembly found STATUTE.yaml\n"
    )


def test_the_next_version_of_the_statute_is_entered_and_shown(
    comity: Comity, ada: User, tmp_path: Path
) -> None:
    comity("assembly", "found", LAKES, "--secretary", "ada@example.org")
    first = LAKES.read_text("utf-8")
    later = first.replace("version: 1", "version: 2").replace("2026-01-01", "2030-01-01")
    file = tmp_path / "second.yaml"
    file.write_text(later, "utf-8")
    ballot = Ballot.objects.create(
        assembly=Assembly.objects.get(), body="assembly", matter="amendment", subject="motion:1",
        title="The second version", state="closed", outcome="adopted",
    )  # fmt: skip
    for unfit in ("ballot:1", f"motion:{ballot.id}"):
        assert comity("assembly", "statute", "enter", file, "--decision", unfit).code == 4
    ended = comity("assembly", "statute", "enter", file, "--decision", ballot.reference)
    assert (ended.code, ended.out) == (
        0,
        "Version 2 of the statute of north-lakes is entered. It holds from 2030-01-01.\n",
    )
    assert comity("assembly", "statute", "show", "north-lakes").out == first
    shown = comity("assembly", "statute", "show", "north-lakes", "--on", "2030-01-01")
    assert shown.out == later
    assert comity("assembly", "statute", "show", "north-lakes", "--on", "2025-12-31").code == 8
    assert comity("assembly", "statute", "enter", file).code == 8
    assert comity("assembly", "statute", "show", "south-lakes").code == 4
    kept = Assembly.objects.get().statutes.last()
    assert kept is not None
    assert (kept.version, kept.holds_from, kept.decision) == (
        2,
        date(2030, 1, 1),
        ballot.reference,
    )


def test_a_ballot_on_something_else_adopts_no_statute(comity: Comity, ada: User) -> None:
    comity("assembly", "found", LAKES, "--secretary", "ada@example.org")
    made = Assembly.objects.get()
    budget = Ballot.objects.create(
        assembly=made, body="assembly", matter="budget", subject="motion:1", title="The budget",
        state="closed", outcome="adopted",
    )  # fmt: skip
    person_now = Person(Actor(ada.reference), made, timezone.now().date())
    source = LAKES.read_bytes().replace(b"version: 1", b"version: 2")
    with pytest.raises(Conflict) as refused:
        enter_statute(
            person=person_now, source=source, name="second.yaml", decision=budget.reference
        )
    assert refused.value.message.id == "statute-decision-unfit"
    assert made.statutes.count() == 1


def test_the_demo_fills_an_empty_database_alone(comity: Comity) -> None:
    ended = comity("assembly", "demo")
    assert ended.code == 0
    assert "  secretary@north-lakes.example\n" in ended.out
    found = re.search(r"the password (\S+), which", ended.out)
    assert found
    secretary = User.objects.get(email="secretary@north-lakes.example")
    assert secretary.check_password(found[1])
    made = Assembly.objects.get()
    assert made.members.count() == 10
    assert Motion.objects.filter(assembly=made, state="before-body").count() == 3
    assert Treaty.objects.get().deeds.count() == 4
    states = Ballot.objects.order_by("prepared_at").values_list("state", "outcome")
    assert [*states] == [("closed", "rejected"), ("closed", "adopted"), ("open", "")]
    assert Session.objects.get(body="assembly").state == "open"
    assert verify_audit().broken is None
    again = comity("assembly", "demo")
    assert (again.code, "a demo needs a database of its own" in again.err) == (8, True)
