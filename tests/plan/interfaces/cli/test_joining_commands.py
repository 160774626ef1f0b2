"""`comity plan invite`, `requests` and `participants`."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.plan.joining import asked, confirmed
from tests.plan.seeding import seeded_plan
from typer.testing import CliRunner

from comity.plan.interfaces.cli.app import app
from comity.plan.models import Invitation

pytestmark = pytest.mark.django_db
HEAD = "email,kind,name,jurisdiction\n"


def run(*arguments: str) -> tuple[int, str, str]:
    done = CliRunner().invoke(app, list(arguments))
    return done.exit_code, done.stdout, done.stderr


def test_a_file_is_tried_and_then_sent(tmp_path: Path) -> None:
    seeded_plan()
    file = tmp_path / "guests.csv"
    file.write_text(HEAD + "a@b.example,company,A,KE\n")
    told = "Nothing was changed. It would be: 1 invited, 0 here already, 0 refused.\n"
    assert run("invite", "small-plan", str(file), "--dry-run") == (0, "2\tinvited\tA\n", told)
    assert not Invitation.objects.exists()
    told = "1 invited, 0 here already. The mails leave within minutes.\n"
    assert run("invite", "small-plan", str(file)) == (0, "2\tinvited\tA\n", told)
    assert Invitation.objects.count() == 1


def test_a_refused_line_of_a_dry_run_ends_with_1(tmp_path: Path) -> None:
    seeded_plan()
    file = tmp_path / "guests.csv"
    file.write_text(HEAD + "nobody,company,A,KE\n")
    code, out, _err = run("invite", "small-plan", str(file), "--dry-run")
    assert (code, out) == (1, "2\trefused\tA\tThis is not an e-mail address.\n")


def test_requests_and_participants_are_listed() -> None:
    made = seeded_plan()
    assert run("requests", "small-plan")[1:] == ("", "Nobody asks to join.\n")
    asked(made)
    assert run("requests", "small-plan")[1] == ""
    row = confirmed(made)
    line = f"waiting\tinstitution\tKE\t{row.submitted_at:%Y-%m-%d}\tUniversity of Nairobi\n"
    assert run("requests", "small-plan")[1] == line
    assert run("requests", "small-plan", "--all")[1] == line
    assert run("participants", "small-plan")[1] == (
        "joined\tcompany\tKE\t2026-01-01\tAcme\njoined\tgovernment\tKE\t2026-01-01\tKenya\n"
    )
