"""`comity plan export`, `import` and `iati-check`."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cli.running import Comity
from tests.plan.actions.test_import_commitments import PART, WHOLE, WRONG, file
from tests.plan.formats.iati.examples import CARRIED
from tests.plan.formats.iati.official import faults
from tests.plan.seeding import seed_commitment, seeded_plan

from comity.kernel.domain.audit import Visibility
from comity.plan.formats.open_data.csv_tables import read_csv
from comity.plan.formats.open_data.plan_json import read_json
from comity.plan.formats.open_data.tables import COMMITMENTS, TABLES
from comity.plan.models import Commitment


@pytest.fixture
def comity(
    db: None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> Comity:
    monkeypatch.setenv("COMITY_DATA", str(tmp_path / "data"))
    made = seeded_plan()
    seed_commitment(made, "acme", CARRIED)
    seed_commitment(made, "kenya", title="For members", visibility=Visibility.MEMBERS)
    return Comity(monkeypatch, capsys)


def test_tables_are_written_as_everybody_sees_them(comity: Comity, tmp_path: Path) -> None:
    folder = tmp_path / "open"
    assert comity("plan", "export", "small-plan", "--format", "csv", "--to", folder).code == 0
    assert sorted(each.name for each in folder.iterdir()) == sorted(
        ["datapackage.json", "dictionary.csv", *(f"{each.name}.csv" for each in TABLES)]
    )
    assert len(read_csv(COMMITMENTS, (folder / "commitments.csv").read_bytes())) == 1
    comity("plan", "export", "small-plan", "--format", "csv", "--to", folder, "--all", "--bom")
    whole = (folder / "commitments.csv").read_bytes()
    assert whole.startswith(b"\xef\xbb\xbf")
    assert len(read_csv(COMMITMENTS, whole)) == 2


def test_single_files_are_written_whole(comity: Comity, tmp_path: Path) -> None:
    for format, name in (("json", "plan.json"), ("iati", "iati.xml"), ("zip", "all.zip")):
        ended = comity("plan", "export", "small-plan", "--format", format, "--to", tmp_path)
        assert ended.code == 0
        assert (tmp_path / name).is_file()
    assert faults((tmp_path / "iati.xml").read_bytes()) == []
    about, _contents = read_json(TABLES, (tmp_path / "plan.json").read_bytes())
    assert about["rows"] == "public"


def test_csv_goes_to_no_single_output(comity: Comity) -> None:
    assert comity("plan", "export", "small-plan", "--format", "csv", "--to", "-").code == 3
    assert comity("plan", "export", "nowhere").code == 4


def test_a_file_is_tried_and_then_entered(comity: Comity, tmp_path: Path) -> None:
    given = tmp_path / "commitments.csv"
    given.write_bytes(file(WHOLE, WRONG, who="Acme"))
    tried = comity("plan", "import", "small-plan", given, "--dry-run")
    assert tried.code == 1
    first, second = tried.out.splitlines()
    assert first == "2\tdrafted\tk1"
    assert second.startswith("3\trefused\tk2\t")
    assert comity("plan", "import", "small-plan", given).code == 3
    assert Commitment.objects.count() == 2
    given.write_bytes(file(WHOLE, PART, who="Acme"))
    entered = comity("plan", "import", "small-plan", given)
    assert entered.code == 0
    assert "\tdrafted\tk2\toutcome: It does not say what will be different." in entered.out
    assert Commitment.objects.filter(state="draft").count() == 2
    again = comity("plan", "import", "small-plan", given)
    assert (again.code, again.out) == (0, "2\texists\tk1\n3\texists\tk2\n")


def test_files_of_parts_are_tried_and_entered_with_it(comity: Comity, tmp_path: Path) -> None:
    given = tmp_path / "commitments.csv"
    given.write_bytes(file(WHOLE, who="Acme"))
    milestones = tmp_path / "milestones.csv"
    milestones.write_text("key,title,due_on\nk1,Begun,2026-05-31\nk9,Lost,2026-05-31\n", "utf-8")
    tried = comity("plan", "import", "small-plan", given, milestones, "--dry-run")
    assert tried.code == 1
    assert [each.split("\t")[:3] for each in tried.out.splitlines()] == [
        ["commitments.csv:2", "drafted", "k1"],
        ["milestones.csv:2", "drafted", "k1"],
        ["milestones.csv:3", "refused", "k9"],
    ]
    refused = comity("plan", "import", "small-plan", given, milestones)
    assert refused.code == 3
    assert "milestones.csv, line 3, k9" in refused.err
    milestones.write_text("key,title,due_on\nk1,Begun,2026-05-31\n", "utf-8")
    assert comity("plan", "import", "small-plan", given, milestones).code == 0
    row = Commitment.objects.get(state="draft")
    assert [each.key for each in row.milestones.all()] == ["milestone-1"]


def test_a_file_of_100_mb_is_refused(comity: Comity, tmp_path: Path) -> None:
    large = tmp_path / "large.csv"
    with large.open("wb") as written:
        written.truncate(100 * 1024 * 1024)
    assert comity("plan", "import", "small-plan", large).code == 3
    assert Commitment.objects.count() == 2


def test_no_iati_file_is_written_without_an_activity(comity: Comity, tmp_path: Path) -> None:
    Commitment.objects.update(state="draft")
    ended = comity("plan", "export", "small-plan", "--format", "iati", "--to", tmp_path)
    assert ended.code == 4
    assert not (tmp_path / "iati.xml").exists()


def test_what_iati_lacks_is_listed(comity: Comity) -> None:
    ended = comity("plan", "iati-check", "small-plan")
    assert (ended.code, ended.out) == (
        1,
        "1\t-\t-\tTrain 50 engineers\n2\treporting-org,recipient-country,sector\t-\tFor members\n",
    )
    Commitment.objects.filter(number=2).update(state="draft")
    assert comity("plan", "iati-check", "small-plan").code == 0
