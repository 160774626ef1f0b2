"""`comity plan new`, `check`, `show`, `enter`, `coordinators` and `link`."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.assembly.closed_ballots import reachable
from tests.cli.processes import comity as run_alone
from tests.cli.running import Comity
from tests.parties.people import person
from tests.plan.plans import SMALL
from tests.plan.seeding import seeded_plan

from comity.parties.models import Role
from comity.plan.models import PlanLink

SECOND = SMALL.replace(b"version: 1", b"version: 2")


@pytest.fixture
def comity(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> Comity:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COMITY_DATA", str(tmp_path / "data"))
    return Comity(monkeypatch, capsys)


def test_a_plan_is_begun_and_stands(comity: Comity) -> None:
    ended = comity("plan", "new")
    assert (ended.code, ended.out) == (
        0,
        "my-plan.yaml is written. Change it, then: comity plan check my-plan.yaml\n",
    )
    again = comity("plan", "new")
    assert (again.code, "my-plan.yaml is there already." in again.err) == (8, True)
    checked = comity("plan", "check", "my-plan.yaml")
    lines = checked.out.splitlines()
    assert checked.code == 0
    assert lines[:7] == [
        "My plan, version 1: 2 actions.",
        "",
        "1. Train people (skills)",
        "   Point 1; ✓ read in the text",
        "   - Hold courses (courses)",
        "   - Train teachers (teachers)",
        "   # People trained, people (trained)",
    ]
    assert lines[-1] == "Nothing is wrong with it."


def test_a_file_is_checked_by_a_process_that_has_nothing_else(tmp_path: Path) -> None:
    """No database, no settings that somebody else has loaded."""
    plan = tmp_path / "ours.yaml"
    plan.write_bytes(SMALL)
    folder = tmp_path / "data"
    ended = run_alone({"COMITY_DATA": str(folder)}, "plan", "check", str(plan))
    assert (ended.returncode, ended.stderr) == (0, "")
    assert ended.stdout.startswith("A small plan, version 1: 2 actions.")
    assert not folder.exists()


def test_every_fault_is_told_with_its_place(comity: Comity) -> None:
    Path("faulty.yaml").write_bytes(SMALL.replace(b"id: energy", b"id: skills"))
    ended = comity("plan", "check", "faulty.yaml")
    assert ended.code == 1
    assert "faulty.yaml has 1 problem:" in ended.out
    assert "The id skills stands here twice." in ended.out
    assert comity("plan", "check", "nothing.yaml").code != 0


@pytest.mark.django_db
def test_a_plan_is_shown_and_its_next_version_entered(comity: Comity) -> None:
    seeded_plan()
    shown = comity("plan", "show", "small-plan")
    assert (shown.code, shown.out.splitlines()[0]) == (0, "A small plan, version 1: 2 actions.")
    assert comity("plan", "show", "small-plan", "--yaml").out.encode() == SMALL
    assert comity("plan", "show", "nothing").code == 4
    Path("next.yaml").write_bytes(SECOND)
    entered = comity("plan", "enter", "next.yaml")
    assert (entered.code, entered.out) == (0, "Version 2 of small-plan is entered.\n")
    assert comity("plan", "enter", "next.yaml").code == 8


@pytest.mark.django_db
def test_coordinators_are_added_listed_and_ended(comity: Comity) -> None:
    made = seeded_plan()
    reachable(person("ada"))
    Role.objects.filter(user=made.coordinator).delete()
    none = comity("plan", "coordinators", "list", "small-plan")
    assert (none.out, "Nobody keeps the plan" in none.err) == ("", True)
    added = comity("plan", "coordinators", "add", "small-plan", "ada@example.org")
    told, key = added.out.splitlines()
    assert (added.code, told) == (0, "ada@example.org keeps the plan small-plan from today.")
    listed = comity("plan", "coordinators", "list", "small-plan").out
    assert listed.split("\t")[0] == key
    assert listed.endswith("\t-\tada@example.org\n")
    assert comity("plan", "coordinators", "add", "small-plan", "ada@example.org").code == 8
    assert comity("plan", "coordinators", "add", "small-plan", "no@example.org").code == 4
    assert comity("plan", "coordinators", "end", "small-plan", "no-key").code == 4
    assert comity("plan", "coordinators", "end", "small-plan", key).code == 0
    assert comity("plan", "coordinators", "list", "small-plan").out == ""


@pytest.mark.django_db
def test_actions_are_linked(comity: Comity) -> None:
    seeded_plan()
    said = ("plan", "link", "small-plan/skills", "supports", "small-plan/energy")
    made = comity(*said, "--reason", "People save energy.")
    assert (made.code, made.out) == (0, "small-plan/skills supports small-plan/energy.\n")
    assert PlanLink.objects.get().reason == "People save energy."
    assert comity(*said).code == 8
    assert comity(*said, "--remove").out == "The link is taken away.\n"
    assert comity(*said, "--remove").code == 4
    assert comity("plan", "link", "skills", "supports", "small-plan/energy").code == 3
    assert comity("plan", "link", "small-plan/no", "supports", "small-plan/energy").code == 4
