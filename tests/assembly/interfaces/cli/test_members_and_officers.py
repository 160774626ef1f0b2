"""`comity assembly members` and `officers`."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.assembly.closed_ballots import reachable
from tests.assembly.seeding import seeded
from tests.cli.running import Comity
from tests.parties.people import person

from comity.assembly.models import Member
from comity.parties.models import Role

HEADER = "name,kind,jurisdiction,state,class,owner_email\n"
SWISS = "Federal Council,government,CH,CH,member,ada@example.org\n"
BAD = "Works,company,CH,,king,ada@example.org\n"


@pytest.fixture
def comity(
    db: None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> Comity:
    monkeypatch.setenv("COMITY_DATA", str(tmp_path))
    seeded("KE")
    reachable(person("ada"))
    return Comity(monkeypatch, capsys)


def test_members_are_listed(comity: Comity) -> None:
    ended = comity("assembly", "members", "list", "north-lakes")
    assert (ended.code, ended.out) == (0, "KE\tmember\tmember\tassembly\tGovernment of KE\n")
    assert comity("assembly", "members", "list", "nowhere").code == 4


def test_a_file_is_tried_and_then_entered(comity: Comity, tmp_path: Path) -> None:
    file = tmp_path / "members.csv"
    file.write_text(HEADER + SWISS + BAD, "utf-8")
    tried = comity("assembly", "members", "import", "north-lakes", file, "--dry-run")
    assert tried.code == 1
    first, second = tried.out.splitlines()
    assert first == "2\tentered\tFederal Council"
    assert second.startswith("3\trefused\tWorks\tThe statute has no class of members king.")
    whole = comity("assembly", "members", "import", "north-lakes", file)
    assert (whole.code, Member.objects.count()) == (3, 1)
    some = comity("assembly", "members", "import", "north-lakes", file, "--keep-going")
    assert (some.code, Member.objects.count()) == (1, 2)
    file.write_text(HEADER + SWISS, "utf-8")
    again = comity("assembly", "members", "import", "north-lakes", file)
    assert (again.code, again.out) == (0, "2\texists\tFederal Council\n")


def test_a_dry_run_does_not_go_on(comity: Comity, tmp_path: Path) -> None:
    file = tmp_path / "members.csv"
    both = ("--dry-run", "--keep-going")
    assert comity("assembly", "members", "import", "north-lakes", file, *both).code == 3


def test_officers_are_appointed_listed_and_end(comity: Comity) -> None:
    made = comity(
        *("assembly", "officers", "appoint", "north-lakes", "presiding", "ada@example.org"),
        *("--body", "council", "--until", "2099-01-01"),
    )
    role = Role.objects.get(name="presiding")
    assert (made.code, made.out.splitlines()[-1]) == (0, str(role.id))
    listed = comity("assembly", "officers", "list", "north-lakes").out.splitlines()
    since = role.valid_from.isoformat()
    assert listed[-1] == f"{role.id}\tpresiding\tcouncil\t{since}\t2099-01-01\tada@example.org"
    assert comity("assembly", "officers", "end", "north-lakes", str(role.id)).code == 0
    role.refresh_from_db()
    assert role.valid_until == role.valid_from
    assert comity("assembly", "officers", "end", "north-lakes", "nobody").code == 4
